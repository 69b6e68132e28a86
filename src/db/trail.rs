//! Reading the trail: who saw and who changed what. The two streams are kept apart and read as one, newest first.

use crate::db::audit::AuditRow;
use crate::db::connection::Conn;
use crate::db::schema::{account_workplaces, audit_events, view_records, viewed_youths, workplaces, youths};
use crate::db::view_log::ViewRow;
use crate::db::{Database, DbError, DbResult, youth};
use crate::domain::change::{Event, Noun};
use crate::domain::code::{Code, codes};
use crate::domain::id::{AccountId, WorkplaceId, YouthId};
use crate::domain::permission::{Action, Permit, Role};
use crate::domain::posting::Ground;
use chrono::{DateTime, NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use std::collections::BTreeMap;
use std::fmt;

codes! {
    /// Which of the two streams a line comes from.
    TrailKind as "trail-kind" { Seen = "seen", Changed = "changed" }
}

/// The last line that was shown: from here a list goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    at: NaiveDateTime,
    kind: TrailKind,
    seq: i64,
}

impl Mark {
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-');
        let at = DateTime::from_timestamp_micros(parts.next()?.parse().ok()?)?.naive_utc();
        Some(Self { at, kind: TrailKind::from_code(parts.next()?)?, seq: parts.next()?.parse().ok()? })
    }

    /// Below which number a stream goes on among what happened at the very same moment.
    fn below(self, kind: TrailKind) -> i64 {
        match kind.cmp(&self.kind) {
            std::cmp::Ordering::Less => i64::MAX,
            std::cmp::Ordering::Equal => self.seq,
            std::cmp::Ordering::Greater => i64::MIN,
        }
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}-{}", self.at.and_utc().timestamp_micros(), self.kind.code(), self.seq)
    }
}

/// What of the trail is asked for; what is left out is not narrowed.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    pub youth: Option<YouthId>,
    pub account: Option<AccountId>,
    pub kind: Option<TrailKind>,
    /// The first instant.
    pub from: Option<NaiveDateTime>,
    /// The instant before which it ends.
    pub until: Option<NaiveDateTime>,
    pub after: Option<Mark>,
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Did {
    /// These were on a page that was shown under this right.
    Saw { action: String, youths: Vec<YouthId> },
    /// The event as it is kept, codes and dates, and the youth or the account it is about.
    Changed { event: String, youth: Option<YouthId>, account: Option<AccountId> },
}

/// A line of the trail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub at: NaiveDateTime,
    /// "account" for a person, else the name of the program.
    pub actor: String,
    pub account: Option<AccountId>,
    /// The role that this person had then.
    pub role: Option<Role>,
    pub on_behalf_of: Option<AccountId>,
    pub did: Did,
    seq: i64,
}

impl Entry {
    pub fn mark(&self) -> Mark {
        let kind = match self.did {
            Did::Saw { .. } => TrailKind::Seen,
            Did::Changed { .. } => TrailKind::Changed,
        };
        Mark { at: self.at, kind, seq: self.seq }
    }
    /// Whom it is about.
    pub fn youths(&self) -> Vec<YouthId> {
        match &self.did {
            Did::Saw { youths, .. } => youths.clone(),
            Did::Changed { youth, .. } => youth.iter().copied().collect(),
        }
    }
}

impl From<ViewRow> for Entry {
    fn from(row: ViewRow) -> Self {
        Self {
            at: row.at,
            account: row.account_id.map(AccountId),
            role: row.role.as_deref().and_then(Role::from_code),
            on_behalf_of: row.on_behalf_of.map(AccountId),
            seq: row.seq,
            did: Did::Saw { youths: row.youths().collect(), action: row.action },
            actor: row.actor,
        }
    }
}

