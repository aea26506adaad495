//! A line as a typesetter would set it: with the quotation marks of its language, with dashes and with ellipses.

use super::Typography;
use super::composed::composed;
use super::compositor::{Compositor, Turn};

/// `text` as it is set, or as it was typed. This is for lines that are not Markdown: a title, a summary, a credit.
#[must_use]
pub fn typeset(text: &str, typography: Typography) -> String {
    let text = composed(text);
    let Typography::Smart(punctuation) = typography else { return text.into_owned() };
    let text = if text.as_bytes().windows(2).any(|it| matches!(it, b"--" | b"..")) {
        text.replace("---", "—").replace("--", "–").replace("...", "…").into()
    } else {
        text
    };
    let mut compositor = Compositor::new(punctuation);
    let mut set = String::with_capacity(text.len());
    let mut rest = &*text;
    while let Some(at) = rest.find(['"', '\'']) {
        let (words, after) = (&rest[..at], &rest[at + 1..]);
        set.push_str(&compositor.words(words, &rest[at..]));
        let turn = turn(compositor.last, after.chars().next());
        set.push_str(match &rest[at..=at] {
            "\"" => compositor.double(turn, after),
            _ => compositor.single(turn, after),
        });
        rest = after;
    }
    set.push_str(&compositor.words(rest, ""));
    set
}

/// What a quotation mark between these two characters does.
fn turn(before: Option<char>, after: Option<char>) -> Turn {
    let opens = match (before, after) {
        (_, None) => false,
        (None, Some(_)) => true,
        (Some(before), Some(after)) if before.is_whitespace() || after.is_whitespace() => !after.is_whitespace(),
        (Some(before), Some(after)) => {
            !before.is_alphanumeric() && (after.is_alphanumeric() || "([{—–/".contains(before))
        }
    };
    if opens { Turn::Opens } else { Turn::Closes }
}

#[cfg(test)]
mod tests {
    use super::{Typography, typeset};
    use crate::language::Language;

    fn set(tag: &str, text: &str) -> String {
        typeset(text, Typography::Smart(Language::parse(tag).expect("a tag").punctuation()))
    }

    #[test]
    fn titles_are_set_as_a_typesetter_would() {
        assert_eq!(set("en", "The Lamplighter's \"Almanac\""), "The Lamplighter’s “Almanac”");
        assert_eq!(set("en", "'Rain' -- the rock 'n' roll of '93..."), "‘Rain’ – the rock ’n’ roll of ’93…");
        assert_eq!(typeset("it's \"typed\"", Typography::AsTyped), "it's \"typed\"");
    }

    #[test]
    fn what_has_no_partner_does_not_open() {
        for (tag, typed, printed) in [
            ("en", "A 10\" record, 5'10\"", "A 10” record, 5’10”"),
            ("ja", "dogs' bones 'single'", "dogs’ bones ‘single’"),
            ("ja", "10\" 盤と\"雨\"、\"！\"", "10” 盤と「雨」、「！」"),
        ] {
            assert_eq!(set(tag, typed), printed, "{tag}");
        }
    }

    #[test]
    fn each_language_has_its_quotation_marks() {
        for (tag, typed, printed) in [
            ("en", "\"Rain, 'rain'\"", "“Rain, ‘rain’”"),
            ("de", "\"Regen, 'Regen'\", und's Licht", "„Regen, ‚Regen‘“, und’s Licht"),
            ("de-CH", "\"Regen, 'Regen'\"", "«Regen, ‹Regen›»"),
            ("es", "\"Lluvia, 'lluvia'\"", "«Lluvia, “lluvia”»"),
            ("es-MX", "\"Lluvia, 'lluvia'\"", "“Lluvia, ‘lluvia’”"),
            ("pt-BR", "\"Chuva, 'chuva'\"", "“Chuva, ‘chuva’”"),
            ("pt-PT", "\"Chuva, 'chuva'\"", "«Chuva, “chuva”»"),
            ("it", "l'\"acqua\" e l'aria", "l’«acqua» e l’aria"),
            ("nl", "\"Regen\", zo'n 'regen' van '93", "“Regen”, zo’n ‘regen’ van ’93"),
            ("pl", "\"Deszcz, 'deszcz'\"", "„Deszcz, «deszcz»”"),
            ("ja", "彼は\"雨だ、'雨'\"と\"Rust\"で言った", "彼は「雨だ、『雨』」と“Rust”で言った"),
            ("zh", "他说\"下雨了\"，说了\"两次\"", "他说“下雨了”，说了“两次”"),
            ("zh-TW", "他說\"下雨了\"", "他說「下雨了」"),
            ("ar", "قال \"مطر 'خفيف'\" ومضى", "قال «مطر ”خفيف“» ومضى"),
        ] {
            assert_eq!(set(tag, typed), printed, "{tag}");
        }
    }

    #[test]
    fn french_marks_stand_off_and_no_line_is_broken_before_them() {
        for (typed, printed) in [
            ("\"Il pleut\", dit-elle.", "«\u{202f}Il pleut\u{202f}», dit-elle."),
            ("« Il pleut » ou «il pleut»", "«\u{202f}Il pleut\u{202f}» ou «\u{202f}il pleut\u{202f}»"),
            (
                "Vraiment ? Oui! Non ; si: quoi ?!",
                "Vraiment\u{202f}? Oui\u{202f}! Non\u{202f}; si\u{a0}: quoi\u{202f}?!",
            ),
            ("\"Quoi?\" dit-il", "«\u{202f}Quoi\u{202f}?\u{202f}» dit-il"),
            ("L'aujourd'hui d'\"hier\"", "L’aujourd’hui d’«\u{202f}hier\u{202f}»"),
            ("à 12:30, https://pluie.example/?a=b; ou :-)", "à 12:30, https://pluie.example/?a=b; ou :-)"),
        ] {
            assert_eq!(set("fr", typed), printed);
        }
        assert_eq!(set("fr-CA", "Vraiment? Oui: \"oui\"!"), "Vraiment? Oui\u{a0}: «\u{a0}oui\u{a0}»!");
        assert_eq!(set("fr-CH", "Vraiment? \"oui\""), "Vraiment? «\u{202f}oui\u{202f}»");
    }
}
