//! The tags of a template, and the names, texts and signs in each. The engine keeps what it has read to itself, and of
//! a template that it refuses it reads no further: what is said of either is looked up here.

use std::ops::Range;

/// A tag, and what stands in it in order.
pub(super) struct Tag<'t> {
    mark: Mark,
    pub tokens: Vec<Token<'t>>,
}

/// What a tag stands between.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// `{% … %}`
    Statement,
    /// `{{ … }}`
    Print,
}

/// A name, a text in its quotation marks, or a sign.
#[derive(Clone, Copy)]
pub(super) struct Token<'t> {
    /// As it is written.
    pub text: &'t str,
    /// The byte of the template at which it stands.
    pub start: usize,
}

impl<'t> Tag<'t> {
    /// What a statement begins with, `block` or `endif`.
    pub(super) fn word(&self) -> Option<Token<'t>> {
        match self.mark {
            Mark::Statement => self.tokens.first().copied(),
            Mark::Print => None,
        }
    }

    /// Whether it is a statement that begins with `word`.
    pub(super) fn is(&self, word: &str) -> bool {
        self.word().is_some_and(|it| it.text == word)
    }

    /// What stands behind its word, if that is `word`: the name of a block, the file that is extended.
    pub(super) fn operand(&self, word: &str) -> Option<Token<'t>> {
        self.tokens.get(1).copied().filter(|_| self.is(word))
    }
}

impl<'t> Token<'t> {
    /// Whether it is a name: of letters, digits and `_`, with dots between them.
    pub(super) fn is_name(self) -> bool {
        self.text.starts_with(is_letter)
    }

    /// What stands between its quotation marks.
    pub(super) fn unquoted(self) -> Option<&'t str> {
        let mut characters = self.text.chars();
        let is_text = characters.next().is_some_and(is_quotation_mark) && characters.next_back().is_some();
        is_text.then_some(characters.as_str())
    }

    /// Where it stands.
    pub(super) fn range(self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }
}

impl Mark {
    fn end(self) -> &'static str {
        match self {
            Mark::Statement => "%}",
            Mark::Print => "}}",
        }
    }
}

/// Where a tag of `text` names the file `name`, be it to extend or to include it.
pub(super) fn mention(name: &str, text: &str) -> Option<Range<usize>> {
    let token = tags(text).find_map(|it| it.tokens.into_iter().find(|it| it.unquoted() == Some(name)))?;
    Some(token.start + 1..token.range().end - 1)
}

/// Where `text` defines the component called `name`.
pub(super) fn definition(name: &str, text: &str) -> Option<Range<usize>> {
    components(text).find(|it| it.text == name).map(Token::range)
}

/// The names of the components that `text` defines.
pub(super) fn components(text: &str) -> impl Iterator<Item = Token<'_>> {
    tags(text).filter_map(|it| it.operand("component")).filter(|it| it.is_name())
}

/// Every tag of a template in order, but those in comments and in what is printed `raw`. One that nothing ends goes on
/// until the next begins.
pub(super) fn tags(text: &str) -> impl Iterator<Item = Tag<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = text[at..].find('{').map(|it| at + it)?;
            let inner = start + 2;
            let (tag, end) = match text.get(start..inner) {
                Some("{#") => (None, after(text, inner, "#}")),
                Some("{%") => read(text, inner, Mark::Statement),
                Some("{{") => read(text, inner, Mark::Print),
                _ => (None, start + 1),
            };
            at = end;
            if tag.is_some() {
                return tag;
            }
        }
    })
}

/// The tag whose inside begins at byte `at`, unless nothing stands in it; and where what follows it begins.
fn read(text: &str, mut at: usize, mark: Mark) -> (Option<Tag<'_>>, usize) {
    let mut tokens: Vec<Token<'_>> = Vec::new();
    if text[at..].starts_with('-') {
        at += 1;
    }
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        if rest.starts_with(mark.end()) {
            at += mark.end().len();
            break;
        }
        if rest.starts_with("{%") {
            break;
        }
        let token = &rest[..length(rest, first)];
        if !first.is_whitespace() {
            tokens.push(Token { text: token, start: at });
        }
        at += token.len();
    }
    let tag = Tag { mark, tokens };
    if tag.is("raw") {
        at = after(text, at, "endraw");
    }
    (Some(tag).filter(|it| !it.tokens.is_empty()), at)
}

/// Where `end` ends, from byte `at` on; the end of the text if it is not there.
fn after(text: &str, at: usize, end: &str) -> usize {
    text[at..].find(end).map_or(text.len(), |it| at + it + end.len())
}

/// How many bytes of `rest`, which begins with `first`, belong together.
fn length(rest: &str, first: char) -> usize {
    match first {
        it if is_quotation_mark(it) => {
            let mut is_escaped = false;
            let ends = |it: char| {
                let ends = it == first && !is_escaped;
                is_escaped = it == '\\' && !is_escaped;
                ends
            };
            // One that nothing ends in its line is a sign of its own.
            let line = rest[1..].lines().next().unwrap_or_default();
            line.find(ends).map_or(1, |it| it + 2)
        }
        it if is_letter(it) => rest.find(|it| !is_letter(it) && it != '.').unwrap_or(rest.len()),
        '=' if rest.starts_with("==") => 2,
        it => it.len_utf8(),
    }
}

fn is_quotation_mark(it: char) -> bool {
    matches!(it, '"' | '\'' | '`')
}

fn is_letter(it: char) -> bool {
    it.is_alphanumeric() || it == '_'
}

#[cfg(test)]
mod tests {
    use super::{definition, mention, tags};

    fn read(text: &str) -> Vec<Vec<&str>> {
        tags(text).map(|it| it.tokens.iter().map(|it| it.text).collect()).collect()
    }

    #[test]
    fn names_texts_and_signs_are_told_apart() {
        assert_eq!(
            read("<p>{%- if episode.title == \"a }} b\" -%}{{ x | join(sep=', ') }}{ y }"),
            [
                vec!["if", "episode.title", "==", "\"a }} b\"", "-"],
                vec!["x", "|", "join", "(", "sep", "=", "', '", ")"]
            ]
        );
    }

    #[test]
    fn comments_and_what_is_printed_raw_have_none() {
        assert_eq!(read("{# {% if a %} #}{% raw %}{{ b }}{% endraw %}{{ c }}"), [["raw"], ["c"]]);
        assert_eq!(read("{% raw %}{{ b }}"), [["raw"]]);
    }

    #[test]
    fn a_tag_that_nothing_ends_does_not_swallow_the_next() {
        assert_eq!(read("{% if a\n{% block b %}"), [["if", "a"], ["block", "b"]]);
        assert_eq!(read("{% set a = \"b %}\n{{ c }} \""), [vec!["set", "a", "=", "\"", "b"], vec!["c"]]);
        assert_eq!(read("{{ a"), [["a"]]);
        assert!(read("{%").is_empty() && read("{{}}").is_empty());
    }

    #[test]
    fn a_component_stands_where_its_whole_name_does() {
        let text = "{{ <lamp /> }}{# {% component lamp() %} #}{% component lamp.web() %}{% component lamp() %}";
        assert_eq!(definition("lamp", text).map(|it| it.start), text.rfind("lamp()"));
        assert_eq!(definition("lamp.text", text), None);
    }

    #[test]
    fn a_file_is_named_between_quotation_marks() {
        let text = "{# 'a.html' #}a.html{% include \"a.html\" %}";
        assert_eq!(mention("a.html", text).map(|it| it.start), text.rfind("a.html"));
        assert_eq!(mention("html", text), None);
    }
}
