//! A text without what is none: code, and what nobody sees of its HTML. Byte for byte: what is looked for in it stands
//! where it stands in the file.

use crate::markdown::{closes_code, opens_code};

/// `text` with every byte of code and of comments made a space, those of its front matter too.
pub(super) fn of(text: &str) -> String {
    without_hidden(without_code(text))
}

/// `text` with every byte of code, and of comments in its front matter, made a space.
pub(super) fn without_code(text: &str) -> String {
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

/// `text` with every byte of the comments in its HTML made a space, and of the elements in which words stand as they
/// were typed.
fn without_hidden(text: String) -> String {
    if !text.contains('<') {
        return text;
    }
    let lower = text.to_ascii_lowercase();
    let mut bytes = text.into_bytes();
    let (mut at, mut absent) = (0, Vec::new());
    while let Some(start) = lower[at..].find('<').map(|it| at + it) {
        let rest = &lower[start + 1..];
        at = start + 1;
        let begins = |name: &str| {
            rest.strip_prefix(name).is_some_and(|it| name == "!--" || it.starts_with([' ', '>', '\n', '\t']))
        };
        let Some((_, close)) = HIDDEN.iter().find(|(name, close)| begins(name) && !absent.contains(close)) else {
            continue;
        };
        // `<!-->` is a whole comment.
        let Some(length) = rest[1..].find(close) else {
            absent.push(*close);
            continue;
        };
        let end = at + 1 + length + close.len();
        bytes[start..end].iter_mut().filter(|it| **it != b'\n').for_each(|it| *it = b' ');
        at = end;
    }
    String::from_utf8(bytes).expect("whole characters were made spaces")
}

/// How that begins in which no word is an author's to readers, and how it ends.
const HIDDEN: [(&str, &str); 10] = [
    ("!--", "-->"),
    ("pre", "</pre>"),
    ("code", "</code>"),
    ("kbd", "</kbd>"),
    ("samp", "</samp>"),
    ("script", "</script>"),
    ("style", "</style>"),
    ("textarea", "</textarea>"),
    ("svg", "</svg>"),
    ("math", "</math>"),
];

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

    #[test]
    fn what_nobody_sees_is_no_prose() {
        let hidden = "a <!-- TK -->b <PRE class=\"x\">TK</pre> <code>TK</code> <!-->c <previous> <code> <!-- d";
        let prose = super::of(hidden);
        assert_eq!(prose.len(), hidden.len());
        assert_eq!(prose.split_whitespace().collect::<Vec<_>>(), ["a", "b", "c", "<previous>", "<code>", "<!--", "d"]);
    }
}
