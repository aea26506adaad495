//! The fence of a code block, and what stands behind its opening:
//! ```` ```rust {hl_lines="2,4-6" line_numbers title="src/main.rs"} ````.

use std::ops::RangeInclusive;

/// The language of a code block, and how it should be shown.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Fence<'a> {
    /// As written; empty if nothing is said.
    pub language: &'a str,
    /// A line above the code, such as the name of a file.
    pub title: Option<&'a str>,
    /// The number of the first line, if lines are numbered.
    pub numbered_from: Option<usize>,
    /// The lines that are marked, counted from 1.
    pub marked: Vec<RangeInclusive<usize>>,
}

/// The marks that open a block of code, if `line` begins with some (CommonMark 0.31, §4.5). What stands around the
/// line, a blank or the mark of a quotation, is left to whoever asks.
#[must_use]
pub fn opens_code(line: &str) -> Option<&str> {
    let mark = line.chars().next().filter(|it| matches!(it, '`' | '~'))?;
    let length = line.len() - line.trim_start_matches(mark).len();
    (length >= 3 && !(mark == '`' && line[length..].contains('`'))).then(|| &line[..length])
}

/// Whether `line` closes the block of code that `marks` have opened.
#[must_use]
pub fn closes_code(line: &str, marks: &str) -> bool {
    line.starts_with(marks) && line.trim_start_matches(&marks[..1]).is_empty()
}

impl<'a> Fence<'a> {
    /// Reads a fence. Words that it does not know are left alone: other tools have their own.
    pub(super) fn parse(fence: &'a str) -> Fence<'a> {
        let fence = fence.trim();
        let (language, mut rest) = fence.split_at(fence.find([' ', ',', '{', '\t']).unwrap_or(fence.len()));
        let mut parsed = Fence { language, ..Fence::default() };
        let mut start = 1;
        while let Some((key, value, tail)) = attribute(rest) {
            rest = tail;
            match key {
                "title" | "name" => parsed.title = value.filter(|it| !it.is_empty()),
                "hl_lines" => parsed.marked = value.map(lines).unwrap_or_default(),
                "line_numbers" | "linenos" if value != Some("false") => parsed.numbered_from = Some(1),
                "start" | "linenostart" => start = value.and_then(|it| it.parse().ok()).unwrap_or(1),
                _ => {}
            }
        }
        parsed.numbered_from = parsed.numbered_from.map(|_| start);
        parsed
    }

    /// Whether line `number`, counted from 1, is marked.
    pub(super) fn marks(&self, number: usize) -> bool {
        self.marked.iter().any(|it| it.contains(&number))
    }
}

/// The next `key` or `key=value`, and what follows it.
pub(super) fn attribute(text: &str) -> Option<(&str, Option<&str>, &str)> {
    let text = text.trim_start_matches([' ', ',', '{', '}', '\t']);
    let end = text.find([' ', ',', '}', '=', '\t']).unwrap_or(text.len());
    let (key, rest) = text.split_at(end);
    let Some(rest) = rest.strip_prefix('=') else {
        return (!key.is_empty()).then_some((key, None, rest));
    };
    if let Some(quoted) = rest.strip_prefix('"') {
        let end = end_of_quoted(quoted);
        return Some((key, Some(&quoted[..end]), quoted.get(end + 1..).unwrap_or("")));
    }
    if let Some(listed) = rest.strip_prefix('[') {
        let (value, tail) = listed.split_once(']').unwrap_or((listed, ""));
        return Some((key, Some(value), tail));
    }
    // A bare value may hold commas, as in `hl_lines=2,4-6`: it ends at white space.
    let (value, tail) = rest.split_at(rest.find([' ', '}', '\t']).unwrap_or(rest.len()));
    Some((key, Some(value), tail))
}

/// Where a value ends that stands between `"`. The parser has taken the `\` from before one that is within, which no
/// blank follows, or which leaves the others without a partner.
fn end_of_quoted(quoted: &str) -> usize {
    let near = &quoted[..quoted.floor_char_boundary(LONGEST)];
    let marks = near.matches('"').count();
    let is_last = |(nth, at): &(usize, usize)| {
        let rest = &quoted[at + 1..];
        (rest.is_empty() || rest.starts_with([' ', ',', '}', '\t'])) && (marks - nth - 1).is_multiple_of(2)
    };
    let last = near.match_indices('"').map(|(at, _)| at).enumerate().find(is_last).map(|(_, at)| at);
    last.or_else(|| quoted.find('"')).unwrap_or(quoted.len())
}

/// Marks behind so many bytes belong to something else.
const LONGEST: usize = 1000;

/// `2,4-6` or `2 4-6`.
fn lines(text: &str) -> Vec<RangeInclusive<usize>> {
    text.split([',', ' ']).filter_map(|part| lines_of(part.trim_matches('"'))).collect()
}

/// `2` or `4-6`.
pub(super) fn lines_of(part: &str) -> Option<RangeInclusive<usize>> {
    let (first, last) = part.split_once('-').unwrap_or((part, part));
    Some(first.parse().ok()?..=last.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::Fence;

    #[test]
    fn a_fence_names_a_language_and_more() {
        let fence = Fence::parse(r#"rust {hl_lines="2,4-6" line_numbers start=10 title="src/main.rs"}"#);
        assert_eq!((fence.language, fence.title, fence.numbered_from), ("rust", Some("src/main.rs"), Some(10)));
        let marked: Vec<usize> = (1..8).filter(|it| fence.marks(*it)).collect();
        assert_eq!(marked, [2, 4, 5, 6]);
    }

    #[test]
    fn the_habits_of_other_tools_are_understood() {
        assert_eq!(Fence::parse("rust,ignore").language, "rust");
        assert!(Fence::parse("rust,hl_lines=2-3,linenos").marks(3));
        assert_eq!(Fence::parse("rust, linenos, linenostart=5").numbered_from, Some(5));
        assert!(Fence::parse(r#"go {hl_lines=[8,"15-17"]}"#).marks(16));
        assert_eq!(Fence::parse(""), Fence::default());
    }

    #[test]
    fn a_title_may_hold_quotation_marks() {
        for (fence, title) in [
            (r#"py title="a "b".py" start=3"#, r#"a "b".py"#),
            (r#"py {title="say "hi" now" hl_lines="1"}"#, r#"say "hi" now"#),
            (r#"py title="10" record""#, r#"10" record"#),
            (r#"py title="a" x="b"#, "a"),
        ] {
            assert_eq!(Fence::parse(fence).title, Some(title), "{fence}");
        }
    }
}
