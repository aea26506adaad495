//! The index as a whole: every word in order, cut into parts of about the same size, so that a reader loads only the
//! part that a word stands in.

use std::ops::Range;

use super::bundle::Bundle;
use super::extent::Extent;
use super::gather::Gatherer;
use super::gathered::Gathered;
use super::printed::print;
use super::stem::Stemmer;
use super::threads::on_threads;
use super::volume::{Piece, Volume};
use super::weigh::{Scale, mean};
use crate::memo::Key;
use crate::newsletter::Newsletter;
use crate::press::Press;

/// The words of all episodes. It is made once for as many sheets as are printed from it.
#[derive(Debug)]
pub(super) struct Index {
    /// A line for each word: the word, a space, who says it. In volumes, as they were printed.
    text: Vec<String>,
    /// Where each part begins in all of them, and the end.
    cuts: Vec<usize>,
    /// Changes whenever a part or a card does, so that nothing old is taken from a browser's cache.
    pub(super) stamp: String,
}

impl Index {
    /// The index of all that `bundles` say, on as many threads as print.
    ///
    /// `cards` is the key of all cards.
    pub(super) fn of(bundles: &[Bundle], cards: Key, press: &Press<'_>) -> Index {
        let newsletter = press.newsletter;
        let gathered = gathered(bundles, press);
        let scales = scales(newsletter);
        let volumes = volumes(&gathered, bundles);
        let printed = on_threads(&volumes, || |it| lines(&Volume::joined(it), &scales));
        let (mut text, mut begins, mut length) = (Vec::new(), Vec::new(), 0);
        for (volume, begins_of_volume) in printed {
            begins.extend(begins_of_volume.iter().map(|it| it + length));
            length += volume.len();
            text.push(volume);
        }
        let cuts = cut(&begins, length, Extent::of(newsletter).words);
        let parts: Vec<Key> = cuts
            .windows(2)
            .map(|it| Key::of("a part", &[range(&text, it[0]..it[1]).collect::<String>().as_bytes()]))
            .collect();
        let stamp = Key::of_parts("an index", &(parts, cards)).to_string()[..12].to_owned();
        Index { text, cuts, stamp }
    }

    /// The part at `place`.
    pub(super) fn part(&self, place: usize) -> String {
        match self.cuts.get(place..place + 2) {
            Some(&[start, end]) => range(&self.text, start..end).collect(),
            _ => String::new(),
        }
    }

    /// The first word of each part; of an empty one, that of the next.
    pub(super) fn firsts(&self) -> Vec<&str> {
        let word = |it: &usize| range(&self.text, *it..usize::MAX).find_map(|it| it.split(' ').next()).unwrap_or("");
        self.cuts[..self.cuts.len() - 1].iter().map(word).collect()
    }
}

/// What stands from `start` to `end` of all volumes of `text`, in pieces.
fn range(text: &[String], Range { start, end }: Range<usize>) -> impl Iterator<Item = &str> {
    let mut begin = 0;
    let pieces = text.iter().map(move |volume| {
        let within = |it: usize| it.saturating_sub(begin).min(volume.len());
        let piece = &volume[within(start)..within(end)];
        begin += volume.len();
        piece
    });
    pieces.filter(|it| !it.is_empty())
}

/// What each bundle says.
fn gathered(bundles: &[Bundle], press: &Press<'_>) -> Vec<Gathered> {
    let stemmer = Stemmer::of(press.newsletter.masthead.language.primary());
    on_threads(bundles, || {
        let mut gatherer = Gatherer::new(press.newsletter, &stemmer);
        move |it| it.gathered(&mut gatherer, press)
    })
}

/// The alphabet in a few volumes with about as much to say in each, going by one bundle: what is joined at once takes
/// less room, and more hands. Each volume has a piece of every bundle.
fn volumes<'a>(gathered: &'a [Gathered], bundles: &[Bundle]) -> Vec<Vec<Piece<'a>>> {
    let work = |row: &[u8]| row.len() + 8;
    let longest = gathered.iter().max_by_key(|it| it.len()).map(Gathered::rows);
    let sample = || longest.iter().cloned().flatten();
    let all: usize = sample().map(|(_, row)| work(row)).sum();
    let (mut cuts, mut done) = (Vec::new(), 0);
    for (word, row) in sample() {
        if done * VOLUMES >= all * (cuts.len() + 1) {
            cuts.push(word);
        }
        done += work(row);
    }
    let mut volumes = vec![Vec::new(); cuts.len() + 1];
    for (bundle, pieces) in bundles.iter().zip(on_threads(gathered, || |it| it.cut(&cuts))) {
        for (volume, rows) in volumes.iter_mut().zip(pieces) {
            volume.push(Piece { first: bundle.places.start, rows });
        }
    }
    volumes
}

/// A line for each word, and where each begins.
fn lines(volume: &Volume<'_>, scales: &[Scale]) -> (String, Vec<usize>) {
    let (mut text, mut begins) = (Vec::new(), Vec::with_capacity(volume.words().len()));
    for word in volume.words() {
        begins.push(text.len());
        text.extend_from_slice(word.text().as_bytes());
        text.push(b' ');
        print(volume.said(word), scales, &mut text);
        text.push(b'\n');
    }
    text.shrink_to_fit();
    (String::from_utf8(text).expect("words are UTF-8, and all else is digits"), begins)
}

/// What words weigh in each episode.
fn scales(newsletter: &Newsletter) -> Vec<Scale> {
    let words: Vec<u32> = newsletter.episodes.iter().map(|it| it.manuscript.body.facts().words).collect();
    let mean = mean(words.iter().map(|it| u64::from(*it)).sum(), words.len());
    #[expect(clippy::cast_precision_loss, reason = "no text has sixteen million words")]
    words.into_iter().map(|it| Scale::of(it as f32 / mean)).collect()
}

/// Where each of `parts` parts begins, and the end, given where each line `begins`.
fn cut(begins: &[usize], end: usize, parts: usize) -> Vec<usize> {
    let begin = |part: usize| {
        let wanted = end * part / parts;
        begins.get(begins.partition_point(|it| *it < wanted)).copied().unwrap_or(end)
    };
    (0..parts).map(begin).chain([end]).collect()
}

/// Into so many volumes the alphabet is cut.
const VOLUMES: usize = 32;

#[cfg(test)]
mod tests {
    #[test]
    fn parts_begin_with_a_line_and_are_about_as_long() {
        assert_eq!(super::cut(&[0, 10, 20, 30], 40, 2), [0, 20, 40]);
        assert_eq!(super::cut(&[0, 35], 40, 4), [0, 35, 35, 35, 40]);
        assert_eq!(super::cut(&[], 0, 1), [0, 0]);
    }
}
