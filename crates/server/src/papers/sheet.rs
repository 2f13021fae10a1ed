//! Paper to write on: A4 pages filled from the top, in either direction, each part known for what it is to whoever has it
//! read aloud. Everything is placed first; then it is drawn, and the tree of what it means is built beside it.

use std::num::NonZeroU16;

use app::{Error, Result};
use kernel::language::Language;
use krilla::{
    Document, SerializeSettings,
    color::luma,
    geom::{PathBuilder, Point, Rect},
    metadata::{Metadata, TextDirection},
    page::PageSettings,
    paint::Fill,
    surface::Surface,
    tagging::{
        Artifact, ArtifactType, ContentTag, Identifier, Node, SpanTag, TableHeaderScope, Tag, TagGroup,
        TagTree,
    },
};

use super::text::{Block, Edge, Look, Setter};

/// A4 and its margin, in points.
const WIDTH: f32 = 595.28;
const HEIGHT: f32 = 841.89;
const MARGIN: f32 = 56.0;
const COLUMN: f32 = WIDTH - 2.0 * MARGIN;

/// Of the labels of facts.
const LABELS: f32 = 150.0;
/// Of the amounts of sums.
const AMOUNTS: f32 = 160.0;
const GAP: f32 = 5.0;

const TITLE: Look = Look { size: 20.0, bold: true, grey: 0 };
const HEADING: Look = Look { size: 12.0, bold: true, grey: 0 };
pub const STRONG: Look = Look { size: 10.5, bold: true, grey: 0 };
pub const PLAIN: Look = Look { size: 10.5, bold: false, grey: 0 };
pub const SOFT: Look = Look { size: 9.0, bold: false, grey: 90 };

pub struct Sheet {
    setter: Setter,
    language: Language,
    title: String,
    pages: Vec<Vec<Mark>>,
    /// How far down the last page is written.
    y: f32,
    /// In the order to be read.
    parts: Vec<Part>,
    blocks: Vec<Block>,
}

/// Something on a page.
enum Mark {
    Line { block: usize, line: usize, x: f32, y: f32 },
    Rule { y: f32 },
}

/// What blocks mean, by their place.
enum Part {
    Heading(NonZeroU16, usize),
    Paragraph(usize),
    /// Rows of a heading and what belongs to it, in one cell or several; `head` names the columns, where they have names.
    Table {
        head: Vec<usize>,
        rows: Vec<(usize, Vec<usize>)>,
    },
}

/// A text in its column, and how far the column lies from the edge where reading begins.
struct Column<'a> {
    text: &'a str,
    look: Look,
    from: f32,
    width: f32,
    /// Set to the edge where reading ends.
    at_end: bool,
}

impl Sheet {
    pub fn new(language: Language, title: &str) -> Self {
        Self {
            setter: Setter::new(),
            language,
            title: title.to_owned(),
            pages: vec![Vec::new()],
            y: MARGIN,
            parts: Vec::new(),
            blocks: Vec::new(),
        }
    }

    /// The document's title, with a few words at the other edge.
    pub fn title(&mut self, aside: &str) {
        let title = self.title.clone();
        let row = self.row([
            Column { text: &title, look: TITLE, from: 0.0, width: COLUMN - AMOUNTS, at_end: false },
            Column { text: aside, look: HEADING, from: COLUMN - AMOUNTS, width: AMOUNTS, at_end: true },
        ]);
        self.parts.extend([Part::Heading(NonZeroU16::MIN, row[0]), Part::Paragraph(row[1])]);
        self.y += GAP;
    }

    pub fn heading(&mut self, text: &str) {
        self.y += GAP;
        let row = self.row([Column { text, look: HEADING, from: 0.0, width: COLUMN, at_end: false }]);
        self.parts.push(Part::Heading(NonZeroU16::MIN.saturating_add(1), row[0]));
    }

    pub fn paragraph(&mut self, text: &str, look: Look) {
        let row = self.row([Column { text, look, from: 0.0, width: COLUMN, at_end: false }]);
        self.parts.push(Part::Paragraph(row[0]));
    }

