//! The language that a newsletter is written in: its interface texts, its dates, its plurals and its direction.
//!
//! Each language is one table of [`Words`]; adding one is adding a table, a line in `spoken`, and one in `plural`,
//! `dates` and `punctuation` where it does otherwise than English. Nothing asks for those, so compare it with CLDR. An
//! author may replace any text; how is said in `manuscript`.

mod arabic;
mod chinese;
mod dates;
mod dutch;
mod english;
mod french;
mod german;
mod italian;
mod japanese;
mod meant;
mod named;
mod plural;
mod polish;
mod portuguese;
mod punctuation;
mod spanish;
mod spelling;
mod spoken;
mod tag;
mod words;

use std::borrow::Cow;
use std::sync::Arc;

use chrono::{Datelike as _, Locale, Weekday};

pub use named::{is_weekday, month_named};
pub use plural::Counted;
pub use punctuation::Punctuation;
pub use words::Words;

use spoken::{regional, spoken};

/// A language by its tag, with everything that is said in it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Language {
    tag: Box<str>,
    locale: Locale,
    /// The names of the months, as they stand in a day that is written out.
    months: Arc<[String]>,
    words: Arc<Words>,
}

impl Language {
    /// Reads a BCP 47 tag such as `en-GB`, in any case; `None` if it is not one.
    #[must_use]
    pub fn parse(tag: &str) -> Option<Language> {
        let tag = &*tag::read(tag).filter(|it| meant::tag_of(it).is_none())?;
        let words = spoken(tag).unwrap_or(&english::WORDS).clone();
        let words = regional(tag).iter().fold(words, |words, (name, text)| words.with_text(name, *text));
        let locale = dates::locale(tag);
        Some(Language { tag: tag.into(), locale, months: dates::months(locale).into(), words: Arc::new(words) })
    }

    /// The tag that was meant by what is none: `de` by `deutsch`, `ja` by `jp`, `en-GB` by `en_GB` or `en-UK`.
    #[must_use]
    pub fn meant(written: &str) -> Option<String> {
        meant::tag_of(written)
    }

