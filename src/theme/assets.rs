//! The style sheets and scripts that pages load, each at an address that changes with its bytes.
//!
//! The file itself stays at its plain path, which any server finds: what changes is a query, which servers ignore and
//! browsers do not.

use std::collections::BTreeMap;
use std::fmt;

use tera::Value;

use super::embedded;
use crate::address::{BaseUrl, Permalink};
use crate::source::{Asset, Fingerprint, SourcePath};

/// The fingerprints of the theme's files and the author's, by their paths below `static/`, and where each is found.
#[derive(Debug)]
pub(super) struct Assets(BTreeMap<String, (Fingerprint, Option<Value>)>);

impl Assets {
    /// Those of the default theme, and `statics`, which come before them.
    pub(super) fn new(statics: &[Asset], base: &BaseUrl) -> Assets {
        let ours = embedded::STATIC.iter().filter_map(|it| {
            let path = SourcePath::parse(it.path).expect("a plain name");
            Fingerprint::is_for(&path.extension()).then(|| (it.path.to_owned(), Fingerprint::of(it.bytes)))
        });
        let own = statics.iter().filter_map(|it| Some((it.path.below("static")?.to_owned(), it.fingerprint?)));
        // Every page loads the same few.
        let found = |(path, fingerprint): (String, Fingerprint)| {
            let href = plain(&path, base).map(|it| Value::from(format!("{it}?v={fingerprint}")));
            (path, (fingerprint, href))
        };
        Assets(ours.chain(own).map(found).collect())
    }

    /// The address of the file at `path` below `static/`, if that can be one.
    pub(super) fn href(&self, path: &str, base: &BaseUrl) -> Option<Value> {
        let path = path.trim_start_matches('/');
        match self.0.get(path) {
            Some((_, href)) => href.clone(),
            None => plain(path, base).map(Value::from),
        }
    }
}

/// The address of the file at `path` without its fingerprint.
fn plain(path: &str, base: &BaseUrl) -> Option<String> {
    Some(Permalink::parse(&format!("/{path}"))?.href(base))
}

/// One line a file, to be an input of a key.
impl fmt::Display for Assets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|(path, (fingerprint, _))| writeln!(f, "{path} {fingerprint}"))
    }
}
