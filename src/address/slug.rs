//! The words of an address.

use std::fmt;

use super::portable::composed;

/// One readable word of an address: lower-case ASCII letters, digits and single inner hyphens. Never empty.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Slug(Box<str>);

impl Slug {
    /// The longest slug, in bytes.
    pub const LONGEST: usize = 120;

    /// A slug that the author wrote; `None` if it is not one already. [`Slug::of`] says what it could have been.
    #[must_use]
    pub fn parse(text: &str) -> Option<Slug> {
        Slug::of(text).filter(|it| *it.0 == *text)
    }

    /// The slug of a title or a file's name, in Latin letters; `None` if nothing of it can be spoken.
    ///
    /// A long text is cut at a hyphen: file systems hold names of 255 bytes, and nobody types an
    /// address of that length.
    #[must_use]
    pub fn of(text: &str) -> Option<Slug> {
        let latin = deunicode::deunicode(&composed(text));
        let mut slug = String::with_capacity(latin.len());
        for character in latin.chars() {
            match character {
                'A'..='Z' | 'a'..='z' | '0'..='9' => slug.push(character.to_ascii_lowercase()),
                '\'' => {}
                _ if slug.is_empty() || slug.ends_with('-') => {}
                _ => slug.push('-'),
            }
        }
        if slug.len() > Slug::LONGEST {
            slug.truncate(slug[..Slug::LONGEST].rfind('-').unwrap_or(Slug::LONGEST));
        }
        let slug = slug.trim_end_matches('-');
        (!slug.is_empty()).then(|| Slug(slug.into()))
    }

    /// The slug as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The anchor of a heading: its letters and digits in lower case, in any script, with hyphens for spaces. This is how
/// code hosts name the anchors of Markdown headings, so links that work in an editor's preview work here.
#[must_use]
pub fn anchor(heading: &str) -> String {
    let mut anchor = String::with_capacity(heading.len());
    for character in composed(heading).trim().chars() {
        match character {
            ' ' | '-' => anchor.push('-'),
            '_' => anchor.push('_'),
            'A'..='Z' | 'a'..='z' | '0'..='9' => anchor.push(character.to_ascii_lowercase()),
            it if it.is_alphanumeric() => anchor.extend(it.to_lowercase()),
            _ => {}
        }
    }
    if anchor.is_empty() { "section".to_owned() } else { anchor }
}

#[cfg(test)]
mod tests {
    use super::{Slug, anchor};

    fn slug(text: &str) -> String {
        Slug::of(text).map_or("(none)".to_owned(), |it| it.to_string())
    }

    #[test]
    fn titles_become_slugs() {
        assert_eq!(slug("Unsynchronised KPIs"), "unsynchronised-kpis");
        assert_eq!(slug("Où est l'été ?"), "ou-est-lete");
        assert_eq!(slug("  C++ & Rust -- again!  "), "c-rust-again");
        assert_eq!(slug("雨"), "yu");
        assert_eq!(slug("水が運んでくるもの"), "shui-gayun-ndekurumono");
        assert_eq!(slug("ما يحمله الماء"), "m-yhmlh-lm");
        assert_eq!(slug("Żółć i łódź"), "zolc-i-lodz");
        assert_eq!(slug("カ\u{3099}ス"), slug("ガス"), "whether or not a mark is a character of its own");
        assert_eq!(slug("!!!"), "(none)");
        assert!(slug(&"word ".repeat(100)).len() <= Slug::LONGEST);
    }

    #[test]
    fn an_author_may_write_only_what_is_a_slug_already() {
        assert!(Slug::parse("mud-and-rain").is_some());
        for not_a_slug in ["Mud", "mud and rain", "../mud", "", "-", "a--b"] {
            assert_eq!(Slug::parse(not_a_slug), None, "{not_a_slug}");
        }
    }

    #[test]
    fn anchors_keep_the_script_they_are_written_in() {
        assert_eq!(anchor("What we do in the Rain?"), "what-we-do-in-the-rain");
        assert_eq!(anchor("雨の日"), "雨の日");
        assert_eq!(anchor("الزجاجة، والباب؟"), "الزجاجة-والباب");
        assert_eq!(anchor("「瓶」、扉ー"), "瓶扉ー");
        assert_eq!(anchor("E\u{301}te\u{301}"), "été");
        assert_eq!(anchor("???"), "section");
    }
}
