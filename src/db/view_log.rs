//! View records: who saw what. They are committed before the content leaves; if that fails nothing is shown.

use crate::db::audit::{actor, behalf_of_each, chain};
use crate::db::connection::Conn;
use crate::db::schema::{view_records, viewed_youths};
use crate::db::{By, Database, DbResult};
use crate::domain::change::Noun;
use crate::domain::code::Code;
use crate::domain::id::{AccountId, YouthId};
use crate::domain::permission::{Action, Actor, Permit};
use chrono::NaiveDateTime;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use std::collections::BTreeSet;

/// A view as it is kept.
#[derive(Debug, Clone, diesel::HasQuery, diesel::Insertable)]
#[diesel(table_name = view_records)]
pub struct ViewRow {
    #[diesel(skip_insertion)]
    pub seq: i64,
    pub at: NaiveDateTime,
    pub actor: String,
    pub account_id: Option<i64>,
    pub role: Option<String>,
    pub action: String,
    pub noun: String,
    /// The ids shown, with a space between; a list is one record.
    pub ids: String,
    pub prev_hash: String,
    pub hash: String,
    /// For whom a colleague covered.
    pub on_behalf_of: Option<i64>,
}

impl ViewRow {
    fn sealed(&self, key: &[u8]) -> String {
        let at = self.at.and_utc().timestamp_micros();
        let told = (&self.prev_hash, at, &self.actor, self.account_id, &self.role, &self.action, &self.noun, &self.ids);
        // One's own views are sealed as they were before a view could be on behalf of somebody.
        let told = match self.on_behalf_of {
            None => serde_json::json!(told),
            Some(behalf) => serde_json::json!((told, behalf)),
        };
        chain(key, &told.to_string())
    }

    /// The youths who were seen.
    pub fn youths(&self) -> impl Iterator<Item = YouthId> + '_ {
        named(&self.noun, &self.ids).map(YouthId)
    }
}

/// The numbers of the youths whom a record names.
fn named(noun: &str, ids: &str) -> impl Iterator<Item = i64> {
    let of_youths = noun == Noun::Youth.code();
    ids.split(' ').filter(move |_| of_youths).filter_map(|it| it.parse().ok())
}

/// Beside a record of a list stands whom it shows, so that the views of one youth are found.
fn remember_youths(conn: &mut Conn, seq: i64, ids: &[i64]) -> DbResult<()> {
    let mut ids = ids.to_vec();
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        return Ok(());
    }
    // Numbers only, and as many as were shown: one statement instead of one for each.
    let rows: Vec<String> = ids.iter().map(|id| format!("({id}, {seq})")).collect();
    Ok(conn.batch_execute(&format!("INSERT INTO viewed_youths (youth_id, seq) VALUES {}", rows.join(", ")))?)
}

impl Database {
    /// Writes down that these were seen under a permit. Who covers sees some of them on behalf of a colleague: those stand in
    /// a record of their own.
    pub fn seen(&self, permit: &Permit, noun: Noun, ids: &[i64], now: NaiveDateTime) -> DbResult<()> {
        let by = By::from(permit);
        let groups = self.by_behalf(&by, noun, ids)?;
        self.write_view(|conn, key| {
            let mut prev_hash: String =
                view_records::table.select(view_records::hash).order(view_records::seq.desc()).first(conn).optional()?.unwrap_or_default();
            for (behalf, ids) in groups {
                let (actor, account_id, role) = actor(&by);
                let mut row = ViewRow {
                    seq: 0,
                    at: now,
                    actor,
                    account_id,
                    role,
                    action: permit.action().code().to_owned(),
                    noun: noun.code().to_owned(),
                    ids: ids.iter().map(i64::to_string).collect::<Vec<_>>().join(" "),
                    prev_hash,
                    hash: String::new(),
                    on_behalf_of: behalf.map(|it| it.0),
                };
                row.hash = row.sealed(key);
                let seq = diesel::insert_into(view_records::table).values(&row).returning(view_records::seq).get_result(conn)?;
                if noun == Noun::Youth {
                    remember_youths(conn, seq, &ids)?;
                }
                prev_hash = row.hash;
            }
            Ok(())
        })
    }

    /// What is seen on one's own behalf, and what on behalf of whom; in each the order in which it is shown.
    fn by_behalf(&self, by: &By, noun: Noun, ids: &[i64]) -> DbResult<Vec<(Option<AccountId>, Vec<i64>)>> {
        if by.covers.is_empty() || noun != Noun::Youth {
            return Ok(vec![(None, ids.to_vec())]);
        }
        let behalf = self.read(|conn| behalf_of_each(conn, by, ids))?;
        let mut groups: Vec<(Option<AccountId>, Vec<i64>)> = Vec::new();
        for id in ids {
            let whose = behalf.get(id).copied();
            match groups.iter_mut().find(|(known, _)| *known == whose) {
                Some((_, seen)) => seen.push(*id),
                None => groups.push((whose, vec![*id])),
            }
        }
        Ok(if groups.is_empty() { vec![(None, Vec::new())] } else { groups })
    }

