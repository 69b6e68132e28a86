//! Where youths live.

use crate::db::schema::residences;
use crate::db::stored::stored;
use crate::domain::change::About;
use crate::domain::id::{ResidenceId, YouthId};
use crate::domain::identity::MunicipalityCode;
use crate::domain::residence::Residence;
use chrono::NaiveDate;
use diesel::prelude::*;

stored! { added Residence, ResidenceRow of Residence (ResidenceId) in residences, about |it| About::youth(it.youth_id), {
    youth_id: YouthId, municipality: MunicipalityCode, from_on: NaiveDate, secret: bool, known_at: NaiveDate,
} }
