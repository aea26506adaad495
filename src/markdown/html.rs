//! The writer of HTML: for the page on the site, and for the item in a feed.

use std::fmt::Write as _;

use pulldown_cmark::Alignment;
use pulldown_cmark_escape::{escape_html, escape_html_body_text};

use super::call::Call;
use super::component::{Apart, Components, Misprint, NoComponents, Rendering, filling, printed};
use super::fence::Fence;
use super::hanging::{Choice, Hanging, Ladders, Opening, PLAIN, plain};
use super::highlight::{self, Token};
use super::tree::{Alert, Audience, Block, Footnote, Inline, Item, Picture, Tree};
use super::wrap::is_wide;
use super::{Document, Route, Routes, Typography, parse, raw_html};
use crate::address::{BaseUrl, Permalink};
use crate::language::Words;
use crate::memo::Memo;
use crate::source::Dimensions;

/// Where HTML is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Medium {
    /// On the site: style sheets apply, and addresses begin at its root.
    Web,
    /// In a feed reader: no style sheet applies, every address is absolute, and only what readers let through is used.
    Feed,
}

/// Everything besides the text that its HTML depends on.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// Where it will be read.
    pub medium: Medium,
    /// Whose blocks are in it, where some are for one audience only.
    pub audience: Audience,
    /// The address of the newsletter.
    pub base: &'a BaseUrl,
    /// The page that the text stands on.
    pub page: &'a Permalink,
    /// Where the text's own links lead.
    pub routes: &'a Routes,
    /// The pictures that there are.
    pub hanging: Hanging<'a>,
    /// The interface texts.
    pub words: &'a Words,
    /// Code that was highlighted before.
    pub memo: &'a Memo,
    /// Whoever prints components.
    pub components: &'a dyn Components,
}

/// The text as HTML.
#[must_use]
pub fn write(document: &Document, setting: Setting<'_>) -> String {
    let tree = document.tree();
    let top = document.facts().headings.iter().map(|it| it.level).min().unwrap_or(2);
    // The page's own title is its first-level heading.
    // HTML is half as long again as its Markdown; code takes more.
    let out = String::with_capacity(document.text().len() * 2);
    let mut writer = Writer::new(out, setting, 2_u8.saturating_sub(top), &tree);
    writer.blocks(&tree.blocks);
    writer.footnotes();
    let mut html = writer.out;
    if document.facts().raw_html {
        html = match setting.medium {
            Medium::Web => raw_html::for_the_site(html, setting.base),
            Medium::Feed => raw_html::for_a_feed(html, setting.base, setting.page),
        };
    }
    html
}

/// A few words of Markdown that belong to no file, such as those in a template.
#[derive(Debug, Clone, Copy)]
pub struct Loose<'a> {
    /// The words.
    pub text: &'a str,
    /// How they are set.
    pub typography: Typography,
    /// The address of the newsletter.
    pub base: &'a BaseUrl,
    /// The interface texts.
    pub words: &'a Words,
}

impl Loose<'_> {
    /// The words as HTML for a page of the site.
    #[must_use]
    pub fn write(self) -> String {
        let tree = parse::parse(self.text, self.typography).tree;
        let setting = Setting {
            medium: Medium::Web,
            audience: Audience::Web,
            base: self.base,
            page: &Permalink::home(),
            routes: &Routes::new(),
            hanging: Hanging { ladders: &Ladders::new(), sizes: "", opening: Opening::Text },
            words: self.words,
            memo: &Memo::default(),
            components: &NoComponents,
        };
        let mut writer = Writer::new(String::new(), setting, 0, &tree);
        writer.blocks(&tree.blocks);
        writer.footnotes();
        writer.out
    }
}

pub(super) struct Writer<'a> {
    out: String,
    setting: Setting<'a>,
    /// By how many levels headings are lowered.
    lowered: u8,
    tree: &'a Tree<'a>,
    /// How many pictures were written so far.
    pictures: usize,
    /// The components that could not be printed.
    pub(super) misprints: Vec<Misprint>,
}

