//! Where the links of one text lead. Ten thousand texts have ten thousand of these, so they take no more room than they need.

use super::Route;

/// Where the links of one document lead: from what the author wrote to what was found there.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Routes(Box<[(Box<str>, Route)]>);

impl Routes {
    /// Where the link leads that is `written` so, if it leads into the newsletter.
    #[must_use]
    pub fn get(&self, written: &str) -> Option<&Route> {
        self.0.binary_search_by(|(it, _)| (**it).cmp(written)).ok().map(|place| &self.0[place].1)
    }

    /// Everything that links lead to.
    pub fn values(&self) -> impl Iterator<Item = &Route> {
        self.0.iter().map(|(_, route)| route)
    }

    /// The same, with `others` in the place of those that are written alike.
    #[must_use]
    pub fn with(&self, others: Vec<(Box<str>, Route)>) -> Routes {
        others.into_iter().chain(self.0.iter().cloned()).collect()
    }
}

/// Of two links that are written alike, the first one counts.
impl FromIterator<(Box<str>, Route)> for Routes {
    fn from_iter<T: IntoIterator<Item = (Box<str>, Route)>>(routes: T) -> Routes {
        let mut routes: Vec<(Box<str>, Route)> = routes.into_iter().collect();
        routes.sort_by(|(a, _), (b, _)| a.cmp(b));
        routes.dedup_by(|(a, _), (b, _)| a == b);
        Routes(routes.into())
    }
}
