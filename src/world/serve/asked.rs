//! What the bar of a page asks about: the page itself, whose address is the parameter `path`.

use percent_encoding::percent_decode_str;

use super::newsstand::Issue;
use super::request::Request;
use crate::address::{OutputPath, Permalink};
use crate::desk::Prepared;
use crate::edition::Sheet;

/// Its address, from the newsletter's root.
pub(super) fn address(request: &Request, prepared: &Prepared) -> Option<Permalink> {
    let path = request.parameter("path")?;
    let decoded = percent_decode_str(&path).decode_utf8().ok()?;
    Permalink::parse(decoded.strip_prefix(prepared.newsletter.masthead.base_url.path())?)
}

/// The sheet that it shows.
pub(super) fn shown<'a>(request: &Request, issue: &'a Issue) -> Option<(&'a Prepared, OutputPath, &'a Sheet)> {
    let prepared = issue.prepared.as_deref()?;
    let output = address(request, prepared)?.output_path();
    let sheet = prepared.edition.sheet(&output)?;
    Some((prepared, output, sheet))
}

/// The place of the episode that it shows.
pub(super) fn episode<'a>(request: &Request, issue: &'a Issue) -> Option<(&'a Prepared, usize)> {
    let (prepared, _, sheet) = shown(request, issue)?;
    Some((prepared, sheet.episode()?))
}
