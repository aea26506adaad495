//! What authors who come from elsewhere call our fields. What they keep from readers by keys of their own is left to
//! `withheld`.

use super::node::{Node, Notation, Value};
use super::spelled;
use crate::address::{Permalink, Slug};
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
    moved(theirs).or_else(|| within(theirs)).or_else(|| classified(theirs))
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
        None => {
            "leave it out: addresses follow from the names of files, and `permalink` of newsletter.toml is the pattern \
             of them all; `aliases` leads on from the one that this had"
                .to_owned()
        }
    })
}

/// A key of ours within a table that elsewhere is one of the whole file.
fn within(theirs: Theirs<'_>) -> Option<String> {
    let name = bare(theirs.name);
    let (_, table, key) = *WITHIN.iter().find(|it| it.0 == name)?;
    // What is an episode's own; the masthead has an `email` that says something else.
    if !theirs.known.contains(&"draft") || !theirs.known.contains(&table) {
        return None;
    }
    let Value::Text(text) = &theirs.node.value else { return None };
    let value = theirs.notation.quoted(text.trim().lines().next()?);
    let line = match theirs.notation {
        Notation::Toml => theirs.notation.pair(&format!("{table}.{key}"), &value),
        Notation::Yaml => theirs.notation.pair(table, &format!("{{ {} }}", theirs.notation.pair(key, &value))),
    };
    Some(format!("it belongs to `{table}`: write `{line}`"))
}

/// The tags that stand in a table of taxonomies, as Zola has them.
fn classified(theirs: Theirs<'_>) -> Option<String> {
    let Value::Table(table) = &theirs.node.value else { return None };
    if bare(theirs.name) != "taxonomies" || !theirs.known.contains(&"tags") {
        return None;
    }
    let lists =
        table.entries.iter().filter_map(|(_, node)| if let Value::List(it) = &node.value { Some(it) } else { None });
    let tags = lists.flatten().filter_map(|it| if let Value::Text(tag) = &it.value { Some(tag) } else { None });
    let tags: Vec<String> = tags.map(|it| theirs.notation.quoted(it)).collect();
    let line = theirs.notation.pair("tags", &format!("[{}]", tags.join(", ")));
    Some(match theirs.notation {
        Notation::Toml => format!("write `{line}` on a line of its own, above every `[…]`"),
        Notation::Yaml => format!("write `{line}` on a line of its own"),
    })
}

/// Where a file is published, unless something else is said anywhere.
fn usual(file: &SourcePath) -> Option<Permalink> {
    let name = Name::of(file);
    let season = name.season_words().and_then(Slug::of).map_or_else(String::new, |it| format!("/{it}"));
    Permalink::parse(&format!("{season}/{}/", Slug::of(&name.words)?))
}

/// Whether a key means the day from which on something can be read.
pub(super) fn is_day(name: &str) -> bool {
    let name = name.trim_end_matches("time");
    ["publishdate", "publishon", "publishat", "publishedat", "publishedon", "published", "pubdate", "releasedate"]
        .contains(&name)
        || ["publisheddate", "datepublished", "scheduledat", "scheduledfor", "scheduled"].contains(&name)
}

/// A name in lower case, whatever joins its words: `publish_date` and `publishDate` are the same.
pub(super) fn bare(name: &str) -> String {
    name.to_lowercase().replace(['_', '-', ' '], "")
}

/// What they say, bare, and what we do.
const ELSEWHERE: [(&str, &str); 29] = [
    ("description", "summary"),
    ("subtitle", "summary"),
    ("excerpt", "summary"),
    ("categories", "tags"),
    ("category", "tags"),
    ("keywords", "tags"),
    ("image", "cover"),
    ("featureimage", "cover"),
    ("featuredimage", "cover"),
    ("coverimage", "cover"),
    ("heroimage", "cover"),
    ("thumbnail", "cover"),
    ("permalink", "slug"),
    ("url", "slug"),
    ("redirectfrom", "aliases"),
    ("lastmod", "updated"),
    ("lastmodified", "updated"),
    ("lastmodifiedat", "updated"),
    ("lastupdated", "updated"),
    ("modified", "updated"),
    ("modifiedat", "updated"),
    ("modifieddate", "updated"),
    ("datemodified", "updated"),
    ("updatedat", "updated"),
    ("updateddate", "updated"),
    ("number", "episode"),
    ("issue", "episode"),
    ("issuenumber", "episode"),
    ("episodenumber", "episode"),
];

/// What they say of the whole file, bare; and the table, and the key in it, with which we do.
const WITHIN: [(&str, &str, &str); 7] = [
    ("subject", "email", "subject"),
    ("emailsubject", "email", "subject"),
    ("preheader", "email", "preheader"),
    ("previewtext", "email", "preheader"),
    ("audiourl", "audio", "url"),
    ("audiofile", "audio", "file"),
    ("enclosure", "audio", "url"),
];
