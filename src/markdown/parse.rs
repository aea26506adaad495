//! From a text's marks to its tree, in one pass over the parser's events, with a stack of what is still open.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, BrokenLink, CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag};

use super::call::{Call, Head, head};
use super::tree::{Alert, Audience, Block, Footnote, Inline, Item, Picture, Tree, words_of};
use super::typeset::{Compositor, typeset};
use super::{Link, Typography};
use crate::address::anchor;
use crate::language::Punctuation;

/// A tree, and what was found on the way that the author or the resolver of links must know.
#[derive(Debug, Default)]
pub(super) struct Parsed<'a> {
    pub tree: Tree<'a>,
    /// Every link and picture, in order.
    pub links: Vec<Link>,
    pub faults: Vec<Fault>,
}

/// A mistake in the marks, at a byte range of the text.
#[derive(Debug)]
pub(super) struct Fault {
    pub range: Range<usize>,
    pub kind: FaultKind,
}

#[derive(Debug)]
pub(super) enum FaultKind {
    TooDeep,
    UnknownReference(String),
    DuplicateAnchor(String),
    TitledAlert(String),
    BareBlock(String),
    GarbledHead,
    FootnoteNeverWritten(String),
    FootnoteNeverMarked(String),
    FootnoteWrittenTwice(String),
}

/// Blocks nested deeper than this are a mistake, and would cost every writer its stack.
const DEEPEST: usize = 100;

pub(super) fn parse(text: &str, typography: Typography) -> Parsed<'_> {
    let mut options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
        | Options::ENABLE_HEADING_ATTRIBUTES;
    if typography != Typography::AsTyped {
        options |= Options::ENABLE_SMART_PUNCTUATION;
    }
    let mut unknown = Vec::new();
    let mut note_unknown = |link: BrokenLink<'_>| {
        // A lone `[word]` is how people write; `[word][name]` can only be a link.
        if matches!(link.link_type, LinkType::Reference | LinkType::Collapsed) {
            unknown.push(Fault { range: link.span, kind: FaultKind::UnknownReference(link.reference.to_string()) });
        }
        None
    };
    let compositor = match typography {
        // The parser itself sets quotes as English has them.
        Typography::AsTyped | Typography::Smart(Punctuation::ENGLISH) => None,
        Typography::Smart(punctuation) => Some(Compositor::new(punctuation)),
    };
    let mut builder = Builder { text, typography, compositor, ..Builder::default() };
    builder.open.push(Frame::new(Opened::Text, 0..text.len()));
    for (event, range) in
        Parser::new_with_broken_link_callback(text, options, Some(&mut note_unknown)).into_offset_iter()
    {
        builder.take(event, range);
        if builder.open.len() > DEEPEST {
            let range = builder.open[1].range.clone();
            builder.faults.push(Fault { range: range.start..range.start + 1, kind: FaultKind::TooDeep });
            break;
        }
    }
    let mut parsed = builder.finish();
    parsed.faults.extend(unknown);
    parsed
}

#[derive(Default)]
struct Builder<'a> {
    text: &'a str,
    typography: Typography,
    /// Sets the text, where the language has other marks than the parser.
    compositor: Option<Compositor>,
    /// How many elements of raw HTML are open whose text is code.
    verbatim: usize,
    /// The words of the heading that is open, as they were before they were set: an anchor does not follow the typography.
    heading: Option<String>,
    open: Vec<Frame<'a>>,
    /// The end of the last head of a block. What the parser makes of a head is passed over.
    head_end: usize,
    links: Vec<Link>,
    faults: Vec<Fault>,
    /// Each anchor, and the number that its next namesake gets.
    anchors: BTreeMap<String, usize>,
    /// Each marked footnote: its place, and how often it was marked.
    marked: BTreeMap<String, (usize, usize)>,
    written: BTreeMap<String, (Range<usize>, Vec<Block<'a>>)>,
}

/// Something that has begun and not ended, with what it holds so far.
struct Frame<'a> {
    opened: Opened<'a>,
    range: Range<usize>,
    blocks: Vec<Block<'a>>,
    inlines: Vec<Inline<'a>>,
    items: Vec<Item<'a>>,
    cells: Vec<Vec<Inline<'a>>>,
    rows: Vec<Vec<Vec<Inline<'a>>>>,
    /// The state of a task, for an item.
    task: Option<bool>,
    /// Raw text, for code and HTML.
    raw: Option<CowStr<'a>>,
}

