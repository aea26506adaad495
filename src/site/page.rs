//! A page outside the story.

use crate::press::{PageHead, Press, extra};
use crate::theme::view::{PageView, StandalonePage};

/// The standalone page at `place`.
#[must_use]
pub fn page<'a>(place: usize, press: &Press<'a>) -> PageView<'a> {
    let page = &press.newsletter.pages[place];
    let it = &page.manuscript;
    let picture = page.cover.as_ref().zip(it.cover.as_ref());
    let summary = it.summary.as_deref().unwrap_or("");
    let head = PageHead {
        image: picture.map(|(to, cover)| press.views().picture(to, &cover.alt, cover.credit.as_deref())),
        ..PageHead::plain(&it.title, summary, &page.permalink)
    };
    PageView {
        head: head.view(press),
        page: StandalonePage {
            title: it.title.clone(),
            url: page.permalink.href(&press.newsletter.masthead.base_url),
            updated: press.views().updated(it.updated, None),
            summary: it.summary.clone(),
            body: press.prose(&it.body, &page.routes, &page.permalink),
            extra: extra(&it.extra),
        },
    }
}
