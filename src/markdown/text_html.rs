//! Raw HTML in plain text: its words, what its pictures show, and where its links lead.

use super::raw_html::{Words, words};
use super::text::{Writer, shown};
use super::wrap::wrap;

/// A link of raw HTML: where it leads, as written, and where its words begin.
pub(super) type OpenLink = (String, usize);

impl Writer<'_> {
    /// The lines of a block of HTML.
    pub(super) fn html(&mut self, html: &str, columns: usize) -> Vec<String> {
        let Words { pieces, links } = words(html, |alt| self.pictured(alt));
        let mut words = String::new();
        let mut links = links.into_iter().map(|it| (it, 0));
        for (place, piece) in pieces.into_iter().enumerate() {
            if place > 0 {
                self.end_link(links.next(), &mut words);
            }
            words.push_str(&piece);
        }
        links.for_each(|it| self.end_link(Some(it), &mut words));
        wrap(words.trim(), columns)
    }

    /// Writes what a tag among words says, where a link may be `open`.
    pub(super) fn tag(&mut self, tag: &str, open: &mut Option<OpenLink>, out: &mut String) {
        if is(tag, "</a") {
            self.end_link(open.take(), out);
        } else if is(tag, "<a") {
            let href = words(tag, str::to_owned).links.into_iter().next();
            *open = href.map(|it| (it, out.len())).or(open.take());
        } else if is(tag, "<img") {
            out.push_str(&words(tag, |alt| self.pictured(alt)).pieces.concat());
        }
    }

    /// Notes the address of a link behind its words, unless they are the address.
    pub(super) fn end_link(&mut self, link: Option<OpenLink>, out: &mut String) {
        let Some((href, start)) = link else { return };
        let address = self.delivery.base.resolve(self.delivery.page, &href);
        if let Some(address) = address.filter(|it| !out[start..].trim_end_matches('/').ends_with(shown(it))) {
            let note = self.note(address);
            out.push_str(&note);
        }
    }
}

/// Whether a tag begins so, and goes on with something else than its name.
fn is(tag: &str, begins: &str) -> bool {
    let named = tag.get(..begins.len()).is_some_and(|it| it.eq_ignore_ascii_case(begins));
    named && !tag[begins.len()..].starts_with(|it: char| it.is_ascii_alphanumeric() || it == '-')
}
