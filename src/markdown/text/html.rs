//! Raw HTML in plain text: its words, what its pictures show, and where its links lead.

use super::{Writer, shown};
use crate::markdown::by_hand::{Piece, Ruby, is_tag, words};
use crate::markdown::link::runs_script;
use crate::markdown::typography::{is_space, raise, wrap};

/// What the tags among words have begun.
#[derive(Default)]
pub(super) struct Open {
    /// A link: where it leads, as written, and where its words begin.
    link: Option<(String, usize)>,
    /// Where those words begin that stand above the line.
    raised: Option<usize>,
    /// Readings.
    ruby: Ruby,
    /// How many quotations are open.
    quoted: usize,
    /// A player that has yet to say what it plays.
    player: bool,
}

impl Writer<'_> {
    /// The lines of a block of HTML.
    pub(super) fn html(&mut self, html: &str, columns: usize) -> Vec<String> {
        let mut said = String::new();
        for piece in words(html, self.typography, |alt| self.pictured(alt)) {
            self.say(piece, 0, &mut said);
        }
        let mut lines = Vec::new();
        if said.trim().is_empty() {
            return lines;
        }
        // Blanks that are kept begin a line, too.
        for paragraph in said.trim_end().trim_start_matches(is_space).split("\n\n") {
            if !lines.is_empty() {
                lines.push(String::new());
            }
            lines.extend(wrap(paragraph, columns));
        }
        lines
    }

    /// Writes what a tag among words says, where others are `open`.
    pub(super) fn tag(&mut self, tag: &str, open: &mut Open, out: &mut String) {
        if is_tag(tag, "br") {
            out.push('\n');
        } else if is_tag(tag, "sup") {
            open.raised = Some(out.len());
        } else if is_tag(tag, "/sup") {
            open.raised.take().into_iter().for_each(|start| raise(out, start));
        } else if is_tag(tag, "q") {
            out.push_str(self.typography.quotes(open.quoted)[0]);
            open.quoted += 1;
        } else if is_tag(tag, "/q") && open.quoted > 0 {
            open.quoted -= 1;
            out.push_str(self.typography.quotes(open.quoted)[1]);
        } else if is_tag(tag, "/a") {
            self.end_tags(open, out);
        } else if is_tag(tag, "a") {
            let href = words(tag, self.typography, str::to_owned).into_iter().find_map(|it| match it {
                Piece::Link(href) => Some(href),
                Piece::Words(_) | Piece::Frame(_) => None,
            });
            open.link = href.map(|it| (it, out.len())).or(open.link.take());
        } else if is_tag(tag, "source") && std::mem::take(&mut open.player) {
            self.tag(&format!("<audio{}", &tag["<source".len()..]), open, out);
        } else if ["img", "video", "audio", "iframe"].iter().any(|it| is_tag(tag, it)) {
            let said = words(tag, self.typography, |alt| self.pictured(alt));
            open.player = !is_tag(tag, "img") && !said.iter().any(|it| matches!(it, Piece::Frame(_)));
            for piece in said {
                self.say(piece, 0, out);
            }
        } else {
            open.ruby.tag(tag, out);
        }
    }

    /// Ends a link that is open.
    pub(super) fn end_tags(&mut self, open: &mut Open, out: &mut String) {
        if let Some((href, start)) = open.link.take() {
            self.say(Piece::Link(href), start, out);
        }
    }

    /// Writes a piece of what HTML says; the words of a link begin at `start`.
    fn say(&mut self, piece: Piece, start: usize, out: &mut String) {
        let resolved = |address: &str| self.around.base.resolve(self.around.page, address);
        match piece {
            Piece::Words(words) => out.push_str(&words),
            // Its address is noted behind its words, unless they are the address, or no mail program would follow it.
            Piece::Link(href) => {
                let address = resolved(&href).filter(|it| !runs_script(it));
                if let Some(address) = address.filter(|it| !out[start..].trim_end_matches('/').ends_with(shown(it))) {
                    let note = self.note(address);
                    out.push_str(&note);
                }
            }
            Piece::Frame(src) => {
                let page = |it: &String| it.starts_with("https://") || it.starts_with("http://");
                out.extend(resolved(&src).filter(page).map(|it| format!(" {it} ")));
            }
        }
    }
}
