//! A table in plain text: columns where there is room for them, else a paragraph for each row.

use pulldown_cmark::Alignment;

use super::within;
use crate::markdown::typography::{width, wrap};

/// The lines of a table in at most `columns` columns. Cells that are too wide are broken within their column.
pub(super) fn lines(alignments: &[Alignment], head: &[String], rows: &[Vec<String>], columns: usize) -> Vec<String> {
    let all = || std::iter::once(head).chain(rows.iter().map(Vec::as_slice));
    let natural = |at: usize| all().filter_map(|it| it.get(at)).map(|it| width(it)).max().unwrap_or(0);
    let mut widths: Vec<usize> = (0..alignments.len()).map(natural).collect();
    while widths.iter().sum::<usize>() + 2 * widths.len().saturating_sub(1) > columns {
        match widths.iter_mut().max() {
            Some(widest) if *widest > NARROWEST => *widest -= 1,
            Some(_) | None => return records(head, rows, columns),
        }
    }
    let rule: Vec<String> = widths.iter().map(|it| "-".repeat(*it)).collect();
    let rule = rule.join("  ");
    let tall = rows.iter().any(|row| row.iter().zip(&widths).any(|(cell, columns)| width(cell) > *columns));
    let mut lines = row(head, &widths, alignments);
    for (place, cells) in rows.iter().enumerate() {
        // Rows of several lines need something between them; a single rule is enough otherwise.
        if tall || place == 0 {
            lines.push(rule.clone());
        }
        lines.extend(row(cells, &widths, alignments));
    }
    lines
}

/// A column is never made narrower than this.
const NARROWEST: usize = 12;

/// The lines of one row.
fn row(cells: &[String], widths: &[usize], alignments: &[Alignment]) -> Vec<String> {
    let broken: Vec<Vec<String>> = cells.iter().zip(widths).map(|(cell, columns)| wrap(cell, *columns)).collect();
    let height = broken.iter().map(Vec::len).max().unwrap_or(0).max(1);
    let line = |at: usize| {
        let parts = broken.iter().zip(widths).zip(alignments).map(|((lines, columns), alignment)| {
            padded(lines.get(at).map_or("", String::as_str), *columns, *alignment)
        });
        parts.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    (0..height).map(line).collect()
}

fn padded(cell: &str, columns: usize, alignment: Alignment) -> String {
    let gap = columns.saturating_sub(width(cell));
    let before = match alignment {
        Alignment::None | Alignment::Left => 0,
        Alignment::Center => gap / 2,
        Alignment::Right => gap,
    };
    format!("{}{cell}{}", " ".repeat(before), " ".repeat(gap - before))
}

/// Each row as lines of `head: cell`.
fn records(head: &[String], rows: &[Vec<String>], columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        if index > 0 {
            lines.push(String::new());
        }
        for (name, cell) in head.iter().zip(row).filter(|(_, cell)| !cell.is_empty()) {
            let words = if name.is_empty() { cell.clone() } else { format!("{name}: {cell}") };
            let wrapped = wrap(&words, within(columns));
            lines.extend(wrapped.into_iter().enumerate().map(|(at, it)| if at == 0 { it } else { format!("  {it}") }));
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::Alignment;

    #[test]
    fn columns_stay_under_their_heads() {
        let text = |cells: &[&str]| cells.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
        let rows = [text(&["1 yard", "1/1"]), text(&["10 yards, or thereabouts", "1/100"])];
        let lines = super::lines(&[Alignment::Left, Alignment::Right], &text(&["Distance", "Share"]), &rows, 40);
        let expected = [
            "Distance                  Share",
            "------------------------  -----",
            "1 yard                      1/1",
            "10 yards, or thereabouts  1/100",
        ];
        assert_eq!(lines, expected);
        let lines = super::lines(&[Alignment::Left, Alignment::Right], &text(&["Distance", "Share"]), &rows, 24);
        assert_eq!(lines[4..], ["10 yards, or       1/100", "thereabouts"]);
    }
}
