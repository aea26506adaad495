//! A picture between the brackets of a link, with empty lines around it: Substack exports such, and no link is left of
//! them.

use std::ops::Range;

/// Where such links stand in `prose`, and what to type instead.
pub(super) fn pictures(prose: &str) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    let mut lines: [(usize, &str); 3] = [(0, ""); 3];
    let mut start = 0;
    for line in prose.split_inclusive('\n') {
        let words = line.trim();
        if !words.is_empty() {
            lines.rotate_left(1);
            lines[2] = (start, words);
            let [(open, bracket), (_, picture), (close, target)] = lines;
            let whole = picture.starts_with("![") && picture.ends_with(')');
            let length = target.strip_prefix("](").and_then(|it| it.find(')')).map(|it| it + 3);
            if let Some(length) = length.filter(|_| bracket == "[" && whole) {
                let one = format!("[{picture}{}", &target[..length]);
                let one = if one.len() > LEGIBLE { "[![…](…)](https://…)" } else { &one };
                let indent = line.len() - line.trim_start().len();
                found.push((open..close + indent + length, format!("write it on one line: `{one}`")));
            }
        }
        start += line.len();
    }
    found
}

/// No longer line is read in a help.
const LEGIBLE: usize = 120;
