//! What can be said against a call for a component: that there is none, or that it takes something else.

use super::arguments::{Component, identifier, kind_of, names, needed, value};
use super::compiled::Theme;
use super::tags::definition;
use crate::diagnostic::{Diagnostic, did_you_mean, nearest};
use crate::markdown::{BuiltIn, Call, Components as _, Rendering};
use crate::source::{Source, SourcePath, Span};

/// The head of a call with all that it says rightly, and with a place for all that it must say besides.
fn completed(component: &Component, call: &Call, title: &str) -> String {
    let said = call.attributes.iter().filter(|it| kind_of(component, it).is_some()).map(|it| {
        let mark = if it.value.contains('"') { '\'' } else { '"' };
        format!(" {}={mark}{}{mark}", it.name, it.value)
    });
    let is_said = |needed: &String| call.attributes.iter().any(|it| identifier(&it.name) == *needed);
    let needed = needed(component).filter(|it| !is_said(it)).map(|it| format!(" {it}=\"…\""));
    format!("[!{title}{}]", said.chain(needed).collect::<String>())
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
            let help = format!("write `{}`", completed(component, call, &title));
            objections.push(
                Diagnostic::at(Span::new(path, call.range.clone()), format!("a `{title}` needs `{needed}`")).help(help),
            );
        }
        objections
    }

    fn unknown(&self, call: &Call, path: &SourcePath) -> Diagnostic {
        let own = self.catalogue.0.keys().filter(|it| BuiltIn::parse(it).is_none());
        let own = own.map(|it| it.to_uppercase().replace('_', "-"));
        let known: Vec<String> = BuiltIn::ALL.into_iter().map(|it| it.name().to_owned()).chain(own).collect();
        let name = call.name.to_uppercase();
        let help = nearest(&name, known.iter().map(String::as_str))
            .map_or_else(|| format!("known are {}", known.join(", ")), |it| format!("did you mean `[!{it}]`?"));
        let remark = Diagnostic::at(Span::new(path, call.range.clone()), format!("no block is called `{name}`"));
        let Some((own, span)) = self.without_rendering(&identifier(&call.name)) else { return remark.help(help) };
        let help = format!("call it `{}.web` there; `.letter`, `.feed` and `.text` are for other readers", call.name);
        remark.help(help).note(span, format!("the component `{own}` is for templates only"))
    }

    /// A component of the author's that is called so, but does not say for whom it is, and where its name stands.
    fn without_rendering(&self, name: &str) -> Option<(String, Span)> {
        let is_called = |it: &&str| it.split('.').next().is_some_and(|it| it.eq_ignore_ascii_case(name));
        let own = self.tera.get_component_names().filter(is_called).min()?.to_owned();
        let place = |it: &Source| Some(Span::new(&it.path, definition(&own, &it.text)?));
        let span = self.templates.iter().find_map(place)?;
        Some((own, span))
    }
}
