//! Words on their way into the tree: they get the quotation marks and dashes of their language, but for those that a
//! reader is meant to type. What those marks are is left to the [`Compositor`].

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::CowStr;

use crate::language::Punctuation;
use crate::markdown::by_hand::tags;
use crate::markdown::typography::{Compositor, Turn, Typography, composed, never_opens, typeset};

pub(super) struct Typesetter<'a> {
    /// The whole text as it was typed.
    text: &'a str,
    typography: Typography,
    /// Sets the text, where the language has other marks than the parser.
    compositor: Option<Compositor>,
    /// How many elements of raw HTML are open whose text is code, and how many links.
    verbatim: usize,
    linked: usize,
}

impl<'a> Typesetter<'a> {
    pub(super) fn new(text: &'a str, typography: Typography) -> Typesetter<'a> {
        let compositor = match typography {
            // The parser itself sets quotes as English has them.
            Typography::AsTyped | Typography::Smart(Punctuation::ENGLISH) => None,
            Typography::Smart(punctuation) => Some(Compositor::new(punctuation)),
        };
        Typesetter { text, typography, compositor, verbatim: 0, linked: 0 }
    }

    /// A paragraph begins, or what else has quotations of its own.
    pub(super) fn begin(&mut self) {
        if let Some(compositor) = &mut self.compositor {
            compositor.begin();
        }
    }

    /// The words that the parser found at `range`, with the marks of their language; the parser has set those of
    /// English, of one character each.
    pub(super) fn set(&mut self, words: CowStr<'a>, range: &Range<usize>) -> CowStr<'a> {
        let words = match composed(&words) {
            Cow::Borrowed(_) => words,
            Cow::Owned(composed) => composed.into(),
        };
        let typed = &self.text[range.clone()];
        if self.verbatim > 0 && typed.bytes().all(|it| b"\"'-.".contains(&it)) {
            return typed.into();
        }
        let after = &self.text[range.end..];
        // The parser lets whatever closes nothing open a quotation.
        let closes = || never_opens(self.text[..range.start].chars().next_back(), after);
        let words = if typed == "\"" && &*words == "“" && closes() { "”".into() } else { words };
        let Some(compositor) = &mut self.compositor else { return words };
        match (typed, &*words) {
            ("\"", "“") => compositor.double(Turn::Opens, after).into(),
            ("\"", "”") => compositor.double(Turn::Closes, after).into(),
            ("'", "‘") => compositor.single(Turn::Opens, after).into(),
            ("'", "’") => compositor.single(Turn::Closes, after).into(),
            _ => match compositor.words(&words, after) {
                Cow::Borrowed(_) => words,
                Cow::Owned(set) => set.into(),
            },
        }
    }

    /// Something in a paragraph that is not set.
    pub(super) fn pass(&mut self, words: &str) {
        if let Some(compositor) = &mut self.compositor {
            compositor.pass(words);
        }
    }

    /// A tag of raw HTML among words.
    pub(super) fn pass_tag(&mut self, tag: &str) {
        self.verbatim = open_behind(tag, &["code", "kbd", "samp", "tt", "pre"], self.verbatim);
        self.linked = open_behind(tag, &["a"], self.linked);
    }

    /// Whether an address among the words that come would be no link.
    pub(super) fn is_verbatim(&self) -> bool {
        self.verbatim > 0 || self.linked > 0
    }

    /// Words that stand alone, such as the title of a picture.
    pub(super) fn set_apart(&self, words: &str) -> CowStr<'a> {
        typeset(words, self.typography).into()
    }
}

/// How many elements with one of these `names` are open behind a tag, if `open` were before it.
fn open_behind(tag: &str, names: &[&str], open: usize) -> usize {
    let (name, closes) = tags::named(tag);
    if !names.iter().any(|it| it.eq_ignore_ascii_case(name)) {
        open
    } else if closes {
        open.saturating_sub(1)
    } else {
        open + 1
    }
}
