//! Youths, households, authority and consent.

use crate::db::connection::Conn;
use crate::db::schema::{authorities, cases, consents, households, youths};
use crate::db::stored::{Stored, one_row, stored};
use crate::db::{DbError, DbResult, Tx};
use crate::domain::change::{About, Noun};
use crate::domain::code::Sex;
use crate::domain::consent::{Basis, Consent, Giver, Purpose};
use crate::domain::id::{AuthorityId, ConsentId, HouseholdId, WorkplaceId, YouthId};
use crate::domain::identity::MunicipalityCode;
use crate::domain::permission::{Permit, Role};
use crate::domain::youth::{Authority, AuthorityKind, Household, Query, Youth};
use chrono::NaiveDate;
use diesel::prelude::*;

/// The row of a youth: the noun and what searching compares.
#[derive(Debug, Clone, diesel::HasQuery, diesel::Insertable, diesel::AsChangeset)]
#[diesel(table_name = youths, treat_none_as_null = true)]
pub struct YouthRow {
    #[diesel(skip_insertion)]
    pub id: YouthId,
    pub version: i32,
    pub household_id: HouseholdId,
    pub practice_id: Option<WorkplaceId>,
    pub first_name: String,
    pub prefix: String,
    pub last_name: String,
    pub search_name: String,
    pub born_on: NaiveDate,
    pub sex: Sex,
    pub municipality: MunicipalityCode,
    pub died_on: Option<NaiveDate>,
    pub known_at: NaiveDate,
}

impl From<YouthRow> for Youth {
    fn from(row: YouthRow) -> Self {
        Self {
            id: row.id,
            version: row.version,
            household_id: row.household_id,
            practice_id: row.practice_id,
            first_name: row.first_name,
            prefix: row.prefix,
            last_name: row.last_name,
            born_on: row.born_on,
            sex: row.sex,
            municipality: row.municipality,
            died_on: row.died_on,
            known_at: row.known_at,
        }
    }
}

impl From<&Youth> for YouthRow {
    fn from(youth: &Youth) -> Self {
        let it = youth.clone();
        Self {
            id: it.id,
            version: it.version,
            household_id: it.household_id,
            practice_id: it.practice_id,
            search_name: youth.search_name(),
            first_name: it.first_name,
            prefix: it.prefix,
            last_name: it.last_name,
            born_on: it.born_on,
            sex: it.sex,
            municipality: it.municipality,
            died_on: it.died_on,
            known_at: it.known_at,
        }
    }
}

impl Stored for Youth {
    const NOUN: Noun = Noun::Youth;
    type Id = YouthId;
    fn id(&self) -> YouthId {
        self.id
    }
    fn version(&self) -> i32 {
        self.version
    }
    fn about(&self) -> About {
        About::youth(self.id)
    }
    fn insert(&self, tx: &mut Tx) -> DbResult<YouthId> {
        Ok(diesel::insert_into(youths::table).values(&YouthRow::from(self)).returning(youths::id).get_result(tx.conn)?)
    }
    fn update(&self, tx: &mut Tx) -> DbResult<()> {
        let row = YouthRow { version: self.version + 1, ..YouthRow::from(self) };
        let stored = youths::table.filter(youths::id.eq(self.id)).filter(youths::version.eq(self.version));
        one_row(diesel::update(stored).set(&row).execute(tx.conn)?)
    }
}

impl Stored for Household {
    const NOUN: Noun = Noun::Household;
    type Id = HouseholdId;
    fn id(&self) -> HouseholdId {
        self.id
    }
    fn version(&self) -> i32 {
        self.version
    }
    fn about(&self) -> About {
        About::default()
    }
    fn insert(&self, tx: &mut Tx) -> DbResult<HouseholdId> {
        Ok(diesel::insert_into(households::table)
            .values(households::version.eq(self.version))
            .returning(households::id)
            .get_result(tx.conn)?)
    }
    fn update(&self, _: &mut Tx) -> DbResult<()> {
        Err(DbError::Stale)
    }
}

stored! { added Authority, AuthorityRow of Authority (AuthorityId) in authorities, about |it| About::youth(it.youth_id), {
    youth_id: YouthId, kind: AuthorityKind, from_on: NaiveDate, known_at: NaiveDate,
} }

stored! { versioned Consent, ConsentRow of Consent (ConsentId) in consents, about |it| About::youth(it.youth_id), {
    youth_id: YouthId, purpose: Purpose, giver: Giver, basis: Basis, given_on: NaiveDate, withdrawn_on: Option<NaiveDate>, known_at: NaiveDate,
} }

/// How many youths a search shows at most; beyond that one types more.
pub const MOST_HITS: usize = 20;

