//! The look: templates, the default theme, and the contract between templates and the model.
//!
//! The default theme lives under the prefix `theme/`. A template of the author's comes before the one of the same name;
//! it may extend the default, `{% extends "theme/episode.html" %}`, and replace one block of it.
//!
//! A component of a template whose name ends with a medium, `{% component lamp.web(…) %}`, can be used in Markdown
//! as well: `> [!LAMP]`.
//!
//! | asked for | is found in |
//! |-----------|-------------|
//! | what a template sees | `view`; `prose` is what it sees only when it shows it |
//! | what it may do with that | `filters`, of which `lettering` sets texts into a space |
//! | the files of the default theme, and where pages load them | `embedded`, `assets` |
//! | blocks that texts call for | `components` |
//! | what is said of a mistake | `faults`, `open_tags`, `strays`; what templates say themselves, `thrown` |
//! | how much a template may print, and who is to blame if that is too much | `leaf`, `culprit` |

mod assets;
mod components;
mod culprit;
mod embedded;
mod faults;
mod filters;
mod leaf;
mod lettering;
mod open_tags;
mod prose;
mod strays;
mod thrown;
pub mod view;

use std::sync::Arc;

use serde::Serialize;
use tera::{Context, Tera, Value};

pub use culprit::{Commission, Culprit};
pub use embedded::{CARD, StaticFile, default_template, files, static_files};

use assets::Assets;
use components::Catalogue;
use embedded::DEFAULT;
use leaf::Leaf;

use crate::diagnostic::{Report, Reported};
use crate::manuscript::{Masthead, check_merges};
use crate::memo::Key;
use crate::picture::Fonts;
use crate::source::{Asset, Source, SourcePath, Span};

/// Compiled templates.
#[derive(Debug)]
pub struct Theme {
    tera: Tera,
    /// The author's own templates, to tell of a mistake in them.
    templates: Vec<Source>,
    catalogue: Catalogue,
    /// The interface texts, for components.
    words: Value,
    /// The most bytes of a page.
    longest: usize,
    fonts: Arc<Fonts>,
    assets: Arc<Assets>,
}

impl Theme {
    /// Compiles the default theme and the author's own `templates`, which may lead to the files among `statics`; cards
    /// are lettered with `fonts`.
    ///
    /// # Errors
    /// When a template of the author's cannot be read, or uses something that does not exist.
    pub fn compile(
        templates: &[Source],
        statics: &[Asset],
        fonts: Arc<Fonts>,
        masthead: &Masthead,
        report: &mut Report,
    ) -> Result<Theme, Reported> {
        proofread(templates, report)?;
        let own = named(templates);
        strays::tell(&own, statics, report);
        let mut tera = Tera::new();
        let assets = Arc::new(Assets::new(statics, &masthead.base_url));
        filters::register(&mut tera, masthead, &fonts, &assets);
        thrown::register(&mut tera);
        tera.autoescape_on(vec![".html", ".htm", ".xml", ".svg"]);
        tera.set_fallback_prefixes(vec![DEFAULT.to_owned()]).expect("the prefix is well-formed");
        let defaults = embedded::TEMPLATES.iter().map(|(name, text)| (format!("{DEFAULT}{name}"), *text));
        let all = defaults.chain(own.into_iter().map(|(name, source)| (name.to_owned(), &*source.text)));
        match tera.add_raw_templates(all) {
            Ok(()) => Ok(Theme {
                catalogue: Catalogue::of(&tera),
                words: Value::from_serializable(masthead.language.words()),
                templates: templates.to_vec(),
                longest: masthead.limits.page,
                fonts,
                assets,
                tera,
            }),
            Err(error) => Err(faults::tell(&error, templates, report)),
        }
    }

    /// What cards and drawings are lettered with.
    #[must_use]
    pub fn fonts(&self) -> &Fonts {
        &self.fonts
    }

    /// Where the block `name` of the author's own `template` begins; its file, if it does not stand there.
    #[must_use]
    pub fn block(&self, template: &str, name: &str) -> Span {
        let path = SourcePath::parse(&format!("templates/{template}")).expect("the name of a template");
        let block = format!("block {name}");
        let source = self.templates.iter().find(|it| it.path == path);
        match source.and_then(|it| it.text.find(&block)) {
            Some(start) => Span::new(&path, start..start + block.len()),
            None => Span::file(&path),
        }
    }

    /// The key of every template, the default ones and the author's, of the fonts that they measure with, and of the
    /// style sheets and scripts that they lead to.
    #[must_use]
    pub fn key(&self) -> Key {
        let own = self.templates.iter().flat_map(|it| [it.path.as_str(), &*it.text]);
        let texts = embedded::TEMPLATES.iter().flat_map(|(name, text)| [*name, *text]).chain(own).map(str::as_bytes);
        let assets = self.assets.to_string();
        let all: Vec<&[u8]> = texts.chain([&self.fonts.digest()[..], assets.as_bytes()]).collect();
        Key::of("a theme", &all)
    }

    /// Prints `view` for `commission` with the template called `name`, in UTF-8; `shared` is what every template sees.
    ///
    /// # Errors
    /// When the template asks for something that its view does not have.
    pub fn render(
        &self,
        name: &str,
        shared: &[(&'static str, Value)],
        view: &impl Serialize,
        commission: Commission<'_>,
        report: &mut Report,
    ) -> Result<Vec<u8>, Reported> {
        let mut context = Context::from_serialize(view).expect("a view is a map of plain values");
        for (key, value) in shared {
            context.insert_value(*key, value.clone());
        }
        let mut leaf = Leaf::of(self.longest);
        match self.tera.render_to(name, &context, &mut leaf) {
            Ok(()) => Ok(leaf.into_bytes()),
            Err(_) if leaf.is_used_up() => Err(report.error(self.culprit(name, commission).too_long(self.longest))),
            Err(error) => Err(faults::tell(&error, &self.templates, report)),
        }
    }
}

/// Tells of every template that cannot be read at all. Each is tried alone: a slip in one does not hide one in another.
///
/// # Errors
/// When there is such a template.
pub fn proofread(templates: &[Source], report: &mut Report) -> Result<(), Reported> {
    let mut told = Ok(());
    for (name, source) in named(templates) {
        // The engine would print its marks, and both wordings.
        if let Err(unfinished) = check_merges(source, report) {
            told = Err(unfinished);
            continue;
        }
        if let Err(error) = Tera::new().add_raw_template(name, &source.text)
            && faults::is_syntax(&error)
        {
            told = Err(faults::tell(&error, templates, report));
        }
    }
    told
}

/// The author's templates by the names that other templates know them by.
fn named(templates: &[Source]) -> Vec<(&str, &Source)> {
    templates.iter().filter_map(|it| Some((it.path.below("templates")?, it))).collect()
}
