//! How days are written in each language. The names of months and weekdays come from chrono; their order is ours.

use chrono::Locale;

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

/// A day with its month written out.
pub(super) fn pattern(tag: &str) -> &'static str {
    match tag.split('-').next().unwrap_or(tag) {
        "en" if matches!(tag, "en" | "en-US") => "%B %-d, %Y",
        "de" | "da" | "nb" | "no" | "fi" | "cs" => "%-d. %B %Y",
        "es" | "pt" => "%-d de %B de %Y",
        "ja" | "zh" => "%Y年%-m月%-d日",
        "ko" => "%Y년 %-m월 %-d일",
        _ => "%-d %B %Y",
    }
}

/// A month and its year.
pub(super) fn month_pattern(tag: &str) -> &'static str {
    match tag.split('-').next().unwrap_or(tag) {
        "es" | "pt" => "%B de %Y",
        "ja" | "zh" => "%Y年%-m月",
        "ko" => "%Y년 %-m월",
        "pl" => "%m.%Y",
        _ => "%B %Y",
    }
}
