//! `user`: make, lock, unlock, reset and list accounts.

use super::{Installation, Place, say};
use crate::db::{DbError, Tx, account, invitation, session, workplace};
use crate::domain::account::{Account, AccountRefused, LinkPurpose, Locale};
use crate::domain::code::Code;
use crate::domain::id::AccountId;
use crate::domain::identity::MunicipalityCode;
use crate::domain::permission::Role;
use crate::domain::posting::{Ground, Posting, counts, kind_for};
use crate::domain::workplace::Workplace;
use crate::mail::Writer;
use crate::text::Lang;
use crate::web::post;
use crate::web::secret::Link;
use anyhow::{Context, bail};
use clap::Subcommand;
use serde_json::json;
use std::collections::BTreeMap;

#[derive(clap::Args)]
pub struct User {
    #[command(subcommand)]
    ask: Ask,
}

#[derive(Subcommand)]
enum Ask {
    /// Make an account and print the link with which its owner starts
    Create {
        login: String,
        /// youth_professional, access, gp, contract_manager, administrator or privacy_officer
        #[arg(long, value_parser = role)]
        role: Role,
        /// The name colleagues know
        #[arg(long)]
        name: String,
        /// Where mail goes
        #[arg(long, value_name = "MAIL")]
        email: String,
        /// A practice or access team to work at; may be repeated
        #[arg(long, value_name = "NAME")]
        workplace: Vec<String>,
        /// A municipality (its four digits) to see counts of; may be repeated
        #[arg(long, value_name = "CODE")]
        municipality: Vec<String>,
        #[command(flatten)]
        place: Place,
    },
    /// Let nobody in with an account any more; its sessions end at once
    Lock {
        login: String,
        #[command(flatten)]
        place: Place,
    },
    /// Let its owner in again
    Unlock {
        login: String,
        #[command(flatten)]
        place: Place,
    },
    /// End its sessions, forget password and second factor, and print a link to choose others
    Reset {
        login: String,
        #[command(flatten)]
        place: Place,
    },
    /// List the accounts
    List {
        /// As JSON
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        place: Place,
    },
}

fn role(code: &str) -> Result<Role, String> {
    let known: Vec<_> = Role::ALL.iter().map(|it| it.code()).collect();
    Role::from_code(code).ok_or_else(|| format!("one of {}", known.join(", ")))
}

impl User {
    pub fn run(self) -> anyhow::Result<()> {
        match self.ask {
            Ask::Create { login, role, name, email, workplace, municipality, place } => {
                let installation = place.open()?;
                create(&installation, (&login, role, &name, &email), &workplace, &municipality)
            }
            Ask::Lock { login, place } => {
                let installation = place.open()?;
                let today = installation.clock.today();
                change(&installation, &login, |tx, account| {
                    tx.save(account.lock(today).map_err(refused)?)?;
                    Ok(session::end_all_of(tx, account.id)?)
                })
                .map(|ended| say(&format!("locked {login}; {ended} sessions ended")))
            }
            Ask::Unlock { login, place } => {
                let installation = place.open()?;
                change(&installation, &login, |tx, account| Ok(tx.save(account.unlock().map_err(refused)?)?))?;
                say(&format!("unlocked {login}"));
                Ok(())
            }
            Ask::Reset { login, place } => reset(&place.open()?, &login),
            Ask::List { json, place } => list(&place.open()?, json),
        }
    }
}

fn refused(why: AccountRefused) -> anyhow::Error {
    anyhow::anyhow!(Lang(Locale::En).t(&why.to_string()))
}

/// An act on the account with this log-in name, in one write.
fn change<T>(installation: &Installation, login: &str, act: impl FnOnce(&mut Tx, &Account) -> anyhow::Result<T>) -> anyhow::Result<T> {
    installation.db.write(Installation::by("user"), installation.clock.now(), |tx| {
        let found = account::called(tx.conn(), login)?.with_context(|| format!("there is no user {login}"))?;
        act(tx, &found)
    })
}

