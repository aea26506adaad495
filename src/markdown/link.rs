//! Links and pictures, as the author wrote them.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A link or a picture, as the author wrote it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// What stands between the parentheses.
    pub destination: Box<str>,
    /// Where in its file the whole link stands, in bytes.
    pub range: Range<usize>,
    /// What it is.
    pub kind: LinkKind,
}

/// What points to something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum LinkKind {
    /// A link that a reader follows.
    Link,
    /// The same without words, `[](S1E02)`: where it leads to a text of the newsletter or a heading in one, it takes
    /// the title of that. Only the writers know these words: they are not counted, not searched, and in
    /// no anchor and no excerpt.
    Untitled,
    /// A picture that a reader sees.
    Picture,
    /// A recording that a reader hears.
    Recording,
}

impl LinkKind {
    /// Whether it leads readers on.
    #[must_use]
    pub fn is_followed(self) -> bool {
        match self {
            LinkKind::Link | LinkKind::Untitled => true,
            LinkKind::Picture | LinkKind::Recording => false,
        }
    }
}

impl Link {
    /// Whether it leads out of the newsletter: to a site, or to someone's mail.
    #[must_use]
    pub fn leads_elsewhere(&self) -> bool {
        self.destination.starts_with("//") || scheme(&self.destination).is_some()
    }

    pub(super) fn found(destination: &str, range: Range<usize>, kind: LinkKind) -> Link {
        Link { destination: destination.into(), range, kind }
    }
}

/// Whether an address would run a script, or open a file of the reader's.
#[must_use]
pub fn runs_script(address: &str) -> bool {
    scheme(address.trim())
        .is_some_and(|it| ["javascript", "vbscript", "data", "file"].contains(&it.to_ascii_lowercase().as_str()))
}

/// The scheme of an address (RFC 3986 §3.1), if it has one.
pub(super) fn scheme(destination: &str) -> Option<&str> {
    let (scheme, _) = destination.split_once(':')?;
    let plain = scheme.starts_with(|it: char| it.is_ascii_alphabetic())
        && scheme.chars().all(|it| it.is_ascii_alphanumeric() || "+-.".contains(it));
    plain.then_some(scheme)
}
