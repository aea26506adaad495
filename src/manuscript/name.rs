//! What the name of a file says: a season, a number, a day, and the words that become its address.

use chrono::NaiveDate;

use super::dateline::Dateline;
use crate::source::SourcePath;

/// A path below `content/`, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The folder of its season, if it lies in one: `02-the-prism`.
    pub folder: Option<Box<str>>,
    /// The folder that is its own, if it is an `index.md` with its pictures beside it: `content/02-the-prism/29-kpis`.
    pub bundle: Option<Box<str>>,
    /// The season that the folder's or the file's own name tells.
    pub season: Option<u32>,
    /// The number that the name begins with.
    pub episode: Option<u32>,
    /// The day that the name begins with.
    pub day: Option<NaiveDate>,
    /// The rest of the name.
    pub words: Box<str>,
    file: Box<str>,
}

impl Name {
    /// Takes a path apart: `content/02-the-prism/29-kpis.md`, `content/02-the-prism/29-kpis/index.md`,
    /// `content/s02e29-kpis.md`, `content/2026-03-01-kpis.md`.
    #[must_use]
    pub fn of(path: &SourcePath) -> Name {
        let inner = path.below("content").unwrap_or(path.as_str());
        let mut folders: Vec<&str> = inner.split('/').collect();
        let file = folders.pop().unwrap_or(inner);
        let (name, bundle) = match folders.pop() {
            Some(own) if file == "index.md" => (own, Some(path.folder().into())),
            Some(folder) => {
                folders.push(folder);
                (path.stem(), None)
            }
            None => (path.stem(), None),
        };
        let folder = folders.first().copied();
        let (folder_number, _) = season_of(folder.unwrap_or(""));
        let mut told = Name {
            folder: folder.map(Into::into),
            bundle,
            season: folder_number,
            episode: None,
            day: None,
            words: name.into(),
            file: file.into(),
        };
        if let Some((season, episode, words)) = season_and_episode(name) {
            (told.season, told.episode, told.words) = (Some(season), Some(episode), words.into());
        } else if let Some((day, words)) = leading_day(name) {
            (told.day, told.words) = (Some(day), words.into());
        } else if let (Some(number), words) = leading_number(name) {
            (told.episode, told.words) = (Some(number), words.into());
        }
        told
    }

    /// What stands where the day would, but is none: `2026-02-30`.
    #[must_use]
    pub fn impossible_day(&self) -> Option<&str> {
        let whole = self.own();
        let (day, rest) = whole.split_at_checked(10)?;
        let shape =
            day.bytes().enumerate().all(|(at, it)| if matches!(at, 4 | 7) { it == b'-' } else { it.is_ascii_digit() });
        (shape && self.day.is_none() && !rest.starts_with(|it: char| it.is_ascii_digit())).then_some(day)
    }

    /// The season and the number that the file's own name spells out: `s02e29-kpis` is 2 and 29.
    pub(super) fn spelled(&self) -> Option<(u32, u32)> {
        let (season, episode, _) = season_and_episode(self.own())?;
        Some((season, episode))
    }

    /// The season that the name of the folder tells, where that is no year.
    pub(super) fn folder_season(&self) -> Option<u32> {
        season_of(self.folder.as_deref()?).0.filter(|it| *it < 1000)
    }

    /// The name of the folder of its season without the number: `the-prism`.
    pub(crate) fn season_words(&self) -> Option<&str> {
        self.folder.as_deref().map(|it| season_of(it).1)
    }

    /// The name that is the file's own, or that of the folder which is.
    fn own(&self) -> &str {
        self.bundle.as_deref().map_or(&*self.file, |it| it.rsplit('/').next().unwrap_or(it))
    }

    /// What the name begins with where that is no whole number: `1.5`, of which only the 1 counts.
    pub(crate) fn broken_number(&self) -> Option<&str> {
        let own = self.own();
        let number = &own[..own.find(|it: char| !it.is_ascii_digit() && it != '.').unwrap_or(own.len())];
        // The last full stop may belong to what follows, as in `1.5.md`; `2026.03.01` is a day.
        let number = number.trim_end_matches('.');
        let (whole, part) = number.split_once('.')?;
        (!whole.is_empty() && !part.contains('.')).then_some(number)
    }

    /// The number that the name begins with, if it has more digits than any that is counted to.
    #[must_use]
    pub fn endless_number(&self) -> Option<&str> {
        let whole = self.own();
        let digits = &whole[..whole.find(|it: char| !it.is_ascii_digit()).unwrap_or(whole.len())];
        (self.episode.is_none() && !digits.is_empty() && digits.parse::<u32>().is_err()).then_some(digits)
    }

    /// Whether this is an `index.md` right below `content/`, where other generators expect the home page.
    #[must_use]
    pub fn is_lone_index(&self) -> bool {
        &*self.file == "index.md" && self.bundle.is_none()
    }

    /// Whether this is a `season.md` right below `content/`, where it lies beside the seasons and in none.
    #[must_use]
    pub fn is_lone_preface(&self) -> bool {
        self.file.eq_ignore_ascii_case("season.md") && self.folder.is_none()
    }

