//! How often a newsletter appears.

use chrono::{Datelike as _, NaiveDate, Weekday};

use crate::diagnostic::nearest;
use crate::language::Language;

/// When a new episode comes: on these days of every week, or as the author puts it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Cadence {
    /// On these days, in the order of the week.
    Weekdays(Vec<Weekday>),
    /// In the author's own words.
    Words(String),
}

impl Cadence {
    /// Reads `Tuesday`, `Tuesday, Friday`, `Tuesday and Friday` or `daily`, in English or in the newsletter's own
    /// language; anything else is the author's own words.
    #[must_use]
    pub fn parse(text: &str, language: &Language) -> Cadence {
        if text.eq_ignore_ascii_case("daily") {
            return Cadence::Weekdays(WEEK.to_vec());
        }
        let joins = |it: &str| it.is_empty() || ["and", "&", language.words().and.trim()].contains(&it);
        let words: Vec<&str> = text.split([',', ' ', '、', '،']).filter(|it| !joins(it)).collect();
        let days: Option<Vec<Weekday>> = words.iter().map(|it| weekday(it, language)).collect();
        match days {
            Some(mut days) if !days.is_empty() => {
                days.sort_by_key(Weekday::num_days_from_monday);
                days.dedup();
                Cadence::Weekdays(days)
            }
            _ => Cadence::Words(text.to_owned()),
        }
    }

    /// The day that an author has misspelt, if `text` is one word and almost the name of a day.
    #[must_use]
    pub fn slip(text: &str, language: &Language) -> Option<String> {
        let own = WEEK.map(|it| language.weekday(it));
        let names = own.iter().map(String::as_str).chain(ENGLISH).chain(["daily"]);
        let one_word =
            !text.contains(char::is_whitespace) && matches!(Cadence::parse(text, language), Cadence::Words(_));
        nearest(text, names).filter(|_| one_word).map(str::to_owned)
    }

    /// Whether an episode may come on `day`. Where the author has put it in words, any day will do.
    #[must_use]
    pub fn includes(&self, day: NaiveDate) -> bool {
        match self {
            Cadence::Weekdays(days) => days.contains(&day.weekday()),
            Cadence::Words(_) => true,
        }
    }

    /// The cadence as a sentence: "New every Tuesday".
    #[must_use]
    pub fn sentence(&self, language: &Language) -> String {
        let words = language.words();
        match self {
            Cadence::Words(text) => text.clone(),
            Cadence::Weekdays(days) if days.len() == WEEK.len() => words.cadence_daily.to_string(),
            Cadence::Weekdays(days) => {
                let names: Vec<_> = days.iter().map(|it| language.weekday(*it)).collect();
                words.cadence.replace("{days}", &language.list(&names))
            }
        }
    }
}

/// A day by its name or its beginning in English, or by its name in a language; of several such days, too.
fn weekday(word: &str, language: &Language) -> Option<Weekday> {
    let word = word.to_lowercase();
    let english = word.trim_end_matches('s').parse().ok();
    english.or_else(|| {
        WEEK.into_iter().find(|it| {
            let name = language.weekday(*it).to_lowercase();
            word == name || word.strip_suffix('s') == Some(&name)
        })
    })
}

const ENGLISH: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

const WEEK: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

#[cfg(test)]
mod tests {
    use super::Cadence;
    use crate::language::Language;

    #[test]
    fn a_cadence_is_said_as_a_sentence() {
        let said = |text, tag| {
            let language = Language::parse(tag).expect("valid");
            Cadence::parse(text, &language).sentence(&language)
        };
        assert_eq!(said("Tuesday", "en"), "New every Tuesday");
        assert_eq!(said("tuesdays", "de"), "Neu jeden Dienstag");
        assert_eq!(said("Dienstag und Freitag", "de"), said("Tue, Fri", "de"));
        assert_eq!(said("mardi", "fr"), said("Tuesday", "fr"));
        assert_eq!(said("Fri, Tue and Sunday", "en"), "New every Tuesday, Friday and Sunday");
        assert_eq!(said("daily", "fr"), "Nouvel épisode chaque jour");
        assert_eq!(said("When the moon is full", "en"), "When the moon is full");
    }
    #[test]
    fn a_day_that_is_almost_one_is_a_slip() {
        let slip = |text| Cadence::slip(text, &Language::parse("de").expect("valid"));
        assert_eq!(slip("Tuesdy").as_deref(), Some("Tuesday"));
        assert_eq!(slip("Dienstga").as_deref(), Some("Dienstag"));
        for meant in ["Tuesday", "dienstags", "daily", "Monthly", "Tuesdy, or so", "wöchentlich"] {
            assert_eq!(slip(meant), None, "{meant}");
        }
    }
}
