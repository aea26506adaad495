//! Components that texts call for: which there are, what can be said of each, and how one is printed.

use std::collections::BTreeMap;

use tera::{ComponentArg, ComponentArgType, ComponentInfo, Context, Tera, Value};

use super::leaf::Leaf;
use super::view::{ComponentLink, ComponentPicture, ComponentView};
use super::{Culprit, Theme, faults};
use crate::diagnostic::{Diagnostic, did_you_mean, nearest};
use crate::markdown::{Attribute, BuiltIn, Call, Components, FilledLink, FilledPicture, Filling, Rendering};
use crate::source::{MediaType, Source, SourcePath, Span};

/// The components of a theme that a text can call for, by their names.
#[derive(Debug)]
pub(super) struct Catalogue(BTreeMap<String, Component>);

/// How a component looks to the readers for whom it has a look.
type Component = BTreeMap<Rendering, ComponentInfo>;

/// The end of a component's name says for whom it is.
const RENDERINGS: [(Rendering, &str); 4] =
    [(Rendering::Web, "web"), (Rendering::Feed, "feed"), (Rendering::Letter, "letter"), (Rendering::Text, "text")];

/// Whose look is shown to a reader for whom a component has none, the likest first. Plain text is no look for others.
fn likest(reader: Rendering) -> &'static [Rendering] {
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
            let rendering = RENDERINGS.iter().find(|(_, it)| *it == end).map(|(it, _)| *it);
            if let (Some(rendering), Some(info)) = (rendering, tera.get_component_definition(full_name)) {
                components.entry(name.to_lowercase()).or_default().insert(rendering, info);
            }
        }
        Catalogue(components)
    }

    fn find(&self, call: &Call) -> Option<&Component> {
        self.0.get(&identifier(&call.name))
    }
}

impl Theme {
    /// What is to be said against a call in the file at `path`: no component has this name, or it does not know what is
    /// said of it.
    #[must_use]
    pub fn objections(&self, call: &Call, path: &SourcePath) -> Vec<Diagnostic> {
        let Some(component) = self.catalogue.find(call) else { return vec![self.unknown(call, path)] };
        let title = call.name.to_uppercase();
        let mut objections = Vec::new();
        if self.look(call, Rendering::Web).is_none() {
            let help = format!(
                "write `{{% component {}.web(…) %}}` too: pages, feeds and letters have it",
                identifier(&call.name)
            );
            let remark = Diagnostic::at(Span::new(path, call.range.clone()), format!("a `{title}` is plain text only"));
            objections.push(remark.help(help));
        }
        for (place, attribute) in call.attributes.iter().enumerate() {
            let span = Span::new(path, attribute.range.clone());
            let name = &attribute.name;
            if call.attributes[..place].iter().any(|it| it.name == *name) {
                objections.push(Diagnostic::at(span, format!("`{name}` is said twice")).help("keep one of them"));
                continue;
            }
            match kind_of(component, attribute) {
                None => {
                    let known = names(component);
                    let takes = || match known.iter().map(|it| format!("`{it}=\"…\"`")).collect::<Vec<_>>() {
                        none if none.is_empty() => format!("write `[!{title}]`"),
                        takes => format!("it takes {}", takes.join(", ")),
                    };
                    let help = did_you_mean(name, known.iter().map(String::as_str), takes);
                    objections.push(Diagnostic::at(span, format!("a `{title}` has no `{name}`")).help(help));
                }
                Some(kind) => {
                    if let Err((is, help)) = value(&attribute.value, kind) {
                        objections.push(Diagnostic::at(span, format!("`{name}` must be {is}")).help(help));
                    }
                }
            }
        }
        for needed in
            needed(component).filter(|needed| !call.attributes.iter().any(|it| identifier(&it.name) == *needed))
        {
            let help = format!("write `[!{title} {needed}=\"…\"]`");
            objections.push(
                Diagnostic::at(Span::new(path, call.range.clone()), format!("a `{title}` needs `{needed}`")).help(help),
            );
        }
        objections
    }

    fn unknown(&self, call: &Call, path: &SourcePath) -> Diagnostic {
        let own = self.catalogue.0.keys().map(|it| it.to_uppercase().replace('_', "-"));
        let known: Vec<String> = BuiltIn::ALL.into_iter().map(|it| it.name().to_owned()).chain(own).collect();
        let name = call.name.to_uppercase();
        let help = nearest(&name, known.iter().map(String::as_str))
            .map_or_else(|| format!("known are {}", known.join(", ")), |it| format!("did you mean `[!{it}]`?"));
        let remark = Diagnostic::at(Span::new(path, call.range.clone()), format!("no block is called `{name}`"));
        let Some((own, span)) = self.without_rendering(&identifier(&call.name)) else { return remark.help(help) };
        let help = format!("call it `{}.web` there; `.letter`, `.feed` and `.text` are for other readers", call.name);
        remark.help(help).note(span, format!("the component `{own}` is for templates only"))
    }
}

impl Theme {
    /// A component of the author's that is called so, but does not say for whom it is, and where its name stands.
    fn without_rendering(&self, name: &str) -> Option<(String, Span)> {
        let is_called = |it: &&str| it.split('.').next().is_some_and(|it| it.eq_ignore_ascii_case(name));
        let own = self.tera.get_component_names().filter(is_called).min()?.to_owned();
        let opening = format!("component {own}");
        let place = |it: &Source| {
            let start = it.text.find(&opening)? + opening.len() - own.len();
            Some(Span::new(&it.path, start..start + own.len()))
        };
        let span = self.templates.iter().find_map(place)?;
        Some((own, span))
    }

