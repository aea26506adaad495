//! What tells one state of a file from all others, as far as a browser that keeps it must know.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The fingerprint of a style sheet's or a script's bytes: it becomes a part of the address, so that browsers may keep
/// the file for as long as they like and still never show a page in the style of yesterday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Fingerprint([u8; 4]);

impl Fingerprint {
    /// Whether a file with this extension in lower case has one. Pictures and fonts are replaced by
    /// others with other names.
    #[must_use]
    pub fn is_for(extension: &str) -> bool {
        matches!(extension, "css" | "js" | "mjs")
    }

    /// The fingerprint of these bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Fingerprint {
        let [a, b, c, d, ..] = *blake3::hash(bytes).as_bytes();
        Fingerprint([a, b, c, d])
    }
}

/// Eight hexadecimal digits.
impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}", u32::from_be_bytes(self.0))
    }
}
