//! Reading Rust as text: comments taken out, words and lines found.
//!
//! A parser would know more, but these rules need only words, and a text scan also reads files that do not
//! compile yet.

/// One file, named from the workspace root with `/` between folders.
pub struct Source {
    pub path: String,
    pub text: String,
}

impl Source {
    pub fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned() }
    }

    /// True when the whole file is test code.
    pub fn is_test(&self) -> bool {
        self.path.contains("/tests/") || self.path.ends_with("/tests.rs") || self.path.ends_with("_tests.rs")
    }

    /// The numbered lines without comments.
    pub fn code(&self) -> Vec<(usize, String)> {
        without_comments(&self.text).lines().map(str::to_owned).enumerate().map(|(n, l)| (n + 1, l)).collect()
    }

    /// The numbered lines that are not test code. Tests stand at the end of a file, by convention.
    pub fn product_code(&self) -> Vec<(usize, String)> {
        let mut lines = self.code();
        lines.truncate(if self.is_test() { 0 } else { first_test_line(&lines) });
        lines
    }

    /// The numbered lines that are test code.
    pub fn test_code(&self) -> Vec<(usize, String)> {
        let mut lines = self.code();
        if self.is_test() { lines } else { lines.split_off(first_test_line(&lines)) }
    }

    /// The room of `app` this file belongs to.
    pub fn room(&self) -> Option<&str> {
        let (room, rest) = self.path.strip_prefix("crates/app/src/")?.split_once('/')?;
        (!rest.is_empty()).then_some(room)
    }
}

/// Where an inline `#[cfg(test)] mod … {` begins; a declaration ending in `;` begins nothing.
fn first_test_line(lines: &[(usize, String)]) -> usize {
    let opens = |from: usize| {
        let item = lines[from + 1..].iter().map(|(_, line)| line.trim()).find(|line| !line.starts_with("#["));
        item.is_some_and(|line| line.contains("mod ") && line.ends_with('{'))
    };
    (0..lines.len()).find(|&at| lines[at].1.contains("#[cfg(test)]") && opens(at)).unwrap_or(lines.len())
}

/// Identifiers of a line, in order.
pub fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty())
}

/// Blanks comments out, keeping every line where it was; strings stay, with whatever `//` they hold.
pub fn without_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (length, keep) = if rest.starts_with("//") {
            (rest.find('\n').unwrap_or(rest.len()), false)
        } else if rest.starts_with("/*") {
            (block_comment(rest), false)
        } else if let Some(length) = raw_string(rest, out.chars().next_back()) {
            (length, true)
        } else if first == '"' {
            (string(rest), true)
        } else if first == '\'' {
            (character(rest), true)
        } else {
            (first.len_utf8(), true)
        };
        let (piece, after) = rest.split_at(length);
        if keep {
            out.push_str(piece);
        } else {
            out.extend(piece.chars().filter(|c| *c == '\n'));
        }
        rest = after;
    }
    out
}

fn block_comment(text: &str) -> usize {
    let (mut at, mut depth) = (2, 1);
    while depth > 0 && at < text.len() {
        let rest = &text.as_bytes()[at..];
        (at, depth) = match rest {
            [b'/', b'*', ..] => (at + 2, depth + 1),
            [b'*', b'/', ..] => (at + 2, depth - 1),
            _ => (at + 1, depth),
        };
    }
    at
}

/// The length of a raw string starting here; `before` tells `r"…"` from a name that ends in r.
fn raw_string(text: &str, before: Option<char>) -> Option<usize> {
    if before.is_some_and(|c| c.is_alphanumeric() && c != 'b' || c == '_') {
        return None;
    }
    let after = text.strip_prefix('r')?;
    let hashes = after.len() - after.trim_start_matches('#').len();
    let body = after[hashes..].strip_prefix('"')?;
    let close = format!("\"{}", "#".repeat(hashes));
    Some(text.len() - body.len() + body.find(&close).map_or(body.len(), |at| at + close.len()))
}

