//! Shortcodes and the tags of templates, which other site generators fill in: what to type instead of each.

use super::{picture, place};

/// What to type instead of the shortcode that holds these `words`, with this `before` it in its line.
pub(super) fn help(words: &str, before: &str) -> String {
    known(words, before)
        .unwrap_or_else(|| "write what it stands for, or take it out: no shortcode is filled in here".to_owned())
}

/// The same for a tag such as `{% include figure.html src="a.png" %}`.
pub(super) fn template(words: &str, before: &str) -> String {
    let words = words.trim_matches(['-', ' ']);
    // What is taken in is called after its file.
    let called = words.strip_prefix("include ").map(|it| it.replacen(".html", "", 1));
    let called = called.as_deref().unwrap_or(words);
    let posts = called.strip_prefix("link _posts/").map(|it| format!("post_url {it}"));
    let called = called_like_a_function(posts.as_deref().unwrap_or(called));
    known(&called, before).unwrap_or_else(|| "take it out: no template is filled in here".to_owned())
}

/// The same for what is between two braces: `{{ image(src="a.png") }}`, `{{ '/a.png' | relative_url }}`.
pub(super) fn filled(words: &str, before: &str) -> String {
    let words = words.trim_matches(['-', ' ']);
    if let Some(quote) = words.chars().next().filter(|it| "\"'`".contains(*it)) {
        let said = words[1..].split(quote).next().unwrap_or_default();
        return format!("write `{}`", if before.ends_with('(') { place(said) } else { said.to_owned() });
    }
    known(&called_like_a_function(words), before)
        .unwrap_or_else(|| "write what it stands for, or take it out: no template is filled in here".to_owned())
}

/// `name(key="…")` as `name key="…"`.
fn called_like_a_function(words: &str) -> String {
    match words.split_once('(') {
        Some((name, rest)) if !name.contains(['"', '\'', '=']) => {
            format!("{name} {}", rest.rsplit_once(')').map_or(rest, |(it, _)| it))
        }
        _ => words.to_owned(),
    }
}

/// What to type instead of a shortcode that means something here as well.
fn known(words: &str, before: &str) -> Option<String> {
    let parts = parts(words);
    let name = parts.first().map_or("", |(_, it)| it.as_str()).to_lowercase();
    let named = |names: &[&str]| {
        let found = parts.iter().find(|(key, _)| key.as_deref().is_some_and(|it| names.contains(&it)));
        found.map(|(_, it)| it.as_str())
    };
    let first = named(&["id", "v"]).or(parts.get(1).map(|(_, it)| it.as_str())).unwrap_or("…");
    let help = match name.as_str() {
        "figure" | "img" | "image" | "asset_img" => {
            // Without keys, the file is named before what it shows.
            let mut unkeyed = parts.iter().skip(1).filter(|(key, _)| key.is_none()).map(|(_, it)| it.as_str());
            let file = named(&["src", "link", "path"]).or_else(|| unkeyed.find(|it| it.contains('.'))).unwrap_or(first);
            let alt = named(&["alt"]).or_else(|| unkeyed.find(|it| it.contains(' ')));
            picture(alt.unwrap_or_default(), file, named(&["caption", "title"]))
        }
        "ref" | "relref" | "post_url" => {
            let file = named(&["path"]).unwrap_or(first);
            let (path, anchor) = file.split_once('#').map_or((file, String::new()), |(it, to)| (it, format!("#{to}")));
            let named = path.rsplit('/').next().unwrap_or(path).contains(['.', '…']) || path.is_empty();
            let whole = place(&format!("{path}{}{anchor}", if named { "" } else { ".md" }));
            if before.ends_with("](") { format!("write `{whole}`") } else { format!("write `[…]({whole})`") }
        }
        "youtube" => format!("write a link: `[the film](https://www.youtube.com/watch?v={first})`"),
        "vimeo" => format!("write a link: `[the film](https://vimeo.com/{first})`"),
        "highlight" => format!("write three backticks and `{first}`, and three backticks below the code"),
        "/highlight" | "endhighlight" => "write three backticks".to_owned(),
        "notice" | "callout" | "admonition" | "hint" | "alert" => {
            alert(named(&["type", "level", "context"]).or(parts.get(1).map(|(_, it)| it.as_str())).unwrap_or_default())
        }
        "note" | "tip" | "info" | "important" | "warning" | "caution" | "danger" => alert(&name),
        "tweet" | "twitter" | "x" | "instagram" | "gist" | "vimeo_simple" | "twitter_simple" => {
            "write a link: `[what is there](https://…)`".to_owned()
        }
        "raw" | "endraw" => "take it out".to_owned(),
        _ if name.starts_with('/') => "take it out".to_owned(),
        _ => return None,
    };
    Some(help)
}

/// What to type instead of what begins a block of this `kind` in another program.
pub(super) fn alert(kind: &str) -> String {
    let word = match kind.to_lowercase().as_str() {
        "tip" | "hint" | "success" => "TIP",
        "important" => "IMPORTANT",
        "warning" | "attention" | "failure" | "bug" => "WARNING",
        "caution" | "danger" | "error" => "CAUTION",
        _ => "NOTE",
    };
    format!("write `> [!{word}]`, and a `>` before each of its lines")
}

/// The same for a block that may have a `title`, which has its own line here.
pub(super) fn titled(kind: &str, title: &str) -> String {
    let help = alert(kind);
    if title.is_empty() {
        return help;
    }
    help.replacen("`, and", &format!("`, `> **{title}**` and `>` below each other, and"), 1)
}

/// The words of a shortcode, each with its key if it has one: `figure src="a b.jpg"`.
fn parts(words: &str) -> Vec<(Option<String>, String)> {
    let mut parts = Vec::new();
    let mut rest = words.trim();
    while !rest.is_empty() {
        let end = rest.find(['=', ' ', '"', '`', '\'']).unwrap_or(rest.len());
        let key = rest[end..].starts_with('=').then(|| rest[..end].to_owned());
        let value = if key.is_some() { &rest[end + 1..] } else { rest };
        let quote = value.chars().next().filter(|it| "\"'`".contains(*it));
        let (found, behind) = match quote {
            Some(quote) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
            None => value.split_once(' ').unwrap_or((value, "")),
        };
        parts.push((key, found.trim_end_matches(',').to_owned()));
        rest = behind.trim_start_matches([' ', ',']);
    }
    parts
}
