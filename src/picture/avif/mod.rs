//! AVIF: a still picture that is stored as AV1 is. Outlook does not show it, so letters need to be made of something
//! else, and narrower ones are stored as WebP.
//!
//! Reading only, and only what cameras, editors and `avifenc` write without being asked for more: 8 or 10 bits, with or
//! without colour and transparency. What is in motion, in tiles or brighter than paper is left alone.

mod bare;
mod colours;
mod container;

pub(super) use bare::bare;

use image::{DynamicImage, Rgb, RgbImage, RgbaImage};
use re_rav1d::{BitsPerComponent, Decoder, Error, Picture, PixelLayout, PlanarImageComponent, Settings};

use super::profile::Profile;
use super::recipe::Fault;
use colours::{Blending, Colours, Matrix, Range, straight};
use container::{Meaning, Still, Turn};

/// Whether the file that begins so consists of boxes, as an AVIF does. A HEIC and a film do, too.
pub(super) fn is_in_boxes(head: &[u8]) -> bool {
    head.get(4..8) == Some(b"ftyp")
}

/// Whether the AVIF that begins with `head` is of a kind that we decode.
pub(super) fn is_known(head: &[u8]) -> bool {
    Still::of(head).is_some()
}

/// How many pixels the file speaks of.
pub(super) fn pixels(bytes: &[u8]) -> u64 {
    Still::of(bytes).map_or(0, |it| u64::from(it.size.0) * u64::from(it.size.1))
}

/// The picture as it is shown, and what its colours mean, where that is not what everyone assumes.
pub(super) fn read(bytes: &[u8], most: u64) -> Result<(DynamicImage, Option<Profile>), Fault> {
    let still = Still::of(bytes).ok_or(Fault::NotUnderstood)?;
    if u64::from(still.size.0) * u64::from(still.size.1) > most {
        return Err(Fault::TooLarge);
    }
    let picture = Decoded::of(still.picture(bytes)?, most)?;
    if picture.size() != still.size {
        return Err(Fault::NotUnderstood);
    }
    let image = match still.alpha(bytes)? {
        None => picture.painted(still.colours).into(),
        Some(alpha) => {
            seen_through(&picture.painted(still.colours), &Decoded::of(alpha, most)?, still.blending)?.into()
        }
    };
    let profile = match still.meaning {
        Meaning::Assumed => None,
        Meaning::Primaries(number) => Profile::of_primaries(number),
        Meaning::Profile(icc) => Profile::of(icc),
    };
    Ok((still.turns.iter().copied().fold(image, turned), profile))
}

fn turned(image: DynamicImage, turn: Turn) -> DynamicImage {
    match turn {
        Turn::Left(1) => image.rotate270(),
        Turn::Left(2) => image.rotate180(),
        Turn::Left(3) => image.rotate90(),
        Turn::Left(_) => image,
        Turn::Vertical => image.flipv(),
        Turn::Horizontal => image.fliph(),
    }
}

fn seen_through(image: &RgbImage, alpha: &Decoded, blending: Blending) -> Result<RgbaImage, Fault> {
    if alpha.size() != image.dimensions() {
        return Err(Fault::NotUnderstood);
    }
    let range = alpha.range();
    let brightness = alpha.plane(PlanarImageComponent::Y);
    Ok(RgbaImage::from_fn(image.width(), image.height(), |x, y| {
        let Rgb(colour) = *image.get_pixel(x, y);
        let seen = range.grey(brightness.at(x, y), alpha.bits);
        let [r, g, b] = match blending {
            Blending::Apart => colour,
            Blending::OnBlack => colour.map(|it| straight(it, seen)),
        };
        image::Rgba([r, g, b, seen])
    }))
}

/// What AV1 stands for: up to three planes of numbers.
struct Decoded {
    picture: Picture,
    bits: u8,
}

/// One plane.
struct Plane {
    numbers: re_rav1d::Plane,
    /// How many bytes one row takes.
    stride: usize,
    wide: Wide,
}

/// How many bytes one number takes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wide {
    One,
    Two,
}

/// A decoder has nothing more to give after it was asked so often.
const PATIENCE: usize = 16;

impl Decoded {
    fn of(av1: Vec<u8>, most: u64) -> Result<Decoded, Fault> {
        let mut settings = Settings::new();
        // Pictures are worked at side by side already.
        settings.set_n_threads(1);
        settings.set_max_frame_delay(1);
        // Of a picture that comes into view by and by, the last is the finest.
        settings.set_all_layers(false);
        settings.set_frame_size_limit(u32::try_from(most).unwrap_or(u32::MAX));
        let mut decoder = Decoder::with_settings(&settings).map_err(|_| Fault::NotUnderstood)?;
        let mut sent = decoder.send_data(av1, None, None, None);
        for _ in 0..PATIENCE {
            match (decoder.get_picture(), sent) {
                (Ok(picture), _) => return Decoded::known(picture),
                (Err(Error::Again), Ok(()) | Err(Error::Again)) => sent = decoder.send_pending_data(),
                (Err(_), _) => break,
            }
        }
        Err(Fault::NotUnderstood)
    }

    fn known(picture: Picture) -> Result<Decoded, Fault> {
        let bits = match picture.bits_per_component() {
            Some(BitsPerComponent(8)) => 8,
            Some(BitsPerComponent(10)) => 10,
            Some(BitsPerComponent(_)) | None => return Err(Fault::NotUnderstood),
        };
        Ok(Decoded { picture, bits })
    }

    fn size(&self) -> (u32, u32) {
        (self.picture.width(), self.picture.height())
    }

    fn range(&self) -> Range {
        match self.picture.color_range() {
            re_rav1d::pixel::YUVRange::Full => Range::Full,
            re_rav1d::pixel::YUVRange::Limited => Range::Limited,
        }
    }

    /// The picture in red, green and blue. Where only every other pixel has a colour, its neighbours have the same:
    /// what is made of it is mostly narrower, and no one sees it.
    fn painted(&self, colours: Option<Colours>) -> RgbImage {
        let colours = colours.unwrap_or(Colours { matrix: Matrix::Bt601, range: self.range() });
        let (width, height) = self.size();
        let brightness = self.plane(PlanarImageComponent::Y);
        let (across, down) = match self.picture.pixel_layout() {
            PixelLayout::I400 => {
                let grey = |x, y| Rgb([colours.range.grey(brightness.at(x, y), self.bits); 3]);
                return RgbImage::from_fn(width, height, grey);
            }
            PixelLayout::I420 => (1, 1),
            PixelLayout::I422 => (1, 0),
            PixelLayout::I444 => (0, 0),
        };
        let [u, v] = [PlanarImageComponent::U, PlanarImageComponent::V].map(|it| self.plane(it));
        RgbImage::from_fn(width, height, |x, y| {
            let (column, row) = (x >> across, y >> down);
            Rgb(colours.rgb([brightness.at(x, y), u.at(column, row), v.at(column, row)], self.bits))
        })
    }

    fn plane(&self, component: PlanarImageComponent) -> Plane {
        let stride = self.picture.stride(component) as usize;
        let wide = if self.bits == 8 { Wide::One } else { Wide::Two };
        Plane { numbers: self.picture.plane(component), stride, wide }
    }
}

impl Plane {
    fn at(&self, x: u32, y: u32) -> u16 {
        let (column, row) = (x as usize, y as usize * self.stride);
        match self.wide {
            Wide::One => u16::from(self.numbers[row + column]),
            Wide::Two => u16::from_ne_bytes([self.numbers[row + 2 * column], self.numbers[row + 2 * column + 1]]),
        }
    }
}
