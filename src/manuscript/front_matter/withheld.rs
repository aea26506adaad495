//! Keys by which other tools keep a text from readers, who would get it here once such a key is left out.

use super::elsewhere::{Theirs, bare, is_day};
use super::node::Value;
use super::spelled;
use crate::manuscript::dateline::Dateline;

/// Who gets a text elsewhere.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Readers {
    /// Everybody.
    All,
    /// Nobody yet.
    None,
    /// The same, by a word that is easily taken for one without effect.
    NoneYet,
    /// Those who pay, or know where to look.
    Some,
    /// Everybody from a day on.
    Later,
    /// Everybody from the day on that the key names.
    From,
    /// Nobody from a day on.
    Until,
}

/// From whom a text is kept.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kept {
    /// From everybody.
    FromAll,
    /// From those who do not pay, or do not know where to look.
    FromSome,
}

/// What to write instead of a key by which other tools keep a text from readers.
pub(super) fn help(theirs: Theirs<'_>) -> Option<String> {
    let draft = theirs.notation.pair("draft", "true");
    let waits = "nothing appears before the day that `date` gives";
    let to_none = format!("to withhold it, write `{draft}`");
    Some(match readers(theirs)? {
        Readers::All => format!("leave it out: everything is published that does not say `{draft}`"),
        Readers::None => to_none,
        Readers::NoneYet => format!("{to_none}: without that, everybody gets it"),
        Readers::Some => format!("everybody can find and read what is published here: {to_none}"),
        Readers::Later => format!("leave it out: {waits}"),
        Readers::From if theirs.known.contains(&"date") => {
            let days = match &theirs.node.value {
                Value::Text(day) | Value::Moment(day) if Dateline::parse(day.trim()).is_some() => {
                    vec![theirs.written.to_owned()]
                }
                Value::Text(day) | Value::Moment(day) => spelled::meant(day),
                _ => Vec::new(),
            };
            match spelled::either(&days, |day| theirs.notation.pair("date", day)) {
                Some(line) => format!("{waits}: {line}"),
                None => format!("{waits}; {to_none}"),
            }
        }
        Readers::From => format!("leave it out: a page waits for no day; {to_none}"),
        Readers::Until => format!("what is published stays, whatever the day: {to_none}"),
    })
}

/// From whom a key would keep a text elsewhere, on whatever day.
pub(super) fn kept(theirs: Theirs<'_>) -> Option<Kept> {
    match readers(theirs)? {
        Readers::None | Readers::NoneYet => Some(Kept::FromAll),
        Readers::Some => Some(Kept::FromSome),
        Readers::All | Readers::Later | Readers::From | Readers::Until => None,
    }
}

fn readers(theirs: Theirs<'_>) -> Option<Readers> {
    if !theirs.known.contains(&"draft") {
        return None;
    }
    let name = bare(theirs.name);
    // `is_published` and `dg-publish` say what `published` does.
    let name = ["is", "dg"].iter().find_map(|it| name.strip_prefix(it)).unwrap_or(&name);
    let value = &theirs.node.value;
    let says_no = matches!(value, Value::Flag(false)) || theirs.node.denies();
    let word = if let Value::Text(word) = value { word.trim().to_lowercase() } else { String::new() };
    let word = &*word;
    let says_yes = matches!(value, Value::Flag(true)) || matches!(word, "true" | "yes" | "on" | "y");
    let is_blank = matches!(value, Value::Nothing);
    Some(match name {
        // As forms are left blank.
        "status" | "private" | "hidden" | "visibility" | "audience" | "password" if is_blank => Readers::All,
        "publish" | "published" | "public" | "ready" | "render" if says_no => Readers::None,
        "publish" | "published" | "public" | "ready" | "render" if says_yes => Readers::All,
        "permalink" if matches!(value, Value::Flag(false)) => Readers::None,
        "draft" | "wip" if says_no => Readers::All,
        "draft" | "wip" if says_yes => Readers::NoneYet,
        "status" | "poststatus" | "state" | "type" => match word {
            "private" | "hidden" | "unlisted" => Readers::Some,
            "draft" | "drafting" | "autodraft" | "auto-draft" | "pending" | "unpublished" | "trash" | "wip" => {
                Readers::NoneYet
            }
            "scheduled" | "future" if theirs.known.contains(&"date") => Readers::Later,
            _ if is_public(word) => Readers::All,
            _ => return None,
        },
        "private" | "hidden" | "unlisted" | "membersonly" | "subscribersonly" | "paid" | "paidonly" | "premium" => {
            if says_no {
                Readers::All
            } else {
                Readers::Some
            }
        }
        // What these say by a list, some themes hide of a page.
        "hide" | "headless" | "noindex" | "archived" | "eleventyexcludefromcollections" if says_no => Readers::All,
        "hide" | "headless" | "noindex" | "archived" | "eleventyexcludefromcollections" if says_yes => Readers::Some,
        "visibility" | "audience" | "access" | "tier" | "emailtype" if is_public(word) => Readers::All,
        "visibility" | "audience" | "access" => Readers::Some,
        "tier" | "emailtype" if is_paid(word) => Readers::Some,
        "password" if matches!(value, Value::Text(_)) && word.is_empty() => Readers::All,
        "password" => Readers::Some,
        "expirydate" | "expiry" | "expires" | "expiresat" | "unpublishdate" if !is_blank => Readers::Until,
        _ if is_day(name) => Readers::From,
        _ => return None,
    })
}

/// Whether a word says that everybody may read it.
fn is_public(word: &str) -> bool {
    matches!(word, "public" | "publish" | "published" | "everyone" | "everybody" | "all" | "live" | "free" | "sent")
}

/// Whether a word says that it is for those who pay.
fn is_paid(word: &str) -> bool {
    matches!(word, "paid" | "premium" | "members" | "subscribers" | "private" | "only_paid" | "founding")
}
