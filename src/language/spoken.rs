//! The languages that we speak: which tags each table of words is for.

use super::{
    Words, arabic, chinese, dutch, english, french, german, italian, japanese, polish, portuguese, spanish, tag,
};

/// The texts of a language that we speak.
pub(super) fn spoken(tag: &str) -> Option<&'static Words> {
    Some(match tag::primary(tag) {
        "ar" => &arabic::WORDS,
        "de" => &german::WORDS,
        "en" => &english::WORDS,
        "es" => &spanish::WORDS,
        "fr" => &french::WORDS,
        "it" => &italian::WORDS,
        "ja" => &japanese::WORDS,
        "nl" => &dutch::WORDS,
        "pl" => &polish::WORDS,
        "pt" => &portuguese::WORDS,
        "zh" if tag::is_traditional(tag) => &chinese::TRADITIONAL,
        "zh" => &chinese::SIMPLIFIED,
        _ => return None,
    })
}

/// The languages that we speak, one tag for each table.
pub(super) const SPOKEN: [&str; 12] = ["en", "fr", "de", "es", "pt", "it", "nl", "pl", "ja", "zh", "zh-Hant", "ar"];

/// What a region says otherwise.
pub(super) fn regional(tag: &str) -> &'static [(&'static str, &'static str)] {
    match tag {
        "pt-PT" => portuguese::IN_PORTUGAL,
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::SPOKEN;
    use crate::language::{Counted, Language, Words, english, plural, portuguese};

    fn language(tag: &str) -> Language {
        Language::parse(tag).expect("a tag")
    }

    /// Words that a language has borrowed from English, or shares with it.
    const LOANS: &[(&str, &str)] = &[
        ("fr", "Important"),
        ("de", "Newsletter"),
        ("de", "Bonus"),
        ("de", "Trailer"),
        ("pt", "Links"),
        ("it", "Email"),
        ("it", "Newsletter"),
        ("nl", "Tip"),
        ("nl", "Links"),
        ("pl", "Newsletter"),
    ];

    #[test]
    fn nothing_is_left_in_english() {
        for tag in &SPOKEN[1..] {
            let it = language(tag);
            assert!(it.is_spoken());
            for name in Words::TEXTS {
                let (ours, english) = (it.words().text(name), english::WORDS.text(name));
                let wordless = english.is_some_and(|it| !it.contains(char::is_alphabetic));
                let borrowed = LOANS.iter().any(|(loan, word)| loan == tag && ours == Some(*word));
                assert!(ours != english || wordless || borrowed, "{tag}: {name} is English");
            }
        }
    }

    #[test]
    fn every_text_fills_in_what_it_may() {
        let places = |text: &str| -> Vec<String> {
            let mut places: Vec<_> =
                text.split('{').skip(1).filter_map(|it| Some(it.split_once('}')?.0.to_owned())).collect();
            places.sort();
            places
        };
        for tag in SPOKEN {
            for name in Words::TEXTS {
                let it = language(tag);
                let mut known = Words::places(name).to_vec();
                known.sort_unstable();
                assert_eq!(places(it.words().text(name).expect("a text")), known, "{tag}: {name}");
            }
            for name in Words::COUNTED {
                let it = language(tag);
                let Counted::Ours(forms) = it.words().counted(name).expect("a form") else { panic!("{name}") };
                let named: Vec<_> = forms.iter().map(|(category, _)| *category).collect();
                assert_eq!(named, plural::categories(tag), "{tag}: {name}");
            }
        }
    }

    #[test]
    fn a_region_has_its_own_words() {
        for (name, _) in portuguese::IN_PORTUGAL {
            assert_ne!(language("pt-PT").words().text(name), language("pt-BR").words().text(name), "{name}");
        }
        assert_eq!(language("zh-HK").words(), language("zh-Hant").words());
        assert_eq!(language("zh-Hans-HK").words(), language("zh").words());
        assert!(!language("cs").is_spoken());
    }
}
