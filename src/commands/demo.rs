//! `demo`: a full, invented region in a throw-away folder, served on loopback.

use super::{Installation, Nothing, make_folder, open, say, say_aside, serve};
use crate::clock::Clock;
use crate::config::Transport;
use crate::demo;
use crate::demo::Size;
use crate::domain::code::Code;
use crate::web::secret::{Secrets, totp_code};
use anyhow::{Context, bail};
use chrono::NaiveDate;
use clap::{Subcommand, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};
use std::path::PathBuf;

#[derive(clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Demo {
    #[command(subcommand)]
    ask: Option<Ask>,
    /// Port to listen on; 0 takes any that is free
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Data folder; made when it is not there, used again when it is
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
    /// How much is invented
    #[arg(long, value_enum, default_value_t = Size::Practice)]
    size: Size,
    /// Take this day for today
    #[arg(long, value_name = "DATE")]
    today: Option<NaiveDate>,
}

#[derive(Subcommand)]
enum Ask {
    /// Print the second-factor code of a demo log-in
    Code { user: String },
}

impl Demo {
    pub fn run(self) -> anyhow::Result<()> {
        if let Some(Ask::Code { user }) = &self.ask {
            return code(user);
        }
        let (dir, throw_away) = match &self.dir {
            Some(dir) => (dir.clone(), None),
            None => {
                let dir = std::env::temp_dir().join(format!("uitstroom-demo-{}", std::process::id()));
                (dir.clone(), Some(ThrowAway(dir)))
            }
        };
        let done = self.serve(&dir);
        drop(throw_away);
        done
    }

    fn serve(&self, dir: &std::path::Path) -> anyhow::Result<()> {
        let mut installation = self.installation(dir)?;
        let server = &mut installation.config.server;
        server.address = "127.0.0.1".to_owned();
        server.port = self.port;
        server.secure_cookies = false;
        let listener = serve::listen(&installation)?;
        let url = format!("http://{}", listener.local_addr()?);
        let mail = &mut installation.config.mail;
        mail.transport = Transport::File;
        mail.from = "Uitstroom <uitstroom@uitstroom.example>".to_owned();
        installation.config.server.base_url.clone_from(&url);
        let today = installation.clock.today();
        let everyone = || demo::users().into_iter().chain(demo::further_users(filled_size(dir)));
        let users: Vec<_> = everyone()
            .map(|user| {
                serde_json::json!({
                    "role": user.role.code(), "user": user.login, "password": demo::PASSWORD, "totp_secret": user.totp_secret, "reach": user.reach,
                })
            })
            .collect();
        say_aside(&format!("Uitstroom demo on {url} (everything in it is invented; today is {today})"));
        for user in demo::users() {
            say_aside(&format!("  {:<20} {:<10} {}   code: uitstroom demo code {1}", user.role.code(), user.login, demo::PASSWORD));
        }
        say_aside(&format!("  mail is written as files in {}", dir.join("mail").display()));
        say(&serde_json::json!({ "url": url, "dir": dir, "today": today, "users": users }).to_string());
        serve::serve(installation, listener, true)
    }

    /// The folder as it is, or a new one filled for today.
    fn installation(&self, dir: &std::path::Path) -> anyhow::Result<Installation> {
        let key_file = dir.join(super::KEY_FILE);
        let filled = dir.join(FILLED);
        if key_file.exists() {
            if !filled.exists() {
                bail!("{} is an installation of its own; the demo takes an empty folder", dir.display());
            }
            return open(dir, std::fs::read(&key_file)?, self.today, Nothing::Filled);
        }
        let key = make_folder(dir)?;
        let installation = open(dir, key, self.today, Nothing::Filled)?;
        // Invented people go into an empty database only.
        if !installation.db.read(crate::db::workplace::all)?.is_empty() {
            bail!("the database {} holds data already; the demo takes an empty one", installation.config.database_url(dir));
        }
        let secrets = Secrets::new(&installation.config.log_in, &installation.key)?;
        let hash = secrets.hash(demo::PASSWORD)?;
        // Drawn on a terminal alone.
        let bar = ProgressBar::new(0).with_style(ProgressStyle::with_template("{wide_bar} {pos} of {len} youths, {eta} to go")?);
        let progress = |known, total| {
            bar.set_length(total);
            bar.set_position(known);
        };
        demo::fill(&installation.db, &hash, installation.clock.today(), installation.clock.now(), self.size, &progress)?;
        say_aside(&format!("invented {} youths in {:.1} s", bar.length().unwrap_or(0), bar.elapsed().as_secs_f64()));
        bar.finish_and_clear();
        let size = self.size.to_possible_value();
        std::fs::write(&filled, size.map(|it| it.get_name().to_owned()).unwrap_or_default())?;
        Ok(installation)
    }
}

/// Says that a folder holds a demo, and of which size.
const FILLED: &str = "demo-filled";

fn filled_size(dir: &std::path::Path) -> Size {
    std::fs::read_to_string(dir.join(FILLED)).ok().and_then(|it| Size::from_str(&it, false).ok()).unwrap_or(Size::Practice)
}

/// Removes the folder of a demo that was given none.
struct ThrowAway(PathBuf);

impl Drop for ThrowAway {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn code(login: &str) -> anyhow::Result<()> {
    let everyone = demo::users().into_iter().chain(demo::further_users(Size::Region));
    let user = everyone.into_iter().find(|it| it.login == login).with_context(|| format!("the demo has no user {login}"))?;
    let now = u64::try_from(Clock::default().now().and_utc().timestamp())?;
    say(&totp_code(&user.totp_secret, now).context("the demo's secret is not one")?);
    Ok(())
}
