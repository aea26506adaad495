//! Where a letter can be divided: between two blocks of its text, unless HTML of the author's holds them together.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;
use std::slice;

use crate::markdown::by_hand::{End, end_of, tags};
use crate::markdown::excerpt::cut;
use crate::markdown::tree::{Audience, Block, words_of};

/// A comment that says what follows. None is left in a finished letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// In the template: the style sheet that is kept goes here.
    Style,
    /// In the template: what services with a frame of their own are handed begins.
    Begin,
    /// In the template: it ends.
    Close,
    /// The passage of this place follows.
    Passage(usize),
    /// What follows stands only in a letter that was cut: the way to the rest.
    Continue,
    /// The footnotes follow.
    Footnotes,
    /// The footnote of this place follows.
    Footnote(usize),
    /// The list of footnotes ends.
    FootnotesEnd,
    /// What follows is not of the text.
    End,
}

/// What every mark begins with; comments of the author's own never reach a letter.
const MARK: &str = "letter:";

impl Mark {
    /// The marks in `html`, each with what follows it up to the next; what stands before the first comes first.
    #[must_use]
    pub fn split(html: &str) -> (&str, Vec<(Mark, &str)>) {
        let open = format!("<!--{MARK}");
        let mut parts = html.split(open.as_str());
        let before = parts.next().unwrap_or("");
        let marked = parts.filter_map(|part| {
            let (name, rest) = part.split_once("-->")?;
            Some((Mark::parse(name)?, rest))
        });
        (before, marked.collect())
    }

    /// `html` of which nothing is taken for a mark once its character references are read, as those of attributes are
    /// when a style sheet is inlined.
    #[must_use]
    pub fn none_in_words(html: String) -> String {
        let typed = format!("&lt;!--{MARK}");
        // A word joiner, which nobody sees.
        if html.contains(&typed) { html.replace(&typed, &format!("&lt;!--\u{2060}{MARK}")) } else { html }
    }

    fn parse(name: &str) -> Option<Mark> {
        Some(match name {
            "style" => Mark::Style,
            "begin" => Mark::Begin,
            "close" => Mark::Close,
            "continue" => Mark::Continue,
            "footnotes" => Mark::Footnotes,
            "footnotes-end" => Mark::FootnotesEnd,
            "end" => Mark::End,
            _ => match name.rsplit_once('-')? {
                ("passage", place) => Mark::Passage(place.parse().ok()?),
                ("footnote", place) => Mark::Footnote(place.parse().ok()?),
                _ => return None,
            },
        })
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Mark::Style => write!(f, "<!--{MARK}style-->"),
            Mark::Begin => write!(f, "<!--{MARK}begin-->"),
            Mark::Close => write!(f, "<!--{MARK}close-->"),
            Mark::Passage(place) => write!(f, "<!--{MARK}passage-{place}-->"),
            Mark::Continue => write!(f, "<!--{MARK}continue-->"),
            Mark::Footnotes => write!(f, "<!--{MARK}footnotes-->"),
            Mark::Footnote(place) => write!(f, "<!--{MARK}footnote-{place}-->"),
            Mark::FootnotesEnd => write!(f, "<!--{MARK}footnotes-end-->"),
            Mark::End => write!(f, "<!--{MARK}end-->"),
        }
    }
}

/// The blocks in groups that must not be divided.
pub(in crate::markdown) fn passages<'t, 'a>(blocks: &'t [Block<'a>]) -> Vec<&'t [Block<'a>]> {
    let (mut passages, mut start, mut depth) = (Vec::new(), 0, 0_i32);
    for (index, block) in blocks.iter().enumerate() {
        match block {
            Block::Html(html) => depth = (depth + balance(html)).max(0),
            // A heading stays with what it announces.
            Block::Heading { .. } if index + 1 < blocks.len() => continue,
            Block::More | Block::Only(Audience::Web, _) => continue,
            Block::Paragraph(_)
            | Block::Plain(_)
            | Block::Heading { .. }
            | Block::Figure { .. }
            | Block::Code { .. }
            | Block::Quote(_)
            | Block::Alert(..)
            | Block::Aside { .. }
            | Block::Component { .. }
            | Block::Only(Audience::Email, _)
            | Block::List { .. }
            | Block::Table { .. }
            | Block::Rule => {}
        }
        if depth == 0 {
            passages.push(&blocks[start..=index]);
            start = index + 1;
        }
    }
    if start < blocks.len() {
        passages.push(&blocks[start..]);
    }
    passages
}