    /// Whose files the holder of this permit opened last, newest first, each once: only opening a file asks for its notes.
    pub fn opened_last(&self, permit: &Permit) -> DbResult<Vec<YouthId>> {
        let Actor::Account(account) = permit.actor() else { return Ok(Vec::new()) };
        let shown: Vec<String> = self.read_views(|conn| {
            Ok(view_records::table
                .filter(view_records::account_id.eq(account.0))
                .filter(view_records::action.eq(Action::ReadNotes.code()))
                .filter(view_records::noun.eq(Noun::Youth.code()))
                .order(view_records::seq.desc())
                .limit(200)
                .select(view_records::ids)
                .load(conn)?)
        })?;
        let mut opened: Vec<YouthId> = Vec::new();
        for youth in shown.iter().filter_map(|it| it.parse().ok()).map(YouthId) {
            if !opened.contains(&youth) {
                opened.push(youth);
            }
        }
        Ok(opened)
    }

    /// The last views, newest first.
    pub fn last_views(&self, most: i64) -> DbResult<Vec<ViewRow>> {
        self.read_views(|conn| Ok(ViewRow::query().order(view_records::seq.desc()).limit(most).load(conn)?))
    }

    /// The first view record that does not fit the chain, or of which those who stand beside it are not whom it names.
    pub fn verify_views(&self) -> DbResult<Option<i64>> {
        let (mut after, mut prev, mut told) = (None, String::new(), 0);
        loop {
            let rows: Vec<ViewRow> = self.read_views(|conn| {
                let mut query = ViewRow::query().into_boxed();
                if let Some(after) = after {
                    query = query.filter(view_records::seq.gt(after));
                }
                Ok(query.order(view_records::seq).limit(1000).load(conn)?)
            })?;
            let (Some(first), Some(last)) = (rows.first(), rows.last()) else { break };
            let (first, last) = (first.seq, last.seq);
            let beside = self.read_views(|conn| beside(conn, &rows, first, last))?;
            for row in &rows {
                let youths: BTreeSet<i64> = row.youths().map(|it| it.0).collect();
                let missing = youths.iter().any(|it| !beside.contains(&(row.seq, *it)));
                if missing || row.prev_hash != prev || row.hash != row.sealed(&self.chain_key) {
                    return Ok(Some(row.seq));
                }
                told += i64::try_from(youths.len()).unwrap_or(i64::MAX);
                prev.clone_from(&row.hash);
            }
            after = Some(last);
        }
        // All whom the records name stand beside them. What stands there more was put there, or was seen meanwhile.
        self.read_views(|conn| {
            let kept: i64 = viewed_youths::table.count().get_result(conn)?;
            if kept == told { Ok(None) } else { surplus(conn) }
        })
    }
}

/// Who stands beside these records, as far as they name them: found by youth, which is how the table is ordered.
fn beside(conn: &mut Conn, rows: &[ViewRow], first: i64, last: i64) -> DbResult<BTreeSet<(i64, i64)>> {
    let youths: BTreeSet<i64> = rows.iter().flat_map(ViewRow::youths).map(|it| it.0).collect();
    let mut found = BTreeSet::new();
    for some in youths.into_iter().collect::<Vec<_>>().chunks(1000) {
        let rows: Vec<(i64, i64)> = viewed_youths::table
            .filter(viewed_youths::youth_id.eq_any(some))
            .filter(viewed_youths::seq.ge(first))
            .filter(viewed_youths::seq.le(last))
            .select((viewed_youths::seq, viewed_youths::youth_id))
            .load(conn)?;
        found.extend(rows);
    }
    Ok(found)
}

/// The first record beside which somebody stands whom it does not name, also where there is no such record.
fn surplus(conn: &mut Conn) -> DbResult<Option<i64>> {
    type Beside = (i64, i64, Option<(String, String)>);
    let (mut after, mut first): (Option<(i64, i64)>, Option<i64>) = (None, None);
    loop {
        let mut query = viewed_youths::table.left_join(view_records::table.on(view_records::seq.eq(viewed_youths::seq))).into_boxed();
        if let Some((youth, seq)) = after {
            let same = viewed_youths::youth_id.eq(youth).and(viewed_youths::seq.gt(seq));
            query = query.filter(viewed_youths::youth_id.gt(youth).or(same));
        }
        let rows: Vec<Beside> = query
            .order((viewed_youths::youth_id, viewed_youths::seq))
            .limit(10_000)
            .select((viewed_youths::youth_id, viewed_youths::seq, (view_records::noun, view_records::ids).nullable()))
            .load(conn)?;
        let Some(last) = rows.last() else { return Ok(first) };
        after = Some((last.0, last.1));
        for (youth, seq, record) in &rows {
            let fits = record.as_ref().is_some_and(|(noun, ids)| named(noun, ids).any(|it| it == *youth));
            if !fits && first.is_none_or(|it| *seq < it) {
                first = Some(*seq);
            }
        }
    }
}
