//! The language that was meant by what is not its tag: by its name, or by the code of a country where it is spoken.

use super::tag;

/// The tag that was meant by `written`; `None` if that is one, or nobody can tell.
pub(super) fn tag_of(written: &str) -> Option<String> {
    let name = written.trim().to_lowercase();
    if let Some((_, tag)) = NAMES.iter().find(|(names, _)| names.contains(&&*name)) {
        return Some((*tag).to_owned());
    }
    // Other programs write `en_GB`, and some an encoding behind it.
    let typed = name.split('.').next().unwrap_or(&name).replace('_', "-");
    let (primary, rest) = typed.split_once('-').map_or((&*typed, None), |(primary, rest)| (primary, Some(rest)));
    let language = COUNTRIES.iter().find(|it| it.0 == primary).map_or(primary, |it| it.1);
    let region = rest.map(|it| if it == "uk" { "gb" } else { it });
    let whole = region.map_or_else(|| language.to_owned(), |it| format!("{}-{it}", tag::primary(language)));
    tag::read(&whole).filter(|it| !it.eq_ignore_ascii_case(written))
}

/// What else may be meant by a tag that is also the code of a country: `se` is Northern Sami, and Sweden.
pub(super) fn of_country(tag: &str) -> Option<&'static str> {
    NAMESAKES.iter().find(|it| it.0 == tag).map(|it| it.1)
}

/// What languages are called, by those who speak them and in English.
const NAMES: [(&[&str], &str); 13] = [
    (&["english"], "en"),
    (&["french", "français", "francais"], "fr"),
    (&["german", "deutsch"], "de"),
    (&["spanish", "español", "espanol", "castellano"], "es"),
    (&["portuguese", "português", "portugues"], "pt"),
    (&["italian", "italiano"], "it"),
    (&["dutch", "nederlands"], "nl"),
    (&["polish", "polski"], "pl"),
    (&["japanese", "日本語"], "ja"),
    (&["chinese", "simplified chinese", "中文", "简体中文"], "zh"),
    (&["traditional chinese", "繁體中文"], "zh-Hant"),
    (&["arabic", "العربية"], "ar"),
    (&["ukrainian", "українська"], "uk"),
];

/// Codes of countries that no language has (ISO 3166-1, ISO 639-1).
const COUNTRIES: [(&str, &str); 13] = [
    ("jp", "ja"),
    ("cn", "zh"),
    ("hk", "zh-HK"),
    ("gr", "el"),
    ("dk", "da"),
    ("cz", "cs"),
    ("ua", "uk"),
    ("vn", "vi"),
    ("at", "de-AT"),
    ("us", "en-US"),
    ("gb", "en-GB"),
    ("mx", "es-MX"),
    ("ir", "fa"),
];

/// Codes of countries that are those of other languages as well.
const NAMESAKES: [(&str, &str); 5] = [("se", "sv"), ("br", "pt-BR"), ("kr", "ko"), ("tw", "zh-Hant"), ("ee", "et")];

#[cfg(test)]
mod tests {
    use super::{COUNTRIES, NAMES, NAMESAKES, tag_of};
    use crate::language::Language;

    #[test]
    fn what_is_meant_is_a_tag() {
        let tags = COUNTRIES.iter().chain(&NAMESAKES).map(|it| it.1).chain(NAMES.iter().map(|it| it.1));
        for tag in tags {
            assert_eq!(Language::parse(tag).map(|it| it.tag().to_owned()).as_deref(), Some(tag));
            assert_eq!(tag_of(tag), None, "{tag}");
        }
    }
}
