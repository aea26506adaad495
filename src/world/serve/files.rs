//! A file of the author's, or the part of it that a player asks for (RFC 9110 §14).

use std::io::{Read as _, Seek as _, SeekFrom};
use std::ops::Range;
use std::path::Path;
use std::time::UNIX_EPOCH;

use super::request::Request;
use super::response::{Body, Response, Status};
use super::types::media_type;
use crate::source::SourcePath;
use crate::world::paths::below;
use crate::world::regular;

/// Answers with the file at `path` below `root`, as it is now.
pub(super) fn respond(root: &Path, path: &SourcePath, request: &Request) -> Response {
    open(root, path, request).unwrap_or_else(|| Response::plain(Status::NotFound))
}

fn open(root: &Path, path: &SourcePath, request: &Request) -> Option<Response> {
    // What was a file when the newsletter was read may be a link out of it by now. Only the folder that it belongs to,
    // such as `static`, may be one, as it may for a build.
    let real = below(root, path.as_str()).canonicalize().ok()?;
    let folder = path.as_str().split_once('/').map_or("", |(folder, _)| folder);
    let is_below = |it: &Path| it.canonicalize().is_ok_and(|it| real.starts_with(it));
    if !is_below(root) && !is_below(&below(root, folder)) {
        return None;
    }
    let (mut file, length) = regular::open(&real).ok()?;
    let changed = file.metadata().ok()?.modified().ok()?.duration_since(UNIX_EPOCH).map_or(0, |it| it.as_nanos());
    let tag = format!("\"{length:x}-{changed:x}\"");
    if request.header("if-none-match").is_some_and(|it| it.contains(&tag)) {
        return Some(Response::new(Status::NotModified, &media_type(path.name()), Body::Static(b"")).with("ETag", tag));
    }
    // A part of what the file was before is of no use with a part of what it is now.
    let asked = request.header("range").filter(|_| request.header("if-range").is_none_or(|it| it == tag));
    let (status, part) = match asked.map_or(Asked::Whole, |it| Asked::parse(it, length)) {
        Asked::Whole => (Status::Ok, 0..length),
        Asked::Part(part) => (Status::PartialContent, part),
        Asked::Beyond => {
            let refused = Response::plain(Status::RangeNotSatisfiable);
            return Some(refused.with("Content-Range", format!("bytes */{length}")));
        }
    };
    file.seek(SeekFrom::Start(part.start)).ok()?;
    let response = Response::new(status, &media_type(path.name()), Body::File(file.take(part.end - part.start)))
        .with("ETag", tag)
        .with("Accept-Ranges", "bytes");
    Some(match status {
        Status::PartialContent => {
            response.with("Content-Range", format!("bytes {}-{}/{length}", part.start, part.end - 1))
        }
        _ => response,
    })
}

/// What a `Range` header asks for.
#[derive(Debug, PartialEq, Eq)]
enum Asked {
    Whole,
    Part(Range<u64>),
    Beyond,
}

impl Asked {
    /// A header that we do not understand, or that asks for several parts, is answered with the whole (RFC 9110 §14.2).
    fn parse(header: &str, length: u64) -> Asked {
        let Some((first, last)) = header.strip_prefix("bytes=").and_then(|it| it.split_once('-')) else {
            return Asked::Whole;
        };
        let (first, last) = (first.trim(), last.trim());
        let number = |it: &str| it.parse::<u64>().ok().filter(|_| it.bytes().all(|it| it.is_ascii_digit()));
        let range = match (first, last) {
            ("", last) => match number(last) {
                Some(count) => length.saturating_sub(count)..length,
                None => return Asked::Whole,
            },
            (first, "") => match number(first) {
                Some(first) => first..length,
                None => return Asked::Whole,
            },
            (first, last) => match (number(first), number(last)) {
                (Some(first), Some(last)) if first <= last => first..length.min(last.saturating_add(1)),
                _ => return Asked::Whole,
            },
        };
        if range.is_empty() { Asked::Beyond } else { Asked::Part(range) }
    }
}

#[cfg(test)]
mod tests {
    use super::Asked;

    #[test]
    fn a_part_is_what_a_player_asks_for() {
        let asked = |header| Asked::parse(header, 100);
        assert_eq!(asked("bytes=0-9"), Asked::Part(0..10));
        assert_eq!(asked("bytes=90-"), Asked::Part(90..100));
        assert_eq!(asked("bytes=-10"), Asked::Part(90..100));
        assert_eq!(asked("bytes=-1000"), Asked::Part(0..100));
        assert_eq!(asked("bytes=50-1000"), Asked::Part(50..100));
        for beyond in ["bytes=100-", "bytes=100-200", "bytes=-0"] {
            assert_eq!(asked(beyond), Asked::Beyond, "{beyond}");
        }
        for strange in ["bytes=9-0", "bytes=a-b", "lines=1-2", "bytes=0-1,5-6", "bytes=-", "bytes=+1-2", ""] {
            assert_eq!(asked(strange), Asked::Whole, "{strange}");
        }
    }
}
