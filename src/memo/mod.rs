//! Results of expensive, pure steps, remembered by the hash of everything that they depend on.
//!
//! A forgotten result is computed again, so a memo may be lost, shared or thrown away at any time. Reading and writing
//! its file is left to `world`.
//!
//! The life of one run:
//!
//! 1. It opens two files: the whole memo, and the results that are newer than that ([`Memo::of`]). At first it reads
//!    only where each result is; a result is read when it is asked for.
//! 2. New results stay in memory while they are few. Later ones are written to the slate, a file without a name
//!    ([`Memo::for_run_of`]).
//! 3. At the end, if new results are few, only the second file is written ([`Memo::has_learnt_little`]). If they are
//!    many and there was no memo before, the slate gets a name and is the whole memo ([`Memo::hand_down`]). Otherwise
//!    the whole is written anew, without the results that many runs did not need ([`Memo::write`]).

mod fingerprint;
mod inherited;
mod key;
mod learnt;
mod leb128;
mod need;
mod paper;
mod recent;

use std::io::{self, Write};
use std::sync::Arc;

use inherited::Inherited;
pub use key::Key;
use learnt::Learnt;
pub use learnt::Slate;
pub use leb128::{push_number, take_number};
use need::Need;
pub use need::Run;
pub use paper::Paper;
pub use recent::Recent;

/// What is remembered. It can be asked from many threads at once.
#[derive(Debug, Default)]
pub struct Memo {
    /// The file that was written when everything was written the last time.
    whole: Option<Inherited>,
    /// The file of the results that are newer, as long as they are few.
    since: Option<Inherited>,
    learnt: Learnt,
    /// The program that remembers.
    program: Key,
}

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

    /// Whether there is a result for `key`. It is not read here, and may still turn out to be damaged.
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

    /// The memo that earlier runs have written: the `whole`, and the results that are newer. A file that is not
    /// understood is an empty memo.
    #[must_use]
    pub fn of(whole: Option<Box<dyn Paper>>, since: Option<Box<dyn Paper>>) -> Memo {
        let [whole, since] = [whole, since].map(|it| it.and_then(Inherited::read));
        Memo { whole, since, ..Memo::default() }
    }

    /// The same for a run of `program`, which writes its results to `slate` when they are too many for memory.
    #[must_use]
    pub fn for_run_of(self, program: Key, slate: Box<dyn Slate>) -> Memo {
        Memo { program, learnt: Learnt::on(slate), ..self }
    }

    /// The key of the program that remembers. It is an input of steps with many rules, which change with almost every
    /// version.
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

    /// Whether the results that are newer than the whole are so few that they are kept in a file of their own: an edit
    /// adds two or three, for which ten thousand need not be written again.
    #[must_use]
    pub fn has_learnt_little(&self) -> bool {
        let [whole, since] = [&self.whole, &self.since].map(|it| it.as_ref().map_or(0, Inherited::length));
        (self.learnt.read().length() + since) * LITTLE < whole
    }

    /// Makes the slate the memo for the next run, if nothing was inherited and the new results are on the slate.
    /// `false` if the memo has to be written.
    pub fn hand_down(&self) -> bool {
        self.inherited().next().is_none() && self.learnt.hand_down()
    }

    /// Writes all results for the next run to `out`, except those that are forgotten. Of the results that this run did
    /// not need, only those that such a `run` should have needed grow older.
    ///
    /// # Errors
    /// When `out` cannot be written to, or a file of an earlier run cannot be read any more.
    pub fn write(&self, run: Run, out: &mut impl Write) -> io::Result<()> {
        self.write_with(&self.inherited().collect::<Vec<_>>(), run, out)
    }

    /// The same, but only the results that are newer than the whole.
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

/// New results are few if the whole has more than this many times their bytes.
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
        let [rain, snow] = [&b"rain"[..], b"snow"].map(|it| Key::of("shout", &[it]));
        memo.remember(rain, || b"RAIN".to_vec());
        memo.remember_always(snow, || b"SNOW".to_vec());
        let mut now = paper(&memo, Run::Whole);
        let mut after = |run, count| {
            for _ in 0..count {
                now = paper(&of(&now), run);
            }
            let later = of(&now);
            [rain, snow].map(|it| later.recall(it).is_some())
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
        let alone = Memo::of(None, Some(Box::new(since.clone())));
        assert_eq!([rain, snow].map(|it| alone.recall(it).is_some()), [false, true]);

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
