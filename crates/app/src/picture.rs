//! Photographs and pictures that people send: checked before they are decoded, made small, written anew so that
//! nothing of the sender's file is left (place, camera, comments), kept among the media under a key of their content.

use std::io::Cursor;

use bytes::Bytes;
use image::{
    DynamicImage, ImageDecoder, ImageEncoder, ImageError, ImageFormat, ImageReader, Limits, RgbImage,
    codecs::jpeg::JpegEncoder, imageops::FilterType,
};
use object_store::{ObjectStoreExt, path::Path};
use sha2::{Digest, Sha256};
use tokio::sync::Semaphore;

use crate::{
    App,
    error::{Error, Kind, Problem, Result},
};

/// The largest file taken.
pub const MOST_BYTES: usize = 5 * 1024 * 1024;

/// The most pixels a file may unfold to: a few kilobytes can claim to be a wall of them.
const MOST_PIXELS: u64 = 40_000_000;

/// What decoding may take: that many pixels of four bytes.
const MOST_MEMORY: u64 = MOST_PIXELS * 4;

/// The longer side of what is kept.
const LONGEST_SIDE: u32 = 512;

const QUALITY: u8 = 85;

/// One at a time in the whole process: a picture may take all of [`MOST_MEMORY`] and a core for a second.
static DECODING: Semaphore = Semaphore::const_new(1);

/// Where a stored picture is answered.
pub fn path(key: &str) -> String {
    format!("/api/v1/media/{key}")
}

/// The kinds of picture that are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    #[error("the file is larger than 5 MiB")]
    TooLarge,
    #[error("the file is no JPEG, PNG or WebP picture")]
    OtherKind,
    #[error("the picture has more than 40 million pixels")]
    TooManyPixels,
    #[error("the picture is broken")]
    Broken,
}

impl PictureError {
    /// What the sender is told, by the field that carried the file.
    fn about(self, field: &'static str) -> Error {
        match self {
            Self::TooLarge => too_large(),
            Self::OtherKind => {
                let detail = "Send a JPEG, PNG or WebP picture.";
                Problem::new(Kind::UnsupportedMedia, "unsupported_media", detail).about(field).into()
            }
            Self::TooManyPixels => {
                Error::field(field, "too_many_pixels", "Send a picture of at most 40 megapixels.")
            }
            Self::Broken => Error::field(field, "broken_picture", "This picture cannot be read."),
        }
    }
}

/// The file is larger than is taken.
pub fn too_large() -> Error {
    Problem::new(Kind::TooLarge, "too_large", "Send a picture of at most 5 MiB.").into()
}

/// Checks, shrinks and stores a picture of `owner`; gives its key. 413, 415 or 422 by `field` where it is refused.
/// The same picture of the same owner has the same key; two owners never share one, so that it may go with its owner.
pub(crate) async fn store(app: &App, owner: &str, field: &'static str, file: Bytes) -> Result<String> {
    let small = shrunk(file).await.map_err(|error| error.about(field))?;
    let mut digest = Sha256::new();
    digest.update(owner.as_bytes());
    digest.update([0]);
    digest.update(&small);
    let key: String = digest.finalize().iter().take(20).map(|byte| format!("{byte:02x}")).collect();
    let key = format!("{key}.jpg");
    app.ports.media.put(&place(&key), small.into()).await.map_err(unavailable)?;
    Ok(key)
}

/// Removes a picture that nothing refers to any more. A failure leaves a file behind and harms nobody.
pub(crate) async fn remove(app: &App, key: &str) {
    if let Err(error) = app.ports.media.delete(&place(key)).await {
        tracing::warn!(media.key = key, error = %error, "an old picture could not be removed");
    }
}

/// A stored picture (JPEG), or 404.
pub async fn fetch(app: &App, key: &str) -> Result<Bytes> {
    let missing = || Error::not_found("picture");
    if !is_key(key) {
        return Err(missing());
    }
    match app.ports.media.get(&place(key)).await {
        Ok(found) => found.bytes().await.map_err(unavailable),
        Err(object_store::Error::NotFound { .. }) => Err(missing()),
        Err(error) => Err(unavailable(error)),
    }
}

