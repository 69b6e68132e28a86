//! Mail as it waits to be sent. It holds counts and links only: never a youth's name, citizen number or note.

use crate::domain::account::{LinkPurpose, MailKind};
use crate::domain::code::codes;
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

/// A mail that was written, for an account whose address is looked up when it is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    pub kind: MailKind,
    pub subject: String,
    pub plain: String,
    pub html: String,
    /// What stands behind the @ of the Message-ID: the sender's own domain.
    pub host: String,
}

/// A mail on its way out, the same at every attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outgoing {
    /// With its angle brackets; by it a receiver knows a repeat.
    pub message_id: String,
    pub to: String,
    pub subject: String,
    pub plain: String,
    pub html: String,
    pub queued_at: NaiveDateTime,
}

/// Why a mail did not go out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undelivered {
    /// The server's reply code or one word; never an address.
    pub failure: String,
    /// Whether another attempt makes sense. A reply of 5xx about the mail itself is an end.
    pub later: bool,
    /// Whether a server answered at all. Where none does, the next mail need not try now.
    pub answered: bool,
}

codes! {
    /// Why a mail that waited is not worth sending any more.
    Spent as "mail-spent" {
        /// Its link has ended, or its overview is of an earlier day.
        Late = "late",
        /// Its receiver does not work here any more.
        Locked = "locked",
    }
}

impl Spent {
    /// What is wrong with sending a mail now, after an outage say; `due_on` is the day it is about.
    pub fn of(
        kind: MailKind,
        queued_at: NaiveDateTime,
        due_on: NaiveDate,
        receiver_locked: bool,
        now: NaiveDateTime,
        today: NaiveDate,
    ) -> Option<Self> {
        let ended = |link: LinkPurpose| now >= queued_at + link.lasts();
        let late = match kind {
            MailKind::Invitation => ended(LinkPurpose::Invitation),
            MailKind::Reset => ended(LinkPurpose::Reset),
            MailKind::Digest => due_on != today,
            MailKind::SecondFactorChanged => false,
        };
        match (receiver_locked, late) {
            (true, _) => Some(Self::Locked),
            (false, true) => Some(Self::Late),
            (false, false) => None,
        }
    }
}

/// Minutes until the next attempt, after the first, second, … failure; the last holds from there on.
const BACK_OFF: [i64; 6] = [1, 5, 15, 60, 240, 720];
/// Days after which a mail is given up.
const PATIENCE: i64 = 3;

/// When to try again after so many attempts; `None` when three days have passed. The last attempt is made right then.
pub fn retry_at(queued_at: NaiveDateTime, attempts: i32, now: NaiveDateTime) -> Option<NaiveDateTime> {
    let end = queued_at + TimeDelta::days(PATIENCE);
    let failures = usize::try_from(attempts).unwrap_or(0).clamp(1, BACK_OFF.len());
    let minutes = BACK_OFF.get(failures - 1).copied().unwrap_or(1);
    (now < end).then(|| (now + TimeDelta::minutes(minutes)).min(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_waits_longer_after_every_failure_and_is_given_up_after_three_days() {
        let queued: NaiveDateTime = "2026-11-22T09:00:00".parse().unwrap();
        let (mut now, mut attempts, mut waits) = (queued, 0, Vec::new());
        loop {
            attempts += 1;
            let Some(next) = retry_at(queued, attempts, now) else { break };
            waits.push((next - now).num_minutes());
            now = next;
        }
        assert_eq!(waits[..7], [1, 5, 15, 60, 240, 720, 720]);
        assert_eq!(now, queued + TimeDelta::days(3), "the last attempt is made when the three days are over");
        assert_eq!(retry_at(queued, 0, queued), Some(queued + TimeDelta::minutes(1)));
    }
}
