//! What every command that prints does first, and how it tells what was found.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use super::Ending;
use super::args::{Global, MessageFormat};
use crate::diagnostic::{Drawing, Report, draw, to_github, to_json};
use crate::manuscript::glance;
use crate::memo::{Memo, Run};
use crate::source::{SourcePath, Sources};
use crate::theme::default_template;
use crate::world::{self, Error, Stream};

/// Reads the newsletter at the root that was asked for, with what is remembered of it.
pub(super) fn load(global: &Global, report: &mut Report) -> Result<(Sources, Arc<Memo>), Error> {
    let memo = Arc::new(world::recall(&global.root));
    Ok((world::load(&global.root, &memo, report)?, memo))
}

/// Tells everything in `report`, each thing as the author wants it told; the ending says whether an error was among it. An
/// error is one of telling it.
pub(super) fn tell(report: &Report, sources: &Sources, format: MessageFormat) -> Result<Ending, Error> {
    let levels = glance(&sources.masthead).map(|it| it.check).unwrap_or_default();
    let report = &report.clone().weighed(&levels);
    let texts = report.texts(|path| sources.text(path));
    let text = |path: &SourcePath| texts.get(path).map(|it| &**it).or_else(|| default_template(path));
    match format {
        MessageFormat::Json => answer(&to_json(report, text))?,
        MessageFormat::Github => answer(&to_github(report, text))?,
        MessageFormat::Human => {
            let drawing = if Stream::Aside.is_coloured() { Drawing::Coloured } else { Drawing::Plain };
            let drawn = draw(report, text, drawing);
            if !drawn.is_empty() {
                world::complain(drawn.trim_end());
            }
        }
    }
    Ok(if report.errors() == 0 { Ending::Clean } else { Ending::Told })
}

/// Keeps what was learnt in `run` for the next one. Where that cannot be written, nothing is lost but time.
pub(super) fn retain(memo: &Memo, run: Run, global: &Global) {
    if let Err(error) = world::retain(memo, run, &global.root) {
        world::complain(&format!("note: {error}; the next run computes it again"));
    }
}

/// So many of something: "1 episode", "3 episodes".
pub(super) fn counted(count: usize, thing: &str) -> String {
    if count == 1 { format!("1 {thing}") } else { format!("{count} {thing}s") }
}

/// How long something took: "120 ms", "1.2 s".
pub(super) fn lasted(time: Duration) -> String {
    match time.as_millis() {
        milliseconds @ ..1000 => format!("{milliseconds} ms"),
        _ => format!("{:.1} s", time.as_secs_f64()),
    }
}

fn answer(lines: &str) -> Result<(), Error> {
    if lines.is_empty() { Ok(()) } else { world::say(lines.trim_end()) }
}

/// A folder that was named, below the newsletter's if it is relative.
pub(super) fn below_root(global: &Global, folder: &Path) -> std::path::PathBuf {
    if global.root == Path::new(".") { folder.to_path_buf() } else { global.root.join(folder) }
}
