//! Documents as a program reads them that was not there when they were written.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object};

use super::Answer;

/// A document that was sent.
pub struct Paper(Document);

impl Paper {
    pub fn of(answer: &Answer) -> Self {
        assert_eq!(answer.header("content-type"), "application/pdf");
        Self(Document::load_mem(answer.bytes()).expect("a document that can be read"))
    }

    pub fn pages(&self) -> usize {
        self.0.get_pages().len()
    }

    /// All words, a space between any two pieces.
    pub fn text(&self) -> String {
        let pages: Vec<u32> = self.0.get_pages().into_keys().collect();
        let text = self.0.extract_text(&pages).expect("glyphs that stand for letters");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn catalog(&self) -> &Dictionary {
        self.0.catalog().expect("a catalog")
    }

    pub fn language(&self) -> String {
        let Ok(Object::String(tag, _)) = self.catalog().get(b"Lang") else { return String::new() };
        String::from_utf8_lossy(tag).into_owned()
    }

    /// What the parts are, as a reader for the blind is told.
    pub fn tags(&self) -> BTreeSet<String> {
        assert!(self.catalog().has(b"StructTreeRoot"), "a tree of what the parts mean");
        let names = self.0.objects.values().filter_map(|object| {
            let name = object.as_dict().ok()?.get(b"S").ok()?.as_name().ok()?;
            Some(String::from_utf8_lossy(name).into_owned())
        });
        names.collect()
    }

    pub fn has_title(&self) -> bool {
        let info = self.0.trailer.get(b"Info").and_then(|info| self.0.dereference(info));
        info.is_ok_and(|(_, info)| info.as_dict().is_ok_and(|info| info.has(b"Title")))
    }
}
