//! Where the links of one text lead. Ten thousand texts have ten thousand of these, so they take no more
//! room than they need.

use super::link::{Link, LinkKind};
use crate::address::Permalink;
use crate::source::Dimensions;

/// What a link within the newsletter leads to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Route {
    /// A page, and perhaps an anchor on it.
    Page(Permalink, Option<String>),
    /// Nothing. The words are printed without a link.
    Nowhere,
    /// A file that is published as it is, and its size if it is a picture.
    File(Permalink, Option<Dimensions>),
}

/// Where the links of one document lead: from what the author wrote to what was found there.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Routes {
    links: Box<[(Box<str>, Route)]>,
    /// What is shown in the place of pictures. A link to the file of one leads to the file.
    shown: Option<Box<Routes>>,
    /// What links say that have no words of their own, each by what the author wrote.
    titles: Box<[(Box<str>, Box<str>)]>,
}

impl Routes {
    /// Where the link leads that is `written` so, if it leads into the newsletter.
    #[must_use]
    pub fn get(&self, written: &str) -> Option<&Route> {
        self.links.binary_search_by(|(it, _)| (**it).cmp(written)).ok().map(|place| &self.links[place].1)
    }

    /// Where the picture lies that is `written` so, if it is the newsletter's own.
    #[must_use]
    pub fn picture(&self, written: &str) -> Option<&Route> {
        self.shown.as_ref().and_then(|it| it.get(written)).or_else(|| self.get(written))
    }

    /// The pictures of the newsletter's own among `links`, as the author has laid them there.
    pub fn pictures<'a>(&'a self, links: &'a [Link]) -> impl Iterator<Item = &'a Permalink> {
        let pictures = links.iter().filter(|it| it.kind == LinkKind::Picture);
        pictures.filter_map(move |it| match self.get(&it.destination) {
            Some(Route::File(permalink, _)) => Some(permalink),
            Some(Route::Page(..) | Route::Nowhere) | None => None,
        })
    }

    /// The title of what is `written` so, for a link without words: as it is set, and not yet escaped.
    #[must_use]
    pub fn title(&self, written: &str) -> Option<&str> {
        self.titles.binary_search_by(|(it, _)| (**it).cmp(written)).ok().map(|place| &*self.titles[place].1)
    }

    /// Everything that links lead to.
    pub fn values(&self) -> impl Iterator<Item = &Route> {
        self.links.iter().map(|(_, route)| route)
    }

    /// The same for readers who are shown `others` in the place of pictures.
    #[must_use]
    pub fn showing(&self, others: Vec<(Box<str>, Route)>) -> Routes {
        Routes { shown: Some(Box::new(others.into_iter().collect())), ..self.clone() }
    }

    /// The same where links without words say `titles`: each what the author wrote, and what stands there.
    #[must_use]
    pub fn saying(self, titles: Vec<(Box<str>, Box<str>)>) -> Routes {
        Routes { titles: in_order(titles), ..self }
    }
}

/// Of two links that are written alike, the first one counts.
impl FromIterator<(Box<str>, Route)> for Routes {
    fn from_iter<T: IntoIterator<Item = (Box<str>, Route)>>(routes: T) -> Routes {
        Routes { links: in_order(routes.into_iter().collect()), ..Routes::default() }
    }
}

/// What is known of links, sorted by what the author wrote, each once.
fn in_order<T>(mut known: Vec<(Box<str>, T)>) -> Box<[(Box<str>, T)]> {
    known.sort_by(|(a, _), (b, _)| a.cmp(b));
    known.dedup_by(|(a, _), (b, _)| a == b);
    known.into()
}
