//! The blocks of a letter, as mail clients show them. Pictures, code and components have their own files.

use std::fmt::Write as _;

use pulldown_cmark::Alignment;

use super::writer::Writer;
use super::{code, component, picture};
use crate::markdown::call::Call;
use crate::markdown::fence::Fence;
use crate::markdown::markup::{Flow, Phrasing};
use crate::markdown::tree::{Alert, Audience, Block, Inline, Picture};

impl Flow for Writer<'_> {
    fn audience(&self) -> Audience {
        Audience::Email
    }

    fn heading(&mut self, level: u8, _: &str, content: &[Inline<'_>]) {
        let level = (level + self.lowered).min(6);
        self.wrapped(&format!("<h{level}>"), content, &format!("</h{level}>\n"));
    }

    fn figure(&mut self, picture: &Picture<'_>, link: Option<&str>) {
        self.out.push_str("<div class=\"figure\">");
        let address = link.and_then(|it| self.around.address(it));
        self.linked(address.as_deref(), "", |it| picture::write(it, picture, "plate"));
        if !picture.title.is_empty() {
            self.out.push_str("<p class=\"caption\">");
            self.text(&picture.title);
            self.out.push_str("</p>");
        }
        self.out.push_str("</div>\n");
    }

    fn code(&mut self, fence: &Fence<'_>, text: &str) {
        code::write(self, fence, text);
    }

    fn alert(&mut self, alert: Alert, blocks: &[Block<'_>]) {
        self.open_box(match alert {
            Alert::Note | Alert::Tip => "alert",
            Alert::Important | Alert::Warning | Alert::Caution => "alert grave",
        });
        self.out.push_str("<p class=\"box-title\">");
        self.text(alert.title(self.around.words));
        self.out.push_str("</p>\n");
        self.blocks(blocks);
        self.close_box();
    }

    fn aside(&mut self, title: &[Inline<'_>], blocks: &[Block<'_>]) {
        self.open_box("aside");
        if !title.is_empty() {
            self.wrapped("<p class=\"box-title\">", title, "</p>\n");
        }
        self.blocks(blocks);
        self.close_box();
    }

    fn component(&mut self, call: &Call, blocks: &[Block<'_>]) {
        component::write(self, call, blocks);
    }

    fn open_item(&mut self, task: Option<bool>) {
        self.out.push_str(match task {
            None => "<li>",
            Some(true) => "<li class=\"task\">☑&nbsp;",
            Some(false) => "<li class=\"task\">☐&nbsp;",
        });
    }

    fn table(&mut self, alignments: &[Alignment], head: &[Vec<Inline<'_>>], rows: &[Vec<Vec<Inline<'_>>>]) {
        self.out
            .push_str("<div class=\"set\"><table class=\"data\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\">\n");
        self.rows(alignments, head, rows);
        self.out.push_str("</table></div>\n");
    }

    fn open_cell(&mut self, tag: &str, alignment: Alignment) {
        let class = match alignment {
            Alignment::None => "cell",
            Alignment::Left => "cell left",
            Alignment::Center => "cell center",
            Alignment::Right => "cell right",
        };
        let _ = write!(self.out, "<{tag} class=\"{class}\">");
    }

    fn rule(&mut self) {
        self.out.push_str("<p class=\"rule\">•&nbsp; •&nbsp; •</p>\n");
    }
}
