//! People around a youth, and what they may know. Name and telephone are texts of their own.

use crate::domain::code::codes;
use crate::domain::id::{ContactPersonId, YouthId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

codes! {
    /// Who this is to the youth: iJw list COD472, the part of it that occurs around a youth.
    Relation as "relation" {
        Parent = "10", Guardian = "11", FosterParent = "13", FamilyMember = "17", HouseholdMember = "18", Neighbour = "19", Friend = "20",
        Helper = "07", ClientSupporter = "21", Gp = "22", CommunityCoach = "25", Other = "09",
    }
}

codes! {
    /// What someone may be told, as agreed with who decides about it.
    MayKnow as "may-know" { Nothing = "nothing", Appointments = "appointments", Progress = "progress", Everything = "everything" }
}

/// Someone around a youth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactPerson {
    pub id: ContactPersonId,
    pub version: i32,
    pub youth_id: YouthId,
    pub relation: Relation,
    pub has_authority: bool,
    pub may_know: MayKnow,
    /// Takes part in the action team of the family's own network.
    pub in_action_team: bool,
    /// From this day on no longer around.
    pub ended_on: Option<NaiveDate>,
    pub known_at: NaiveDate,
}
