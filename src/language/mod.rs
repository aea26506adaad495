//! The language that a newsletter is written in: its interface texts, its dates, its plurals and its direction.
//!
//! Each language is one table in `words`; adding one is adding a table. What the author writes is never touched.

mod dates;
mod english;
mod french;
mod german;
mod words;

use chrono::{Locale, Weekday};

pub use words::{Counted, Words};

/// A language by its tag, with everything that is said in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Language {
    tag: Box<str>,
    locale: Locale,
}

impl Language {
    /// Reads a BCP 47 tag such as `en-GB`; `None` if it is not one.
    #[must_use]
    pub fn parse(tag: &str) -> Option<Language> {
        let mut parts = tag.split('-');
        let primary = parts.next()?;
        let letters = primary.len() >= 2 && primary.len() <= 3 && primary.bytes().all(|it| it.is_ascii_alphabetic());
        if !letters || !parts.all(|it| (1..=8).contains(&it.len()) && it.bytes().all(|it| it.is_ascii_alphanumeric())) {
            return None;
        }
        let locale = dates::locale(tag);
        Some(Language { tag: tag.into(), locale })
    }

    /// The tag as it stands in `lang` attributes and feeds.
    #[must_use]
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// The language without its region: `en`.
    #[must_use]
    pub fn primary(&self) -> &str {
        self.tag.split('-').next().unwrap_or(&self.tag)
    }

    /// `rtl` for scripts that run from right to left, else `ltr`.
    #[must_use]
    pub fn direction(&self) -> &'static str {
        if matches!(self.primary(), "ar" | "he" | "fa" | "ur" | "yi" | "ps" | "sd" | "ug" | "dv") {
            "rtl"
        } else {
            "ltr"
        }
    }

    /// The interface texts; English where we do not speak the language.
    #[must_use]
    pub fn words(&self) -> &'static Words {
        match self.primary() {
            "de" => &german::WORDS,
            "fr" => &french::WORDS,
            _ => &english::WORDS,
        }
    }

    /// A day as it is written out: "1 March 2026".
    #[must_use]
    pub fn date(&self, day: chrono::NaiveDate) -> String {
        self.date_as(day, dates::pattern(&self.tag))
    }

    /// A day in a pattern of the author's, as `strftime` knows them; `%B` and `%A` give names in this language. `None` if
    /// the pattern is none, or asks for what a day does not have, such as an hour.
    #[must_use]
    pub fn date_like(&self, day: chrono::NaiveDate, pattern: &str) -> Option<String> {
        use std::fmt::Write as _;
        let mut text = String::new();
        write!(text, "{}", day.format_localized(pattern, self.locale)).ok().map(|()| text)
    }

    fn date_as(&self, day: chrono::NaiveDate, pattern: &str) -> String {
        self.date_like(day, pattern).expect("a pattern of ours asks for what a day has")
    }

    /// The months from `first` to `last`: "March – June 2026".
    #[must_use]
    pub fn period(&self, first: chrono::NaiveDate, last: chrono::NaiveDate) -> String {
        use chrono::Datelike as _;
        let month = dates::month_pattern(&self.tag);
        let end = self.date_as(last, month);
        if (first.year(), first.month()) == (last.year(), last.month()) {
            return end;
        }
        let start = if first.year() == last.year() && month.starts_with("%B") { "%B" } else { month };
        format!("{} – {end}", self.date_as(first, start))
    }

    /// The name of a day of the week.
    #[must_use]
    pub fn weekday(&self, day: Weekday) -> String {
        let monday = chrono::NaiveDate::from_isoywd_opt(2024, 1, day).expect("every week has every day");
        self.date_as(monday, "%A")
    }

    /// `count` things in words: "8 episodes".
    #[must_use]
    pub fn count(&self, things: &Counted, count: usize) -> String {
        things.of(self.primary(), count)
    }
}
