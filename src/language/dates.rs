//! How days are written in each language. The names of months and weekdays come from chrono; their order is ours.
//!
//! Digits are Western ones everywhere, in Arabic as well: the numbers of episodes stand in addresses and labels beside
//! the dates, and one line should not hold two sets of digits.

use std::fmt::Write as _;

use chrono::{Datelike as _, Locale, NaiveDate};

use super::tag::primary;

/// The locale whose names of months and days fit the tag; English for a language that chrono does not know.
pub(super) fn locale(tag: &str) -> Locale {
    let exact = tag.replace('-', "_");
    let language = primary(tag);
    let usual = match language {
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
    let doubled = format!("{language}_{}", language.to_uppercase());
    [exact.as_str(), usual, &doubled].iter().find_map(|it| Locale::try_from(*it).ok()).unwrap_or(Locale::en_GB)
}

/// The names of the months, as they stand in a day that is written out.
pub(super) fn months(locale: Locale) -> Vec<String> {
    let first = |month| NaiveDate::from_ymd_opt(2024, month, 1).expect("every month has a first day");
    (1..=12).map(|it| first(it).format_localized("%B", locale).to_string()).collect()
}

/// A part of a day that is written out.
#[derive(Clone, Copy)]
enum Part {
    Day,
    /// The month's name.
    Month,
    /// The month's number.
    Number,
    Year,
    Words(&'static str),
}

use Part::{Day, Month, Number, Words, Year};

/// A day with its month written out.
fn pattern(tag: &str) -> &'static [Part] {
    match primary(tag) {
        "en" if matches!(tag, "en" | "en-US" | "en-CA") => &[Month, Words(" "), Day, Words(", "), Year],
        "de" | "da" | "nb" | "no" | "fi" | "cs" => &[Day, Words(". "), Month, Words(" "), Year],
        "es" | "pt" => &[Day, Words(" de "), Month, Words(" de "), Year],
        "ja" | "zh" => &[Year, Words("年"), Number, Words("月"), Day, Words("日")],
        "ko" => &[Year, Words("년 "), Number, Words("월 "), Day, Words("일")],
        _ => &[Day, Words(" "), Month, Words(" "), Year],
    }
}

/// The first of a month, which is not "one" everywhere but "the first".
fn first(tag: &str) -> &'static str {
    match primary(tag) {
        "fr" => "1er",
        "it" => "1º",
        "pt" if tag != "pt-PT" => "1º",
        _ => "1",
    }
}

/// `day` as the language `tag` writes it. Days are written by the ten thousand, which chrono takes
/// ten times as long for.
pub(super) fn written(day: NaiveDate, tag: &str, month: &str) -> String {
    let mut text = String::with_capacity(32);
    for part in pattern(tag) {
        match part {
            Day if day.day() == 1 => text.push_str(first(tag)),
            Day => push_number(day.day(), &mut text),
            Month => text.push_str(month),
            Number => push_number(day.month(), &mut text),
            Year => push_year(day.year(), &mut text),
            Words(words) => text.push_str(words),
        }
    }
    text
}

/// `day` as machines read it (ISO 8601): "2026-03-01".
pub(super) fn iso(day: NaiveDate) -> String {
    if !(0..=9999).contains(&day.year()) {
        return day.to_string();
    }
    let mut text = String::with_capacity(16);
    push_year(day.year(), &mut text);
    for number in [day.month(), day.day()] {
        text.push('-');
        push_digits([number / 10, number], &mut text);
    }
    text
}

/// A number below a hundred.
fn push_number(number: u32, text: &mut String) {
    if number < 10 { push_digits([number], text) } else { push_digits([number / 10, number], text) }
}

fn push_year(year: i32, text: &mut String) {
    match u32::try_from(year) {
        Ok(year @ 0..=9999) => push_digits([year / 1000, year / 100, year / 10, year], text),
        _ => {
            let _ = write!(text, "{year:04}");
        }
    }
}

/// The last digit of each of these.
fn push_digits<const N: usize>(numbers: [u32; N], text: &mut String) {
    for number in numbers {
        text.push(char::from_digit(number % 10, 10).expect("it is below ten"));
    }
}

/// The months from `first` to `last`, as a pattern for each and what stands between them; one month has no beginning.
pub(super) fn period(tag: &str, first: NaiveDate, last: NaiveDate) -> (Option<String>, &'static str, String) {
    let language = primary(tag);
    let month = |day: NaiveDate| match language {
        // A Polish month that stands without a day is in the nominative, which chrono does not know.
        "pl" => POLISH_MONTHS[day.month0() as usize],
        "ja" | "zh" => "%-m月",
        "ko" => "%-m월",
        _ => "%B",
    };
    let with_year = |day: NaiveDate| match language {
        "es" | "pt" => format!("{} de %Y", month(day)),
        "ja" | "zh" => format!("%Y年{}", month(day)),
        "ko" => format!("%Y년 {}", month(day)),
        _ => format!("{} %Y", month(day)),
    };
    let dash = match language {
        "ja" => "～",
        "zh" => "至",
        _ => " – ",
    };
    let year_first = matches!(language, "ja" | "zh" | "ko");
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
