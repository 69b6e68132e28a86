//! `init`: makes a data folder, and a link to make the first account with.

use super::{Installation, Nothing, Place, make_folder, open, open_to_others, say, settings};
use crate::config;
use crate::db::{DbError, account, invitation, setting};
use crate::domain::account::LinkPurpose;
use crate::web::secret::Link;
use anyhow::bail;

#[derive(clap::Args)]
pub struct Init {
    #[command(flatten)]
    place: Place,
}

impl Init {
    pub fn run(self) -> anyhow::Result<()> {
        let dir = &self.place.dir;
        let found = settings(dir)?.key_path(dir).exists();
        let key = if found { self.place.key(&settings(dir)?)? } else { make_folder(dir)? };
        let installation = open(dir, key, self.place.today, Nothing::Filled)?;
        if !installation.db.read(account::all)?.is_empty() {
            bail!(
                "{} is an installation with accounts already; nothing was changed. Make more with `uitstroom user create`, \
                 or let someone in again with `uitstroom user reset`",
                dir.display()
            );
        }
        let (thresholds, catalogue) = config::seeds().map_err(|error| anyhow::anyhow!("the seed files cannot be read: {error}"))?;
        let (link, now) = (Link::new()?, installation.clock.now());
        installation.db.write(Installation::by("init"), now, |tx| -> Result<(), DbError> {
            setting::seed(tx, &thresholds, &catalogue)?;
            invitation::make(tx, &link.token_hash, None, LinkPurpose::SetUp, now + LinkPurpose::SetUp.lasts())
        })?;
        let made = if found { "there is an installation in" } else { "made" };
        say(&format!("{made} {}", installation.dir.display()));
        let others = open_to_others(&installation.config.key_path(dir));
        if others != 0 {
            say("others can read its key: take that away, `uitstroom serve` will not start before");
        }
        say("Serve it, and open this link within 24 hours to make the first account. It works once; earlier links no longer do.");
        say(&installation.config.link(&link.path));
        Ok(())
    }
}