impl<'a> Frame<'a> {
    fn new(opened: Opened<'a>, range: Range<usize>) -> Frame<'a> {
        Frame {
            opened,
            range,
            blocks: Vec::new(),
            inlines: Vec::new(),
            items: Vec::new(),
            cells: Vec::new(),
            rows: Vec::new(),
            task: None,
            raw: None,
        }
    }

    /// Words that stand in a block without a paragraph of their own, as in the items of a tight list.
    fn settle(&mut self) {
        if !self.inlines.is_empty() {
            let words = std::mem::take(&mut self.inlines);
            self.blocks.push(Block::Plain(words));
        }
    }

    fn push_raw(&mut self, text: CowStr<'a>) {
        self.raw = Some(match self.raw.take() {
            None => text,
            Some(before) => format!("{before}{text}").into(),
        });
    }
}

enum Opened<'a> {
    /// The whole text.
    Text,
    Tag(Tag<'a>),
    /// A quote that begins with `[!WORD]`.
    Marked(Mark),
}

/// The first line of a quote that is more than a quote.
struct Mark {
    kind: MarkKind,
    /// The end of `[!WORD]`, and the end of its title, which may follow on the same line.
    word_end: usize,
    title_end: usize,
}

enum MarkKind {
    Aside,
    Only(Audience),
    Component(Call),
}

impl<'a> Builder<'a> {
    fn top(&mut self) -> &mut Frame<'a> {
        self.open.last_mut().expect("the whole text stays open")
    }

    fn take(&mut self, event: Event<'a>, range: Range<usize>) {
        if range.start < self.head_end
            && matches!(event, Event::Code(_) | Event::InlineHtml(_) | Event::FootnoteReference(_))
        {
            return;
        }
        match event {
            Event::Start(tag) => {
                let opened = match &tag {
                    Tag::BlockQuote(None) => self.mark(&range).map(Opened::Marked),
                    _ => None,
                };
                if matches!(tag, Tag::Heading { .. }) {
                    self.heading = Some(String::new());
                }
                if matches!(tag, Tag::Paragraph | Tag::Heading { .. } | Tag::Item | Tag::TableCell)
                    && let Some(compositor) = &mut self.compositor
                {
                    compositor.begin();
                }
                self.open.push(Frame::new(opened.unwrap_or(Opened::Tag(tag)), range));
            }
            Event::End(_) => {
                let frame = self.open.pop().expect("an end follows its start");
                self.close(frame);
            }
            Event::Text(text) => match self.top().opened {
                Opened::Tag(Tag::CodeBlock(_)) => self.top().push_raw(text),
                _ => self.text(text, &range),
            },
            Event::Html(html) => self.top().push_raw(html),
            Event::InlineHtml(html) => {
                self.verbatim = verbatim(&html, self.verbatim);
                self.top().inlines.push(Inline::Html(html));
            }
            Event::Code(code) => {
                // Behind its last mark, code is a word like any other; the sign itself is in no anchor.
                self.unset(&code);
                self.unset("`");
                self.top().inlines.push(Inline::Code(code));
            }
            Event::SoftBreak => {
                self.unset(" ");
                self.top().inlines.push(Inline::SoftBreak);
            }
            Event::HardBreak => {
                self.unset(" ");
                self.top().inlines.push(Inline::HardBreak);
            }
            Event::Rule => self.block(Block::Rule),
            Event::TaskListMarker(done) => {
                let item = self.open.iter_mut().rev().find(|it| matches!(it.opened, Opened::Tag(Tag::Item)));
                if let Some(item) = item {
                    item.task = Some(done);
                }
            }
            Event::FootnoteReference(name) => {
                let next = self.marked.len();
                let (footnote, marks) = self.marked.entry(folded(&name)).or_insert((next, 0));
                let inline = Inline::FootnoteMark { footnote: *footnote, mark: *marks };
                *marks += 1;
                self.top().inlines.push(inline);
            }
            // Math is not switched on.
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text(text, &range),
        }
    }

