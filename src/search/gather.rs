//! From episodes to the words that they say. A gatherer reads one row of neighbours after another;
//! several work at once.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;

use super::front::{Front, front};
use super::gathered::Words;
use super::postings::{Posting, Postings};
use super::stem::Stemmer;
use super::weigh::{Mention, Prominence};
use super::words::Cutter;
use crate::markdown::{Run, runs};
use crate::newsletter::Newsletter;

/// Someone who reads episodes for their words.
pub(super) struct Gatherer<'a> {
    newsletter: &'a Newsletter,
    stemmer: &'a Stemmer,
    cutter: Cutter,
    /// Every form that was met, and the number of its word: most are met again at once. The short ones, which most are,
    /// are compared as numbers.
    forms: HashMap<Box<str>, u32, Quick>,
    short_forms: HashMap<u64, u32, Quick>,
    words: HashMap<Box<str>, u32, Quick>,
    /// What the present row says of each word, by its number.
    postings: Vec<Postings>,
    /// What the present episode says, by the number of the word.
    mentions: Vec<Mention>,
    said: Vec<u32>,
    /// How many words of its text were read.
    length: usize,
}

impl<'a> Gatherer<'a> {
    pub(super) fn new(newsletter: &'a Newsletter, stemmer: &'a Stemmer) -> Gatherer<'a> {
        Gatherer {
            newsletter,
            stemmer,
            cutter: Cutter::default(),
            forms: HashMap::default(),
            short_forms: HashMap::default(),
            words: HashMap::default(),
            postings: Vec::new(),
            mentions: Vec::new(),
            said: Vec::new(),
            length: 0,
        }
    }

    /// Every word that the episodes at `places` say, in order.
    pub(super) fn gather(&mut self, places: Range<usize>) -> Words<'_> {
        self.postings.iter_mut().for_each(Postings::clear);
        for place in places.clone() {
            self.read(place, place - places.start);
        }
        let postings = |number: &u32| self.postings[*number as usize].as_bytes();
        let mut words: Words<'_> = self.words.iter().map(|(word, number)| (&**word, postings(number))).collect();
        words.retain(|(_, postings)| !postings.is_empty());
        words.sort_unstable();
        words
    }

    /// Reads the episode at `place`, which is the one `nth` of its row.
    fn read(&mut self, place: usize, nth: usize) {
        let episode = &*self.newsletter.episodes[place];
        self.length = 0;
        runs(&episode.manuscript.body, |run| match run {
            Run::Heading(words) => self.write(words, Prominence::Heading),
            Run::Text(words) => self.write(words, Prominence::Text),
            Run::Linked(words) => self.say(words, Prominence::Text),
        });
        front(episode, self.newsletter, |kind, words| match kind {
            Front::Words(prominence) => self.say(words, prominence),
            Front::Term(prominence) => self.mention(words.into(), prominence),
        });
        for word in self.said.drain(..) {
            let mention = std::mem::replace(&mut self.mentions[word as usize], Mention::NONE);
            let (times, prominence, stretches) = (mention.times, mention.prominence, mention.stretches(self.length));
            self.postings[word as usize].push(Posting { episode: nth, times, prominence, stretches });
        }
    }

    /// What stands around the text.
    fn say(&mut self, words: &str, prominence: Prominence) {
        self.cut(words, |gatherer, number| gatherer.count(number, prominence, None));
    }

    /// What stands in the text, word after word.
    fn write(&mut self, words: &str, prominence: Prominence) {
        self.cut(words, |gatherer, number| {
            gatherer.count(number, prominence, Some(gatherer.length));
            gatherer.length += 1;
        });
    }

    fn cut(&mut self, words: &str, mut found: impl FnMut(&mut Self, u32)) {
        let mut cutter = std::mem::take(&mut self.cutter);
        cutter.cut(words, |form| {
            let known = match packed(form) {
                Some(packed) => self.short_forms.get(&packed),
                None => self.forms.get(form),
            };
            let number = known.copied().unwrap_or_else(|| self.new_form(form));
            found(self, number);
        });
        self.cutter = cutter;
    }

    fn new_form(&mut self, form: &str) -> u32 {
        let mut word = form.to_owned();
        self.stemmer.stem(&mut word);
        let number = self.number(word.into());
        match packed(form) {
            Some(packed) => self.short_forms.insert(packed, number),
            None => self.forms.insert(form.into(), number),
        };
        number
    }

    fn mention(&mut self, word: Box<str>, prominence: Prominence) {
        let number = self.number(word);
        self.count(number, prominence, None);
    }

    fn number(&mut self, word: Box<str>) -> u32 {
        let next = u32::try_from(self.postings.len()).expect("there are fewer words");
        let number = *self.words.entry(word).or_insert(next);
        if number == next {
            self.postings.push(Postings::default());
            self.mentions.push(Mention::NONE);
        }
        number
    }

    fn count(&mut self, number: u32, prominence: Prominence, place: Option<usize>) {
        let mention = &mut self.mentions[number as usize];
        if mention.times == 0 {
            self.said.push(number);
        }
        mention.add(prominence, place);
    }
}

