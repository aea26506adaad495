//! The tree as it grows: the parser's events go in one by one, and what is still open lies on a stack. What becomes of
//! it at its end is left to `close`.

mod close;

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Tag};

use super::anchors::Anchors;
use super::bare::Addresses;
use super::begun::{Begun, Opener};
use super::footnotes::{Footnotes, never_written};
use super::marked::QuoteHead;
use super::numbered::Numbered;
use super::typesetter::Typesetter;
use super::unsaid::is_empty_picture;
use super::unspaced::{goes_on, last_read};
use super::{Parsed, loose, nearly};
use crate::markdown::fault::{DEEPEST, Fault};
use crate::markdown::forbidden::replaced;
use crate::markdown::link::{Link, LinkKind};
use crate::markdown::tree::{Block, Inline, Tree};
use crate::markdown::typography::Typography;

pub(super) struct Builder<'a> {
    text: &'a str,
    open: Vec<Begun<'a>>,
    /// The end of the last head of a block. What the parser makes of a head is passed over.
    head_end: usize,
    /// The end of the last title that stands behind a head, with which its line ends for certain.
    title_end: usize,
    /// The end of the last address among words. Some of its signs are marks to the parser.
    address_end: usize,
    addresses: Addresses<'a>,
    typesetter: Typesetter<'a>,
    anchors: Anchors,
    footnotes: Footnotes<'a>,
    numbered: Numbered,
    links: Vec<Link>,
    raw_html: Vec<Range<usize>>,
    faults: Vec<Fault>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(text: &'a str, typography: Typography) -> Builder<'a> {
        Builder {
            text,
            open: vec![Begun::new(Opener::Text, 0..text.len())],
            head_end: 0,
            title_end: 0,
            address_end: 0,
            addresses: Addresses::new(text),
            typesetter: Typesetter::new(text, typography),
            anchors: Anchors::default(),
            footnotes: Footnotes::default(),
            numbered: Numbered::default(),
            links: Vec::new(),
            raw_html: Vec::new(),
            faults: Vec::new(),
        }
    }

    /// What all `events` make together.
    pub(super) fn build(mut self, events: impl Iterator<Item = (Event<'a>, Range<usize>)>) -> Parsed<'a> {
        for (event, range) in events {
            self.take(event, range);
            if self.open.len() > DEEPEST {
                let start = self.open[1].range.start;
                self.faults.push(Fault::too_deep(start..start + 1));
                break;
            }
        }
        self.finish()
    }

    fn top(&mut self) -> &mut Begun<'a> {
        self.open.last_mut().expect("the whole text stays open")
    }

    fn take(&mut self, event: Event<'a>, range: Range<usize>) {
        if range.start < self.head_end.max(self.address_end)
            && matches!(event, Event::Code(_) | Event::InlineHtml(_) | Event::FootnoteReference(_))
        {
            return;
        }
        match event {
            Event::Start(tag) => self.begin(tag, range),
            Event::End(_) => {
                let begun = self.open.pop().expect("an end follows its start");
                self.close(begun);
            }
            Event::Text(text) => match self.top().opener {
                Opener::Tag(Tag::CodeBlock(_)) => self.top().push_raw(replaced(text)),
                _ => self.words(text, &range),
            },
            Event::Html(html) => {
                match self.raw_html.last_mut() {
                    Some(last) if last.end == range.start => last.end = range.end,
                    _ => self.raw_html.push(range),
                }
                self.top().push_raw(html);
            }
            // A picture without a source would be a hole in the sentence: the author speaks of the tag.
            Event::InlineHtml(html) if is_empty_picture(&html) => self.words(html, &range),
            Event::InlineHtml(html) => {
                self.raw_html.push(range);
                self.typesetter.pass_tag(&html);
                self.inline(Inline::Html(html));
            }
            Event::Code(code) => {
                // Behind its last mark, code is a word like any other; the sign itself is in no anchor.
                self.unset(&code);
                self.unset("`");
                self.inline(Inline::Code(code));
            }
            Event::SoftBreak
                if range.start > self.title_end && goes_on(|| self.last_read(), &self.text[range.end..]) => {}
            Event::SoftBreak => {
                self.unset(" ");
                self.inline(Inline::SoftBreak);
            }
            Event::HardBreak => {
                self.unset(" ");
                self.inline(Inline::HardBreak);
            }
            Event::Rule => self.block(Block::Rule),
            Event::TaskListMarker(done) => {
                let item = self.open.iter_mut().rev().find(|it| matches!(it.opener, Opener::Tag(Tag::Item)));
                if let Some(item) = item {
                    item.task = Some(done);
                }
            }
            Event::FootnoteReference(name) => {
                let mark = self.footnotes.mark(&name);
                self.inline(mark);
            }
            // Math is not switched on.
            Event::InlineMath(text) | Event::DisplayMath(text) => self.words(text, &range),
        }
    }

    fn begin(&mut self, tag: Tag<'a>, range: Range<usize>) {
        if matches!(tag, Tag::Heading { .. }) {
            self.anchors.begin();
        }
        if matches!(tag, Tag::Paragraph | Tag::Heading { .. } | Tag::Item | Tag::TableCell) {
            self.typesetter.begin();
        }
        let head = match tag {
            Tag::BlockQuote(None) => QuoteHead::read(self.text, &range, &mut self.faults),
            _ => None,
        };
        let opener = match head {
            Some(head) => {
                self.head_end = head.word_end;
                self.title_end = head.title_end;
                Opener::Marked(head)
            }
            None => Opener::Tag(tag),
        };
        self.open.push(Begun::new(opener, range));
    }

    /// Words, unless they are the `[!WORD]` of a marked quote, or belong to an address.
    fn words(&mut self, mut words: CowStr<'a>, range: &Range<usize>) {
        let taken = self.head_end.max(self.address_end);
        let range = &if range.start < taken {
            let behind = words.len().saturating_sub(range.end.saturating_sub(taken));
            words = words.get(behind..).unwrap_or_default().to_owned().into();
            taken..range.end
        } else {
            range.clone()
        };
        if range.is_empty() {
            return;
        }
        let mut start = range.start;
        while self.addresses.may_stand_before(range.end)
            && !self.is_linked()
            && let Some(address) = self.addresses.first_in(&(start..range.end))
        {
            if start < address.start {
                self.set(self.text[start..address.start].into(), &(start..address.start));
            }
            start = address.end.min(range.end);
            self.address(address);
        }
        match start {
            _ if start == range.start => self.set(words, range),
            _ if start < range.end => self.set(self.text[start..range.end].into(), &(start..range.end)),
            _ => {}
        }
    }

    /// Words without an address among them.
    fn set(&mut self, words: CowStr<'a>, range: &Range<usize>) {
        self.faults.extend(never_written(&words, range, self.text));
        if words.starts_with('#') {
            self.faults.extend(nearly::heading(&words, range, self.text));
        }
        // Such marks come one by one, if they are but words.
        if words.starts_with(['*', '~', '`']) && !self.typesetter.is_verbatim() {
            self.faults.extend(loose::fault(self.text, range.start));
        }
        let words = replaced(words);
        self.anchors.hear(&words);
        let words = self.typesetter.set(words, range);
        self.inline(Inline::Text(words));
    }

    /// The address of a page that stands among words.
    fn address(&mut self, range: Range<usize>) {
        let words = &self.text[range.clone()];
        self.unset(words);
        self.address_end = range.end;
        let destination = CowStr::from(words.replace("&amp;", "&"));
        self.links.push(Link::found(&destination, range, LinkKind::Link));
        self.inline(Inline::Link { title: "".into(), content: vec![Inline::Text(destination.clone())], destination });
    }

    /// The last character of the line, in whatever of it is still open.
    fn last_read(&self) -> Option<char> {
        let within = self.open.iter().rev().take_while(|it| it.is_within_a_line()).count();
        self.open.iter().rev().take(within + 1).find_map(|it| last_read(&it.inlines))
    }

    /// Whether what comes belongs to a link or a picture, or to code that is written in HTML.
    fn is_linked(&self) -> bool {
        self.typesetter.is_verbatim()
            || self.open.iter().any(|it| matches!(it.opener, Opener::Tag(Tag::Link { .. } | Tag::Image { .. })))
    }

    /// Something in a paragraph that is not set.
    fn unset(&mut self, words: &str) {
        self.anchors.hear(words);
        self.typesetter.pass(words);
    }

    fn inline(&mut self, inline: Inline<'a>) {
        self.top().inlines.push(inline);
    }

    fn block(&mut self, block: Block<'a>) {
        let top = self.top();
        top.settle();
        top.blocks.push(block);
    }

    fn finish(mut self) -> Parsed<'a> {
        // Where the text is too deep, what is open is closed as it stands; it will not be printed.
        while self.open.len() > 1 {
            let begun = self.open.pop().expect("more than one is open");
            self.close(begun);
        }
        let mut whole = self.open.pop().expect("the whole text stays open");
        whole.settle();
        self.faults.extend(self.numbered.faults(self.text));
        let mut footnotes = self.footnotes.finish(&whole.blocks, &mut self.faults);
        self.anchors.yield_to(&mut footnotes, &mut whole.blocks, &mut self.faults);
        Parsed {
            tree: Tree { blocks: whole.blocks, footnotes },
            links: self.links,
            raw_html: self.raw_html,
            faults: self.faults,
        }
    }
}
