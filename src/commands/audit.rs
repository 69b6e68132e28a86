//! `audit verify`: whether the trail of changes and the trail of views are whole.

use super::{Place, say};
use crate::db::audit::Verdict;
use anyhow::bail;
use clap::Subcommand;

#[derive(clap::Args)]
pub struct Audit {
    #[command(subcommand)]
    ask: Ask,
}

#[derive(Subcommand)]
enum Ask {
    /// Walk both chains from the first link
    Verify {
        #[command(flatten)]
        place: Place,
    },
}

impl Audit {
    pub fn run(self) -> anyhow::Result<()> {
        let Ask::Verify { place } = self.ask;
        let db = place.open()?.db;
        let events = match db.verify_audit()? {
            Verdict::Whole { events } => events,
            Verdict::Broken { at } => bail!("the trail of changes is broken at event {at}"),
        };
        if let Some(at) = db.verify_views()? {
            bail!("the trail of views is broken at record {at}");
        }
        say(&format!("whole: {events} events"));
        Ok(())
    }
}
