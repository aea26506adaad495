//! The addresses in style sheets of the author's: a picture, a font or another sheet that is not there is missed on
//! every page, and no page says so.

use std::ops::Range;

use super::galley::Galley;
use super::links;
use crate::address::Permalink;
use crate::diagnostic::{Report, Rule};
use crate::source::Span;

/// Tells of addresses in style sheets at which nothing is published.
pub(super) fn check(galley: Galley<'_>, report: &mut Report) {
    for style in &galley.sources.styles {
        let below = style.path.below("static").and_then(|it| Permalink::home().join(it));
        let Some(path) = below.map(|it| it.output_path()) else { continue };
        for range in addresses(&style.text) {
            let span = Span::new(&style.path, range.clone());
            if let Some(remark) = links::dead(&style.text[range], &path, span, galley.prepared) {
                report.warn(Rule::DeadLink, remark);
            }
        }
    }
}

/// Where the addresses stand in a style sheet: in `url(…)`, with quotation marks or without, and behind `@import`.
fn addresses(css: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(byte) = css.as_bytes().get(at) {
        let rest = &css.as_bytes()[at..];
        at += match byte {
            b'/' if rest.starts_with(b"/*") => css[at + 2..].find("*/").map_or(rest.len(), |it| it + 4),
            b'"' | b'\'' => quoted(rest).map_or(1, |it| it + 2),
            b'u' | b'U' if begins(rest, b"url(") && !is_in_name(css, at) => {
                let open = 4 + spaces(&rest[4..]);
                let (start, length) = match quoted(&rest[open..]) {
                    Some(length) => (open + 1, length),
                    None => (open, css[at + open..].find([')', '\n', '"', '\'']).unwrap_or(0)),
                };
                found.push(at + start..at + start + length);
                start + length + 1
            }
            b'@' if begins(rest, b"@import") => {
                let open = 7 + spaces(&rest[7..]);
                match quoted(&rest[open..]) {
                    Some(length) => {
                        found.push(at + open + 1..at + open + 1 + length);
                        open + length + 2
                    }
                    None => open,
                }
            }
            _ => 1,
        };
    }
    // What is written around a sign, as `\20`, only a browser reads.
    let text = |it: &Range<usize>| css.get(it.clone()).unwrap_or("").trim_end();
    found.retain(|it| !text(it).is_empty() && !text(it).contains('\\'));
    found.into_iter().map(|it| it.start..it.start + text(&it).len()).collect()
}

/// How long the text is between the quotation mark that `bytes` begin with and the next one like it.
fn quoted(bytes: &[u8]) -> Option<usize> {
    let mark = bytes.first().filter(|it| matches!(it, b'"' | b'\''))?;
    let mut escaped = false;
    let ends = |it: &u8| {
        let ends = !escaped && it == mark;
        escaped = !escaped && *it == b'\\';
        ends
    };
    bytes[1..].iter().position(ends)
}

fn begins(bytes: &[u8], with: &[u8]) -> bool {
    bytes.get(..with.len()).is_some_and(|it| it.eq_ignore_ascii_case(with))
}

fn spaces(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|it| it.is_ascii_whitespace()).count()
}

/// Whether a name goes on at `at`, as in `my-url(`.
fn is_in_name(css: &str, at: usize) -> bool {
    css[..at].ends_with(|it: char| it.is_alphanumeric() || matches!(it, '-' | '_'))
}

#[cfg(test)]
mod tests {
    use super::addresses;

    #[test]
    fn addresses_stand_in_url_and_behind_import() {
        let css = "@import 'a.css' screen; @IMPORT url(b.css); /* url(no.png) */ a { background: URL( \"c d.png\" ), url( e.png ) }\n\
            b::before { content: \"url(no.png)\"; mask: my-url(no.png), url(f\\20 g.png), url(), url('h.svg#i'); } ü { x: url(j.png";
        let found: Vec<&str> = addresses(css).into_iter().map(|it| &css[it]).collect();
        assert_eq!(found, ["a.css", "b.css", "c d.png", "e.png", "h.svg#i"]);
    }
}
