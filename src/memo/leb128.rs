//! Numbers in as few bytes as they need (LEB128): seven bits a byte, the lowest first, and one bit that says whether
//! others follow. What is remembered has many lengths and counts, and most of them are small.

/// What is added to a byte that others follow.
const MORE: u8 = 0x80;

/// Adds `number` to `out`.
#[inline]
pub fn push_number(mut number: usize, out: &mut Vec<u8>) {
    while number >= usize::from(MORE) {
        out.push(MORE | number.to_le_bytes()[0]);
        number >>= 7;
    }
    out.push(number.to_le_bytes()[0]);
}

/// Takes a number from the beginning of `bytes`; `None` if there is no whole one.
#[inline]
pub fn take_number(bytes: &mut &[u8]) -> Option<usize> {
    let first = *bytes.split_off_first()?;
    if first < MORE {
        return Some(first.into());
    }
    let (mut number, mut shift) = (usize::from(first & !MORE), 7);
    loop {
        let byte = *bytes.split_off_first()?;
        number |= usize::from(byte & !MORE).checked_shl(shift).unwrap_or(0);
        if byte < MORE {
            return Some(number);
        }
        shift += 7;
    }
}

#[cfg(test)]
mod tests {
    use super::{push_number, take_number};

    #[test]
    fn numbers_come_back_as_they_went_in() {
        let (numbers, mut out) = ([0, 1, 127, 128, 300, 1 << 21, usize::MAX], Vec::new());
        for number in numbers {
            push_number(number, &mut out);
        }
        let mut bytes = out.as_slice();
        assert_eq!(std::iter::from_fn(|| take_number(&mut bytes)).collect::<Vec<_>>(), numbers);
        assert_eq!(take_number(&mut &[0x80, 0x80][..]), None, "a number that does not end is none");
        assert_eq!(take_number(&mut &[[0xff; 20].as_slice(), &[1]].concat()[..]), Some(usize::MAX));
    }
}
