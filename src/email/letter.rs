//! An episode as mail: what a letter is, where it goes out, and how much of it.

use crate::manuscript::{Form, Target};
use crate::newsletter::Newsletter;
use crate::theme::view::PictureView;

/// An episode as mail.
#[derive(Debug, Clone)]
pub struct Letter {
    /// Its place in [`Newsletter::episodes`].
    pub place: usize,
    /// What inboxes show.
    pub subject: String,
    /// What inboxes show beside the subject: the author's words, else the summary; empty if there is neither.
    pub preheader: String,
    /// The picture above the text.
    pub cover: Option<PictureView>,
    /// The letter in HTML: a document, or a fragment where the outlet asks for one.
    pub html: String,
    /// The letter in plain text, with LF line ends.
    pub text: String,
}

/// Where a letter goes out.
#[derive(Debug, Clone, Copy)]
pub enum Outlet<'a> {
    /// As a message of our own.
    Mail,
    /// Through a service.
    Service(&'a Target),
    /// As an item of a feed, for a service that makes mail of feeds.
    Feed,
}

/// How much of an episode its letter holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Portion {
    /// All of it; one that Gmail would cut off is an error.
    Whole,
    /// As many passages as are safe, and a way to the rest.
    Cut,
}

/// What stands in a letter for an address that only a service knows, until nothing else can change it.
pub(super) const UNSUBSCRIBE: &str = "https://feuilleton.invalid/unsubscribe";
pub(super) const ADDRESS: &str = "feuilleton.invalid/postal-address";

impl Outlet<'_> {
    /// How much of a letter it takes.
    pub(super) fn form(self) -> Form {
        match self {
            Outlet::Mail => Form::Document,
            Outlet::Service(target) => target.form,
            Outlet::Feed => Form::Fragment,
        }
    }
}

impl Letter {
    /// The name of its files: `s02e29-rain`, or for an episode without a number the words of its address, with more
    /// between them than is within one: `the-prism--rain`.
    #[must_use]
    pub fn name(&self, newsletter: &Newsletter) -> String {
        let episode = &newsletter.episodes[self.place];
        let it = &episode.manuscript;
        let slug = &it.slug;
        match (it.season, it.number) {
            (Some(season), Some(number)) => format!("s{season:02}e{number:02}-{slug}"),
            (None, Some(number)) => format!("e{number:02}-{slug}"),
            (Some(_) | None, None) => episode.permalink.as_str().trim_matches('/').replace('/', "--"),
        }
    }
}
