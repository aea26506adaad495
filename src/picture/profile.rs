//! What the numbers of a picture mean, where they mean other colours than those that everyone assumes. Most telephones
//! see more of them; shown without its profile, what such a camera saw is pale.

use img_parts::{Bytes, DynImage, ImageICC as _};
use moxcms::{
    CicpColorPrimaries, CicpProfile, ColorProfile, DataColorSpace, Layout, MatrixCoefficients, TransferCharacteristics,
    TransformOptions,
};

/// A colour profile (ICC.1) that is worth what it weighs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Profile(Vec<u8>);

/// The longest profile that is carried. A camera's takes half a kilobyte and a screen's three; what is longer is for
/// printers, and would outweigh the narrowest picture.
const LONGEST: usize = 16_384;

/// How far a colour may be off, of 255, before anyone sees it.
const UNSEEN: u8 = 2;

impl Profile {
    /// `icc`, if a picture in red, green and blue looks otherwise without it.
    pub(super) fn of(icc: Vec<u8>) -> Option<Profile> {
        let profile = ColorProfile::new_from_slice(&icc).ok()?;
        let carried = icc.len() <= LONGEST && profile.color_space == DataColorSpace::Rgb && !is_assumed(&profile);
        carried.then_some(Profile(icc))
    }

    /// The profile of pictures whose red, green and blue are those with this number (ITU-T H.273 §8.1).
    pub(super) fn of_primaries(number: u8) -> Option<Profile> {
        let profile = ColorProfile::new_from_cicp(CicpProfile {
            color_primaries: CicpColorPrimaries::try_from(number).ok()?,
            // Whatever a still picture says of them, browsers take these curves.
            transfer_characteristics: TransferCharacteristics::Srgb,
            matrix_coefficients: MatrixCoefficients::Identity,
            full_range: true,
        });
        let mut icc = profile.encode().ok()?;
        icc.get_mut(MADE)?.fill(0);
        Profile::of(icc)
    }

    /// The picture in `file`, a JPEG, PNG or WebP, with this profile.
    pub(super) fn put_into(&self, file: Vec<u8>) -> Vec<u8> {
        match DynImage::from_bytes(Bytes::copy_from_slice(&file)) {
            Ok(Some(mut picture)) => {
                picture.set_icc_profile(Some(Bytes::copy_from_slice(&self.0)));
                picture.encoder().bytes().to_vec()
            }
            Ok(None) | Err(_) => file,
        }
    }
}

/// Where a profile says when it was made (ICC.1 §7.2.8). Ours are always the same.
const MADE: std::ops::Range<usize> = 24..36;

/// Whether every colour looks as it does without this profile: as sRGB.
fn is_assumed(profile: &ColorProfile) -> bool {
    let colours: Vec<u8> = (0..6_u8 * 6 * 6).flat_map(|it| [it / 36, it / 6 % 6, it % 6].map(|it| it * 51)).collect();
    let mut seen = vec![0; colours.len()];
    let assumed = ColorProfile::new_srgb();
    let transform = profile.create_transform_8bit(Layout::Rgb, &assumed, Layout::Rgb, TransformOptions::default());
    let Ok(Ok(())) = transform.map(|it| it.transform(&colours, &mut seen)) else { return false };
    colours.iter().zip(&seen).all(|(given, seen)| given.abs_diff(*seen) <= UNSEEN)
}
