//! Saving: one road for everything personal. A change goes in with its audit event, its texts and its revision, or not at all.

use crate::db::{DbError, DbResult, Tx, audit, revision, text};
use crate::domain::change::{About, Change, New, Noun};
use crate::domain::id::AccountId;
use serde::Serialize;

/// A noun with a table of its own.
pub trait Stored: Serialize + Sized {
    const NOUN: Noun;
    type Id: Copy + Into<i64> + From<i64>;
    fn id(&self) -> Self::Id;
    /// 1 for rows that are only ever added.
    fn version(&self) -> i32;
    /// Whom it is about.
    fn about(&self) -> About;
    fn insert(&self, tx: &mut Tx) -> DbResult<Self::Id>;
    /// Writes version + 1 where the stored version is still the one that was read; else [`DbError::Stale`].
    fn update(&self, tx: &mut Tx) -> DbResult<()>;
}

/// What an act may hand to the database.
pub trait Save {
    type Saved;
    fn save(self, tx: &mut Tx) -> DbResult<Self::Saved>;
}

impl Tx<'_> {
    /// Saves a change, a new thing, or several of them.
    pub fn save<S: Save>(&mut self, change: S) -> DbResult<S::Saved> {
        change.save(self)
    }
}

impl<T: Stored> Save for New<T> {
    type Saved = T::Id;
    fn save(self, tx: &mut Tx) -> DbResult<T::Id> {
        let change = self.change();
        let about = audit::whose(tx, change.state().about())?;
        let behalf = audit::on_behalf_of(tx, about)?;
        let id = change.state().insert(tx)?;
        record(tx, change, id.into(), 1, about.stored_as(T::NOUN, id.into()), behalf)?;
        Ok(id)
    }
}

impl<T: Stored> Save for Change<T> {
    type Saved = ();
    fn save(self, tx: &mut Tx) -> DbResult<()> {
        // Before the write, since the act may give the case another owner.
        let about = audit::whose(tx, self.state().about())?;
        let behalf = audit::on_behalf_of(tx, about)?;
        self.state().update(tx)?;
        record(tx, &self, self.state().id().into(), self.state().version() + 1, about, behalf)
    }
}

fn record<T: Stored>(tx: &mut Tx, change: &Change<T>, id: i64, version: i32, about: About, behalf: Option<AccountId>) -> DbResult<()> {
    revision::add(tx, T::NOUN, id, version, change.state())?;
    text::add(tx, T::NOUN, id, change.texts())?;
    audit::add(tx, T::NOUN, id, about, behalf, change.event())
}

impl<A: Save, B: Save> Save for (A, B) {
    type Saved = (A::Saved, B::Saved);
    fn save(self, tx: &mut Tx) -> DbResult<Self::Saved> {
        Ok((self.0.save(tx)?, self.1.save(tx)?))
    }
}

impl<A: Save> Save for Vec<A> {
    type Saved = Vec<A::Saved>;
    fn save(self, tx: &mut Tx) -> DbResult<Self::Saved> {
        self.into_iter().map(|it| it.save(tx)).collect()
    }
}

impl<A: Save> Save for Option<A> {
    type Saved = Option<A::Saved>;
    fn save(self, tx: &mut Tx) -> DbResult<Self::Saved> {
        self.map(|it| it.save(tx)).transpose()
    }
}

/// Turns "no row changed" into a stale version.
pub fn one_row(changed: usize) -> DbResult<()> {
    if changed == 1 { Ok(()) } else { Err(DbError::Stale) }
}

/// Declares the row of a noun and stores it. `versioned` rows can be changed, `added` rows only ever grow.
macro_rules! stored {
    (versioned $noun:ident, $row:ident of $state:ident ($id:ty) in $table:ident, about $about:expr, { $($field:ident: $type:ty),+ $(,)? }) => {
        stored!(@row $row of $state ($id) in $table { version: i32, $($field: $type),+ });
        impl crate::db::stored::Stored for $state {
            stored!(@common $noun, $row, $id, $table, $about);
            fn version(&self) -> i32 { self.version }
            fn update(&self, tx: &mut crate::db::Tx) -> crate::db::DbResult<()> {
                let row = $row { version: self.version + 1, ..$row::from(self) };
                let changed = diesel::update($table::table.filter($table::id.eq(self.id)).filter($table::version.eq(self.version)))
                    .set(&row)
                    .execute(tx.conn)?;
                crate::db::stored::one_row(changed)
            }
        }
    };
    (added $noun:ident, $row:ident of $state:ident ($id:ty) in $table:ident, about $about:expr, { $($field:ident: $type:ty),+ $(,)? }) => {
        stored!(@row $row of $state ($id) in $table { $($field: $type),+ });
        impl crate::db::stored::Stored for $state {
            stored!(@common $noun, $row, $id, $table, $about);
            fn version(&self) -> i32 { 1 }
            fn update(&self, _: &mut crate::db::Tx) -> crate::db::DbResult<()> {
                Err(crate::db::DbError::Stale)
            }
        }
    };
    (@row $row:ident of $state:ident ($id:ty) in $table:ident { $($field:ident: $type:ty),+ }) => {
        #[derive(Debug, Clone, diesel::HasQuery, diesel::Insertable, diesel::AsChangeset)]
        #[diesel(table_name = $table, treat_none_as_null = true)]
        pub struct $row {
            #[diesel(skip_insertion)]
            pub id: $id,
            $(pub $field: $type),+
        }
        impl From<$row> for $state {
            fn from(row: $row) -> Self { Self { id: row.id, $($field: row.$field),+ } }
        }
        impl From<&$state> for $row {
            fn from(state: &$state) -> Self { Self { id: state.id, $($field: state.$field.clone()),+ } }
        }
    };
    (@common $noun:ident, $row:ident, $id:ty, $table:ident, $about:expr) => {
        const NOUN: crate::domain::change::Noun = crate::domain::change::Noun::$noun;
        type Id = $id;
        fn id(&self) -> $id { self.id }
        fn about(&self) -> crate::domain::change::About {
            let about: fn(&Self) -> crate::domain::change::About = $about;
            about(self)
        }
        fn insert(&self, tx: &mut crate::db::Tx) -> crate::db::DbResult<$id> {
            let row = $row::from(self);
            Ok(diesel::insert_into($table::table).values(&row).returning($table::id).get_result(tx.conn)?)
        }
    };
}
pub(crate) use stored;
