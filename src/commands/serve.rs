//! `serve`: the installation of a data folder, until a signal says stop.

use super::{Installation, Place, lock, open_to_others, say_aside};
use crate::app::App;
use crate::jobs::{self, Jobs, Work};
use crate::mail::carrier::Carrier;
use crate::web::server;
use anyhow::{Context, bail};
use std::net::TcpListener;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// How long the timed work rests before it looks again.
const PAUSE: Duration = Duration::from_secs(5);

#[derive(clap::Args)]
pub struct Serve {
    #[command(flatten)]
    place: Place,
    /// Port, instead of the setting
    #[arg(long)]
    port: Option<u16>,
}

impl Serve {
    pub fn run(self) -> anyhow::Result<()> {
        let key_file = self.place.config()?.key_path(&self.place.dir);
        if open_to_others(&key_file) != 0 {
            bail!("others than its owner can read the key {0}: take that away with `chmod 600 {0}`, and start again", key_file.display());
        }
        if key_file.exists() && !self.place.dir.is_dir() {
            bail!("there is no data folder {}: make it with `uitstroom init`, or name another one with --dir", self.place.dir.display());
        }
        let served = if key_file.exists() { Some(lock(&self.place.dir, false)?) } else { None };
        let mut installation = self.place.open()?;
        if let Some(port) = self.port {
            installation.config.server.port = port;
        }
        let listener = listen(&installation)?;
        say_aside(&format!("listening on {}", listener.local_addr()?));
        serve(installation, listener, false)?;
        drop(served);
        Ok(())
    }
}

pub fn listen(installation: &Installation) -> anyhow::Result<TcpListener> {
    let server = &installation.config.server;
    let address = format!("{}:{}", server.address, server.port);
    TcpListener::bind(&address).with_context(|| format!("{address} cannot be listened on"))
}

pub fn serve(installation: Installation, listener: TcpListener, demo: bool) -> anyhow::Result<()> {
    let app = App::new(installation.db, installation.clock, installation.config, &installation.key, demo)?;
    let jobs = begin(&app, &installation.dir)?;
    let served = actix_web::rt::System::new().block_on(async move { server::serve(app, listener)?.await });
    if let Some(jobs) = jobs {
        jobs.stop();
    }
    Ok(served?)
}

/// The timed work, where the installation sends mail.
fn begin(app: &App, dir: &Path) -> anyhow::Result<Option<Jobs>> {
    let (Some(writer), Some(carrier)) = (&app.mail, Carrier::new(&app.config.mail, dir)?) else { return Ok(None) };
    let work = Work { db: app.db.clone(), clock: app.clock.clone(), writer: Arc::clone(writer), carrier };
    Ok(Some(jobs::start(work, PAUSE)?))
}