/// How many elements `html` opens and does not close, of those that hold whatever follows.
fn balance(html: &str) -> i32 {
    let mut balance = 0;
    tags::read(html, slice::from_ref(&(0..html.len())), |tag| match end_of(tag.name) {
        // Of all that is closed, drawings and formulas alone can be by a `/`.
        Some(End::Closed("svg" | "math")) if html[tag.range.clone()].ends_with("/>") => {}
        Some(End::Closed(_)) => balance += if tag.closes { -1 } else { 1 },
        Some(End::ByItself) | None => {}
    });
    balance
}

/// What an author would call some blocks: "the table “Distance from the candle”".
pub(in crate::markdown) struct Name {
    kind: Cow<'static, str>,
    /// All that the first of their lines says.
    words: String,
    /// Where they stand, if that is known.
    pub range: Option<Range<usize>>,
}

impl Name {
    /// The name of blocks that belong together: that of the last, which the others announce.
    pub(in crate::markdown) fn of(blocks: &[Block<'_>]) -> Name {
        let Some(last) = blocks.last() else { return Name::new("the text", String::new()) };
        match last {
            Block::Paragraph(content) | Block::Plain(content) => Name::new("the paragraph", words_of(content)),
            Block::Heading { content, .. } => Name::new("the heading", words_of(content)),
            Block::Figure { picture, .. } => Name::new("the picture", picture.destination.to_string()),
            Block::Code { text, range, .. } => {
                let first = text.lines().next().unwrap_or("");
                Name { range: Some(range.clone()), ..Name::new("the code", first.to_owned()) }
            }
            Block::Quote(blocks) => Name::around("the quotation", blocks),
            Block::Alert(_, blocks) => Name::around("the alert", blocks),
            Block::Only(_, blocks) => Name::around("the block for letters", blocks),
            Block::Component { call, blocks } => {
                Name::around(format!("the block `{}`", call.name.to_uppercase()), blocks)
            }
            Block::Aside { title, .. } => Name::new("the aside", words_of(title)),
            Block::List { items, .. } => Name::around("the list", items.first().map_or(&[][..], |it| &it.blocks)),
            Block::Table { head, .. } => {
                Name::new("the table", head.first().map_or_else(String::new, |it| words_of(it)))
            }
            Block::Html(_) => Name::new("the HTML", String::new()),
            Block::Rule | Block::More => Name::new("the rule", String::new()),
        }
    }

    fn new(kind: impl Into<Cow<'static, str>>, words: String) -> Name {
        Name { kind: kind.into(), words, range: None }
    }

    /// A block that is known by the first of those in it.
    fn around(kind: impl Into<Cow<'static, str>>, blocks: &[Block<'_>]) -> Name {
        Name { kind: kind.into(), ..Name::of(blocks.get(..1).unwrap_or(&[])) }
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let short: Vec<&str> = self.words.split_whitespace().take(6).collect();
        if short.is_empty() {
            return f.write_str(&self.kind);
        }
        write!(f, "{} “{}”", self.kind, cut(&short.join(" "), 48))
    }
}

#[cfg(test)]
mod tests {
    use super::balance;

    #[test]
    fn html_that_is_not_closed_holds_what_follows() {
        assert_eq!(balance("<details>\n<summary>More</summary>"), 1);
        assert_eq!(balance("</details>"), -1);
        assert_eq!(balance("<img src=x><br/><!-- a comment -->"), 0);
        assert_eq!(balance("<!-- <div> -->"), 0, "nothing is opened in a comment");
        assert_eq!(balance("<table><colgroup><col><col></colgroup><tr><td>A<td>B</table>"), 0);
        assert_eq!(balance("<ul>\n<li>A\n<li title=\"<div>\">B\n</ul>"), 0);
        assert_eq!(balance("<svg viewBox=\"0 0 1 1\"/><math/>"), 0);
    }
}
