//! What stands above the line, where there is only one line: `10<sup>3</sup>` is 10³.

/// Raises what stands in `out` from `start` on.
pub(in crate::markdown) fn raise(out: &mut String, start: usize) {
    let Some(words) = out.get(start..).map(str::to_owned) else { return };
    let raised: Option<String> = words.chars().map(superscript).collect();
    // `1<sup>st</sup>` can be read as it is, an exponent cannot.
    let number = words.contains(|it: char| it.is_ascii_digit());
    match raised {
        Some(raised) => out.replace_range(start.., &raised),
        None if number => out.insert(start, '^'),
        None => {}
    }
}

/// A character above the line, if there is one that every program shows.
fn superscript(character: char) -> Option<char> {
    Some(match character {
        '0' => '⁰',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4' => '⁴',
        '5' => '⁵',
        '6' => '⁶',
        '7' => '⁷',
        '8' => '⁸',
        '9' => '⁹',
        '+' => '⁺',
        '-' | '−' => '⁻',
        'n' => 'ⁿ',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::raise;

    #[test]
    fn an_exponent_stays_one() {
        for (written, raised) in [("103", "10³"), ("10-12", "10⁻¹²"), ("10[3]", "10^[3]"), ("10th", "10th")] {
            let mut words = written.to_owned();
            raise(&mut words, 2);
            assert_eq!(words, raised);
        }
    }
}
