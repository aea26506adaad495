//! The elements that browsers know in HTML (HTML Standard §3.2 and §16.2), which of them hold whatever follows until
//! they are closed, and which show something of their own.

use super::tags;

/// How an element ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::markdown) enum End {
    /// Where the author closes it, and nowhere before.
    Closed(&'static str),
    /// By itself, or together with what it stands in.
    ByItself,
}

/// How the element `name` ends; `None` if there is none, and nobody's own can bear the name. Drawings and formulas have
/// elements of their own, which are none outside them.
pub(in crate::markdown) fn end_of(name: &str) -> Option<End> {
    let known = |names: &'static str| names.split(' ').find(|it| it.eq_ignore_ascii_case(name));
    let by_itself = || (name.contains(['-', ':']) || known(OPEN).is_some()).then_some(End::ByItself);
    known(CLOSED).map(End::Closed).or_else(by_itself)
}

/// Whether a tag shows something where no word stands: by itself, by a style sheet of the author's, or by a script.
pub(in crate::markdown) fn shows_something(tag: &str) -> bool {
    let (name, _) = tags::named(tag);
    let says = |it: &str| ["class=", "style=", "id=", "data-"].iter().any(|name| it.starts_with(name));
    let is_styled = || tag.to_ascii_lowercase().split_ascii_whitespace().skip(1).any(says);
    !tag.starts_with("<!")
        && (SHOWN.split(' ').any(|it| it.eq_ignore_ascii_case(name)) || name.contains('-') || is_styled())
}

const SHOWN: &str = "\
    applet audio button canvas embed hr iframe image img input math meter object picture progress q select svg \
    textarea video";

const CLOSED: &str = "\
    a abbr acronym address article aside audio b bdi bdo big blink blockquote button canvas center cite code data \
    datalist del details dfn dialog dir div dl em fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 \
    header hgroup i iframe ins kbd label legend main map mark marquee math menu meter nav nobr noscript object ol \
    output picture pre progress q ruby s samp search section select slot small span strike strong sub summary sup \
    svg table template time tt u ul var video";

/// Those that need no end, may be left open, or hold words alone.
const OPEN: &str = "\
    applet area base basefont bgsound body br caption col colgroup dd dt embed frame frameset head hr html image img \
    input isindex keygen li link listing meta noembed noframes optgroup option p param plaintext rb rp rt rtc script \
    source style tbody td textarea tfoot th thead title tr track wbr xmp";
