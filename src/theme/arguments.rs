//! What can be said of a component where it is called for: names, and the kinds of their values.

use std::collections::BTreeMap;

use tera::{ComponentArg, ComponentArgType, ComponentInfo, Value};

use crate::markdown::{Attribute, Rendering};

/// How a component looks to the readers for whom it has a look.
pub(super) type Component = BTreeMap<Rendering, ComponentInfo>;

/// A name of Markdown as templates write it: `pull-quote` is `pull_quote`.
pub(super) fn identifier(name: &str) -> String {
    name.replace('-', "_")
}

/// What kind of value an attribute is, if any rendering knows it.
pub(super) fn kind_of(component: &Component, attribute: &Attribute) -> Option<ComponentArgType> {
    let name = identifier(&attribute.name);
    component.values().find_map(|it| kind_in(it, &name))
}

pub(super) fn kind_in(look: &ComponentInfo, name: &str) -> Option<ComponentArgType> {
    let declared = said(look).find(|it| it.name() == name);
    let kind = declared.map(|it| it.arg_type().unwrap_or(ComponentArgType::String));
    kind.or_else(|| look.rest_param().map(|_| ComponentArgType::String))
}

/// The arguments that an author writes; the others are given.
fn said(look: &ComponentInfo) -> impl Iterator<Item = &ComponentArg> {
    look.args().iter().filter(|it| !it.is_implicit())
}

/// The names of everything that can be said of a component.
pub(super) fn names(component: &Component) -> Vec<String> {
    let mut names: Vec<String> = component.values().flat_map(|it| said(it).map(|it| it.name().to_owned())).collect();
    names.sort();
    names.dedup();
    names
}

/// The names of what must be said.
pub(super) fn needed(component: &Component) -> impl Iterator<Item = String> {
    let needed = |name: &String| component.values().any(|it| said(it).any(|it| it.name() == name && it.is_required()));
    names(component).into_iter().filter(needed).collect::<Vec<_>>().into_iter()
}

/// The value that `text` is for an attribute of this kind; else what it must be, and what to write.
pub(super) fn value(text: &str, kind: ComponentArgType) -> Result<Value, (&'static str, &'static str)> {
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
