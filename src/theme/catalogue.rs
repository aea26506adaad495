//! The catalogue of components that texts can call for: which there are, and for which readers each has a look.

use std::collections::BTreeMap;

use tera::Tera;

use super::arguments::{Component, identifier};
use crate::markdown::{Call, Rendering};

/// The components of a theme that a text can call for, by their names.
#[derive(Debug)]
pub(super) struct Catalogue(pub(super) BTreeMap<String, Component>);

/// Whose look is shown to a reader for whom a component has none, the likest first. Plain text is no look for others.
pub(super) fn likest(reader: Rendering) -> &'static [Rendering] {
    match reader {
        Rendering::Web => &[Rendering::Web, Rendering::Feed, Rendering::Letter],
        Rendering::Feed => &[Rendering::Feed, Rendering::Web, Rendering::Letter],
        Rendering::Letter => &[Rendering::Letter, Rendering::Web, Rendering::Feed],
        Rendering::Text => &[Rendering::Text, Rendering::Letter, Rendering::Web, Rendering::Feed],
    }
}

impl Catalogue {
    /// What the templates of `tera` define.
    pub(super) fn of(tera: &Tera) -> Catalogue {
        let mut components: BTreeMap<String, Component> = BTreeMap::new();
        for full_name in tera.get_component_names() {
            let Some((name, end)) = full_name.rsplit_once('.') else { continue };
            // The end of the name says for whom it is.
            let rendering = Rendering::ALL.into_iter().find(|it| it.name() == end);
            if let (Some(rendering), Some(info)) = (rendering, tera.get_component_definition(full_name)) {
                components.entry(name.to_lowercase()).or_default().insert(rendering, info);
            }
        }
        Catalogue(components)
    }

    /// The component that `call` asks for.
    pub(super) fn find(&self, call: &Call) -> Option<&Component> {
        self.0.get(&identifier(&call.name))
    }
}
