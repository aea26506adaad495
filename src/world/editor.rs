//! The author's own editor and browser.

use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};

use super::error::Error;

/// Opens `file` in the editor that `$VISUAL` or `$EDITOR` names, and waits until it is closed.
///
/// # Errors
/// When neither names one, when it cannot be started, or when it ends with a failure.
pub fn edit(file: &Path) -> Result<(), Error> {
    let named = |name: &'static str| {
        let editor = std::env::var(name).ok().filter(|it| !it.trim().is_empty())?;
        Some((name, editor))
    };
    let Some((name, editor)) = named("VISUAL").or_else(|| named("EDITOR")) else {
        let help = "set it, as in `EDITOR=nano`; the episode was started all the same";
        return Err(Error::refusal("no editor is named by `$VISUAL` or `$EDITOR`", help));
    };
    let help = format!("`${name}` names it; the episode was started all the same");
    match start(&editor, file) {
        Ok(ended) if ended.success() => Ok(()),
        Ok(ended) if ended.code() == Some(NOT_FOUND) => {
            Err(Error::refusal(format!("there is no editor `{editor}`"), help))
        }
        Ok(ended) => Err(Error::refusal(format!("the editor `{editor}` failed ({ended})"), help)),
        Err(error) => Err(Error::refusal(format!("cannot start the editor `{editor}`: {error}"), help)),
    }
}

/// What a shell says of a command that there is not (POSIX, 2.8.2).
const NOT_FOUND: i32 = 127;

/// An editor may have arguments, and quotation marks round them: `code --wait`. A shell reads it, as for git.
fn start(editor: &str, file: &Path) -> std::io::Result<ExitStatus> {
    Command::new("sh").arg("-c").arg(format!("{editor} \"$@\"")).arg(editor).arg(file).status()
}

/// Opens `url` in the author's browser.
///
/// # Errors
/// When the system knows none.
pub fn open(url: &str) -> Result<(), Error> {
    let opener = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    let mut command = Command::new(opener);
    let started = command.arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    started.map(|_| ()).map_err(|it| Error::new("open a browser with", Path::new(opener), it))
}
