//! A string taken apart into files, and the remarks that stand in them.

use std::fmt::Write as _;
use std::ops::Range;

use feuilleton::source::{Dimensions, PlayingTime, SourcePath};

/// Where a text lies that has no header.
const LONE: &str = "content/01-rain.md";

/// A file, and what should be said of it.
pub(super) struct File {
    pub path: SourcePath,
    /// The size of a picture: `//- content/01-rain/drop.png 640x480`.
    pub size: Option<Dimensions>,
    /// How long a recording lasts: `//- content/01-rain/rain.mp3 24:30`.
    pub time: Option<PlayingTime>,
    pub text: String,
    pub remarks: Vec<Remark>,
}

/// What is said of a place, as it is drawn in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Remark {
    /// The line, from 0.
    pub line: usize,
    /// The characters of that line.
    pub columns: Range<usize>,
    pub says: String,
    pub help: Option<String>,
    pub note: Option<String>,
}

impl File {
    /// The text with `remarks` under its lines.
    pub fn draw(&self, remarks: &[Remark], page: &mut String) {
        let _ = writeln!(page, "//- {}", self.path);
        let lines = self.text.lines().count();
        for (number, line) in self.text.lines().enumerate() {
            let _ = writeln!(page, "{line}");
            remarks.iter().filter(|it| it.line == number).for_each(|it| it.draw(page));
        }
        remarks.iter().filter(|it| it.line >= lines).for_each(|it| it.draw(page));
    }
}

impl Remark {
    fn draw(&self, page: &mut String) {
        let indent = " ".repeat(self.columns.start);
        let _ = writeln!(page, "{indent}{} {}", "^".repeat(self.columns.len()), self.says);
        for (word, text) in [("help", &self.help), ("note", &self.note)] {
            if let Some(text) = text {
                let _ = writeln!(page, "{indent}{word}: {text}");
            }
        }
    }
}

/// Takes a string apart: files, their texts, and the remarks in them.
pub(super) fn files(text: &str) -> Vec<File> {
    let mut files: Vec<File> = Vec::new();
    let mut line_number = 0;
    for line in text.trim_start_matches('\n').split_inclusive('\n') {
        if let Some(header) = line.strip_prefix("//- ") {
            files.push(File::at(header.trim()));
            line_number = 0;
            continue;
        }
        if files.is_empty() {
            files.push(File::at(LONE));
        }
        let file = files.last_mut().expect("a file was just begun");
        let words = line.trim();
        let carets = words.len() - words.trim_start_matches('^').len();
        if carets > 0 {
            let start = line.len() - line.trim_start().len();
            file.remarks.push(Remark {
                line: usize::saturating_sub(line_number, 1),
                columns: start..start + carets,
                says: words[carets..].trim().to_owned(),
                help: None,
                note: None,
            });
        } else if let (Some(help), Some(remark)) = (words.strip_prefix("help: "), file.remarks.last_mut()) {
            remark.help = Some(help.to_owned());
        } else if let (Some(note), Some(remark)) = (words.strip_prefix("note: "), file.remarks.last_mut()) {
            remark.note = Some(note.to_owned());
        } else {
            file.text.push_str(line);
            line_number += 1;
        }
    }
    files
}

impl File {
    /// An empty file at the path, and of the size or the playing time, that a header names.
    pub(super) fn at(header: &str) -> File {
        let size = |it: &str| {
            let (width, height) = it.split_once('x')?;
            Some(Dimensions { width: width.parse().ok()?, height: height.parse().ok()? })
        };
        let (before, fact) = header.rsplit_once(' ').unwrap_or((header, ""));
        let (size, time) = (size(fact), PlayingTime::parse(fact));
        let path = if size.is_some() || time.is_some() { before } else { header };
        let path = SourcePath::parse(path).expect("a path below the root");
        File { path, size, time, text: String::new(), remarks: Vec::new() }
    }
}
