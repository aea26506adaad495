//! What a word on the command line may be, and what is said of one that it is not.

use core::net::{IpAddr, Ipv4Addr};
use std::path::{Component, PathBuf};

use chrono::{Datelike as _, NaiveDate};
use clap::builder::{PathBufValueParser, TypedValueParser};

use crate::address::{BaseUrl, Mailbox};

/// A folder, by a path that the shell has understood.
pub(super) fn folder() -> impl TypedValueParser<Value = PathBuf> {
    PathBufValueParser::new().try_map(|path| match path.components().next() {
        Some(Component::Normal(first)) if first == "~" => {
            Err("a shell puts your home in the place of `~` only where a word begins: leave out the `=`, or write the whole path")
        }
        _ => Ok(path),
    })
}

/// A day that feeds can say: they know years of four digits only.
pub(super) fn day(text: &str) -> Result<NaiveDate, String> {
    let day: NaiveDate = text.parse().map_err(|_| "write a day such as 2026-01-06".to_owned())?;
    if (1..=9999).contains(&day.year()) {
        Ok(day)
    } else {
        Err("write a day of the years 1 to 9999, such as 2026-01-06".to_owned())
    }
}

pub(super) fn number(text: &str) -> Result<u32, String> {
    text.parse().map_err(|_| "write a whole number such as 2".to_owned())
}

pub(super) fn port(text: &str) -> Result<u16, String> {
    text.parse().map_err(|_| "write a number from 0 to 65535, such as 4040".to_owned())
}

pub(super) fn host(text: &str) -> Result<IpAddr, String> {
    if text.eq_ignore_ascii_case("localhost") {
        return Ok(Ipv4Addr::LOCALHOST.into());
    }
    text.parse().map_err(|_| "write an address of this machine in numbers, such as 0.0.0.0 for all of them".to_owned())
}

pub(super) fn base_url(text: &str) -> Result<BaseUrl, String> {
    BaseUrl::parse(text).ok_or_else(|| "write a whole address such as https://example.org".to_owned())
}

pub(super) fn mailbox(text: &str) -> Result<Mailbox, String> {
    Mailbox::parse(text).ok_or_else(|| "write one address such as me@example.org".to_owned())
}
