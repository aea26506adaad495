//! A text without what is none: code, and what nobody sees of its HTML. Byte for byte: what is looked for in it stands
//! where it stands in the file.

use std::ops::Range;

use crate::markdown::code;

/// `text`, whose front matter ends at byte `start`, with every byte of code and of comments made a space, those of its
/// front matter too.
pub(super) fn of(text: &str, start: usize) -> String {
    without_hidden(without_code(text, start))
}

/// The same, with the comments in its HTML as they are.
pub(super) fn without_code(text: &str, start: usize) -> String {
    let (front, body) = text.split_at(start);
    let mut end = 0;
    let lines = front.split_inclusive('\n').map(|line| {
        end += line.len();
        (line, end - line.len()..end)
    });
    let comments = lines.filter(|(line, _)| line.trim_start().starts_with('#')).map(|(_, range)| range);
    blanked(text.to_owned(), comments.chain(code(body).into_iter().map(|it| it.start + start..it.end + start)))
}

/// `text` with every byte of these ranges made a space, but for the ends of lines.
pub(super) fn blanked(text: String, ranges: impl IntoIterator<Item = Range<usize>>) -> String {
    let mut bytes = text.into_bytes();
    for range in ranges {
        bytes[range].iter_mut().filter(|it| **it != b'\n').for_each(|it| *it = b' ');
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
    let (mut at, mut absent, mut hidden) = (0, Vec::new(), Vec::new());
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
        hidden.push(start..end);
        at = end;
    }
    blanked(text, hidden)
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

#[cfg(test)]
mod tests {
    #[test]
    fn code_is_no_prose() {
        let text = "+++\n# a TK\ntitle = \"T\"\n+++\nsay `TK` and ``a ` TK`` now\n\n```rust\nTK\n```\nend ` TK\n";
        let prose = super::of(text, text.find("say").expect("a text"));
        assert_eq!(prose.len(), text.len());
        assert_eq!(prose.matches("TK").count(), 1);
        assert_eq!(prose.find("TK"), text.rfind("TK"));
        assert_eq!(super::of("naïve `é` ok", 0).trim_end(), "naïve      ok");
    }

    #[test]
    fn what_nobody_sees_is_no_prose() {
        let hidden = "a <!-- TK -->b <PRE class=\"x\">TK</pre> <code>TK</code> <!-->c <previous> <code> <!-- d";
        let prose = super::of(hidden, 0);
        assert_eq!(prose.len(), hidden.len());
        assert_eq!(prose.split_whitespace().collect::<Vec<_>>(), ["a", "b", "c", "<previous>", "<code>", "<!--", "d"]);
    }
}
