//! Where a letter can be divided: between two blocks of its text, unless HTML of the author's holds them together.

use std::fmt;
use std::ops::Range;

use super::tree::{Alert, Audience, Block, words_of};

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

    /// `html` of which nothing is taken for a mark once its character references are read, as those of attributes are when
    /// a style sheet is inlined.
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
pub(super) fn passages<'t, 'a>(blocks: &'t [Block<'a>]) -> Vec<&'t [Block<'a>]> {
    let (mut passages, mut start, mut depth) = (Vec::new(), 0, 0_i32);
    for (index, block) in blocks.iter().enumerate() {
        match block {
            Block::Html(html) => depth = (depth + balance(html)).max(0),
            // A heading stays with what it announces.
            Block::Heading { .. } if index + 1 < blocks.len() => continue,
            Block::More | Block::Only(Audience::Web, _) => continue,
            _ => {}
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

/// How many elements `html` opens and does not close.
fn balance(html: &str) -> i32 {
    const VOID: [&str; 9] = ["br", "hr", "img", "input", "source", "wbr", "track", "embed", "p"];
    let mut balance = 0;
    for tag in html.split('<').skip(1) {
        let (closes, name) = tag.strip_prefix('/').map_or((false, tag), |it| (true, it));
        let name: String = name.chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
        let inner = tag.split('>').next().unwrap_or(tag);
        if name.is_empty() || VOID.contains(&&*name) || inner.ends_with('/') {
            continue;
        }
        balance += if closes { -1 } else { 1 };
    }
    balance
}

/// What the author would call these blocks, and where they stand.
pub(super) fn name(blocks: &[Block<'_>]) -> (String, Option<Range<usize>>) {
    let mut words = String::new();
    let Some(last) = blocks.last() else { return ("the text".to_owned(), None) };
    let (kind, range) = match last {
        Block::Paragraph(content) | Block::Plain(content) => {
            words_of(content, &mut words);
            ("the paragraph", None)
        }
        Block::Heading { content, .. } => {
            words_of(content, &mut words);
            ("the heading", None)
        }
        Block::Figure { picture, .. } => {
            words.push_str(&picture.destination);
            ("the picture", None)
        }
        Block::Code { text, range, .. } => {
            words.push_str(text.lines().next().unwrap_or(""));
            ("the code", Some(range.clone()))
        }
        Block::Quote(blocks) => return nested("the quotation", blocks),
        Block::Alert(alert, blocks) => {
            let kind = match alert {
                Alert::Note | Alert::Tip | Alert::Important | Alert::Warning | Alert::Caution => "the alert",
            };
            return nested(kind, blocks);
        }
        Block::Only(_, blocks) => return nested("the block for letters", blocks),
        Block::Component { call, blocks } => {
            return nested(&format!("the block `{}`", call.name.to_uppercase()), blocks);
        }
        Block::Aside { title, .. } => {
            words_of(title, &mut words);
            ("the aside", None)
        }
        Block::List { items, .. } => {
            let first = items.first().map_or(&[][..], |it| &it.blocks);
            return nested("the list", first);
        }
        Block::Table { head, .. } => {
            head.first().into_iter().for_each(|it| words_of(it, &mut words));
            ("the table", None)
        }
        Block::Html(_) => ("the HTML", None),
        Block::Rule | Block::More => ("the rule", None),
    };
    (named(kind, &words), range)
}

fn nested(kind: &str, blocks: &[Block<'_>]) -> (String, Option<Range<usize>>) {
    let (inner, range) = name(blocks.get(..1).unwrap_or(&[]));
    let words = inner.split_once('“').map_or("", |(_, it)| it.trim_end_matches('”'));
    (named(kind, words), range)
}

fn named(kind: &str, words: &str) -> String {
    let short: Vec<&str> = words.split_whitespace().take(6).collect();
    if short.is_empty() { kind.to_owned() } else { format!("{kind} “{}”", super::cut(&short.join(" "), 48)) }
}

#[cfg(test)]
mod tests {
    use super::balance;

    #[test]
    fn html_that_is_not_closed_holds_what_follows() {
        assert_eq!(balance("<details>\n<summary>More</summary>"), 1);
        assert_eq!(balance("</details>"), -1);
        assert_eq!(balance("<img src=x><br/><!-- a comment -->"), 0);
    }
}
