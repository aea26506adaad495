//! Whether readers would know the episodes again. What they know is the feed that was published before: an episode that has
//! another name in the next one is new to every reader, and a service that makes mail of feeds sends it to everyone.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::{atom, json, rss};
use crate::diagnostic::{Diagnostic, Report, Rule};
use crate::manuscript::Format;
use crate::newsletter::{Episode, Newsletter};
use crate::source::{SourcePath, Span};

/// An item of a published feed.
pub(super) struct Known {
    /// The page that it leads to.
    pub link: String,
    /// What it is known by.
    pub name: String,
}

/// Warns of episodes whose names are others than in the feed of the newsletter that was published before, as `published`
/// in `format`. `masthead` is where `newsletter.toml` lies.
pub fn check_names(
    published: &str,
    format: Format,
    newsletter: &Newsletter,
    masthead: &SourcePath,
    report: &mut Report,
) {
    let known = match format {
        Format::Rss => rss::known(published),
        Format::Atom => atom::known(published),
        Format::Json => json::known(published),
    };
    let renamed: Vec<(&Episode, String)> = renamed(&known, newsletter);
    let id = &newsletter.masthead.id;
    let ids: Option<Vec<&str>> = renamed.iter().map(|(it, before)| former_id(before, &it.guid, id)).collect();
    if let Some(former) = ids.as_deref().and_then(|it| it.first()) {
        let message = format!("feeds knew this newsletter as `{former}`; as `{id}`, all is new to every reader");
        let remark = Diagnostic::at(Span::file(masthead), message);
        report.warn(Rule::LostName, remark.help(format!("let it keep its name: `id = \"{former}\"`")));
        return;
    }
    for (episode, before) in renamed {
        let message =
            format!("feeds knew this episode as `{before}`; as `{}`, it is new to every reader", episode.guid);
        let remark = Diagnostic::at(episode.manuscript.span.clone(), message);
        report.warn(Rule::LostName, remark.help(format!("let it keep its name: `guid = \"{before}\"`")));
    }
}

/// The episodes that stand where they stood, or below another address as they did, under other names than before.
fn renamed<'a>(known: &[Known], newsletter: &'a Newsletter) -> Vec<(&'a Episode, String)> {
    let names: BTreeSet<&str> = newsletter.episodes.iter().map(|it| it.guid.as_str()).collect();
    let lost: Vec<&Known> = known.iter().filter(|it| !names.contains(it.name.as_str())).collect();
    if lost.is_empty() {
        return Vec::new();
    }
    let episodes: BTreeMap<Cow<'_, str>, &Episode> =
        newsletter.episodes.iter().map(|it| (it.permalink.encoded(), &**it)).collect();
    let former = former_home(known, &episodes, newsletter);
    let known: BTreeSet<&str> = known.iter().map(|it| it.name.as_str()).collect();
    let meant = |lost: &Known| {
        let episode = *episodes.get(lost.link.strip_prefix(&*former)?)?;
        (!known.contains(&*episode.guid)).then(|| (episode, lost.name.clone()))
    };
    lost.into_iter().filter_map(meant).collect()
}

/// The address below which the published feed found most of the `episodes`. The newsletter may have stood elsewhere; but
/// that `/first/rain/` ends like `/rain/` does not make them one.
fn former_home(known: &[Known], episodes: &BTreeMap<Cow<'_, str>, &Episode>, newsletter: &Newsletter) -> String {
    let base = &newsletter.masthead.base_url;
    let mut home = [base.origin(), base.path()].concat();
    let mut found: BTreeMap<&str, usize> = BTreeMap::new();
    for Known { link, .. } in known {
        let parts = link.match_indices('/').map(|(at, _)| link.split_at(at));
        for (above, _) in parts.filter(|(_, path)| episodes.contains_key(*path)) {
            *found.entry(above).or_default() += 1;
        }
    }
    let here = found.get(&*home).copied().unwrap_or(0);
    if let Some((elsewhere, _)) = found.into_iter().filter(|(_, count)| *count > here).max_by_key(|(_, count)| *count) {
        elsewhere.clone_into(&mut home);
    }
    home
}

/// The newsletter's id in a name that differs from `now` in nothing else.
fn former_id<'a>(before: &'a str, now: &str, id: &str) -> Option<&'a str> {
    let (former, rest) = before.strip_prefix("tag:")?.split_once(',')?;
    (now.strip_prefix("tag:")?.strip_prefix(id)?.strip_prefix(',')? == rest).then_some(former)
}