    /// Where the component is written that `call` asks for, in the look that is shown to `reader`.
    #[must_use]
    pub fn component(&self, call: &Call, reader: Rendering) -> Option<Span> {
        let look = self.catalogue.find(call)?.get(&self.look(call, reader)?)?;
        Some(faults::component(look.name(), &self.templates))
    }
}

impl Components for Theme {
    fn look(&self, call: &Call, reader: Rendering) -> Option<Rendering> {
        let component = self.catalogue.find(call)?;
        likest(reader).iter().copied().find(|it| component.contains_key(it))
    }

    fn print(&self, call: &Call, filling: Filling, reader: Rendering) -> Result<Option<String>, Box<Diagnostic>> {
        let Some(rendering) = self.look(call, reader) else { return Ok(None) };
        let Some(look) = self.catalogue.find(call).and_then(|it| it.get(&rendering)) else { return Ok(None) };
        let mut arguments = Context::new();
        for attribute in &call.attributes {
            let name = identifier(&attribute.name);
            // What another rendering knows is no mistake here.
            if let Some(kind) = kind_in(look, &name)
                && let Ok(value) = value(&attribute.value, kind)
            {
                arguments.insert_value(name, value);
            }
        }
        let Filling { body, text, links, pictures, page } = filling;
        let view = ComponentView {
            medium: RENDERINGS.iter().find(|(it, _)| *it == reader).map_or("", |(_, name)| *name),
            page,
            text: Value::safe_string(&text),
            links: links.into_iter().map(link).collect(),
            pictures: pictures.into_iter().map(picture).collect(),
        };
        let mut given = Context::from_serialize(&view).expect("a view is a map of plain values");
        given.insert_value("words", self.words.clone());
        let escaping = match rendering {
            Rendering::Web | Rendering::Feed | Rendering::Letter => true,
            Rendering::Text => false,
        };
        let mut leaf = Leaf::of(self.longest);
        let body = Some(body.as_str());
        match self.tera.render_component_with_implicits_to(look.name(), &arguments, &given, body, escaping, &mut leaf) {
            Ok(()) => Ok(Some(leaf.into_text())),
            Err(_) if leaf.is_used_up() => {
                let place = faults::component(look.name(), &self.templates);
                Err(Box::new(Culprit::Template(place).too_long(self.longest)))
            }
            Err(error) => Err(Box::new(faults::remark(&error, &self.templates))),
        }
    }
}

fn link(link: FilledLink) -> ComponentLink {
    let FilledLink { url, text, title, note } = link;
    let recording = url.as_deref().and_then(MediaType::of_address).filter(|it| it.is_recording());
    ComponentLink { media_type: recording.map(MediaType::name), url, text, title, note }
}

fn picture(picture: FilledPicture) -> ComponentPicture {
    let FilledPicture { url, alt, caption, size, link, note, image } = picture;
    ComponentPicture {
        url,
        alt,
        caption,
        width: size.map(|it| it.width),
        height: size.map(|it| it.height),
        link,
        note,
        image: Value::safe_string(&image),
    }
}

/// A name of Markdown as templates write it: `pull-quote` is `pull_quote`.
fn identifier(name: &str) -> String {
    name.replace('-', "_")
}

/// What kind of value an attribute is, if any rendering knows it.
fn kind_of(component: &Component, attribute: &Attribute) -> Option<ComponentArgType> {
    let name = identifier(&attribute.name);
    component.values().find_map(|it| kind_in(it, &name))
}

fn kind_in(look: &ComponentInfo, name: &str) -> Option<ComponentArgType> {
    let declared = said(look).find(|it| it.name() == name);
    let kind = declared.map(|it| it.arg_type().unwrap_or(ComponentArgType::String));
    kind.or_else(|| look.rest_param().map(|_| ComponentArgType::String))
}

/// The arguments that an author writes; the others are given.
fn said(look: &ComponentInfo) -> impl Iterator<Item = &ComponentArg> {
    look.args().iter().filter(|it| !it.is_implicit())
}

/// The names of everything that can be said of a component.
fn names(component: &Component) -> Vec<String> {
    let mut names: Vec<String> = component.values().flat_map(|it| said(it).map(|it| it.name().to_owned())).collect();
    names.sort();
    names.dedup();
    names
}

/// The names of what must be said.
fn needed(component: &Component) -> impl Iterator<Item = String> {
    let needed = |name: &String| component.values().any(|it| said(it).any(|it| it.name() == name && it.is_required()));
    names(component).into_iter().filter(needed).collect::<Vec<_>>().into_iter()
}

/// The value that `text` is for an attribute of this kind; else what it must be, and what to write.
fn value(text: &str, kind: ComponentArgType) -> Result<Value, (&'static str, &'static str)> {
    match kind {
        ComponentArgType::String => Ok(Value::from(text)),
        ComponentArgType::Bool => {
            text.parse::<bool>().map(Value::from).map_err(|_| ("`true` or `false`", "write `\"true\"`"))
        }
        ComponentArgType::Integer => {
            text.parse::<i64>().map(Value::from).map_err(|_| ("a whole number", "write one such as `\"3\"`"))
        }
        ComponentArgType::Float => {
            text.parse::<f64>().map(Value::from).map_err(|_| ("a number", "write one such as `\"1.5\"`"))
        }
        ComponentArgType::Number => match (text.parse::<i64>(), text.parse::<f64>()) {
            (Ok(whole), _) => Ok(Value::from(whole)),
            (Err(_), Ok(number)) => Ok(Value::from(number)),
            (Err(_), Err(_)) => Err(("a number", "write one such as `\"1.5\"`")),
        },
        _ => Err((
            "of a kind that nobody can write in a text",
            "the component's argument should be a `string`, `integer`, `float`, `number` or `bool`",
        )),
    }
}
