//! The shape of letters that leave the house: what `--target` can mean, and what else can be asked for with each.

use super::args::Email;
use crate::email::{self, Outlet};
use crate::manuscript::Target;
use crate::newsletter::Newsletter;
use crate::world::Error;

/// What `--target` can mean.
pub(super) enum Shape<'a> {
    Eml,
    Html,
    Text,
    Mbox,
    Maildir,
    Service(&'a Target),
}

impl<'a> Shape<'a> {
    /// The shape that was asked for, or why there is no such one.
    pub fn of(args: &Email, newsletter: &'a Newsletter) -> Result<Shape<'a>, Error> {
        let shape = match &*args.target {
            "eml" => Shape::Eml,
            "html" => Shape::Html,
            "text" => Shape::Text,
            "mbox" => Shape::Mbox,
            "maildir" => Shape::Maildir,
            name => Shape::Service(
                email::service(name, &["eml", "html", "text", "mbox", "maildir"], newsletter)
                    .map_err(|help| Error::refusal(format!("no target is called `{name}`"), help))?,
            ),
        };
        if args.to.is_some() && !matches!(shape, Shape::Eml) {
            return Err(Error::refusal("a test message is an `eml`", "leave `--target` out, or `--to`"));
        }
        if args.self_contained {
            let (what, help) = match shape {
                Shape::Eml | Shape::Mbox | Shape::Maildir | Shape::Html => return Ok(shape),
                Shape::Text => ("plain text holds no pictures".to_owned(), "leave `--self-contained` out"),
                Shape::Service(target) => (
                    format!("{} takes pictures by their addresses only", target.title),
                    "leave `--self-contained` out, and publish the site first; messages and `html` can hold their \
                     pictures",
                ),
            };
            return Err(Error::refusal(what, help));
        }
        Ok(shape)
    }

    /// The service that it is for, if it is for one.
    pub fn service(&self) -> Option<&'a Target> {
        match self {
            Shape::Service(target) => Some(target),
            Shape::Eml | Shape::Html | Shape::Text | Shape::Mbox | Shape::Maildir => None,
        }
    }

    /// Where letters of this shape go out.
    pub fn outlet(&self) -> Outlet<'a> {
        self.service().map_or(Outlet::Mail, Outlet::Service)
    }
}
