//! Marks that stand anywhere in a line.

use super::{Found, shortcode, wiki};

/// A mark: how it begins and ends, and what to type instead of one that holds these words and has that before it.
type Mark = (&'static str, &'static str, fn(&str, &str) -> String);

/// Of two that begin alike, the longer one is first.
const MARKS: [Mark; 8] = [
    ("![[", "]]", |words, _| wiki::embedded(words)),
    ("[[", "]]", |words, _| wiki::link(words)),
    ("{{<", ">}}", shortcode::help),
    ("{{%", "%}}", shortcode::help),
    ("{{", "}}", shortcode::filled),
    ("{%", "%}", shortcode::template),
    ("==", "==", |words, _| format!("write `<mark>{words}</mark>`")),
    ("%%", "%%", |words, _| format!("write `<!-- {words} -->`: nobody reads that")),
];

/// No mark is longer, in bytes, and none looks further back.
const LONGEST: usize = 4096;

/// Whether every mark that begins like this, and is more than a name, is told of here.
pub(in crate::check) fn knows(opening: &str) -> bool {
    opening == "{#" || MARKS.iter().any(|it| it.0 == opening && opening != "{{")
}

/// Whether `words` between braces are a name, perhaps with what to do with it: that is what a service fills in, of
/// which `tags` tells.
pub(in crate::check) fn is_name(words: &str) -> bool {
    let part = |it: char| it.is_alphanumeric() || " _.,:|\"'-{}".contains(it);
    words.trim_matches([' ', '{']).starts_with(char::is_alphabetic) && words.chars().all(part)
}

/// Where such marks stand in a line, and what to type instead.
pub(super) fn marks(line: &str) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    let begins = |it: &u8| matches!(it, b'!' | b'[' | b'{' | b'=' | b'%');
    while let Some(next) = line.as_bytes()[at..].iter().position(begins).map(|it| at + it) {
        at = next + 1;
        let rest = &line[next..line.floor_char_boundary(next + LONGEST)];
        let before = &line[line.floor_char_boundary(next.saturating_sub(LONGEST))..next];
        if before.ends_with(['\\', '=']) {
            continue;
        }
        if before.ends_with(')') && rest.starts_with('{') && before.contains("](") {
            let Some(end) = rest.find('}') else { continue };
            let help = if closes_picture(before) {
                "take it out: a picture is as wide as its place"
            } else {
                "take it out: readers decide where a link opens"
            };
            found.push((next..next + end + 1, help.to_owned()));
            at = next + end + 1;
            continue;
        }
        if rest.starts_with('{')
            && let Some(end) = rest.find('}')
            && let Some((start, help)) = span(before, &rest[1..end])
        {
            // Before what is looked at of the line, nothing changes.
            found.push((next - before.len() + start..next + end + 1, help));
            at = next + end + 1;
            continue;
        }
        let Some((open, close, help)) = MARKS.iter().find(|(open, ..)| rest.starts_with(open)) else { continue };
        let words = &rest[open.len()..];
        let Some(end) = words.find(close).filter(|it| is_meant(open, &words[..*it])) else { continue };
        let behind = &words[end + close.len()..];
        // What compares two numbers, what is a share of something, and a link with brackets in its words.
        let within = |it: char| it.is_ascii_alphanumeric();
        let touches = before.ends_with(within) || behind.starts_with(within);
        if (matches!(*open, "==" | "%%") && touches) || behind.starts_with(['(', '[']) {
            continue;
        }
        // Where a link leads, nothing is marked or noted. What it is to lead to is told with the link.
        if matches!(*open, "==" | "%%") && is_address(before) {
            continue;
        }
        // In a formula, braces stand at what they belong to.
        if *open == "{{"
            && before.ends_with(|it: char| it.is_alphanumeric() || "_^}$".contains(it))
            && !words.starts_with(' ')
        {
            continue;
        }
        let whole = next..next + open.len() + end + close.len();
        at = whole.end;
        found.push((whole, help(words[..end].trim(), before)));
    }
    // The address of a link is told with it.
    let ghosts = line.match_indices(GHOST).filter(|(at, _)| !is_address(&line[..*at])).map(|(at, _)| {
        (at..at + GHOST.len(), "take it out: an address that begins with `/` is one of your own site".to_owned())
    });
    found.extend(ghosts);
    found
}

/// What Ghost exports in the place of its own address.
const GHOST: &str = "__GHOST_URL__";

/// Where the bracket begins in `before` that words stand in to which `attributes` belong, and what to type instead:
/// `[words]{.smallcaps}`.
pub(super) fn span(before: &str, attributes: &str) -> Option<(usize, String)> {
    let is_one = |it: &str| it.starts_with(['.', '#']) || it.contains("=\"");
    let mut each = attributes.split_whitespace().peekable();
    let start = before.strip_suffix(']')?.rfind('[')?;
    let words = &before[start + 1..before.len() - 1];
    let plain = !words.is_empty() && !words.starts_with(['^', '!']) && !before[..start].ends_with([']', '\\', '!']);
    if each.peek().is_none() || !each.all(is_one) || !plain {
        return None;
    }
    let help = match attributes.trim() {
        ".mark" => format!("write `<mark>{words}</mark>`"),
        ".underline" | ".ul" => format!("write `<u>{words}</u>`"),
        _ => format!("write `{words}`: the theme says how this looks"),
    };
    Some((start, help))
}

/// Whether what follows `before` in its line belongs to the address of a link.
fn is_address(before: &str) -> bool {
    before.rfind("](").is_some_and(|it| !before[it..].contains([')', ' ']))
}

/// Whether what ends here is a picture, and no link.
fn closes_picture(before: &str) -> bool {
    let words = before.rfind("](").map_or("", |it| &before[..it]);
    words.rfind('[').is_some_and(|it| words[..it].ends_with('!'))
}

/// Whether `words` would be what a mark that begins with `open` encloses.
fn is_meant(open: &str, words: &str) -> bool {
    let tight = !words.is_empty() && words.trim() == words;
    match open {
        "==" => tight && !words.starts_with('='),
        "[[" | "![[" => tight && !words.contains(['[', ']']) && words.contains(char::is_alphanumeric),
        "%%" => words.chars().filter(|it| it.is_alphabetic()).count() > 2 && !words.starts_with(['{', '%']),
        "{{" => {
            let inner = words.trim_matches(['-', ' ']);
            let begins = |it: char| it.is_alphabetic() || "\"'`$.#/>@".contains(it);
            inner.starts_with(begins) && inner.contains(char::is_alphabetic) && !is_name(words)
        }
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
        assert_eq!(found("![b](b.png){width=50%}"), ["{width=50%}"]);
        assert_eq!(found("a == b, c == d; \\[[x]], [[1], [2]], {a}, x[[0]"), [""; 0]);
        assert_eq!(found("x==1 and y==2, [[1]](a.md), [[1]][one]"), [""; 0]);
        assert_eq!(found("======== ==, 50%% of 60%%, %%{x}%%, printf %%d %%s, 5 %% 3 == 2 %% 1, [[|]]"), [""; 0]);
    }
}