/// A word of at most eight bytes as a number of its own; no word holds a byte that is 0.
fn packed(word: &str) -> Option<u64> {
    let (bytes, length) = (word.as_bytes(), word.len());
    // Read from both ends: where they overlap, both say the same.
    match (bytes.first_chunk::<4>(), bytes.last_chunk::<4>(), bytes) {
        (Some(first), Some(last), _) if length <= 8 => {
            let [first, last] = [first, last].map(|it| u64::from(u32::from_le_bytes(*it)));
            Some(first | last << (8 * (length - 4)))
        }
        (_, _, [a, b, c]) => Some(u64::from_le_bytes([*a, *b, *c, 0, 0, 0, 0, 0])),
        (_, _, [a, b]) => Some(u64::from_le_bytes([*a, *b, 0, 0, 0, 0, 0, 0])),
        (_, _, [a]) => Some(u64::from(*a)),
        _ => None,
    }
}

/// A hash for short words that nobody chose to do harm (FNV-1a, by the words of eight bytes).
pub(super) type Quick = BuildHasherDefault<QuickHasher>;

#[derive(Default)]
pub(super) struct QuickHasher(u64);

impl Hasher for QuickHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        let mut add = |eight: [u8; 8]| self.write_u64(u64::from_le_bytes(eight));
        let (eights, rest) = bytes.as_chunks::<8>();
        eights.iter().copied().for_each(&mut add);
        add(match (rest.first_chunk::<4>(), rest.last_chunk::<4>(), rest) {
            // They overlap, which does no harm.
            (Some([a, b, c, d]), Some([e, f, g, h]), _) => [*a, *b, *c, *d, *e, *f, *g, *h],
            (_, _, [a, b, c]) => [*a, *b, *c, 0, 0, 0, 0, 3],
            (_, _, [a, b]) => [*a, *b, 0, 0, 0, 0, 0, 2],
            (_, _, [a]) => [*a, 0, 0, 0, 0, 0, 0, 1],
            _ => return,
        });
    }

    fn write_u64(&mut self, number: u64) {
        let mixed = (self.0 ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = mixed ^ (mixed >> 32);
    }

    /// What ends every text tells nothing.
    fn write_u8(&mut self, _: u8) {}
}

#[cfg(test)]
mod tests {
    use super::packed;

    #[test]
    fn short_words_are_numbers_of_their_own() {
        for word in ["a", "é", "ab", "rain", "rains", "9.2.1", "raining", "Sträßle", "lamplight"] {
            let number = packed(word);
            let bytes = number.map(|it| it.to_le_bytes().into_iter().filter(|it| *it != 0).collect());
            assert_eq!(bytes, (word.len() <= 8).then(|| word.as_bytes().to_vec()), "{word}");
        }
    }
}
