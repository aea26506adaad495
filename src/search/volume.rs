//! A part of the alphabet: every word in it with all that any bundle says of it.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::hash::{Hash, Hasher};

use super::gather::Quick;
use super::gathered::Rows;
use super::postings::Row;

/// What one bundle adds to a volume.
#[derive(Debug, Clone)]
pub(super) struct Piece<'a> {
    /// The place of the bundle's first episode.
    pub first: usize,
    /// Words of the volume, in order.
    pub rows: Rows<'a>,
}

/// The words of a volume in order.
#[derive(Debug)]
pub(super) struct Volume<'a> {
    words: Vec<Word<'a>>,
    /// What every bundle says of every word, in the order of the bundles.
    said: Vec<Said<'a>>,
}

/// A word.
#[derive(Debug)]
pub(super) struct Word<'a> {
    spelling: Spelling<'a>,
    first: u32,
    last: u32,
}

/// What a bundle says of a word.
#[derive(Debug)]
struct Said<'a> {
    row: &'a [u8],
    bundle_starts: u32,
    /// The place of what the next bundle says of the word; its own if none does.
    next: u32,
}

/// A word, to be told from others at a glance: most are known by their first eight bytes.
#[derive(Debug, Clone, Copy)]
struct Spelling<'a> {
    /// The first eight bytes as a number, of which the smaller one comes first in the alphabet.
    beginning: u64,
    text: &'a str,
}

impl<'a> Volume<'a> {
    /// The volume with these `pieces`, which are in the order of the bundles.
    pub(super) fn joined(pieces: &[Piece<'a>]) -> Volume<'a> {
        let mut numbers: HashMap<Spelling<'_>, u32, Quick> = HashMap::default();
        let (mut words, mut said): (Vec<Word<'_>>, Vec<Said<'_>>) = (Vec::new(), Vec::new());
        for Piece { first, rows } in pieces {
            let bundle_starts = index(*first);
            for (text, row) in rows.clone() {
                let place = index(said.len());
                said.push(Said { row, bundle_starts, next: place });
                let spelling = Spelling::of(text);
                let number = *numbers.entry(spelling).or_insert_with(|| {
                    words.push(Word { spelling, first: place, last: place });
                    index(words.len() - 1)
                });
                let known = &mut words[number as usize];
                said[known.last as usize].next = place;
                known.last = place;
            }
        }
        words.sort_unstable_by_key(|it| it.spelling);
        Volume { words, said }
    }

    pub(super) fn words(&self) -> &[Word<'a>] {
        &self.words
    }

    /// What each bundle says of `word`, in order: the place of its first episode, and a row that counts from there.
    pub(super) fn said(&self, word: &Word<'_>) -> impl Iterator<Item = (usize, Row<'a>)> + Clone {
        let mut next = Some(word.first);
        std::iter::from_fn(move || {
            let place = next?;
            let said = &self.said[place as usize];
            next = (said.next != place).then_some(said.next);
            Some((said.bundle_starts as usize, Row::read(said.row)?))
        })
    }
}

impl Word<'_> {
    pub(super) fn text(&self) -> &str {
        self.spelling.text
    }
}

impl<'a> Spelling<'a> {
    fn of(text: &'a str) -> Spelling<'a> {
        let bytes = text.as_bytes();
        let missing = 8 * 8_u32.saturating_sub(u32::try_from(bytes.len()).unwrap_or(8));
        let beginning = if let Some(eight) = bytes.first_chunk() {
            u64::from_be_bytes(*eight)
        } else if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
            let [first, last] = [first, last].map(|it| u64::from(u32::from_be_bytes(*it)));
            first << 32 | last << missing
        } else {
            bytes.iter().fold(0, |number, byte| number << 8 | u64::from(*byte)).unbounded_shl(missing)
        };
        Spelling { beginning, text }
    }
}

impl PartialEq for Spelling<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.beginning == other.beginning
            && self.text.len() == other.text.len()
            && (self.text.len() <= 8 || self.text == other.text)
    }
}

impl Eq for Spelling<'_> {}

impl Ord for Spelling<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.beginning.cmp(&other.beginning).then_with(|| self.text.cmp(other.text))
    }
}

impl PartialOrd for Spelling<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Hash for Spelling<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.beginning);
        if let Some(rest) = self.text.as_bytes().get(8..).filter(|it| !it.is_empty()) {
            state.write(rest);
        }
    }
}

fn index(place: usize) -> u32 {
    u32::try_from(place).expect("there are fewer words")
}

#[cfg(test)]
mod tests {
    use super::Spelling;

    #[test]
    fn spellings_are_in_the_order_of_their_words() {
        let words =
            ["a", "ab", "abc", "abcd", "abcde", "abcdefg", "abcdefgh", "abcdefghi", "abcdefghij", "b", "ete", "猫"];
        for (place, one) in words.iter().enumerate() {
            for (other_place, other) in words.iter().enumerate() {
                assert_eq!(Spelling::of(one).cmp(&Spelling::of(other)), place.cmp(&other_place), "{one} {other}");
                assert_eq!(Spelling::of(one) == Spelling::of(other), one == other);
            }
        }
    }
}
