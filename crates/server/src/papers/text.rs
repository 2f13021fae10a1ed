//! Text as it stands on paper: broken into lines, shaped and ordered, in whichever script and direction.

use std::{collections::HashMap, ops::Range};

use krilla::text::{Font, GlyphId, KrillaGlyph, Tag};
use parley::{
    Alignment, AlignmentOptions, FontContext, FontFamily, FontWeight, Glyph, Layout, LayoutContext,
    LineHeight, OverflowWrap, PositionedLayoutItem, Run, StyleProperty,
};

use super::fonts;

/// How a text looks. Sizes are points.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    pub size: f32,
    pub bold: bool,
    /// 0 is black.
    pub grey: u8,
}

/// To which edge of its column a text is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    Left,
    Right,
}

/// A text in lines.
pub struct Block {
    /// What the glyphs' ranges are of.
    pub text: String,
    pub lines: Vec<Line>,
    pub grey: u8,
}

pub struct Line {
    pub height: f32,
    /// From the line's top.
    pub baseline: f32,
    pub runs: Vec<Glyphs>,
}

/// Glyphs of one font.
pub struct Glyphs {
    /// From the column's left edge.
    pub x: f32,
    pub font: Font,
    pub size: f32,
    pub glyphs: Vec<KrillaGlyph>,
}

const LINE_HEIGHT: f32 = 1.45;
const REGULAR: f32 = 400.0;
const BOLD: f32 = 650.0;

/// Sets texts of one document.
pub struct Setter {
    fonts: FontContext,
    layouts: LayoutContext<()>,
    /// By the font's file and whether it is bold.
    embedded: HashMap<(u64, bool), Option<Font>>,
}

impl Setter {
    pub fn new() -> Self {
        Self { fonts: fonts::faces(), layouts: LayoutContext::new(), embedded: HashMap::new() }
    }

    /// Sets a text in a column so wide.
    pub fn set(&mut self, text: &str, look: Look, width: f32, edge: Edge) -> Block {
        let mut builder = self.layouts.ranged_builder(&mut self.fonts, text, 1.0, false);
        builder.push_default(StyleProperty::FontFamily(FontFamily::Source(fonts::FAMILIES.into())));
        builder.push_default(StyleProperty::FontSize(look.size));
        builder.push_default(StyleProperty::FontWeight(FontWeight::new(weight(look.bold))));
        builder.push_default(StyleProperty::LineHeight(LineHeight::FontSizeRelative(LINE_HEIGHT)));
        // A word longer than its column is broken rather than lost.
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
        let mut layout: Layout<()> = builder.build(text);
        layout.break_all_lines(Some(width));
        let alignment = match edge {
            Edge::Left => Alignment::Left,
            Edge::Right => Alignment::Right,
        };
        layout.align(alignment, AlignmentOptions { align_when_overflowing: true });
        let lines = layout.lines().map(|line| {
            let metrics = line.metrics();
            let items = line.items().filter_map(|item| match item {
                PositionedLayoutItem::GlyphRun(run) => Some((run.offset(), *run.run())),
                PositionedLayoutItem::InlineBox(_) => None,
            });
            let runs = items.filter_map(|(x, run)| self.glyphs(&run, x, look)).collect();
            let top = metrics.block_min_coord;
            Line { height: metrics.line_height, baseline: metrics.baseline - top, runs }
        });
        let lines = lines.collect();
        Block { text: text.to_owned(), lines, grey: look.grey }
    }

    fn glyphs(&mut self, run: &Run<'_, ()>, x: f32, look: Look) -> Option<Glyphs> {
        let size = run.font_size();
        let mut clusters: Vec<(Range<usize>, Vec<Glyph>)> = Vec::new();
        for cluster in run.clusters() {
            match clusters.last_mut() {
                // The glyphs of the letter before stand for this one too.
                Some((range, _)) if cluster.is_ligature_continuation() => {
                    range.end = cluster.text_range().end
                }
                _ => clusters.push((cluster.text_range(), cluster.glyphs().collect())),
            }
        }
        if run.is_rtl() {
            clusters.reverse();
        }
        let glyphs = clusters.into_iter().flat_map(|(range, glyphs)| {
            glyphs.into_iter().map(move |glyph| {
                let (advance, x, y) = (glyph.advance / size, glyph.x / size, glyph.y / size);
                KrillaGlyph::new(GlyphId::new(glyph.id), advance, x, y, 0.0, range.clone(), None)
            })
        });
        Some(Glyphs { x, font: self.font(run, look.bold)?, size, glyphs: glyphs.collect() })
    }

    /// The run's font as the document embeds it.
    fn font(&mut self, run: &Run<'_, ()>, bold: bool) -> Option<Font> {
        let data = &run.font().data;
        let embedded = self.embedded.entry((data.id(), bold)).or_insert_with(|| {
            let file = data.data().to_vec();
            Font::new_variable(file.into(), run.font().index, &[(Tag::new(b"wght"), weight(bold))])
        });
        embedded.clone()
    }
}

fn weight(bold: bool) -> f32 {
    if bold { BOLD } else { REGULAR }
}
