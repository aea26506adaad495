//! Comments in the HTML of a page: what an author notes there is for nobody else.

use std::cell::Cell;

use lol_html::html_content::ContentType;
use lol_html::{RewriteStrSettings, doc_comments, doc_text};

use super::rewritten;

/// `html` without its comments, but for those that a program reads.
pub(super) fn without(html: &str) -> String {
    let opens = Cell::new(false);
    let settings = RewriteStrSettings::new()
        .append_document_content_handler(doc_text!(|it| {
            if !it.as_str().is_empty() {
                opens.set(it.as_str().ends_with('<'));
            }
            Ok(())
        }))
        .append_document_content_handler(doc_comments!(|it| {
            if opens.get() {
                // What follows would be a tag.
                it.replace("<!---->", ContentType::Html);
            } else if !is_read(&it.text()) {
                it.remove();
            }
            Ok(())
        }));
    rewritten(html, settings)
}

/// Whether a program acts on a comment: a mail program or an old browser on `[if mso]`, a server on `#include`.
fn is_read(comment: &str) -> bool {
    ["[if", "<![endif]", "#"].iter().any(|it| comment.trim_start().starts_with(it))
}
