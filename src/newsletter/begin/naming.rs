//! How an author names files and folders, carried on: the width of numbers, what stands after them, dates, `s01e02`.

use chrono::NaiveDate;

use crate::address::{Slug, composed};
use crate::language::Language;
use crate::manuscript::{Kind, season_of};

/// What is known of an episode before it has a name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Unnamed {
    pub season: Option<u32>,
    pub number: Option<u32>,
    pub day: NaiveDate,
    pub kind: Kind,
}

/// What the author puts before the words of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Manner {
    /// The day, in ten characters.
    Dated,
    /// A number, or nothing.
    Counted,
}

/// The words of a title in the name of a new file, from which its address follows; none in Japanese, whose characters
/// would be spelt as if they were Chinese. Files that are there already are called what they are called.
pub(super) fn words_of(title: &str, language: &Language) -> String {
    if language.primary() == "ja" && title.chars().any(|it| it.is_alphabetic() && !it.is_ascii()) {
        return String::new();
    }
    Slug::of(&language.plain_letters(&composed(title))).map_or_else(String::new, |it| it.to_string())
}

/// The name of an episode's file or folder, after the `manner` of the `last` one's. Without words, its number or
/// its day is all of it.
pub(super) fn name_like(last: &str, manner: Manner, unnamed: Unnamed, slug: &str) -> String {
    let name = continued(last, manner, unnamed, slug);
    let bare = name.trim_end_matches(|it: char| !it.is_alphanumeric());
    match bare {
        _ if !slug.is_empty() => name,
        "" => unnamed.day.to_string(),
        bare if bare == unnamed.kind.word() => format!("{bare}-{}", unnamed.day),
        bare => bare.to_owned(),
    }
}

fn continued(last: &str, manner: Manner, unnamed: Unnamed, slug: &str) -> String {
    let Unnamed { season, number, day, kind } = unnamed;
    match manner {
        Manner::Dated => return format!("{day}{}{slug}", separator(&last[10..])),
        Manner::Counted => {}
    }
    match (season, number) {
        (_, None) if kind != Kind::Full => format!("{}-{slug}", kind.word()),
        // A title that begins with a number would be taken for one of the story, and these two names mean something.
        (_, None) if slug.starts_with(|it: char| it.is_ascii_digit()) || matches!(slug, "index" | "season") => {
            format!("{day}-{slug}")
        }
        (_, None) => slug.to_owned(),
        (season, Some(number)) => {
            let told = last.find(|it: char| !it.is_ascii_digit()).unwrap_or(last.len());
            match (season, ShortForm::of(last)) {
                (Some(season), Some(form)) => form.name(season, number, slug),
                _ if last.is_empty() => format!("{number:02}-{slug}"),
                // Numbers stand in the front matter.
                _ if told == 0 => slug.to_owned(),
                _ => format!("{number:0told$}{}{slug}", separator(&last[told..])),
            }
        }
    }
}

/// The folder of a new season that is called `label`, after the manner of the `last` one's, both below `content/`.
pub(super) fn season_folder_like(last: &str, season: u32, label: &str) -> String {
    let words = Slug::of(label).map_or_else(|| format!("season-{season}"), |it| it.to_string());
    match season_of(last) {
        (Some(_), told) => {
            let start = last.find(|it: char| it.is_ascii_digit()).unwrap_or(0);
            let digits = last[start..].chars().take_while(char::is_ascii_digit).count();
            let counted = format!("{}{season:0digits$}", &last[..start]);
            if told == last { counted } else { format!("{counted}{}{words}", separator(&last[start + digits..])) }
        }
        (None, _) => format!("{season:02}-{words}"),
    }
}

/// The same folder with another number.
pub(in crate::newsletter) fn renumbered(folder: &str, season: u32) -> String {
    let start = folder.find(|it: char| it.is_ascii_digit()).unwrap_or(0);
    let digits = folder[start..].chars().take_while(char::is_ascii_digit).count();
    format!("{}{season:0digits$}{}", &folder[..start], &folder[start + digits..])
}

/// What the author puts between a number and the words after it; a hyphen where nothing can be told.
fn separator(rest: &str) -> &str {
    let end = rest.find(|it: char| it.is_alphanumeric()).unwrap_or(0);
    if end == 0 { "-" } else { &rest[..end] }
}

/// `s02e29-kpis`: the letters as they are written, and how many digits follow each.
struct ShortForm<'a> {
    letters: (&'a str, &'a str),
    digits: (usize, usize),
    separator: &'a str,
}

