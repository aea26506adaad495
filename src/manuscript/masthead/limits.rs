//! `[limits]` in the masthead: how much of anything is still a newsletter. What is larger is a mistake, told in words,
//! instead of a machine that runs out of memory.

use std::time::Duration;

use crate::diagnostic::{Diagnostic, Report, Reported};
use crate::manuscript::front_matter::{Fields, Patched, fence, patched};
use crate::source::{Asset, Source, SourcePath, Span};

/// The most that is read and printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Limits {
    /// Bytes of front matter.
    pub front_matter: usize,
    /// Bytes of a file of text. At the usual ten megabytes, an episode would be read for a week.
    pub text: u64,
    /// Pixels of a picture.
    pub pixels: u64,
    /// Bytes of a printed page.
    pub page: usize,
    /// The time that a page may take to be printed.
    pub time: Duration,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            front_matter: 64 * 1_000,
            text: 10 * 1_000_000,
            pixels: 100 * 1_000_000,
            page: 20 * 1_000_000,
            time: Duration::from_secs(10),
        }
    }
}

impl Limits {
    /// What `masthead` says of them, whatever is wrong beside them: that is told when it is read in earnest.
    #[must_use]
    pub fn of(masthead: &Source) -> Limits {
        let report = &mut Report::default();
        let Ok(Patched { table, .. }) = patched::parse(masthead, 0..masthead.text.len(), report) else {
            return Limits::default();
        };
        let mut limits = None;
        let _ = Fields::new(masthead, table, KNOWN, report).table("limits", KNOWN, |it| {
            limits = read(it).ok();
            Ok(())
        });
        limits.unwrap_or_default()
    }

    /// Tells of a text whose front matter is too long.
    pub fn check_text(&self, source: &Source, report: &mut Report) {
        // What is wrong with the fence itself is told when the text is read.
        let Ok(fenced) = fence::split(source, &mut Report::default()) else { return };
        let length = fenced.front().len();
        if length <= self.front_matter {
            return;
        }
        let place = Span::new(&source.path, 0..3);
        let message = format!("this front matter is longer than {} KB", self.front_matter / 1_000);
        let remark = Diagnostic::at(place, format!("{message}: it has {} KB", length.div_ceil(1_000)));
        report.error(
            remark.help("move what readers read below it, or raise `front_matter_kb` in `[limits]` of newsletter.toml"),
        );
    }

    /// What is said of a file of text that is too long.
    #[must_use]
    pub fn too_long(&self, path: &SourcePath) -> Diagnostic {
        let message = format!("this file is longer than {} MB", self.text / 1_000_000);
        let remark = Diagnostic::at(Span::file(path), message);
        remark.help("split it into several episodes, or raise `text_mb` in `[limits]` of newsletter.toml")
    }

    /// Tells of a picture that no screen shows, or no program should have to open.
    pub fn check_picture(&self, picture: &Asset, report: &mut Report) {
        let Some(size) = picture.dimensions.filter(|_| picture.path.extension() != "svg") else { return };
        if size.width == 0 || size.height == 0 {
            let message =
                format!("this picture is {} × {} pixels large, and nobody can see it", size.width, size.height);
            let remark = Diagnostic::at(Span::file(&picture.path), message);
            report.error(remark.help("put the picture there anew, or take it away"));
        }
        let pixels = u64::from(size.width) * u64::from(size.height);
        if pixels <= self.pixels {
            return;
        }
        let (width, height, most) = (size.width, size.height, self.pixels / 1_000_000);
        let message = format!("this picture is {width} × {height} pixels large, which is more than {most} megapixels");
        let remark = Diagnostic::at(Span::file(&picture.path), message);
        report.error(remark.help("make it smaller, or raise `picture_megapixels` in `[limits]` of newsletter.toml"));
    }
}

pub(super) const KNOWN: &[&str] = &["front_matter_kb", "text_mb", "picture_megapixels", "page_mb", "page_seconds"];

pub(super) fn read(fields: &mut Fields<'_>) -> Result<Limits, Reported> {
    let [front_matter, text, picture, page, time] = KNOWN else { unreachable!("there are five limits") };
    let mut limit = |name: &str| {
        let Some(number) = fields.number(name)? else { return Ok(None) };
        if number.value == 0 {
            let help = format!("write `{name} = 10`, or leave it out");
            return Err(fields.fault(number.span.range(), "nothing is within this limit", help));
        }
        Ok(Some(number.value))
    };
    let read = [limit(front_matter), limit(text), limit(picture), limit(page), limit(time)];
    let [front_matter, text, picture, page, time] = read;
    let usual = Limits::default();
    Ok(Limits {
        front_matter: front_matter?.map_or(usual.front_matter, |it| it as usize * 1_000),
        text: text?.map_or(usual.text, |it| u64::from(it) * 1_000_000),
        pixels: picture?.map_or(usual.pixels, |it| u64::from(it) * 1_000_000),
        page: page?.map_or(usual.page, |it| it as usize * 1_000_000),
        time: time?.map_or(usual.time, |it| Duration::from_secs(it.into())),
    })
}
