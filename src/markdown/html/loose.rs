//! Words of Markdown that stand in no text of the newsletter.

use super::hanging::{Hanging, Ladders, Opening};
use super::setting::{Medium, Setting};
use super::writer::Writer;
use crate::address::{BaseUrl, Permalink};
use crate::language::Words;
use crate::markdown::component::NoComponents;
use crate::markdown::notes::Notes;
use crate::markdown::parse;
use crate::markdown::routes::Routes;
use crate::markdown::surroundings::Surroundings;
use crate::markdown::tree::Audience;
use crate::markdown::typography::Typography;
use crate::memo::Memo;

/// A few words of Markdown that belong to no file, such as those in a template.
#[derive(Debug, Clone, Copy)]
pub struct Loose<'a> {
    /// The words.
    pub text: &'a str,
    /// How they are set.
    pub typography: Typography,
    /// The address of the newsletter.
    pub base: &'a BaseUrl,
    /// The interface texts.
    pub words: &'a Words,
}

impl Loose<'_> {
    /// The words as HTML for a page of the site.
    #[must_use]
    pub fn write(self) -> String {
        let tree = parse::parse(self.text, self.typography).tree;
        let around = Surroundings {
            base: self.base,
            page: &Permalink::home(),
            routes: &Routes::default(),
            words: self.words,
            memo: &Memo::default(),
            components: &NoComponents,
        };
        let hanging = Hanging { ladders: &Ladders::new(), sizes: "", opening: Opening::Text };
        let setting = Setting { medium: Medium::Web, audience: Audience::Web, around, hanging };
        Writer::new(String::new(), setting, 0, &Notes::of(&tree, setting.audience)).whole(&tree.blocks)
    }
}
