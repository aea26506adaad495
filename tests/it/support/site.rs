//! What a newsletter became, as readers meet it.

use std::collections::BTreeMap;

/// Everything that a newsletter became.
pub struct Site {
    /// By the paths of the files.
    pub(super) sheets: BTreeMap<String, String>,
    /// The titles of its episodes, in reading order.
    pub titles: Vec<String>,
}

impl Site {
    /// What stands at an address: `/rain/`, `/feed.xml`.
    #[track_caller]
    pub fn at(&self, address: &str) -> &str {
        let sheet = self.sheets.get(&file_of(address));
        sheet.unwrap_or_else(|| panic!("nothing stands at {address}; there are\n{:#?}", self.addresses()))
    }

    /// Whether anything stands at an address.
    pub fn has(&self, address: &str) -> bool {
        self.sheets.contains_key(&file_of(address))
    }

    /// Every address, in the order of the files.
    pub fn addresses(&self) -> Vec<String> {
        self.sheets.keys().map(|it| format!("/{}", it.strip_suffix("index.html").unwrap_or(it))).collect()
    }

    /// The author's own text on the page at `address`.
    #[track_caller]
    pub fn prose(&self, address: &str) -> &str {
        between(self.at(address), "<div class=\"prose\">\n", "\n</div>\n<div class=\"ornament\"").trim_end()
    }

    /// The author's introduction on the page of a season.
    #[track_caller]
    pub fn introduction(&self, address: &str) -> &str {
        between(self.at(address), "<div class=\"prose introduction\">\n", "\n</div>").trim_end()
    }

    /// The feed at `address`, as a feed reader understands it.
    #[track_caller]
    pub fn feed(&self, address: &str) -> rss::Channel {
        rss::Channel::read_from(self.at(address).as_bytes()).expect("the feed is well-formed")
    }

    /// The Atom feed at `address`, as a feed reader understands it.
    #[track_caller]
    pub fn atom(&self, address: &str) -> atom_syndication::Feed {
        atom_syndication::Feed::read_from(self.at(address).as_bytes()).expect("the feed is well-formed")
    }

    /// The JSON at `address`.
    #[track_caller]
    pub fn json(&self, address: &str) -> serde_json::Value {
        serde_json::from_str(self.at(address)).expect("it is JSON")
    }

    /// Every address at which `words` stand.
    pub fn mentions(&self, words: &str) -> Vec<String> {
        let mentioning = self.sheets.iter().filter(|(_, text)| text.contains(words));
        mentioning.map(|(path, _)| format!("/{}", path.strip_suffix("index.html").unwrap_or(path))).collect()
    }
}

/// The file that a web server answers with.
fn file_of(address: &str) -> String {
    let path = address.trim_start_matches('/');
    if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() }
}

/// What stands in `text` between two marks.
#[track_caller]
pub fn between<'a>(text: &'a str, open: &str, close: &str) -> &'a str {
    let Some((_, rest)) = text.split_once(open) else { panic!("there is no {open:?} in\n{text}") };
    rest.split_once(close).map_or_else(|| panic!("no {close:?} follows {open:?} in\n{text}"), |(inner, _)| inner)
}

/// Everything that stands in `text` between two marks, each time.
pub fn all_between<'a>(text: &'a str, open: &str, close: &str) -> Vec<&'a str> {
    text.split(open).skip(1).filter_map(|it| it.split_once(close)).map(|(inner, _)| inner).collect()
}
