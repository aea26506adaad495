//! A newsletter in which one episode says something else. Where nothing that others can see has changed, nothing else
//! has to be looked at: the rest is shared with the newsletter as it was.

use std::sync::Arc;

use super::{Episode, Newsletter};
use crate::manuscript::EpisodeManuscript;

impl Newsletter {
    /// This newsletter with the episode of `manuscript`'s file as that is now; `None` if the change reaches further than
    /// its own words, or the file is not a published episode. Equal to a newsletter that is assembled anew.
    #[must_use]
    pub fn revised(&self, manuscript: &EpisodeManuscript) -> Option<Newsletter> {
        let place = self.episodes.iter().position(|it| it.manuscript.path == manuscript.path)?;
        let episode = &self.episodes[place];
        // The same front matter, to the byte, has the same meaning in the same places. What others link to or list is
        // decided by the headings, the links and the first passages.
        if !episode.manuscript.body.differs_in_prose_alone(&manuscript.body) {
            return None;
        }
        let revised = Episode { manuscript: manuscript.clone(), ..Episode::clone(episode) };
        let mut newsletter = self.clone();
        newsletter.episodes[place] = Arc::new(revised);
        Some(newsletter)
    }
}
