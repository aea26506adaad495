//! How days are written in each language. The names of months and weekdays come from chrono; their order is ours.
//!
//! Digits are Western ones everywhere, in Arabic as well: the numbers of episodes stand in addresses and labels beside the
//! dates, and one line should not hold two sets of digits.

use std::fmt::Write as _;

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

/// The names of the months, as they stand in a day that is written out.
pub(super) fn months(locale: Locale) -> Vec<String> {
    let first = |month| NaiveDate::from_ymd_opt(2024, month, 1).expect("every month has a first day");
    (1..=12).map(|it| first(it).format_localized("%B", locale).to_string()).collect()
}

/// A day with its month written out: a pattern with places for `{day}`, `{month}`, its number `{m}`, and `{year}`.
pub(super) fn pattern(tag: &str) -> &'static str {
    match tag.split('-').next().unwrap_or(tag) {
        "en" if matches!(tag, "en" | "en-US" | "en-CA") => "{month} {day}, {year}",
        "de" | "da" | "nb" | "no" | "fi" | "cs" => "{day}. {month} {year}",
        "es" | "pt" => "{day} de {month} de {year}",
        "ja" | "zh" => "{year}年{m}月{day}日",
        "ko" => "{year}년 {m}월 {day}일",
        _ => "{day} {month} {year}",
    }
}

/// The first of a month, which is not "one" everywhere but "the first".
pub(super) fn first(tag: &str) -> &'static str {
    match tag.split('-').next().unwrap_or(tag) {
        "fr" => "1er",
        "it" => "1º",
        "pt" if tag != "pt-PT" => "1º",
        _ => "1",
    }
}

/// `day` in one of these patterns. Days are written by the ten thousand, which chrono takes ten times as long for.
pub(super) fn written(day: NaiveDate, pattern: &str, first: &str, month: &str) -> String {
    let mut text = String::with_capacity(32);
    for part in pattern.split_inclusive(['{', '}']) {
        let _ = match part {
            "day}" if day.day() == 1 => text.write_str(first),
            "day}" => write!(text, "{}", day.day()),
            "month}" => text.write_str(month),
            "m}" => write!(text, "{}", day.month()),
            "year}" => write!(text, "{:04}", day.year()),
            between => text.write_str(between.trim_end_matches('{')),
        };
    }
    text
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
