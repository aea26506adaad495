//! How an author names an episode by its number: in a link, at the command line, and in what is said of it.

/// `S2E29`, or `E29` where there are no seasons.
#[must_use]
pub fn short_form(season: Option<u32>, number: u32) -> String {
    season.map_or_else(|| format!("E{number}"), |season| format!("S{season}E{number}"))
}

/// `S2E29`, `s02e29` or `E029`, as [`short_form`] writes it; `None` if `written` is no number of an episode.
#[must_use]
pub fn read_short_form(written: &str) -> Option<String> {
    numbers(written).map(|(season, number)| short_form(season, number))
}

/// The numbers of the season and the episode in the same.
pub(super) fn numbers(written: &str) -> Option<(Option<u32>, u32)> {
    let (season, rest) = match written.strip_prefix(['S', 's']) {
        Some(rest) => {
            let (digits, rest) = rest.split_at(rest.find(|it: char| !it.is_ascii_digit())?);
            (Some(digits.parse().ok()?), rest)
        }
        None => (None, written),
    };
    // A number that is read may begin with a `+`.
    let digits = rest.strip_prefix(['E', 'e']).filter(|it| it.bytes().all(|it| it.is_ascii_digit()))?;
    Some((season, digits.parse().ok()?))
}
