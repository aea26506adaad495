//! What can be typed.

use core::net::IpAddr;
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Parser, Subcommand, ValueEnum};

use super::showing::{Showing, Today};
use super::values::{day, folder, host, mailbox, number, port};
use crate::address::Mailbox;

/// Where a newsletter is published if nothing else is said.
const PUBLIC: &str = "public";

/// A static site generator for newsletters told in seasons and episodes.
///
/// One folder of Markdown becomes a site and its feeds. `feuilleton init` starts a newsletter, `feuilleton build`
/// publishes it.
#[derive(Debug, Parser)]
#[command(name = "feuilleton", version, max_term_width = 100, propagate_version = true, disable_help_subcommand = true)]
pub(super) struct Args {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub command: Command,
}

/// What every command understands.
#[derive(Debug, Clone, clap::Args)]
pub(super) struct Global {
    /// The folder of the newsletter, where newsletter.toml lies
    #[arg(long, global = true, value_name = "DIR", default_value = ".", value_parser = folder())]
    pub root: PathBuf,
    /// How to tell of mistakes in the text
    #[arg(long, global = true, value_enum, value_name = "FORMAT", default_value_t = MessageFormat::Human)]
    pub message_format: MessageFormat,
}

/// How mistakes are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum MessageFormat {
    /// Drawn under the text
    Human,
    /// One JSON object a line, on the standard output
    Json,
    /// Annotations of GitHub Actions, on the standard output
    Github,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Init(Init),
    New(New),
    Build(Build),
    Serve(Serve),
    Check(Check),
    Email(Email),
    Theme(Theme),
    Completions(Completions),
}

/// Start a newsletter: a masthead, a season, a first episode
///
/// Nothing that exists is ever overwritten.
#[derive(Debug, clap::Args)]
pub(super) struct Init {
    /// The folder to start it in, below that of `--root` if it is relative
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
    /// The day of the first episode, instead of today
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub today: Option<NaiveDate>,
}

/// Start the next episode
///
/// Its season and number continue the newsletter's, its day is the next free one of the `schedule`. Prints the path of
/// the file, and never overwrites one.
#[derive(Debug, clap::Args)]
pub(super) struct New {
    /// What the episode is called
    #[arg(required = true, value_name = "TITLE")]
    pub title: Vec<String>,
    /// The season it belongs to; one that does not exist yet is started
    #[arg(long, value_name = "N", value_parser = number)]
    pub season: Option<u32>,
    /// Beside the story, without a number
    #[arg(long)]
    pub bonus: bool,
    /// Open it in the editor that $VISUAL or $EDITOR names
    #[arg(long)]
    pub edit: bool,
    #[command(flatten)]
    pub today: Today,
}

/// Build the site and its feeds
///
/// The output folder is compared with the new edition, and only what differs is written, beside it. When all is ready,
/// both are exchanged in one step: a build that fails or is killed, whenever that is, leaves the site as it was. Files
/// that feuilleton did not write stay.
///
/// Where a folder cannot be exchanged (it is a mount point or holds one, the folder around it cannot be written to, a
/// file in it is another user's, or the file system has no hard links), files are moved into it one by one, new ones
/// first, then changed ones, then pages, and removals last. If one of them cannot be moved, none is; a build that is
/// killed in that moment is finished by the next. `--in-place` does so for a folder that something else holds on to,
/// such as a container in which it is mounted, or a program that stays in it: that would go on with the former folder,
/// in which the next site is put together. Some file systems of networks can move folders, and not exchange them:
/// there, readers find no site for that moment.
#[derive(Debug, clap::Args)]
pub(super) struct Build {
    /// Where to publish; below the newsletter's folder if it is relative
    #[arg(long, short, value_name = "DIR", default_value = PUBLIC, value_parser = folder())]
    pub output: PathBuf,
    #[command(flatten)]
    pub showing: Showing,
    #[command(flatten)]
    pub today: Today,
    /// Publish into a folder that holds files of someone else's, or another newsletter; they stay, unless a
    /// page has the same name
    #[arg(long)]
    pub adopt: bool,
    /// Move files into the folder one by one: for one that a container has mounted
    #[arg(long)]
    pub in_place: bool,
    /// Wait until the new site is on the disk itself before it is shown, in case the power fails
    #[arg(long)]
    pub sync: bool,
    /// Give up if another build publishes there for so long; else wait until it has ended
    #[arg(long, value_name = "SECONDS")]
    pub lock_timeout: Option<u64>,
}

