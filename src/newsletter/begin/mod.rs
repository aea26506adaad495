//! The episode that comes next: its season, number, day and file, continued from those that are there.
//!
//! It looks at manuscripts, not at a newsletter: drafts count, and a mistake elsewhere does not keep an author from
//! starting something new.

mod blank;
mod naming;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

pub(super) use naming::renumbered;

use blank::{Blank, preface};
use naming::{Manner, Unnamed, name_like, season_folder_like, words_of};

use super::guid::{derived, guid_of_its_own};
use crate::address::{Permalink, Slug};
use crate::manuscript::{Cadence, EpisodeManuscript, Kind, Manuscript, Masthead, Name, Notation, Placed, season_of};
use crate::source::{Filed, Source, SourcePath};

/// What the author asks for.
#[derive(Debug, Clone)]
pub struct Wish {
    /// What the episode is to be called.
    pub title: String,
    /// Its season, if it is not the newest one.
    pub season: Option<u32>,
    /// Whether it belongs to the numbered story.
    pub kind: Kind,
}

/// Why no episode can be started as wished, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// What is in the way.
    pub what: String,
    /// What to type instead.
    pub help: String,
}

/// The files that the next episode begins with: its own, and before it a `season.md` if it begins a season.
///
/// `manuscripts` are those that could be read, `sources` all that there are; `today` is the first day that it may come.
///
/// # Errors
/// When no file can be named after its title or feeds cannot carry it, when an episode of its season has that title
/// already or is known at that address, or when a season is wished for in a newsletter that has none.
pub fn begin(
    manuscripts: &[Manuscript],
    sources: &[Filed],
    masthead: &Masthead,
    wish: &Wish,
    today: NaiveDate,
) -> Result<Vec<Source>, Refusal> {
    let title = wish.title.split_whitespace().collect::<Vec<_>>().join(" ");
    if title.contains(char::is_control) {
        let what = "this title holds a control character".to_owned();
        return Err(Refusal { what, help: "type it again; feeds and mail cannot carry it".to_owned() });
    }
    let slug = Slug::of(&title).ok_or_else(|| Refusal {
        what: "no file can be named after this title".to_owned(),
        help: "give it a word of letters or digits: `feuilleton new \"A title\"`".to_owned(),
    })?;
    let past = Past::of(manuscripts, sources);
    let season = past.season(wish)?;
    if let Some(same) =
        past.episodes.iter().find(|it| it.season == season && Slug::of(&it.title).as_ref() == Some(&slug))
    {
        if same.title.to_lowercase() == title.to_lowercase() {
            let what = format!("`{}` has this title already", same.path);
            return Err(Refusal { what, help: "open that file, or choose another title".to_owned() });
        }
        let what = format!("`{}` has another title, but the same word in its address: `{slug}`", same.path);
        return Err(Refusal { what, help: "choose a title that differs in a letter or a digit".to_owned() });
    }
    past.led_on(season, &slug)?;
    let number = match wish.kind {
        Kind::Full => past.number(season),
        Kind::Bonus | Kind::Trailer => None,
    };
    let day = past.free_day(masthead.schedule.as_ref(), wish.kind, today);
    let label = season.map(|it| masthead.label_of(it)).unwrap_or_default();
    let (folder, notation) = (past.folder(season, &label), past.notation(season));
    let words = words_of(&title, &masthead.language);
    let path = past.file(&folder, Unnamed { season, number, day, kind: wish.kind }, &words);
    let told = Name::of(&path);
    let guid = past.guid(&derived(&masthead.id, season, number, day), || guid_of_its_own(&masthead.id, &slug, day));
    let blank = Blank {
        title: &title,
        day,
        // What the names of the file and its folder tell need not be said twice.
        season: season.filter(|it| told.season != Some(*it)),
        number: number.filter(|it| told.episode != Some(*it)),
        kind: wish.kind,
        guid: guid.as_deref(),
        pairings: past.last(season).map_or(&[], |it| &it.pairings),
    };
    let mut files = Vec::new();
    let begins = season.is_some_and(|it| past.episodes.iter().all(|episode| episode.season != Some(it)));
    let introduction = SourcePath::parse(&format!("{folder}/season.md")).expect("a folder of ours stays in the root");
    if begins && folder != "content" && past.paths().all(|it| *it != introduction) {
        files.push(Source { path: introduction, text: preface(&label, notation).into() });
    }
    files.push(Source { path, text: blank.text(notation).into() });
    Ok(files)
}

