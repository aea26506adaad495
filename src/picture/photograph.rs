//! Pictures of pixels: read upright, made narrower, and stored again. What cameras write into them is left behind, but
//! for what their colours mean.

use std::io::Cursor;

use fast_image_resize::images::{TypedImage, TypedImageRef};
use fast_image_resize::pixels::{U8x3, U8x4};
use fast_image_resize::{FilterType, PixelTrait, ResizeAlg, ResizeOptions, Resizer};
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType as PngFilter, PngEncoder};
use image::imageops;
use image::{
    DynamicImage, GenericImageView as _, ImageDecoder as _, ImageFormat, ImageReader, Limits, RgbImage, RgbaImage,
};

use super::held::Held;
use super::ladder::height;
use super::profile::Profile;
use super::recipe::{Fault, Format, LETTER, PAPER};
use super::{avif, bare};

/// How good a JPEG is, of 100: no one sees a difference on a screen.
const JPEG_QUALITY: u8 = 84;

/// The same for WebP, whose figures mean something else.
const WEBP_QUALITY: f32 = 80.0;

/// A picture as it is shown.
#[derive(Debug)]
pub(super) struct Photograph {
    image: DynamicImage,
    /// What its colours mean, where that is not what everyone assumes.
    profile: Option<Profile>,
    /// How it was stored.
    format: ImageFormat,
}

/// How many pixels a header speaks of; 0 if there is none.
pub(super) fn pixels(bytes: &[u8]) -> u64 {
    if avif::is_in_boxes(bytes) {
        return avif::pixels(bytes);
    }
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok();
    let size = reader.and_then(|it| it.into_dimensions().ok());
    size.map_or(0, |(width, height)| u64::from(width) * u64::from(height))
}

impl Photograph {
    /// The picture in `bytes`, unless it has more pixels than `most`.
    pub(super) fn read(bytes: &[u8], most: u64) -> Result<Photograph, Fault> {
        if avif::is_in_boxes(bytes) {
            let (image, profile) = avif::read(bytes, most)?;
            return Ok(Photograph { image, profile, format: ImageFormat::Avif });
        }
        let mut reader =
            ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| Fault::NotUnderstood)?;
        let format = reader.format().ok_or(Fault::NotUnderstood)?;
        // A pixel takes eight bytes at most. What else a file holds has as much room as it usually has.
        let mut limits = Limits::default();
        limits.max_alloc = limits.max_alloc.map(|usual| usual.saturating_add(most.saturating_mul(8)));
        reader.limits(limits);
        let mut decoder = reader.into_decoder().map_err(|_| Fault::NotUnderstood)?;
        let (width, height) = decoder.dimensions();
        if u64::from(width) * u64::from(height) > most {
            return Err(Fault::TooLarge);
        }
        let profile = decoder.icc_profile().ok().flatten().and_then(Profile::of);
        let mut image = DynamicImage::from_decoder(decoder).map_err(|_| Fault::NotUnderstood)?;
        if let Held::Turned(orientation) = Held::of(bytes) {
            image.apply_orientation(orientation);
        }
        let image = if image.color().has_alpha() { image.into_rgba8().into() } else { image.into_rgb8().into() };
        Ok(Photograph { image, profile, format })
    }

    /// The picture `width` pixels wide. One that would weigh more than it did in `bytes`, in the format that it has,
    /// stays as it was.
    pub(super) fn narrow(&self, bytes: &[u8], width: u32, format: Format) -> Result<Vec<u8>, Fault> {
        let made = self.stored(&resized(&self.image, width), format)?;
        if made.len() >= bytes.len() && self.format == image_format(format) {
            return Ok(bare::bare(bytes));
        }
        Ok(made)
    }

    /// The picture as a JPEG on paper, no wider than a letter shows.
    pub(super) fn posted(&self) -> Result<Vec<u8>, Fault> {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number of pixels")]
        let image = resized(&self.image, LETTER as u32);
        self.stored(&DynamicImage::ImageRgb8(on_paper(&image)), Format::Jpeg)
    }

    /// `image`, which was made of this one, as a file.
    fn stored(&self, image: &DynamicImage, format: Format) -> Result<Vec<u8>, Fault> {
        let file = encoded(image, format, self.format)?;
        Ok(match &self.profile {
            Some(profile) => profile.put_into(file),
            None => file,
        })
    }
}

