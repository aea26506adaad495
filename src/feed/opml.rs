//! OPML 2.0: every feed of the newsletter as one outline, which a reader of feeds takes in as a whole.

use super::xml::{Xml, between};
use crate::newsletter::{Feed, FeedPart, Newsletter};

/// The outline of the feeds of `newsletter`, each in the format that its pages name.
#[must_use]
pub fn opml(newsletter: &Newsletter) -> Vec<u8> {
    let masthead = &newsletter.masthead;
    let mut xml = Xml::new("opml", &[("version", "2.0")]);
    xml.open("head", &[]);
    xml.text("title", &masthead.title);
    if let Some(author) = &masthead.author {
        xml.text("ownerName", &author.name);
    }
    xml.close();
    xml.open("body", &[]);
    for feed in newsletter.feeds() {
        let title = feed.title(newsletter);
        let at =
            feed.permalink(FeedPart::Current, feed.formats(newsletter)[0], newsletter).absolute(&masthead.base_url);
        let page = feed.page(newsletter).absolute(&masthead.base_url);
        outline(&mut xml, &feed, &title, &at, &page);
    }
    xml.finish()
}

/// "rss" is what OPML calls a feed of any format.
fn outline(xml: &mut Xml, feed: &Feed, title: &str, at: &str, page: &str) {
    let mut attributes = vec![("type", "rss"), ("text", title), ("title", title), ("xmlUrl", at), ("htmlUrl", page)];
    if let Feed::Tag(name) = feed {
        attributes.push(("category", name));
    }
    xml.empty("outline", &attributes);
}

/// The address of each feed in an outline that was published before, and that of its page.
pub fn feeds_in(outline: &str) -> impl Iterator<Item = (String, String)> {
    let addresses = |it| Some((between(it, " xmlUrl=\"", "\"")?, between(it, " htmlUrl=\"", "\"")?));
    outline.split("<outline").skip(1).filter_map(addresses)
}