impl From<AuditRow> for Entry {
    fn from(row: AuditRow) -> Self {
        Self {
            at: row.at,
            account: row.account_id.map(AccountId),
            role: row.role.as_deref().and_then(Role::from_code),
            on_behalf_of: row.on_behalf_of.map(AccountId),
            seq: row.seq,
            did: Did::Changed {
                event: row.event,
                youth: row.youth_id.map(YouthId),
                account: Some(AccountId(row.noun_id)).filter(|_| row.noun == Noun::Account),
            },
            actor: row.actor,
        }
    }
}

/// Narrows a query of either stream to what is asked.
macro_rules! narrowed {
    ($query:expr, $table:ident, $asked:expr, $kind:expr, $most:expr) => {{
        let mut query = $query.into_boxed();
        if let Some(account) = $asked.account {
            query = query.filter($table::account_id.eq(account.0));
        }
        if let Some(from) = $asked.from {
            query = query.filter($table::at.ge(from));
        }
        if let Some(until) = $asked.until {
            query = query.filter($table::at.lt(until));
        }
        if let Some(mark) = $asked.after {
            query = query.filter($table::at.lt(mark.at).or($table::at.eq(mark.at).and($table::seq.lt(mark.below($kind)))));
        }
        query.order(($table::at.desc(), $table::seq.desc())).limit($most)
    }};
}

/// Within the right to the trail every youth is known, within that to one's own access lists those within reach.
fn reached(conn: &mut Conn, permit: &Permit, id: YouthId) -> DbResult<()> {
    match permit.action() {
        Action::ReadTrail => {
            let _: YouthId = youths::table.filter(youths::id.eq(id)).select(youths::id).first(conn)?;
            Ok(())
        }
        Action::ReadAccessList => youth::find(conn, permit, id).map(|_| ()),
        _ => Err(DbError::NotFound),
    }
}

impl Database {
    /// What is asked for, newest first, `most` lines of it.
    pub fn trail(&self, permit: &Permit, asked: &Asked, most: usize) -> DbResult<Vec<Entry>> {
        if permit.action() != Action::ReadTrail {
            let youth = asked.youth.ok_or(DbError::NotFound)?;
            self.read(|conn| reached(conn, permit, youth))?;
        }
        let limit = i64::try_from(most).unwrap_or(i64::MAX);
        let mut entries: Vec<Entry> = Vec::new();
        if asked.kind != Some(TrailKind::Seen) {
            let rows: Vec<AuditRow> = self.read(|conn| -> DbResult<_> {
                let mut query = narrowed!(AuditRow::query(), audit_events, asked, TrailKind::Changed, limit);
                if let Some(youth) = asked.youth {
                    query = query.filter(audit_events::youth_id.eq(youth.0));
                }
                Ok(query.load(conn)?)
            })?;
            entries.extend(rows.into_iter().map(Entry::from));
        }
        if asked.kind != Some(TrailKind::Changed) {
            let rows: Vec<ViewRow> = self.read_views(|conn| match asked.youth {
                Some(youth) => {
                    let of_youth = ViewRow::query()
                        .inner_join(viewed_youths::table.on(viewed_youths::seq.eq(view_records::seq)))
                        .filter(viewed_youths::youth_id.eq(youth.0));
                    Ok(narrowed!(of_youth, view_records, asked, TrailKind::Seen, limit).load(conn)?)
                }
                None => Ok(narrowed!(ViewRow::query(), view_records, asked, TrailKind::Seen, limit).load(conn)?),
            })?;
            entries.extend(rows.into_iter().map(Entry::from));
        }
        entries.sort_by_key(|it| std::cmp::Reverse(it.mark()));
        entries.truncate(most);
        Ok(entries)
    }

    /// Whether there is such a youth within the permit.
    pub fn trail_reaches(&self, permit: &Permit, youth: YouthId) -> DbResult<()> {
        self.read(|conn| reached(conn, permit, youth))
    }

