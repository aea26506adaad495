//! `[words]` in the masthead: interface texts of the author's own, in place of those of the language.

use crate::diagnostic::{Diagnostic, Reported, Rule};
use crate::language::{Counted, Language, Words};
use crate::manuscript::front_matter::{Fields, Placed};

/// Reads `subscribe = "Join us"` and `episodes = { one = "{n} letter", other = "{n} letters" }`.
pub(super) fn read(fields: &mut Fields<'_>, language: &Language) -> Result<Words, Reported> {
    let (mut words, mut told) = (language.words().clone(), Ok(()));
    for name in Words::TEXTS {
        match text(fields, name, Words::places(name)) {
            Ok(Some(text)) => words = words.with_text(name, text),
            Ok(None) => {}
            Err(reported) => told = Err(reported),
        }
    }
    for name in Words::COUNTED {
        match fields.table(name, language.plurals(), |it| forms(it, language.plurals(), Words::places(name))) {
            Ok(Some(forms)) => words = words.with_counted(name, forms),
            Ok(None) => {}
            Err(reported) => told = Err(reported),
        }
    }
    told.map(|()| words)
}

/// Tells of a language that we do not speak, as far as the author has not written the words.
pub(super) fn tell_if_unspoken(fields: &mut Fields<'_>, language: &Placed<Language>, words: &Words) {
    let ours = language.value.words();
    let said = |text: Option<&str>| text.is_some_and(|it| it.contains(char::is_alphabetic));
    let left = Words::TEXTS.iter().filter(|it| said(ours.text(it)) && words.text(it) == ours.text(it)).count();
    if !language.value.is_spoken() && left > 0 {
        let message =
            format!("we have no words in `{}`; {left} texts around the author's own are English", language.value.tag());
        let help = "write your own under `[words]`, or say `untranslated = \"off\"` under `[check]`";
        let help = match language.value.of_country() {
            Some(meant) => format!("did you mean `{meant}`? else {help}"),
            None => help.to_owned(),
        };
        fields.warn(Rule::Untranslated, Diagnostic::at(language.span.clone(), message).help(help));
    }
}

fn forms(
    fields: &mut Fields<'_>,
    categories: &'static [&'static str],
    places: &'static [&'static str],
) -> Result<Counted, Reported> {
    let mut forms = Vec::new();
    for category in categories {
        forms.extend(text(fields, category, places)?.map(|it| (*category, it)));
    }
    if forms.iter().any(|(it, _)| *it == "other") {
        return Ok(Counted::Authors(forms));
    }
    let range = fields.whole();
    Err(fields.fault(
        range,
        "the form `other` is missing",
        "add `other = \"{n} …\"`, which stands beside any other number",
    ))
}

/// A text whose places exist. Its spaces are the author's: they are what a comma consists of.
fn text(fields: &mut Fields<'_>, name: &str, places: &'static [&'static str]) -> Result<Option<String>, Reported> {
    let Some(text) = fields.exact_line(name)? else { return Ok(None) };
    fields.pattern(&text, places).map(|_| Some(text.value))
}
