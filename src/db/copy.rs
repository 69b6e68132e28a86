//! Copies all data into an empty database, of the same kind or the other one: everything, or nothing.

use crate::db::DbError;
use crate::db::connection::{Access, Conn, Manager, Target};
use crate::db::dialect::bulk::{self, From, Table};
use crate::db::dialect::{self, Standing, Stream};
use diesel::r2d2::ManageConnection;
use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use thiserror::Error;

/// Rows that travel together.
const CHUNK: usize = 500;

#[derive(Debug, Error)]
pub enum CopyError {
    #[error(transparent)]
    Db(#[from] DbError),
    #[error("there is no data in the database to copy from")]
    NothingThere,
    #[error("the database to copy from was made by an older version of this program; start the program on it once, and copy then")]
    Older,
    #[error("the database to copy into holds data already (table {0}); nothing was changed. Name an empty one")]
    NotEmpty(String),
    #[error("the two databases do not have the same columns in {0}; nothing was copied")]
    OtherColumns(String),
    #[error("what arrived in {table} is not what was sent ({sent} rows sent, {arrived} arrived); everything was taken back")]
    Differs { table: String, sent: i64, arrived: i64 },
}

impl std::convert::From<diesel::result::Error> for CopyError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Db(error.into())
    }
}

/// What a table holds: how many rows, and a sum over the hashes of all of them that does not depend on their order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    pub rows: i64,
    sum: u128,
}

impl Tally {
    fn add(&mut self, row: &[Value]) -> Result<(), DbError> {
        let hash = Sha256::digest(serde_json::to_vec(row)?);
        let first = hash.iter().take(16).fold(0u128, |sum, byte| (sum << 8) | u128::from(*byte));
        self.rows += 1;
        self.sum = self.sum.wrapping_add(first);
        Ok(())
    }
}

/// Tables by name, with what they hold.
pub type Tallies = BTreeMap<String, Tally>;

/// A connection of its own, past the pools.
pub(in crate::db) fn connect(target: &Target, access: Access, stream: Stream) -> Result<Conn, DbError> {
    let place = if stream == Stream::Views { target.views() } else { target.clone() };
    Manager::new(place, access, stream, Arc::default()).connect().map_err(|error| DbError::Open(error.to_string()))
}

/// How the schema of a database stands, without making or changing anything.
pub fn standing(target: &Target) -> Result<Standing, DbError> {
    if let Target::Sqlite(path) = target
        && !Path::new(path).exists()
    {
        return Ok(Standing::Empty);
    }
    let mut found = Vec::new();
    for stream in [Stream::Main, Stream::Views] {
        let missing = matches!(target.views(), Target::Sqlite(path) if stream == Stream::Views && !path.exists());
        let standing = if missing { Standing::Empty } else { dialect::standing(&mut connect(target, Access::Write, stream)?, stream)?.0 };
        found.push(standing);
    }
    let has = |it| found.contains(&it);
    Ok(match () {
        () if has(Standing::Newer) => Standing::Newer,
        () if found.first() == Some(&Standing::Empty) => Standing::Empty,
        () if has(Standing::Older) || has(Standing::Empty) => Standing::Older,
        () => Standing::Current,
    })
}

/// Looks whether nothing is in a database, before anything is made in it. Where no schema of this program stands, a table is
/// someone else's.
fn must_be_empty(target: &Target) -> Result<(), CopyError> {
    for (place, stream) in [(target.clone(), Stream::Main), (target.views(), Stream::Views)] {
        if matches!(&place, Target::Sqlite(path) if !path.exists()) {
            continue;
        }
        let mut conn = connect(target, Access::Write, stream)?;
        let standing = dialect::standing(&mut conn, stream)?.0;
        if standing == Standing::Newer {
            return Err(DbError::Newer.into());
        }
        for table in bulk::tables(&mut conn)? {
            if standing == Standing::Empty || bulk::count(&mut conn, &table.name)? > 0 {
                return Err(CopyError::NotEmpty(table.name));
            }
        }
    }
    Ok(())
}

