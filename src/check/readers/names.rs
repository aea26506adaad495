//! By which names feeds knew episodes. An unknown one is new to every reader.

use std::collections::BTreeSet;

use super::again::Again;
use super::last_edition::LastEdition;
use crate::diagnostic::{Diagnostic, Report, Rule};
use crate::feed::Known;
use crate::newsletter::{Episode, Newsletter, guid_of_its_own};
use crate::source::Span;

/// Warns of episodes that have another name than before, and of those that have the name of another.
pub(super) fn check(before: &LastEdition<'_>, again: &[Again<'_>], newsletter: &Newsletter, report: &mut Report) {
    let id = &newsletter.masthead.id;
    let renamed: Vec<&Again<'_>> = again.iter().filter(|it| it.known.name != it.episode.guid).collect();
    let ids: Option<Vec<&str>> = renamed.iter().map(|it| former_id(&it.known.name, &it.episode.guid, id)).collect();
    if let Some(former) = ids.as_deref().and_then(|it| it.first()) {
        let message = format!("feeds knew this newsletter as `{former}`; as `{id}`, all is new to every reader");
        let remark = Diagnostic::at(Span::file(&newsletter.masthead.path), message);
        report.warn(Rule::LostName, remark.help(format!("let it keep its name: `id = \"{former}\"`")));
        return;
    }
    for Again { known: Known { name, .. }, episode, .. } in renamed {
        let message = format!("feeds knew this episode as `{name}`; as `{}`, it is new to every reader", episode.guid);
        let remark = Diagnostic::at(episode.manuscript.span.clone(), message);
        let line = episode.manuscript.notation.pair("guid", &format!("\"{name}\""));
        report.warn(Rule::LostName, remark.help(format!("let it keep its name: `{line}`")));
    }
    let met: BTreeSet<&str> = again.iter().map(|it| it.episode.guid.as_str()).collect();
    let known: BTreeSet<&str> = before.feed.items.iter().map(|it| it.name.as_str()).collect();
    for episode in newsletter.episodes.iter().filter(|it| known.contains(&*it.guid) && !met.contains(&*it.guid)) {
        let Episode { guid, manuscript, .. } = &**episode;
        let message = format!("feeds knew another episode as `{guid}`, so that no reader sees this one as new");
        let own = guid_of_its_own(id, &manuscript.slug, manuscript.date.written);
        let line = manuscript.notation.pair("guid", &format!("\"{own}\""));
        let remark = Diagnostic::at(manuscript.span.clone(), message);
        report.warn(Rule::LostName, remark.help(format!("give it a name of its own: `{line}`")));
    }
}

/// The newsletter's id in a name that differs from `now` in nothing else.
fn former_id<'a>(before: &'a str, now: &str, id: &str) -> Option<&'a str> {
    let (former, rest) = before.strip_prefix("tag:")?.split_once(',')?;
    (now.strip_prefix("tag:")?.strip_prefix(id)?.strip_prefix(',')? == rest).then_some(former)
}
