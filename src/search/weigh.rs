//! How much an episode is about a word: BM25 of the text, and more where the word stands in title, tags or headings.

use super::postings::STRETCHES;

/// Where a word stands besides the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing {
    /// In the text alone.
    Text,
    /// In a heading, or the name of an author or of the season.
    Heading,
    /// In a tag.
    Tag,
    /// In the title, or it is the number.
    Title,
}

/// How often and where an episode says a word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mention {
    pub times: u16,
    pub standing: Standing,
    /// The first places in the text, counted in words; as many as [`Mention::in_text`] says.
    places: [u16; KEPT],
    in_text: u8,
}

/// So many places of a word are kept: where it stands more often, nobody looks for one of them.
const KEPT: usize = 4;

/// The highest weight that text alone gives.
pub(super) const LOUDEST_TEXT: u8 = 23;

impl Mention {
    pub(super) const NONE: Mention = Mention { times: 0, standing: Standing::Text, places: [0; KEPT], in_text: 0 };

    /// One more, at a place in the text if it is there.
    pub(super) fn add(&mut self, standing: Standing, place: Option<usize>) {
        self.times = self.times.saturating_add(1);
        self.standing = self.standing.max(standing);
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

    /// The weight, from 1 to 63. `length` is that of the episode's text beside the mean of all.
    pub(super) fn weight(self, length: f32) -> u8 {
        let times = f32::from(self.times);
        // Said again is not said twice, and a long text says more of everything.
        let text = times / (times + 1.2 * (0.5 + 0.5 * length));
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 23")]
        let text = (text * f32::from(LOUDEST_TEXT)).round() as u8;
        let standing = match self.standing {
            Standing::Text => 0,
            Standing::Heading => 24,
            Standing::Tag => 30,
            Standing::Title => 40,
        };
        (text + standing).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::{LOUDEST_TEXT, Mention, Standing};

    const NONE: Mention = Mention::NONE;

    #[test]
    fn a_title_weighs_more_than_any_text() {
        let weight = |times, standing, length| Mention { times, standing, ..NONE }.weight(length);
        assert!(weight(1, Standing::Text, 1.0) < weight(3, Standing::Text, 1.0));
        assert!(weight(1, Standing::Text, 4.0) < weight(1, Standing::Text, 0.5));
        assert!(weight(u16::MAX, Standing::Text, 0.01) <= LOUDEST_TEXT);
        assert!(weight(0, Standing::Heading, 1.0) > LOUDEST_TEXT);
        assert!(weight(1, Standing::Tag, 1.0) > weight(1, Standing::Heading, 1.0));
        assert!(weight(u16::MAX, Standing::Title, 0.01) <= 63);
        assert_eq!(weight(1, Standing::Text, 1.0e9), 1);
    }

    #[test]
    fn places_become_stretches_of_the_text() {
        let mut mention = NONE;
        mention.add(Standing::Title, None);
        assert_eq!(mention.stretches(320), 1);
        for place in [0, 15, 319, 160, 240] {
            mention.add(Standing::Text, Some(place));
        }
        assert_eq!(mention.stretches(320), 1 | 1 << 1 | 1 << 31 | 1 << 16, "four are enough");
        assert_eq!(mention.times, 6);
    }
}
