//! The pages' own fonts, unpacked once, for papers.

use std::sync::LazyLock;

use parley::{
    FontContext,
    fontique::{Blob, Collection, CollectionOptions, FontInfoOverride},
};

use crate::web::assets;

/// The faces by name, each with the file it is in. Where several have a letter, the first is taken.
const FACES: [(&str, &str); 3] = [
    ("Latin", "fonts/inter-latin.woff2"),
    ("Arabic", "fonts/vazirmatn-arabic.woff2"),
    ("Devanagari", "fonts/noto-sans-devanagari.woff2"),
];

static UNPACKED: LazyLock<Collection> = LazyLock::new(|| {
    let mut collection = Collection::new(CollectionOptions { shared: false, system_fonts: false });
    for (name, file) in FACES {
        let packed = assets::bytes(file).expect("the fonts are compiled in, as the names above");
        let font = wuff::decompress_woff2(&packed).expect("a font that browsers read is well formed");
        let named = FontInfoOverride { family_name: Some(name), ..FontInfoOverride::default() };
        collection.register_fonts(Blob::from(font), Some(named));
    }
    collection
});

/// The faces, for one document. No font of the machine is among them: a document is the same everywhere.
pub fn faces() -> FontContext {
    FontContext { collection: UNPACKED.clone(), ..FontContext::default() }
}

/// The families of every text, as a style sheet lists them.
pub const FAMILIES: &str = "Latin, Arabic, Devanagari";
