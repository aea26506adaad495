//! What a letter must not lack, whatever template prints it: the way out of the list, and who sends it. Where a service
//! has a tag for the way out, `service` refuses a letter without it.

use super::letter::UNSUBSCRIBE;
use crate::diagnostic::{Diagnostic, Report, Rule};
use crate::press::Press;
use crate::theme::view::LetterView;

/// Tells the author whose template prints `html` without what it was given for the end of `letter`.
pub(super) fn check(letter: &LetterView, html: &str, press: &Press<'_>, report: &mut Report) {
    let says = |text: &String| html.contains(&written(text));
    let mut tell = |what: &str, key: &str, how: &str| {
        let message = format!("letters leave out {what}: this footer has no `letter.{key}`");
        let remark = Diagnostic::at(press.block("letter.html", "footer"), message);
        report.warn(Rule::LetterFooter, remark.help(format!("print it: `{how}`")));
    };
    if letter.unsubscribe.as_ref().is_some_and(|it| it != UNSUBSCRIBE && !says(it)) {
        let how = "<a href=\"{{ letter.unsubscribe }}\">{{ words.unsubscribe }}</a>";
        tell("the way out of the list", "unsubscribe", how);
    }
    if letter.address.as_ref().is_some_and(|it| !it.iter().all(says)) {
        tell("the postal address", "address", "{% for line in letter.address %}{{ line }}<br>{% endfor %}");
    }
}

/// A text as it stands in HTML whose style sheet was inlined.
fn written(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('\u{a0}', "&nbsp;")
}
