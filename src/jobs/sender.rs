//! Sends what waits in the outbox, one mail at a time: taken in a short write, sent outside of any, settled in another.

use crate::clock::Clock;
use crate::db::outbox::{self, Claimed};
use crate::db::{By, Database, DbError, DbResult, Tx};
use crate::domain::mail::{Outgoing, Undelivered};
use crate::domain::permission::Actor;

const BY: By = By { actor: Actor::Program("mail"), role: None, covers: Vec::new() };

/// How often what became of a mail is tried to be written down while others write.
const SETTLING: u32 = 5;

/// What became of the mail that was next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// None was due.
    Nothing,
    /// It is out, given up, or refused for now: the next one may go.
    Settled,
    /// No server answered: the next one waits as well.
    NoAnswer,
}

pub fn send_next(db: &Database, clock: &Clock, carry: &dyn Fn(&Outgoing) -> Result<(), Undelivered>) -> DbResult<Step> {
    if !db.read(|conn| outbox::is_due(conn, clock.now()))? {
        return Ok(Step::Nothing);
    }
    let Some(claimed) = db.write(BY, clock.now(), |tx| outbox::claim(tx, clock.today()))? else { return Ok(Step::Nothing) };
    match carry(&claimed.mail) {
        Ok(()) => {
            settle(db, clock, |tx| outbox::sent(tx, &claimed))?;
            Ok(Step::Settled)
        }
        Err(why) => {
            told(&claimed, &why);
            settle(db, clock, |tx| outbox::failed(tx, &claimed, &why.failure, why.later))?;
            Ok(if why.answered { Step::Settled } else { Step::NoAnswer })
        }
    }
}

fn told(claimed: &Claimed, why: &Undelivered) {
    tracing::warn!(mail = claimed.id, attempts = claimed.attempts, failure = why.failure, later = why.later, "a mail did not go out");
}

fn settle(db: &Database, clock: &Clock, act: impl Fn(&mut Tx) -> DbResult<()>) -> DbResult<()> {
    let mut tries = 0;
    loop {
        tries += 1;
        match db.write(BY, clock.now(), &act) {
            Err(DbError::Busy) if tries < SETTLING => {}
            done => return done,
        }
    }
}