fn is_key(key: &str) -> bool {
    let hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    key.strip_suffix(".jpg").is_some_and(|name| name.len() == 40 && name.bytes().all(hex))
}

fn place(key: &str) -> Path {
    Path::from_iter(["pictures", key])
}

pub(crate) fn unavailable(error: object_store::Error) -> Error {
    tracing::warn!(error = %error, "the media store does not answer");
    Problem::new(
        Kind::Unavailable,
        "media_unavailable",
        "Files cannot be kept or shown now; try again later.",
    )
    .into()
}

/// The picture made small and written anew, as JPEG.
async fn shrunk(file: Bytes) -> Result<Vec<u8>, PictureError> {
    if file.len() > MOST_BYTES {
        return Err(PictureError::TooLarge);
    }
    let format = kind_of(&file)?;
    let _turn = DECODING.acquire().await.map_err(|_| PictureError::Broken)?;
    let work = tokio::task::spawn_blocking(move || shrink(&file, format));
    // A decoder that panics was given a broken picture.
    work.await.unwrap_or(Err(PictureError::Broken))
}

/// What the bytes are, whatever the sender calls them.
fn kind_of(file: &[u8]) -> Result<ImageFormat, PictureError> {
    match image::guess_format(file) {
        Ok(format @ (ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP)) => Ok(format),
        _ => Err(PictureError::OtherKind),
    }
}

