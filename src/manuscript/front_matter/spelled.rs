//! Days and moments as people, mail and other programs write them, and the same in our form.

use std::borrow::Cow;

use chrono::{DateTime, Datelike as _, NaiveDate};

use crate::language::{is_weekday, month_named};
use crate::manuscript::dateline::Dateline;

/// What `written` means in our form: nothing where nobody can tell, and two days of `3/1/2026`, which is one to some
/// readers and another to others.
pub(super) fn meant(written: &str) -> Vec<String> {
    let plain = plain(written.trim().trim_matches(QUOTES).trim());
    let written = &*typed(&plain);
    if let Some(moment) = counted(written) {
        return vec![moment];
    }
    if let Some(dateline) = Dateline::parse(written) {
        let clock = written.split_once(['T', ' ']).and_then(|(_, it)| time(it)).unwrap_or_default();
        return vec![format!("{}{clock}", dateline.written)];
    }
    let mut days: Vec<String> = in_figures(written).into_iter().map(|it| it.to_string()).collect();
    if days.is_empty() {
        let cuts = written.match_indices([' ', 'T']).map(|(at, _)| (&written[..at], &written[at + 1..]));
        let mut moments = cuts.filter_map(|(day, clock)| Some((in_figures(day.trim_end_matches(',')), time(clock)?)));
        let (figures, clock) = moments.find(|(it, _)| !it.is_empty()).unwrap_or_default();
        days.extend(figures.iter().map(|it| format!("{it}{clock}")));
    }
    days.dedup();
    if days.is_empty() {
        days.extend(in_words(written));
    }
    days.retain(|it| Dateline::parse(it).is_some());
    days
}

/// The same in the figures and marks of ASCII: Arabic keyboards have figures of their own, and input methods for
/// Chinese and Japanese make each mark as wide as a letter.
fn plain(written: &str) -> Cow<'_, str> {
    if written.is_ascii() {
        return written.into();
    }
    let figure = |it: char| {
        let zero = FIGURES.into_iter().find(|zero| (*zero..).take(10).any(|figure| figure == it))?;
        char::from_digit(u32::from(it) - u32::from(zero), 10)
    };
    let mark = |it: char| match it {
        '－' => '-',
        '／' => '/',
        '．' => '.',
        '：' => ':',
        '　' => ' ',
        other => other,
    };
    written.chars().map(|it| figure(it).unwrap_or_else(|| mark(it))).collect::<String>().into()
}

/// The moment that computers count in seconds since 1970, or in thousandths of them.
fn counted(written: &str) -> Option<String> {
    let is_number = written.bytes().all(|it| it.is_ascii_digit());
    let moment = match (is_number, written.len()) {
        (true, 10) => DateTime::from_timestamp(written.parse().ok()?, 0),
        (true, 13) => DateTime::from_timestamp_millis(written.parse().ok()?),
        _ => None,
    };
    moment.map(|it| it.format("%Y-%m-%dT%H:%M:%SZ").to_string())
}

/// A day in figures as it would be typed on a keyboard: programs make dashes of its hyphens, and the letters O and l
/// look like figures. A year of two figures in front of the month is one of this century.
fn typed(written: &str) -> Cow<'_, str> {
    let end = written.find([' ', 'T', 't']).unwrap_or(written.len());
    let (day, clock) = written.split_at(end);
    let day: String = day
        .chars()
        .map(|it| match it {
            '‐' | '‑' | '‒' | '–' | '—' | '−' => '-',
            'O' | 'o' => '0',
            'l' | 'I' => '1',
            it => it,
        })
        .collect();
    if !day.bytes().all(|it| it.is_ascii_digit() || it == b'-') {
        return written.into();
    }
    let is_short = day.split('-').map(str::len).eq([2, 2, 2]);
    format!("{}{day}{clock}", if is_short { "20" } else { "" }).into()
}

/// How to write the day that is one of `days`, where `pair` writes a value behind its key; `None` if there is none.
pub(super) fn either(days: &[String], pair: impl Fn(&str) -> String) -> Option<String> {
    match days {
        [] => None,
        [day] => Some(format!("write `{}`", pair(day))),
        [one, other, ..] => Some(format!("write `{}` or `{}`, whichever it was", pair(one), pair(other))),
    }
}

/// The time in `clock`, with the distance from UTC that stands behind it, as they follow a day: `T21:00Z`. `None` if
/// there is anything else.
pub(super) fn time(clock: &str) -> Option<String> {
    let mut told = Told::default();
    for word in words(clock).filter(|it| !JOINTS.contains(&&*it.to_lowercase())) {
        told.take_time(word)?;
    }
    told.moment()
}

/// The day that is written in figures, in whichever order these can be read.
fn in_figures(written: &str) -> Vec<NaiveDate> {
    let read = |pattern: &&str| NaiveDate::parse_from_str(written, pattern).ok();
    // The year 26 was hardly meant to be the 26th.
    let day = |pattern: &&str| read(pattern).filter(|it| it.year() >= 1000);
    let certain = ["%Y-%m-%d", "%d.%m.%Y", "%d. %m. %Y", "%Y.%m.%d", "%Y/%m/%d", "%Y年%m月%d日"];
    let is_bare = written.len() == 8 && written.bytes().all(|it| it.is_ascii_digit());
    if let Some(day) = certain.iter().find_map(day).or_else(|| day(&"%Y%m%d").filter(|_| is_bare)) {
        return vec![day];
    }
    ["%d/%m/%Y", "%m/%d/%Y", "%d-%m-%Y", "%m-%d-%Y"].iter().filter_map(day).collect()
}

