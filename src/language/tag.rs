//! The tag of a language, such as `zh-Hant-TW`: whether it is one, and how it is usually written.

/// A tag in its usual case (RFC 5646 §2.1.1): `EN-us` is `en-US`. `None` if it is no tag. Everyone may compare what
/// comes of it letter by letter.
pub(super) fn read(tag: &str) -> Option<String> {
    let (primary, others) = tag.split_once('-').map_or((tag, None), |(primary, others)| (primary, Some(others)));
    let language = (2..=3).contains(&primary.len()) && primary.bytes().all(|it| it.is_ascii_alphabetic());
    let mut usual = primary.to_ascii_lowercase();
    let mut after_singleton = false;
    for part in others.into_iter().flat_map(|it| it.split('-')) {
        if !(1..=8).contains(&part.len()) || !part.bytes().all(|it| it.is_ascii_alphanumeric()) {
            return None;
        }
        let small = part.to_ascii_lowercase();
        usual.push('-');
        match part.len() {
            2 if !after_singleton => usual += &small.to_ascii_uppercase(),
            4 if !after_singleton => {
                usual += &small[..1].to_ascii_uppercase();
                usual += &small[1..];
            }
            _ => usual += &small,
        }
        // What follows `x` or `u` has no case of its own.
        after_singleton |= part.len() == 1;
    }
    language.then_some(usual)
}

/// The language of a tag without its region: `zh`.
pub(super) fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

/// Whether Chinese is written in traditional characters: where the tag says so, or names a place that does.
pub(super) fn is_traditional(tag: &str) -> bool {
    !tag.contains("Hans") && ["Hant", "TW", "HK", "MO"].iter().any(|it| tag.split('-').any(|part| part == *it))
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn a_tag_has_a_usual_case() {
        for (typed, usual) in [
            ("DE", "de"),
            ("en-us", "en-US"),
            ("de-ch", "de-CH"),
            ("zh-hant", "zh-Hant"),
            ("ZH-HANT-tw", "zh-Hant-TW"),
            ("sl-ROZAJ-1994", "sl-rozaj-1994"),
            ("en-ca-x-CA-Abcd", "en-CA-x-ca-abcd"),
            ("es-419", "es-419"),
        ] {
            assert_eq!(read(typed).as_deref(), Some(usual), "{typed}");
        }
        for wrong in ["", "e", "engl", "en-", "en_GB", "d1", "en-muchtoolong", "-en"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
