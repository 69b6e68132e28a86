//! `init`: makes a data folder.

use super::{Place, make_folder, open, say};
use crate::config;
use crate::db::DbError;

#[derive(clap::Args)]
pub struct Init {
    #[command(flatten)]
    place: Place,
}

impl Init {
    pub fn run(self) -> anyhow::Result<()> {
        let key = make_folder(&self.place.dir)?;
        let installation = open(&self.place.dir, key, self.place.today)?;
        let (thresholds, catalogue) = config::seeds().map_err(|error| anyhow::anyhow!("the seed files cannot be read: {error}"))?;
        let by = super::Installation::by("init");
        installation
            .db
            .write(by, installation.clock.now(), |tx| -> Result<(), DbError> { crate::db::setting::seed(tx, &thresholds, &catalogue) })?;
        say(&format!("made {}", installation.dir.display()));
        Ok(())
    }
}
