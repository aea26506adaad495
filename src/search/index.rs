//! The index as a whole: every word in order, cut into parts of about the same size, so that a reader loads only the part
//! that a word stands in.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use super::Extent;
use super::bundle::{Bundle, words};
use super::gather::{Gatherer, Quick};
use super::postings::{Weighed, print, read};
use super::stem::Stemmer;
use super::threads::on_threads;
use super::weigh::{mean, weight};
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

/// A word, and for each bundle that says it the bundle's place and what it says.
type Entry<'a> = (&'a str, Vec<(usize, &'a [u8])>);

impl Index {
    /// The index of all that `bundles` say, on as many threads as print.
    ///
    /// `cards` is the key of all cards.
    pub(super) fn of(bundles: &[Bundle], cards: Key, press: &Press<'_>) -> Index {
        let newsletter = press.newsletter;
        let gathered = gathered(bundles, press);
        let lengths = lengths(newsletter);
        let volumes = volumes(&gathered);
        let print = |volumes: &[Volume<'_>]| -> Vec<_> {
            volumes.iter().map(|it| lines(&joined(&gathered, it), bundles, &lengths)).collect()
        };
        let printed: Vec<_> = on_threads(&volumes, print).into_iter().flatten().collect();
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
fn gathered(bundles: &[Bundle], press: &Press<'_>) -> Vec<Arc<[u8]>> {
    let stemmer = Stemmer::of(press.newsletter.masthead.language.primary());
    let gather = |bundles: &[Bundle]| {
        let mut gatherer = Gatherer::new(press.newsletter, &stemmer);
        bundles.iter().map(|it| it.gathered(&mut gatherer, press)).collect::<Vec<_>>()
    };
    on_threads(bundles, gather).into_iter().flatten().collect()
}

/// A volume of the alphabet: from a word on, and up to another.
type Volume<'a> = (Option<&'a str>, Option<&'a str>);

/// The alphabet in a few volumes with about as much to say in each, going by one bundle: what is joined at once takes less
/// room, and more hands.
fn volumes(gathered: &[Arc<[u8]>]) -> Vec<Volume<'_>> {
    let sample = gathered.iter().max_by_key(|it| it.len()).and_then(|it| words(it)).unwrap_or_default();
    let work = |postings: &[u8]| postings.len() + 8;
    let all: usize = sample.iter().map(|(_, postings)| work(postings)).sum();
    let (mut cuts, mut done) = (Vec::new(), 0);
    for (word, postings) in sample {
        if done * VOLUMES >= all * (cuts.len() + 1) {
            cuts.push(word);
        }
        done += work(postings);
    }
    let ends = cuts.iter().copied().map(Some);
    std::iter::once(None).chain(ends.clone()).zip(ends.chain([None])).collect()
}

/// Every word of a volume in order, with all bundles that say it in theirs.
fn joined<'a>(gathered: &'a [Arc<[u8]>], (from, to): &Volume<'_>) -> Vec<Entry<'a>> {
    let mut numbers: HashMap<&str, usize, Quick> = HashMap::default();
    let mut entries: Vec<Entry<'_>> = Vec::new();
    for (bundle, gathered) in gathered.iter().enumerate() {
        let words = words(gathered).unwrap_or_default();
        let start = from.map_or(0, |from| words.partition_point(|(it, _)| *it < from));
        let end = to.map_or(words.len(), |to| words.partition_point(|(it, _)| *it < to));
        for (word, postings) in &words[start..end] {
            let number = *numbers.entry(word).or_insert(entries.len());
            if number == entries.len() {
                entries.push((word, Vec::new()));
            }
            entries[number].1.push((bundle, *postings));
        }
    }
    entries.sort_unstable_by_key(|(word, _)| *word);
    entries
}

/// A line for each of `entries`, and where each begins. `lengths` are those of the episodes' texts beside the mean.
fn lines(entries: &[Entry<'_>], bundles: &[Bundle], lengths: &[f32]) -> (String, Vec<usize>) {
    let (mut text, mut begins, mut weighed) = (String::new(), Vec::new(), Vec::new());
    for (word, said) in entries {
        weighed.clear();
        for (bundle, postings) in said {
            let first = bundles[*bundle].places.start;
            weighed.extend(read(postings).filter_map(|it| {
                let episode = first + it.episode;
                let weight = weight(it.times, it.standing, *lengths.get(episode)?);
                Some(Weighed { episode, weight, stretches: it.stretches })
            }));
        }
        begins.push(text.len());
        text.push_str(word);
        text.push(' ');
        print(&weighed, lengths.len(), &mut text);
        text.push('\n');
    }
    text.shrink_to_fit();
    (text, begins)
}

/// How long the text of each episode is beside the mean.
fn lengths(newsletter: &Newsletter) -> Vec<f32> {
    let words: Vec<u32> = newsletter.episodes.iter().map(|it| it.manuscript.body.facts().words).collect();
    let mean = mean(words.iter().map(|it| u64::from(*it)).sum(), words.len());
    #[expect(clippy::cast_precision_loss, reason = "no text has sixteen million words")]
    words.into_iter().map(|it| it as f32 / mean).collect()
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
const VOLUMES: usize = 4;

#[cfg(test)]
mod tests {
    #[test]
    fn parts_begin_with_a_line_and_are_about_as_long() {
        assert_eq!(super::cut(&[0, 10, 20, 30], 40, 2), [0, 20, 40]);
        assert_eq!(super::cut(&[0, 35], 40, 4), [0, 35, 35, 35, 40]);
        assert_eq!(super::cut(&[], 0, 1), [0, 0]);
    }
}