    /// The language that may be meant where its tag is also the code of a country: `sv` by `se`.
    #[must_use]
    pub fn of_country(&self) -> Option<&'static str> {
        meant::of_country(&self.tag)
    }

    /// The language of a newsletter that names none.
    #[must_use]
    pub fn english() -> Language {
        Language::parse("en").expect("`en` is a tag")
    }

    /// The same language with texts of an author's own.
    #[must_use]
    pub fn with_words(self, words: Words) -> Language {
        Language { words: Arc::new(words), ..self }
    }

    /// Whether there are interface texts in this language. Where there are none, they are English.
    #[must_use]
    pub fn is_spoken(&self) -> bool {
        spoken(&self.tag).is_some()
    }

    /// The tag as it stands in `lang` attributes and feeds.
    #[must_use]
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// The language without its region: `en`.
    #[must_use]
    pub fn primary(&self) -> &str {
        tag::primary(&self.tag)
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

    /// The interface texts.
    #[must_use]
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// The names of the forms that a word has beside a number (CLDR plural categories): `one`, `other`.
    #[must_use]
    pub fn plurals(&self) -> &'static [&'static str] {
        plural::categories(&self.tag)
    }

    /// `text` with its own letters spelt in those of English, where the language has a way of its own to do that: a
    /// German writes `ue` for `ü`.
    #[must_use]
    pub fn plain_letters<'t>(&self, text: &'t str) -> Cow<'t, str> {
        spelling::plain(text, self.primary())
    }

    /// How typed text is set.
    #[must_use]
    pub fn punctuation(&self) -> Punctuation {
        punctuation::of(&self.tag)
    }

    /// A day as it is written out: "1 March 2026".
    #[must_use]
    pub fn date(&self, day: chrono::NaiveDate) -> String {
        dates::written(day, &self.tag, &self.months[day.month0() as usize])
    }

    /// A day as machines read it (ISO 8601), in every language: "2026-03-01".
    #[must_use]
    pub fn iso_date(day: chrono::NaiveDate) -> String {
        dates::iso(day)
    }

    /// A day in a pattern of the author's, as `strftime` knows them; `%B` and `%A` give names in this language. `None`
    /// if the pattern is none, or asks for what a day does not have, such as an hour.
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
        let (beginning, dash, end) = dates::period(&self.tag, first, last);
        let end = self.date_as(last, &end);
        beginning.map_or_else(|| end.clone(), |it| format!("{}{dash}{end}", self.date_as(first, &it)))
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
        let form = things.form(plural::category(&self.tag, count)).unwrap_or("{n}");
        let number = plural::number(&self.tag, count);
        // Things are counted by the ten thousand, which a search for a text in a text takes several times as long for.
        let (mut text, mut rest) = (String::with_capacity(form.len() + number.len()), form);
        while let Some((before, after)) = rest.split_once('{') {
            text.push_str(before);
            rest = after.strip_prefix("n}").unwrap_or(after);
            text.push_str(if rest.len() < after.len() { &number } else { "{" });
        }
        text + rest
    }

    /// Several names in a row: "Ada, Grace and Joan".
    #[must_use]
    pub fn list(&self, names: &[String]) -> String {
        self.listed(names).flat_map(|(between, name)| [between, name]).collect()
    }

    /// Each of several names, and what stands between the one before and it: nothing, ", " and " and ".
    pub fn listed<'a>(&'a self, names: &'a [String]) -> impl Iterator<Item = (&'a str, &'a str)> {
        names.iter().enumerate().map(|(place, name)| {
            let between = match place {
                0 => "",
                _ if place + 1 == names.len() => &self.words.and,
                _ => &self.words.comma,
            };
            (between, name.as_str())
        })
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::Language;

    fn language(tag: &str) -> Language {
        Language::parse(tag).expect("a tag")
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn a_day_is_written_as_its_language_writes_it() {
        for (tag, first, eighth, period) in [
            ("en", "March 1, 2026", "March 8, 2026", "March – June 2026"),
            ("en-GB", "1 March 2026", "8 March 2026", "March – June 2026"),
            ("fr", "1er mars 2026", "8 mars 2026", "mars – juin 2026"),
            ("de", "1. März 2026", "8. März 2026", "März – Juni 2026"),
            ("es", "1 de marzo de 2026", "8 de marzo de 2026", "marzo – junio de 2026"),
            ("pt-BR", "1º de março de 2026", "8 de março de 2026", "março – junho de 2026"),
            ("pt-PT", "1 de março de 2026", "8 de março de 2026", "março – junho de 2026"),
            ("it", "1º marzo 2026", "8 marzo 2026", "marzo – giugno 2026"),
            ("nl", "1 maart 2026", "8 maart 2026", "maart – juni 2026"),
            ("pl", "1 marca 2026", "8 marca 2026", "marzec – czerwiec 2026"),
            ("ja", "2026年3月1日", "2026年3月8日", "2026年3月～6月"),
            ("zh-TW", "2026年3月1日", "2026年3月8日", "2026年3月至6月"),
            ("ar", "1 مارس 2026", "8 مارس 2026", "مارس – يونيو 2026"),
        ] {
            let it = language(tag);
            let said = (it.date(day("2026-03-01")), it.date(day("2026-03-08")));
            assert_eq!(said, (first.to_owned(), eighth.to_owned()));
            assert_eq!(it.period(day("2026-03-08"), day("2026-06-01")), period);
        }
    }

    #[test]
    fn a_period_of_one_month_and_one_of_two_years() {
        assert_eq!(language("pl").period(day("2026-03-01"), day("2026-03-29")), "marzec 2026");
        assert_eq!(language("ja").period(day("2025-12-01"), day("2026-02-01")), "2025年12月～2026年2月");
        assert_eq!(language("es").period(day("2025-12-01"), day("2026-02-01")), "diciembre de 2025 – febrero de 2026");
    }

    #[test]
    fn so_many_things_are_said_in_the_right_form() {
        let said = |tag, count| {
            let it = language(tag);
            it.count(&it.words().episodes, count)
        };
        assert_eq!(
            ["0", "1", "2"].map(|it| said("fr", it.parse().expect("a number"))),
            ["0 épisode", "1 épisode", "2 épisodes"]
        );
        assert_eq!([1, 3, 5, 22].map(|it| said("pl", it)), ["1 odcinek", "3 odcinki", "5 odcinków", "22 odcinki"]);
        assert_eq!([1, 2, 3, 11].map(|it| said("ar", it)), ["حلقة واحدة", "حلقتان", "3 حلقات", "11 حلقة"]);
        assert_eq!(said("ja", 8), "全8回");
        assert_eq!(said("de", 12_000), "12.000 Folgen");
    }

    #[test]
    fn names_are_listed() {
        let list =
            |tag, names: &[&str]| language(tag).list(&names.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>());
        assert_eq!(list("en", &["Ada", "Grace", "Joan"]), "Ada, Grace and Joan");
        assert_eq!(list("ja", &["月", "水", "金"]), "月、水と金");
        assert_eq!(list("ar", &["نور", "ليلى"]), "نور وليلى");
        assert_eq!(list("en", &["Ada"]), "Ada");
    }
}
