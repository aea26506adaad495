//! What the name of a file says of its type. Nobody looks into the file, and no other module has a list of its own.

/// The media type of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MediaType(&'static str);

/// What the names of JPEGs end in, in lower case, the most usual first.
pub const JPEG: [&str; 6] = ["jpg", "jpeg", "jpe", "jfif", "pjpeg", "pjp"];

impl MediaType {
    /// What the name of a file says; `None` if nobody knows its ending.
    #[must_use]
    pub fn of(name: &str) -> Option<MediaType> {
        let (_, ending) = name.rsplit_once('.')?;
        of_ending(&ending.to_ascii_lowercase()).map(MediaType)
    }

    /// What an address says of the file that lies there, whatever follows its path.
    #[must_use]
    pub fn of_address(url: &str) -> Option<MediaType> {
        url.split(['?', '#']).next().and_then(MediaType::of)
    }

    /// Its name: `audio/mpeg`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0
    }

    /// Whether it is heard and no more.
    #[must_use]
    pub fn is_audio(self) -> bool {
        self.0.starts_with("audio/")
    }

    /// Whether it is seen and heard.
    #[must_use]
    pub fn is_film(self) -> bool {
        self.0.starts_with("video/")
    }

    /// Whether a player takes it: a recording, a film, or the words shown with one.
    #[must_use]
    pub fn is_recording(self) -> bool {
        self.is_audio() || self.is_film() || self.0 == "text/vtt"
    }
}

/// RFC 4337, RFC 5334 and common use, as browsers have it.
fn of_ending(ending: &str) -> Option<&'static str> {
    Some(match ending {
        "html" | "htm" => "text/html",
        "css" => "text/css",
        "js" | "mjs" => "text/javascript",
        "json" | "map" => "application/json",
        "xml" => "application/xml",
        "opml" => "text/x-opml",
        // A browser shows Markdown as plain text, and offers to save what it is told is Markdown.
        "txt" | "md" => "text/plain",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        jpeg if JPEG.contains(&jpeg) => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "ttf" => "font/ttf",
        "otf" => "font/otf",
        "mp3" => "audio/mpeg",
        "m4a" => "audio/mp4",
        "ogg" | "oga" | "opus" => "audio/ogg",
        "wav" => "audio/wav",
        "flac" => "audio/flac",
        "mp4" | "m4v" => "video/mp4",
        "webm" => "video/webm",
        "ogv" => "video/ogg",
        "mov" => "video/quicktime",
        "vtt" => "text/vtt",
        "srt" => "application/x-subrip",
        "pdf" => "application/pdf",
        "epub" => "application/epub+zip",
        "zip" => "application/zip",
        "wasm" => "application/wasm",
        _ => return None,
    })
}