fn string(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// A character literal, or one mark when the quote begins a lifetime.
fn character(text: &str) -> usize {
    let mut after = text.char_indices().skip(1);
    match after.next() {
        Some((_, '\\')) => text[3.min(text.len())..].find('\'').map_or(1, |at| 3 + at + 1),
        Some(_) => after.next().filter(|(_, c)| *c == '\'').map_or(1, |(at, _)| at + 1),
        None => 1,
    }
}

/// The files of this workspace.
pub mod project {
    use std::path::{Path, PathBuf};

    use super::Source;

    /// The rules' own bad examples would break the rules.
    const EXAMPLES: &str = "crates/server/tests/it/architecture";

    pub fn rust(folder: &str) -> Vec<Source> {
        let sources = files(folder, &[".rs"]);
        assert!(!sources.is_empty(), "no Rust sources were found in {folder}");
        sources
    }

    /// Files below `folder` whose names end in one of `endings`; none when there is no such folder.
    pub fn files(folder: &str, endings: &[&str]) -> Vec<Source> {
        let mut found = Vec::new();
        walk(&root().join(folder), &mut |path| {
            let name =
                path.strip_prefix(root()).expect("walked from the root").to_string_lossy().into_owned();
            if endings.iter().any(|ending| name.ends_with(ending)) && !name.starts_with(EXAMPLES) {
                found.push(read(&name));
            }
        });
        found
    }

    pub fn file(path: &str) -> Source {
        read(path)
    }

    pub fn exists(path: &Path) -> bool {
        root().join(path).exists()
    }

    /// Names of the folders directly in `folder`.
    pub fn folders(folder: &str) -> Vec<String> {
        let entries = std::fs::read_dir(root().join(folder)).expect("the folder is part of the project");
        let mut names: Vec<String> = entries
            .map(|entry| entry.expect("a readable folder"))
            .filter(|entry| entry.path().is_dir())
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    fn root() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the workspace is there")
    }

    fn read(name: &str) -> Source {
        let text = std::fs::read_to_string(root().join(name)).unwrap_or_else(|e| panic!("{name}: {e}"));
        Source::new(name, &text)
    }

    fn walk(folder: &Path, visit: &mut impl FnMut(&Path)) {
        let Ok(entries) = std::fs::read_dir(folder) else { return };
        let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("a readable folder").path()).collect();
        paths.sort();
        for path in paths {
            match path.is_dir() {
                true if path.ends_with("node_modules") => {}
                true => walk(&path, visit),
                false => visit(&path),
            }
        }
    }
}

#[test]
fn comments_go_and_strings_stay() {
    let text =
        "a // one\n/* two /* deep */\n */ b \"postgres://x\" '\"' // three\nr#\"c // d \" e\"# '\\'' 'x f";
    assert_eq!(without_comments(text), "a \n\n b \"postgres://x\" '\"' \nr#\"c // d \" e\"# '\\'' 'x f");
}

#[test]
fn the_test_part_of_a_file_begins_at_its_inline_module() {
    let source = Source::new("crates/app/src/a.rs", "fn a() {}\n#[cfg(test)]\nmod tests {\n  fn b() {}\n}\n");
    assert_eq!(source.product_code(), [(1, "fn a() {}".to_owned())]);
    assert_eq!(source.test_code().len(), 4);
    let declared = Source::new("crates/app/src/a.rs", "#[cfg(test)]\nmod tests;\nfn a() {}\n");
    assert_eq!(declared.product_code().len(), 3);
    let whole = Source::new("crates/app/src/booking/tests.rs", "fn a() {}\n");
    assert!(whole.product_code().is_empty());
    assert_eq!(whole.test_code().len(), 1);
}

#[test]
fn a_file_knows_its_room() {
    assert_eq!(Source::new("crates/app/src/booking/hold.rs", "").room(), Some("booking"));
    assert_eq!(Source::new("crates/app/src/lib.rs", "").room(), None);
    assert_eq!(Source::new("crates/server/src/api/mod.rs", "").room(), None);
}
