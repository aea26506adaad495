//! Who says a word, how loud and where, in as few bytes as can be: while it is gathered, and as it is printed.

use super::weigh::{LOUDEST_TEXT, Standing};

/// What one episode says of one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Posting {
    /// The place of the episode.
    pub episode: usize,
    /// How often it says the word.
    pub times: u16,
    /// Where it says it.
    pub standing: Standing,
    /// In which stretches of it the word stands, a bit for each.
    pub stretches: u32,
}

/// The same as readers look for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Weighed {
    /// The place of the episode.
    pub episode: usize,
    /// How much it is about the word, from 1 to 63.
    pub weight: u8,
    /// In which stretches of it the word stands, a bit for each.
    pub stretches: u32,
}

/// An episode is taken for so many stretches of equal length. Words that stand in one, or in two neighbours, belong together.
pub(super) const STRETCHES: usize = 32;

/// The episodes of a row that say one word, in order.
#[derive(Debug, Default)]
pub(super) struct Postings {
    /// For each episode how far it is from the one before (LEB128), how often it says the word and where (in the lowest two
    /// bits; LEB128), and the stretches in order, all but the last with 128 added.
    bytes: Vec<u8>,
    last: usize,
}

impl Postings {
    pub(super) fn clear(&mut self) {
        self.bytes.clear();
        self.last = 0;
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Adds an episode, which comes after all others.
    pub(super) fn push(&mut self, Posting { episode, times, standing, stretches: bits }: Posting) {
        self.number(episode - self.last);
        self.last = episode;
        self.number(usize::from(times) << 2 | usize::from(standing.rank()));
        stretches(bits, |stretch, more| self.bytes.push(if more { stretch | 0x80 } else { stretch }));
    }

    fn number(&mut self, mut number: usize) {
        while number >= 0x80 {
            self.bytes.push(0x80 | low_bits(number, 7));
            number >>= 7;
        }
        self.bytes.push(low_bits(number, 7));
    }
}

/// Every episode in `postings`, in order.
pub(super) fn read(postings: &[u8]) -> impl Iterator<Item = Posting> {
    let (mut bytes, mut episode) = (postings.iter().copied(), 0);
    std::iter::from_fn(move || {
        episode += number(&mut bytes)?;
        let said = number(&mut bytes)?;
        let mut stretches = 0;
        row(&mut bytes, |stretch| stretches |= 1_u32.checked_shl(stretch.into()).unwrap_or(0))?;
        let times = u16::try_from(said >> 2).unwrap_or(u16::MAX);
        Some(Posting { episode, times, standing: Standing::of_rank(low_bits(said, 2)), stretches })
    })
}

fn number(bytes: &mut impl Iterator<Item = u8>) -> Option<usize> {
    let (mut number, mut shift) = (0, 0);
    row(bytes, |bits| {
        number |= usize::from(bits).checked_shl(shift).unwrap_or(0);
        shift += 7;
    })?;
    Some(number)
}

/// Hands out bytes without their highest bit, up to and with the first that does not have it; `None` at the end.
fn row(bytes: &mut impl Iterator<Item = u8>, mut found: impl FnMut(u8)) -> Option<()> {
    loop {
        let byte = bytes.next()?;
        found(byte & 0x7f);
        if byte < 0x80 {
            return Some(());
        }
    }
}

/// Prints the episodes that say a word. `episodes` is how many there are at all.
///
/// A word that few say is a row of steps, weights and stretches. Of a step, a character holds five bits, the lowest first,
/// with 32 added where more follow; the weight is one character; each stretch is one, with 32 added where another follows.
/// Of a word that more than half say, it is no use to know how much and where: after a full stop stand all episodes, six to
/// a character, and after a comma those that say more of it than a text does.
pub(super) fn print(postings: &[Weighed], episodes: usize, out: &mut String) {
    if postings.len() * 2 <= episodes || episodes < FEW {
        print_row(postings.iter(), out);
        return;
    }
    let mut sixes = vec![0_u8; episodes.div_ceil(6)];
    for it in postings {
        sixes[it.episode / 6] |= 1 << (it.episode % 6);
    }
    out.push('.');
    out.extend(sixes.into_iter().map(digit));
    out.push(',');
    print_row(postings.iter().filter(|it| it.weight > LOUDEST_TEXT), out);
}

fn print_row<'a>(postings: impl Iterator<Item = &'a Weighed>, out: &mut String) {
    let mut last = 0;
    for posting in postings {
        let mut step = posting.episode - last;
        last = posting.episode;
        while step >= 32 {
            out.push(digit(32 | low_bits(step, 5)));
            step >>= 5;
        }
        out.push(digit(low_bits(step, 5)));
        out.push(digit(posting.weight));
        stretches(posting.stretches, |stretch, more| out.push(digit(if more { stretch | 32 } else { stretch })));
    }
}

/// The number of each stretch, and whether another follows.
fn stretches(mut bits: u32, mut found: impl FnMut(u8, bool)) {
    while bits != 0 {
        let stretch = low_bits(bits.trailing_zeros() as usize, 5);
        bits &= bits - 1;
        found(stretch, bits != 0);
    }
}

/// The lowest bits of a number.
fn low_bits(number: usize, bits: u32) -> u8 {
    u8::try_from(number & ((1 << bits) - 1)).expect("few bits fit in a byte")
}

/// A number below 64 as a character.
fn digit(number: u8) -> char {
    DIGITS[usize::from(number)] as char
}

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// So few episodes are always listed.
const FEW: usize = 32;

#[cfg(test)]
mod tests {
    use super::{Posting, Postings, Weighed, print, read};
    use crate::search::weigh::Standing;

    #[test]
    fn postings_come_back_as_they_went_in() {
        let posting = |(episode, times, stretches): (usize, u16, u32)| {
            let standing = if times > 5 { Standing::Title } else { Standing::Text };
            Posting { episode, times, standing, stretches }
        };
        let all = [(0, 63, 1), (1, 1, 0b101), (130, u16::MAX, 1 << 31), (20_000, 9, u32::MAX), (20_001, 60, 2)];
        let all = all.map(posting);
        let mut postings = Postings::default();
        for it in all {
            postings.push(it);
        }
        assert_eq!(read(postings.as_bytes()).collect::<Vec<_>>(), all);
    }

    #[test]
    fn rare_words_are_rows_and_common_ones_are_maps() {
        let weighed = |(episode, weight, stretches): (usize, u8, u32)| Weighed { episode, weight, stretches };
        let mut row = String::new();
        print(&[(0, 1, 1), (3, 63, 0b1001), (40, 2, 1 << 31)].map(weighed), 100, &mut row);
        assert_eq!(row, "ABAD_gDlBCf");
        let mut map = String::new();
        let half: Vec<Weighed> = (0..40).map(|it| weighed((it, if it == 33 { 40 } else { 2 }, 1))).collect();
        print(&half, 60, &mut map);
        assert_eq!(map, ".______PAAA,hBoA");
    }
}
