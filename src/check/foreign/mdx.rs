//! What MDX has between words: modules, components with values that are no HTML, and values of its own.

use std::ops::Range;

use super::Found;

/// No tag is longer, in bytes.
const LONGEST: usize = 4096;

/// Where such things stand in `prose`, from byte `start` on, and what to type instead.
pub(super) fn marks(prose: &str, start: usize) -> Vec<Found> {
    let mut found = modules(prose, start);
    let mut at = start;
    // A byte of a longer character is none of these.
    let is_mark = |it: &u8| matches!(it, b'<' | b'{');
    while let Some(begin) = prose.as_bytes()[at..].iter().position(is_mark).map(|it| at + it) {
        let rest = &prose[begin..prose.floor_char_boundary(begin + LONGEST)];
        at = begin + 1;
        let one = component(rest).map(|it| (it, COMPONENT)).or_else(|| value(rest).map(|it| (it, VALUE)));
        if let Some((length, help)) = one.filter(|_| !prose[..begin].ends_with('\\')) {
            at = begin + length;
            found.push((begin..at, help.to_owned()));
        } else if rest.starts_with("{{") && is_attribute(prose, begin) {
            let name = prose[..begin - 1].rfind(|it: char| it.is_whitespace()).map_or(begin, |it| it + 1);
            let end = rest.find("}}").map_or(at, |it| begin + it + 2);
            found.push((name..end, "write it as HTML: `style=\"color: red\"`, or take it out".to_owned()));
            at = end;
        }
    }
    found
}

const COMPONENT: &str = "write what the component shows";
const VALUE: &str = "write what it stands for: nothing is filled in here";

/// Whether the braces at byte `at` of `prose` are the value of an attribute in a tag: `<p style={{color: 'red'}}>`.
pub(in crate::check) fn is_attribute(prose: &str, at: usize) -> bool {
    let before = &prose[prose.floor_char_boundary(at.saturating_sub(LONGEST))..at];
    let Some(before) = before.strip_suffix('=') else { return false };
    let name = before.trim_end_matches(|it: char| it.is_ascii_alphanumeric() || it == '-');
    let opened = name.rfind('<').map(|it| &name[it + 1..]);
    name.len() < before.len()
        && name.ends_with(char::is_whitespace)
        && opened.is_some_and(|it| it.starts_with(|it: char| it.is_ascii_alphabetic()) && !it.contains('>'))
}

/// What is taken in from elsewhere or given out at the beginning of a paragraph, up to its end.
fn modules(prose: &str, start: usize) -> Vec<Found> {
    let mut found = Vec::new();
    let (mut at, mut begun, mut above): (usize, Option<Range<usize>>, &str) = (start, None, "");
    for line in prose[start..].split_inclusive('\n') {
        let words = line.trim_end();
        if words.is_empty() {
            found.extend(begun.take());
        } else if let Some(begun) = &mut begun {
            *begun = begun.start..at + words.len();
        } else if is_module(words) && above.trim().is_empty() {
            begun = Some(at..at + words.len());
        }
        (at, above) = (at + line.len(), line);
    }
    found.extend(begun);
    found.into_iter().map(|it| (it, format!("take it out, and {COMPONENT}"))).collect()
}

/// Whether a line begins what MDX reads as a module.
fn is_module(line: &str) -> bool {
    if let Some(rest) = line.strip_prefix("export ") {
        return ["const ", "default ", "function ", "let ", "{"].iter().any(|it| rest.starts_with(it));
    }
    let Some(rest) = line.strip_prefix("import ") else { return false };
    let from = rest.rsplit_once(" from ").map_or(rest, |(_, it)| it).trim_end_matches(';');
    let quoted = ['"', '\''].iter().any(|it| from.len() > 2 && from.starts_with(*it) && from.ends_with(*it));
    quoted || (rest.starts_with('{') && !rest.contains('}'))
}

/// How long the component is that `text` begins with, if something in its tag is no HTML. One that could be HTML is an
/// element that no browser knows, which is told elsewhere.
fn component(text: &str) -> Option<usize> {
    text.strip_prefix('<').filter(|it| it.starts_with(|it: char| it.is_ascii_uppercase()))?;
    let (mut depth, mut quote, mut is_html, mut opened) = (0, None, true, 0);
    for (at, it) in text.char_indices() {
        match (quote, it) {
            (Some(mark), _) if mark == it => quote = None,
            (Some(_), _) => {}
            (None, '{') => {
                (opened, depth) = (if depth == 0 { at } else { opened }, depth + 1);
                is_html &= text[..at].ends_with('=');
            }
            (None, '}') => {
                depth -= 1;
                let inner = |it: char| it.is_whitespace() || "\"'=<>`".contains(it);
                is_html &= depth != 0 || !text[opened..at].contains(inner);
            }
            (None, '"' | '\'') if text[..at].ends_with('=') || depth > 0 => quote = Some(it),
            (None, '>') if depth == 0 => return (!is_html).then_some(at + 1),
            // Words, and no tag.
            (None, '<') if depth == 0 && at > 0 => return None,
            (None, '\n') if text[at + 1..].trim_start_matches([' ', '\r']).starts_with('\n') => return None,
            (None, _) => {}
        }
        if depth < 0 {
            return None;
        }
    }
    None
}

/// How long the value is that `text` begins with: `{frontmatter.title}`.
fn value(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('{')?;
    let name = ["frontmatter.", "props."].into_iter().find_map(|it| inner.strip_prefix(it))?;
    let length = name.find(|it: char| !it.is_ascii_alphanumeric() && !"._".contains(it))?;
    (length > 0 && name[length..].starts_with('}')).then(|| text.len() - name.len() + length + 1)
}

#[cfg(test)]
mod tests {
    use super::marks;

    fn found(prose: &str) -> Vec<&str> {
        marks(prose, 0).into_iter().map(|(range, _)| &prose[range]).collect()
    }

    #[test]
    fn what_html_does_not_know_is_found_and_words_are_not() {
        assert_eq!(
            found(
                "import A, { B } from './a'\nexport const c = {\n  d: 1,\n}\n\n\
                 <A b={[1, 2]}\n  c=\"d>\" /> e <B {...f}>"
            ),
            [
                "import A, { B } from './a'\nexport const c = {\n  d: 1,\n}",
                "<A b={[1, 2]}\n  c=\"d>\" />",
                "<B {...f}>"
            ]
        );
        assert_eq!(found("<p style={{color: 'red'}}> {props.a_b.c}"), ["style={{color: 'red'}}", "{props.a_b.c}"]);
        assert_eq!(
            found(
                "import duties from the “EU”\nexport to {a}, <A b={1}>, <A>, x <B && {c: \"d\"} and\n\
                 import 'x'; ={{a: b}}"
            ),
            [""; 0]
        );
    }
}
