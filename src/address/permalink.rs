//! Where readers find a page or a file, and the file that a web server answers with.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

use super::base_url::BaseUrl;
use super::portable;

/// Where readers find something, from the newsletter's root: `/the-prism/kpis/`, `/feed.xml`. Once published, it
/// should never change. It has no part that is empty, `.` or `..`, so nothing is ever written
/// outside the output folder.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Permalink(Arc<str>);

impl Permalink {
    /// Reads an address that begins with `/`; `None` if it could lead out of the site or no file can have that name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Permalink> {
        let inner = text.strip_prefix('/')?;
        let inner = inner.strip_suffix('/').unwrap_or(inner);
        let part_is_safe = |part: &str| {
            !part.is_empty()
                && part != "."
                && part != ".."
                && part.len() <= LONGEST_PART
                && !is_reserved(part)
                && !part.chars().any(|it| it.is_control() || matches!(it, '\\' | '?' | '#'))
        };
        let safe = inner.is_empty() || (inner.len() <= LONGEST && inner.split('/').all(part_is_safe));
        safe.then(|| Permalink(text.into()))
    }

    /// The address that was meant by `text`, a path or one with its host; `None` if nobody can tell.
    #[must_use]
    pub fn meant(text: &str) -> Option<Permalink> {
        let path = text.split_once("://").map_or(text, |(_, it)| it.split_once('/').map_or("", |(_, path)| path));
        let words = path.split(['?', '#']).next().unwrap_or("").trim_matches('/');
        let slash = if words.rsplit('/').next().is_some_and(|it| it.contains('.')) { "" } else { "/" };
        // What a browser would resolve was never in an address.
        let decoded = Permalink::decoded(words);
        let is_plain = !words.is_empty() && decoded.split('/').all(|it| !matches!(it, "" | "." | ".."));
        Permalink::parse(&format!("/{decoded}{slash}")).filter(|_| is_plain)
    }

    /// Whether an address would be one if it were shorter, or a part of it.
    #[must_use]
    pub fn is_too_long(text: &str) -> bool {
        text.starts_with('/') && (text.len() > LONGEST || text.split('/').any(|it| it.len() > LONGEST_PART))
    }

    /// An address as it reads, if it was written as it stands in a URL: `/caf%C3%A9/` is `/café/`.
    #[must_use]
    pub fn decoded(text: &str) -> Cow<'_, str> {
        percent_decode_str(text).decode_utf8_lossy()
    }

    /// The home page.
    #[must_use]
    pub fn home() -> Permalink {
        Permalink("/".into())
    }

    /// The address of `name` below this page: `/the-prism/` and `feed.xml` give `/the-prism/feed.xml`; an empty name
    /// gives the page itself, with a slash at its end.
    #[must_use]
    pub fn join(&self, name: &str) -> Option<Permalink> {
        Permalink::parse(&[self.0.trim_end_matches('/'), "/", name].concat())
    }

    /// The address of something that is made of the file at this one; `None` if that name would be too long.
    #[must_use]
    pub fn with_suffix(&self, suffix: &str) -> Option<Permalink> {
        Permalink::parse(&[&self.0, suffix].concat())
    }

    /// The address as the author would write it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address as it stands in a URL, percent-encoded (RFC 3986 §3.3).
    #[must_use]
    pub fn encoded(&self) -> Cow<'_, str> {
        // Nearly every address is made of slugs, which stand in a URL as they are.
        if self.0.bytes().all(|it| PLAIN[usize::from(it)]) {
            Cow::Borrowed(&self.0)
        } else {
            utf8_percent_encode(&self.0, RESERVED).into()
        }
    }

    /// For an `href` on a page of the site: with the base URL's path, without its host.
    #[must_use]
    pub fn href(&self, base: &BaseUrl) -> String {
        [base.path(), &self.encoded()].concat()
    }

    /// For readers elsewhere: with scheme and host.
    #[must_use]
    pub fn absolute(&self, base: &BaseUrl) -> String {
        [base.origin(), base.path(), &self.encoded()].concat()
    }

    /// The file that a web server answers with.
    #[must_use]
    pub fn output_path(&self) -> OutputPath {
        let path = self.0.trim_start_matches('/');
        if path.is_empty() || path.ends_with('/') {
            OutputPath([path, "index.html"].concat().into())
        } else {
            OutputPath(path.into())
        }
    }
}

impl fmt::Display for Permalink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A file below the output folder: `the-prism/kpis/index.html`. Made from a [`Permalink`], so it
/// never leaves the folder.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OutputPath(Arc<str>);

impl OutputPath {
    /// The path with `/` between its parts.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What a file system would take for the same file if it ignores case, or how an accent is written.
    #[must_use]
    pub fn folded(&self) -> String {
        portable::folded(&self.0)
    }

    /// The first part of the path that no file can be called on Windows.
    #[must_use]
    pub fn unportable(&self) -> Option<&str> {
        self.0.split('/').find(|it| portable::is_unportable(it))
    }
}

impl fmt::Display for OutputPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The longest part of a path, in bytes: most file systems end at 255, and a temporary name may add to it.
const LONGEST_PART: usize = 200;

/// The longest address, in bytes: Linux opens paths of up to 4,096, and the site lies in some folder.
const LONGEST: usize = 1_000;

/// What the names begin with under which `world` keeps its own notes in the output folder.
const RESERVED_NAME: &str = ".feuilleton";

/// Whether a file called `name` would be one of them, as a file system that ignores case sees it.
fn is_reserved(name: &str) -> bool {
    name.get(..RESERVED_NAME.len()).is_some_and(|it| it.eq_ignore_ascii_case(RESERVED_NAME))
}

/// What may not stand in the path of a URL as it is.
const RESERVED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'`')
    .add(b'{')
    .add(b'}')
    .add(b'|')
    .add(b'^')
    .add(b'[')
    .add(b']')
    .add(b'\'')
    .add(b'\\');

/// Bytes that stand in the path of a URL as they are; not all of them, but all that slugs are made of.
const PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        plain[byte as usize] = byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'.' | b'_');
        byte += 1;
    }
    plain
};

#[cfg(test)]
mod tests {
    use super::Permalink;
    use crate::address::BaseUrl;

    #[test]
    fn a_permalink_stays_on_the_site() {
        for wrong in
            ["about", "/../etc/", "/a/../../b", "/a//b", "/a\\b", "/a?b", "/a#b", "/./", "/a\0b", "/.feuilleton"]
        {
            assert_eq!(Permalink::parse(wrong), None, "{wrong}");
        }
        assert_eq!(Permalink::parse(&format!("/{}/", "long".repeat(60))), None);
        assert_eq!(Permalink::parse(&"/x".repeat(2000)), None);
    }

    #[test]
    fn a_page_is_a_folder_with_an_index_and_a_file_is_itself() {
        let output = |it| Permalink::parse(it).expect("valid").output_path().to_string();
        assert_eq!(output("/"), "index.html");
        assert_eq!(output("/the-prism/kpis/"), "the-prism/kpis/index.html");
        assert_eq!(output("/feed.xml"), "feed.xml");
    }

    #[test]
    fn addresses_are_encoded_for_urls_only() {
        let base = BaseUrl::parse("https://example.org/letters/").expect("valid");
        let picture = Permalink::parse("/rain/two drops.jpg").expect("valid");
        assert_eq!(picture.href(&base), "/letters/rain/two%20drops.jpg");
        assert_eq!(picture.absolute(&base), "https://example.org/letters/rain/two%20drops.jpg");
        assert_eq!(picture.output_path().as_str(), "rain/two drops.jpg");
    }
}
