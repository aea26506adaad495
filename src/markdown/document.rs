//! A text in Markdown, and how the facts that everyone asks for are found in it.

use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::examined::Examined;
use super::facts::{Facts, Heading, Incipit};
use super::fence::Fence;
use super::length::Length;
use super::parse::{self, Parsed, wordless_elsewhere};
use super::slips::{shared_anchors, strays, unclosed_code, unclosed_html, unseen};
use super::tree::{Block, Inline, Tree, append_words, words_of};
use super::typography::Typography;
use super::{excerpt, highlight};
use crate::diagnostic::{Report, Reported};
use crate::memo::Key;
use crate::source::{Source, Text};

/// A text in Markdown. It knows what was found in it; the text itself is read again when it is printed.
#[derive(Debug, Clone)]
pub struct Document {
    text: Text,
    typography: Typography,
    found: Arc<Found>,
}

/// What one reading of a text has found, for whoever remembers it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Found {
    /// Where the text begins in its file.
    start: usize,
    origin: Key,
    facts: Facts,
}

/// A paragraph of fewer characters has at most two lines in a column of the theme.
const TWO_LINES: usize = 120;

impl Document {
    /// Reads the text that begins at byte `start` of `source`, which is kept as `text`, to be set in a typography.
    ///
    /// # Errors
    /// When the marks are wrong in a way that would lose something: blocks nested too deep, two headings with one
    /// anchor, a reference to nowhere.
    pub fn parse(
        source: &Source,
        text: &Text,
        start: usize,
        typography: Typography,
        report: &mut Report,
    ) -> Result<Document, Reported> {
        let body = &source.text[start..];
        let origin = Key::of_parts("a text and its calls, read with accents on its letters", &(body, typography));
        let mut facts = examine(source, start, typography, report)?;
        for link in &mut facts.links {
            link.range = link.range.start + start..link.range.end + start;
        }
        facts.calls.iter_mut().for_each(|it| it.move_by(start));
        facts.is_empty = body.trim().is_empty();
        // They are kept for as long as the text is, and there may be ten thousand.
        facts.links.shrink_to_fit();
        facts.headings.shrink_to_fit();
        facts.incipits.shrink_to_fit();
        facts.languages.shrink_to_fit();
        Ok(Document { text: text.clone(), typography, found: Arc::new(Found { start, origin, facts }) })
    }

    /// The same where its author tells beside it what it is about: nobody asks then how it begins.
    #[must_use]
    pub fn summarised(mut self) -> Document {
        let found = Arc::make_mut(&mut self.found);
        found.facts.incipits.iter_mut().for_each(|it| it.words = None);
        self
    }

    /// The document of which this was `found` when `text` was read before, in this typography.
    #[must_use]
    pub fn remembered(text: Text, typography: Typography, found: Found) -> Document {
        Document { text, typography, found: Arc::new(found) }
    }

    /// What was found in it, to be remembered.
    #[must_use]
    pub fn found(&self) -> &Found {
        &self.found
    }

    /// Where the text begins in its file, in bytes: behind the front matter.
    #[must_use]
    pub fn start(&self) -> usize {
        self.found.start
    }

    /// What was found in the text.
    #[must_use]
    pub fn facts(&self) -> &Facts {
        &self.found.facts
    }

    /// The file that the text stands in, if HTML by hand or a component in it may name others that nobody looks for.
    #[must_use]
    pub fn unfollowed(&self) -> Option<Arc<str>> {
        (self.facts().raw_html || !self.facts().calls.is_empty()).then(|| self.file())
    }

    /// The file that the text stands in, read now.
    pub(super) fn file(&self) -> Arc<str> {
        self.text.read()
    }

    /// How it is set.
    pub(super) fn typography(&self) -> Typography {
        self.typography
    }

    /// The level of its highest heading; 2 if it has none.
    pub(super) fn top(&self) -> u8 {
        self.facts().headings.iter().map(|it| it.level).min().unwrap_or(2)
    }

    /// Whether nothing is written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.facts().is_empty
    }

    /// The key of everything that the document was read from: two with one origin are written out alike.
    #[must_use]
    pub fn origin(&self) -> Key {
        self.found.origin
    }

    /// A range of the text as a range of its file.
    #[must_use]
    pub fn in_file(&self, range: Range<usize>) -> Range<usize> {
        range.start + self.found.start..range.end + self.found.start
    }

    /// The text's tree, built anew from its `file`.
    pub(super) fn tree<'t>(&self, file: &'t str) -> Tree<'t> {
        parse::parse(&file[self.found.start..], self.typography).tree
    }
}

/// What is to be known of the text that begins at byte `start` of `source`. The ranges of links count from there.
fn examine(source: &Source, start: usize, typography: Typography, report: &mut Report) -> Result<Facts, Reported> {
    let (examined, body) = (Examined { source, start }, &source.text[start..]);
    let Parsed { tree, links, raw_html, faults } = parse::parse(body, typography);
    let mut result = examined.tell(faults.into_iter().chain(wordless_elsewhere(&links)), report);
    result = result.and(examined.tell_links(&links, report));
    let mut survey = Survey::default();
    survey.tree(&tree);
    result = result.and(examined.tell(strays(body, &links, typography).into_iter().chain(unseen(body)), report));
    let anchors = (&*survey.facts.headings, tree.footnotes.len());
    result = result.and(examined.tell(shared_anchors(body, &raw_html, anchors), report));
    let codes = survey.codes.into_iter().filter_map(|it| unclosed_code(body, it));
    result = result.and(examined.tell(unclosed_html(body, &raw_html).into_iter().chain(codes), report));
    examined.tell_languages(survey.unknown_languages, report);
    examined.tell_code(survey.codes_with_options, report);
    result.map(|()| Facts { links, ..survey.facts })
}

