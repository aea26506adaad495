//! The author's own editor and browser.

use std::path::Path;
use std::process::{Command, Stdio};

use super::Error;

/// Opens `file` in the editor that `$VISUAL` or `$EDITOR` names, and waits until it is closed.
///
/// # Errors
/// When neither names one, or it cannot be started.
pub fn edit(file: &Path) -> Result<(), Error> {
    let named = |name| std::env::var(name).ok().filter(|it: &String| !it.trim().is_empty());
    let Some(editor) = named("VISUAL").or_else(|| named("EDITOR")) else {
        let help = "set it, as in `EDITOR=nano`; the episode was started all the same";
        return Err(Error::refusal("no editor is named by `$VISUAL` or `$EDITOR`", help));
    };
    // "code --wait" is an editor with an argument.
    let mut words = editor.split_whitespace();
    let program = words.next().expect("it is not blank");
    let ended = Command::new(program).args(words).arg(file).status();
    ended.map(|_| ()).map_err(|it| Error::new("start the editor", Path::new(program), it))
}

/// Opens `url` in the author's browser, if the system knows one. The address has been said all the same.
pub fn open(url: &str) {
    let opener = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(windows) {
        "explorer"
    } else {
        "xdg-open"
    };
    let _ = Command::new(opener).arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
}
