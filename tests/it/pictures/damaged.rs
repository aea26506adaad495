//! Pictures that cannot be read, or not to the end.

use image::ImageFormat;

use super::darkroom::{episode, picture};
use crate::support::{Folder, TODAY, newsletter};

#[test]
fn a_picture_that_cannot_be_read_is_published_as_it_is_and_told() {
    let folder = Folder::of(&newsletter(&episode("![A drop](drop.png)")));
    let mut damaged = picture(900, 600, ImageFormat::Png);
    let middle = damaged.len() / 3..damaged.len() / 2;
    damaged[middle].fill(0xff);
    folder.write("content/01-rain/drop.png", damaged);
    let checked = folder.run(&["check", "--today", TODAY]).ends(0).aside;
    assert!(checked.contains("this picture cannot be read, so every reader gets it as it is"), "{checked}");
    let run = folder.build(&[]).ends(0);
    assert_eq!(
        run.aside.matches("this picture cannot be read, so every reader gets it as it is").count(),
        1,
        "{}",
        run.aside
    );
    assert!(folder.has("public/rain/drop.png.480.webp"));
}

#[test]
fn a_picture_whose_end_is_missing_is_told_until_it_is_whole() {
    let folder = Folder::of(&newsletter(&episode("![A drop](drop.jpg) ![Fog](fog.png) ![The sea](sea.webp)")));
    let pictures =
        [("drop.jpg", ImageFormat::Jpeg, 900), ("fog.png", ImageFormat::Png, 90), ("sea.webp", ImageFormat::WebP, 90)];
    for (name, format, width) in pictures {
        let whole = picture(width, 600, format);
        folder.write(&format!("content/01-rain/{name}"), &whole[..whole.len() / 2]);
    }
    let checked = folder.run(&["check", "--today", TODAY]).ends(0).aside;
    let aside = folder.build(&[]).ends(0).aside;
    for (name, _, _) in pictures {
        assert!(aside.contains(&format!("--> content/01-rain/{name}\n")), "{name}: {aside}");
    }
    let told = "the end of this picture is missing, so readers see a part of it";
    assert_eq!(aside.matches(told).count(), 3, "{aside}");
    assert_eq!(checked.matches(told).count(), 3, "{checked}");
    assert_eq!(folder.build(&[]).ends(0).aside, aside, "it is said until it is mended");
    for (name, format, width) in pictures {
        // What programs write behind the end of a picture is no part of it.
        let whole = [&picture(width, 600, format)[..], b"\0\0\0\0"].concat();
        folder.write(&format!("content/01-rain/{name}"), whole);
    }
    assert_eq!(folder.build(&[]).ends(0).aside, "");
}

#[test]
fn what_is_no_picture_is_told_of_where_it_is_shown_as_one() {
    let folder = Folder::of(&newsletter(&episode("![A drop](drop.jpg) ![None](empty.png)")));
    for (name, bytes) in [("drop.jpg", "a drop"), ("empty.png", ""), ("unseen.webp", "nobody sees it")] {
        folder.write(&format!("content/01-rain/{name}"), bytes);
    }
    let aside = folder.build(&[]).ends(0).aside;
    assert_eq!(aside.matches("this picture cannot be read, and readers may see none").count(), 2, "{aside}");
    assert!(aside.contains("--> content/01-rain/drop.jpg\n") && !aside.contains("unseen"), "{aside}");
    assert_eq!(folder.build(&[]).ends(0).aside, aside, "it is said until it is mended");
}

#[test]
fn what_a_telephone_hands_over_under_another_name_is_called_by_its_own() {
    let folder = Folder::of(&newsletter(&episode("![A drop](drop.jpg)")));
    // The boxes of a HEIC that tell its size: 1600 by 900.
    let size = [&b"\0\0\0\x14ispe\0\0\0\0"[..], &1600_u32.to_be_bytes(), &900_u32.to_be_bytes()].concat();
    let properties = [&b"\0\0\0\x24iprp\0\0\0\x1cipco"[..], &size].concat();
    let boxes = [&b"\0\0\0\x18ftypheic\0\0\0\0mif1heic\0\0\0\x30meta\0\0\0\0"[..], &properties].concat();
    folder.write("content/01-rain/drop.jpg", [&boxes[..], &[0; 400]].concat());
    for run in [folder.run(&["check", "--today", TODAY]).ends(0), folder.build(&[]).ends(0)] {
        let told = "this is HEIC under the name `.jpg`, and few readers see it\n--> content/01-rain/drop.jpg\n";
        assert!(run.aside.contains(told), "{}", run.aside);
    }
    assert!(folder.has("public/rain/drop.jpg") && !folder.has("public/rain/drop.jpg.480.webp"));
}
