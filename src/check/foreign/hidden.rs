//! Comments of other programs. Nobody was to read them, and here everybody does, on however many lines they stand.

use super::Found;

/// How comments begin and end that know no words.
const MARKS: [(&str, &str); 6] =
    [("{/*", "*/}"), ("{{/*", "*/}}"), ("{{- /*", "*/ -}}"), ("{{!--", "--}}"), ("{{!", "}}"), ("{>>", "<<}")];

/// No comment is longer, in bytes.
const LONGEST: usize = 16_384;

/// Where so many marks are no comments, none is looked for any more: each is followed as far as a comment may go.
const MANY: usize = 1_000;

/// Where such comments stand in `prose`, from byte `start` on, and what to type instead.
pub(super) fn comments(prose: &str, start: usize) -> Vec<Found> {
    let mut found = Vec::new();
    let (mut at, mut followed) = (start, 0);
    // A byte of a longer character is none of these.
    let is_mark = |it: &u8| matches!(it, b'{' | b'%');
    while let Some(start) = prose.as_bytes()[at..].iter().position(is_mark).map(|it| at + it) {
        let (before, rest) = (&prose[..start], &prose[start..prose.floor_char_boundary(start + LONGEST)]);
        at = start + 1;
        if before.ends_with('\\') {
            continue;
        }
        let comment = enclosed(rest).or_else(|| named(rest)).or_else(|| noted(before, rest));
        if let Some((words, length)) = comment {
            at = start + length;
            found.push((start..at, format!("write `<!-- {} -->`: nobody reads that", legible(words))));
        } else if rest.as_bytes().get(1).is_some_and(|it| b"{%#/:>".contains(it)) {
            followed += 1;
            if followed > MANY {
                break;
            }
        }
    }
    found
}

/// What is between the marks that `text` begins with, and where it has ended.
fn enclosed(text: &str) -> Option<(&str, usize)> {
    let (open, close) = MARKS.into_iter().find(|(open, _)| text.starts_with(open))?;
    let length = text[open.len()..].find(close)?;
    Some((&text[open.len()..open.len() + length], open.len() + length + close.len()))
}

/// The same, where a word in the marks says that what follows is a comment: `{% comment %}`, `{::comment}`.
fn named(text: &str) -> Option<(&str, usize)> {
    if let Some(inner) = text.strip_prefix("{::comment}") {
        let length = inner.find("{:/")?;
        let end = length + inner[length..].find('}')? + 1;
        return Some((&inner[..length], text.len() - inner.len() + end));
    }
    if let Some(inner) = text.strip_prefix("{#") {
        // A heading has an anchor in such a brace.
        let length = inner.find("#}").filter(|it| inner.starts_with([' ', '-']) || !inner[..*it].contains('}'))?;
        return Some((inner[..length].trim_matches('-'), 2 + length + 2));
    }
    let (open, close) = [("{%", "%}"), ("{{<", ">}}"), ("{{%", "%}}")].into_iter().find(|it| text.starts_with(it.0))?;
    let (word, begin) = said(text, open, close)?;
    if word != "comment" {
        return None;
    }
    text[begin..].match_indices(open).find_map(|(at, _)| {
        let (word, length) = said(&text[begin + at..], open, close)?;
        matches!(word, "endcomment" | "/comment").then(|| (&text[begin..begin + at], begin + at + length))
    })
}

/// The first word between the marks that `text` begins with, on one line, and where they have ended.
fn said<'t>(text: &'t str, open: &str, close: &str) -> Option<(&'t str, usize)> {
    let (inner, _) = text[open.len()..].split_once(close).filter(|(it, _)| !it.contains('\n'))?;
    Some((inner.trim_matches(['-', ' ']).split(' ').next()?, open.len() + inner.len() + close.len()))
}

/// A note behind `%%` that is closed on another line or not at all. Obsidian hides what follows.
fn noted<'t>(before: &str, text: &'t str) -> Option<(&'t str, usize)> {
    let inner = text.strip_prefix("%%").filter(|it| it.starts_with(|it: char| it == ' ' || it.is_alphabetic()))?;
    let line = before.rsplit('\n').next().unwrap_or(before).trim_start_matches(['>', ' ']);
    let stands = line.is_empty() || (line.ends_with(' ') && line.trim_end().ends_with(['.', '!', '?', '…']));
    let first = inner.lines().next().unwrap_or(inner);
    if !stands || first.contains("%%") || first.chars().filter(|it| it.is_alphabetic()).count() < 3 {
        return None;
    }
    // What closes it stands behind its last word, or alone on its line; another note begins with a word.
    let close = inner.find("%%").filter(|it| !inner[it + 2..].starts_with(char::is_alphanumeric));
    let close = close.filter(|it| !inner[it + 2..].starts_with(' ') || !inner[..*it].ends_with('\n'));
    close.map(|it| (&inner[..it], 2 + it + 2)).or(Some((first, 2 + first.trim_end().len())))
}

/// Words as a help repeats them, if they are few.
fn legible(words: &str) -> &str {
    let words = words.trim();
    if words.is_empty() || words.len() > 80 || words.contains(['\n', '`']) || words.contains("--") {
        "…"
    } else {
        words
    }
}

#[cfg(test)]
mod tests {
    use super::comments;

    fn found(prose: &str) -> Vec<&str> {
        comments(prose, 0).into_iter().map(|(range, _)| &prose[range]).collect()
    }

    #[test]
    fn what_nothing_closes_is_not_followed_for_ever() {
        let begun = |count| format!("{}{{/* a */}}", "{# ".repeat(count));
        assert_eq!(found(&begun(10)), ["{/* a */}"]);
        assert_eq!(found(&begun(2_000)), [""; 0]);
        assert_eq!(found(&"{/* a */}\n".repeat(2_000)).len(), 2_000);
    }

    #[test]
    fn comments_are_found_and_words_are_not() {
        assert_eq!(
            found("a {% comment %}b\n\n{% if c %}d{% endcomment %} e {#- f -#}, {#g#}."),
            ["{% comment %}b\n\n{% if c %}d{% endcomment %}", "{#- f -#}", "{#g#}"]
        );
        assert_eq!(found("%% a note\non, and on %%\nb"), ["%% a note\non, and on %%"]);
        assert_eq!(found("It fell. %% a note\nb\n\n%% another\n%%\n"), ["%% a note", "%% another\n%%"]);
        assert_eq!(found("## Wet {#wet}\n{#a} b #} {% comment %} {/* {:: %%d 50 %% more, 5 %% 3\n{}"), [""; 0]);
    }
}