    /// Files that people opened one by one since an instant: when, who and whose.
    pub fn opened_since(&self, permit: &Permit, from: NaiveDateTime) -> DbResult<Vec<(NaiveDateTime, AccountId, YouthId)>> {
        if permit.action() != Action::ReadTrail {
            return Err(DbError::NotFound);
        }
        let rows: Vec<(NaiveDateTime, Option<i64>, String)> = self.read_views(|conn| {
            Ok(view_records::table
                .filter(view_records::at.ge(from))
                .filter(view_records::noun.eq(Noun::Youth.code()))
                .filter(view_records::ids.not_like("% %"))
                .filter(view_records::action.ne(Action::ReadTrail.code()))
                .order(view_records::at)
                .select((view_records::at, view_records::account_id, view_records::ids))
                .load(conn)?)
        })?;
        Ok(rows.into_iter().filter_map(|(at, who, id)| Some((at, AccountId(who?), YouthId(id.parse().ok()?)))).collect())
    }
}

/// From which day to which someone worked where.
#[derive(Debug, Clone)]
pub struct Stint {
    from_on: NaiveDate,
    until_on: Option<NaiveDate>,
    /// The moment it was taken away at once, after that same morning.
    pub taken_at: Option<NaiveDateTime>,
    pub workplace: String,
}

impl Stint {
    pub fn holds(&self, day: NaiveDate) -> bool {
        self.from_on <= day && self.until_on.is_none_or(|until| day <= until)
    }
}

/// Where everyone works and has worked. What was taken away at once between two moments says so, as the trail tells it.
pub fn stints(conn: &mut Conn, from: NaiveDateTime, before: NaiveDateTime) -> DbResult<BTreeMap<AccountId, Vec<Stint>>> {
    let events: Vec<(i64, NaiveDateTime, String)> = audit_events::table
        .filter(audit_events::at.ge(from))
        .filter(audit_events::at.lt(before))
        .filter(audit_events::noun.eq(Noun::Account))
        .filter(audit_events::event.like("%reach_taken%"))
        .order(audit_events::seq)
        .select((audit_events::noun_id, audit_events::at, audit_events::event))
        .load(conn)?;
    let mut taken: BTreeMap<(AccountId, WorkplaceId, NaiveDate), NaiveDateTime> = BTreeMap::new();
    for (account, at, event) in events {
        if let Ok(Event::ReachTaken { ground: Ground::Workplace(place), from, last_on: None }) = serde_json::from_str(&event) {
            taken.insert((AccountId(account), place, from), at);
        }
    }
    type Row = (AccountId, WorkplaceId, NaiveDate, Option<NaiveDate>, String);
    let rows: Vec<Row> = account_workplaces::table
        .inner_join(workplaces::table.on(workplaces::id.eq(account_workplaces::workplace_id)))
        .order((account_workplaces::account_id, workplaces::name))
        .select((
            account_workplaces::account_id,
            account_workplaces::workplace_id,
            account_workplaces::from_on,
            account_workplaces::until_on,
            workplaces::name,
        ))
        .load(conn)?;
    let mut found: BTreeMap<AccountId, Vec<Stint>> = BTreeMap::new();
    for (account, place, from_on, until_on, workplace) in rows {
        let taken_at = taken.get(&(account, place, from_on)).copied();
        found.entry(account).or_default().push(Stint { from_on, until_on, taken_at, workplace });
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_comes_back_from_an_address_as_it_was() {
        let mark = Mark { at: "2026-11-22T10:14:03.120500".parse().unwrap(), kind: TrailKind::Seen, seq: 42 };
        assert_eq!(Mark::parse(&mark.to_string()), Some(mark));
        for wrong in ["", "x", "1-seen", "1-read-4", "1-seen-x", "99999999999999999999-seen-1"] {
            assert_eq!(Mark::parse(wrong), None, "{wrong}");
        }
        // At the same moment changes come before views, and each stream by its own number.
        assert_eq!((mark.below(TrailKind::Seen), mark.below(TrailKind::Changed)), (42, i64::MIN));
        let changed = Mark { kind: TrailKind::Changed, ..mark };
        assert_eq!((changed.below(TrailKind::Seen), changed.below(TrailKind::Changed)), (i64::MAX, 42));
    }
}