/// Whether the beginning of `words` can be printed large: a letter, with what marks belong to it. A dash, the dots
/// before a sentence that goes on, and a mark with a space behind it as in French, would stand there by themselves.
fn begins_large(words: &str) -> bool {
    let mut characters = words.chars();
    match (characters.next(), characters.next()) {
        (Some('-' | '–' | '—' | '―' | '…' | '.'), _) => false,
        (Some(mark), Some(next)) => mark.is_alphanumeric() || !next.is_whitespace(),
        _ => true,
    }
}

/// One walk over a tree that collects what is asked for.
#[derive(Default)]
struct Survey {
    facts: Facts,
    length: Length,
    unknown_languages: Vec<(String, Range<usize>)>,
    /// Where each block of code stands.
    codes: Vec<Range<usize>>,
    /// The code behind whose fence more stands than a language: how many lines it has, and where it stands.
    codes_with_options: Vec<(usize, Range<usize>)>,
    buffer: String,
}

impl Survey {
    fn tree(&mut self, tree: &Tree<'_>) {
        if let Some(end) = tree.blocks.iter().position(|it| matches!(it, Block::More)) {
            let passages: Vec<_> = tree.blocks[..end].iter().filter_map(excerpt::passage).collect();
            self.facts.introduction = (!passages.is_empty()).then(|| passages.join(" ").into());
        }
        let incipit =
            |words: String| Incipit { key: Key::of("a passage", &[words.as_bytes()]), words: Some(words.into()) };
        self.facts.incipits =
            tree.blocks.iter().filter_map(excerpt::passage).take(excerpt::PASSAGES).map(incipit).collect();
        if let Some(opening @ Block::Paragraph(inlines)) = tree.blocks.first() {
            // What has a ground or a frame of its own, as code and keys do, would be torn apart.
            let framed = matches!(inlines.first(), Some(Inline::Code(_) | Inline::Html(_)));
            let is_short = |it: String| it.chars().count() < TWO_LINES || !begins_large(&it);
            self.facts.opens_short = framed || excerpt::words(opening).is_some_and(is_short);
        }
        self.facts.footnotes = u32::try_from(tree.footnotes.len()).unwrap_or(u32::MAX);
        self.blocks(&tree.blocks);
        for footnote in &tree.footnotes {
            self.blocks(&footnote.blocks);
        }
        self.facts.words = self.length.words();
    }

    fn blocks(&mut self, blocks: &[Block<'_>]) {
        for block in blocks {
            match block {
                Block::Paragraph(inlines) | Block::Plain(inlines) => self.inlines(inlines),
                Block::Heading { level, anchor, content } => {
                    let (text, anchor) = (words_of(content).into(), anchor.as_str().into());
                    self.facts.headings.push(Heading { level: *level, text, anchor });
                    self.inlines(content);
                }
                Block::Figure { picture, .. } => self.length.add(&picture.title),
                Block::Code { fence, range, text } => {
                    // What is indented has no fence, though it may show one.
                    if !(fence.is_empty() && text.starts_with(['`', '~'])) {
                        self.codes.push(range.clone());
                    }
                    let language = Fence::parse(fence).language;
                    if language.len() < fence.trim().len() {
                        self.codes_with_options.push((text.lines().count(), range.clone()));
                    }
                    if !highlight::is_known(language) {
                        self.unknown_languages.push((language.to_owned(), range.clone()));
                    } else if !highlight::is_plain(language) && !self.facts.languages.iter().any(|it| **it == *language)
                    {
                        self.facts.languages.push(language.into());
                    }
                }
                Block::Quote(blocks) | Block::Alert(_, blocks) | Block::Only(_, blocks) => self.blocks(blocks),
                Block::Aside { title, blocks } => {
                    self.inlines(title);
                    self.blocks(blocks);
                }
                Block::Component { call, blocks } => {
                    self.facts.calls.push(call.clone());
                    self.blocks(blocks);
                }
                Block::List { items, .. } => items.iter().for_each(|it| self.blocks(&it.blocks)),
                Block::Table { head, rows, .. } => {
                    std::iter::once(head).chain(rows).flatten().for_each(|it| self.inlines(it));
                }
                Block::Html(_) => self.facts.raw_html = true,
                Block::Rule | Block::More => {}
            }
        }
    }

    fn inlines(&mut self, inlines: &[Inline<'_>]) {
        self.buffer.clear();
        append_words(inlines, &mut self.buffer);
        self.length.add(&self.buffer);
        self.facts.raw_html |= holds_html(inlines);
    }
}

fn holds_html(inlines: &[Inline<'_>]) -> bool {
    inlines.iter().any(|it| matches!(it, Inline::Html(_)) || holds_html(it.content()))
}