fn create(
    installation: &Installation,
    (login, role, name, email): (&str, Role, &str, &str),
    workplaces: &[String],
    municipalities: &[String],
) -> anyhow::Result<()> {
    let invited = Account::invite(login, name, role, email).map_err(refused)?;
    let (today, now) = (installation.clock.today(), installation.clock.now());
    let known = installation.db.read(workplace::all)?;
    let at = workplaces.iter().map(|it| found(&known, it)).collect::<anyhow::Result<Vec<_>>>()?;
    let (works, counts) = (kind_for(role).is_some(), counts(role));
    match () {
        () if works && at.is_empty() => bail!("a {} works somewhere: name it with --workplace NAME", role.code()),
        () if counts && municipalities.is_empty() => {
            bail!("a {} sees counts of municipalities: name one with --municipality CODE", role.code())
        }
        () if !works && !at.is_empty() => bail!("a {} works at no workplace: leave --workplace out", role.code()),
        () if !counts && !municipalities.is_empty() => {
            bail!("a {} sees no counts of municipalities: leave --municipality out", role.code())
        }
        () => {}
    }
    let listed = installation.db.read(workplace::municipality_names)?;
    let over = municipalities.iter().map(|it| listed_as(&listed, it)).collect::<anyhow::Result<Vec<_>>>()?;
    let (link, writer) = (Link::new()?, Writer::new(&installation.config)?);
    installation.db.write(Installation::by("user"), now, |tx| -> anyhow::Result<()> {
        if account::called(tx.conn(), login)?.is_some() {
            bail!("there is a user {login} already; nothing was changed");
        }
        let id: AccountId = tx.save(invited)?;
        // The same act as on the page: what the role may not be given there it is not given here.
        let to_work = at.iter().map(|it| (it.name.clone(), Ground::Workplace(it.id), Some(*it)));
        let to_count = over.iter().map(|it| (it.to_string(), Ground::Municipality(it.clone()), None));
        for (name, ground, place) in to_work.chain(to_count) {
            let (invited, known) = (account::find(tx.conn(), id)?, account::postings(tx.conn(), id)?);
            let posted = invited.post(Posting { ground, from_on: today, until_on: None }, place, &known, today);
            let posted = posted.map_err(|why| anyhow::anyhow!("{name}: {}", Lang(Locale::En).t(&why.to_string())))?;
            account::repost(tx, posted)?;
        }
        let invited = account::find(tx.conn(), id)?;
        link_for(installation, writer.as_ref(), tx, &invited, LinkPurpose::Invitation, &link)
    })?;
    say(&format!("made {login} ({}). This link works once, for 7 days:", role.code()));
    say(&installation.config.link(&link.path));
    Ok(())
}

/// Remembers a link and has it mailed too, where mail goes out.
fn link_for(
    installation: &Installation,
    writer: Option<&Writer>,
    tx: &mut Tx,
    account: &Account,
    purpose: LinkPurpose,
    link: &Link,
) -> anyhow::Result<()> {
    let until = tx.now() + purpose.lasts();
    invitation::make(tx, &link.token_hash, Some(account.id), purpose, until)?;
    post::link(writer, tx, account, purpose, link, until, installation.clock.today())?;
    Ok(())
}

fn found<'a>(known: &'a [Workplace], name: &str) -> anyhow::Result<&'a Workplace> {
    let open = || known.iter().filter(|it| it.ended_on.is_none());
    open().find(|it| it.name.eq_ignore_ascii_case(name.trim())).with_context(|| {
        let names: Vec<_> = open().map(|it| it.name.as_str()).collect();
        format!("there is no workplace {name}. There are: {}", if names.is_empty() { "none yet".to_owned() } else { names.join(", ") })
    })
}

fn listed_as(listed: &BTreeMap<String, String>, code: &str) -> anyhow::Result<MunicipalityCode> {
    let parsed = MunicipalityCode::parse(code).map_err(|_| anyhow::anyhow!("{code} is no municipality: four digits"))?;
    if !listed.contains_key(code) {
        bail!(
            "{code} is not in the list of municipalities. If it is a new one, take the list in with `uitstroom import municipalities FILE`"
        );
    }
    Ok(parsed)
}

fn reset(installation: &Installation, login: &str) -> anyhow::Result<()> {
    let (today, link, writer) = (installation.clock.today(), Link::new()?, Writer::new(&installation.config)?);
    let ended = change(installation, login, |tx, found| {
        tx.save(found.reset(today).map_err(refused)?)?;
        account::forget_credentials(tx, found.id)?;
        link_for(installation, writer.as_ref(), tx, found, LinkPurpose::Reset, &link)?;
        Ok(session::end_all_of(tx, found.id)?)
    })?;
    say(&format!("reset {login}; {ended} sessions ended. This link works once, for 24 hours:"));
    say(&installation.config.link(&link.path));
    Ok(())
}

fn list(installation: &Installation, as_json: bool) -> anyhow::Result<()> {
    let today = installation.clock.today();
    type Listed = (Account, bool, Vec<String>);
    let accounts = installation.db.read(|conn| -> Result<Vec<Listed>, DbError> {
        let places = workplace::all(conn)?;
        let mut listed = Vec::new();
        for (found, set_up) in account::all(conn)? {
            let at = account::workplaces(conn, found.id, today)?;
            let names = places.iter().filter(|it| at.contains(&it.id)).map(|it| it.name.clone());
            let over = account::municipalities(conn, found.id, today)?;
            listed.push((found, set_up, names.chain(over.iter().map(ToString::to_string)).collect()));
        }
        Ok(listed)
    })?;
    if as_json {
        let told = accounts.iter().map(|(it, set_up, reach)| {
            json!({ "user": it.login, "role": it.role, "locked": it.is_locked(today), "set_up": set_up, "reach": reach })
        });
        say(&serde_json::Value::from(told.collect::<Vec<_>>()).to_string());
        return Ok(());
    }
    for (it, set_up, reach) in accounts {
        let state = match (it.is_locked(today), set_up) {
            (true, _) => "locked",
            (false, true) => "in use",
            (false, false) => "not set up",
        };
        say(&format!("{:<20} {:<20} {:<11} {}", it.login, it.role.code(), state, reach.join(", ")));
    }
    Ok(())
}
