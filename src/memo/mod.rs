//! Results of expensive, pure steps, remembered by the hash of everything that they depend on.
//!
//! A forgotten result is computed again, so a memo may be lost, shared or thrown away at any time. Reading and writing
//! its file is left to `world`.
//!
//! The life of one run:
//!
//! 1. It inherits two files, the whole and what was learnt since ([`Memo::of`]): of each, where every result stands. A
//!    result is read when it is asked for.
//! 2. What it learns stays in hand, as long as that is little; then on a slate, a file without a name
//!    ([`Memo::for_run_of`]).
//! 3. At the end, little news is written beside the whole ([`Memo::has_learnt_little`]). Much news of a run that inherited
//!    nothing is the new whole already: the slate gets a name ([`Memo::hand_down`]). Else the whole is written anew, without
//!    what many runs did not need ([`Memo::write`]).

mod fingerprint;
mod inherited;
mod key;
mod learnt;
mod recent;

use std::io::{self, Write};
use std::sync::Arc;

use inherited::Inherited;
pub use inherited::Paper;
pub use key::Key;
use key::LENGTH;
use learnt::Learnt;
pub use learnt::Slate;
pub use recent::Recent;

/// What is remembered. It can be asked from many threads at once.
#[derive(Debug, Default)]
pub struct Memo {
    /// What was left when everything was written the last time.
    whole: Option<Inherited>,
    /// What was learnt since, as long as that is little.
    since: Option<Inherited>,
    learnt: Learnt,
    /// The program that remembers.
    program: Key,
}

/// Which runs need a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Need {
    /// Those that print what it is for.
    Printing,
    /// Every one, whatever it prints.
    Always,
}

/// How much of everything a run has printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Run {
    /// All of it: what it did not need, nothing needs any more.
    Whole,
    /// Some of it: what it did not need may be needed by the rest.
    Part,
}

/// A result that so many runs did not need is forgotten.
const LIFETIME: u8 = 20;

impl Memo {
    /// The result for `key`: remembered, or computed now.
    pub fn remember(&self, key: Key, compute: impl FnOnce() -> Vec<u8>) -> Arc<[u8]> {
        self.recall(key).unwrap_or_else(|| self.insert(key, Need::Printing, compute()))
    }

    /// The same for a step that every run takes, even one that prints next to nothing.
    pub fn remember_always(&self, key: Key, compute: impl FnOnce() -> Vec<u8>) -> Arc<[u8]> {
        self.recall(key).unwrap_or_else(|| self.insert(key, Need::Always, compute()))
    }

    /// The result for `key`, if it is remembered.
    pub fn recall(&self, key: Key) -> Option<Arc<[u8]>> {
        self.learnt.recall(key).or_else(|| self.inherited().find_map(|it| it.recall(key)))
    }

    /// Whether there is a result for `key`. It is not read, so nobody can say that it will not turn out to be damaged.
    pub fn knows(&self, key: Key) -> bool {
        self.learnt.knows(key) || self.inherited().any(|it| it.knows(key))
    }

    /// Remembers the result for `key` of a step that every run takes.
    pub fn learn(&self, key: Key, result: Vec<u8>) -> Arc<[u8]> {
        self.insert(key, Need::Always, result)
    }

    fn insert(&self, key: Key, need: Need, result: Vec<u8>) -> Arc<[u8]> {
        let result: Arc<[u8]> = result.into();
        self.learnt.insert(key, need, &result);
        result
    }

    /// A memo from what earlier runs have written: once the `whole`, and what was learnt `since`. A file that is not
    /// understood is an empty memo.
    #[must_use]
    pub fn of(whole: Option<Box<dyn Paper>>, since: Option<Box<dyn Paper>>) -> Memo {
        let [whole, since] = [whole, since].map(|it| it.and_then(Inherited::read));
        Memo { whole, since, ..Memo::default() }
    }

    /// The same for a run of `program`, which writes on `slate` what it learns when it is too much to be held.
    #[must_use]
    pub fn for_run_of(self, program: Key, slate: Box<dyn Slate>) -> Memo {
        Memo { program, learnt: Learnt::on(slate), ..self }
    }

    /// The key of the program that remembers. A step whose rules are many, and change with every other version, has it
    /// among its inputs.
    #[must_use]
    pub fn program(&self) -> Key {
        self.program
    }

    fn inherited(&self) -> impl Iterator<Item = &Inherited> {
        self.since.iter().chain(&self.whole)
    }

    /// Whether this run has learnt anything that an earlier one did not know.
    #[must_use]
    pub fn has_news(&self) -> bool {
        !self.learnt.read().is_empty()
    }

    /// Whether all that was learnt since the whole was written is so little that it is kept beside it: an edit teaches
    /// two or three results, and should not have to write down ten thousand.
    #[must_use]
    pub fn has_learnt_little(&self) -> bool {
        let [whole, since] = [&self.whole, &self.since].map(|it| it.as_ref().map_or(0, Inherited::length));
        (self.learnt.read().length() + since) * LITTLE < whole
    }

    /// Makes what this run has learnt the file for the next, where it stands already: when nothing was inherited, and much
    /// was learnt. `false` if it has to be written.
    pub fn hand_down(&self) -> bool {
        self.inherited().next().is_none() && self.learnt.hand_down()
    }

    /// Writes everything for the next run to `out`, but what nothing needs any more. Only what a `run` should have needed
    /// grows older.
    ///
    /// # Errors
    /// When `out` cannot be written to, or a file of an earlier run cannot be read any more.
    pub fn write(&self, run: Run, out: &mut impl Write) -> io::Result<()> {
        self.write_with(&self.inherited().collect::<Vec<_>>(), run, out)
    }

