//! How often a newsletter appears.

use chrono::{Datelike as _, NaiveDate, Weekday};

use crate::language::Language;

/// When a new episode comes: on these days of every week, or as the author puts it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cadence {
    /// On these days, in the order of the week.
    Weekdays(Vec<Weekday>),
    /// In the author's own words.
    Words(String),
}

impl Cadence {
    /// Reads `Tuesday`, `Tuesday, Friday`, `Tuesday and Friday` or `daily`; anything else is the author's own words.
    #[must_use]
    pub fn parse(text: &str) -> Cadence {
        if text.eq_ignore_ascii_case("daily") {
            return Cadence::Weekdays(WEEK.to_vec());
        }
        let words: Vec<&str> =
            text.split([',', ' ']).filter(|it| !it.is_empty() && *it != "and" && *it != "&").collect();
        let days: Option<Vec<Weekday>> = words.iter().map(|it| it.trim_end_matches('s').parse().ok()).collect();
        match days {
            Some(mut days) if !days.is_empty() => {
                days.sort_by_key(Weekday::num_days_from_monday);
                days.dedup();
                Cadence::Weekdays(days)
            }
            _ => Cadence::Words(text.to_owned()),
        }
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

const WEEK: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

#[cfg(test)]
mod tests {
    use super::Cadence;
    use crate::language::Language;

    #[test]
    fn a_cadence_is_said_as_a_sentence() {
        let said = |text, tag| Cadence::parse(text).sentence(&Language::parse(tag).expect("valid"));
        assert_eq!(said("Tuesday", "en"), "New every Tuesday");
        assert_eq!(said("tuesdays", "de"), "Neu jeden Dienstag");
        assert_eq!(said("Fri, Tue and Sunday", "en"), "New every Tuesday, Friday and Sunday");
        assert_eq!(said("daily", "fr"), "Nouveau chaque jour");
        assert_eq!(said("When the moon is full", "en"), "When the moon is full");
    }
}
