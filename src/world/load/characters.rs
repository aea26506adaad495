//! Which characters the bytes of a file are.

use std::borrow::Cow;

use crate::diagnostic::{Diagnostic, Report};
use crate::source::{SourcePath, Span};

/// The text that `bytes` stand for, without a byte order mark.
pub(super) fn decoded<'a>(bytes: &'a [u8], path: &SourcePath, report: &mut Report) -> Cow<'a, str> {
    let mut told = |start: usize, message: &str| {
        let remark = Diagnostic::at(Span::new(path, start..start + 1), message);
        report.error(remark.help("save it as UTF-8 in your editor"));
    };
    // Some editors call it Unicode. What it says is understood, so that nothing else is told of it.
    if let Some(number) = utf16(bytes) {
        told(0, "this file is UTF-16, not UTF-8");
        let units: Vec<u16> = bytes.as_chunks::<2>().0.iter().map(|it| number(*it)).collect();
        return Cow::Owned(String::from_utf16_lossy(&units).trim_start_matches('\u{feff}').to_owned());
    }
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    match str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(error) => {
            told(error.valid_up_to(), "this file is not UTF-8 from here on");
            String::from_utf8_lossy(bytes)
        }
    }
}

/// How two bytes are a character, if a text begins as UTF-16 does: with its mark, or with a letter and an empty byte.
fn utf16(bytes: &[u8]) -> Option<fn([u8; 2]) -> u16> {
    match bytes {
        [0xff, 0xfe, ..] | [1..=0x7f, 0, ..] => Some(u16::from_le_bytes),
        [0xfe, 0xff, ..] | [0, 1..=0x7f, ..] => Some(u16::from_be_bytes),
        _ => None,
    }
}
