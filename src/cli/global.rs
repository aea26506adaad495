//! What every command that prints does first, and how it tells what was found.

use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use super::args::{Global, MessageFormat};
use super::ending::Ending;
use crate::diagnostic::{Drawing, Levels, Report, Weighed, draw, to_github, to_json};
use crate::manuscript::glance;
use crate::memo::{Memo, Run};
use crate::press::Watch;
use crate::source::{SourcePath, Sources};
use crate::theme::default_template;
use crate::world::{self, Error, Stream};

impl Global {
    /// Reads the newsletter at the root that was asked for, with what is remembered of it.
    pub fn load(&self, report: &mut Report) -> Result<(Sources, Arc<Memo>), Error> {
        let memo = Arc::new(world::recall(&self.root));
        Ok((world::load(&self.root, &memo, report)?, memo))
    }

    /// Tells everything in `report`; the ending says whether an error was among it. An error is one of telling it.
    pub fn tell(&self, report: &Weighed, sources: &Sources) -> Result<Ending, Error> {
        let texts = report.texts(|path| sources.text(path));
        let text = |path: &SourcePath| texts.get(path).map(|it| &**it).or_else(|| default_template(path));
        // A path is one that can be opened from here.
        let root = self.root.components().filter(|it| *it != Component::CurDir).collect::<PathBuf>();
        let root = match self.message_format {
            // Runners read paths from where the repository lies, wherever the command runs.
            MessageFormat::Github => world::in_workspace(&self.root).unwrap_or(root),
            MessageFormat::Human | MessageFormat::Json => root,
        };
        let root = &root.to_string_lossy();
        match self.message_format {
            MessageFormat::Json => answer(&to_json(report, root, text))?,
            MessageFormat::Github => answer(&to_github(report, root, text))?,
            MessageFormat::Human => {
                let drawing = if Stream::Aside.is_coloured() { Drawing::Coloured } else { Drawing::Plain };
                let drawn = draw(report, root, text, drawing);
                if !drawn.is_empty() {
                    world::complain(drawn.trim_end());
                }
            }
        }
        Ok(if report.errors() == 0 { Ending::Clean } else { Ending::Told })
    }

    /// Says what was made: as the answer to a person. A program reads remarks there, and nothing else.
    pub fn say(&self, made: &str) -> Result<(), Error> {
        match self.message_format {
            MessageFormat::Human => world::say(made),
            MessageFormat::Json | MessageFormat::Github => {
                world::complain(made);
                Ok(())
            }
        }
    }

    /// Tells why there is no edition, weighed by what can be read of the masthead.
    pub fn give_up(&self, report: Report, sources: &Sources) -> Result<Ending, Error> {
        let levels = glance(&sources.masthead).map(|it| it.check).unwrap_or_default();
        self.tell(&report.weighed(&levels), sources)
    }

    /// Does `work` with a watch over its templates. One that takes too long is told, and ends the program.
    pub fn in_time<T>(&self, sources: &Sources, work: impl FnOnce(&dyn Watch) -> T) -> T {
        let give_up = |late| {
            let mut report = Report::default();
            report.error(late);
            let _ = self.tell(&report.weighed(&Levels::default()), sources);
            #[expect(clippy::disallowed_methods, reason = "no thread can be called back from the loop of a template")]
            std::process::exit(1)
        };
        world::in_time(give_up, work)
    }

    /// Keeps what was learnt in `run` for the next one. Where that cannot be written, nothing is lost but time.
    pub fn retain(&self, memo: &Memo, run: Run) {
        if let Err(error) = world::retain(memo, run, &self.root) {
            world::note(&error, "the next run computes it again");
        }
    }

    /// A folder that was named, below the newsletter's if it is relative.
    pub fn below(&self, folder: &Path) -> PathBuf {
        if self.root == Path::new(".") { folder.to_path_buf() } else { self.root.join(folder) }
    }
}

fn answer(lines: &str) -> Result<(), Error> {
    if lines.is_empty() { Ok(()) } else { world::say(lines.trim_end()) }
}