impl<'a> ShortForm<'a> {
    fn of(name: &'a str) -> Option<ShortForm<'a>> {
        let (first, rest) = name.split_at_checked(1).filter(|(it, _)| it.eq_ignore_ascii_case("s"))?;
        let season = rest.find(|it: char| !it.is_ascii_digit()).filter(|it| *it > 0)?;
        let (second, rest) = rest[season..].split_at_checked(1).filter(|(it, _)| it.eq_ignore_ascii_case("e"))?;
        let episode = rest.find(|it: char| !it.is_ascii_digit()).unwrap_or(rest.len());
        let separator = separator(&rest[episode..]);
        (episode > 0).then_some(ShortForm { letters: (first, second), digits: (season, episode), separator })
    }

    fn name(&self, season: u32, number: u32, slug: &str) -> String {
        let ((s, e), (season_digits, digits)) = (self.letters, self.digits);
        format!("{s}{season:0season_digits$}{e}{number:0digits$}{}{slug}", self.separator)
    }
}

#[cfg(test)]
mod tests {
    use super::{Manner, Unnamed, name_like, renumbered, season_folder_like, words_of};
    use crate::language::Language;
    use crate::manuscript::Kind;

    #[test]
    fn names_go_on_as_they_began() {
        let day = "2026-01-13".parse().expect("a day");
        let wanted = Unnamed { season: Some(1), number: Some(10), day, kind: Kind::Full };
        let named = |last: &str| name_like(last, Manner::Counted, wanted, "rain");
        assert_eq!(named(""), "10-rain");
        assert_eq!(named("09-one"), "10-rain");
        assert_eq!(named("009_one"), "010_rain");
        assert_eq!(named("9. One"), "10. rain");
        assert_eq!(named("528"), "010-rain");
        assert_eq!(named("S1E9-one"), "S1E10-rain");
        assert_eq!(named("s01e09"), "s01e10-rain");
        assert_eq!(named("one"), "rain");
        let unnumbered = |slug| name_like("one", Manner::Counted, Unnamed { number: None, ..wanted }, slug);
        assert_eq!((unnumbered("rain"), unnumbered("7-drops")), ("rain".to_owned(), "2026-01-13-7-drops".to_owned()));
        assert_eq!(
            name_like("2026-01-06_one", Manner::Dated, Unnamed { number: None, ..wanted }, "rain"),
            "2026-01-13_rain"
        );
    }

    #[test]
    fn a_title_is_spelt_as_its_readers_would() {
        let words = |tag: &str, title: &str| words_of(title, &Language::parse(tag).expect("a language"));
        assert_eq!(words("de", "Fünf Gänse, Öl und Größe"), "fuenf-gaense-oel-und-groesse");
        assert_eq!(words("de-CH", "Fu\u{308}nf"), "fuenf");
        assert_eq!(words("en", "Fünf Gänse"), "funf-ganse");
        assert_eq!((words("ja", "水が運ぶもの"), words("ja", "Rain")), (String::new(), "rain".to_owned()));
        let day = "2026-01-13".parse().expect("a day");
        let named = |last: &str, number, kind| {
            name_like(last, Manner::Counted, Unnamed { season: Some(1), number, day, kind }, "")
        };
        assert_eq!(named("01-rain", Some(2), Kind::Full), "02");
        assert_eq!(named("s01e01-rain", Some(2), Kind::Full), "s01e02");
        assert_eq!(named("rain", None, Kind::Full), "2026-01-13");
        assert_eq!(named("rain", None, Kind::Bonus), "bonus-2026-01-13");
    }

    #[test]
    fn folders_go_on_as_they_began() {
        let like = |last, season| season_folder_like(last, season, &format!("Season {season}"));
        assert_eq!(like("01-drops", 2), "02-season-2");
        assert_eq!(like("1_drops", 2), "2_season-2");
        assert_eq!(like("s01", 2), "s02");
        assert_eq!(like("Season 1", 2), "Season 2");
        assert_eq!(like("2025", 2026), "2026");
        assert_eq!(like("drops", 2), "02-season-2");
        assert_eq!(season_folder_like("01-tropfen", 2, "Staffel 2"), "02-staffel-2");
        assert_eq!(season_folder_like("01-drops", 2, "…"), "02-season-2");
        assert_eq!(renumbered("01-drops", 12), "12-drops");
        assert_eq!(renumbered("Season 1", 2), "Season 2");
    }
}
