//! The tags in the raw HTML of a text, one after the other. What is wrong with them is left to `unclosed`.

use std::ops::Range;

/// A tag.
pub(in crate::markdown) struct Tag<'t> {
    pub name: &'t str,
    /// Whether it begins with `</`.
    pub closes: bool,
    /// Where in the text it stands, in bytes.
    pub range: Range<usize>,
}

/// The elements in which nothing is a tag.
const VERBATIM: [&str; 4] = ["script", "style", "textarea", "title"];

/// Hands every tag in the `pieces` of `text` that are raw HTML to `found`. Gives where the comment begins
/// that is open at the end.
pub(in crate::markdown) fn read<'t>(
    text: &'t str,
    pieces: &[Range<usize>],
    mut found: impl FnMut(Tag<'t>),
) -> Option<usize> {
    let mut comment = None;
    for piece in pieces {
        comment = read_piece(&text[piece.clone()], piece.start, comment, &mut found);
    }
    comment
}

/// Where the first tag of `html` begins. A `<` before anything else than a name is one that is read.
pub(super) fn first(html: &str) -> Option<usize> {
    let begins = |at: usize| html[at + 1..].starts_with(|it: char| it.is_ascii_alphabetic() || "/!?".contains(it));
    html.match_indices('<').map(|(at, _)| at).find(|at| begins(*at))
}

/// Whether a piece of raw HTML is a tag of this name, such as `br` or `/a`.
pub(in crate::markdown) fn is_tag(html: &str, name: &str) -> bool {
    let Some(tag) = html.strip_prefix('<') else { return false };
    let named = tag.get(..name.len()).is_some_and(|it| it.eq_ignore_ascii_case(name));
    named && tag.as_bytes().get(name.len()).is_none_or(|it| ends_name(*it))
}

/// The name of the tag that a piece of raw HTML is, and whether it begins with `</`.
pub(in crate::markdown) fn named(html: &str) -> (&str, bool) {
    let tag = html.strip_prefix('<').unwrap_or(html);
    let (closes, tag) = tag.strip_prefix('/').map_or((false, tag), |it| (true, it));
    (&tag[..tag.bytes().position(ends_name).unwrap_or(tag.len())], closes)
}

/// Whether the name of a tag ends before this byte.
fn ends_name(byte: u8) -> bool {
    b" \t\r\n/<>".contains(&byte)
}

/// Reads a piece that begins at byte `start` of the text.
fn read_piece<'t>(
    html: &'t str,
    start: usize,
    mut comment: Option<usize>,
    found: &mut impl FnMut(Tag<'t>),
) -> Option<usize> {
    let mut at = 0;
    loop {
        if comment.is_some() {
            let Some(end) = html[at..].find("-->") else { return comment };
            comment = None;
            at += end + 3;
        }
        let tag = at + html[at..].find('<')?;
        if html[tag + 1..].starts_with("!--") {
            comment = Some(start + tag);
            // `<!-->` is a whole comment.
            at = tag + 2;
            continue;
        }
        let (name, closes) = named(&html[tag..]);
        at = tag + 1 + usize::from(closes) + name.len();
        if !name.starts_with(|it: char| it.is_ascii_alphabetic()) {
            continue;
        }
        at += end_of_tag(&html[at..]);
        found(Tag { name, closes, range: start + tag..start + at });
        if !closes && VERBATIM.iter().any(|it| it.eq_ignore_ascii_case(name)) {
            let ends = |(end, _): &(usize, &str)| {
                html[at + end + 2..].get(..name.len()).is_some_and(|it| it.eq_ignore_ascii_case(name))
            };
            at += html[at..].match_indices("</").find(ends).map_or(html.len() - at, |(end, _)| end);
        }
    }
}

/// How much of `rest` still belongs to the tag of which at least the name stands before it or in it. A value may hold a
/// `>`; what begins with `<!` or `<?` has none, and a mark that follows no `=` begins none.
pub(super) fn end_of_tag(rest: &str) -> usize {
    let has_values = !rest.starts_with("<!") && !rest.starts_with("<?");
    let mut at = 0;
    while let Some(found) = rest[at..].find(['>', '"', '\'']) {
        let mark = &rest[at + found..=at + found];
        at += found + 1;
        if mark == ">" {
            return at;
        }
        if !has_values || !rest[..at - 1].trim_ascii_end().ends_with('=') {
            continue;
        }
        at += rest[at..].find(mark).map_or(rest.len() - at, |end| end + 1);
    }
    rest.len()
}