    /// The name that has a meaning, where this is the same in another case: `index.md` of `Index.md`.
    #[must_use]
    pub fn in_small_letters(&self) -> Option<&'static str> {
        let special = ["season.md", "index.md"].into_iter().find(|it| self.file.eq_ignore_ascii_case(it))?;
        (&*self.file != special && self.folder.is_some()).then_some(special)
    }

    /// Whether this is a `404.md`, which elsewhere makes the page for addresses at which nothing is.
    #[must_use]
    pub fn is_not_found(&self) -> bool {
        &*self.file == "404.md" && self.folder.is_none()
    }

    /// Whether this is an `_index.md`, which introduces a section elsewhere.
    #[must_use]
    pub fn is_section_index(&self) -> bool {
        &*self.file == "_index.md"
    }

    /// The folder whose `index.md` this is, if that lies right below `content/`, as the folder of a season does.
    #[must_use]
    pub fn outer_bundle(&self) -> Option<&str> {
        self.bundle.as_deref()?.strip_prefix("content/").filter(|it| !it.contains('/'))
    }

    /// Whether this is the `season.md` of a folder.
    #[must_use]
    pub fn is_preface(&self) -> bool {
        &*self.file == "season.md" && self.folder.is_some()
    }

    /// Whether the name or the folder's begins with a number, as only those of episodes do.
    #[must_use]
    pub fn is_numbered(&self) -> bool {
        self.season.is_some() || self.episode.is_some() || self.day.is_some()
    }
}

/// The season that the name of a folder tells, and the words after it: `02-the-prism`, `s02-the-prism` and
/// `season-2-the-prism` are 2 and `the-prism`. A name that only counts, such as `s02`, is its own words.
pub(crate) fn season_of(folder: &str) -> (Option<u32>, &str) {
    let after = |word: &str| {
        let rest =
            folder.get(..word.len()).filter(|it| it.eq_ignore_ascii_case(word)).map(|_| &folder[word.len()..])?;
        let rest = if word.len() > 1 { rest.trim_start_matches(SEPARATORS) } else { rest };
        match leading_number(rest) {
            (None, _) => None,
            (number, words) if words.len() == rest.len() => Some((number, folder)),
            told => Some(told),
        }
    };
    after("").or_else(|| after("season")).or_else(|| after("s")).unwrap_or((None, folder))
}

/// What may stand between a number and the words after it.
const SEPARATORS: [char; 4] = ['-', '_', ' ', '.'];

/// `29-kpis` is 29 and `kpis`; `2024` is 2024 and the whole name, since an address needs a word.
fn leading_number(name: &str) -> (Option<u32>, &str) {
    let end = name.find(|it: char| !it.is_ascii_digit()).unwrap_or(name.len());
    let (digits, rest) = name.split_at(end);
    let words = rest.trim_start_matches(SEPARATORS);
    match digits.parse() {
        Ok(number) if rest.is_empty() || words.len() < rest.len() => {
            (Some(number), if words.is_empty() { name } else { words })
        }
        _ => (None, name),
    }
}

/// `s02e29-kpis`, in either case.
fn season_and_episode(name: &str) -> Option<(u32, u32, &str)> {
    let rest = name.strip_prefix(['s', 'S'])?;
    let (season, rest) = rest.split_at(rest.find(|it: char| !it.is_ascii_digit())?);
    let rest = rest.strip_prefix(['e', 'E'])?;
    let (episode, rest) = rest.split_at(rest.find(|it: char| !it.is_ascii_digit()).unwrap_or(rest.len()));
    let words = rest.trim_start_matches(['-', '_', ' ']);
    Some((season.parse().ok()?, episode.parse().ok()?, if words.is_empty() { name } else { words }))
}

/// `2026-03-01-kpis`.
fn leading_day(name: &str) -> Option<(NaiveDate, &str)> {
    let (day, rest) = name.split_at_checked(10)?;
    let day = Dateline::parse(day)?.day;
    let words = rest.trim_start_matches(['-', '_', ' ']);
    Some((day, if words.is_empty() { name } else { words }))
}

#[cfg(test)]
mod tests {
    use super::Name;
    use crate::source::SourcePath;

    /// What a name tells, on one line: folder, season, episode, day, words.
    fn told(path: &str) -> String {
        let name = Name::of(&SourcePath::parse(&format!("content/{path}")).expect("valid"));
        let number = |it: Option<u32>| it.map_or("-".to_owned(), |it| it.to_string());
        let day = name.day.map_or("-".to_owned(), |it| it.to_string());
        let folder = name.folder.as_deref().unwrap_or("-");
        format!("{folder} {} {} {day} {}", number(name.season), number(name.episode), name.words)
    }

    #[test]
    fn names_tell_numbers_and_words() {
        assert_eq!(told("02-the-prism/29-unsynchronised-kpis.md"), "02-the-prism 2 29 - unsynchronised-kpis");
        assert_eq!(told("02-the-prism/29-kpis/index.md"), "02-the-prism 2 29 - kpis");
        assert_eq!(told("2024/528-issue.md"), "2024 2024 528 - issue");
        assert_eq!(told("s02e29-kpis.md"), "- 2 29 - kpis");
        assert_eq!(told("29-kpis.md"), "- - 29 - kpis");
        assert_eq!(told("2026-03-01-kpis.md"), "- - - 2026-03-01 kpis");
        assert_eq!(told("0000-03-01-kpis.md"), "- - 0 - 03-01-kpis");
        assert_eq!(told("about.md"), "- - - - about");
        assert_eq!(told("about/index.md"), "- - - - about");
        assert_eq!(told("season-02/3d-printing.md"), "season-02 2 - - 3d-printing");
        assert_eq!(told("S01/02-rain.md"), "S01 1 2 - rain");
        assert_eq!(told("s3cret/notes.md"), "s3cret - - - notes");
    }
}