/// Show the newsletter in a browser while it is written
///
/// Every save appears in the open pages by itself. No site is written to disk, and only this machine can see it unless
/// `--host` says otherwise.
#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch as it is typed")]
pub(super) struct Serve {
    /// The port to listen on; 0 takes any free one
    #[arg(long, short, value_name = "PORT", default_value_t = 4040, value_parser = port)]
    pub port: u16,
    /// The address of this machine to listen on; 0.0.0.0 shows it to every network that the machine is in
    #[arg(long, value_name = "ADDR", default_value = "localhost", value_parser = host)]
    pub host: IpAddr,
    /// Open the home page in a browser
    #[arg(long)]
    pub open: bool,
    /// Withhold drafts, as `build` does
    #[arg(long)]
    pub no_drafts: bool,
    /// Show drafts, which is done anyway: who knows it from `build` may say it here
    #[arg(long, hide = true, conflicts_with = "no_drafts")]
    pub drafts: bool,
    /// Show finished episodes whose day is yet to come, too
    #[arg(long)]
    pub future: bool,
}

/// Say what is wrong with the newsletter before readers do
///
/// Says everything that a build would say, also of what readers know from the last edition, and looks through every
/// printed page. `[check]` in newsletter.toml makes a rule an `error`, a warning (`warn`) or nothing (`off`),
/// everywhere or below a path. Exits with 1 if there are errors.
#[derive(Debug, clap::Args)]
pub(super) struct Check {
    /// Where the last edition was published, which readers know; below the newsletter's folder if it is relative
    #[arg(long, short, value_name = "DIR", default_value = PUBLIC, value_parser = folder())]
    pub output: PathBuf,
    /// Check drafts, too
    #[arg(long)]
    pub drafts: bool,
    /// Ask other sites whether the addresses that lead to them are still right; answers are remembered for a week
    ///
    /// Sites are asked through the proxy of `HTTPS_PROXY`, and trusted as browsers on this machine trust them, or by
    /// the authorities in `SSL_CERT_FILE`.
    #[arg(long)]
    pub external: bool,
    #[command(flatten)]
    pub today: Today,
}

/// Make mail of episodes: messages, or what a newsletter service takes
///
/// Without an episode, the latest one is taken. Nothing is sent, except one test message with `--to`.
#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch as it is typed")]
pub(super) struct Email {
    /// An episode: as S2E29, by the word in its address, its whole address or its file
    #[arg(value_name = "EPISODE", group = "selection")]
    pub episode: Option<String>,
    /// The latest episode
    #[arg(long, group = "selection")]
    pub latest: bool,
    /// Every episode of a season
    #[arg(long, value_name = "NUMBER", value_parser = number, group = "selection")]
    pub season: Option<u32>,
    /// Every episode
    #[arg(long, group = "selection")]
    pub all: bool,
    /// eml, html, text, mbox, maildir, or a service: buttondown, kit, mailchimp, listmonk, ghost, keila, resend,
    /// mailerlite, brevo, substack, or one of newsletter.toml
    #[arg(long, value_name = "TARGET", default_value = "eml")]
    pub target: String,
    /// Where to put the files, if not in `letters/TARGET`; below the newsletter's folder if it is relative
    ///
    /// Other files there stay, and so does a letter that was changed since it was written: then nothing is written.
    /// With `--all`, letters go that were written before and belong to no episode that is out, those of
    /// `--future` and `--drafts` among them unless that is said again.
    #[arg(long, short, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// End letters that mail programs would cut off with a link to the page
    #[arg(long)]
    pub cut: bool,
    /// Put the newsletter's own pictures into the file, not only their addresses
    ///
    /// For `eml`, `mbox`, `maildir` and `html`; a service takes pictures by their addresses only.
    #[arg(long)]
    pub self_contained: bool,
    /// Send the letter to this one address, as a test, through the relay of newsletter.toml
    #[arg(long, value_name = "ADDRESS", value_parser = mailbox)]
    pub to: Option<Mailbox>,
    #[command(flatten)]
    pub showing: Showing,
    #[command(flatten)]
    pub today: Today,
}

/// List the files of the default theme, or print one
///
/// A file of yours at the same path takes its place: `feuilleton theme style.css > static/style.css`. To change colours
/// and type alone, write a `static/own.css`, which every page loads after it.
#[derive(Debug, clap::Args)]
pub(super) struct Theme {
    /// The file to print, such as templates/episode.html or episode.html
    #[arg(value_name = "FILE")]
    pub file: Option<String>,
}

/// Print completions for a shell
#[derive(Debug, clap::Args)]
pub(super) struct Completions {
    /// The shell
    pub shell: clap_complete::Shell,
}