fn shrink(file: &[u8], format: ImageFormat) -> Result<Vec<u8>, PictureError> {
    let mut reader = ImageReader::with_format(Cursor::new(file), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(refusal)?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if pixels == 0 {
        return Err(PictureError::Broken);
    }
    if pixels > MOST_PIXELS || decoder.total_bytes() > MOST_MEMORY {
        return Err(PictureError::TooManyPixels);
    }
    let orientation = decoder.orientation().map_err(refusal)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(refusal)?;
    if width.max(height) > LONGEST_SIDE {
        // In two steps: a fast one over many pixels, a fine one over few.
        if width.max(height) > 2 * LONGEST_SIDE {
            picture = picture.thumbnail(2 * LONGEST_SIDE, 2 * LONGEST_SIDE);
        }
        picture = picture.resize(LONGEST_SIDE, LONGEST_SIDE, FilterType::CatmullRom);
    }
    picture.apply_orientation(orientation);
    written(&on_white(&picture))
}

/// What shines through is white: JPEG knows no transparency.
fn on_white(picture: &DynamicImage) -> RgbImage {
    let picture = picture.to_rgba8();
    let over_white = |channel: u8, alpha: u8| {
        let (channel, alpha) = (u32::from(channel), u32::from(alpha));
        u8::try_from((channel * alpha + 255 * (255 - alpha)) / 255).unwrap_or(255)
    };
    RgbImage::from_fn(picture.width(), picture.height(), |x, y| {
        let [red, green, blue, alpha] = picture.get_pixel(x, y).0;
        image::Rgb([red, green, blue].map(|channel| over_white(channel, alpha)))
    })
}

fn written(picture: &RgbImage) -> Result<Vec<u8>, PictureError> {
    let mut out = Vec::new();
    JpegEncoder::new_with_quality(&mut out, QUALITY)
        .write_image(picture.as_raw(), picture.width(), picture.height(), image::ExtendedColorType::Rgb8)
        .map_err(refusal)?;
    Ok(out)
}

fn refusal(error: ImageError) -> PictureError {
    match error {
        ImageError::Limits(_) => PictureError::TooManyPixels,
        _ => PictureError::Broken,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(width: u32, height: u32) -> DynamicImage {
        DynamicImage::ImageRgba8(image::RgbaImage::from_fn(width, height, |x, y| {
            image::Rgba([(x % 256) as u8, (y % 256) as u8, 90, 255])
        }))
    }

    fn as_format(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
        let mut out = Cursor::new(Vec::new());
        let picture = if format == ImageFormat::Jpeg {
            DynamicImage::ImageRgb8(picture.to_rgb8())
        } else {
            picture.clone()
        };
        picture.write_to(&mut out, format).unwrap();
        out.into_inner()
    }

    fn shrunk_now(file: &[u8]) -> Result<DynamicImage, PictureError> {
        let small = shrink(file, kind_of(file)?)?;
        assert_eq!(image::guess_format(&small).unwrap(), ImageFormat::Jpeg);
        Ok(image::load_from_memory(&small).unwrap())
    }

    #[test]
    fn a_picture_keeps_its_shape_and_loses_its_size() {
        for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
            let small = shrunk_now(&as_format(&picture(1600, 400), format)).unwrap();
            assert_eq!((small.width(), small.height()), (512, 128), "{format:?}");
            let small = shrunk_now(&as_format(&picture(60, 90), format)).unwrap();
            assert_eq!((small.width(), small.height()), (60, 90), "{format:?}");
        }
    }

    #[test]
    fn a_picture_taken_sideways_is_turned_and_its_notes_are_gone() {
        let mut file = Vec::new();
        let mut encoder = JpegEncoder::new(&mut file);
        // TIFF, one entry: orientation 6, to be turned by 90 degrees.
        let mut exif = b"MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
        exif.extend_from_slice(b"secret place");
        encoder.set_exif_metadata(exif).unwrap();
        encoder.encode_image(&DynamicImage::ImageRgb8(picture(64, 32).to_rgb8())).unwrap();
        assert!(file.windows(12).any(|part| part == b"secret place"));

        let small = shrink(&file, ImageFormat::Jpeg).unwrap();
        let decoded = image::load_from_memory(&small).unwrap();
        assert_eq!((decoded.width(), decoded.height()), (32, 64));
        assert!(!small.windows(12).any(|part| part == b"secret place"));
        assert!(!small.windows(4).any(|part| part == b"Exif"));
    }

    #[test]
    fn what_shines_through_becomes_white() {
        let clear = DynamicImage::ImageRgba8(image::RgbaImage::new(8, 8));
        let small = shrunk_now(&as_format(&clear, ImageFormat::Png)).unwrap();
        assert!(small.to_rgb8().pixels().all(|pixel| pixel.0.iter().all(|channel| *channel > 250)));
    }

    #[test]
    fn a_wall_of_pixels_is_refused_before_it_is_decoded() {
        // A PNG header that claims 60,000 by 60,000 pixels, and nothing behind it.
        let mut file = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        file.extend_from_slice(&60_000_u32.to_be_bytes());
        file.extend_from_slice(&60_000_u32.to_be_bytes());
        file.extend_from_slice(&[8, 6, 0, 0, 0]);
        let crc = {
            let mut crc = u32::MAX;
            for byte in &file[12..] {
                crc ^= u32::from(*byte);
                for _ in 0..8 {
                    crc = if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 };
                }
            }
            !crc
        };
        file.extend_from_slice(&crc.to_be_bytes());
        file.extend_from_slice(b"\0\0\0\0IDAT\x35\xaf\x06\x1e");
        assert_eq!(shrunk_now(&file).unwrap_err(), PictureError::TooManyPixels);
    }

    #[test]
    fn a_broken_picture_and_what_is_no_picture_are_told_apart() {
        for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
            let file = as_format(&picture(300, 300), format);
            let broken = shrunk_now(&file[..40]).unwrap_err();
            assert_eq!(broken, PictureError::Broken, "{format:?}");
        }
        for other in [b"GIF89a".as_slice(), b"<svg onload=alert(1)>", b"", b"%PDF-1.7", b"\0\0\0\0"] {
            assert_eq!(shrunk_now(other).unwrap_err(), PictureError::OtherKind);
        }
    }

    #[test]
    fn only_keys_of_ours_are_looked_up() {
        assert!(is_key(&format!("{}.jpg", "0a".repeat(20))));
        for wrong in ["", "../secret", ".jpg", &format!("{}.png", "0a".repeat(20)), &"0A".repeat(20)] {
            assert!(!is_key(wrong), "{wrong}");
        }
    }
}
