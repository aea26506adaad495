//! Who says a word, how often and where, in as few bytes as can be: while it is gathered, and as it is remembered. How
//! that is printed, see `printed.rs`.

use super::weigh::Prominence;
use crate::memo::{push_number, take_number};

/// What one episode says of one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Posting {
    /// The place of the episode.
    pub episode: usize,
    /// How often it says the word.
    pub times: u16,
    /// Where it says it.
    pub prominence: Prominence,
    /// In which stretches of it the word stands, a bit for each.
    pub stretches: u32,
}

/// The episodes of a row that say one word, in order, while they are gathered.
#[derive(Debug, Default)]
pub(super) struct Postings {
    /// For each episode how far it is from the one before (LEB128), how often it says the word and where (in the lowest
    /// two bits; LEB128), and the stretches in order, all but the last with 128 added.
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
    pub(super) fn push(&mut self, Posting { episode, times, prominence, stretches: bits }: Posting) {
        push_number(episode - self.last, &mut self.bytes);
        self.last = episode;
        push_number(usize::from(times) << 2 | usize::from(prominence.rank()), &mut self.bytes);
        let mut bits = bits;
        while bits != 0 {
            let stretch = low_bits(bits.trailing_zeros() as usize, 5);
            bits &= bits - 1;
            self.bytes.push(if bits == 0 { stretch } else { stretch | MORE });
        }
    }
}

/// What is added to a stretch that others follow.
pub(super) const MORE: u8 = 0x80;

/// The same episodes as they are remembered. A word that half of a bundle says is mostly asked *who* says it, so that
/// stands by itself, and nobody has to go through the rest.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<'a> {
    /// For each episode how far it is from the one before.
    steps: &'a [u8],
    /// For each episode how often it says the word, up to [`OFTEN`], and where, in the lowest two bits.
    said: &'a [u8],
    /// For each episode how often it says the word if that is so often or more (LEB128), and the stretches in order,
    /// all but the last with 128 added.
    rest: &'a [u8],
}

/// What an episode of a row says.
#[derive(Debug, Clone, Copy)]
pub(super) struct Gleaned<'a> {
    /// The place of the episode.
    pub episode: usize,
    /// How often it says the word.
    pub times: usize,
    /// Where it says it.
    pub prominence: Prominence,
    /// In which stretches the word stands, in order, all but the last with [`MORE`] added.
    pub stretches: &'a [u8],
}

/// So many times are more than most words are said in an episode.
const OFTEN: u8 = 63;

impl<'a> Row<'a> {
    /// Lays out `postings`, which go no further than a bundle does: how many episodes there are (LEB128), and the row.
    pub(super) fn layout(mut postings: &[u8], out: &mut Vec<u8>) {
        let most = postings.len() / 3;
        let (mut steps, mut all_said) = (Vec::with_capacity(most), Vec::with_capacity(most));
        let mut rest = Vec::with_capacity(postings.len() - 2 * most);
        while let Some((step, said)) = take_number(&mut postings).zip(take_number(&mut postings)) {
            steps.push(u8::try_from(step).expect("a bundle is short"));
            let (times, prominence) = (said >> 2, low_bits(said, 2));
            let few = u8::try_from(times).unwrap_or(OFTEN).min(OFTEN);
            all_said.push(few << 2 | prominence);
            if few == OFTEN {
                push_number(times, &mut rest);
            }
            rest.extend_from_slice(stretches(&mut postings).expect("what was gathered is whole"));
        }
        push_number(steps.len(), out);
        for part in [steps, all_said, rest] {
            out.extend_from_slice(&part);
        }
    }

    /// The row that was laid out as `bytes`; `None` if it is something else.
    pub(super) fn read(mut bytes: &'a [u8]) -> Option<Row<'a>> {
        let length = take_number(&mut bytes)?;
        let (steps, rest) = bytes.split_at_checked(length)?;
        let (said, rest) = rest.split_at_checked(length)?;
        Some(Row { steps, said, rest })
    }

    /// How many episodes say the word.
    pub(super) fn len(self) -> usize {
        self.steps.len()
    }

    /// Whether any of them says it outside the text.
    pub(super) fn is_loud(self) -> bool {
        self.said.iter().any(|it| it & 3 != Prominence::Text.rank())
    }

    /// Who says the word, in order.
    pub(super) fn episodes(self) -> impl Iterator<Item = usize> {
        self.steps.iter().scan(0, |episode, step| {
            *episode += usize::from(*step);
            Some(*episode)
        })
    }

    /// What each of them says, in order.
    #[inline]
    pub(super) fn read_each(self, mut found: impl FnMut(Gleaned<'a>)) {
        let (mut rest, mut episode) = (self.rest, 0);
        for (step, said) in self.steps.iter().zip(self.said) {
            episode += usize::from(*step);
            let few = said >> 2;
            let times = if few < OFTEN { Some(few.into()) } else { take_number(&mut rest) };
            let Some((times, stretches)) = times.zip(stretches(&mut rest)) else { return };
            found(Gleaned { episode, times, prominence: Prominence::of_rank(said & 3), stretches });
        }
    }
}

/// Takes stretches from the beginning of `bytes`, as they are. Most often there is one.
#[inline]
fn stretches<'a>(bytes: &mut &'a [u8]) -> Option<&'a [u8]> {
    let mut length = 1;
    while *bytes.get(length - 1)? >= MORE {
        length += 1;
    }
    let (stretches, rest) = bytes.split_at_checked(length)?;
    *bytes = rest;
    Some(stretches)
}

/// The lowest bits of a number.
pub(super) fn low_bits(number: usize, bits: u32) -> u8 {
    (number & ((1 << bits) - 1)).to_le_bytes()[0]
}

#[cfg(test)]
mod tests {
    use super::{Gleaned, Posting, Postings, Row};
    use crate::search::weigh::Prominence;

    #[test]
    fn postings_come_back_as_they_went_in() {
        let posting = |(episode, times, stretches): (usize, u16, u32)| {
            let prominence = if times > 5 { Prominence::Title } else { Prominence::Text };
            Posting { episode, times, prominence, stretches }
        };
        let all = [(0, 63, 1), (1, 1, 0b101), (130, u16::MAX, 1 << 31), (300, 9, u32::MAX), (301, 62, 2)];
        let all = all.map(posting);
        let (mut postings, mut layout, mut back) = (Postings::default(), Vec::new(), Vec::new());
        for it in all {
            postings.push(it);
        }
        Row::layout(postings.as_bytes(), &mut layout);
        let row = Row::read(&layout).expect("it was laid out");
        row.read_each(|Gleaned { episode, times, prominence, stretches }| {
            let stretches = stretches.iter().fold(0, |bits, it| bits | 1 << (it & 31));
            let times = u16::try_from(times).expect("it was one");
            back.push(Posting { episode, times, prominence, stretches });
        });
        assert_eq!(back, all);
        assert_eq!((row.len(), row.is_loud()), (5, true));
        assert!(row.episodes().eq(all.map(|it| it.episode)));
    }
}