/// Copies both streams as they are at one moment. The target must hold nothing; when anything fails it holds nothing again.
pub fn database(from: &Target, to: &Target) -> Result<Tallies, CopyError> {
    match standing(from)? {
        Standing::Current => {}
        Standing::Empty => return Err(CopyError::NothingThere),
        Standing::Older => return Err(CopyError::Older),
        Standing::Newer => return Err(DbError::Newer.into()),
    }
    must_be_empty(to)?;
    let mut sources = [connect(from, Access::Read, Stream::Main)?, connect(from, Access::Read, Stream::Views)?];
    let mut targets = [connect(to, Access::Write, Stream::Main)?, connect(to, Access::Write, Stream::Views)?];
    for (target, stream) in targets.iter_mut().zip([Stream::Main, Stream::Views]) {
        dialect::migrate(target, stream)?;
    }
    for source in &mut sources {
        bulk::begin_snapshot(source)?;
    }
    for (target, stream) in targets.iter_mut().zip([Stream::Main, Stream::Views]) {
        bulk::begin_filling(target, stream)?;
    }
    let mut copied = Tallies::new();
    let filled = sources.iter_mut().zip(&mut targets).try_for_each(|(source, target)| fill(source, target, &mut copied));
    let [main, views] = &mut targets;
    if let Err(error) = filled {
        // A rollback that fails leaves a broken connection, and with it nothing.
        let _ = (dialect::rollback(main), dialect::rollback(views));
        return Err(error);
    }
    let viewed = bulk::tables(views)?;
    dialect::commit(views)?;
    if let Err(error) = dialect::commit(main) {
        let _ = dialect::rollback(main);
        for table in &viewed {
            bulk::empty(views, &table.name)?;
        }
        return Err(error.into());
    }
    Ok(copied)
}

fn fill(source: &mut Conn, target: &mut Conn, copied: &mut Tallies) -> Result<(), CopyError> {
    let (tables, theirs) = (bulk::tables(source)?, bulk::tables(target)?);
    let mut pairs = Vec::new();
    for table in tables {
        let same = theirs.iter().find(|it| it.name == table.name && it.column_names() == table.column_names());
        let own = same.ok_or_else(|| CopyError::OtherColumns(table.name.clone()))?.clone();
        if bulk::count(target, &own.name)? > 0 {
            return Err(CopyError::NotEmpty(own.name));
        }
        pairs.push((table, own));
    }
    if let Some(more) = theirs.iter().find(|it| !pairs.iter().any(|(_, own)| own.name == it.name)) {
        return Err(CopyError::OtherColumns(more.name.clone()));
    }
    for (table, own) in &pairs {
        let sent = each_chunk(source, table, |rows| {
            bulk::put(target, own, &format!("[{}]", rows.join(",")))?;
            Ok(())
        })?;
        copied.insert(table.name.clone(), sent);
        let last = bulk::last_number(source, table)?;
        bulk::number_after(target, own, last)?;
    }
    bulk::end_filling(target)?;
    for (table, own) in &pairs {
        let sent = copied.get(&table.name).copied().unwrap_or_default();
        let arrived = each_chunk(target, own, |_| Ok(()))?;
        if sent != arrived {
            return Err(CopyError::Differs { table: own.name.clone(), sent: sent.rows, arrived: arrived.rows });
        }
    }
    Ok(())
}

/// Walks a table in the order of its key, and adds it up.
fn each_chunk(conn: &mut Conn, table: &Table, mut take: impl FnMut(&[String]) -> Result<(), CopyError>) -> Result<Tally, CopyError> {
    let (mut tally, mut from) = (Tally::default(), if table.number().is_some() { From::After(i64::MIN) } else { From::Past(0) });
    loop {
        let rows = bulk::rows(conn, table, from, CHUNK)?;
        let mut last = None;
        for row in &rows {
            let values: Vec<Value> = serde_json::from_str(row).map_err(DbError::from)?;
            tally.add(&values)?;
            last = table.number().and_then(|place| values.get(place)).and_then(Value::as_i64);
        }
        take(&rows)?;
        from = match (from, last) {
            (From::After(_), Some(last)) if rows.len() == CHUNK => From::After(last),
            (From::Past(past), _) if rows.len() == CHUNK => From::Past(past + CHUNK),
            _ => return Ok(tally),
        };
    }
}

/// What every table of both streams holds, at one moment.
pub fn tallies(target: &Target) -> Result<Tallies, CopyError> {
    let mut found = Tallies::new();
    for stream in [Stream::Main, Stream::Views] {
        let mut conn = connect(target, Access::Read, stream)?;
        bulk::begin_snapshot(&mut conn)?;
        for table in bulk::tables(&mut conn)? {
            let tally = each_chunk(&mut conn, &table, |_| Ok(()))?;
            found.insert(table.name, tally);
        }
        dialect::rollback(&mut conn)?;
    }
    Ok(found)
}
