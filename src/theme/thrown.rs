//! What templates, and the filters that they call, tell of a mistake by themselves: in one text with what to type
//! instead, for an error of the engine has no room for two.

use tera::{Error, Kwargs, State, Tera, TeraResult};

/// Stands between what a template tells of a mistake and what it says to type.
pub(super) const HELP: char = '\u{1f}';

/// Lets templates tell of mistakes: `throw(message="a button needs a link", help="write …")`, with or without
/// the help.
pub(super) fn register(tera: &mut Tera) {
    tera.register_function("throw", |said: Kwargs, _: &State<'_>| -> TeraResult<bool> {
        let message = said.must_get::<&str>("message")?;
        let help = said.get::<&str>("help")?.map(|it| format!("{HELP}{it}")).unwrap_or_default();
        Err(Error::message(format!("{message}{help}")))
    });
}
