//! The overview by mail: once a day, from seven in the morning on, for who asked for it and has something waiting.

use crate::clock::{Clock, amsterdam};
use crate::db::case_files::Stretch;
use crate::db::overview::Overview;
use crate::db::{By, Database, DbError, account, outbox};
use crate::domain::account::{Account, MailKind};
use crate::domain::outflow::worklist::Standing;
use crate::domain::permission::{Action, Actor, Permit};
use crate::mail::Writer;
use crate::text::Lang;
use anyhow::Context;
use chrono::{NaiveDate, NaiveDateTime, TimeDelta, Timelike};

const BY: By = By { actor: Actor::Program("digest"), role: None, covers: Vec::new() };

/// The hour in the Netherlands from which overviews go out.
const FROM_HOUR: u32 = 7;

/// How long an overview that could not be written waits for the next attempt.
const AGAIN: TimeDelta = TimeDelta::hours(1);

/// Which day is done; a second instance, or the same one begun again, finds what was queued in the outbox.
#[derive(Debug, Default)]
pub struct Round {
    done_on: Option<NaiveDate>,
    /// Not sooner, since some could not be written.
    again_at: Option<NaiveDateTime>,
}

impl Round {
    /// Queues the overviews of today, once it is time; says how many.
    pub fn run(&mut self, db: &Database, clock: &Clock, writer: &Writer) -> anyhow::Result<usize> {
        let today = clock.today();
        if self.done_on == Some(today) || amsterdam(clock.now()).hour() < FROM_HOUR || self.again_at.is_some_and(|it| clock.now() < it) {
            return Ok(0);
        }
        let (mut queued, mut failed) = (0, 0);
        for account in db.read(|conn| account::with_digest(conn, today))? {
            if !account.digest.falls_on(today) {
                continue;
            }
            // One file that cannot be read keeps nobody else from an overview.
            match queue(db, clock, writer, &account, today) {
                Ok(first) => queued += usize::from(first),
                Err(error) => {
                    tracing::error!(account = account.id.0, error = format!("{error:#}"), "an overview could not be written");
                    failed += 1;
                }
            }
        }
        (self.done_on, self.again_at) = if failed == 0 { (Some(today), None) } else { (None, Some(clock.now() + AGAIN)) };
        Ok(queued)
    }
}

fn queue(db: &Database, clock: &Clock, writer: &Writer, account: &Account, today: NaiveDate) -> anyhow::Result<bool> {
    let standing = db.read(|conn| -> Result<_, DbError> {
        if outbox::has(conn, account.id, MailKind::Digest, today)? {
            return Ok(Standing::default());
        }
        let (holder, _) = account::holder(conn, account, today)?;
        let Some(permit) = Permit::grant(&holder, Action::ReadWorklist) else { return Ok(Standing::default()) };
        Ok(Overview::load(conn, &permit, Stretch::ALL, today)?.worklist.standing())
    })?;
    if standing.total() == 0 {
        return Ok(false);
    }
    let letter = writer.digest(Lang(account.locale), today, standing)?;
    db.write(BY, clock.now(), |tx| outbox::queue_once(tx, account.id, today, &letter)).context("an overview could not be queued")
}