    /// Labels and what they say, beside each other.
    pub fn facts(&mut self, rows: &[(String, String)]) {
        let rows = rows.iter().map(|(label, said)| {
            let row = self.row([
                Column { text: label, look: SOFT, from: 0.0, width: LABELS - GAP, at_end: false },
                Column { text: said, look: PLAIN, from: LABELS, width: COLUMN - LABELS, at_end: false },
            ]);
            self.y += GAP;
            (row[0], vec![row[1]])
        });
        let rows = rows.collect();
        self.parts.push(Part::Table { head: Vec::new(), rows });
    }

    /// What amounts are for, and the amounts at the other edge.
    pub fn sums(&mut self, rows: &[(String, String, Look)]) {
        let rows = rows.iter().map(|(label, amount, look)| {
            let (wide, look) = (COLUMN - AMOUNTS, *look);
            let row = self.row([
                Column { text: label, look, from: 0.0, width: wide - GAP, at_end: false },
                Column { text: amount, look, from: wide, width: AMOUNTS, at_end: true },
            ]);
            self.y += GAP;
            (row[0], vec![row[1]])
        });
        let rows = rows.collect();
        self.parts.push(Part::Table { head: Vec::new(), rows });
    }

    /// Named columns, each so wide a part of the sheet; a row begins with what it is about.
    pub fn table<const N: usize>(&mut self, parts: [f32; N], head: &[String; N], rows: &[[String; N]]) {
        let mut place = |cells: &[String; N], first: Look, others: Look| {
            let mut from = 0.0;
            let columns = std::array::from_fn(|at| {
                let column = Column {
                    text: &cells[at],
                    look: if at == 0 { first } else { others },
                    from,
                    width: parts[at] * COLUMN - GAP,
                    at_end: false,
                };
                from += parts[at] * COLUMN;
                column
            });
            let row: [usize; N] = self.row(columns);
            self.y += GAP;
            row
        };
        let head = place(head, SOFT, SOFT).to_vec();
        let rows = rows.iter().map(|cells| {
            let row = place(cells, STRONG, PLAIN);
            (row[0], row[1..].to_vec())
        });
        let rows = rows.collect();
        self.parts.push(Part::Table { head, rows });
    }

    pub fn rule(&mut self) {
        self.y += 2.0 * GAP;
        let y = self.y;
        self.page().push(Mark::Rule { y });
        self.y += 2.0 * GAP;
    }

    fn page(&mut self) -> &mut Vec<Mark> {
        if self.pages.is_empty() {
            self.pages.push(Vec::new());
        }
        let last = self.pages.len() - 1;
        &mut self.pages[last]
    }

