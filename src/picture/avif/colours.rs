//! From brightness and two colours, as AV1 stores them, to red, green and blue (ITU-T H.273 §8.3).

/// How colours are stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Colours {
    pub(super) matrix: Matrix,
    pub(super) range: Range,
}

/// What the three numbers of a pixel mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Matrix {
    /// Green, blue and red.
    Identity,
    Bt601,
    Bt709,
    Bt2020,
}

/// Which numbers are black and white.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Range {
    /// 16 and 235 of 255, as television has them.
    Limited,
    /// The least and the greatest.
    Full,
}

/// How the colours of a picture with transparency are stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Blending {
    /// As they are, with the transparency apart.
    Apart,
    /// As they look on black: multiplied by their opacity.
    OnBlack,
}

impl Matrix {
    /// The one with this number; `None` if we do not know it. What is left open is taken for BT.601, as browsers do.
    pub(super) fn of(number: u64) -> Option<Matrix> {
        match number {
            0 => Some(Matrix::Identity),
            1 => Some(Matrix::Bt709),
            2 | 5 | 6 => Some(Matrix::Bt601),
            9 => Some(Matrix::Bt2020),
            _ => None,
        }
    }

    /// How much red and blue weigh in brightness.
    fn weights(self) -> (f32, f32) {
        match self {
            Matrix::Identity => (0.0, 0.0),
            Matrix::Bt601 => (0.299, 0.114),
            Matrix::Bt709 => (0.2126, 0.0722),
            Matrix::Bt2020 => (0.2627, 0.0593),
        }
    }
}

impl Colours {
    /// Red, green and blue of a pixel that is stored as these numbers of `bits` bits.
    pub(super) fn rgb(self, [y, u, v]: [u16; 3], bits: u8) -> [u8; 3] {
        let bright = |it| self.range.bright(it, bits);
        if self.matrix == Matrix::Identity {
            return [v, y, u].map(|it| byte(bright(it)));
        }
        let (red, blue) = self.matrix.weights();
        let (y, u, v) = (bright(y), self.range.coloured(u, bits), self.range.coloured(v, bits));
        let (r, b) = (y + 2.0 * (1.0 - red) * v, y + 2.0 * (1.0 - blue) * u);
        let g = (y - red * r - blue * b) / (1.0 - red - blue);
        [r, g, b].map(byte)
    }
}

impl Range {
    /// Brightness between 0 and 1, or somewhat beyond.
    fn bright(self, stored: u16, bits: u8) -> f32 {
        match self {
            Range::Full => f32::from(stored) / greatest(bits),
            Range::Limited => (f32::from(stored) - step(bits, 16)) / step(bits, 219),
        }
    }

    /// A colour between -½ and ½.
    fn coloured(self, stored: u16, bits: u8) -> f32 {
        let from_grey = f32::from(stored) - step(bits, 128);
        match self {
            Range::Full => from_grey / greatest(bits),
            Range::Limited => from_grey / step(bits, 224),
        }
    }

    /// The brightness of a pixel without colour.
    pub(super) fn grey(self, stored: u16, bits: u8) -> u8 {
        byte(self.bright(stored, bits))
    }
}

/// The colour of a pixel with this opacity (`alpha`), which is stored as it looks on black.
pub(super) fn straight(premultiplied: u8, alpha: u8) -> u8 {
    let (colour, alpha) = (u16::from(premultiplied), u16::from(alpha));
    let full = (colour * 255 + alpha / 2).checked_div(alpha).unwrap_or(0);
    u8::try_from(full).unwrap_or(u8::MAX)
}

/// What is `number` in 8 bits.
fn step(bits: u8, number: u16) -> f32 {
    f32::from(number << (bits - 8))
}

fn greatest(bits: u8) -> f32 {
    f32::from((1_u16 << bits) - 1)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is between 0 and 255")]
fn byte(part: f32) -> u8 {
    (part * 255.0).round().clamp(0.0, 255.0) as u8
}

#[cfg(test)]
mod tests {
    use super::{Colours, Matrix, Range, straight};

    /// The colour that is stored so, in each matrix and range.
    fn check(matrix: Matrix, range: Range, bits: u8, stored: [u16; 3], expected: [u8; 3]) {
        let found = Colours { matrix, range }.rgb(stored, bits);
        let near = found.iter().zip(expected).all(|(it, expected)| it.abs_diff(expected) <= 1);
        assert!(near, "{matrix:?} {range:?} {stored:?}: {found:?} for {expected:?}");
    }

    #[test]
    fn red_is_red_however_it_is_stored() {
        // The numbers of television's colour bars, as the recommendations give them.
        check(Matrix::Bt601, Range::Limited, 8, [81, 90, 240], [255, 0, 0]);
        check(Matrix::Bt709, Range::Limited, 8, [63, 102, 240], [255, 0, 0]);
        check(Matrix::Bt601, Range::Limited, 10, [326, 361, 960], [255, 0, 0]);
        check(Matrix::Bt2020, Range::Limited, 10, [294, 387, 960], [255, 0, 0]);
        check(Matrix::Bt601, Range::Full, 8, [76, 85, 255], [254, 0, 0]);
        check(Matrix::Identity, Range::Full, 8, [0, 0, 255], [255, 0, 0]);
    }

    #[test]
    fn black_white_and_grey_have_no_colour() {
        for matrix in [Matrix::Bt601, Matrix::Bt709, Matrix::Bt2020] {
            check(matrix, Range::Limited, 8, [16, 128, 128], [0, 0, 0]);
            check(matrix, Range::Limited, 8, [235, 128, 128], [255, 255, 255]);
            check(matrix, Range::Full, 10, [512, 512, 512], [128, 128, 128]);
            check(matrix, Range::Full, 8, [255, 128, 128], [255, 255, 255]);
        }
        assert_eq!((Range::Full.grey(77, 8), Range::Limited.grey(235, 8), Range::Limited.grey(0, 8)), (77, 255, 0));
    }

    #[test]
    fn what_is_half_seen_has_its_whole_colour() {
        assert_eq!((straight(100, 128), straight(255, 128), straight(9, 0), straight(7, 255)), (199, 255, 0, 7));
    }
}
