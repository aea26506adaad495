//! The templates of a theme, compiled together: the author's own and those of the default theme.

use std::sync::Arc;

use tera::{Tera, Value};

use super::assets::Assets;
use super::catalogue::Catalogue;
use super::embedded::{DEFAULT, TEMPLATES};
use super::proofread::{named, proofread};
use super::{blocks, faults, filters, strays, thrown};
use crate::diagnostic::{Report, Reported};
use crate::manuscript::Masthead;
use crate::memo::Key;
use crate::picture::Fonts;
use crate::source::{Asset, Source, SourcePath, Span};

/// Compiled templates.
#[derive(Debug)]
pub struct Theme {
    pub(super) tera: Tera,
    /// The author's own templates, to tell of a mistake in them.
    pub(super) templates: Vec<Source>,
    pub(super) catalogue: Catalogue,
    /// The interface texts, for components.
    pub(super) words: Value,
    /// The most bytes of a page.
    pub(super) longest: usize,
    pub(super) fonts: Arc<Fonts>,
    pub(super) assets: Arc<Assets>,
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
        let defaults = TEMPLATES.iter().map(|(name, text)| (format!("{DEFAULT}{name}"), *text));
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
        let source = self.templates.iter().find(|it| it.path == path);
        match source.and_then(|it| blocks::place(name, &it.text)) {
            Some(range) => Span::new(&path, range),
            None => Span::file(&path),
        }
    }

    /// The key of every template, the default ones and the author's, of the fonts that they measure with, and of the
    /// style sheets and scripts that they lead to.
    #[must_use]
    pub fn key(&self) -> Key {
        let own = self.templates.iter().flat_map(|it| [it.path.as_str(), &*it.text]);
        let texts = TEMPLATES.iter().flat_map(|(name, text)| [*name, *text]).chain(own).map(str::as_bytes);
        let assets = self.assets.to_string();
        let all: Vec<&[u8]> = texts.chain([&self.fonts.digest()[..], assets.as_bytes()]).collect();
        Key::of("a theme", &all)
    }
}
