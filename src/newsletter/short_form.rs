//! How an author names an episode by its number: in a link, at the command line, and in what is said of it.

/// `S2E29`, or `E29` where there are no seasons.
#[must_use]
pub fn short_form(season: Option<u32>, number: u32) -> String {
    season.map_or_else(|| format!("E{number}"), |season| format!("S{season}E{number}"))
}

/// `S2E29`, `s02e29` or `E029`, as [`short_form`] writes it; `None` if `written` is no number of an episode.
#[must_use]
pub fn read_short_form(written: &str) -> Option<String> {
    let (season, rest) = match written.strip_prefix(['S', 's']) {
        Some(rest) => {
            let (digits, rest) = rest.split_at(rest.find(|it: char| !it.is_ascii_digit())?);
            (Some(digits.parse().ok()?), rest)
        }
        None => (None, written),
    };
    let number = rest.strip_prefix(['E', 'e'])?.parse().ok()?;
    Some(short_form(season, number))
}
