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
        /// Answer as JSON
        #[arg(long)]
        json: bool,
    },
}

impl Audit {
    pub fn run(self) -> anyhow::Result<()> {
        let Ask::Verify { place, json } = self.ask;
        let db = place.open()?.db;
        let changes = db.verify_audit()?;
        let broken_view = db.verify_views()?;
        let (events, broken_event) = match changes {
            Verdict::Whole { events } => (Some(events), None),
            Verdict::Broken { at } => (None, Some(at)),
        };
        if json {
            let whole = broken_event.is_none() && broken_view.is_none();
            let told = serde_json::json!({"whole": whole, "events": events, "broken_event": broken_event, "broken_view": broken_view});
            say(&told.to_string());
        }
        if let Some(at) = broken_event {
            bail!("the trail of changes is broken at event {at}");
        }
        if let Some(at) = broken_view {
            bail!("the trail of views is broken at record {at}");
        }
        if let Some(events) = events.filter(|_| !json) {
            say(&format!("whole: {events} events"));
        }
        Ok(())
    }
}
