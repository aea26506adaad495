//! How days are written in each language. The names of months and weekdays come from chrono; their order is ours.
//!
//! Digits are Western ones everywhere, in Arabic as well: the numbers of episodes stand in addresses and labels beside the
//! dates, and one line should not hold two sets of digits.

use chrono::{Datelike as _, Locale, NaiveDate};

/// The locale whose names of months and days fit the tag; English for a language that chrono does not know.
pub(super) fn locale(tag: &str) -> Locale {
    let exact = tag.replace('-', "_");
    let primary = tag.split('-').next().unwrap_or(tag);
    let usual = match primary {
        "en" => "en_GB",
        "zh" => "zh_CN",
        "ja" => "ja_JP",
        "ar" => "ar_EG",
        "cs" => "cs_CZ",
        "da" => "da_DK",
        "sv" => "sv_SE",
        "uk" => "uk_UA",
        "el" => "el_GR",
        "ko" => "ko_KR",
        "he" => "he_IL",
        "fa" => "fa_IR",
        "hi" => "hi_IN",
        "et" => "et_EE",
        "sl" => "sl_SI",
        "ca" => "ca_ES",
        "nb" | "no" => "nb_NO",
        _ => "",
    };
    let doubled = format!("{primary}_{}", primary.to_uppercase());
    [exact.as_str(), usual, &doubled].iter().find_map(|it| Locale::try_from(*it).ok()).unwrap_or(Locale::en_GB)
}

/// A day with its month written out, as a pattern of `strftime`.
pub(super) fn pattern(tag: &str, day: NaiveDate) -> String {
    let primary = tag.split('-').next().unwrap_or(tag);
    let pattern = match primary {
        "en" if matches!(tag, "en" | "en-US" | "en-CA") => "%B %-d, %Y",
        "de" | "da" | "nb" | "no" | "fi" | "cs" => "%-d. %B %Y",
        "es" | "pt" => "%-d de %B de %Y",
        "ja" | "zh" => "%Y年%-m月%-d日",
        "ko" => "%Y년 %-m월 %-d일",
        _ => "%-d %B %Y",
    };
    // Where the first of a month is not "one" but "the first".
    let first = match primary {
        "fr" => "1er",
        "it" => "1º",
        "pt" if tag != "pt-PT" => "1º",
        _ => "%-d",
    };
    if day.day() == 1 { pattern.replace("%-d", first) } else { pattern.to_owned() }
}

/// The months from `first` to `last`, as a pattern for each and what stands between them; one month has no beginning.
pub(super) fn period(tag: &str, first: NaiveDate, last: NaiveDate) -> (Option<String>, &'static str, String) {
    let primary = tag.split('-').next().unwrap_or(tag);
    let month = |day: NaiveDate| match primary {
        // A Polish month that stands without a day is in the nominative, which chrono does not know.
        "pl" => POLISH_MONTHS[day.month0() as usize],
        "ja" | "zh" => "%-m月",
        "ko" => "%-m월",
        _ => "%B",
    };
    let with_year = |day: NaiveDate| match primary {
        "es" | "pt" => format!("{} de %Y", month(day)),
        "ja" | "zh" => format!("%Y年{}", month(day)),
        "ko" => format!("%Y년 {}", month(day)),
        _ => format!("{} %Y", month(day)),
    };
    let dash = match primary {
        "ja" => "～",
        "zh" => "至",
        _ => " – ",
    };
    let year_first = matches!(primary, "ja" | "zh" | "ko");
    match (first.year() == last.year(), first.month() == last.month()) {
        (true, true) => (None, dash, with_year(last)),
        (true, false) if year_first => (Some(with_year(first)), dash, month(last).to_owned()),
        (true, false) => (Some(month(first).to_owned()), dash, with_year(last)),
        (false, _) => (Some(with_year(first)), dash, with_year(last)),
    }
}

const POLISH_MONTHS: [&str; 12] = [
    "styczeń",
    "luty",
    "marzec",
    "kwiecień",
    "maj",
    "czerwiec",
    "lipiec",
    "sierpień",
    "wrzesień",
    "październik",
    "listopad",
    "grudzień",
];