/// Youths within reach whose name begins like this and whose birth date is that; one more than [`MOST_HITS`] when there are more.
pub fn search(conn: &mut Conn, permit: &Permit, query: &Query) -> DbResult<Vec<Youth>> {
    // A youth with cases at two of these workplaces comes twice from the join and is one hit.
    let mut found =
        youths::table.inner_join(cases::table.on(cases::youth_id.eq(youths::id))).select(YouthRow::as_select()).distinct().into_boxed();
    // A GP reaches who is registered at the practice, wherever the case is kept.
    found = match permit.role() {
        Some(Role::Gp) => found.filter(youths::practice_id.eq_any(permit.workplaces())),
        _ => found.filter(cases::workplace_id.eq_any(permit.workplaces())),
    };
    for word in &query.words {
        found = found.filter(youths::search_name.like(format!("{word}%")).or(youths::search_name.like(format!("% {word}%"))));
    }
    if let Some(born_on) = query.born_on {
        found = found.filter(youths::born_on.eq(born_on));
    }
    if let Some(number) = query.number {
        found = found.filter(youths::id.eq(number));
    }
    let most = i64::try_from(MOST_HITS).unwrap_or(i64::MAX).saturating_add(1);
    let rows: Vec<YouthRow> = found.order((youths::search_name, youths::id)).limit(most).load(conn)?;
    Ok(rows.into_iter().map(Youth::from).collect())
}

/// Youths within reach with the same birth date, for the check on doubles and twins.
pub fn born_on(conn: &mut Conn, permit: &Permit, day: NaiveDate) -> DbResult<Vec<Youth>> {
    search(conn, permit, &Query { words: Vec::new(), born_on: Some(day), number: None })
}

/// A youth within reach.
pub fn find(conn: &mut Conn, permit: &Permit, id: YouthId) -> DbResult<Youth> {
    search(conn, permit, &Query { words: Vec::new(), born_on: None, number: Some(id) })?.into_iter().next().ok_or(DbError::NotFound)
}

/// The household of a youth within reach: who of it lies within reach too, the oldest first.
pub fn household(conn: &mut Conn, permit: &Permit, id: YouthId) -> DbResult<Vec<Youth>> {
    let of = diesel::alias!(youths as one);
    let mut rows: Vec<YouthRow> = youths::table
        .inner_join(of.on(of.field(youths::household_id).eq(youths::household_id)))
        .inner_join(cases::table.on(cases::youth_id.eq(youths::id)))
        .select(YouthRow::as_select())
        .filter(of.field(youths::id).eq(id))
        .filter(cases::workplace_id.eq_any(permit.workplaces()))
        .order((youths::born_on, youths::id))
        .load(conn)?;
    rows.dedup_by_key(|it| it.id);
    if rows.iter().any(|it| it.id == id) { Ok(rows.into_iter().map(Youth::from).collect()) } else { Err(DbError::NotFound) }
}

/// A youth by number without a reach: only for imports, which act for the municipality.
pub fn of_import(conn: &mut Conn, id: YouthId) -> DbResult<Youth> {
    Ok(YouthRow::query().filter(youths::id.eq(id)).first(conn)?.into())
}

/// Who has authority, and the consents, of a youth within reach.
pub fn authority_and_consents(conn: &mut Conn, permit: &Permit, youth: YouthId) -> DbResult<(Vec<Authority>, Vec<Consent>)> {
    let mut authority: Vec<AuthorityRow> = AuthorityRow::query()
        .inner_join(cases::table.on(cases::youth_id.eq(authorities::youth_id)))
        .filter(cases::workplace_id.eq_any(permit.workplaces()))
        .filter(authorities::youth_id.eq(youth))
        .order(authorities::id)
        .load(conn)?;
    authority.dedup_by_key(|it| it.id);
    let mut consent: Vec<ConsentRow> = ConsentRow::query()
        .inner_join(cases::table.on(cases::youth_id.eq(consents::youth_id)))
        .filter(cases::workplace_id.eq_any(permit.workplaces()))
        .filter(consents::youth_id.eq(youth))
        .order(consents::id)
        .load(conn)?;
    consent.dedup_by_key(|it| it.id);
    Ok((authority.into_iter().map(Authority::from).collect(), consent.into_iter().map(Consent::from).collect()))
}

/// A consent of a youth within reach.
pub fn consent(conn: &mut Conn, permit: &Permit, youth: YouthId, id: ConsentId) -> DbResult<Consent> {
    let (_, consents) = authority_and_consents(conn, permit, youth)?;
    consents.into_iter().find(|it| it.id == id).ok_or(DbError::NotFound)
}
