//! Builds the parts once.

use crate::clock::Clock;
use crate::config::Config;
use crate::db::Database;
use crate::web::pages::Pages;
use crate::web::secret::Secrets;
use std::sync::Arc;

/// Everything a request needs, shared by all of them.
#[derive(Clone)]
pub struct App(Arc<Parts>);

pub struct Parts {
    pub db: Database,
    pub clock: Clock,
    pub config: Config,
    pub pages: Pages,
    pub secrets: Secrets,
    /// Whether this is the throw-away demo, which shows its log-ins and codes.
    pub demo: bool,
}

impl App {
    pub fn new(db: Database, clock: Clock, config: Config, key: &[u8], demo: bool) -> anyhow::Result<Self> {
        let pages = Pages::load()?;
        let secrets = Secrets::new(&config.log_in, key)?;
        Ok(Self(Arc::new(Parts { db, clock, config, pages, secrets, demo })))
    }
}

impl std::ops::Deref for App {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        &self.0
    }
}
