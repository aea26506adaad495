//! A number of things in words: which form of a word stands beside which number.
//!
//! The rules are those of CLDR 48 for whole numbers, for the languages that we speak; every other language has the
//! forms of English, since it is English that is printed there.

use super::tag::primary;

/// The forms of a word beside a number, by the names that CLDR has for them.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Counted {
    /// Forms of ours.
    Ours(&'static [(&'static str, &'static str)]),
    /// Forms of an author's.
    Authors(Vec<(&'static str, String)>),
}

impl Counted {
    /// The form called `category`; what has no form of its own has that of `other`.
    #[must_use]
    pub fn form(&self, category: &str) -> Option<&str> {
        let found = |name: &str| match self {
            Counted::Ours(forms) => forms.iter().find(|(it, _)| *it == name).map(|(_, form)| *form),
            Counted::Authors(forms) => forms.iter().find(|(it, _)| *it == name).map(|(_, form)| form.as_str()),
        };
        found(category).or_else(|| found("other"))
    }
}

/// The categories of the language `tag`, `other` last.
pub(super) fn categories(tag: &str) -> &'static [&'static str] {
    match primary(tag) {
        "ja" | "zh" => &["other"],
        "pl" => &["one", "few", "many", "other"],
        "ar" => &["zero", "one", "two", "few", "many", "other"],
        _ => &["one", "other"],
    }
}

/// The category of `count` in the language `tag`.
pub(super) fn category(tag: &str, count: usize) -> &'static str {
    match (primary(tag), count) {
        ("ja" | "zh", _) => "other",
        ("ar", 0) => "zero",
        ("ar", 2) => "two",
        ("ar", _) if (3..=10).contains(&(count % 100)) => "few",
        ("ar", _) if (11..=99).contains(&(count % 100)) => "many",
        ("pl", 1) => "one",
        ("pl", _) if (2..=4).contains(&(count % 10)) && !(12..=14).contains(&(count % 100)) => "few",
        ("pl", _) => "many",
        ("fr", 0) => "one",
        ("pt", 0) if tag != "pt-PT" => "one",
        (_, 1) => "one",
        _ => "other",
    }
}

/// A number with its digits in groups of three, once it is so long that every language groups it.
pub(super) fn number(tag: &str, number: usize) -> String {
    let digits = number.to_string();
    if digits.len() < 5 {
        return digits;
    }
    let mark = match primary(tag) {
        "de" if matches!(tag, "de-CH" | "de-LI") => "’",
        "de" | "es" | "it" | "nl" | "pt" => ".",
        "fr" => "\u{202f}",
        "pl" => "\u{a0}",
        _ => ",",
    };
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push_str(mark);
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::{categories, category, number};

    #[test]
    fn every_number_has_the_form_that_its_language_gives_it() {
        for (tag, category_of, numbers) in [
            ("en", "one", &[1][..]),
            ("en", "other", &[0, 2, 11, 101]),
            ("de", "one", &[1]),
            ("nl", "other", &[0, 2, 21]),
            ("fr", "one", &[0, 1]),
            ("fr-CA", "other", &[2, 100]),
            ("pt", "one", &[0, 1]),
            ("pt-BR", "one", &[0, 1]),
            ("pt-PT", "other", &[0, 2]),
            ("es", "other", &[0, 2]),
            ("it", "one", &[1]),
            ("pl", "one", &[1]),
            ("pl", "few", &[2, 3, 4, 22, 24, 102, 1003]),
            ("pl", "many", &[0, 5, 11, 12, 14, 21, 25, 112, 113]),
            ("ja", "other", &[0, 1, 2]),
            ("zh-Hant", "other", &[0, 1, 2]),
            ("ar", "zero", &[0]),
            ("ar", "one", &[1]),
            ("ar", "two", &[2]),
            ("ar", "few", &[3, 10, 103, 110]),
            ("ar", "many", &[11, 26, 99, 111]),
            ("ar-MA", "other", &[100, 101, 102, 200]),
        ] {
            for count in numbers {
                assert_eq!(category(tag, *count), category_of, "{count} in {tag}");
                assert!(categories(tag).contains(&category_of), "{tag}");
            }
        }
    }

    #[test]
    fn long_numbers_are_grouped() {
        assert_eq!(number("en", 9999), "9999");
        assert_eq!(number("en", 1_234_567), "1,234,567");
        assert_eq!(number("de-AT", 12_345), "12.345");
        assert_eq!(number("fr", 12_345), "12\u{202f}345");
    }
}