    /// Words, unless they are the `[!WORD]` of a marked quote.
    fn text(&mut self, text: CowStr<'a>, range: &Range<usize>) {
        if range.start < self.head_end {
            let behind =
                text.len().checked_sub(range.end.saturating_sub(self.head_end)).map(|it| text[it..].to_owned());
            if let Some(behind) = behind.filter(|it| !it.is_empty() && range.end > self.head_end) {
                self.top().inlines.push(Inline::Text(behind.into()));
            }
            return;
        }
        if let Some(name) = text.strip_prefix('^')
            && self.text[..range.start].ends_with('[')
            && self.text[range.end..].starts_with(']')
        {
            let range = range.start - 1..range.end + 1;
            self.faults.push(Fault { range, kind: FaultKind::FootnoteNeverWritten(name.to_owned()) });
        }
        if let Some(heading) = &mut self.heading {
            heading.push_str(&text);
        }
        let text = self.set(text, range);
        self.top().inlines.push(Inline::Text(text));
    }

    /// `text` with the marks of its language; the parser has set those of English, of one character each.
    fn set(&mut self, text: CowStr<'a>, range: &Range<usize>) -> CowStr<'a> {
        let typed = &self.text[range.clone()];
        if self.verbatim > 0 && typed.bytes().all(|it| b"\"'-.".contains(&it)) {
            return typed.into();
        }
        let Some(compositor) = &mut self.compositor else { return text };
        let after = &self.text[range.end..];
        match (typed, &*text) {
            ("\"", "“" | "”") => compositor.double(&*text == "“", after).into(),
            ("'", "‘" | "’") => compositor.single(&*text == "‘", after).into(),
            _ => match compositor.words(&text, after) {
                Cow::Borrowed(_) => text,
                Cow::Owned(set) => set.into(),
            },
        }
    }

    /// Something in a paragraph that is not set.
    fn unset(&mut self, text: &str) {
        if let Some(heading) = &mut self.heading {
            heading.push_str(text);
        }
        if let Some(compositor) = &mut self.compositor {
            compositor.pass(text);
        }
    }

    /// Whether a quote begins with `[!WORD]`, and what that makes of it.
    fn mark(&mut self, range: &Range<usize>) -> Option<Mark> {
        let quote = &self.text[range.clone()];
        let line = quote.split('\n').next().unwrap_or(quote);
        // Only one `>`: a second one opens a quote of its own.
        let inner = line.trim_start().strip_prefix('>')?.trim_start_matches([' ', '\t']);
        let start = range.start + line.len() - inner.len();
        let call = match head(inner.trim_end_matches('\r'), start) {
            Head::Call(call) => call,
            Head::Words => return None,
            Head::Garbled(range) => {
                self.faults.push(Fault { range, kind: FaultKind::GarbledHead });
                return None;
            }
        };
        let (word_end, line_end) = (call.range.end, range.start + line.len());
        let name = call.name.to_uppercase();
        let kind = match &*name {
            "ASIDE" => MarkKind::Aside,
            "EMAIL" => MarkKind::Only(Audience::Email),
            "WEB" => MarkKind::Only(Audience::Web),
            "NOTE" | "TIP" | "IMPORTANT" | "WARNING" | "CAUTION" => {
                let kind = if call.attributes.is_empty() { FaultKind::TitledAlert } else { FaultKind::BareBlock };
                self.faults
                    .push(Fault { range: call.range, kind: kind(self.text[start + 2..][..name.len()].to_owned()) });
                return None;
            }
            _ => {
                self.head_end = word_end;
                return Some(Mark { kind: MarkKind::Component(call), word_end, title_end: word_end });
            }
        };
        if !call.attributes.is_empty() {
            self.faults.push(Fault { range: call.range, kind: FaultKind::BareBlock(name) });
        }
        self.head_end = word_end;
        Some(Mark { kind, word_end, title_end: line_end })
    }

    fn block(&mut self, block: Block<'a>) {
        let top = self.top();
        top.settle();
        top.blocks.push(block);
    }

    fn close(&mut self, mut frame: Frame<'a>) {
        let tag = match std::mem::replace(&mut frame.opened, Opened::Text) {
            Opened::Tag(tag) => tag,
            Opened::Marked(mark) => return self.close_marked(frame, mark),
            Opened::Text => unreachable!("the whole text has no end event"),
        };
        frame.settle_if_block(&tag);
        if frame.range.end <= self.head_end {
            return;
        }
        match tag {
            Tag::Paragraph => self.block(paragraph(frame.inlines)),
            Tag::Heading { level, id, .. } => {
                let anchor = self.anchor(id, &frame.range);
                self.block(Block::Heading { level: level as u8, anchor, content: frame.inlines });
            }
            Tag::BlockQuote(kind) => self.block(match kind.map(alert) {
                None => Block::Quote(frame.blocks),
                Some(alert) => Block::Alert(alert, frame.blocks),
            }),
            Tag::CodeBlock(kind) => {
                let fence = match kind {
                    CodeBlockKind::Fenced(fence) => fence,
                    CodeBlockKind::Indented => "".into(),
                };
                let text = frame.raw.unwrap_or("".into());
                self.block(Block::Code { fence, text, range: frame.range });
            }
            Tag::HtmlBlock => {
                let html = frame.raw.unwrap_or("".into());
                self.block(if is_more(&html) { Block::More } else { Block::Html(html) });
            }
            Tag::List(start) => self.block(Block::List { start, items: frame.items }),
            Tag::Item => self.top().items.push(Item { task: frame.task, blocks: frame.blocks }),
            Tag::FootnoteDefinition(name) => {
                if self.written.contains_key(&folded(&name)) {
                    let range = frame.range.start..frame.range.start + name.len() + 3;
                    self.faults.push(Fault { range, kind: FaultKind::FootnoteWrittenTwice(name.to_string()) });
                    return;
                }
                self.written.insert(folded(&name), (frame.range, frame.blocks));
            }
            Tag::Table(alignments) => {
                let mut rows = frame.rows.into_iter();
                let head = rows.next().unwrap_or_default();
                self.block(Block::Table { alignments, head, rows: rows.collect() });
            }
            Tag::TableHead | Tag::TableRow => self.top().rows.push(frame.cells),
            Tag::TableCell => self.top().cells.push(frame.inlines),
            Tag::Emphasis => self.top().inlines.push(Inline::Emphasis(frame.inlines)),
            Tag::Strong => self.top().inlines.push(Inline::Strong(frame.inlines)),
            Tag::Strikethrough => self.top().inlines.push(Inline::Strikethrough(frame.inlines)),
            Tag::Link { link_type, dest_url, title, .. } => {
                let destination =
                    if link_type == LinkType::Email { format!("mailto:{dest_url}").into() } else { dest_url };
                self.links.push(Link::found(&destination, frame.range, super::LinkKind::Link));
                self.top().inlines.push(Inline::Link { destination, title, content: frame.inlines });
            }
            Tag::Image { dest_url, title, .. } => {
                let mut alt = String::new();
                words_of(&frame.inlines, &mut alt);
                self.links.push(Link::found(&dest_url, frame.range, super::LinkKind::Picture));
                let title = typeset(&title, self.typography).into();
                self.top().inlines.push(Inline::Picture(Picture { destination: dest_url, alt, title }));
            }
            // None of these is switched on; their words are kept all the same.
            Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Superscript
            | Tag::Subscript
            | Tag::MetadataBlock(_) => self.top().inlines.extend(frame.inlines),
        }
    }

    /// Ends a quote that began with `[!WORD] title`: its first line is the title, the rest is the text.
    fn close_marked(&mut self, mut frame: Frame<'a>, mark: Mark) {
        frame.settle();
        let mut title = Vec::new();
        if mark.title_end > mark.word_end
            && let Some(Block::Paragraph(inlines)) = frame.blocks.first_mut()
        {
            let end = inlines.iter().position(|it| matches!(it, Inline::SoftBreak | Inline::HardBreak));
            title.extend(inlines.drain(..end.unwrap_or(inlines.len())));
        }
        if let Some(Block::Paragraph(inlines)) = frame.blocks.first_mut() {
            if matches!(inlines.first(), Some(Inline::Text(text)) if text.trim().is_empty()) {
                inlines.remove(0);
            }
            if matches!(inlines.first(), Some(Inline::SoftBreak | Inline::HardBreak)) {
                inlines.remove(0);
            }
            if let Some(Inline::Text(text)) = inlines.first_mut() {
                *text = text.trim_start().to_owned().into();
            }
            if inlines.is_empty() {
                frame.blocks.remove(0);
            } else if let Some(Block::Paragraph(inlines)) = frame.blocks.first_mut() {
                let lone = std::mem::take(inlines);
                frame.blocks[0] = paragraph(lone);
            }
        }
        if let Some(Inline::Text(text)) = title.first_mut() {
            *text = text.trim_start().to_owned().into();
        }
        self.block(match mark.kind {
            MarkKind::Aside => Block::Aside { title, blocks: frame.blocks },
            MarkKind::Only(audience) => Block::Only(audience, frame.blocks),
            MarkKind::Component(call) => Block::Component { call, blocks: frame.blocks },
        });
    }

    /// A heading's anchor: the author's, or one made of its words that no other heading has.
    fn anchor(&mut self, id: Option<CowStr<'a>>, range: &Range<usize>) -> String {
        let words = self.heading.take().unwrap_or_default();
        let Some(id) = id else { return self.unused(anchor(&words)) };
        if self.anchors.contains_key(&*id) {
            let kind = FaultKind::DuplicateAnchor(id.to_string());
            self.faults.push(Fault { range: range.clone(), kind });
        }
        self.unused(id.to_string())
    }

    /// `name`, or `name-1`, `name-2` … if it is taken. Ten thousand namesakes cost no more than ten thousand names.
    fn unused(&mut self, name: String) -> String {
        if !self.anchors.contains_key(&name) {
            self.anchors.insert(name.clone(), 1);
            return name;
        }
        loop {
            let namesakes = self.anchors.get_mut(&name).expect("the name is taken");
            let candidate = format!("{name}-{namesakes}");
            *namesakes += 1;
            if !self.anchors.contains_key(&candidate) {
                self.anchors.insert(candidate.clone(), 1);
                return candidate;
            }
        }
    }

    fn finish(mut self) -> Parsed<'a> {
        // Where the text is too deep, what is open is closed as it stands; it will not be printed.
        while self.open.len() > 1 {
            let frame = self.open.pop().expect("more than one is open");
            self.close(frame);
        }
        let mut whole = self.open.pop().expect("the whole text stays open");
        whole.settle();
        let mut footnotes: Vec<_> = self.marked.into_iter().collect();
        footnotes.sort_by_key(|(_, (place, _))| *place);
        let mut written = self.written;
        let footnotes = footnotes
            .into_iter()
            .map(|(name, (_, marks))| {
                let blocks = written.remove(&name).map(|(_, blocks)| blocks).unwrap_or_default();
                Footnote { marks, blocks }
            })
            .collect();
        for (name, (range, _)) in written {
            let range = range.start..range.start + name.len() + 3;
            self.faults.push(Fault { range, kind: FaultKind::FootnoteNeverMarked(name) });
        }
        Parsed { tree: Tree { blocks: whole.blocks, footnotes }, links: self.links, faults: self.faults }
    }
}