/// The day, or the moment, that is written with the name of its month: `Thu, 08 Jan 2026 09:00:00 +0100`.
fn in_words(written: &str) -> Option<String> {
    let (mut day, mut month, mut year) = (None, None, None);
    let mut told = Told::default();
    for (place, word) in words(written).enumerate() {
        let number = word.trim_end_matches(char::is_alphabetic).trim_end_matches(['º', 'ª']);
        let is_number = !number.is_empty() && number.bytes().all(|it| it.is_ascii_digit());
        let is_ordinal = ORDINALS.contains(&&word[number.len()..]);
        if let Some(number) = number.parse::<u32>().ok().filter(|_| is_number && is_ordinal) {
            let part = if word.len() == 4 && number >= 1000 { &mut year } else { &mut day };
            if part.replace(number).is_some() {
                return None;
            }
        } else if let Some(number) = month_named(word) {
            // `mar` is a month, and a day of the week in front of another.
            if month.replace(number).is_some() && !(place <= 2 && told.weekday) {
                return None;
            }
            told.weekday = place == 0 && is_weekday(word);
        } else if !(is_weekday(word) || JOINTS.contains(&&*word.to_lowercase())) {
            told.take_time(word)?;
        }
    }
    let day = NaiveDate::from_ymd_opt(i32::try_from(year?).ok()?, month?, day?)?;
    Some(if told.clock.is_some() { format!("{day}{}", told.moment()?) } else { day.to_string() })
}

/// The words of a date, without the marks around them.
fn words(written: &str) -> impl Iterator<Item = &str> {
    let marks = |it: char| matches!(it, '.' | ',' | '(' | ')' | '[' | ']');
    written
        .split(|it: char| it.is_whitespace() || it == ',')
        .map(move |it| it.trim_matches(marks))
        .filter(|it| !it.is_empty())
}

/// What was read of a time.
#[derive(Default)]
struct Told<'a> {
    clock: Option<&'a str>,
    half: Option<Half>,
    zone: Option<String>,
    /// Whether it began with what may be a day of the week.
    weekday: bool,
}

/// The half of a day that has twelve hours.
#[derive(Clone, Copy)]
enum Half {
    Morning,
    Evening,
}

impl<'a> Told<'a> {
    /// Takes a part of a time; `None` if it is no such part, or one more of a kind.
    fn take_time(&mut self, word: &'a str) -> Option<()> {
        let lower = word.to_lowercase();
        let half = match lower.trim_end_matches('.').replace('.', "") {
            it if it.ends_with("am") => Some(Half::Morning),
            it if it.ends_with("pm") => Some(Half::Evening),
            _ => None,
        };
        let rest =
            if half.is_some() { word.trim_end_matches(|it: char| it.is_alphabetic() || it == '.') } else { word };
        if let Some(half) = half
            && self.half.replace(half).is_some()
        {
            return None;
        }
        if rest.is_empty() {
            return Some(());
        }
        if rest.starts_with(|it: char| it.is_ascii_digit()) {
            return self.clock.replace(rest).is_none().then_some(());
        }
        let zone = match &*lower {
            "z" | "utc" | "gmt" => "Z".to_owned(),
            _ => offset(rest)?,
        };
        self.zone.replace(zone).is_none().then_some(())
    }

    /// The time behind a day.
    fn moment(&self) -> Option<String> {
        let mut clock = self.clock?;
        let mut zone = self.zone.clone().unwrap_or_default();
        if let Some(at) = clock.find(['Z', 'z', '+', '-']).filter(|_| zone.is_empty()) {
            zone = if clock[at..].eq_ignore_ascii_case("z") { "Z".to_owned() } else { offset(&clock[at..])? };
            clock = &clock[..at];
        }
        let mut parts = clock.splitn(3, ':');
        let hour = parts.next()?.parse::<u32>().ok()?;
        let minute = match parts.next() {
            Some(it) => it,
            // `9 pm`
            None => self.half.map(|_| "00")?,
        };
        let hour = match self.half {
            None => hour,
            Some(Half::Morning) if hour == 12 => 0,
            Some(Half::Evening) if (1..12).contains(&hour) => hour + 12,
            Some(Half::Morning) if (1..12).contains(&hour) => hour,
            // Nobody knows what 21:00 in the morning is.
            Some(Half::Evening) if hour >= 12 => hour,
            Some(_) => return None,
        };
        let seconds = parts.next().map_or_else(String::new, |it| format!(":{it}"));
        let moment = format!("T{hour:02}:{minute}{seconds}{zone}");
        Dateline::parse(&format!("2026-01-01{moment}")).map(|_| moment)
    }
}

/// `+0100` as `+01:00`.
fn offset(written: &str) -> Option<String> {
    let (sign, digits) = written.split_at_checked(1)?;
    let digits = digits.replace(':', "");
    let is_one = matches!(sign, "+" | "-") && digits.len() == 4 && digits.bytes().all(|it| it.is_ascii_digit());
    is_one.then(|| format!("{sign}{}:{}", &digits[..2], &digits[2..]))
}

/// The 0 of the figures that Arabic, Persian and Hindi are written with, and of those that are as wide as a letter.
const FIGURES: [char; 4] = ['٠', '۰', '०', '０'];

/// Marks that stand around a text.
const QUOTES: [char; 11] = ['“', '”', '„', '‟', '‘', '’', '‚', '«', '»', '"', '\''];

/// What follows the number of a day.
const ORDINALS: [&str; 10] = ["", "st", "nd", "rd", "th", "er", "º", "ª", "e", "o"];

/// What stands between the parts of a day and before a time.
const JOINTS: [&str; 11] = ["of", "the", "de", "del", "le", "el", "at", "um", "uhr", "à", "alle"];
