//! What is printed: Markdown tables, so that they can be kept as they are.

use std::time::Duration;

pub fn heading(text: &str) {
    println!("\n## {text}\n");
}

/// A table's head; the rows follow by [`row`].
pub fn table(columns: &[&str]) {
    println!("| {} |", columns.join(" | "));
    let rules: Vec<&str> =
        columns.iter().enumerate().map(|(at, _)| if at == 0 { "---" } else { "--:" }).collect();
    println!("|{}|", rules.join("|"));
}

pub fn row(cells: &[String]) {
    println!("| {} |", cells.join(" | "));
}

/// A number a second, to three digits or so: more would claim too much.
pub fn rate(value: f64) -> String {
    if value >= 10_000.0 { format!("{:.0}", (value / 100.0).round() * 100.0) } else { format!("{value:.0}") }
}

pub fn percent(value: f64) -> String {
    format!("{:.0} %", value * 100.0)
}

pub fn milliseconds(took: Duration) -> String {
    format!("{:.2} ms", took.as_secs_f64() * 1000.0)
}

/// The one in the middle.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}
