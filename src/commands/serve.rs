//! `serve`: the installation of a data folder, until a signal says stop.

use super::{Installation, Place, say_aside};
use crate::app::App;
use crate::web::server;
use anyhow::Context;
use std::net::TcpListener;

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
        let mut installation = self.place.open()?;
        if let Some(port) = self.port {
            installation.config.server.port = port;
        }
        let listener = listen(&installation)?;
        say_aside(&format!("listening on {}", listener.local_addr()?));
        serve(installation, listener, false)
    }
}

pub fn listen(installation: &Installation) -> anyhow::Result<TcpListener> {
    let server = &installation.config.server;
    let address = format!("{}:{}", server.address, server.port);
    TcpListener::bind(&address).with_context(|| format!("{address} cannot be listened on"))
}

pub fn serve(installation: Installation, listener: TcpListener, demo: bool) -> anyhow::Result<()> {
    let app = App::new(installation.db, installation.clock, installation.config, &installation.key, demo)?;
    actix_web::rt::System::new().block_on(async move { server::serve(app, listener)?.await })?;
    Ok(())
}
