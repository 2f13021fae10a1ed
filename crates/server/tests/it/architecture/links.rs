//! Documents point at what is there.

use std::path::Path;

use super::source::{Source, project};

/// Links of a Markdown file to files and folders that do not exist.
pub fn breaches(source: &Source) -> Vec<String> {
    let folder = Path::new(&source.path).parent().unwrap_or(Path::new(""));
    let mut found = Vec::new();
    for (number, line) in source.text.lines().enumerate() {
        for target in targets(line) {
            if !project::exists(&folder.join(target)) {
                found.push(format!("{}:{}: points at {target}, which is not there", source.path, number + 1));
            }
        }
    }
    found
}

/// Where `[…](…)` points within the project, without the part after `#`.
fn targets(line: &str) -> Vec<&str> {
    let ends = line.match_indices("](").map(|(at, mark)| &line[at + mark.len()..]);
    ends.filter_map(|rest| rest.split([')', '#', ' ']).next())
        .filter(|target| !target.is_empty() && !target.contains("://") && !target.starts_with("mailto:"))
        .collect()
}

#[test]
fn a_link_to_nothing_is_found() {
    let text = "![a picture](images/none.png) and [another](../README.md) and [out](https://example.org/x)";
    let found = breaches(&Source::new("docs/testing.md", text));
    assert_eq!(found, ["docs/testing.md:1: points at images/none.png, which is not there"]);
    assert_eq!(targets("[a](#here) [b](b.md#there) [c](c.md \"title\")"), ["b.md", "c.md"]);
}