impl Frame<'_> {
    fn settle_if_block(&mut self, tag: &Tag<'_>) {
        if matches!(tag, Tag::Item | Tag::BlockQuote(_) | Tag::FootnoteDefinition(_)) {
            self.settle();
        }
    }
}

/// Footnotes are found by their names whatever the case, as links are (CommonMark 0.31 §4.7).
fn folded(name: &str) -> String {
    name.to_lowercase()
}

/// A paragraph, or a figure if a picture stands in it alone.
fn paragraph(mut inlines: Vec<Inline<'_>>) -> Block<'_> {
    if let [Inline::Link { content, .. }] = &*inlines
        && let [Inline::Picture(_)] = &**content
        && let Some(Inline::Link { destination, mut content, .. }) = inlines.pop()
        && let Some(Inline::Picture(picture)) = content.pop()
    {
        return Block::Figure { picture, link: Some(destination) };
    }
    if let [Inline::Picture(_)] = &*inlines
        && let Some(Inline::Picture(picture)) = inlines.pop()
    {
        return Block::Figure { picture, link: None };
    }
    Block::Paragraph(inlines)
}

fn alert(kind: BlockQuoteKind) -> Alert {
    match kind {
        BlockQuoteKind::Note => Alert::Note,
        BlockQuoteKind::Tip => Alert::Tip,
        BlockQuoteKind::Important => Alert::Important,
        BlockQuoteKind::Warning => Alert::Warning,
        BlockQuoteKind::Caution => Alert::Caution,
    }
}

/// How many elements whose text is code are open after a tag, if `open` were before it.
fn verbatim(tag: &str, open: usize) -> usize {
    let (name, step) = match tag.strip_prefix("</") {
        Some(name) => (name, open.saturating_sub(1)),
        None => (tag.trim_start_matches('<'), open + 1),
    };
    let name = name.split(|it: char| !it.is_ascii_alphanumeric()).next().unwrap_or(name);
    let code = ["code", "kbd", "samp", "tt", "pre"].iter().any(|it| it.eq_ignore_ascii_case(name));
    if code { step } else { open }
}

fn is_more(html: &str) -> bool {
    let inner = html.trim().strip_prefix("<!--").and_then(|it| it.strip_suffix("-->"));
    inner.is_some_and(|it| it.trim().eq_ignore_ascii_case("more"))
}
