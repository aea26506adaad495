//! Where a text is to be found, as its author says it: the word in its address, and the addresses that it had before.

use super::front_matter::{Fields, Placed};
use crate::address::{Permalink, Slug};
use crate::diagnostic::Reported;

/// The `slug` of the front matter, else the words of the file's name.
pub(super) fn slug(fields: &mut Fields<'_>, words: &str) -> Result<Slug, Reported> {
    let Some(slug) = fields.line("slug")? else {
        return Slug::of(words).ok_or_else(|| {
            let help = format!("add `{}`", fields.pair("slug", "\"a-few-words\""));
            let range = fields.whole();
            fields.fault(range, "no address can be made of this file's name", help)
        });
    };
    Slug::parse(&slug.value).ok_or_else(|| {
        let example = Slug::of(&slug.value).map_or_else(|| "a-few-words".to_owned(), |it| it.to_string());
        let help = format!("write `{}`", fields.pair("slug", &format!("\"{example}\"")));
        let message = if slug.value.len() > Slug::LONGEST {
            format!("this slug is too long: it may have {} letters", Slug::LONGEST)
        } else {
            "a slug is made of lower-case letters, digits and hyphens".to_owned()
        };
        fields.fault(slug.span.range(), message, help)
    })
}

/// Addresses that a page had before, as they read or as a browser copies them.
pub(super) fn aliases(fields: &mut Fields<'_>) -> Result<Vec<Placed<Permalink>>, Reported> {
    let mut permalinks = Vec::new();
    for alias in fields.texts("aliases")? {
        let Some(value) = Permalink::parse(&Permalink::decoded(&alias.value)).filter(|it| it.as_str() != "/") else {
            if Permalink::is_too_long(&Permalink::decoded(&alias.value)) {
                let help = "take it out: no folder could have that name, so nobody was ever there";
                return Err(fields.fault(alias.span.range(), "this is too long for an address of this site", help));
            }
            let meant = Permalink::meant(&alias.value).map_or_else(|| "/old/address/".to_owned(), |it| it.to_string());
            let line = fields.pair("aliases", &format!("[\"{meant}\"]"));
            let help = format!("write the path that it had: `{line}`");
            return Err(fields.fault(alias.span.range(), "this cannot be an address of this site", help));
        };
        permalinks.push(Placed { value, span: alias.span });
    }
    Ok(permalinks)
}
