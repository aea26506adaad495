//! Texts set into a space: an SVG breaks no lines, so the filter `fit` does, with the fonts that the
//! card is lettered with.

use serde::Serialize;

use crate::markdown::{is_cjk, may_end_between};
use crate::picture::{Fonts, Slope};

/// A space for a text, in pixels.
#[derive(Debug, Clone, Copy)]
pub(super) struct Space {
    pub width: f32,
    pub height: f32,
    /// The largest size of letters.
    pub largest: f32,
    /// The smallest; a text that needs a smaller one is cut.
    pub smallest: f32,
    pub slope: Slope,
}

/// A text as it is set.
#[derive(Debug, PartialEq, Serialize)]
pub(super) struct Lettering {
    /// The size of its letters.
    pub size: f32,
    /// From one line to the next.
    pub leading: f32,
    pub lines: Vec<String>,
}

/// From line to line, as a part of the size.
const LEADING: f32 = 1.12;

/// Set as large as fits; what does not fit in the smallest size ends with an ellipsis.
pub(super) fn fit(text: &str, space: Space, fonts: &Fonts) -> Lettering {
    // Two pixels more or less are no difference; thirty tries are enough for any sizes.
    let step = ((space.largest - space.smallest) / 30.0).max(2.0);
    let mut size = space.largest;
    loop {
        let room = rows(size, space);
        let lines = broken(text, room, size, space, fonts);
        let wide = lines.iter().any(|it| fonts.width(it, size, space.slope) > space.width);
        if (lines.len() <= room && !wide) || size <= space.smallest {
            let lines = cut(lines, room, size, space, fonts);
            return Lettering { size, leading: (size * LEADING).round(), lines };
        }
        size = (size - step).max(space.smallest);
    }
}

/// How many lines there is room for.
fn rows(size: f32, space: Space) -> usize {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small whole number")]
    let rows = ((space.height / size - 1.0) / LEADING).floor().max(0.0) as usize;
    rows + 1
}

/// The lines of `text`, up to the first one for which there is no room.
fn broken(text: &str, room: usize, size: f32, space: Space, fonts: &Fonts) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in words(text) {
        if lines.len() > room {
            break;
        }
        let line = lines.last_mut().expect("there is a first line");
        let longer = format!("{line}{word}");
        if line.is_empty() || fonts.width(longer.trim_end(), size, space.slope) <= space.width {
            *line = longer;
        } else {
            lines.push(word.to_owned());
        }
    }
    lines.iter().map(|it| it.trim_end().to_owned()).collect()
}

/// The parts between which a line may end, with the space after each: words, and the letters of scripts that know none.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let (mut rest, unspaced) = (text.trim(), text.contains(is_cjk));
    std::iter::from_fn(move || {
        let mut letters = rest.char_indices().peekable();
        let (_, mut last) = letters.next()?;
        let end = letters.find_map(|(at, letter)| {
            let ends = !letter.is_whitespace() && (last.is_whitespace() || unspaced && may_end_between(last, letter));
            last = letter;
            ends.then_some(at)
        });
        let (word, tail) = rest.split_at(end.unwrap_or(rest.len()));
        rest = tail;
        Some(word)
    })
}

fn cut(mut lines: Vec<String>, room: usize, size: f32, space: Space, fonts: &Fonts) -> Vec<String> {
    let more = lines.len() > room;
    lines.truncate(room);
    let last = lines.len() - 1;
    for (index, line) in lines.iter_mut().enumerate() {
        let ends = more && index == last;
        if !ends && fonts.width(line, size, space.slope) <= space.width {
            continue;
        }
        // A line may be as long as a text, and must not be measured once for each of its letters.
        let ends: Vec<usize> = line.char_indices().map(|(at, letter)| at + letter.len_utf8()).collect();
        let fits = |end: &usize| fonts.width(&format!("{}…", &line[..*end]), size, space.slope) <= space.width;
        let kept = ends.partition_point(fits);
        line.truncate(kept.checked_sub(1).map_or(0, |last| ends[last]));
        line.truncate(line.trim_end_matches([' ', ',', '.', ':', ';', '–', '—']).len());
        line.push('…');
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{Space, fit, words};
    use crate::diagnostic::Report;
    use crate::picture::{Fonts, Slope};

    const SPACE: Space = Space { width: 400.0, height: 200.0, largest: 90.0, smallest: 40.0, slope: Slope::Roman };

    #[test]
    fn a_text_is_set_as_large_as_it_fits_and_cut_where_it_does_not() {
        let fonts = Fonts::read(&[], &mut Report::default());
        let short = fit("Rain", SPACE, &fonts);
        assert_eq!((short.size, &*short.lines), (90.0, &["Rain".to_owned()][..]));
        let two = fit("The master of the Perseverance", SPACE, &fonts);
        assert!(two.size < 90.0 && two.lines.len() == 3, "{two:?}");
        let long = fit(&"All work and no play. ".repeat(20), SPACE, &fonts);
        assert!(long.size <= 40.0 && long.lines.len() == 4 && long.lines[3].ends_with('…'), "{long:?}");
        let wide = fit("Donaudampfschifffahrtsgesellschaftskapitän", SPACE, &fonts);
        assert!(wide.lines[0].ends_with('…'), "{wide:?}");
    }

    #[test]
    fn lines_end_between_words_and_between_characters() {
        assert_eq!(words("a  b c").collect::<Vec<_>>(), ["a  ", "b ", "c"]);
        assert_eq!(words("雨の夜。 Rain").collect::<Vec<_>>(), ["雨", "の", "夜。 ", "Rain"]);
        assert_eq!(words("サーバー、「雨」").collect::<Vec<_>>(), ["サー", "バー、", "「雨」"]);
        assert_eq!(words("灯台をRustで").collect::<Vec<_>>(), ["灯", "台", "を", "Rust", "で"]);
        assert_eq!(words("등대의 밤").collect::<Vec<_>>(), ["등대의 ", "밤"]);
    }
}
