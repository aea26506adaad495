//! Who wrote an episode: the newsletter's own author, unless it names others.

use super::model::{Episode, Newsletter};

impl Newsletter {
    /// Those who wrote `episode`: whom it names, or else the newsletter's own author.
    pub fn authors_of<'a>(&'a self, episode: &'a Episode) -> impl Iterator<Item = &'a str> + use<'a> {
        let named = &episode.manuscript.authors;
        let own = self.masthead.author.as_ref().filter(|_| named.is_empty());
        named.iter().map(String::as_str).chain(own.map(|it| it.name.as_str()))
    }

    /// Those whom `episode` names as its authors; the newsletter's own goes without saying.
    #[must_use]
    pub fn guests<'a>(&self, episode: &'a Episode) -> &'a [String] {
        let own = self.masthead.author.as_ref().map(|it| &it.name);
        match &*episode.manuscript.authors {
            [only] if Some(only) == own => &[],
            named => named,
        }
    }
}
