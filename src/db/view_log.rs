//! View records: who saw what. They are committed before the content leaves; if that fails nothing is shown.

use crate::db::audit::{actor, chain};
use crate::db::schema::view_records;
use crate::db::{By, Database, DbError, DbResult};
use crate::domain::change::Noun;
use crate::domain::code::Code;
use crate::domain::id::YouthId;
use crate::domain::permission::{Action, Actor, Permit};
use chrono::NaiveDateTime;
use diesel::prelude::*;

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
}

impl ViewRow {
    fn sealed(&self, key: &[u8]) -> String {
        let at = self.at.and_utc().timestamp_micros();
        let told = (&self.prev_hash, at, &self.actor, self.account_id, &self.role, &self.action, &self.noun, &self.ids);
        chain(key, &serde_json::json!(told).to_string())
    }
}

impl Database {
    /// Writes down that these were seen under a permit.
    pub fn seen(&self, permit: &Permit, noun: Noun, ids: &[i64], now: NaiveDateTime) -> DbResult<()> {
        let (actor, account_id, role) = actor(&By::from(permit));
        let ids = ids.iter().map(i64::to_string).collect::<Vec<_>>().join(" ");
        self.write_view(|conn, key| {
            let prev_hash =
                view_records::table.select(view_records::hash).order(view_records::seq.desc()).first(conn).optional()?.unwrap_or_default();
            let (action, noun) = (permit.action().code().to_owned(), noun.code().to_owned());
            let mut row = ViewRow { seq: 0, at: now, actor, account_id, role, action, noun, ids, prev_hash, hash: String::new() };
            row.hash = row.sealed(key);
            diesel::insert_into(view_records::table).values(&row).execute(conn)?;
            Ok(())
        })
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

    /// The first view record that does not fit the chain, if any.
    pub fn verify_views(&self) -> DbResult<Option<i64>> {
        let (mut after, mut prev) = (0, String::new());
        loop {
            let rows: Vec<ViewRow> = self.read_views(|conn| {
                ViewRow::query().filter(view_records::seq.gt(after)).order(view_records::seq).limit(1000).load(conn).map_err(DbError::from)
            })?;
            let Some(last) = rows.last() else { return Ok(None) };
            after = last.seq;
            for row in &rows {
                if row.prev_hash != prev || row.hash != row.sealed(&self.chain_key) {
                    return Ok(Some(row.seq));
                }
                prev.clone_from(&row.hash);
            }
        }
    }
}
