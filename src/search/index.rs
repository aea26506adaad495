//! The index as a whole: every word in order, cut into parts of about the same size, so that a reader loads only the part
//! that a word stands in.

use super::gather::Gatherer;
use super::postings::{Postings, print};
use super::stem::Stemmer;
use super::{Extent, card};
use crate::newsletter::Newsletter;

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

impl Index {
    /// Reads every episode, on as many threads as print.
    pub(super) fn of(newsletter: &Newsletter) -> Index {
        let episodes = newsletter.episodes.len();
        let mut words = gathered(newsletter);
        words.sort_by(|(a, _), (b, _)| a.cmp(b));
        let (mut text, mut begins, mut postings) = (String::new(), Vec::new(), Vec::new());
        // The same word from two threads: the sort is stable, so the earlier episodes come first.
        for same in words.chunk_by(|(a, _), (b, _)| a == b) {
            begins.push(text.len());
            postings.clear();
            postings.extend(same.iter().flat_map(|(_, it)| it.iter()));
            text.push_str(&same[0].0);
            text.push(' ');
            print(&postings, episodes, &mut text);
            text.push('\n');
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

/// Every word that a thread has gathered, thread by thread.
fn gathered(newsletter: &Newsletter) -> Vec<(Box<str>, Postings)> {
    let episodes = newsletter.episodes.len();
    let words: u64 = newsletter.episodes.iter().map(|it| u64::from(it.manuscript.body.facts().words)).sum();
    #[expect(clippy::cast_precision_loss, reason = "a mean need not be exact")]
    let mean = (words as f32 / episodes.max(1) as f32).max(1.0);
    let stemmer = Stemmer::of(newsletter.masthead.language.primary());
    let threads = rayon::current_num_threads().min(episodes.div_ceil(FEW)).max(1);
    let share = episodes.div_ceil(threads).max(1);
    let gather = |start: usize| {
        let mut gatherer = Gatherer::new(newsletter, &stemmer);
        (start..(start + share).min(episodes)).for_each(|it| gatherer.read(it, mean));
        gatherer.finish()
    };
    // Threads of their own: whoever waits here for the pool could be handed another sheet that waits for this index.
    std::thread::scope(|scope| {
        let gather = &gather;
        let others: Vec<_> = (share..episodes).step_by(share).map(|start| scope.spawn(move || gather(start))).collect();
        let mut words = gather(0);
        for other in others {
            words.extend(other.join().expect("no gatherer panics"));
        }
        words
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
    let mut hasher = blake3::Hasher::new();
    hasher.update(text.as_bytes());
    for episode in &newsletter.episodes {
        hasher.update(card::card(episode, newsletter).to_string().as_bytes());
    }
    hasher.finalize().to_hex()[..12].to_owned()
}

/// So few episodes are not worth another thread.
const FEW: usize = 16;

#[cfg(test)]
mod tests {
    #[test]
    fn parts_begin_with_a_line_and_are_about_as_long() {
        assert_eq!(super::cut(&[0, 10, 20, 30], 40, 2), [0, 20, 40]);
        assert_eq!(super::cut(&[0, 35], 40, 4), [0, 35, 35, 35, 40]);
        assert_eq!(super::cut(&[], 0, 1), [0, 0]);
    }
}
