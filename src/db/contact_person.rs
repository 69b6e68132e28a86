//! The people around youths.

use crate::db::schema::contact_persons;
use crate::db::stored::stored;
use crate::domain::change::About;
use crate::domain::contact_person::{ContactPerson, MayKnow, Relation};
use crate::domain::id::{ContactPersonId, YouthId};
use chrono::NaiveDate;
use diesel::prelude::*;

stored! { versioned ContactPerson, ContactPersonRow of ContactPerson (ContactPersonId) in contact_persons, about |it| About::youth(it.youth_id), {
    youth_id: YouthId, relation: Relation, has_authority: bool, may_know: MayKnow, in_action_team: bool, ended_on: Option<NaiveDate>,
    known_at: NaiveDate,
} }
