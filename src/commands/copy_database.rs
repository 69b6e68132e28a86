//! `copy-database`: all data into an empty database, between SQLite and PostgreSQL.

use super::say;
use crate::db::connection::Target;
use crate::db::copy;

#[derive(clap::Args)]
pub struct CopyDatabase {
    /// sqlite:PATH or postgres://…, which is only read; stop the server first, since what is saved meanwhile does not come along
    from: String,
    /// sqlite:PATH or postgres://…, which must hold nothing
    to: String,
    /// As JSON
    #[arg(long)]
    json: bool,
}

impl CopyDatabase {
    pub fn run(self) -> anyhow::Result<()> {
        let copied = copy::database(&Target::parse(&self.from)?, &Target::parse(&self.to)?)?;
        let rows: i64 = copied.values().map(|it| it.rows).sum();
        if self.json {
            let tables: std::collections::BTreeMap<_, _> = copied.iter().map(|(table, it)| (table, it.rows)).collect();
            say(&serde_json::json!({ "rows": rows, "tables": tables }).to_string());
            return Ok(());
        }
        for (table, held) in copied.iter().filter(|(_, it)| it.rows > 0) {
            say(&format!("{:>9}  {table}", held.rows));
        }
        say(&format!("{rows:>9}  rows of {} tables, compared on both sides and equal", copied.len()));
        Ok(())
    }
}
