//! What is wrong with a day or a moment that cannot be read, and what to write instead: as much of it
//! as is right is kept.

use std::ops::Range;

use chrono::{Datelike as _, NaiveDate};

use super::spelled;
use crate::diagnostic::Slip;
use crate::manuscript::dateline::Dateline;

/// What to write for the day that `written` means, or for some day if nobody can tell.
pub(super) fn help(written: &str, pair: impl Fn(&str) -> String) -> String {
    let some_day = || format!("write its day, such as `{}`", pair("2026-03-01"));
    spelled::either(&spelled::meant(written), &pair).unwrap_or_else(some_day)
}

/// What is wrong with what is `written` at `range`, and what to do, where `pair` writes a value behind its key. `None`
/// if nothing in it is known for a day.
pub(super) fn slip(range: Range<usize>, written: &str, pair: impl Fn(&str) -> String) -> Option<Slip> {
    let written = written.trim();
    let write = |value: &str| format!("write `{}`", pair(value));
    let slip = |message: String, help: String| Some(Slip::at(range, message).help(help));
    if let Some(last) = Dateline::last_before(written) {
        let message = format!("there is no such day: {} has {} days", last.format("%B %Y"), last.day());
        return slip(message, write(&last.to_string()));
    }
    let (day, rest) = written.split_at_checked(10)?;
    let [year, month, number] = numbers(day).filter(|it| it[0] > 0)?;
    let Some(date) = Dateline::parse(day).map(|it| it.day) else {
        let turned = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, number, month);
        return if month > 12 || month == 0 {
            let help = turned.map_or_else(|| "write a month from 01 to 12".to_owned(), |it| write(&it.to_string()));
            slip(format!("there is no month {month:02}"), help)
        } else {
            slip(format!("no month has a day {number:02}"), "write a day from 01 to 31".to_owned())
        };
    };
    let clock = rest.strip_prefix(['T', 't', ' '])?;
    if let Some(time) = spelled::time(clock) {
        return slip(otherwise(clock), write(&format!("{date}{time}")));
    }
    if let Some((before, zone)) = zone(written) {
        let message = format!("`{zone}` is the name of a time zone, and only a distance from UTC can stand here");
        let help = format!("{}; `timezone` in `newsletter.toml` says where that is meant", write(before));
        return slip(message, help);
    }
    let [hour, minute] = [clock.get(..2), clock.get(3..5)].map(|it| it.and_then(|it| it.parse::<u32>().ok()));
    if hour == Some(24) && minute == Some(0) {
        let next = date.succ_opt()?;
        return slip("there is no hour 24".to_owned(), write(&format!("{next}T00:00{}", offset(clock))));
    }
    let alone = format!("the day alone: `{}`", pair(&date.to_string()));
    if let Some(hour) = hour.filter(|it| *it > 23) {
        return slip(format!("there is no hour {hour}"), format!("write an hour from 00 to 23, or {alone}"));
    }
    if let Some(minute) = minute.filter(|it| *it > 59) {
        return slip(format!("there is no minute {minute}"), format!("write a minute from 00 to 59, or {alone}"));
    }
    let help = format!("{}, or {alone}", write(&format!("{date}T09:30:00+01:00")));
    slip(UNREADABLE.to_owned(), help)
}

/// What is said of a time that is written in another way than ours.
fn otherwise(clock: &str) -> String {
    let last = clock.trim_end_matches([']', ')', '.']).to_lowercase();
    match &*last.replace('.', "") {
        it if it.ends_with("am") || it.ends_with("pm") => "the hours of a day are counted to 24 here".to_owned(),
        it if it.ends_with("utc") || it.ends_with("gmt") => "the time of Greenwich is marked by a `Z` here".to_owned(),
        _ => UNREADABLE.to_owned(),
    }
}

const UNREADABLE: &str = "the time behind this day cannot be read";

/// The three numbers of `2026-03-01`.
fn numbers(day: &str) -> Option<[u32; 3]> {
    let mut parts = day.split('-');
    let mut next = |length| parts.next().filter(|it| it.len() == length).and_then(|it| it.parse().ok());
    Some([next(4)?, next(2)?, next(2)?])
}

/// The moment, and the name of the zone that stands behind it: `[Europe/Paris]`, or `CET`.
fn zone(written: &str) -> Option<(&str, &str)> {
    // Without brackets, only letters as in `CET` or a city as in `Europe/Paris` are one.
    let start = written.rfind('[').or_else(|| written.rfind(' ').map(|it| it + 1))?;
    let (before, zone) = (written[..start].trim_end(), written[start..].trim_matches(['[', ']']));
    let letters = zone.chars().all(|it| it.is_ascii_alphabetic() || "/_".contains(it));
    let is_half = ["am", "pm"].iter().any(|it| zone.eq_ignore_ascii_case(it));
    let is_name = letters
        && !is_half
        && (zone.contains('/') || (zone.len() > 1 && zone.bytes().all(|it| it.is_ascii_uppercase())));
    (is_name && Dateline::parse(before).is_some()).then_some((before, zone))
}

/// The distance from UTC that a time ends with.
fn offset(clock: &str) -> &str {
    clock.find(['Z', 'z', '+', '-']).map_or("", |it| &clock[it..])
}
