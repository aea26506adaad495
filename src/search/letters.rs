//! Which letters are the same to someone who searches: "Été", "ete" and "ÉTÉ". A table, which the
//! browser is handed too.

use std::sync::LazyLock;

/// Letters and what they are taken for: `ae=æǽ`. Capitals are made small before.
pub(super) const LETTERS: &str = "a=ａàáâãäåāăąǎạảấầẩẫậắằẳẵặ ae=æǽ b=ｂḃ c=ｃçćĉċč d=ｄďđðḍ e=ｅèéêëēĕėęěẹẻẽếềểễệ f=ｆḟ g=ｇĝğġģǧ h=ｈĥħḥ i=ｉìíîïĩīĭįıǐỉị \
     ij=ĳ j=ｊĵ k=ｋķǩ l=ｌĺļľŀłḷ m=ｍṁṃ n=ｎñńņňŉŋṅṇ o=ｏòóôõöøōŏőơǒǿọỏốồổỗộớờởỡợ oe=œ p=ｐṗ r=ｒŕŗřṛ s=ｓśŝşšșſṡṣ ss=ß t=ｔţťŧțṫṭ th=þ \
     u=ｕùúûüũūŭůűųưǔụủứừửữự w=ｗŵẁẃẅ y=ｙýÿŷỳỵỷỹ z=ｚźżžẓ α=ά ε=έ η=ή ι=ίϊΐ ο=ό σ=ς υ=ύϋΰ ω=ώ е=ё и=й \
     ا=أإآٱ ه=ة ي=ىئ و=ؤ 0=٠۰０ 1=١۱１ 2=٢۲２ 3=٣۳３ 4=٤۴４ 5=٥۵５ 6=٦۶６ 7=٧۷７ 8=٨۸８ 9=٩۹９ q=ｑ v=ｖ x=ｘ";

/// Marks that stand above or below a letter, or stretch it: they do not count. From one to the other.
pub(super) const MARKS: [(char, char); 4] =
    [('\u{300}', '\u{36f}'), ('\u{640}', '\u{640}'), ('\u{64b}', '\u{65f}'), ('\u{670}', '\u{670}')];

/// Katakana of half the width, from U+FF66, and what they are taken for.
const HALF_WIDTH: &str = "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン\u{3099}\u{309a}";

/// Adds a katakana of half the width to a `row`, as wide as the others; `false` if `letter` is none. The dots of `ｶﾞ`
/// are a character of their own, and those of `ガ` are not.
pub(super) fn widened(letter: char, row: &mut Vec<char>) -> bool {
    let place = (letter as usize).checked_sub(0xff66);
    let Some(wide) = place.and_then(|it| HALF_WIDTH.chars().nth(it)) else { return false };
    let above = |plain: char, by: u32| char::from_u32(u32::from(plain) + by);
    let dotted = row.last().and_then(|it| match (wide, it) {
        ('\u{3099}', 'ウ') => Some('ヴ'),
        ('\u{3099}', 'カ'..='ヂ' | 'ツ'..='ト' | 'ハ'..='ホ') => above(*it, 1),
        ('\u{309a}', 'ハ'..='ホ') => above(*it, 2),
        _ => None,
    });
    match (dotted, row.last_mut()) {
        (Some(dotted), Some(last)) => *last = dotted,
        _ => row.push(wide),
    }
    true
}

/// Two letters that may stand for one in a query in the language with this `primary` tag, and what that one is taken
/// for: who has no `ü`, or knows the word from an address, looks for `ue`.
pub(super) fn spellings(primary: &str) -> &'static str {
    if primary == "de" { "ae=a oe=o ue=u" } else { "" }
}

/// The table, ready to be asked for every letter of ten thousand episodes.
static TABLE: LazyLock<Table> = LazyLock::new(Table::new);

struct Table {
    /// By the number of the letter: 0 for one that stays, else the place of what it becomes, from 1.
    places: Vec<u8>,
    becomes: Vec<&'static str>,
}

impl Table {
    fn new() -> Table {
        let groups = LETTERS.split(' ').filter_map(|it| it.split_once('='));
        let mut table = Table { places: Vec::new(), becomes: vec![""] };
        for (letter, same) in groups {
            table.becomes.push(letter);
            let place = u8::try_from(table.becomes.len()).expect("there are few letters");
            same.chars().for_each(|it| table.set(it, place));
        }
        for (first, last) in MARKS {
            (first..=last).for_each(|it| table.set(it, 1));
        }
        table
    }

    fn set(&mut self, letter: char, place: u8) {
        let index = letter as usize;
        if self.places.len() <= index {
            self.places.resize(index + 1, 0);
        }
        self.places[index] = place;
    }
}

/// What a letter is taken for: nothing at all, itself, or one or two plain letters. `found` is told each.
pub(super) fn folded(letter: char, mut found: impl FnMut(char)) {
    for small in letter.to_lowercase() {
        match TABLE.places.get(small as usize) {
            None | Some(0) => found(small),
            Some(place) => TABLE.becomes[usize::from(place - 1)].chars().for_each(&mut found),
        }
    }
}

#[cfg(test)]
mod tests {
    fn fold(text: &str) -> String {
        let mut plain = String::new();
        text.chars().for_each(|it| super::folded(it, |it| plain.push(it)));
        plain
    }

    #[test]
    fn capitals_and_accents_do_not_count() {
        assert_eq!(fold("Été à l’ŒUVRE"), "ete a l’oeuvre");
        assert_eq!(fold("Straße, Łódź, İzmir, smørrebrød"), "strasse, lodz, izmir, smorrebrod");
        assert_eq!(fold("e\u{301}te\u{301}"), "ete");
    }

    #[test]
    fn letters_of_another_width_are_the_same() {
        assert_eq!(fold("Ｈｉｋａｒｉ Ｓ１Ｅ０２"), "hikari s1e02");
        let mut row = Vec::new();
        assert!("ﾊﾟﾝｶﾞ､".chars().map(|it| super::widened(it, &mut row)).eq([true, true, true, true, true, false]));
        assert_eq!(row.into_iter().collect::<String>(), "パンガ");
    }

    #[test]
    fn arabic_is_written_in_many_ways() {
        assert_eq!(fold("الْمَكْتَبَةُ"), fold("المكتبه"));
        assert_eq!(fold("إلى"), fold("الي"));
    }
}
