//! Builds that are killed, at moments spread over the whole of them, and at each of their steps.

#![expect(clippy::disallowed_methods, reason = "how long a build takes is measured")]

use std::process::Command;
use std::time::Instant;

use crate::support::say;

use super::{Change, Editions, Seen};

#[test]
fn whenever_a_build_is_killed_one_site_is_whole() {
    for change in [Change::All, Change::Much, Change::Little] {
        kill_at_moments(change, 7);
    }
}

#[test]
#[ignore = "takes minutes; the short version is above"]
fn whenever_a_build_is_killed_one_site_is_whole_at_two_hundred_moments_each() {
    for change in [Change::All, Change::Much, Change::Little] {
        kill_at_moments(change, 200);
    }
}

fn kill_at_moments(change: Change, moments: u32) {
    let editions = Editions::published(&format!("kill-{change:?}-{moments}"), change);
    editions.write_new();
    let begun = Instant::now();
    assert!(editions.builder().status().expect("the program can be run").success());
    let whole = begun.elapsed();
    let (mut old, mut new) = (0, 0);
    for moment in 0..moments {
        let when = format!("{change:?}, killed at moment {moment} of {moments}");
        go_back(&editions);
        let mut builder = editions.builder().spawn().expect("the program can be run");
        std::thread::sleep(whole * moment / moments);
        let _ = builder.kill();
        let _ = builder.wait();
        match editions.seen(&when) {
            Seen::Old => old += 1,
            Seen::New => new += 1,
        }
        editions.build().ends(0);
        assert_eq!(editions.seen(&when), Seen::New, "{when}, then built again");
        editions.assert_tidy(&when);
    }
    say(&format!("{change:?}: killed at {moments} moments over {whole:?}: {old} old sites, {new} new ones, all whole"));
}

/// Publishes the old state again, and writes the new one.
fn go_back(editions: &Editions) {
    editions.write_old();
    if editions.change == Change::All {
        editions.unpublish();
    } else {
        if editions.change == Change::Little {
            // What was edited is newer than what is published, whatever the clock's grain.
            editions.folder.write("content/03-s3/25-rain-25.md", editions.folder.read("content/03-s3/25-rain-25.md"));
        }
        editions.build().ends(0);
    }
    assert_eq!(editions.site(), editions.old);
    editions.write_new();
}

/// Every call by which a build changes a folder.
const STEPS: &str = "mkdir,mkdirat,rmdir,unlink,unlinkat,link,linkat,rename,renameat,renameat2";

#[test]
#[ignore = "takes minutes; needs strace"]
fn a_build_that_is_killed_before_any_of_its_steps_leaves_one_site_whole() {
    for change in [Change::All, Change::Much, Change::Little] {
        let editions = Editions::published(&format!("kill-steps-{change:?}"), change);
        let (mut old, mut new) = (0, 0);
        for step in 1.. {
            let when = format!("{change:?}, killed before step {step}");
            go_back(&editions);
            let Some(killed) = killed_before(&editions, step) else {
                say("strace cannot be run here: builds are not killed step by step");
                return;
            };
            match editions.seen(&when) {
                Seen::Old => old += 1,
                Seen::New => new += 1,
            }
            editions.build().ends(0);
            assert_eq!(editions.seen(&when), Seen::New, "{when}, then built again");
            editions.assert_tidy(&when);
            if !killed {
                break;
            }
        }
        assert!(old > 3, "{change:?}: some steps come before the exchange");
        say(&format!("{change:?}: killed before each of its steps: {old} old sites, {new} new ones, all whole"));
    }
}

/// Whether the build was killed; it is not if it has fewer steps. `None` if there is no strace.
fn killed_before(editions: &Editions, step: usize) -> Option<bool> {
    let builder = editions.builder();
    let mut strace = Command::new("strace");
    strace.args(["-f", "-qq", "-o", "/dev/null", "-e", &format!("trace={STEPS}")]);
    strace.args(["-e", &format!("inject={STEPS}:signal=SIGKILL:when={step}")]).arg(builder.get_program());
    strace.args(builder.get_args()).current_dir(&editions.folder.path).env("RAYON_NUM_THREADS", "1");
    let output = strace.output().ok()?;
    let refused = String::from_utf8_lossy(&output.stderr).contains("ptrace");
    (!refused).then(|| !output.status.success())
}