/// The picture at most `width` pixels wide: it is never enlarged.
fn resized(image: &DynamicImage, width: u32) -> DynamicImage {
    let size = image.dimensions();
    if width >= size.0 {
        return image.clone();
    }
    let height = height(size, width);
    let whole = "there are as many pixels as the size says";
    match image {
        DynamicImage::ImageRgba8(it) => {
            let pixels = scaled::<U8x4>(it.as_raw(), size, (width, height));
            RgbaImage::from_raw(width, height, pixels).expect(whole).into()
        }
        DynamicImage::ImageRgb8(it) => {
            let pixels = scaled::<U8x3>(it.as_raw(), size, (width, height));
            RgbImage::from_raw(width, height, pixels).expect(whole).into()
        }
        _ => unreachable!("pictures are read in one of these two forms"),
    }
}

/// What becomes of `pixels`, which have the size `from`, in the size `to`. What can be seen through counts as much as
/// it is seen, so that no edge takes on the colour of what is invisible.
fn scaled<P: PixelTrait>(pixels: &[u8], from: (u32, u32), to: (u32, u32)) -> Vec<u8> {
    let mut scaled = vec![0; to.0 as usize * to.1 as usize * size_of::<P>()];
    let source = TypedImageRef::<P>::from_buffer(from.0, from.1, pixels).expect("a picture that was read is whole");
    let mut target = TypedImage::<P>::from_buffer(to.0, to.1, &mut scaled).expect("there is room for it");
    let terms = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3));
    Resizer::new().resize_typed(&source, &mut target, &terms).expect("all of the picture is asked for");
    scaled
}

fn encoded(image: &DynamicImage, format: Format, from: ImageFormat) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    match format {
        Format::Jpeg => {
            let encoder = JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY);
            on_paper(image).write_with_encoder(encoder).map_err(|_| Fault::NotUnderstood)?;
        }
        Format::Png => {
            let encoder = PngEncoder::new_with_quality(&mut bytes, CompressionType::Best, PngFilter::Adaptive);
            image.write_with_encoder(encoder).map_err(|_| Fault::NotUnderstood)?;
        }
        Format::WebP => {
            bytes = webp(image, Loss::Unseen)?;
            // What was drawn rather than photographed is often smaller without any loss.
            if from == ImageFormat::Png {
                let exact = webp(image, Loss::None)?;
                bytes = if exact.len() < bytes.len() { exact } else { bytes };
            }
        }
    }
    Ok(bytes)
}

/// What a picture may lose so that it weighs less.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Loss {
    None,
    /// What no one sees.
    Unseen,
}

fn webp(image: &DynamicImage, loss: Loss) -> Result<Vec<u8>, Fault> {
    let (width, height) = image.dimensions();
    let encoder = match image {
        DynamicImage::ImageRgba8(pixels) => webp::Encoder::from_rgba(pixels, width, height),
        DynamicImage::ImageRgb8(pixels) => webp::Encoder::from_rgb(pixels, width, height),
        _ => unreachable!("pictures are read in one of these two forms"),
    };
    let bytes = encoder.encode_simple(loss == Loss::None, WEBP_QUALITY).map_err(|_| Fault::NotUnderstood)?;
    Ok(bytes.to_vec())
}

fn on_paper(image: &DynamicImage) -> RgbImage {
    if !image.color().has_alpha() {
        return image.to_rgb8();
    }
    let (width, height) = image.dimensions();
    let mut paper = DynamicImage::ImageRgb8(RgbImage::from_pixel(width, height, image::Rgb(PAPER)));
    imageops::overlay(&mut paper, image, 0, 0);
    paper.into_rgb8()
}

fn image_format(format: Format) -> ImageFormat {
    match format {
        Format::Jpeg => ImageFormat::Jpeg,
        Format::Png => ImageFormat::Png,
        Format::WebP => ImageFormat::WebP,
    }
}
