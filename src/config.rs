//! Settings: the default file compiled in, the installation's own file, the environment.

use crate::domain::catalogue::Catalogue;
use crate::domain::outflow::threshold::Thresholds;
use crate::domain::reporting::Disclosure;
use figment::Figment;
use figment::providers::{Env, Format, Toml};
use serde::Deserialize;
use std::path::{Path, PathBuf};

const DEFAULT: &str = include_str!("../config/default.toml");
const THRESHOLDS: &str = include_str!("../config/seed/thresholds.toml");
const CATALOGUE: &str = include_str!("../config/seed/catalogue.toml");

#[derive(Debug, Clone, Deserialize)]
pub struct Config {
    /// Where the key lies; empty means in the data folder.
    pub key_file: String,
    pub server: Server,
    pub database: DatabaseSettings,
    pub log_in: LogIn,
    pub disclosure: Disclosure,
    pub mail: Mail,
    pub upkeep: Upkeep,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Server {
    pub address: String,
    pub port: u16,
    /// The address people type, for links; empty means http:// with address and port.
    pub base_url: String,
    /// How many proxies of one's own stand in front and add to X-Forwarded-For.
    pub trusted_proxies: usize,
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
    /// A file that holds the address.
    pub url_file: String,
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
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Upkeep {
    pub backup_folder: String,
    pub oldest_backup_hours: i64,
    pub least_free_mb: u64,
}

/// Settings that are secret: each may also be given as the name of a file that holds it, under its name with `_file`.
const SECRETS: [&str; 2] = ["database.url", "mail.password"];

/// A setting as `config show` tells it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Setting {
    pub name: String,
    /// Masked where it is secret.
    pub value: String,
    /// `default`, the file, or the variable.
    pub origin: String,
}

fn figment(dir: &Path) -> Result<Figment, Box<figment::Error>> {
    let mut figment =
        Figment::from(Toml::string(DEFAULT)).merge(Toml::file(dir.join("uitstroom.toml"))).merge(Env::prefixed("UITSTROOM_").split("__"));
    for secret in SECRETS {
        let file: String = figment.extract_inner(&format!("{secret}_file")).map_err(Box::new)?;
        if !file.is_empty() {
            let held = std::fs::read_to_string(&file).map_err(|error| Box::new(format!("{secret}_file = {file}: {error}").into()))?;
            figment = figment.merge((secret, held.trim().to_owned()));
        }
    }
    Ok(figment)
}

impl Config {
    /// Reads the settings of the installation in a data folder.
    pub fn load(dir: &Path) -> Result<Self, Box<figment::Error>> {
        let mut config: Self = figment(dir)?.extract().map_err(Box::new)?;
        if config.upkeep.backup_folder.is_empty() {
            config.upkeep.backup_folder = dir.join("backups").display().to_string();
        }
        Ok(config)
    }

    /// Every setting with where it comes from.
    pub fn shown(dir: &Path) -> Result<Vec<Setting>, Box<figment::Error>> {
        let figment = figment(dir)?;
        let all: figment::value::Dict = figment::Figment::from(Toml::string(DEFAULT)).extract().map_err(Box::new)?;
        let mut names: Vec<String> = Vec::new();
        for (name, value) in &all {
            match value.as_dict() {
                Some(section) => names.extend(section.keys().map(|it| format!("{name}.{it}"))),
                None => names.insert(0, name.clone()),
            }
        }
        names.into_iter().map(|name| setting(&figment, name)).collect()
    }

    /// Where the key of the installation in a data folder lies.
    pub fn key_path(&self, dir: &Path) -> PathBuf {
        if self.key_file.is_empty() { dir.join("uitstroom.key") } else { PathBuf::from(&self.key_file) }
    }

    /// Where backups are put and looked for.
    pub fn backup_folder(&self) -> &Path {
        Path::new(&self.upkeep.backup_folder)
    }

    /// The address of a page of ours, as people can open it.
    pub fn link(&self, path: &str) -> String {
        let Server { address, port, base_url, .. } = &self.server;
        let base = if base_url.is_empty() { format!("http://{address}:{port}") } else { base_url.trim_end_matches('/').to_owned() };
        format!("{base}{path}")
    }

    /// The address of the database, with SQLite in the data folder as the default.
    pub fn database_url(&self, dir: &Path) -> String {
        if self.database.url.is_empty() { format!("sqlite:{}", dir.join("uitstroom.db").display()) } else { self.database.url.clone() }
    }
}

fn setting(figment: &Figment, name: String) -> Result<Setting, Box<figment::Error>> {
    use figment::value::Value;
    let plain = match figment.find_value(&name).map_err(Box::new)? {
        Value::String(_, text) => text,
        Value::Bool(_, it) => it.to_string(),
        Value::Num(_, it) => match (it.to_i128(), it.to_u128(), it.to_f64()) {
            (Some(it), _, _) => it.to_string(),
            (_, Some(it), _) => it.to_string(),
            (_, _, it) => it.map(|it| it.to_string()).unwrap_or_default(),
        },
        other => format!("{other:?}"),
    };
    let secret = SECRETS.contains(&name.as_str());
    let value = if secret && !plain.is_empty() { masked(&plain) } else { plain };
    let file: String = if secret { figment.extract_inner(&format!("{name}_file")).map_err(Box::new)? } else { String::new() };
    let origin = match figment.find_metadata(&name) {
        _ if !file.is_empty() => format!("file {file}"),
        Some(it) if it.name.contains("environment") => format!("UITSTROOM_{}", name.replace('.', "__").to_uppercase()),
        Some(it) => match &it.source {
            Some(figment::Source::File(path)) => format!("file {}", path.display()),
            _ => "default".to_owned(),
        },
        None => "default".to_owned(),
    };
    Ok(Setting { name, value, origin })
}

/// What kind of database it is and no more: an address may hold a password.
fn masked(secret: &str) -> String {
    match secret.split_once(':') {
        Some((kind, _)) if kind.chars().all(|it| it.is_ascii_lowercase()) => format!("{kind}:•••"),
        _ => "•••".to_owned(),
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
    fn a_secret_may_lie_in_a_file_and_is_never_shown() {
        let folder = tempfile::tempdir().unwrap();
        let secret = folder.path().join("address");
        std::fs::write(&secret, "postgres://uitstroom:geheim@localhost/uitstroom\n").unwrap();
        let settings = format!("key_file = \"/etc/uitstroom/key\"\n[database]\nurl_file = \"{}\"\n", secret.display());
        std::fs::write(folder.path().join("uitstroom.toml"), settings).unwrap();
        let config = Config::load(folder.path()).unwrap();
        assert_eq!(config.database_url(folder.path()), "postgres://uitstroom:geheim@localhost/uitstroom");
        assert_eq!(config.key_path(folder.path()), Path::new("/etc/uitstroom/key"));
        let shown = Config::shown(folder.path()).unwrap();
        let of = |name: &str| shown.iter().find(|it| it.name == name).map(|it| (it.value.as_str(), it.origin.as_str())).unwrap();
        assert_eq!(of("server.port"), ("8080", "default"));
        assert_eq!(of("database.url"), ("postgres:•••", format!("file {}", secret.display()).as_str()));
        assert_eq!(of("key_file").1, format!("file {}", folder.path().join("uitstroom.toml").display()));
        assert!(shown.iter().all(|it| !it.value.contains("geheim")));
        std::fs::remove_file(&secret).unwrap();
        assert!(Config::load(folder.path()).unwrap_err().to_string().contains("database.url_file"));
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
