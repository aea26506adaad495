//! A text without its code, byte for byte: what is looked for in it stands where it stands in the file.

use crate::markdown::{closes_code, opens_code};

/// `text` with every byte of code, and of comments in its front matter, made a space.
pub(super) fn of(text: &str) -> String {
    let mut bytes = text.as_bytes().to_vec();
    let mut blank = |from: usize, to: usize| {
        for byte in &mut bytes[from..to] {
            if *byte != b'\n' {
                *byte = b' ';
            }
        }
    };
    let (mut start, mut front, mut code): (usize, Option<&str>, Option<&str>) = (0, None, None);
    let mut prose: Vec<(usize, usize)> = Vec::new();
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        let words = line.trim();
        let opened = opens_code(words.trim_start_matches(['>', ' ']));
        if start == 0 && matches!(words, "+++" | "---") {
            front = Some(words);
        } else if let Some(closing) = front {
            if words == closing {
                front = None;
            } else if words.starts_with('#') {
                blank(start, end);
            }
        } else if let Some(closing) = code {
            blank(start, end);
            let inner = words.trim_start_matches(['>', ' ']);
            if closes_code(inner, closing) {
                code = None;
            }
        } else if let Some(marks) = opened {
            blank(start, end);
            code = Some(marks);
        } else if words.is_empty() {
            prose.push((start, start));
        } else {
            match prose.last_mut() {
                Some(last) if last.1 == start && last.0 < last.1 => last.1 = end,
                _ => prose.push((start, end)),
            }
        }
        start = end;
    }
    // Code within a line is enclosed by runs of as many backticks, and does not leave its paragraph (CommonMark §6.1).
    for (from, to) in prose {
        let mut at = from;
        while let Some(open) = text[at..to].find('`').map(|it| at + it) {
            let run = text[open..to].len() - text[open..to].trim_start_matches('`').len();
            let close = closing(&text[open + run..to], run).map(|it| open + run + it);
            if let Some(close) = close {
                blank(open, close + run);
            }
            at = close.unwrap_or(open) + run;
        }
    }
    String::from_utf8(bytes).expect("whole characters were made spaces")
}

/// Where a run of exactly `run` backticks begins.
fn closing(text: &str, run: usize) -> Option<usize> {
    let mut at = 0;
    while let Some(open) = text[at..].find('`').map(|it| at + it) {
        let length = text[open..].len() - text[open..].trim_start_matches('`').len();
        if length == run {
            return Some(open);
        }
        at = open + length;
    }
    None
}

#[cfg(test)]
mod tests {
    #[test]
    fn code_is_no_prose() {
        let text = "+++\n# a TK\ntitle = \"T\"\n+++\nsay `TK` and ``a ` TK`` now\n\n```rust\nTK\n```\nend ` TK\n";
        let prose = super::of(text);
        assert_eq!(prose.len(), text.len());
        assert_eq!(prose.matches("TK").count(), 1);
        assert_eq!(prose.find("TK"), text.rfind("TK"));
        assert_eq!(super::of("naïve `é` ok").trim_end(), "naïve      ok");
    }
}
