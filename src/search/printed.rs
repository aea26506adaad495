//! Who says a word, how loud and where, as readers load it.
//!
//! A word that few say is a row of steps, weights and stretches. Of a step, a character holds five bits, the lowest
//! first, with 32 added where more follow; the weight is one character; each stretch is one, with 32 added where
//! another follows. Of a word that more than half say, it is no use to know how much and where: after a full stop stand
//! all episodes, six to a character, and after a comma those that say more of it than a text does.

use super::postings::{MORE, Row, low_bits};
use super::weigh::{LOUDEST_TEXT, Scale};

/// Prints `rows`, each with the place that it counts from. There is one of `scales` for each episode.
pub(super) fn print<'a>(rows: impl Iterator<Item = (usize, Row<'a>)> + Clone, scales: &[Scale], out: &mut Vec<u8>) {
    let (saying, episodes) = (rows.clone().map(|(_, row)| row.len()).sum::<usize>(), scales.len());
    if saying * 2 <= episodes || episodes < FEW {
        print_row(rows, 0, scales, out);
        return;
    }
    let mut sixes = vec![0_u8; episodes.div_ceil(6)];
    for (first, row) in rows.clone() {
        for episode in row.episodes() {
            let episode = first + episode;
            if let Some(six) = sixes.get_mut(episode / 6) {
                *six |= 1 << (episode % 6);
            }
        }
    }
    out.push(b'.');
    out.extend(sixes.into_iter().map(digit));
    out.push(b',');
    print_row(rows.filter(|(_, row)| row.is_loud()), LOUDEST_TEXT, scales, out);
}

/// Prints those that say more of a word than `quiet`.
fn print_row<'a>(rows: impl Iterator<Item = (usize, Row<'a>)>, quiet: u8, scales: &[Scale], out: &mut Vec<u8>) {
    let mut last = 0;
    for (first, row) in rows {
        let scales = scales.get(first..).unwrap_or_default();
        row.read_each(|it| {
            let weight = scales.get(it.episode).map_or(0, |scale| scale.weight(it.times, it.prominence));
            if weight > quiet {
                let episode = first + it.episode;
                print_posting(episode - last, weight, it.stretches, out);
                last = episode;
            }
        });
    }
}

/// Prints an episode that comes so many `steps` after the one before.
#[inline]
fn print_posting(mut steps: usize, weight: u8, stretches: &[u8], out: &mut Vec<u8>) {
    while steps >= 32 {
        out.push(digit(32 | low_bits(steps, 5)));
        steps >>= 5;
    }
    let [step, weight] = [digit(low_bits(steps, 5)), digit(weight)];
    // Stretches that others follow have their mark in another place here.
    let stretch = |it: &u8| digit(it & 31 | (it & MORE) >> 2);
    if let [only] = stretches {
        out.extend_from_slice(&[step, weight, stretch(only)]);
    } else {
        out.extend_from_slice(&[step, weight]);
        out.extend(stretches.iter().map(stretch));
    }
}

/// A number below 64 as a character.
#[inline]
fn digit(number: u8) -> u8 {
    DIGITS.as_bytes()[usize::from(number & 63)]
}

/// The numbers below 64, in order.
pub(super) const DIGITS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// So few episodes are always listed.
const FEW: usize = 32;

#[cfg(test)]
mod tests {
    use super::print;
    use crate::search::postings::{Posting, Postings, Row};
    use crate::search::weigh::{Prominence, Scale};

    /// Who says a word, where, and in which stretches.
    type Said = (usize, Prominence, u32);

    /// What is printed of two bundles, each with the place at which it begins.
    fn printed(bundles: [(usize, &[Said]); 2], episodes: usize) -> String {
        let layouts = bundles.map(|(first, said)| {
            let (mut postings, mut layout) = (Postings::default(), Vec::new());
            for (episode, prominence, stretches) in said.iter().copied() {
                postings.push(Posting { episode: episode - first, times: 1, prominence, stretches });
            }
            Row::layout(postings.as_bytes(), &mut layout);
            (first, layout)
        });
        let rows = layouts.iter().map(|(first, layout)| (*first, Row::read(layout).expect("it was laid out")));
        let mut out = Vec::new();
        print(rows, &vec![Scale::of(1.0); episodes], &mut out);
        String::from_utf8(out).expect("digits are plain letters")
    }

    #[test]
    fn rare_words_are_rows_and_common_ones_are_maps() {
        let (text, title) = (Prominence::Text, Prominence::Title);
        let first = [(0, text, 1), (3, title, 0b1001)];
        assert_eq!(printed([(0, &first), (30, &[(40, text, 1 << 31)])], 100), "AKADygDlBKf");
        let half = |places: std::ops::Range<usize>| -> Vec<_> {
            places.map(|it| (it, if it == 33 { title } else { text }, 1)).collect()
        };
        assert_eq!(printed([(0, &half(0..20)), (20, &half(20..40))], 60), ".______PAAA,hByA");
    }
}
