//! Readings above their words, where there is only one line: `<ruby>潮<rt>しお</rt></ruby>` is 潮(しお).

use super::tags::is_tag;

/// What the tags of readings have begun.
#[derive(Debug, Default)]
pub(in crate::markdown) struct Ruby {
    /// Where the reading begins that is open.
    reading: Option<usize>,
    /// Where that begins which stands only where no reading is shown, such as parentheses of the author's own.
    spare: Option<usize>,
    /// Where readings are put that must not part the words they belong to.
    apart: Option<String>,
}

impl Ruby {
    /// Readings are kept out of the words.
    pub(in crate::markdown) fn apart() -> Ruby {
        Ruby { apart: Some(String::new()), ..Ruby::default() }
    }

    /// The readings that were kept out of the words, with a space before each.
    pub(in crate::markdown) fn readings(&self) -> &str {
        self.apart.as_deref().unwrap_or_default()
    }

    /// Writes what `tag` makes of the words of `out`. The end of a reading may be left out, as HTML has it.
    pub(in crate::markdown) fn tag(&mut self, tag: &str, out: &mut String) {
        if is_tag(tag, "rt") {
            self.begin(out);
        } else if is_tag(tag, "rp") {
            self.spare(out);
        } else if ["/rt", "/rp", "rb", "/ruby"].iter().any(|it| is_tag(tag, it)) {
            self.end(out);
        }
    }

    /// A reading begins.
    pub(super) fn begin(&mut self, out: &mut String) {
        self.end(out);
        self.reading = Some(out.len());
        if self.apart.is_none() {
            out.push('(');
        }
    }

    /// What belongs to readings ends, if anything is open.
    pub(super) fn end(&mut self, out: &mut String) {
        if let Some(start) = self.spare.take() {
            out.truncate(start);
        }
        let Some(start) = self.reading.take() else { return };
        match &mut self.apart {
            Some(apart) => {
                apart.push(' ');
                apart.push_str(out.get(start..).unwrap_or_default());
                out.truncate(start);
            }
            // An empty reading is none.
            None if out.get(start..).is_none_or(|it| it.trim_start_matches('(').trim().is_empty()) => {
                out.truncate(start);
            }
            None => out.push(')'),
        }
    }

    /// What stands only where no reading is shown begins.
    pub(super) fn spare(&mut self, out: &mut String) {
        self.end(out);
        self.spare = Some(out.len());
    }
}

#[cfg(test)]
mod tests {
    use super::Ruby;

    fn written(pieces: &[&str], mut ruby: Ruby) -> (String, String) {
        let mut out = String::new();
        for piece in pieces {
            if piece.starts_with('<') { ruby.tag(piece, &mut out) } else { out.push_str(piece) }
        }
        (out, ruby.readings().to_owned())
    }

    #[test]
    fn a_reading_stands_behind_its_word_once() {
        for pieces in [
            &["<ruby>", "漢", "<rt>", "かん", "</rt>", "字", "<rt>", "じ", "</rt>", "</ruby>", "。"][..],
            &[
                "<ruby>", "漢", "<rp>", "（", "</rp>", "<rt>", "かん", "</rt>", "<rp>", "）", "</rp>", "字", "<rt>",
                "じ", "</ruby>", "。",
            ],
            &[
                "<RUBY>", "漢", "<rp>", "(", "<rt>", "かん", "<rp>", ")", "<rb>", "字", "<rt>", "じ", "<rp>", ")",
                "</ruby>", "。",
            ],
        ] {
            assert_eq!(written(pieces, Ruby::default()).0, "漢(かん)字(じ)。");
            assert_eq!(written(pieces, Ruby::apart()), ("漢字。".to_owned(), " かん じ".to_owned()));
        }
        assert_eq!(written(&["送", "<rt>", "</rt>", "り"], Ruby::default()).0, "送り");
    }
}
