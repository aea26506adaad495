//! From a sheet to its bytes.

use super::{Content, Edition, Sheet};
use crate::address::{OutputPath, Permalink};
use crate::diagnostic::{Report, Reported};
use crate::email;
use crate::feed::{self, Scope};
use crate::press::Press;
use crate::site;

impl Edition {
    /// Prints the sheet at `path`; `None` if there is none.
    ///
    /// # Errors
    /// When a template of the author's is wrong.
    pub fn print(
        &self,
        path: &OutputPath,
        press: &Press<'_>,
        report: &mut Report,
    ) -> Result<Option<Content>, Reported> {
        self.sheets.get(path).map(|it| print(it, press, report)).transpose()
    }
}

fn print(sheet: &Sheet, press: &Press<'_>, report: &mut Report) -> Result<Content, Reported> {
    let page = match sheet {
        Sheet::Home => site::home(press, report),
        Sheet::Season(place) => site::season(*place, press, report),
        Sheet::Episode(place) => site::episode(*place, press, report),
        Sheet::Page(place) => site::page(*place, press, report),
        Sheet::Archive => site::archive(press, report),
        Sheet::Tags => site::tags(press, report),
        Sheet::Tag(name) => site::tag(name, press, report),
        Sheet::Pairings => site::pairings(press, report),
        Sheet::NotFound => site::not_found(&of_ours("/404.html"), press, report),
        Sheet::Redirect { target, title } => site::redirect(target, title, press, report),
        Sheet::Robots => Ok(site::robots(&of_ours("/sitemap.xml"), press)),
        Sheet::Sitemap => Ok(site::sitemap(press)),
        Sheet::Feed => return Ok(Content::Printed(feed::rss(Scope::Whole, press))),
        Sheet::LetterFeed => return letter_feed(press, report),
        Sheet::SeasonFeed(place) => {
            return Ok(Content::Printed(feed::rss(Scope::Season(&press.newsletter.seasons[*place]), press)));
        }
        Sheet::File(path) => return Ok(Content::File(path.clone())),
        Sheet::Picture(path, recipe) => return Ok(Content::Picture(path.clone(), *recipe)),
        Sheet::Card(of) => return site::card(*of, press, report).map(Content::Card),
        Sheet::Theme(bytes) => return Ok(Content::Theme(bytes)),
    };
    page.map(|it| Content::Printed(it.into_bytes()))
}

/// The letters come from one room and the feed from another; only here do they meet.
fn letter_feed(press: &Press<'_>, report: &mut Report) -> Result<Content, Reported> {
    let places = feed::lettered(press.newsletter);
    let bodies: Result<Vec<_>, Reported> =
        places.into_iter().map(|it| email::fragment(it, press, report).map(|html| (it, html))).collect();
    Ok(Content::Printed(feed::letters(bodies?, press)))
}

fn of_ours(address: &str) -> Permalink {
    Permalink::parse(address).expect("an address of ours is valid")
}
