//! Whether readers would know the episodes again. What they know is the feed that was published before: an episode that has
//! another name in the next one is new to every reader, and a service that makes mail of feeds sends it to everyone.

use std::collections::BTreeSet;

use chrono::Datelike as _;

use super::again::{Again, again};
use crate::address::OutputPath;
use crate::diagnostic::{Diagnostic, Report, Rule};
use crate::edition::Prepared;
use crate::feed::{Known, Published};
use crate::manuscript::Notation;
use crate::newsletter::{Episode, Feed, Newsletter, Part};
use crate::source::{Sources, Span};

/// Warns of what readers know and would not know again. `published` gives the text that an earlier edition left at a path.
pub fn check_readers(
    published: impl Fn(&OutputPath) -> Option<String>,
    prepared: &Prepared,
    sources: &Sources,
    report: &mut Report,
) {
    let newsletter = &prepared.newsletter;
    let Some(before) = before(&published, newsletter) else { return };
    let again = again(&before, newsletter);
    names(&before.items, &again, newsletter, sources, report);
}

/// The feed of the newsletter as it was published.
fn before(published: &impl Fn(&OutputPath) -> Option<String>, newsletter: &Newsletter) -> Option<Published> {
    newsletter.masthead.feeds.formats.iter().find_map(|format| {
        let path = Feed::Whole.permalink(Part::Current, *format, newsletter).output_path();
        Published::read(&published(&path)?, *format)
    })
}

/// Warns of episodes that have another name than before, and of those that have the name of another.
fn names(known: &[Known], again: &[Again<'_>], newsletter: &Newsletter, sources: &Sources, report: &mut Report) {
    let id = &newsletter.masthead.id;
    let renamed: Vec<&Again<'_>> = again.iter().filter(|it| it.known.name != it.episode.guid).collect();
    let ids: Option<Vec<&str>> = renamed.iter().map(|it| former_id(&it.known.name, &it.episode.guid, id)).collect();
    if let Some(former) = ids.as_deref().and_then(|it| it.first()) {
        let message = format!("feeds knew this newsletter as `{former}`; as `{id}`, all is new to every reader");
        let remark = Diagnostic::at(Span::file(&sources.masthead.path), message);
        report.warn(Rule::LostName, remark.help(format!("let it keep its name: `id = \"{former}\"`")));
        return;
    }
    for Again { known: Known { name, .. }, episode } in renamed {
        let message = format!("feeds knew this episode as `{name}`; as `{}`, it is new to every reader", episode.guid);
        let remark = Diagnostic::at(episode.manuscript.span.clone(), message);
        let line = notation(episode, sources).pair("guid", &format!("\"{name}\""));
        report.warn(Rule::LostName, remark.help(format!("let it keep its name: `{line}`")));
    }
    let met: BTreeSet<&str> = again.iter().map(|it| it.episode.guid.as_str()).collect();
    let known: BTreeSet<&str> = known.iter().map(|it| it.name.as_str()).collect();
    for episode in newsletter.episodes.iter().filter(|it| known.contains(&*it.guid) && !met.contains(&*it.guid)) {
        let Episode { guid, manuscript, published, .. } = &**episode;
        let message = format!("feeds knew another episode as `{guid}`, so that no reader sees this one as new");
        let own = format!("\"tag:{id},{:04}:{}\"", published.year(), manuscript.slug);
        let line = notation(episode, sources).pair("guid", &own);
        let remark = Diagnostic::at(manuscript.span.clone(), message);
        report.warn(Rule::LostName, remark.help(format!("give it a name of its own: `{line}`")));
    }
}

/// How an episode writes its front matter.
fn notation(episode: &Episode, sources: &Sources) -> Notation {
    sources.text(episode.path()).and_then(|it| Notation::of(&it)).unwrap_or_default()
}

/// The newsletter's id in a name that differs from `now` in nothing else.
fn former_id<'a>(before: &'a str, now: &str, id: &str) -> Option<&'a str> {
    let (former, rest) = before.strip_prefix("tag:")?.split_once(',')?;
    (now.strip_prefix("tag:")?.strip_prefix(id)?.strip_prefix(',')? == rest).then_some(former)
}
