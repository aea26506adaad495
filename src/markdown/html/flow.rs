//! The blocks of HTML: how each looks on the site, and how in a feed. Pictures, code and components
//! have their own files.

use std::fmt::Write as _;

use pulldown_cmark::Alignment;

use super::setting::Medium;
use super::writer::Writer;
use super::{code, component, picture};
use crate::markdown::call::Call;
use crate::markdown::fence::Fence;
use crate::markdown::markup::{Flow, Phrasing};
use crate::markdown::tree::{Alert, Audience, Block, Inline, Picture};

impl Flow for Writer<'_> {
    fn audience(&self) -> Audience {
        self.setting.audience
    }

    fn heading(&mut self, level: u8, anchor: &str, content: &[Inline<'_>]) {
        let (open, close) = match level + self.lowered {
            ..=1 => ("<h1", "</h1>\n"),
            2 => ("<h2", "</h2>\n"),
            3 => ("<h3", "</h3>\n"),
            4 => ("<h4", "</h4>\n"),
            5 => ("<h5", "</h5>\n"),
            _ => ("<h6", "</h6>\n"),
        };
        match self.setting.medium {
            Medium::Web => {
                self.out.push_str(open);
                self.attribute("id", anchor);
                self.wrapped(">", content, " <a class=\"anchor\" href=\"#");
                self.quoted(anchor);
                self.out.push('"');
                self.attribute("aria-label", &self.setting.around.words.heading_link);
                self.out.push_str(">#</a>");
                self.out.push_str(close);
            }
            Medium::Feed => {
                self.out.push_str(open);
                self.wrapped(">", content, close);
            }
        }
    }

    fn figure(&mut self, picture: &Picture<'_>, link: Option<&str>) {
        picture::figure(self, picture, link);
    }

    fn code(&mut self, fence: &Fence<'_>, text: &str) {
        code::write(self, fence, text);
    }

    fn alert(&mut self, alert: Alert, blocks: &[Block<'_>]) {
        let title = alert.title(self.setting.around.words);
        let class = match alert {
            Alert::Note => "note",
            Alert::Tip => "tip",
            Alert::Important => "important",
            Alert::Warning => "warning",
            Alert::Caution => "caution",
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
        component::write(self, call, blocks);
    }

    fn open_item(&mut self, task: Option<bool>) {
        match (task, self.setting.medium) {
            (None, _) => self.out.push_str("<li>"),
            (Some(done), Medium::Web) => {
                let words = self.setting.around.words;
                let (checked, label) = if done { (" checked", &words.done) } else { ("", &words.to_do) };
                let _ = write!(self.out, "<li class=\"task\"><input type=\"checkbox\" disabled{checked}");
                self.attribute("aria-label", label);
                self.out.push_str("> ");
            }
            (Some(done), Medium::Feed) => self.out.push_str(if done { "<li>☑ " } else { "<li>☐ " }),
        }
    }

    fn table(&mut self, alignments: &[Alignment], head: &[Vec<Inline<'_>>], rows: &[Vec<Vec<Inline<'_>>>]) {
        if self.setting.medium == Medium::Web {
            self.out.push_str("<div class=\"table\" tabindex=\"0\" role=\"group\"");
            self.attribute("aria-label", &self.setting.around.words.table);
            self.out.push('>');
        }
        self.out.push_str("<table>\n");
        self.rows(alignments, head, rows);
        self.out.push_str("</table>");
        self.out.push_str(if self.setting.medium == Medium::Web { "</div>\n" } else { "\n" });
    }

    fn open_cell(&mut self, tag: &str, alignment: Alignment) {
        let set = match alignment {
            Alignment::None => None,
            Alignment::Left => Some("left"),
            Alignment::Center => Some("center"),
            Alignment::Right => Some("right"),
        };
        let _ = match (set, self.setting.medium) {
            (None, _) => write!(self.out, "<{tag}>"),
            (Some(set), Medium::Web) => write!(self.out, "<{tag} class=\"{set}\">"),
            (Some(set), Medium::Feed) => write!(self.out, "<{tag} style=\"text-align:{set}\">"),
        };
    }

    fn rule(&mut self) {
        self.out.push_str("<hr>\n");
    }
}
