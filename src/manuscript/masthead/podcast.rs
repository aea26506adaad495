//! `[podcast]` of `newsletter.toml`: what players and their directories ask of a newsletter that can be heard.

use super::categories::CATEGORIES;
use crate::address::Mailbox;
use crate::diagnostic::{Reported, did_you_mean};
use crate::manuscript::front_matter::{Choice, Fields, Placed};
use crate::markdown::{Typography, typeset};

/// What the author says of the podcast.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Podcast {
    /// Its title, if it is not the newsletter's.
    pub title: Option<String>,
    /// What it is about, if it is not what the newsletter is about.
    pub description: Option<String>,
    /// Its picture: a square, as written.
    pub image: Option<Placed<String>>,
    /// What it is filed under in Apple's list, which all directories use.
    pub category: Option<Category>,
    /// Whether it is for grown-ups only.
    pub explicit: bool,
    /// Whom directories write to, if not the newsletter's author. It is printed.
    pub owner: Option<Mailbox>,
    /// Whether services are asked not to take it over without its owner's word.
    pub locked: bool,
    /// What directories know it by, if it had a life before.
    pub guid: Option<String>,
    /// In which order it is heard.
    pub order: Order,
}

impl Podcast {
    pub(super) fn typeset(self, typography: Typography) -> Podcast {
        let set = |text: Option<String>| text.map(|it| typeset(&it, typography));
        Podcast { title: set(self.title), description: set(self.description), ..self }
    }
}

/// A place in Apple's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Category {
    /// The shelf.
    pub name: &'static str,
    /// The part of it.
    pub part: Option<&'static str>,
}

/// The order in which players offer episodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Order {
    /// From the first on: a story.
    #[default]
    Serial,
    /// From the newest on: each stands for itself.
    Episodic,
}

impl Order {
    /// The word that authors and feeds use.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Order::Serial => "serial",
            Order::Episodic => "episodic",
        }
    }
}

pub(super) const KNOWN: &[&str] =
    &["title", "description", "image", "category", "explicit", "owner", "locked", "guid", "type"];

pub(super) fn read(fields: &mut Fields<'_>) -> Result<Podcast, Reported> {
    let (title, description, image) = (fields.line("title"), fields.text("description"), fields.line("image"));
    let (category, explicit, owner) =
        (category(fields), fields.flag("explicit"), fields.mailbox("owner", "Your Name <you@example.org>"));
    let (locked, guid, order) = (fields.flag("locked"), guid(fields), fields.one_of("type"));
    Ok(Podcast {
        title: title?.map(|it| it.value),
        description: description?.map(|it| it.value),
        image: image?,
        category: category?,
        explicit: explicit?.unwrap_or(false),
        owner: owner?,
        locked: locked?.unwrap_or(false),
        guid: guid?,
        order: order?.unwrap_or_default(),
    })
}

/// `"Fiction"`, or `["Fiction", "Drama"]`.
fn category(fields: &mut Fields<'_>) -> Result<Option<Category>, Reported> {
    let written = fields.texts("category")?;
    let Some(shelf) = written.first() else { return Ok(None) };
    let names = CATEGORIES.iter().map(|(name, _)| *name);
    let Some((name, parts)) = CATEGORIES.iter().find(|(name, _)| *name == shelf.value) else {
        return Err(unlisted(shelf, names, "category of podcasts", fields));
    };
    let part = match &written[1..] {
        [] => None,
        [part] => match parts.iter().find(|it| **it == part.value) {
            Some(part) => Some(*part),
            None => return Err(unlisted(part, parts.iter().copied(), &format!("part of `{name}`"), fields)),
        },
        [_, more, ..] => {
            let help = "write `category = [\"Fiction\", \"Drama\"]`: a category, and a part of it";
            return Err(fields.fault(more.span.range(), "a podcast stands in one category", help));
        }
    };
    Ok(Some(Category { name, part }))
}

fn unlisted(
    written: &Placed<String>,
    names: impl Iterator<Item = &'static str> + Clone,
    what: &str,
    fields: &mut Fields<'_>,
) -> Reported {
    let help =
        did_you_mean(&written.value, names.clone(), || match names.map(|it| format!("`{it}`")).collect::<Vec<_>>() {
            none if none.is_empty() => "leave it out: this category has no parts".to_owned(),
            names => format!("there are {}", names.join(", ")),
        });
    fields.fault(written.span.range(), format!("no {what} is called `{}`", written.value), help)
}

/// A UUID (RFC 9562 §4) in small letters.
fn guid(fields: &mut Fields<'_>) -> Result<Option<String>, Reported> {
    let Some(written) = fields.line("guid")? else { return Ok(None) };
    let guid = written.value.to_ascii_lowercase();
    let groups: Vec<&str> = guid.split('-').collect();
    let lengths: Vec<usize> = groups.iter().map(|it| it.len()).collect();
    if lengths == [8, 4, 4, 4, 12] && groups.concat().chars().all(|it| it.is_ascii_hexdigit()) {
        return Ok(Some(guid));
    }
    let help = "copy it from the feed that it had, such as `guid = \"2f1e8a3c-6b0d-5c47-9e21-7a4d3b5c6e80\"`";
    Err(fields.fault(written.span.range(), "the `guid` of a podcast is a UUID", help))
}

impl Choice for Order {
    const EVERY: &'static [Order] = &[Order::Serial, Order::Episodic];
    const WHAT: &'static str = "type of podcast";
    const WORDS: &'static str = "write `serial` for a story, which is heard from its first episode on, or `episodic`";

    fn word(self) -> &'static str {
        Order::word(self)
    }
}
