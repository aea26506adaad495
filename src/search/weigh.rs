//! How much an episode is about a word: BM25 of the text, and more where the word stands in title, tags or headings.

/// Where a word stands besides the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Prominence {
    /// In the text alone.
    Text,
    /// In a heading, or the name of an author or of the season.
    Heading,
    /// In a tag.
    Tag,
    /// In the title, or it is the number.
    Title,
}

impl Prominence {
    const ALL: [Prominence; 4] = [Prominence::Text, Prominence::Heading, Prominence::Tag, Prominence::Title];

    /// Its place in the order, from 0 to 3.
    pub(super) fn rank(self) -> u8 {
        self as u8
    }

    /// The one with this rank.
    pub(super) fn of_rank(rank: u8) -> Prominence {
        Prominence::ALL[usize::from(rank)]
    }
}

/// An episode is taken for so many stretches of equal length. Words that stand in one, or in two
/// neighbours, belong together.
const STRETCHES: usize = 32;

/// How often and where an episode says a word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mention {
    pub times: u16,
    pub prominence: Prominence,
    /// The first places in the text, counted in words; as many as [`Mention::in_text`] says.
    places: [u16; KEPT],
    in_text: u8,
}

/// So many places of a word are kept: where it stands more often, nobody looks for one of them.
const KEPT: usize = 4;

/// The highest weight that text alone gives.
pub(super) const LOUDEST_TEXT: u8 = 23;

/// What a word weighs that most episodes say: how much each text says of it is not printed.
pub(super) const QUIET: u8 = LOUDEST_TEXT.div_ceil(2);

impl Mention {
    pub(super) const NONE: Mention = Mention { times: 0, prominence: Prominence::Text, places: [0; KEPT], in_text: 0 };

    /// One more, at a place in the text if it is there.
    pub(super) fn add(&mut self, prominence: Prominence, place: Option<usize>) {
        self.times = self.times.saturating_add(1);
        self.prominence = self.prominence.max(prominence);
        if let (Some(place), Some(free)) = (place, self.places.get_mut(usize::from(self.in_text))) {
            *free = u16::try_from(place).unwrap_or(u16::MAX);
            self.in_text += 1;
        }
    }

    /// In which stretches of a text of `length` words it stands. What is in no text stands at the beginning.
    pub(super) fn stretches(self, length: usize) -> u32 {
        let mut bits = 0;
        for place in &self.places[..usize::from(self.in_text)] {
            let stretch = usize::from(*place) * STRETCHES / length.clamp(1, usize::from(u16::MAX) + 1);
            bits |= 1 << stretch.min(STRETCHES - 1);
        }
        bits.max(1)
    }
}

/// What words weigh in one episode.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    /// The length of the episode's text beside the mean of all.
    length: f32,
    /// What a word weighs that the text says so often: most words are said once or twice.
    seldom: [u8; SELDOM],
}

const SELDOM: usize = 6;

impl Scale {
    /// For an episode whose text has this `length` beside the mean of all.
    pub(super) fn of(length: f32) -> Scale {
        Scale { length, seldom: [0, 1, 2, 3, 4, 5].map(|times| text(times, length)) }
    }

    /// The weight, from 1 to 63, of a word that is said so many `times` where its `prominence` says.
    #[inline]
    pub(super) fn weight(&self, times: usize, prominence: Prominence) -> u8 {
        let text = self.seldom.get(times).copied().unwrap_or_else(|| text(times, self.length));
        (text + OUTSIDE[usize::from(prominence.rank())]).max(1)
    }
}

/// What is added where a word stands outside the text, by the rank of its prominence.
const OUTSIDE: [u8; 4] = [0, 24, 30, 40];

/// What it weighs that a text of this `length` says a word so many `times`.
fn text(times: usize, length: f32) -> u8 {
    let times = f32::from(u16::try_from(times).unwrap_or(u16::MAX));
    // Said again is not said twice, and a long text says more of everything.
    let text = times / (times + 1.2 * (0.5 + 0.5 * length));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 23")]
    let text = (text * f32::from(LOUDEST_TEXT)).round() as u8;
    text
}

/// How many words a text has on the whole, if there are so many in so many `episodes`. The mean is rounded: a few words
/// more somewhere must not weigh every other episode anew.
pub(super) fn mean(words: u64, episodes: usize) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a mean need not be exact")]
    let mean = words as f32 / episodes.max(1) as f32;
    (mean / ROUNDED).round().max(1.0) * ROUNDED
}

const ROUNDED: f32 = 16.0;

#[cfg(test)]
mod tests {
    use super::{LOUDEST_TEXT, Mention, Prominence, Scale, mean};

    fn weight(times: u16, prominence: Prominence, length: f32) -> u8 {
        Scale::of(length).weight(times.into(), prominence)
    }

    #[test]
    fn a_title_weighs_more_than_any_text() {
        assert!(weight(1, Prominence::Text, 1.0) < weight(3, Prominence::Text, 1.0));
        assert!(weight(1, Prominence::Text, 4.0) < weight(1, Prominence::Text, 0.5));
        assert!(weight(u16::MAX, Prominence::Text, 0.01) <= LOUDEST_TEXT);
        assert!(weight(0, Prominence::Heading, 1.0) > LOUDEST_TEXT);
        assert!(weight(1, Prominence::Tag, 1.0) > weight(1, Prominence::Heading, 1.0));
        assert!(weight(u16::MAX, Prominence::Title, 0.01) <= 63);
        assert_eq!(weight(1, Prominence::Text, 1.0e9), 1);
    }

    #[test]
    fn a_few_words_more_do_not_change_the_mean() {
        assert!((mean(700 * 1000, 1000) - mean(700 * 1000 + 400, 1000)).abs() < f32::EPSILON);
        assert!(mean(700 * 1000, 1000) < mean(750 * 1000, 1000));
        assert!(mean(0, 0) > 0.0);
    }

    #[test]
    fn places_become_stretches_of_the_text() {
        let mut mention = Mention::NONE;
        mention.add(Prominence::Title, None);
        assert_eq!(mention.stretches(320), 1);
        for place in [0, 15, 319, 160, 240] {
            mention.add(Prominence::Text, Some(place));
        }
        assert_eq!(mention.stretches(320), 1 | 1 << 1 | 1 << 31 | 1 << 16, "four are enough");
        assert_eq!(mention.times, 6);
    }
}
