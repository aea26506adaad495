//! What a page says while the text is wrong: the same drawing as in the terminal.

use super::newsstand::Issue;
use crate::diagnostic::{Drawing, Weighed, draw};
use crate::press::beside;
use crate::source::SourcePath;
use crate::theme::default_template;

/// Everything in `report`, drawn under the text of `issue`, as plain text.
pub(super) fn drawn(report: &Weighed, issue: &Issue) -> String {
    let texts = report.texts(|path| issue.sources.text(path));
    let text = |path: &SourcePath| texts.get(path).map(|it| &**it).or_else(|| default_template(path));
    draw(report, "", text, Drawing::Plain).trim_end().to_owned()
}

/// A page for when there is nothing to show beneath: the text has been wrong since the server began.
pub(super) fn bare_page(drawn: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Not yet</title>\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<meta name=\"color-scheme\" content=\"light dark\">\n\
         </head>\n<body>\n<pre>{}</pre>\n</body>\n</html>\n",
        beside::escaped(drawn)
    )
}
