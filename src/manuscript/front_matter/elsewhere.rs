//! What authors who come from elsewhere call our fields, and what they keep from readers by keys that we do not have.

use super::node::{Node, Notation, Value};
use super::spelled;
use crate::address::{Permalink, Slug};
use crate::manuscript::dateline::Dateline;
use crate::manuscript::name::Name;
use crate::source::SourcePath;

/// A key that is not ours, with what stands behind it.
#[derive(Clone, Copy)]
pub(super) struct Theirs<'a> {
    pub name: &'a str,
    pub node: &'a Node,
    /// The value as it stands in the file.
    pub written: &'a str,
    pub notation: Notation,
    /// The file that it stands in.
    pub file: &'a SourcePath,
    /// The keys that would be ours in its place.
    pub known: &'a [&'a str],
}

/// The field among those known that other tools call so.
pub(super) fn ours(theirs: Theirs<'_>) -> Option<&'static str> {
    let name = bare(theirs.name);
    let says_a_day =
        matches!(&theirs.node.value, Value::Text(day) | Value::Moment(day) if !spelled::meant(day).is_empty());
    let ours = if is_day(&name) && says_a_day {
        Some("date")
    } else {
        ELSEWHERE.iter().find(|it| it.0 == name).map(|it| it.1)
    };
    ours.filter(|it| theirs.known.contains(it))
}

/// What to write instead of a key that means something elsewhere, where that is more than our name for it.
pub(super) fn help(theirs: Theirs<'_>) -> Option<String> {
    withheld(theirs).or_else(|| moved(theirs))
}

/// What to write instead of the address that a text had elsewhere.
fn moved(theirs: Theirs<'_>) -> Option<String> {
    let Value::Text(address) = &theirs.node.value else { return None };
    let address = address.trim();
    let is_address = matches!(&*bare(theirs.name), "permalink" | "url") && theirs.known.contains(&"aliases");
    if !is_address || Slug::parse(address).is_some() {
        return None;
    }
    let path = address.split_once("://").map_or(address, |(_, it)| it);
    let is_pattern = path.contains([':', '{', '%', '[', '<']) && Permalink::decoded(path) == path;
    Some(match Permalink::meant(address).filter(|_| !is_pattern) {
        Some(former) if Some(&former) == usual(theirs.file).as_ref() => {
            "leave it out: the name of the file leads to this address".to_owned()
        }
        Some(former) => {
            let line = theirs.notation.pair("aliases", &format!("[{}]", theirs.notation.quoted(former.as_str())));
            format!("the new address follows from the file's name; write `{line}` to lead on from this one")
        }
        None => "leave it out: addresses follow from the names of files".to_owned(),
    })
}

/// Where a file is published, unless something else is said anywhere.
fn usual(file: &SourcePath) -> Option<Permalink> {
    let name = Name::of(file);
    let season = name.season_words().and_then(Slug::of).map_or_else(String::new, |it| format!("/{it}"));
    Permalink::parse(&format!("{season}/{}/", Slug::of(&name.words)?))
}

/// What to write instead of a key by which other tools keep a text from readers, who would get it once it is left out.
fn withheld(theirs: Theirs<'_>) -> Option<String> {
    let name = &*bare(theirs.name);
    let draft = theirs.notation.pair("draft", "true");
    let says_no = matches!(theirs.node.value, Value::Flag(false)) || theirs.node.denies();
    let word = if let Value::Text(word) = &theirs.node.value { word.trim().to_lowercase() } else { String::new() };
    let word = &*word;
    let says_yes = matches!(theirs.node.value, Value::Flag(true)) || matches!(word, "true" | "yes" | "on" | "y");
    if !theirs.known.contains(&"draft") {
        return None;
    }
    let to_all = format!("leave it out: everything is published that does not say `{draft}`");
    let to_none = format!("to withhold it, write `{draft}`");
    let to_some = format!("everybody can find and read what is published here: {to_none}");
    let is_blank = matches!(theirs.node.value, Value::Nothing);
    Some(match name {
        // As forms are left blank.
        "status" | "private" | "hidden" | "visibility" | "audience" | "password" if is_blank => to_all,
        "publish" | "published" | "public" if says_no => to_none,
        "publish" | "published" | "public" if says_yes => to_all,
        "permalink" if matches!(theirs.node.value, Value::Flag(false)) => to_none,
        "status" | "poststatus" | "state" => match word {
            "private" | "hidden" | "unlisted" => to_some,
            "draft" | "drafting" | "autodraft" | "auto-draft" | "pending" | "unpublished" | "trash" | "wip" => {
                format!("{to_none}: without that, everybody gets it")
            }
            "scheduled" | "future" if theirs.known.contains(&"date") => {
                "leave it out: nothing appears before the day that `date` gives".to_owned()
            }
            _ if is_public(word) => to_all,
            _ => return None,
        },
        "private" | "hidden" | "unlisted" | "membersonly" | "subscribersonly" | "paid" | "paidonly" | "premium" => {
            if says_no {
                to_all
            } else {
                to_some
            }
        }
        "visibility" | "audience" | "access" if is_public(word) => to_all,
        "visibility" | "audience" | "access" => to_some,
        "password" if matches!(&theirs.node.value, Value::Text(_)) && word.is_empty() => to_all,
        "password" => to_some,
        _ if is_day(name) && theirs.known.contains(&"date") => {
            let waits = "nothing appears before the day that `date` gives";
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
        _ if is_day(name) => format!("leave it out: a page waits for no day; {to_none}"),
        _ => return None,
    })
}

/// Whether a word says that everybody may read it.
fn is_public(word: &str) -> bool {
    matches!(word, "public" | "publish" | "published" | "everyone" | "everybody" | "all" | "live" | "free" | "sent")
}

/// Whether a key means the day from which on something can be read.
fn is_day(name: &str) -> bool {
    let name = name.trim_end_matches("time");
    ["publishdate", "publishon", "publishat", "publishedat", "publishedon", "published", "pubdate", "releasedate"]
        .contains(&name)
        || ["publisheddate", "datepublished", "scheduledat", "scheduledfor", "scheduled"].contains(&name)
}

/// A name in lower case, whatever joins its words: `publish_date` and `publishDate` are the same.
fn bare(name: &str) -> String {
    name.to_lowercase().replace(['_', '-', ' '], "")
}

/// What they say, bare, and what we do.
const ELSEWHERE: [(&str, &str); 10] = [
    ("description", "summary"),
    ("subtitle", "summary"),
    ("excerpt", "summary"),
    ("categories", "tags"),
    ("keywords", "tags"),
    ("image", "cover"),
    ("permalink", "slug"),
    ("url", "slug"),
    ("redirectfrom", "aliases"),
    ("subject", "email.subject"),
];
