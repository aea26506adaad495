//! What is mounted inside the output folder. It stays with the folder that it is mounted on: were that exchanged,
//! readers would see an empty folder in its place, and the next build would take it for something left over.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;
use std::path::Path;

/// Whether something is mounted below `folder`, which is absolute and leads through no link; or may be, where Linux
/// does not say. Other systems never do.
pub(super) fn are_below(folder: &Path) -> bool {
    match std::fs::read("/proc/self/mountinfo") {
        Ok(mounts) => mounts.split(|it| *it == b'\n').any(|it| is_below(it, folder)),
        Err(_) => cfg!(target_os = "linux"),
    }
}

/// A line has the mount point in its fifth field, where three octal digits after a backslash stand for a character
/// (proc(5)).
fn is_below(line: &[u8], folder: &Path) -> bool {
    let Some(field) = line.split(|it| *it == b' ').nth(4) else { return false };
    let mut parts = field.split(|it| *it == b'\\');
    let mut point = parts.next().unwrap_or_default().to_vec();
    for part in parts {
        let (digits, rest) = part.split_at_checked(3).unwrap_or((b"", part));
        let character = std::str::from_utf8(digits).ok().and_then(|it| u8::from_str_radix(it, 8).ok());
        point.extend(character);
        point.extend_from_slice(rest);
    }
    let point = Path::new(OsStr::from_bytes(&point));
    point != folder && point.starts_with(folder)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    #[test]
    fn a_mount_is_found_by_its_place() {
        let is_below = |line: &str| super::is_below(line.as_bytes(), Path::new("/srv/my site/public"));
        assert!(is_below("36 35 98:0 / /srv/my\\040site/public/uploads rw - ext3 /dev/root rw"));
        assert!(!is_below("36 35 98:0 / /srv/my\\040site/public rw - ext3 /dev/root rw"));
        assert!(!is_below("36 35 98:0 / /srv/my\\040site/publicity rw - ext3 /dev/root rw"));
        assert!(!is_below(""));
    }
}
