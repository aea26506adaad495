//! File systems that cannot exchange two folders, and folders that nobody can move: there, strace makes the system
//! refuse what it would have done. It also makes the exchange take so long that someone else may come right after it.

#![expect(clippy::disallowed_methods, reason = "someone else works in the output folder")]

use std::fs::{self, File};
use std::os::unix::fs::MetadataExt as _;
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime};

use crate::support::say;

use super::{Change, Editions, Seen};

/// By two renames, and file by file.
const REFUSALS: [(&str, &str); 2] = [("EINVAL", "cannot exchange"), ("EBUSY", "cannot be moved")];

#[test]
fn where_folders_cannot_be_exchanged_the_new_site_comes_all_the_same() {
    for (refusal, when) in REFUSALS {
        for change in [Change::Much, Change::Little] {
            for durability in [&[][..], &["--sync"]] {
                let editions =
                    Editions::published(&format!("exchange-{refusal}-{change:?}-{}", durability.len()), change);
                editions.write_new();
                let Some(status) = refused(&editions, refusal, durability) else {
                    say("strace cannot be run here: no exchange is refused");
                    return;
                };
                let when = format!("{change:?}, a folder {when}, {durability:?}");
                assert!(status, "{when}");
                assert_eq!(editions.seen(&when), Seen::New, "{when}");
                editions.build().ends(0);
                assert_eq!(editions.seen(&when), Seen::New, "{when}, then built again");
                editions.assert_tidy(&when);
            }
        }
    }
}

#[test]
fn what_someone_else_replaces_right_after_the_exchange_stays_replaced() {
    let editions = Editions::published("exchange-late", Change::Little);
    let public = editions.folder.path.join("public");
    let number = || fs::metadata(&public).map(|it| it.ino()).unwrap_or_default();
    editions.folder.write("public/up/counter", "0");
    for round in 1..4 {
        if round % 2 == 1 {
            editions.write_new();
        } else {
            editions.write_old();
        }
        // A folder whose time has not come yet is looked through again after the exchange, as one is that has changed.
        let later = SystemTime::now() + Duration::from_hours(1);
        File::open(public.join("up")).and_then(|it| it.set_modified(later)).expect("it is ours");
        let before = number();
        let builder = editions.builder();
        let mut strace = Command::new("strace");
        strace.args(["-f", "-qq", "-o", "/dev/null", "-e", "trace=renameat2"]);
        strace.args(["-e", "inject=renameat2:delay_exit=600000"]).arg(builder.get_program());
        strace.args(builder.get_args()).current_dir(&editions.folder.path).stdout(Stdio::null()).stderr(Stdio::null());
        let Ok(mut build) = strace.spawn() else {
            say("there is no strace here: nobody comes right after the exchange");
            return;
        };
        while number() == before {
            if build.try_wait().expect("it can be asked").is_some() {
                say("strace cannot be run here: nobody comes right after the exchange");
                return;
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        editions.folder.write("public/up/counter.new", round.to_string());
        editions.folder.rename("public/up/counter.new", "public/up/counter");
        assert!(build.wait().expect("it ends").success(), "round {round}");
        assert_eq!(editions.folder.read("public/up/counter"), round.to_string());
    }
}

/// Whether a build ends well that is refused every exchange. `None` if there is no strace.
fn refused(editions: &Editions, refusal: &str, durability: &[&str]) -> Option<bool> {
    let builder = editions.builder();
    let mut strace = Command::new("strace");
    strace.args(["-f", "-qq", "-o", "/dev/null", "-e", "trace=renameat2"]);
    strace.args(["-e", &format!("inject=renameat2:error={refusal}")]).arg(builder.get_program());
    strace.args(builder.get_args()).args(durability).current_dir(&editions.folder.path);
    let output = strace.output().ok()?;
    let traced = !String::from_utf8_lossy(&output.stderr).contains("ptrace");
    traced.then(|| output.status.success())
}
