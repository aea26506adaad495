//! What an author meant by a path that leads nowhere.

use super::directory::Directory;
use crate::diagnostic::nearest;
use crate::manuscript::Name;
use crate::markdown::LinkKind;
use crate::newsletter::short_form::{numbers, short_form};
use crate::source::{MediaType, SourcePath};

impl<'a> Directory<'a> {
    /// What to type in the text at `path` instead of a path that leads nowhere.
    pub(super) fn meant(&self, path: &SourcePath, goal: &SourcePath, kind: LinkKind, written: &str) -> Option<String> {
        if let Some((scheme, rest)) = written.split_once("//").filter(|(it, _)| ["http", "https"].contains(it)) {
            return Some(format!("did you mean `{scheme}://{rest}`?"));
        }
        if let Some(rest) = written.strip_prefix("__GHOST_URL__").filter(|it| it.starts_with('/')) {
            return Some(self.exported(rest, kind));
        }
        if let Some((file, _)) = written.split_once('?') {
            let goal = goal.as_str().split('?').next().and_then(SourcePath::parse);
            if goal.is_some_and(|it| self.texts.contains_key(&it) || self.enclosures.contains_key(&it)) {
                return Some(format!("a link to a file has no `?`: write `{file}`"));
            }
        }
        let short = written.trim_end_matches('/');
        if short != written && numbers(short).is_some() {
            return Some(format!("did you mean `{short}`?"));
        }
        if let Some(number) = season_number(short).filter(|_| kind.is_followed()) {
            return Some(self.preface_meant(number));
        }
        if let Some(help) = self.published_at(written) {
            return Some(help);
        }
        if goal.name() == BUNDLED {
            return self.bundle_meant(goal).map(|it| format!("did you mean `@/{it}`?"));
        }
        let all = self.texts.keys().copied().chain(self.enclosures.keys());
        let beside = all.clone().filter(|it| it.folder() == goal.folder() && *it != path);
        // A page is written in Markdown, whatever it will be called.
        let stem = goal.name().strip_suffix(".html").unwrap_or(goal.name());
        let of_stem = |it: &&SourcePath| it.name().strip_suffix(".md") == Some(stem);
        let in_folder = |name: &str| {
            let (folder, _) = written.split_at(written.rfind('/').map_or(0, |it| it + 1));
            format!("did you mean `{folder}{name}`?")
        };
        if let Some(name) = beside.clone().find(of_stem).map(SourcePath::name) {
            return Some(in_folder(name));
        }
        let moved = all.filter(|it| it.name() == goal.name()).find_map(|it| it.below("content"));
        if let Some(elsewhere) = moved.or_else(|| self.namesake(goal).filter(|_| kind.is_followed())) {
            return Some(format!("did you mean `@/{elsewhere}`?"));
        }
        if let Some(name) = nearest(goal.name(), beside.map(SourcePath::name)) {
            return Some(in_folder(name));
        }
        let is_file = match kind {
            LinkKind::Picture | LinkKind::Recording => true,
            // No site is called so, but many a file to be taken along.
            LinkKind::Link | LinkKind::Untitled => goal.extension() != "md" && MediaType::of(goal.name()).is_some(),
        };
        if is_file {
            let folder = goal.folder();
            return Some(format!("put the file into the folder `{folder}`, or write its path from there"));
        }
        if goal.extension() == "md" || written.starts_with('.') {
            return None;
        }
        Some(match written.split_once('@') {
            Some(_) => format!("to write to someone, link to `mailto:{written}`"),
            None if written.contains('.') => format!("for a site elsewhere, link to `https://{written}`"),
            None => {
                "link to a file, such as `@/about.md`, or to a whole address, such as `https://example.org`".to_owned()
            }
        })
    }

    /// What to type for the text that is published at the address `written`.
    fn published_at(&self, written: &str) -> Option<String> {
        let address = format!("/{}/", written.trim_matches(['.', '/']));
        let (path, _) = self.texts.iter().find(|(_, text)| text.permalink.as_str() == address)?;
        Some(format!("link to the file: `@/{}`", path.below("content").unwrap_or(path.as_str())))
    }

    /// What to type for the `address` behind the name by which Ghost exports its own site.
    fn exported(&self, address: &str, kind: LinkKind) -> String {
        let name = address.rsplit('/').next().unwrap_or(address);
        match kind {
            LinkKind::Picture | LinkKind::Recording => format!("put the file beside this text, and write `{name}`"),
            LinkKind::Link | LinkKind::Untitled => {
                self.published_at(address).unwrap_or_else(|| format!("write `{address}`"))
            }
        }
    }

