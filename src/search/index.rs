//! The index as a whole: every word in order, cut into parts of about the same size, so that a reader loads only the part
//! that a word stands in.

use std::collections::HashMap;

use super::bundle::{Bundle, words};
use super::gather::{Gatherer, Quick};
use super::postings::{Weighed, print, read};
use super::stem::Stemmer;
use super::weigh::{mean, weight};
use super::{Extent, card};
use crate::memo::{Key, Remembered};
use crate::newsletter::Newsletter;
use crate::press::Press;

/// The words of all episodes. It is made once for as many sheets as are printed from it.
#[derive(Debug)]
pub(super) struct Index {
    /// A line for each word: the word, a space, who says it.
    text: String,
    /// Where each part begins, and the end.
    cuts: Vec<usize>,
    /// Changes whenever a part or a card does, so that nothing old is taken from a browser's cache.
    pub(super) stamp: String,
}

/// A word, and for each bundle that says it the bundle's place and what it says.
type Entry<'a> = (&'a str, Vec<(usize, &'a [u8])>);

impl Index {
    /// The index of all that `bundles` say, on as many threads as print.
    pub(super) fn of(bundles: &[Bundle], press: &Press<'_>) -> Index {
        let newsletter = press.newsletter;
        let gathered = gathered(bundles, press);
        let entries = joined(&gathered);
        let lengths = lengths(newsletter);
        let lines = |entries: &[Entry<'_>]| lines(entries, bundles, &lengths);
        let (mut text, mut begins) = (String::new(), Vec::new());
        for (more, more_begins) in on_threads(&entries, FEW_WORDS, lines) {
            begins.extend(more_begins.iter().map(|it| it + text.len()));
            text.push_str(&more);
        }
        let cuts = cut(&begins, text.len(), Extent::of(newsletter).words);
        let stamp = stamp(&text, newsletter);
        Index { text, cuts, stamp }
    }

    /// The part at `place`.
    pub(super) fn part(&self, place: usize) -> &str {
        let end = self.cuts.get(place + 1).copied().unwrap_or(self.text.len());
        self.cuts.get(place).map_or("", |start| &self.text[*start..end])
    }

    /// The first word of each part; of an empty one, that of the next.
    pub(super) fn firsts(&self) -> Vec<&str> {
        let word = |it: &usize| self.text[*it..].split(' ').next().unwrap_or("");
        self.cuts[..self.cuts.len() - 1].iter().map(word).collect()
    }
}

/// What each bundle says.
fn gathered(bundles: &[Bundle], press: &Press<'_>) -> Vec<Remembered> {
    let stemmer = Stemmer::of(press.newsletter.masthead.language.primary());
    let gather = |bundles: &[Bundle]| {
        let mut gatherer = Gatherer::new(press.newsletter, &stemmer);
        bundles.iter().map(|it| it.gathered(&mut gatherer, press)).collect::<Vec<_>>()
    };
    on_threads(bundles, 1, gather).concat()
}

/// Every word in order, with all bundles that say it in theirs.
fn joined(gathered: &[Remembered]) -> Vec<Entry<'_>> {
    let mut numbers: HashMap<&str, usize, Quick> = HashMap::default();
    let mut entries: Vec<Entry<'_>> = Vec::new();
    for (bundle, gathered) in gathered.iter().enumerate() {
        for (word, postings) in words(gathered).into_iter().flatten() {
            let number = *numbers.entry(word).or_insert(entries.len());
            if number == entries.len() {
                entries.push((word, Vec::new()));
            }
            entries[number].1.push((bundle, postings));
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
    (text, begins)
}

/// How long the text of each episode is beside the mean.
fn lengths(newsletter: &Newsletter) -> Vec<f32> {
    let words: Vec<u32> = newsletter.episodes.iter().map(|it| it.manuscript.body.facts().words).collect();
    let mean = mean(words.iter().map(|it| u64::from(*it)).sum(), words.len());
    #[expect(clippy::cast_precision_loss, reason = "no text has sixteen million words")]
    words.into_iter().map(|it| it as f32 / mean).collect()
}

/// What `work` makes of each share of `things`, in their order; shares of fewer than `few` are not worth another thread.
///
/// Threads of their own: whoever waits here for the pool could be handed another sheet that waits for the index.
fn on_threads<T: Sync, R: Send>(things: &[T], few: usize, work: impl Fn(&[T]) -> R + Sync) -> Vec<R> {
    let threads = rayon::current_num_threads().min(things.len().div_ceil(few)).max(1);
    let shares: Vec<&[T]> = things.chunks(things.len().div_ceil(threads).max(1)).collect();
    let Some((first, others)) = shares.split_first() else { return Vec::new() };
    std::thread::scope(|scope| {
        let work = &work;
        let others: Vec<_> = others.iter().map(|share| scope.spawn(move || work(share))).collect();
        let mut made = vec![work(first)];
        made.extend(others.into_iter().map(|it| it.join().expect("no thread panics that makes the index")));
        made
    })
}

/// Where each of `parts` parts begins, and the end, given where each line `begins`.
fn cut(begins: &[usize], end: usize, parts: usize) -> Vec<usize> {
    let begin = |part: usize| {
        let wanted = end * part / parts;
        begins.get(begins.partition_point(|it| *it < wanted)).copied().unwrap_or(end)
    };
    (0..parts).map(begin).chain([end]).collect()
}

fn stamp(text: &str, newsletter: &Newsletter) -> String {
    let cards: Vec<_> = newsletter.episodes.iter().map(|it| card::card(it, newsletter)).collect();
    let cards = Key::of_value("cards", &cards);
    Key::of("an index", &[text.as_bytes(), cards.as_bytes()]).to_string()[..12].to_owned()
}

/// So few words are not worth another thread.
const FEW_WORDS: usize = 512;

#[cfg(test)]
mod tests {
    #[test]
    fn parts_begin_with_a_line_and_are_about_as_long() {
        assert_eq!(super::cut(&[0, 10, 20, 30], 40, 2), [0, 20, 40]);
        assert_eq!(super::cut(&[0, 35], 40, 4), [0, 35, 35, 35, 40]);
        assert_eq!(super::cut(&[], 0, 1), [0, 0]);
    }
}
