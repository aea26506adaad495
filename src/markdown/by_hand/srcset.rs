//! The addresses of one picture in several sizes, as they stand in `srcset` (HTML Standard, "Parsing
//! a srcset attribute").

/// Each address, and the size behind it: `480w`, `2x`, or nothing. An address ends at white space, so a comma may stand
/// in it, though not at its end.
pub fn candidates(srcset: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = srcset;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|it: char| it.is_ascii_whitespace() || it == ',');
        let end = rest.find(|it: char| it.is_ascii_whitespace()).unwrap_or(rest.len());
        let (address, after) = rest.split_at(end);
        let bare = address.trim_end_matches(',');
        let size = if bare.len() < address.len() { "" } else { after.split(',').next().unwrap_or("") };
        rest = &after[size.len()..];
        (!bare.is_empty()).then_some((bare, size.trim()))
    })
}

#[cfg(test)]
mod tests {
    use super::candidates;

    #[test]
    fn a_comma_within_an_address_ends_nothing() {
        let read = |srcset: &'static str| candidates(srcset).collect::<Vec<_>>();
        assert_eq!(
            read("w_424,c_limit/a.png 424w, b.png 2x,c.png"),
            [("w_424,c_limit/a.png", "424w"), ("b.png", "2x"), ("c.png", "")]
        );
        assert_eq!(read(" a.png, b.png ,, c.png\n1x "), [("a.png", ""), ("b.png", ""), ("c.png", "1x")]);
        assert_eq!(read(" , "), []);
    }
}