    /// The same without what was there when everything was written the last time.
    ///
    /// # Errors
    /// When `out` cannot be written to, or a file of an earlier run cannot be read any more.
    pub fn write_since(&self, run: Run, out: &mut impl Write) -> io::Result<()> {
        self.write_with(&self.since.iter().collect::<Vec<_>>(), run, out)
    }

    fn write_with(&self, inherited: &[&Inherited], run: Run, out: &mut impl Write) -> io::Result<()> {
        let results = self.learnt.read();
        inherited::write(inherited, self.learnt.handed(&results), run, out)
    }
}

/// What is less than one part in so many is little.
const LITTLE: u64 = 32;

#[cfg(test)]
mod tests {
    use std::io;
    use std::ops::Range;

    use super::{Key, Memo, Paper, Run};

    /// A file in memory.
    impl Paper for Vec<u8> {
        fn length(&self) -> u64 {
            self.len() as u64
        }

        fn read(&self, range: Range<u64>) -> io::Result<Vec<u8>> {
            let [start, end] = [range.start, range.end].map(|it| usize::try_from(it).unwrap_or(usize::MAX));
            self.get(start..end).map(<[u8]>::to_vec).ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
        }
    }

    pub(super) fn of(bytes: &[u8]) -> Memo {
        Memo::of(Some(Box::new(bytes.to_vec())), None)
    }

    pub(super) fn paper(memo: &Memo, run: Run) -> Vec<u8> {
        let mut paper = Vec::new();
        memo.write(run, &mut paper).expect("memory can be written to");
        paper
    }

    #[test]
    fn a_result_is_computed_once_and_survives_on_paper() {
        let memo = Memo::default();
        let key = Key::of("shout", &[b"rain"]);
        assert_eq!(&*memo.remember(key, || b"RAIN".to_vec()), b"RAIN");
        assert_eq!(&*memo.remember(key, || unreachable!("it is remembered")), b"RAIN");
        assert!(memo.has_news());

        let later = of(&paper(&memo, Run::Whole));
        assert_eq!(&*later.remember(key, || unreachable!("it was written down")), b"RAIN");
        assert!(!later.has_news(), "nothing new was learnt");
    }

    #[test]
    fn a_result_is_forgotten_after_twenty_runs_that_should_have_needed_it() {
        let memo = Memo::default();
        memo.remember(Key::of("shout", &[b"rain"]), || b"RAIN".to_vec());
        memo.remember_always(Key::of("shout", &[b"snow"]), || b"SNOW".to_vec());
        let mut now = paper(&memo, Run::Whole);
        let mut after = |run, count| {
            for _ in 0..count {
                now = paper(&of(&now), run);
            }
            [&b"RAIN"[..], b"SNOW"].map(|it| now.windows(4).any(|four| four == it))
        };
        assert_eq!(after(Run::Part, 19), [true, true]);
        assert_eq!(after(Run::Part, 1), [true, false], "every run needs the snow");
        assert_eq!(after(Run::Whole, 19), [true, false]);
        assert_eq!(after(Run::Whole, 1), [false, false]);
    }

    #[test]
    fn a_little_news_is_kept_beside_the_rest() {
        let memo = Memo::default();
        let [rain, snow] = [&b"rain"[..], b"snow"].map(|it| Key::of("shout", &[it]));
        memo.remember(rain, || vec![b'R'; 200]);
        assert!(!memo.has_learnt_little(), "it is all there is");
        let whole = paper(&memo, Run::Whole);

        let later = of(&whole);
        later.remember(snow, || b"SNOW".to_vec());
        assert!(later.has_learnt_little());
        let mut since = Vec::new();
        later.write_since(Run::Part, &mut since).expect("memory can be written to");
        assert!(since.windows(4).any(|it| it == b"SNOW") && !since.contains(&b'R'));

        let both = Memo::of(Some(Box::new(whole)), Some(Box::new(since)));
        assert!(both.recall(rain).is_some() && both.recall(snow).is_some() && !both.has_news());
        let merged = of(&paper(&both, Run::Whole));
        assert!(merged.recall(rain).is_some() && merged.recall(snow).is_some());
        both.learn(Key::of("shout", &[b"hail"]), vec![b'H'; 20]);
        assert!(!both.has_learnt_little(), "by and by it is much");
    }

    #[test]
    fn a_damaged_paper_is_an_empty_memo() {
        let memo = Memo::default();
        memo.remember(Key::of("shout", &[b"rain"]), || b"RAIN".to_vec());
        let paper = paper(&memo, Run::Whole);
        for length in 0..paper.len() {
            let torn = of(&paper[..length]);
            assert_eq!(&*torn.remember(Key::of("shout", &[b"rain"]), || b"again".to_vec()), b"again");
        }
    }

    #[test]
    fn what_is_damaged_is_computed_again_and_nothing_else() {
        let memo = Memo::default();
        let keys = [&b"rain"[..], b"snow", b"hail"].map(|it| Key::of("shout", &[it]));
        for key in keys {
            memo.remember(key, || format!("{key} {key}").into_bytes());
        }
        let whole = paper(&memo, Run::Whole);
        for place in 0..whole.len() {
            let mut damaged = whole.clone();
            damaged[place] ^= 4;
            let memo = of(&damaged);
            for key in keys {
                assert_eq!(
                    &*memo.remember(key, || format!("{key} {key}").into_bytes()),
                    format!("{key} {key}").as_bytes()
                );
            }
            let mended = of(&paper(&memo, Run::Whole));
            assert!(keys.iter().all(|it| mended.recall(*it).is_some()), "byte {place}");
        }
    }
}
