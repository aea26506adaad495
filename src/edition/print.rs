//! From a sheet to its bytes, unless they would be the same as before.

use super::sheet::{File, Page, Sheet, Signpost};
use super::{Content, Edition, Impression};
use crate::address::OutputPath;
use crate::diagnostic::{Report, Reported};
use crate::email;
use crate::feed;
use crate::manuscript::FeedFormat;
use crate::memo::Key;
use crate::newsletter::{Feed, FeedPart};
use crate::press::{Press, card};
use crate::search::{self, Catalogue};
use crate::site::{self, WayOn};
use crate::theme::Commission;
use crate::theme::view::{CardPageView, View};

impl Edition {
    /// Prints `sheet`, which this edition has at `path`.
    ///
    /// # Errors
    /// When a template of the author's is wrong.
    pub fn print(
        &self,
        path: &OutputPath,
        sheet: &Sheet,
        press: &Press<'_>,
        report: &mut Report,
    ) -> Result<Content, Reported> {
        match self.reprint(path, sheet, None, press, report)? {
            Impression::Fresh(content, _) => Ok(content),
            Impression::Unchanged => unreachable!("nothing was printed before"),
        }
    }

    /// The same, unless the sheet would be printed from what it was `printed_from` before.
    ///
    /// # Errors
    /// When a template of the author's is wrong.
    pub fn reprint(
        &self,
        path: &OutputPath,
        sheet: &Sheet,
        printed_from: Option<Key>,
        press: &Press<'_>,
        report: &mut Report,
    ) -> Result<Impression, Reported> {
        let commission = Commission::Page(path, sheet.text(press.newsletter).map(|it| it.path));
        Job { press, catalogue: &self.catalogue, printed_from, commission, report }.print(sheet)
    }
}

/// One sheet on its way through the press.
struct Job<'a, 'r> {
    press: &'a Press<'a>,
    catalogue: &'a Catalogue,
    /// The key of what the sheet was printed from the last time.
    printed_from: Option<Key>,
    commission: Commission<'a>,
    report: &'r mut Report,
}

impl Job<'_, '_> {
    fn print(self, sheet: &Sheet) -> Result<Impression, Reported> {
        let press = self.press;
        match sheet {
            Sheet::Page(page) => self.page(page),
            Sheet::Redirect { target, title } => self.lay_out(&site::redirect(target, title, press)),
            Sheet::Feed(Feed::Letters, ..) => letter_feed(press, self.report).map(Impression::once),
            Sheet::Feed(feed, part, format) => Ok(self.feed(feed, *part, *format)),
            Sheet::Search(part) => Ok(self.part(*part)),
            Sheet::Signpost(signpost) => Ok(Impression::once(match signpost {
                Signpost::Sitemap => site::sitemap(press).into_bytes(),
                Signpost::Robots => site::robots(press).into_bytes(),
                Signpost::Feeds => feed::opml(press.newsletter),
            })),
            Sheet::File(File::Own(path)) => Ok(Impression::Fresh(Content::File(path.clone()), None)),
            Sheet::File(File::Picture(path, recipe)) => {
                Ok(Impression::Fresh(Content::Picture(path.clone(), *recipe), None))
            }
            Sheet::File(File::Card(of)) => self.card(&card(*of, press.newsletter)),
            Sheet::File(File::Theme(bytes)) => {
                Ok(Impression::Fresh(Content::Theme(bytes), Some(Key::of("a file", &[bytes]))))
            }
        }
    }

    fn page(self, page: &Page) -> Result<Impression, Reported> {
        let press = self.press;
        match page {
            Page::Home => self.lay_out(&site::home(press)),
            Page::Season(place) => self.lay_out(&site::season(*place, press)),
            Page::Recap(place) => self.lay_out(&site::recap(*place, press)),
            Page::Episode(place) => {
                let view = site::episode(*place, press, self.report)?;
                self.lay_out(&view)
            }
            Page::WayOn(place) => match site::way_on(*place, press) {
                WayOn::Here(view) => self.lay_out(&view),
                WayOn::ToCome(view) => self.lay_out(&*view),
            },
            Page::Standalone(place) => self.lay_out(&site::page(*place, press)),
            Page::Archive => self.lay_out(&site::archive(press)),
            Page::Tags => self.lay_out(&site::tags(press)),
            Page::Tag(name) => self.lay_out(&site::tag(name, press)),
            Page::Pairings => self.lay_out(&site::pairings(press)),
            Page::Search => self.lay_out(&search::page(press)),
            Page::NotFound => self.lay_out(&site::not_found(press)),
        }
    }

    fn lay_out<V: View>(self, view: &V) -> Result<Impression, Reported> {
        let key = self.press.key_of_page(view);
        self.lay_out_unless(key, view)
    }

    /// The page, unless it was printed from the same `key` before.
    fn lay_out_unless<V: View>(self, key: Key, view: &V) -> Result<Impression, Reported> {
        if self.printed_from == Some(key) {
            return Ok(Impression::Unchanged);
        }
        let page = self.press.page(view, self.commission, self.report)?;
        Ok(Impression::Fresh(Content::Printed(page), Some(key)))
    }

    fn card(self, view: &CardPageView) -> Result<Impression, Reported> {
        // A card that was drawn within a wider limit may be too large for this one.
        let most = self.press.newsletter.masthead.limits.pixels;
        let key = Key::of("a card", &[self.press.key_of_page(view).as_bytes(), &most.to_le_bytes()]);
        Ok(match self.lay_out_unless(key, view)? {
            Impression::Fresh(Content::Printed(svg), key) => {
                let svg = String::from_utf8(svg).expect("a template prints text");
                Impression::Fresh(Content::Card(svg), key)
            }
            other => other,
        })
    }

    /// The feed, unless its key is the same as before.
    fn feed(self, feed: &Feed, part: FeedPart, format: FeedFormat) -> Impression {
        let key = self.press.key_of(feed::key(feed, part, format, self.press));
        if self.printed_from == Some(key) {
            return Impression::Unchanged;
        }
        Impression::Fresh(Content::Printed(feed::feed(feed, part, format, self.press)), Some(key))
    }

    /// A part of the search index, unless all of the index is the same as before: each part depends on all texts.
    fn part(self, part: search::Part) -> Impression {
        let key = self.catalogue.key(self.press);
        if self.printed_from == Some(key) {
            return Impression::Unchanged;
        }
        Impression::Fresh(Content::Printed(self.catalogue.print(part, self.press).into_bytes()), Some(key))
    }
}

impl Impression {
    /// Of a sheet that is printed every time, since what it is made of is not known before it is printed.
    fn once(bytes: Vec<u8>) -> Impression {
        let key = Key::of("a file", &[&bytes]);
        Impression::Fresh(Content::Printed(bytes), Some(key))
    }
}

/// The letters come from one room and the feed from another; only here do they meet.
fn letter_feed(press: &Press<'_>, report: &mut Report) -> Result<Vec<u8>, Reported> {
    let places = Feed::Letters.episodes(FeedPart::Current, press.newsletter);
    let bodies: Result<Vec<_>, Reported> =
        places.into_iter().map(|it| email::fragment(it, press, report).map(|html| (it, html))).collect();
    Ok(feed::letters(bodies?, press))
}