/// What there is already.
struct Past<'a> {
    /// The episodes, seasons and numbers in order.
    episodes: Vec<&'a EpisodeManuscript>,
    sources: &'a [Filed],
}

impl<'a> Past<'a> {
    fn of(manuscripts: &'a [Manuscript], sources: &'a [Filed]) -> Past<'a> {
        let mut episodes: Vec<&EpisodeManuscript> = manuscripts
            .iter()
            .filter_map(|it| match it {
                Manuscript::Episode(episode) => Some(&**episode),
                Manuscript::Preface(_) | Manuscript::Page(_) => None,
            })
            .collect();
        episodes.sort_by_key(|it| (it.season, it.number, it.date.day));
        Past { episodes, sources }
    }

    /// What the names alone tell, of files with a mistake as well.
    fn names(&self) -> impl Iterator<Item = Name> {
        self.paths().map(Name::of)
    }

    fn paths(&self) -> impl Iterator<Item = &'a SourcePath> {
        self.sources.iter().map(|it| &it.path)
    }

    /// How the last episode writes its front matter.
    fn notation(&self, season: Option<u32>) -> Notation {
        let last = self.last(season).and_then(|last| self.sources.iter().find(|it| it.path == last.path));
        last.and_then(|it| Notation::of(&it.text.read())).unwrap_or_default()
    }

    fn season(&self, wish: &Wish) -> Result<Option<u32>, Refusal> {
        let told = self.episodes.iter().filter_map(|it| it.season).chain(self.names().filter_map(|it| it.season)).max();
        if told.is_none() && wish.season.is_some() && !self.episodes.is_empty() {
            return Err(Refusal {
                what: "this newsletter has no seasons".to_owned(),
                help: "leave `--season` out, or move its episodes into folders such as `content/01-first-light`"
                    .to_owned(),
            });
        }
        Ok(wish.season.or(told))
    }

    /// Refuses a word at whose address readers know another episode of its season: that one's alias would lead nowhere.
    fn led_on(&self, season: Option<u32>, slug: &Slug) -> Result<(), Refusal> {
        let word =
            |it: &Placed<Permalink>| it.value.as_str().trim_end_matches('/').rsplit('/').next() == Some(slug.as_str());
        let same = self.episodes.iter().filter(|it| it.season == season);
        let known = same.flat_map(|it| it.aliases.iter().map(move |alias| (it, alias))).find(|(_, it)| word(it));
        known.map_or(Ok(()), |(episode, alias)| {
            let what =
                format!("readers know `{}` at `{}`, which has this word as well: `{slug}`", episode.path, alias.value);
            Err(Refusal { what, help: "choose a title that differs in a letter or a digit".to_owned() })
        })
    }

    /// What feeds are to know an episode by whose name, `derived` from what it is, another has been given: one of its
    /// `own`.
    fn guid(&self, derived: &str, own: impl FnOnce() -> String) -> Option<String> {
        let given = |it: &&EpisodeManuscript| it.guid.as_ref().is_some_and(|it| it.value == derived);
        self.episodes.iter().any(given).then(own)
    }

    /// The number after the last one; `None` where the author's episodes have none.
    fn number(&self, season: Option<u32>) -> Option<u32> {
        let read = self.episodes.iter().filter(|it| it.season == season).filter_map(|it| it.number);
        let told = self.names().filter(|it| it.season == season).filter_map(|it| it.episode);
        match read.chain(told).max() {
            Some(last) => Some(last.saturating_add(1)),
            None if self.last(season).is_some_and(|it| it.number.is_none()) => None,
            None => Some(self.running_number(season).map_or(1, |last| last.saturating_add(1))),
        }
    }

    /// The last number before a new season, if those there are do not begin again at 1: an issue of a magazine is
    /// counted from its first year on.
    fn running_number(&self, season: Option<u32>) -> Option<u32> {
        let read = self.episodes.iter().filter_map(|it| Some((it.season?, it.number?)));
        let told = self.names().filter_map(|it| Some((it.season?, it.episode?)));
        let mut seasons: BTreeMap<u32, (u32, u32)> = BTreeMap::new();
        for (season, number) in read.chain(told) {
            let (first, last) = seasons.entry(season).or_insert((number, number));
            (*first, *last) = ((*first).min(number), (*last).max(number));
        }
        let mut after = seasons.values().zip(seasons.values().skip(1)).peekable();
        let run_on = after.peek().is_some() && after.all(|((_, last), (first, _))| first > last);
        seasons.range(..season?).next_back().filter(|_| run_on).map(|(_, (_, last))| *last)
    }

    /// The last episode of a season, or of all where that has none: its ways are continued.
    fn last(&self, season: Option<u32>) -> Option<&'a EpisodeManuscript> {
        let numbered = |it: &&&EpisodeManuscript| it.kind == Kind::Full;
        self.episodes
            .iter()
            .filter(numbered)
            .rfind(|it| it.season == season)
            .or_else(|| self.episodes.iter().rfind(numbered))
            .copied()
    }

    /// The first day from `today` on, and after the last numbered episode, on which nothing else comes.
    fn free_day(&self, cadence: Option<&Cadence>, kind: Kind, today: NaiveDate) -> NaiveDate {
        let taken: BTreeSet<NaiveDate> = self.episodes.iter().map(|it| it.date.day).collect();
        let story = self.episodes.iter().filter(|it| it.kind == Kind::Full).map(|it| it.date.day).max();
        let after_story = story.and_then(|it| it.succ_opt()).filter(|_| kind == Kind::Full);
        let first = after_story.map_or(today, |it| it.max(today));
        let fits = |day: &NaiveDate| !taken.contains(day) && cadence.is_none_or(|it| it.includes(*day));
        first.iter_days().find(fits).unwrap_or(first)
    }

    /// The folder that a season's episodes lie in; a new one's, named after its `label`, if there is none yet.
    fn folder(&self, season: Option<u32>, label: &str) -> String {
        if let Some(last) = self.last(season) {
            let folder = last.name.bundle.as_deref().map_or_else(
                || last.path.folder().to_owned(),
                |it| it.rsplit_once('/').map_or_else(|| it.to_owned(), |(folder, _)| folder.to_owned()),
            );
            if last.season == season || folder == "content" {
                return folder;
            }
        }
        let Some(season) = season else { return "content".to_owned() };
        let there = self.paths().find_map(|it| {
            let (folder, _) = it.below("content")?.split_once('/')?;
            (season_of(folder).0 == Some(season)).then(|| format!("content/{folder}"))
        });
        let habit = self.last(Some(season)).and_then(|it| it.name.folder.as_deref()).unwrap_or("");
        there.unwrap_or_else(|| format!("content/{}", season_folder_like(habit, season, label)))
    }

    /// The file's own path, in the manner of the last one's.
    fn file(&self, folder: &str, unnamed: Unnamed, words: &str) -> SourcePath {
        let last = self.last(unnamed.season).map(|it| &it.name);
        let bundle = last.and_then(|it| it.bundle.as_deref());
        let path = self.last(unnamed.season).map(|it| &it.path);
        let told = bundle.map(last_part).or_else(|| path.map(SourcePath::stem)).unwrap_or("");
        let manner = if last.is_some_and(|it| it.day.is_some()) { Manner::Dated } else { Manner::Counted };
        let name = name_like(told, manner, unnamed, words);
        let path = match bundle {
            Some(_) => format!("{folder}/{name}/index.md"),
            None => format!("{folder}/{name}.md"),
        };
        SourcePath::parse(&path).expect("a slug is a safe part of a path")
    }
}

fn last_part(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}
