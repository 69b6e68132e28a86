//! `config show`: the settings that hold, each with where it comes from. Secrets are masked.

use super::{Place, say};
use crate::config::Config;
use clap::Subcommand;

#[derive(clap::Args)]
pub struct Settings {
    #[command(subcommand)]
    ask: Ask,
}

#[derive(Subcommand)]
enum Ask {
    /// Show every setting
    Show {
        /// As JSON
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        place: Place,
    },
}

impl Settings {
    pub fn run(self) -> anyhow::Result<()> {
        let Ask::Show { json, place } = self.ask;
        let shown = Config::shown(&place.dir).map_err(|error| anyhow::anyhow!("the settings cannot be read: {error}"))?;
        if json {
            say(&serde_json::to_string(&shown)?);
            return Ok(());
        }
        for it in shown {
            say(&format!("{:<34} {:<28} {}", it.name, if it.value.is_empty() { "-" } else { &it.value }, it.origin));
        }
        Ok(())
    }
}
