//! Bytes as lines of ASCII that no relay changes: quoted-printable and base64 (RFC 2045 §6.7, §6.8).

/// The longest line of an encoded body.
const LINE: usize = 76;

/// A text in quoted-printable, with CRLF line ends. What relays and mailboxes take for something else at the beginning
/// of a line, a dot or `From `, is encoded too: a mailbox would change it, and a signature over it would break.
pub(super) fn printable(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for line in text.split('\n') {
        let line = line.strip_suffix('\r').unwrap_or(line).as_bytes();
        let mut column = 0;
        for (index, byte) in line.iter().enumerate() {
            let last = index + 1 == line.len();
            let plain = match byte {
                b'=' => false,
                b' ' | b'\t' => !last,
                b'!'..=b'~' => true,
                _ => false,
            };
            let length = if plain { 1 } else { 3 };
            // A line that goes on ends with `=`.
            if column + length > LINE - usize::from(!last) {
                out.push_str("=\r\n");
                column = 0;
            }
            let mistaken = column == 0 && (*byte == b'.' || line[index..].starts_with(b"From "));
            if plain && !mistaken {
                out.push(char::from(*byte));
                column += 1;
            } else {
                push_hex(*byte, &mut out);
                column += 3;
            }
        }
        out.push_str("\r\n");
    }
    // The last line end of the text is the one that `split` has found already.
    if text.ends_with('\n') {
        out.truncate(out.len() - 2);
    }
    out
}

pub(super) fn push_hex(byte: u8, out: &mut String) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    out.push('=');
    out.push(char::from(DIGITS[usize::from(byte >> 4)]));
    out.push(char::from(DIGITS[usize::from(byte & 15)]));
}

/// Bytes in base64, in lines.
pub(super) fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len() * 3 / 2);
    // Three bytes become four characters, so a line is 57 bytes.
    for line in bytes.chunks(LINE / 4 * 3) {
        for group in line.chunks(3) {
            let number =
                group.iter().enumerate().fold(0_u32, |sum, (at, byte)| sum | u32::from(*byte) << (16 - 8 * at));
            for at in 0..4 {
                let digit = DIGITS[(number >> (18 - 6 * at)) as usize & 63];
                out.push(if at <= group.len() { char::from(digit) } else { '=' });
            }
        }
        out.push_str("\r\n");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{base64, printable};

    #[test]
    fn what_a_relay_could_change_is_encoded() {
        assert_eq!(printable("a = b\nFrom here\n.\nend \n"), "a =3D b\r\n=46rom here\r\n=2E\r\nend=20\r\n");
        assert_eq!(printable("é🜂"), "=C3=A9=F0=9F=9C=82\r\n");
    }

    #[test]
    fn no_line_is_longer_than_76() {
        for text in ["x".repeat(500), "é".repeat(200), format!("{}.{}", "x".repeat(75), "y".repeat(80))] {
            let encoded = printable(&text);
            assert!(encoded.lines().all(|it| it.len() <= 76 && !it.starts_with('.')), "{encoded}");
            assert!(encoded.lines().rev().skip(1).all(|it| it.ends_with('=')));
        }
    }

    #[test]
    fn base64_is_padded() {
        assert_eq!(base64(b"light"), "bGlnaHQ=\r\n");
        assert_eq!(base64(b"lights"), "bGlnaHRz\r\n");
        assert_eq!(base64(b"l"), "bA==\r\n");
        assert!(base64(&[0; 300]).lines().all(|it| it.len() <= 76));
    }
}