impl<'s> Writer<'s> {
    pub(super) fn new(out: String, setting: Setting<'s>, lowered: u8, tree: &'s Tree<'s>) -> Writer<'s> {
        Writer { out, setting, lowered, tree, pictures: 0, misprints: Vec::new() }
    }
}

impl Writer<'_> {
    pub(super) fn blocks(&mut self, blocks: &[Block<'_>]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block<'_>) {
        match block {
            Block::Paragraph(content) => self.wrapped("<p>", content, "</p>\n"),
            Block::Plain(content) => self.inlines(content),
            Block::Heading { level, anchor, content } => self.heading(*level, anchor, content),
            Block::Figure { picture, link } => self.figure(picture, link.as_deref()),
            Block::Code { fence, text, range: _ } => self.code(&Fence::parse(fence), text),
            Block::Quote(blocks) => self.enclosed("<blockquote>\n", blocks, "</blockquote>\n"),
            Block::Alert(alert, blocks) => self.alert(*alert, blocks),
            Block::Aside { title, blocks } => self.aside(title, blocks),
            Block::Component { call, blocks } => self.component(call, blocks),
            Block::Only(audience, blocks) if *audience == self.setting.audience => self.blocks(blocks),
            Block::Only(..) | Block::More => {}
            Block::List { start, items } => self.list(*start, items),
            Block::Table { alignments, head, rows } => self.table(alignments, head, rows),
            Block::Rule => self.out.push_str("<hr>\n"),
            Block::Html(html) => self.out.push_str(html),
        }
    }

    fn enclosed(&mut self, open: &str, blocks: &[Block<'_>], close: &str) {
        self.out.push_str(open);
        self.blocks(blocks);
        self.out.push_str(close);
    }

    fn wrapped(&mut self, open: &str, content: &[Inline<'_>], close: &str) {
        self.out.push_str(open);
        self.inlines(content);
        self.out.push_str(close);
    }

    fn heading(&mut self, level: u8, anchor: &str, content: &[Inline<'_>]) {
        let level = (level + self.lowered).min(6);
        match self.setting.medium {
            Medium::Web => {
                let _ = write!(self.out, "<h{level} id=\"");
                self.attribute(anchor);
                self.out.push_str("\">");
                self.inlines(content);
                self.out.push_str(" <a class=\"anchor\" href=\"#");
                self.attribute(anchor);
                self.out.push_str("\" aria-label=\"");
                self.attribute(&self.setting.words.heading_link);
                let _ = writeln!(self.out, "\">#</a></h{level}>");
            }
            Medium::Feed => self.wrapped(&format!("<h{level}>"), content, &format!("</h{level}>\n")),
        }
    }

    fn figure(&mut self, picture: &Picture<'_>, link: Option<&str>) {
        self.out.push_str("<figure>");
        match link.and_then(|it| self.address(it)) {
            Some(address) => {
                self.out.push_str("<a href=\"");
                self.attribute(&address);
                self.out.push_str("\">");
                self.picture(picture, None);
                self.out.push_str("</a>");
            }
            None => self.picture(picture, None),
        }
        if !picture.title.is_empty() {
            self.out.push_str("<figcaption>");
            self.text(&picture.title);
            self.out.push_str("</figcaption>");
        }
        self.out.push_str("</figure>\n");
    }

    fn picture(&mut self, picture: &Picture<'_>, title: Option<&str>) {
        let Setting { medium, base, hanging, routes, .. } = self.setting;
        let (mut address, mut size, mut choice) = (self.address(&picture.destination).unwrap_or_default(), None, None);
        if let Some(Route::File(permalink, dimensions)) = routes.get(&*picture.destination) {
            size = *dimensions;
            if let Some(ladder) = hanging.ladders.get(permalink) {
                let (permalink, rung) = match medium {
                    Medium::Web => choice.insert(Choice::of(permalink, ladder, base)).plain.clone(),
                    Medium::Feed => plain(permalink, ladder, PLAIN),
                };
                (address, size) = (self.located(&permalink), Some(rung.size));
            }
        }
        if let Some(Choice { webp: Some(set), .. }) = &choice {
            self.out.push_str("<picture><source type=\"image/webp\"");
            self.set(set);
            self.out.push('>');
        }
        self.out.push_str("<img src=\"");
        self.attribute(&address);
        self.out.push_str("\" alt=\"");
        self.attribute(&picture.alt);
        self.out.push('"');
        if let Some(title) = title.filter(|it| !it.is_empty()) {
            self.out.push_str(" title=\"");
            self.attribute(title);
            self.out.push('"');
        }
        if let Some(choice) = &choice {
            self.set(&choice.own);
        }
        if let Some(size) = size {
            let _ = write!(self.out, " width=\"{}\" height=\"{}\"", size.width, size.height);
        }
        // The first picture may be in view when the page opens; the others can wait.
        if medium == Medium::Web && (self.pictures > 0 || hanging.opening == Opening::Picture) {
            self.out.push_str(" loading=\"lazy\" decoding=\"async\"");
        }
        self.out.push('>');
        if matches!(choice, Some(Choice { webp: Some(_), .. })) {
            self.out.push_str("</picture>");
        }
        self.pictures += 1;
    }

    fn set(&mut self, set: &str) {
        self.out.push_str(" srcset=\"");
        self.attribute(set);
        self.out.push_str("\" sizes=\"");
        self.attribute(self.setting.hanging.sizes);
        self.out.push('"');
    }

    fn alert(&mut self, alert: Alert, blocks: &[Block<'_>]) {
        let words = self.setting.words;
        let (class, title) = match alert {
            Alert::Note => ("note", &words.note),
            Alert::Tip => ("tip", &words.tip),
            Alert::Important => ("important", &words.important),
            Alert::Warning => ("warning", &words.warning),
            Alert::Caution => ("caution", &words.caution),
        };
        match self.setting.medium {
            Medium::Web => {
                let _ = write!(self.out, "<div class=\"alert {class}\" role=\"note\">");
                self.out.push_str("<p class=\"alert-title\">");
                self.text(title);
                self.out.push_str("</p>\n");
                self.blocks(blocks);
                self.out.push_str("</div>\n");
            }
            Medium::Feed => {
                self.out.push_str("<blockquote><p><strong>");
                self.text(title);
                self.out.push_str("</strong></p>\n");
                self.blocks(blocks);
                self.out.push_str("</blockquote>\n");
            }
        }
    }

    fn aside(&mut self, title: &[Inline<'_>], blocks: &[Block<'_>]) {
        let (open, before, after, close) = match self.setting.medium {
            Medium::Web => ("<aside class=\"aside\">\n", "<p class=\"aside-title\">", "</p>\n", "</aside>\n"),
            Medium::Feed => ("<blockquote>\n", "<p><strong>", "</strong></p>\n", "</blockquote>\n"),
        };
        self.out.push_str(open);
        if !title.is_empty() {
            self.wrapped(before, title, after);
        }
        self.blocks(blocks);
        self.out.push_str(close);
    }

    fn component(&mut self, call: &Call, blocks: &[Block<'_>]) {
        let Setting { components, base, page, medium, .. } = self.setting;
        let filling = filling(self, blocks);
        match medium {
            Medium::Web => printed(components, call, filling, Rendering::Web, &mut self.misprints, &mut self.out),
            Medium::Feed => {
                let mut html = String::new();
                printed(components, call, filling, Rendering::Feed, &mut self.misprints, &mut html);
                // Its template may be one for the site.
                self.out.push_str(&raw_html::for_a_feed(html, base, page));
            }
        }
    }

    fn list(&mut self, start: Option<u64>, items: &[Item<'_>]) {
        let _ = match start {
            None => writeln!(self.out, "<ul>"),
            Some(1) => writeln!(self.out, "<ol>"),
            Some(start) => writeln!(self.out, "<ol start=\"{start}\">"),
        };
        for item in items {
            match (item.task, self.setting.medium) {
                (None, _) => self.out.push_str("<li>"),
                (Some(done), Medium::Web) => {
                    let words = self.setting.words;
                    let (checked, label) = if done { (" checked", &words.done) } else { ("", &words.to_do) };
                    let _ =
                        write!(self.out, "<li class=\"task\"><input type=\"checkbox\" disabled{checked} aria-label=\"");
                    self.attribute(label);
                    self.out.push_str("\"> ");
                }
                (Some(done), Medium::Feed) => self.out.push_str(if done { "<li>☑ " } else { "<li>☐ " }),
            }
            self.blocks(&item.blocks);
            self.out.push_str("</li>\n");
        }
        self.out.push_str(if start.is_none() { "</ul>\n" } else { "</ol>\n" });
    }

    fn table(&mut self, alignments: &[Alignment], head: &[Vec<Inline<'_>>], rows: &[Vec<Vec<Inline<'_>>>]) {
        if self.setting.medium == Medium::Web {
            self.out.push_str("<div class=\"table\" tabindex=\"0\" role=\"group\" aria-label=\"");
            self.attribute(&self.setting.words.table);
            self.out.push_str("\">");
        }
        self.out.push_str("<table>\n<thead><tr>");
        self.cells("th scope=\"col\"", "</th>", alignments, head);
        self.out.push_str("</tr></thead>\n<tbody>\n");
        for row in rows {
            self.out.push_str("<tr>");
            self.cells("td", "</td>", alignments, row);
            self.out.push_str("</tr>\n");
        }
        self.out.push_str("</tbody>\n</table>");
        self.out.push_str(if self.setting.medium == Medium::Web { "</div>\n" } else { "\n" });
    }

    fn cells(&mut self, open: &str, close: &str, alignments: &[Alignment], cells: &[Vec<Inline<'_>>]) {
        for (cell, alignment) in cells.iter().zip(alignments) {
            let set = match alignment {
                Alignment::None => None,
                Alignment::Left => Some("left"),
                Alignment::Center => Some("center"),
                Alignment::Right => Some("right"),
            };
            let _ = match (set, self.setting.medium) {
                (None, _) => write!(self.out, "<{open}>"),
                (Some(set), Medium::Web) => write!(self.out, "<{open} class=\"{set}\">"),
                (Some(set), Medium::Feed) => write!(self.out, "<{open} style=\"text-align:{set}\">"),
            };
            self.wrapped("", cell, close);
        }
    }

    fn code(&mut self, fence: &Fence<'_>, text: &str) {
        if self.setting.medium == Medium::Feed {
            self.out.push_str("<pre><code>");
            self.text(text);
            self.out.push_str("</code></pre>\n");
            return;
        }
        if let Some(title) = fence.title {
            self.out.push_str("<figure class=\"code\"><figcaption>");
            self.text(title);
            self.out.push_str("</figcaption>");
        }
        self.out.push_str("<pre class=\"code\" tabindex=\"0\"><code");
        if !fence.language.is_empty() {
            self.out.push_str(" class=\"language-");
            self.attribute(fence.language);
            self.out.push('"');
        }
        self.out.push('>');
        let runs = highlight::runs(fence.language, text, self.setting.memo);
        if fence.numbered_from.is_none() && fence.marked.is_empty() {
            self.tokens(&runs, text);
        } else {
            self.lines(fence, &runs, text);
        }
        self.out.push_str("</code></pre>\n");
        if fence.title.is_some() {
            self.out.push_str("</figure>\n");
        }
    }

    fn tokens(&mut self, runs: &[(Token, usize)], text: &str) {
        let mut rest = text;
        for (token, length) in runs {
            let (words, tail) = rest.split_at(*length);
            rest = tail;
            self.token(*token, words);
        }
    }

    fn token(&mut self, token: Token, words: &str) {
        match token.class().filter(|_| !words.trim().is_empty()) {
            None => self.text(words),
            Some(class) => {
                let _ = write!(self.out, "<span class=\"{class}\">");
                self.text(words);
                self.out.push_str("</span>");
            }
        }
    }

    /// Code line by line, for lines that are numbered or marked. A run that spans lines is closed and opened again.
    fn lines(&mut self, fence: &Fence<'_>, runs: &[(Token, usize)], text: &str) {
        let (mut runs, mut left) = (runs.iter(), (Token::Plain, 0));
        for (index, line) in text.split_inclusive('\n').enumerate() {
            let class = if fence.marks(index + 1) { "line hl" } else { "line" };
            let _ = write!(self.out, "<span class=\"{class}\"");
            if let Some(first) = fence.numbered_from {
                let _ = write!(self.out, " data-line=\"{}\"", first.saturating_add(index));
            }
            self.out.push('>');
            let mut rest = line;
            while !rest.is_empty() {
                if left.1 == 0 {
                    left = *runs.next().unwrap_or(&(Token::Plain, rest.len()));
                }
                let (words, tail) = rest.split_at(left.1.min(rest.len()));
                left.1 -= words.len();
                rest = tail;
                self.token(left.0, words.trim_end_matches('\n'));
            }
            self.out.push_str("</span>");
            if line.ends_with('\n') {
                self.out.push('\n');
            }
        }
    }

    fn footnotes(&mut self) {
        if self.tree.footnotes.is_empty() {
            return;
        }
        let words = self.setting.words;
        match self.setting.medium {
            Medium::Web => {
                self.out.push_str("<section class=\"footnotes\" aria-labelledby=\"footnotes\">");
                self.out.push_str("<h2 class=\"footnotes-title\" id=\"footnotes\">");
                self.text(&words.footnotes);
                self.out.push_str("</h2>\n<ol>\n");
            }
            Medium::Feed => self.out.push_str("<hr>\n<ol>\n"),
        }
        for (index, footnote) in self.tree.footnotes.iter().enumerate() {
            self.footnote(index, footnote);
        }
        self.out.push_str("</ol>\n");
        if self.setting.medium == Medium::Web {
            self.out.push_str("</section>\n");
        }
    }

    /// A footnote, with a way back from the end of its last paragraph to each of its marks.
    fn footnote(&mut self, index: usize, footnote: &Footnote<'_>) {
        match self.setting.medium {
            Medium::Web => {
                let _ = write!(self.out, "<li id=\"fn-{}\">", index + 1);
            }
            Medium::Feed => self.out.push_str("<li>"),
        }
        let (last, before) =
            footnote.blocks.split_last().map_or((None, &[][..]), |(last, before)| (Some(last), before));
        self.blocks(before);
        if let Some(Block::Paragraph(content) | Block::Plain(content)) = last {
            self.wrapped("<p>", content, "");
            self.ways_back(index, footnote.marks);
            self.out.push_str("</p>");
        } else {
            self.blocks(last.map_or(&[], std::slice::from_ref));
            self.ways_back(index, footnote.marks);
        }
        self.out.push_str("</li>\n");
    }

    fn ways_back(&mut self, index: usize, marks: usize) {
        // A feed reader may show many items on one page: an anchor would lead to another's footnote.
        if self.setting.medium == Medium::Web {
            for mark in 0..marks {
                let _ = write!(self.out, " <a class=\"back\" href=\"#{}\" aria-label=\"", mark_id(index, mark));
                self.attribute(&self.setting.words.back_to_text);
                self.out.push_str("\">↩</a>");
            }
        }
    }

    fn inlines(&mut self, inlines: &[Inline<'_>]) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => self.text(text),
                Inline::Code(code) => {
                    self.out.push_str("<code>");
                    self.text(code);
                    self.out.push_str("</code>");
                }
                Inline::Emphasis(content) => self.wrapped("<em>", content, "</em>"),
                Inline::Strong(content) => self.wrapped("<strong>", content, "</strong>"),
                Inline::Strikethrough(content) => self.wrapped("<del>", content, "</del>"),
                Inline::Link { destination, title, content } => self.link(destination, title, content),
                Inline::Picture(picture) => self.picture(picture, Some(&picture.title)),
                Inline::FootnoteMark { footnote, mark } => self.mark(*footnote, *mark),
                Inline::Html(html) => self.out.push_str(html),
                Inline::SoftBreak => self.out.push('\n'),
                Inline::HardBreak => self.out.push_str("<br>\n"),
            }
        }
    }

    fn link(&mut self, destination: &str, title: &str, content: &[Inline<'_>]) {
        let Some(address) = self.address(destination) else {
            return self.inlines(content);
        };
        self.out.push_str("<a href=\"");
        self.attribute(&address);
        self.out.push('"');
        if !title.is_empty() {
            self.out.push_str(" title=\"");
            self.attribute(title);
            self.out.push('"');
        }
        self.wrapped(">", content, "</a>");
    }

    fn mark(&mut self, footnote: usize, mark: usize) {
        let number = footnote + 1;
        // A line may end behind any ideograph, and behind its marks: not here.
        if self.out.ends_with(is_wide) {
            self.out.push('\u{2060}');
        }
        let _ = match self.setting.medium {
            Medium::Web => {
                let id = mark_id(footnote, mark);
                write!(self.out, "<sup class=\"footnote\"><a href=\"#fn-{number}\" id=\"{id}\">{number}</a></sup>")
            }
            Medium::Feed => write!(self.out, "<sup>{number}</sup>"),
        };
    }

    /// Where `destination` leads from here. `None` if it leads nowhere, or no URL can be made of it.
    fn address(&self, destination: &str) -> Option<String> {
        let base = self.setting.base;
        match self.setting.routes.get(destination) {
            Some(Route::Page(permalink, None) | Route::File(permalink, _)) => Some(self.located(permalink)),
            Some(Route::Nowhere) => None,
            Some(Route::Page(permalink, Some(anchor))) => Some(format!("{}#{anchor}", self.located(permalink))),
            None => match self.setting.medium {
                Medium::Web if destination.starts_with('/') && !destination.starts_with("//") => {
                    Some(format!("{}{destination}", base.path()))
                }
                Medium::Web => Some(destination.to_owned()),
                Medium::Feed => base.resolve(self.setting.page, destination),
            },
        }
    }

    fn located(&self, permalink: &Permalink) -> String {
        match self.setting.medium {
            Medium::Web => permalink.href(self.setting.base),
            Medium::Feed => permalink.absolute(self.setting.base),
        }
    }

    fn text(&mut self, text: &str) {
        let _ = escape_html_body_text(&mut self.out, text);
    }

    fn attribute(&mut self, text: &str) {
        let _ = escape_html(&mut self.out, text);
    }
}

impl Apart for Writer<'_> {
    fn blocks_apart<'t, 'a: 't>(&mut self, blocks: impl Iterator<Item = &'t Block<'a>>) -> String {
        let (before, pictures) = (std::mem::take(&mut self.out), self.pictures);
        blocks.for_each(|it| self.block(it));
        self.pictures = pictures;
        std::mem::replace(&mut self.out, before)
    }

    fn picture_apart(&mut self, picture: &Picture<'_>) -> String {
        let before = std::mem::take(&mut self.out);
        self.picture(picture, None);
        std::mem::replace(&mut self.out, before)
    }

    fn place_of(&self, picture: &Picture<'_>) -> Option<String> {
        let Setting { routes, hanging, .. } = self.setting;
        let Some(Route::File(permalink, _)) = routes.get(&*picture.destination) else {
            return self.address(&picture.destination);
        };
        let ladder = hanging.ladders.get(permalink);
        Some(ladder.map_or_else(|| self.located(permalink), |it| self.located(&plain(permalink, it, u32::MAX).0)))
    }

    fn size_of(&self, picture: &Picture<'_>) -> Option<Dimensions> {
        match self.setting.routes.get(&*picture.destination) {
            Some(Route::File(_, size)) => *size,
            Some(Route::Page(..) | Route::Nowhere) | None => None,
        }
    }

    fn address_of(&self, destination: &str) -> Option<String> {
        self.address(destination)
    }

    fn note_of(&mut self, _: Option<&str>) -> String {
        String::new()
    }

    fn page(&self) -> String {
        self.setting.page.absolute(self.setting.base)
    }
}

/// The anchor of a footnote's mark, to come back to.
fn mark_id(footnote: usize, mark: usize) -> String {
    match mark {
        0 => format!("fnref-{}", footnote + 1),
        _ => format!("fnref-{}-{}", footnote + 1, mark + 1),
    }
}
