//! The key of a result: the hash of everything that it depends on.

use std::fmt;
use std::io::{self, Read, Write};

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::Xxh3Default;

/// The hash of all inputs of a step: XXH3 in 128 bits. Every text and every page is hashed in every build, which took a
/// sixth of one that prints a single page as long as the hash was one for secrets. Nobody gains by two inputs that
/// share a key, and by chance none will.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Key([u8; LENGTH]);

/// The bytes of a key.
pub(super) const LENGTH: usize = 16;

impl Key {
    /// The key of `step` with these inputs. A step whose rules change changes its name.
    #[must_use]
    pub fn of(step: &str, inputs: &[&[u8]]) -> Key {
        let mut hasher = Xxh3Default::new();
        for input in [step.as_bytes()].iter().chain(inputs) {
            hasher.update(&(input.len() as u64).to_le_bytes());
            hasher.update(input);
        }
        Key(hasher.digest128().to_le_bytes())
    }

    /// The key of `step` with all that `from` gives as its input, which may be more than there is room for.
    ///
    /// # Errors
    /// When it cannot be read to its end.
    pub fn of_all(step: &str, mut from: impl Read) -> io::Result<Key> {
        let mut hash = Hash(Xxh3Default::new());
        hash.0.update(&(step.len() as u64).to_le_bytes());
        hash.0.update(step.as_bytes());
        io::copy(&mut from, &mut hash)?;
        Ok(Key(hash.0.digest128().to_le_bytes()))
    }

    /// The key as bytes, to be an input of another step, or to be kept.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; LENGTH] {
        &self.0
    }

    /// A key that was kept.
    #[must_use]
    pub fn from_bytes(bytes: [u8; LENGTH]) -> Key {
        Key(bytes)
    }
}

/// A hash to write into, piece by piece.
struct Hash(Xxh3Default);

impl Write for Hash {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        self.0.update(piece);
        Ok(piece.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|it| write!(f, "{it:02x}"))
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::Key;

    #[test]
    fn what_is_read_in_pieces_has_one_key_however_they_are_cut() {
        let rain = b"rain ".repeat(50_000);
        let key = |cut: usize| {
            let (first, second) = rain.split_at(cut);
            Key::of_all("shout", first.chain(second)).expect("memory can be read")
        };
        assert_eq!(key(1), key(100_000));
        assert_ne!(key(1), Key::of_all("shout", &rain[1..]).expect("memory can be read"));
        assert_ne!(key(1), Key::of_all("whisper", &rain[..]).expect("memory can be read"));
    }

    #[test]
    fn inputs_are_kept_apart() {
        assert_ne!(Key::of("shout", &[b"ab", b"c"]), Key::of("shout", &[b"a", b"bc"]));
    }
}
