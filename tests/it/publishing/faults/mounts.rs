//! Output folders that cannot be exchanged: mount points, other file systems, and folders in others that are read-only.
//!
//! Each test has a namespace of its own, in which it may mount what it likes; where the system gives none, it says so.

use std::process::Command;

use super::{Change, Editions, Seen, remove_folder};
use crate::support::{Folder, Run, TODAY, letters, program, say};

/// Runs a script of the shell in `folder`, as if by root of a machine of its own. `$BUILD` is the program that builds.
/// `None` where the system does not allow that.
pub(super) fn apart(folder: &Folder, script: &str) -> Option<Run> {
    let program = program();
    let build = format!("{} build --today {TODAY}", program.get_program().display());
    let within = |script: &str| {
        let mut command = Command::new("unshare");
        command.args(["-rm", "sh", "-ec", script]).current_dir(&folder.path).env("BUILD", &build).env("NO_COLOR", "1");
        command
    };
    if !within("mount -t tmpfs none /mnt").output().is_ok_and(|it| it.status.success()) {
        say("nothing can be mounted here, not even in a namespace: skipped");
        return None;
    }
    Some(Run::of(&mut within(script)))
}

#[test]
fn a_mount_point_is_published_into_file_by_file() {
    let mounts = [
        ("itself", "mount --bind public public"),
        ("disk", "cp -a public kept; mount -t tmpfs none public; cp -a kept/. public; rm -r kept"),
        ("fixed", "mount --bind . .; cd $PWD; mount --bind public public; mount -o remount,bind,ro ."),
    ];
    for (name, mount) in mounts {
        for change in [Change::Much, Change::Little] {
            let when = format!("{name}, {change:?}");
            let editions = Editions::published(&format!("mount-{name}-{change:?}"), change);
            editions.write_new();
            editions.folder.write("public/CNAME", "letters.example");
            let copy = Folder::called(&format!("mount-{name}-{change:?}-copied"));
            let script = format!("{mount}\n$BUILD\ncp -a public {}/site\n", copy.path.display());
            let Some(run) = apart(&editions.folder, &script) else { return };
            let run = run.ends(0);
            assert!(run.answer.contains(" unchanged"), "{when}: {}", run.answer);
            let mut site = copy.files("site");
            assert_eq!(site.remove("CNAME").as_deref(), Some(&b"letters.example"[..]), "{when}");
            assert!(site == editions.new, "{when}: {:?} {}", site.keys(), run.aside);
            editions.assert_tidy(&when);
        }
    }
}

#[test]
fn a_container_that_has_the_site_mounted_sees_the_new_one_where_it_is_built_in_place() {
    for change in [Change::Much, Change::Little] {
        let editions = Editions::published(&format!("mount-view-{change:?}"), change);
        editions.write_new();
        let script =
            "mkdir view; mount --bind public view; $BUILD --in-place; cp -a view seen; umount view; rmdir view";
        let Some(run) = apart(&editions.folder, script) else { return };
        run.ends(0);
        assert!(editions.folder.files("seen") == editions.new, "{change:?}");
        assert_eq!(editions.seen("in place"), Seen::New);
    }
}

#[test]
fn an_empty_mount_is_no_folder_of_someone_elses() {
    let editions = Editions::published("mount-empty", Change::All);
    let script = "mkdir public; mount -t tmpfs none public; $BUILD; cp -a public site";
    let Some(run) = apart(&editions.folder, script) else { return };
    run.ends(0);
    assert!(editions.folder.files("site") == editions.new);
}

#[test]
fn a_mount_in_the_site_stays_where_it_is() {
    let editions = Editions::published("mount-inner", Change::Little);
    editions.write_new();
    let mount = "mkdir public/uploads; mount -t tmpfs none public/uploads";
    let later = "echo mine >public/uploads/list.txt; $BUILD; cat public/uploads/list.txt; cp -a public site";
    let Some(run) = apart(&editions.folder, &format!("{mount}; $BUILD; {later}")) else { return };
    assert!(run.ends(0).answer.ends_with("mine\n"));
    let mut site = editions.folder.files("site");
    assert!(site.remove("uploads/list.txt").is_some());
    assert!(site == editions.new);
}

