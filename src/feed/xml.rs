//! Writing XML, and what may stand in it at all. An element a line, so that two feeds can be compared.

use std::borrow::Cow;

use crate::markdown::breaks_feeds;

/// A document on its way. Elements are closed in the order in which they were opened, by themselves if need be.
pub(super) struct Xml {
    text: String,
    open: Vec<&'static str>,
}

impl Xml {
    /// A document with its root.
    pub(super) fn new(root: &'static str, attributes: &[(&str, &str)]) -> Xml {
        Xml::of_about(0, root, attributes)
    }

    /// The same for a document of about this number of `bytes`, so that a large one is not moved while it grows.
    pub(super) fn of_about(bytes: usize, root: &'static str, attributes: &[(&str, &str)]) -> Xml {
        let mut xml = Xml { text: String::with_capacity(bytes), open: Vec::new() };
        xml.text.push_str("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        xml.open(root, attributes);
        xml
    }

    /// Opens an element that holds others.
    pub(super) fn open(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes, ">\n");
        self.open.push(name);
    }

    /// Closes the element that was opened last.
    pub(super) fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.end(name);
        }
    }

    /// An element that holds nothing.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes, "/>\n");
    }

    /// An element that holds plain text.
    pub(super) fn text(&mut self, name: &str, text: &str) {
        self.text_with(name, &[], text);
    }

    /// The same with attributes.
    pub(super) fn text_with(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.tag(name, attributes, ">");
        self.escaped(text);
        self.end(name);
    }

    /// An element that holds HTML as its text. The HTML is [`clean`] already: it is in half a dozen feeds.
    pub(super) fn html(&mut self, name: &str, attributes: &[(&str, &str)], html: &str) {
        self.tag(name, attributes, "><![CDATA[");
        let mut written = 0;
        for at in memchr::memmem::find_iter(html.as_bytes(), "]]>") {
            // What would end the section stands half in one and half in the next.
            self.text.push_str(&html[written..at]);
            self.text.push_str("]]]]><![CDATA[");
            written = at + 2;
        }
        self.text.push_str(&html[written..]);
        self.text.push_str("]]>");
        self.end(name);
    }

    /// The whole document.
    pub(super) fn finish(mut self) -> Vec<u8> {
        while !self.open.is_empty() {
            self.close();
        }
        self.text.into_bytes()
    }

    fn tag(&mut self, name: &str, attributes: &[(&str, &str)], end: &str) {
        self.text.push('<');
        self.text.push_str(name);
        for (name, value) in attributes {
            self.text.push(' ');
            self.text.push_str(name);
            self.text.push_str("=\"");
            self.escaped(value);
            self.text.push('"');
        }
        self.text.push_str(end);
    }

    fn end(&mut self, name: &str) {
        self.text.push_str("</");
        self.text.push_str(name);
        self.text.push_str(">\n");
    }

    /// References are numbers: of all ways to write them, readers that take a title for HTML misread this one least
    /// (RSS Best Practices Profile, "Character Data").
    fn escaped(&mut self, text: &str) {
        // Every byte is looked at, which takes several at once: a loop that might end early cannot.
        let special = |it| matches!(it, 0..=8 | 11..=31 | 127 | 0xc2 | 0xef | b'&' | b'<' | b'>' | b'"');
        if !text.bytes().fold(false, |any, it| any | special(it)) {
            self.text.push_str(text);
            return;
        }
        let (text, mut written) = (clean(text), 0);
        for (at, byte) in text.bytes().enumerate() {
            let reference = match byte {
                b'&' => "&#x26;",
                b'<' => "&#x3C;",
                b'>' => "&#x3E;",
                b'"' => "&#x22;",
                _ => continue,
            };
            self.text.push_str(&text[written..at]);
            self.text.push_str(reference);
            written = at + 1;
        }
        self.text.push_str(&text[written..]);
    }
}

/// What stands between two marks of a document that was written here, as the author wrote it.
pub(super) fn between(text: &str, open: &str, close: &str) -> Option<String> {
    let (_, rest) = text.split_once(open)?;
    let (inner, _) = rest.split_once(close)?;
    let plain = |text: String, (escaped, plain): &(&str, &str)| text.replace(escaped, plain);
    Some(ESCAPED.iter().rev().fold(inner.to_owned(), plain))
}

/// Every reference that is written here; the one that others begin with stands first.
const ESCAPED: [(&str, &str); 4] = [("&#x26;", "&"), ("&#x3C;", "<"), ("&#x3E;", ">"), ("&#x22;", "\"")];

/// The text without the characters that no feed may hold.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    // As above. Those beyond ASCII begin with 0xC2 or 0xEF, as much does that is allowed.
    let suspect = |it| matches!(it, 0..=8 | 11 | 12 | 14..=31 | 127 | 0xc2 | 0xef);
    if !text.bytes().fold(false, |any, it| any | suspect(it)) {
        return text.into();
    }
    if text.contains(breaks_feeds) { text.replace(breaks_feeds, "").into() } else { text.into() }
}

#[cfg(test)]
mod tests {
    use super::{Xml, clean};

    #[test]
    fn control_characters_never_reach_a_feed() {
        assert_eq!(clean("a\u{0}b\u{b}c\td\u{ffff}e\u{7f} 🜂"), "abc\tde 🜂");
        for forbidden in ["\u{0}", "\u{b}", "\u{7f}", "\u{85}", "\u{9f}", "\u{ffff}"] {
            let mut xml = Xml { text: String::new(), open: Vec::new() };
            xml.escaped(&format!("é{forbidden}e"));
            assert_eq!(xml.text, "ée", "{forbidden:?}");
        }
    }

    #[test]
    fn nothing_that_an_author_writes_ends_an_element() {
        let mut xml = Xml::new("feed", &[("lang", "a\"b")]);
        xml.open("item", &[]);
        xml.text("title", "<&> \"quoted\"");
        xml.html("content", &[], "<p>]]></p>");
        let text = String::from_utf8(xml.finish()).expect("it is UTF-8");
        assert_eq!(
            text,
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed lang=\"a&#x22;b\">\n<item>\n\
             <title>&#x3C;&#x26;&#x3E; &#x22;quoted&#x22;</title>\n\
             <content><![CDATA[<p>]]]]><![CDATA[></p>]]></content>\n</item>\n</feed>\n"
        );
    }
}
