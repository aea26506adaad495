//! From episodes to the words that they say. One gatherer reads a row of neighbours; several work at once.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::front::{Front, front};
use super::postings::{Posting, Postings};
use super::stem::Stemmer;
use super::weigh::{Mention, Standing};
use super::words::Cutter;
use crate::markdown::{Run, runs};
use crate::newsletter::Newsletter;

/// The words of a row of episodes.
pub(super) struct Gatherer<'a> {
    newsletter: &'a Newsletter,
    stemmer: &'a Stemmer,
    cutter: Cutter,
    /// Every form that was met, and the number of its word: most are met again at once.
    forms: HashMap<Box<str>, u32, Quick>,
    words: HashMap<Box<str>, u32, Quick>,
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
            words: HashMap::default(),
            postings: Vec::new(),
            mentions: Vec::new(),
            said: Vec::new(),
            length: 0,
        }
    }

    /// Reads the episode at `place`, which comes after those that were read before. `mean` is how long texts are.
    pub(super) fn read(&mut self, place: usize, mean: f32) {
        let episode = &*self.newsletter.episodes[place];
        self.length = 0;
        runs(&episode.manuscript.body, |run| match run {
            Run::Heading(words) => self.write(words, Standing::Heading),
            Run::Text(words) => self.write(words, Standing::Text),
            Run::Linked(words) => self.say(words, Standing::Text),
        });
        front(episode, self.newsletter, |kind, words| match kind {
            Front::Words(standing) => self.say(words, standing),
            Front::Term(standing) => self.mention(words.into(), standing),
        });
        #[expect(clippy::cast_precision_loss, reason = "no text has sixteen million words")]
        let length = episode.manuscript.body.facts().words as f32 / mean;
        for word in self.said.drain(..) {
            let mention = std::mem::replace(&mut self.mentions[word as usize], Mention::NONE);
            let (weight, stretches) = (mention.weight(length), mention.stretches(self.length));
            self.postings[word as usize].push(Posting { episode: place, weight, stretches });
        }
    }

    /// Every word with the episodes that say it.
    pub(super) fn finish(self) -> Vec<(Box<str>, Postings)> {
        let mut postings = self.postings;
        let taken = |(word, number): (Box<str>, u32)| (word, std::mem::take(&mut postings[number as usize]));
        self.words.into_iter().map(taken).collect()
    }

    /// What stands around the text.
    fn say(&mut self, words: &str, standing: Standing) {
        self.cut(words, |gatherer, number| gatherer.count(number, standing, None));
    }

    /// What stands in the text, word after word.
    fn write(&mut self, words: &str, standing: Standing) {
        self.cut(words, |gatherer, number| {
            gatherer.count(number, standing, Some(gatherer.length));
            gatherer.length += 1;
        });
    }

    fn cut(&mut self, words: &str, mut found: impl FnMut(&mut Self, u32)) {
        let mut cutter = std::mem::take(&mut self.cutter);
        cutter.cut(words, |form| {
            let number = match self.forms.get(form.as_str()) {
                Some(number) => *number,
                None => self.new_form(form),
            };
            found(self, number);
        });
        self.cutter = cutter;
    }

    fn new_form(&mut self, form: &mut String) -> u32 {
        let known: Box<str> = form.as_str().into();
        self.stemmer.stem(form);
        let number = self.number(form.as_str().into());
        self.forms.insert(known, number);
        number
    }

    fn mention(&mut self, word: Box<str>, standing: Standing) {
        let number = self.number(word);
        self.count(number, standing, None);
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

    fn count(&mut self, number: u32, standing: Standing, place: Option<usize>) {
        let mention = &mut self.mentions[number as usize];
        if mention.times == 0 {
            self.said.push(number);
        }
        mention.add(standing, place);
    }
}

/// A hash for short words that nobody chose to do harm (FNV-1a, by the words of eight bytes).
type Quick = BuildHasherDefault<Hash>;

#[derive(Default)]
struct Hash(u64);

impl Hasher for Hash {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for eight in bytes.chunks(8) {
            let number = eight.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte));
            let mixed = (self.0 ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            self.0 = mixed ^ (mixed >> 32);
        }
    }

    /// What ends every text tells nothing.
    fn write_u8(&mut self, _: u8) {}
}
