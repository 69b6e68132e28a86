//! Settings: the default file compiled in, the installation's own file, the environment.

use crate::domain::catalogue::Catalogue;
use crate::domain::outflow::threshold::Thresholds;
use crate::domain::reporting::Disclosure;
use figment::Figment;
use figment::providers::{Env, Format, Toml};
use serde::Deserialize;
use std::path::Path;

const DEFAULT: &str = include_str!("../config/default.toml");
const THRESHOLDS: &str = include_str!("../config/seed/thresholds.toml");
const CATALOGUE: &str = include_str!("../config/seed/catalogue.toml");

#[derive(Debug, Clone, Deserialize)]
pub struct Config {
    pub server: Server,
    pub database: DatabaseSettings,
    pub log_in: LogIn,
    pub disclosure: Disclosure,
    pub mail: Mail,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Server {
    pub address: String,
    pub port: u16,
    pub secure_cookies: bool,
    pub idle_minutes: i64,
    pub idle_minutes_administrator: i64,
    pub longest_hours: i64,
    pub largest_form: usize,
    pub blocking_threads: usize,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DatabaseSettings {
    pub url: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LogIn {
    pub argon2_memory_kib: u32,
    pub argon2_passes: u32,
    pub argon2_lanes: u32,
    pub hashes_at_once: usize,
    pub attempts_per_minute: u32,
}

/// How mail leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Transport {
    /// No mail at all: links are handed over by whoever makes them.
    None,
    /// A file for each mail, in `mail/` of the data folder.
    File,
    Smtp,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tls {
    /// For a relay on the same machine only.
    None,
    Starttls,
    Wrapped,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mail {
    pub transport: Transport,
    pub host: String,
    pub port: u16,
    pub tls: Tls,
    pub user: String,
    pub password: String,
    pub password_file: String,
    pub from: String,
    pub base_url: String,
}

impl Config {
    /// Reads the settings of the installation in a data folder.
    pub fn load(dir: &Path) -> Result<Self, Box<figment::Error>> {
        Figment::from(Toml::string(DEFAULT))
            .merge(Toml::file(dir.join("uitstroom.toml")))
            .merge(Env::prefixed("UITSTROOM_").split("__"))
            .extract()
            .map_err(Box::new)
    }

    /// The address of the database, with SQLite in the data folder as the default.
    pub fn database_url(&self, dir: &Path) -> String {
        if self.database.url.is_empty() { format!("sqlite:{}", dir.join("uitstroom.db").display()) } else { self.database.url.clone() }
    }
}

/// Version 1 of limits and catalogue.
pub fn seeds() -> Result<(Thresholds, Catalogue), Box<figment::Error>> {
    let thresholds = Figment::from(Toml::string(THRESHOLDS)).extract().map_err(Box::new)?;
    let catalogue = Figment::from(Toml::string(CATALOGUE)).extract().map_err(Box::new)?;
    Ok((thresholds, catalogue))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::outflow::rules::RULES;

    #[test]
    fn the_default_file_is_complete() {
        let config = Config::load(Path::new("/nonexistent")).unwrap();
        assert!(config.server.secure_cookies);
        assert_eq!(config.database_url(Path::new("/data")), "sqlite:/data/uitstroom.db");
    }

    #[test]
    fn a_mistyped_setting_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("uitstroom.toml"), "[server]\nsecure_cookie = false\n").unwrap();
        assert!(Config::load(folder.path()).unwrap_err().to_string().contains("secure_cookie"));
    }

    #[test]
    fn a_gate_that_shows_single_youths_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        for (setting, says) in [("floor = 4", "never under 5"), ("step = 0", "round to 1"), ("least_values = 1", "at least 2 values")] {
            std::fs::write(folder.path().join("uitstroom.toml"), format!("[disclosure]\n{setting}\n")).unwrap();
            let said = Config::load(folder.path()).unwrap_err().to_string();
            assert!(said.contains(says), "{said}");
        }
    }

    #[test]
    fn the_seed_names_only_limits_that_exist_with_their_defaults() {
        let (thresholds, catalogue) = seeds().unwrap();
        for (rule, limits) in &thresholds.limits {
            for (name, value) in limits {
                let known = RULES.iter().filter(|it| crate::domain::code::Code::code(it.code) == rule).flat_map(|it| it.limits);
                assert!(known.clone().any(|it| it.name == name && it.default == *value), "{rule}.{name}");
            }
        }
        assert_eq!(catalogue.intensities.len(), 5);
    }
}
