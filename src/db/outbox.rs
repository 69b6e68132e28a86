//! Mail that waits: queued in the write of its cause, sent by a job, tried again until it is out or given up.

use crate::db::audit::chain;
use crate::db::connection::Conn;
use crate::db::schema::{accounts, outbox};
use crate::db::{DbResult, Tx};
use crate::domain::account::MailKind;
use crate::domain::code::Code;
use crate::domain::id::AccountId;
use crate::domain::mail::{Letter, Outgoing, Spent, retry_at};
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

/// What a mail that waits is weighed by, before it goes out.
#[derive(Queryable)]
struct Waiting {
    id: i64,
    attempts: i32,
    kind: MailKind,
    due_on: NaiveDate,
    mail: (String, String, String, String, NaiveDateTime),
    receiver: (String, Option<NaiveDate>),
}

/// Takes the mail that has waited longest. Until it is settled, or the lease is over, no other instance takes it. What is not
/// worth sending any more is given up on the way: a dead link, an overview of another day, mail to who was locked meanwhile.
pub fn claim(tx: &mut Tx, today: NaiveDate) -> DbResult<Option<Claimed>> {
    while let Some(Waiting { id, attempts, kind, due_on, mail, receiver }) = waiting_longest(tx)? {
        let (message_id, subject, plain, html, queued_at) = mail;
        let (to, ended_on) = receiver;
        let locked = ended_on.is_some_and(|on| on <= today);
        if let Some(why) = Spent::of(kind, queued_at, due_on, locked, tx.now, today) {
            give_up(tx, id, attempts, why.code())?;
            continue;
        }
        diesel::update(outbox::table.filter(outbox::id.eq(id)))
            .set((outbox::attempts.eq(attempts + 1), outbox::next_at.eq(tx.now + LEASE)))
            .execute(tx.conn)?;
        return Ok(Some(Claimed { id, attempts: attempts + 1, mail: Outgoing { message_id, to, subject, plain, html, queued_at } }));
    }
    Ok(None)
}

fn waiting_longest(tx: &mut Tx) -> DbResult<Option<Waiting>> {
    Ok(outbox::table
        .inner_join(accounts::table)
        .filter(outbox::sent_at.is_null())
        .filter(outbox::given_up_at.is_null())
        .filter(outbox::next_at.le(tx.now))
        .order((outbox::next_at, outbox::id))
        .select((
            outbox::id,
            outbox::attempts,
            outbox::kind,
            outbox::due_on,
            (outbox::message_id, outbox::subject, outbox::plain, outbox::html, outbox::queued_at),
            (accounts::email, accounts::ended_on),
        ))
        .first(tx.conn)
        .optional()?)
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
    let retry = if later { retry_at(claimed.mail.queued_at, claimed.attempts, tx.now) } else { None };
    match retry {
        Some(next) => {
            // Another instance may have taken it meanwhile, when the lease was over.
            let own = outbox::table.filter(outbox::id.eq(claimed.id)).filter(outbox::attempts.eq(claimed.attempts));
            diesel::update(own.filter(outbox::sent_at.is_null()))
                .set((outbox::failure.eq(failure), outbox::next_at.eq(next)))
                .execute(tx.conn)?;
            Ok(())
        }
        None => give_up(tx, claimed.id, claimed.attempts, failure),
    }
}

/// It is not tried again, unless another instance took it meanwhile; what it said is kept no longer.
fn give_up(tx: &mut Tx, id: i64, attempts: i32, failure: &str) -> DbResult<()> {
    let own = outbox::table.filter(outbox::id.eq(id)).filter(outbox::attempts.eq(attempts));
    diesel::update(own.filter(outbox::sent_at.is_null()))
        .set((
            outbox::failure.eq(failure),
            outbox::given_up_at.eq(tx.now),
            outbox::subject.eq(""),
            outbox::plain.eq(""),
            outbox::html.eq(""),
        ))
        .execute(tx.conn)?;
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

/// Whether a server kept a mail from going out. What was given up because it was not worth sending any more says nothing of that.
pub fn was_kept_back(conn: &mut Conn) -> DbResult<bool> {
    let failed = outbox::table.filter(outbox::sent_at.is_null()).filter(outbox::failure.is_not_null());
    Ok(select(exists(failed.filter(outbox::failure.ne_all(Spent::ALL.iter().map(|it| it.code()))))).get_result(conn)?)
}

/// A mail that failed at least once, or was given up, and is not out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stuck {
    pub account: AccountId,
    pub kind: MailKind,
    pub queued_at: NaiveDateTime,
    pub attempts: i32,
    /// The server's reply code or one word; a code of `Spent` when it was not worth sending any more.
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
