//! A disk that fills up in mid-build.

use crate::support::{Folder, letters, program, say};

use super::mounts::apart;
use super::{Change, Editions};

/// How much room there is, in percent of what the new site takes.
const ROOM: [usize; 10] = [0, 5, 15, 25, 40, 50, 60, 75, 90, 120];

#[test]
fn a_full_disk_leaves_the_old_site_whole() {
    for change in [Change::Much, Change::Little] {
        let editions = Editions::published(&format!("disk-{change:?}"), change);
        let (mut old, mut new) = (0, 0);
        editions.write_new();
        let needed: usize = editions.new.values().map(|it| it.len().div_ceil(4096) * 4).sum();
        for percent in ROOM {
            let room = needed * percent / 100;
            let script = format!(
                "rm -rf copied\nmkdir -p disk copied\nmount -t tmpfs -o size=64m none disk\n\
                 cp -a content static newsletter.toml public disk\n\
                 room=$(df -k --output=avail disk | tail -n 1)\n\
                 head -c $(( (room - {room}) * 1024 )) /dev/zero > disk/fill\n\
                 cd disk\n$BUILD >&2 && code=0 || code=$?\n\
                 cp -a public ../copied/public\nls -A . public > ../copied/names\nrm fill\n\
                 $BUILD >&2\ncp -a public ../copied/mended\nls -A . public > ../copied/later\necho $code\n"
            );
            let Some(run) = apart(&editions.folder, &script) else { return };
            let run = run.ends(0);
            let when = format!("{change:?}, room for {percent} %: {}", run.aside);
            match run.answer.trim() {
                "0" => {
                    assert!(editions.folder.files("copied/public") == editions.new, "{when}");
                    new += 1;
                }
                "2" => {
                    assert!(run.aside.contains("No space left on device"), "{when}");
                    assert!(editions.folder.files("copied/public") == editions.old, "{when}");
                    old += 1;
                }
                other => panic!("{other}: {when}"),
            }
            assert!(editions.folder.files("copied/mended") == editions.new, "{when}");
            for names in ["copied/names", "copied/later"] {
                let names = editions.folder.read(names);
                let odd = names.lines().filter(|it| it.starts_with(".public") || it.starts_with(".feuilleton."));
                assert_eq!(odd.count(), 0, "{when}: {names}");
            }
        }
        assert!(old > 0 && new > 0, "{change:?}: {old} old sites, {new} new ones");
        say(&format!("{change:?}: a disk with ten kinds of room: {old} old sites, {new} new ones, all whole"));
    }
}

#[test]
fn what_is_begun_on_a_full_disk_leaves_nothing_in_the_way() {
    let folder = Folder::called("disk-begun").with(&letters());
    let program = program();
    let script = format!(
        "mkdir disk; mount -t tmpfs -o size=64k none disk; cp -a content newsletter.toml disk; cd disk\n\
         fill() {{ room=$(df -k --output=avail . | tail -n 1); head -c $(( (room - $1) * 1024 )) /dev/zero >fill; }}\n\
         fill 0; for words in 'new Sun' 'init more'; do {0} $words && exit 9 || test $? = 2; done\n\
         rm fill; fill 4; {0} init more && exit 9 || test $? = 2; find . -newer newsletter.toml -name '*.md'; ls\n\
         rm fill; {0} new Sun; {0} init more >&2",
        program.get_program().display()
    );
    let Some(run) = apart(&folder, &script) else { return };
    let run = run.ends(0);
    assert_eq!(run.answer, "content\nfill\nnewsletter.toml\ncontent/03-sun.md\n", "{}", run.aside);
    assert_eq!(run.aside.matches("No space left on device").count(), 3, "{}", run.aside);
}