#[test]
fn pages_on_another_disk_within_the_site_are_refused_before_anything_is_shown() {
    for mount in ["mount -t tmpfs none public/rain; cp -a kept/. public/rain", "mount --bind kept public/rain"] {
        let folder = Folder::of(&letters());
        folder.build(&[]).ends(0);
        folder.write("newsletter.toml", folder.read("newsletter.toml").replace("title = \"", "title = \"New "));
        let before = folder.files("public");
        let script = format!("cp -a public/rain kept; {mount}; $BUILD || echo refused; cp -a public site");
        let Some(run) = apart(&folder, &script) else { return };
        let run = run.ends(0);
        assert_eq!(run.answer, "refused\n", "{mount}");
        let told = "public/rain`, and pages belong there\n";
        assert!(run.aside.contains(told) && run.aside.contains("nothing was changed"), "{mount}: {}", run.aside);
        assert!(folder.files("site") == before, "{mount}");
    }
}

#[test]
fn where_nothing_tells_of_mounts_their_files_stay() {
    let folder = Folder::of(&letters());
    folder.build(&[]).ends(0);
    let mount = "mkdir photos public/photos; mount --bind photos public/photos; mount -t tmpfs none /proc";
    let edit = "echo More. >>content/02-mud.md; $BUILD";
    let script =
        format!("{mount}; {edit}; echo mine >photos/cat.jpg; {edit}; cat public/photos/cat.jpg photos/cat.jpg");
    let Some(run) = apart(&folder, &script) else { return };
    assert!(run.ends(0).answer.ends_with("mine\nmine\n"));
}

#[test]
fn a_read_only_output_stays_as_it_was() {
    let mount = "mount --bind public public; mount -o remount,bind,ro public";
    let editions = Editions::published("mount-read-only", Change::Much);
    editions.write_new();
    let Some(run) = apart(&editions.folder, &format!("{mount}\n$BUILD")) else { return };
    let run = run.ends(2);
    assert!(run.aside.contains("error: cannot") && run.aside.contains("Read-only file system"), "{}", run.aside);
    assert_eq!(editions.seen("read-only"), Seen::Old);
    editions.assert_tidy("read-only");
}

#[test]
fn a_read_only_newsletter_is_published_elsewhere() {
    let editions = Editions::published("mount-read-only-root", Change::All);
    let script = "mkdir out\nmount --bind out out\nmount --bind . .\ncd $PWD\nmount --rbind out out || true\n\
                  mount -o remount,bind,ro .\n$BUILD --output out/site\n";
    let Some(run) = apart(&editions.folder, script) else { return };
    run.ends(0);
    assert!(editions.folder.files("out/site") == editions.new);
    assert_eq!(editions.folder.names("out"), ["site"]);
}

#[test]
fn a_stage_in_a_lower_layer_of_a_container_becomes_the_site_all_the_same() {
    let editions = Editions::published("mount-overlay", Change::Much);
    remove_folder(&editions.folder, "public").expect("it is there");
    editions.write_new();
    let copy = Folder::called("mount-overlay-copied");
    let layers = "lowerdir=$PWD,upperdir=/mnt/upper,workdir=/mnt/work";
    let script = format!(
        "mount -t tmpfs none /mnt; mkdir /mnt/upper /mnt/work /mnt/top\n\
         mount -t overlay none -o {layers} /mnt/top || mount -t overlay none -o {layers},userxattr /mnt/top || exit 77\n\
         cd /mnt/top; $BUILD; cp -a public {copy}/site; $BUILD; ls -A public >{copy}/names",
        copy = copy.path.display()
    );
    let Some(run) = apart(&editions.folder, &script) else { return };
    if run.code == 77 {
        say("no layers can be mounted here: skipped");
        return;
    }
    run.ends(0);
    assert!(copy.files("site") == editions.new);
    assert!(!copy.read("names").contains(".feuilleton."), "{}", copy.read("names"));
}