    /// Which episode an author may have meant by a number that none has: one of the same number, where the season was
    /// left out or is one too many; else those beside it.
    pub(super) fn episode_meant(&self, season: Option<u32>, number: u32) -> Option<String> {
        let form = |(season, number): (Option<u32>, u32)| format!("`{}`", short_form(season, number));
        let known = || self.numbers.keys().copied();
        let namesakes: Vec<String> = known()
            .filter(|(its_season, its_number)| *its_number == number && its_season.is_none() != season.is_none())
            .map(form)
            .collect();
        if !namesakes.is_empty() {
            return Some(format!("did you mean {}?", namesakes.join(" or ")));
        }
        let around: Vec<(Option<u32>, u32)> = known().filter(|it| it.0 == season).collect();
        let [before, after] = [around.iter().rfind(|it| it.1 < number), around.iter().find(|it| it.1 > number)];
        match (before, after) {
            (Some(before), Some(after)) => Some(format!("beside it are {} and {}", form(*before), form(*after))),
            (Some(last), None) => Some(format!("the last one is {}", form(*last))),
            (None, Some(first)) => Some(format!("the first one is {}", form(*first))),
            (None, None) => known().next_back().map(|last| format!("the last one of all is {}", form(last))),
        }
    }

    /// The only text whose name has the words of `goal`, which is called so without its number, or its ending, or has
    /// no folder of its own yet, or lies in another season. Of several, that of the same season or number.
    fn namesake(&self, goal: &SourcePath) -> Option<&'a str> {
        if !["", "md", "html"].contains(&&*goal.extension()) {
            return None;
        }
        let wanted = Name::of(goal);
        // To take ten thousand names apart for each link takes longer than to look for the words in them.
        let near = self.texts.keys().filter(|it| it.as_str().contains(&*wanted.words)).map(|it| (*it, Name::of(it)));
        let mut alike: Vec<(&SourcePath, Name)> = near.filter(|(_, it)| it.words == wanted.words).collect();
        let same: [fn(&Name, &Name) -> bool; 2] =
            [|it, wanted| it.season_words() == wanted.season_words(), |it, wanted| it.episode == wanted.episode];
        for is_same in same {
            if alike.iter().any(|(_, it)| is_same(it, &wanted)) {
                alike.retain(|(_, it)| is_same(it, &wanted));
            }
        }
        if let [(only, _)] = alike[..] { only.below("content") } else { None }
    }

    /// What to type for the season of this `number`, which is linked by what introduces it.
    fn preface_meant(&self, number: u32) -> String {
        let mut prefaces = self.texts.keys().filter(|it| it.name() == PREFACE);
        match prefaces.find(|it| Name::of(it).season == Some(number)).and_then(|it| it.below("content")) {
            Some(preface) => format!("a season is linked by the text that introduces it: `@/{preface}`"),
            None => format!("a season is linked by the `{PREFACE}` in its folder, and this one has none"),
        }
    }

    /// The bundle that an author meant by one that is not there: it was moved, or is called nearly so.
    fn bundle_meant(&self, goal: &SourcePath) -> Option<&'a str> {
        let (around, own) = bundle(goal);
        let bundles = self.texts.keys().copied().filter(|it| it.name() == BUNDLED);
        let beside = bundles.clone().map(bundle).filter(|it| it.0 == around).map(|it| it.1);
        let meant = nearest(own, beside).map(|it| (around, it));
        let moved = || bundles.clone().find(|it| bundle(it).1 == own);
        meant.and_then(|meant| bundles.clone().find(|it| bundle(it) == meant)).or_else(moved)?.below("content")
    }
}

/// The text that introduces the season of its folder.
const PREFACE: &str = "season.md";

/// The number in `S2`.
fn season_number(written: &str) -> Option<u32> {
    written.strip_prefix(['S', 's']).filter(|it| it.bytes().all(|it| it.is_ascii_digit()))?.parse().ok()
}

/// The text of a folder that is an episode with all that belongs to it.
const BUNDLED: &str = "index.md";

/// What tells such a text from others, which are all called the same: its folder, and the folder around that.
fn bundle(path: &SourcePath) -> (&str, &str) {
    path.folder().rsplit_once('/').map_or(("", path.folder()), |(around, own)| (around, own))
}

/// Whether something is named like a film or a recording, which no site is.
pub(super) fn is_recorded(path: &SourcePath) -> bool {
    MediaType::of(path.name()).is_some_and(MediaType::is_recording)
}
