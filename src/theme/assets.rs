//! The files that pages load, style sheets and scripts each at an address that changes with its bytes.
//!
//! The file itself stays at its plain path, which any server finds: what changes is a query, which servers ignore and
//! browsers do not.

use std::collections::BTreeMap;
use std::fmt;

use tera::Value;

use super::embedded;
use crate::address::{BaseUrl, Permalink};
use crate::diagnostic::nearest;
use crate::source::{Asset, Fingerprint, SourcePath};

/// Where each of the theme's files and the author's is found, by its path below `static/`.
#[derive(Debug)]
pub(super) struct Assets(BTreeMap<String, (Option<Fingerprint>, Option<Value>)>);

impl Assets {
    /// Those of the default theme, and `statics`, which come before them.
    pub(super) fn new(statics: &[Asset], base: &BaseUrl) -> Assets {
        let ours = embedded::STATIC.iter().map(|it| {
            let path = SourcePath::parse(it.path).expect("a plain name");
            (it.path.to_owned(), Fingerprint::is_for(&path.extension()).then(|| Fingerprint::of(it.bytes)))
        });
        let own = statics.iter().filter_map(|it| Some((it.path.below("static")?.to_owned(), it.fingerprint)));
        // Every page loads the same few.
        let found = |(path, fingerprint): (String, Option<Fingerprint>)| {
            let state = fingerprint.map_or_else(String::new, |it| format!("?v={it}"));
            let href = plain(&path, base).map(|it| Value::from(format!("{it}{state}")));
            (path, (fingerprint, href))
        };
        Assets(ours.chain(own).map(found).collect())
    }

    /// The address of the file at `path` below `static/`, if there is one.
    pub(super) fn href(&self, path: &str) -> Option<Value> {
        self.0.get(path.trim_start_matches('/'))?.1.clone()
    }

    /// The file that was meant by a `path` at which there is none.
    pub(super) fn nearest(&self, path: &str) -> Option<&str> {
        nearest(path.trim_start_matches('/'), self.0.keys().map(String::as_str))
    }
}

/// The address of the file at `path` without its fingerprint.
fn plain(path: &str, base: &BaseUrl) -> Option<String> {
    Some(Permalink::parse(&format!("/{path}"))?.href(base))
}

/// One line a file, to be an input of a key.
impl fmt::Display for Assets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|(path, (fingerprint, _))| match fingerprint {
            Some(fingerprint) => writeln!(f, "{path} {fingerprint}"),
            None => writeln!(f, "{path}"),
        })
    }
}
