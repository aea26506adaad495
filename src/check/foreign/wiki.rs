//! Links and pictures between double brackets, as wikis and Obsidian have them.

use super::{picture, place};
use crate::newsletter::read_short_form;

/// How the names of pictures end.
const PICTURES: [&str; 9] = ["png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "bmp", "heic"];

/// What to type instead of the link `[[inner]]`.
pub(super) fn link(inner: &str) -> String {
    let (target, words) = parts(inner);
    let (file, section) = target.split_once('#').unwrap_or((target, ""));
    // The name of a paragraph, as Obsidian has them, is no anchor.
    let (target, section) = if section.starts_with('^') { (file, "") } else { (target, section) };
    if target.is_empty() && words.is_none() {
        return "take it out: a link leads to a heading, such as `[…](#the-heading)`".to_owned();
    }
    if target.is_empty() {
        return format!("write `{}`: a link leads to a heading", words.unwrap_or_default());
    }
    let anchor = section.to_lowercase().replace(' ', "-");
    let anchor = if anchor.is_empty() { anchor } else { format!("#{anchor}") };
    // An episode is linked by its number, and the link takes its title.
    if read_short_form(file).is_some() {
        return format!("write `[{}]({file}{anchor})`", words.unwrap_or_default());
    }
    let known = file.rsplit_once('.').is_some_and(|(_, it)| it.len() < 5 && it.chars().all(char::is_alphanumeric));
    let file = if file.is_empty() || known { file.to_owned() } else { format!("{file}.md") };
    let shown = words.unwrap_or(if target.starts_with('#') { section } else { target });
    format!("write `[{shown}]({})`", place(&format!("{file}{anchor}")))
}

/// What to type instead of the picture, or of the whole other text, `![[inner]]`.
pub(super) fn embedded(inner: &str) -> String {
    let (file, words) = parts(inner);
    let ending = file.rsplit_once('.').map_or("", |(_, it)| it);
    if !PICTURES.iter().any(|it| it.eq_ignore_ascii_case(ending)) {
        return link(inner);
    }
    // A number is a width, and so is `300x200`.
    let words = words.filter(|it| !it.chars().all(|it| it.is_ascii_digit() || it == 'x'));
    picture(words.unwrap_or_default(), file, None)
}

/// What stands before the bar, and what behind it. In a table, that is written `\|`.
fn parts(inner: &str) -> (&str, Option<&str>) {
    match inner.split_once('|') {
        Some((file, words)) => (file.trim_end_matches('\\').trim(), Some(words.trim()).filter(|it| !it.is_empty())),
        None => (inner.trim(), None),
    }
}
