//! Mail that waits: queued in the write of its cause, sent by a job, tried again until it is out or given up.

use crate::db::audit::chain;
use crate::db::connection::Conn;
use crate::db::schema::{accounts, outbox};
use crate::db::{DbResult, Tx};
use crate::domain::account::MailKind;
use crate::domain::id::AccountId;
use crate::domain::mail::{Letter, Outgoing, retry_at};
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use diesel::dsl::{count_star, exists, select};
use diesel::prelude::*;

/// Longer than any attempt takes. A mail whose sender died under way goes out again after this.
const LEASE: TimeDelta = TimeDelta::minutes(10);

/// A mail that this instance alone tries to send now.
#[derive(Debug, Clone)]
pub struct Claimed {
    pub id: i64,
    /// With this one.
    pub attempts: i32,
    pub mail: Outgoing,
}

/// Queues a mail. Its Message-ID is made here and stays.
pub fn queue(tx: &mut Tx, account: AccountId, due_on: NaiveDate, letter: &Letter) -> DbResult<()> {
    let kind = letter.kind;
    let told = format!("mail {account} {kind:?} {due_on} {} {}", tx.now, letter.plain);
    let id: String = chain(&tx.chain_key, &told).chars().take(32).collect();
    diesel::insert_into(outbox::table)
        .values((
            outbox::account_id.eq(account),
            outbox::kind.eq(kind),
            outbox::due_on.eq(due_on),
            outbox::message_id.eq(format!("<{id}@{}>", letter.host)),
            outbox::subject.eq(&letter.subject),
            outbox::plain.eq(&letter.plain),
            outbox::html.eq(&letter.html),
            outbox::queued_at.eq(tx.now),
            outbox::attempts.eq(0),
            outbox::next_at.eq(tx.now),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Whether this account has a mail of this kind for a day, sent or not.
pub fn has(conn: &mut Conn, account: AccountId, kind: MailKind, due_on: NaiveDate) -> DbResult<bool> {
    let own = outbox::table.filter(outbox::account_id.eq(account)).filter(outbox::kind.eq(kind)).filter(outbox::due_on.eq(due_on));
    Ok(select(exists(own)).get_result(conn)?)
}

/// Queues a mail of which an account gets one a day; says whether it was the first. Writes wait for each other, so two
/// instances queue one.
pub fn queue_once(tx: &mut Tx, account: AccountId, due_on: NaiveDate, letter: &Letter) -> DbResult<bool> {
    if has(tx.conn, account, letter.kind, due_on)? {
        return Ok(false);
    }
    queue(tx, account, due_on, letter)?;
    Ok(true)
}

/// Whether any mail is to go out now.
pub fn is_due(conn: &mut Conn, now: NaiveDateTime) -> DbResult<bool> {
    let waiting = outbox::table.filter(outbox::sent_at.is_null()).filter(outbox::given_up_at.is_null());
    Ok(select(exists(waiting.filter(outbox::next_at.le(now)))).get_result(conn)?)
}

/// Takes the mail that has waited longest. Until it is settled, or the lease is over, no other instance takes it.
pub fn claim(tx: &mut Tx) -> DbResult<Option<Claimed>> {
    type Row = (i64, i32, String, String, String, String, NaiveDateTime, String);
    let found: Option<Row> = outbox::table
        .inner_join(accounts::table)
        .filter(outbox::sent_at.is_null())
        .filter(outbox::given_up_at.is_null())
        .filter(outbox::next_at.le(tx.now))
        .order((outbox::next_at, outbox::id))
        .select((
            outbox::id,
            outbox::attempts,
            outbox::message_id,
            outbox::subject,
            outbox::plain,
            outbox::html,
            outbox::queued_at,
            accounts::email,
        ))
        .first(tx.conn)
        .optional()?;
    let Some((id, attempts, message_id, subject, plain, html, queued_at, to)) = found else { return Ok(None) };
    diesel::update(outbox::table.filter(outbox::id.eq(id)))
        .set((outbox::attempts.eq(attempts + 1), outbox::next_at.eq(tx.now + LEASE)))
        .execute(tx.conn)?;
    Ok(Some(Claimed { id, attempts: attempts + 1, mail: Outgoing { message_id, to, subject, plain, html, queued_at } }))
}

/// It is out: what it said is kept no longer.
pub fn sent(tx: &mut Tx, claimed: &Claimed) -> DbResult<()> {
    diesel::update(outbox::table.filter(outbox::id.eq(claimed.id)))
        .set((
            outbox::sent_at.eq(tx.now),
            outbox::failure.eq(None::<String>),
            outbox::subject.eq(""),
            outbox::plain.eq(""),
            outbox::html.eq(""),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// It did not go out: it waits for the next attempt, or is given up with the reason why.
pub fn failed(tx: &mut Tx, claimed: &Claimed, failure: &str, later: bool) -> DbResult<()> {
    // Another instance may have taken it meanwhile, when the lease was over.
    let own = outbox::table.filter(outbox::id.eq(claimed.id)).filter(outbox::attempts.eq(claimed.attempts));
    let retry = if later { retry_at(claimed.mail.queued_at, claimed.attempts, tx.now) } else { None };
    match retry {
        Some(next) => {
            diesel::update(own.filter(outbox::sent_at.is_null()))
                .set((outbox::failure.eq(failure), outbox::next_at.eq(next)))
                .execute(tx.conn)?;
        }
        None => {
            diesel::update(own.filter(outbox::sent_at.is_null()))
                .set((
                    outbox::failure.eq(failure),
                    outbox::given_up_at.eq(tx.now),
                    outbox::subject.eq(""),
                    outbox::plain.eq(""),
                    outbox::html.eq(""),
                ))
                .execute(tx.conn)?;
        }
    }
    Ok(())
}

/// How the mail stands, for who keeps the program running.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Standing {
    /// Not sent yet, whether tried or not.
    pub waiting: i64,
    /// Of those, how many failed at least once.
    pub delayed: i64,
    pub given_up: i64,
    /// When the oldest that waits was queued.
    pub oldest: Option<NaiveDateTime>,
}

pub fn standing(conn: &mut Conn) -> DbResult<Standing> {
    let waiting = outbox::table.filter(outbox::sent_at.is_null()).filter(outbox::given_up_at.is_null());
    Ok(Standing {
        waiting: waiting.select(count_star()).first(conn)?,
        delayed: waiting.filter(outbox::failure.is_not_null()).select(count_star()).first(conn)?,
        given_up: outbox::table.filter(outbox::given_up_at.is_not_null()).select(count_star()).first(conn)?,
        oldest: waiting.select(diesel::dsl::min(outbox::queued_at)).first(conn)?,
    })
}

/// A mail that failed at least once and is not out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stuck {
    pub account: AccountId,
    pub kind: MailKind,
    pub queued_at: NaiveDateTime,
    pub attempts: i32,
    /// The server's reply code or one word.
    pub failure: String,
    pub given_up: bool,
}

/// The latest mails that did not go out, the newest first.
pub fn stuck(conn: &mut Conn, most: i64) -> DbResult<Vec<Stuck>> {
    type Row = (AccountId, MailKind, NaiveDateTime, i32, Option<String>, Option<NaiveDateTime>);
    let rows: Vec<Row> = outbox::table
        .filter(outbox::sent_at.is_null())
        .filter(outbox::failure.is_not_null())
        .order((outbox::queued_at.desc(), outbox::id.desc()))
        .limit(most)
        .select((outbox::account_id, outbox::kind, outbox::queued_at, outbox::attempts, outbox::failure, outbox::given_up_at))
        .load(conn)?;
    let told = |(account, kind, queued_at, attempts, failure, given_up): Row| Stuck {
        account,
        kind,
        queued_at,
        attempts,
        failure: failure.unwrap_or_default(),
        given_up: given_up.is_some(),
    };
    Ok(rows.into_iter().map(told).collect())
}
