//! Where links and pictures lead: from the root on the site, with the host in a feed.

use super::setting::Medium;
use super::writer::Writer;
use crate::address::Permalink;
use crate::markdown::routes::Route;

impl Writer<'_> {
    /// Where `destination` leads from here. `None` if it leads nowhere, or no URL can be made of it.
    pub(super) fn address(&self, destination: &str) -> Option<String> {
        self.led(self.setting.around.routes.get(destination), destination)
    }

    /// Where the picture lies that is shown for `destination`, in the same way.
    pub(super) fn shown(&self, destination: &str) -> Option<String> {
        self.led(self.setting.around.routes.picture(destination), destination)
    }

    fn led(&self, route: Option<&Route>, destination: &str) -> Option<String> {
        let base = self.setting.around.base;
        match route {
            Some(Route::Page(permalink, None) | Route::File(permalink, _)) => Some(self.located(permalink)),
            Some(Route::Nowhere) => None,
            Some(Route::Page(permalink, Some(anchor))) => Some(format!("{}#{anchor}", self.located(permalink))),
            None => match self.setting.medium {
                Medium::Web if destination.starts_with('/') && !destination.starts_with("//") => {
                    Some(format!("{}{destination}", base.path()))
                }
                Medium::Web => Some(destination.to_owned()),
                Medium::Feed => base.resolve(self.setting.around.page, destination),
            },
        }
    }

    pub(super) fn located(&self, permalink: &Permalink) -> String {
        match self.setting.medium {
            Medium::Web => permalink.href(self.setting.around.base),
            Medium::Feed => permalink.absolute(self.setting.around.base),
        }
    }
}
