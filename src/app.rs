//! Builds the parts once.

use crate::clock::Clock;
use crate::config::Config;
use crate::db::Database;
use crate::mail::Writer;
use crate::web::pages::Pages;
use crate::web::report::Releases;
use crate::web::secret::Secrets;
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::net::IpAddr;
use std::num::NonZeroU32;
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
    /// Log-in attempts by address, for this process; the wait per name is in the database.
    pub attempts: DefaultKeyedRateLimiter<IpAddr>,
    /// Reports made before.
    pub releases: Releases,
    /// Writes mail, where the installation sends any.
    pub mail: Option<Arc<Writer>>,
    /// Whether this is the throw-away demo, which shows its log-ins and codes.
    pub demo: bool,
}

impl App {
    pub fn new(db: Database, clock: Clock, config: Config, key: &[u8], demo: bool) -> anyhow::Result<Self> {
        let pages = Pages::load()?;
        let secrets = Secrets::new(&config.log_in, key)?;
        let a_minute = NonZeroU32::new(config.log_in.attempts_per_minute).unwrap_or(NonZeroU32::MIN);
        let attempts = RateLimiter::keyed(Quota::per_minute(a_minute));
        let mail = Writer::new(&config)?.map(Arc::new);
        Ok(Self(Arc::new(Parts { db, clock, config, pages, secrets, attempts, releases: Releases::default(), mail, demo })))
    }
}

impl std::ops::Deref for App {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        &self.0
    }
}
