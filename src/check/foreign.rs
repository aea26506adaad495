//! Marks of other programs, which are words here.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Report, Rule};
use crate::source::{SourcePath, Span};

/// A mark: how it begins and ends, and what to type instead of one that holds these words.
type Mark = (&'static str, &'static str, fn(&str) -> String);

/// The marks that stand anywhere in a line. Of two that begin alike, the longer one is first.
const MARKS: [Mark; 6] = [
    ("![[", "]]", |file| format!("write `![what it shows]({file})`")),
    ("[[", "]]", |name| format!("write `[{name}](…)`, with the file between the parentheses")),
    ("{{<", ">}}", |_| LINK.to_owned()),
    ("{{%", "%}}", |_| LINK.to_owned()),
    ("{%", "%}", |_| "take it out: no template is filled in here".to_owned()),
    ("==", "==", |words| format!("write `<mark>{words}</mark>`")),
];

/// No mark is longer, in bytes, and none looks further back.
const LONGEST: usize = 4096;

const LINK: &str = "write a link: `[the film](https://…)`";

/// Whether a mark that begins like this is told of here.
pub(super) fn knows(opening: &str) -> bool {
    MARKS.iter().any(|it| it.0 == opening)
}

/// Tells of the marks of wikis, of other site generators and of their extensions in `prose`, which begins at `start`:
/// front matter has marks of its own.
pub(super) fn check(path: &SourcePath, prose: &str, mut start: usize, report: &mut Report) {
    let mut above = "";
    for line in prose[start..].split_inclusive('\n') {
        for (range, help) in marks(line.trim_end()).into_iter().chain(definition(above, line)) {
            let span = Span::new(path, start + range.start..start + range.end);
            let remark = Diagnostic::at(span, "another program would understand this; here it is printed as words");
            report.warn(Rule::LooseMark, remark.help(help));
        }
        (start, above) = (start + line.len(), line);
    }
}

/// The mark of a definition, which other programs know below the word that it explains.
fn definition(above: &str, line: &str) -> Option<(Range<usize>, String)> {
    let words = line.strip_prefix(": ").filter(|it| !it.trim().is_empty() && !above.trim().is_empty())?;
    Some((0..line.trim_end().len(), format!("write it as a list: `- **{}** – {}`", above.trim(), words.trim())))
}

/// Where such marks stand in a line, and what to type instead.
fn marks(line: &str) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    let inner = line.trim_start_matches([' ', '>']);
    if let Some(name) = inner.strip_prefix(":::").map(|it| it.trim_matches([':', ' ', '{', '}', '.'])) {
        if name.starts_with(|it: char| it.is_ascii_alphabetic()) {
            let word = name.split(|it: char| !it.is_ascii_alphanumeric()).next().unwrap_or(name).to_uppercase();
            let help = format!("write `> [!{word}]`, and a `>` before each of its lines");
            found.push((line.len() - inner.len()..line.len(), help));
        }
        return found;
    }
    let mut at = 0;
    let begins = |it: &u8| matches!(it, b'!' | b'[' | b'{' | b'=');
    while let Some(next) = line.as_bytes()[at..].iter().position(begins).map(|it| at + it) {
        at = next + 1;
        let rest = &line[next..line.floor_char_boundary(next + LONGEST)];
        let before = &line[line.floor_char_boundary(next.saturating_sub(LONGEST))..next];
        if before.ends_with(['\\', '=']) {
            continue;
        }
        if before.ends_with(')') && rest.starts_with('{') && before.contains("](") {
            let Some(end) = rest.find('}') else { continue };
            found.push((next..next + end + 1, "take it out: a picture is as wide as its place".to_owned()));
            at = next + end + 1;
            continue;
        }
        let Some((open, close, help)) = MARKS.iter().find(|(open, ..)| rest.starts_with(open)) else { continue };
        let words = &rest[open.len()..];
        let Some(end) = words.find(close).filter(|it| is_meant(open, &words[..*it])) else { continue };
        let behind = &words[end + close.len()..];
        // What compares two numbers, and a link with brackets in its words.
        let within = |it: char| it.is_ascii_alphanumeric();
        if (*open == "==" && (before.ends_with(within) || behind.starts_with(within))) || behind.starts_with(['(', '['])
        {
            continue;
        }
        let whole = next..next + open.len() + end + close.len();
        at = whole.end;
        found.push((whole, help(words[..end].trim())));
    }
    found
}

/// Whether `words` would be what a mark that begins with `open` encloses.
fn is_meant(open: &str, words: &str) -> bool {
    let tight = !words.is_empty() && words.trim() == words;
    match open {
        "==" => tight && !words.starts_with('='),
        "[[" | "![[" => tight && !words.contains(['[', ']']),
        _ => !words.trim().is_empty(),
    }
}

#[cfg(test)]
mod tests {
    use super::marks;

    fn found(line: &str) -> Vec<&str> {
        marks(line).into_iter().map(|(range, _)| &line[range]).collect()
    }

    #[test]
    fn marks_of_other_programs_are_found_and_words_are_not() {
        assert_eq!(found("See ![[a b.png]] and [[Second]]."), ["![[a b.png]]", "[[Second]]"]);
        assert_eq!(
            found("{{< youtube abc >}} {% include x %} ==mark=="),
            ["{{< youtube abc >}}", "{% include x %}", "==mark=="]
        );
        assert_eq!(found("> :::note"), [":::note"]);
        assert_eq!(found("![b](b.png){width=50%}"), ["{width=50%}"]);
        assert_eq!(found("a == b, c == d; \\[[x]], [[1], [2]], {a}, x[[0]"), [""; 0]);
        assert_eq!(found("x==1 and y==2, [[1]](a.md), [[1]][one]"), [""; 0]);
        assert_eq!(found("======== =="), [""; 0]);
    }
}