    /// Places texts beside each other, line by line, on further pages where they do not fit; gives their blocks.
    fn row<const N: usize>(&mut self, columns: [Column<'_>; N]) -> [usize; N] {
        let first = self.blocks.len();
        let is_rtl = self.language.direction() == "rtl";
        let mut lefts = [0.0; N];
        for (left, column) in lefts.iter_mut().zip(&columns) {
            let edge = if is_rtl == column.at_end { Edge::Left } else { Edge::Right };
            *left = MARGIN + if is_rtl { COLUMN - column.from - column.width } else { column.from };
            self.blocks.push(self.setter.set(column.text, column.look, column.width, edge));
        }
        let most = self.blocks[first..].iter().map(|block| block.lines.len()).max().unwrap_or(0);
        for line in 0..most {
            let of = |block: &Block| block.lines.get(line).map(|line| (line.height, line.baseline));
            let sizes: Vec<_> = self.blocks[first..].iter().filter_map(of).collect();
            let height = sizes.iter().fold(0.0_f32, |most, (height, _)| most.max(*height));
            let baseline = sizes.iter().fold(0.0_f32, |most, (_, baseline)| most.max(*baseline));
            if self.y + height > HEIGHT - MARGIN {
                self.pages.push(Vec::new());
                self.y = MARGIN;
            }
            let y = self.y + baseline;
            for (place, left) in lefts.iter().enumerate() {
                if self.blocks[first + place].lines.len() > line {
                    self.page().push(Mark::Line { block: first + place, line, x: *left, y });
                }
            }
            self.y += height;
        }
        std::array::from_fn(|place| first + place)
    }

    /// The document's bytes.
    pub fn finish(self) -> Result<Vec<u8>> {
        let mut document =
            Document::new_with(SerializeSettings { enable_tagging: true, ..Default::default() });
        let direction = match self.language.direction() {
            "rtl" => TextDirection::RightToLeft,
            _ => TextDirection::LeftToRight,
        };
        let metadata = Metadata::new()
            .title(self.title.clone())
            .language(self.language.tag().to_owned())
            .text_direction(direction)
            .producer("Doctorly".to_owned());
        document.set_metadata(metadata);
        let mut drawn: Vec<Vec<Identifier>> = self.blocks.iter().map(|_| Vec::new()).collect();
        for marks in &self.pages {
            let size = PageSettings::from_wh(WIDTH, HEIGHT).ok_or_else(|| Error::broken("A4 is no page"))?;
            let mut page = document.start_page_with(size);
            let mut surface = page.surface();
            for mark in marks {
                match *mark {
                    Mark::Line { block, line, x, y } => {
                        let said = draw(&mut surface, &self.blocks[block], line, Point::from_xy(x, y));
                        drawn[block].push(said);
                    }
                    Mark::Rule { y } => draw_rule(&mut surface, y),
                }
            }
            surface.finish();
            page.finish();
        }
        document.set_tag_tree(self.tree(&mut drawn));
        document.finish().map_err(|error| Error::broken_by("a document cannot be written", Unwritten(error)))
    }

    fn tree(&self, drawn: &mut [Vec<Identifier>]) -> TagTree {
        let mut leaves = |block: usize| -> Vec<Node> {
            std::mem::take(&mut drawn[block]).into_iter().map(Node::Leaf).collect()
        };
        let mut tree = TagTree::new().with_lang(Some(self.language.tag().to_owned()));
        for part in &self.parts {
            match part {
                Part::Heading(level, block) => {
                    let title = Some(self.blocks[*block].text.clone());
                    tree.push(TagGroup::with_children(Tag::Hn(*level, title), leaves(*block)));
                }
                Part::Paragraph(block) => tree.push(TagGroup::with_children(Tag::P, leaves(*block))),
                Part::Table { head, rows } => {
                    let mut table = TagGroup::new(Tag::Table);
                    if !head.is_empty() {
                        let mut row = TagGroup::new(Tag::TR);
                        for name in head {
                            let scope = Tag::TH(TableHeaderScope::Column);
                            row.push(TagGroup::with_children(scope, leaves(*name)));
                        }
                        table.push(TagGroup::with_children(Tag::THead, vec![Node::Group(row)]));
                    }
                    let mut body = TagGroup::new(Tag::TBody);
                    for (heading, cells) in rows {
                        let mut row = TagGroup::new(Tag::TR);
                        row.push(TagGroup::with_children(Tag::TH(TableHeaderScope::Row), leaves(*heading)));
                        for cell in cells {
                            row.push(TagGroup::with_children(Tag::TD, leaves(*cell)));
                        }
                        body.push(row);
                    }
                    table.push(body);
                    tree.push(table);
                }
            }
        }
        tree
    }
}

fn draw(surface: &mut Surface<'_>, block: &Block, line: usize, start: Point) -> Identifier {
    let said = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
    surface.set_fill(Some(Fill { paint: luma::Color::new(block.grey).into(), ..Fill::default() }));
    for run in &block.lines[line].runs {
        let start = Point::from_xy(start.x + run.x, start.y);
        surface.draw_glyphs(start, &run.glyphs, run.font.clone(), &block.text, run.size, false);
    }
    surface.end_tagged();
    said
}

/// Nobody needs to hear of a line.
fn draw_rule(surface: &mut Surface<'_>, y: f32) {
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Other)));
    surface.set_fill(Some(Fill { paint: luma::Color::new(200).into(), ..Fill::default() }));
    let mut path = PathBuilder::new();
    if let Some(line) = Rect::from_xywh(MARGIN, y, COLUMN, 0.7) {
        path.push_rect(line);
    }
    if let Some(path) = path.finish() {
        surface.draw_path(&path);
    }
    surface.end_tagged();
}

/// The library's error, which is none of the standard library's.
#[derive(Debug, thiserror::Error)]
#[error("{0:?}")]
struct Unwritten(krilla::error::KrillaError);
