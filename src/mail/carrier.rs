//! Brings a mail out of the house: to a server, or into a folder.

use crate::config::{Mail, Tls, Transport};
use crate::domain::mail::{Outgoing, Undelivered};
use crate::mail::sender;
use anyhow::Context;
use lettre::address::AddressError;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use lettre::transport::smtp;
use lettre::transport::smtp::authentication::Credentials;
use lettre::{Message, SmtpTransport, Transport as _};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::{Duration, UNIX_EPOCH};

/// How long the server may take for each step.
const STEP: Duration = Duration::from_secs(10);

pub struct Carrier {
    from: Mailbox,
    way: Way,
}

enum Way {
    Folder(PathBuf),
    Server(SmtpTransport),
}

impl Carrier {
    /// `None` where the settings say that no mail is sent.
    pub fn new(settings: &Mail, dir: &Path) -> anyhow::Result<Option<Self>> {
        let way = match settings.transport {
            Transport::None => return Ok(None),
            Transport::File => {
                let folder = dir.join("mail");
                std::fs::create_dir_all(&folder).with_context(|| format!("the folder {} cannot be made", folder.display()))?;
                Way::Folder(folder)
            }
            Transport::Smtp => Way::Server(server(settings)?),
        };
        Ok(Some(Self { from: sender(settings)?, way }))
    }

    pub fn carry(&self, mail: &Outgoing) -> Result<(), Undelivered> {
        let message = self.message(mail).map_err(|_| undelivered("address", false, true))?;
        match &self.way {
            Way::Folder(folder) => {
                let name: String = mail.message_id.chars().filter(char::is_ascii_alphanumeric).take(32).collect();
                std::fs::write(folder.join(format!("{name}.eml")), message.formatted()).map_err(|_| undelivered("folder", true, false))
            }
            Way::Server(server) => server.send(&message).map(|_| ()).map_err(|error| failure(&error)),
        }
    }

    /// Whether mail can go out now: where to, or what the server said. Nothing is sent.
    pub fn reach(&self) -> Result<String, String> {
        match &self.way {
            Way::Folder(folder) => Ok(format!("written to {}", folder.display())),
            Way::Server(server) => match server.test_connection() {
                Ok(true) => Ok("the server answers".to_owned()),
                Ok(false) => Err("the server answers, and takes no mail".to_owned()),
                Err(error) => Err(format!("the server does not take mail ({})", failure(&error).failure)),
            },
        }
    }

    /// The same at every attempt, its day too.
    fn message(&self, mail: &Outgoing) -> anyhow::Result<Message> {
        let to: Result<lettre::Address, AddressError> = mail.to.parse();
        let queued = u64::try_from(mail.queued_at.and_utc().timestamp()).unwrap_or(0);
        // Nobody's absence notice answers it.
        let automatic = HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned());
        Ok(Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to?))
            .subject(mail.subject.clone())
            .message_id(Some(mail.message_id.clone()))
            .date(UNIX_EPOCH + Duration::from_secs(queued))
            .raw_header(automatic)
            .multipart(MultiPart::alternative_plain_html(mail.plain.clone(), mail.html.clone()))?)
    }
}

fn server(settings: &Mail) -> anyhow::Result<SmtpTransport> {
    let host = settings.host.as_str();
    let builder = match settings.tls {
        Tls::None => SmtpTransport::builder_dangerous(host),
        Tls::Starttls => SmtpTransport::starttls_relay(host).context("the setting mail.host is no host name")?,
        Tls::Wrapped => SmtpTransport::relay(host).context("the setting mail.host is no host name")?,
    };
    let builder = builder.port(settings.port).timeout(Some(STEP));
    if settings.user.is_empty() {
        return Ok(builder.build());
    }
    Ok(builder.credentials(Credentials::new(settings.user.clone(), settings.password.clone())).build())
}

fn undelivered(failure: &str, later: bool, answered: bool) -> Undelivered {
    Undelivered { failure: failure.to_owned(), later, answered }
}

/// The server's own words are left out: they may hold an address.
fn failure(error: &smtp::Error) -> Undelivered {
    if let Some(code) = error.status() {
        let code = code.to_string();
        // 53x is about our log-in, which a setting mends; every other 5xx is about this mail.
        let later = error.is_transient() || code.starts_with("53");
        return undelivered(&code, later, true);
    }
    let word = match error {
        _ if ran_out(error) => "timeout",
        _ if error.is_tls() => "tls",
        _ if error.is_response() => "response",
        _ => "connection",
    };
    undelivered(word, true, false)
}

/// Whether a step took too long.
fn ran_out(error: &smtp::Error) -> bool {
    let mut cause = std::error::Error::source(error);
    while let Some(deeper) = cause {
        if let Some(io) = deeper.downcast_ref::<std::io::Error>() {
            return matches!(io.kind(), ErrorKind::TimedOut | ErrorKind::WouldBlock);
        }
        cause = deeper.source();
    }
    false
}
