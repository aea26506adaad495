//! What an author does with the files that a service takes.

use std::path::Path;

use crate::manuscript::{Form, Target};
use crate::world::quoted;

/// The next step, with a command that can be copied where `target` has an API: it takes the letter called `name`, whose
/// files lie in `folder`.
pub(super) fn next(target: &Target, folder: &Path, name: &str) -> String {
    let Target { title, form, wrapping, request, key, fill, .. } = target;
    let paste = match form {
        // What stands around the HTML is for those who paste it as such.
        Form::Clean if wrapping.is_none() => {
            format!("open the .html file in a browser, select all, copy, and paste it into {title}")
        }
        Form::Clean | Form::Fragment | Form::Document => format!("paste the HTML of the .html file into {title}"),
    };
    let Some((method, address)) = request.as_deref().and_then(|it| it.split_once(' ')) else {
        return format!("next: {paste}");
    };
    let hand = match fill {
        Some(it) => format!("write your own into `{it}` of each .json file, then hand it"),
        None => "hand each .json file".to_owned(),
    };
    let own = if address.contains('<') { ", and your own in place of what stands in <>" } else { "" };
    let key = key.as_ref().map(|it| format!(" {it}")).unwrap_or_default();
    let file = quoted(&format!("@{}", folder.join(format!("{name}.json")).display()));
    format!(
        "next: {hand} to {title}, with your key in the variable{own}; it becomes a draft\n  \
         curl -X {method} \"{address}\"{key} -H \"Content-Type: application/json\" --data {file}\n\
         or {paste}"
    )
}
