//! People around a youth, and what they may know. Name and telephone are texts of their own.

use crate::domain::calendar::age;
use crate::domain::change::{Change, Event, New, TextField};
use crate::domain::code::codes;
use crate::domain::id::{ContactPersonId, YouthId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thiserror::Error;

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

/// What is filled in about someone around a youth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    pub name: String,
    /// May stay empty.
    pub phone: String,
    pub relation: Relation,
    pub has_authority: bool,
    pub may_know: MayKnow,
    pub in_action_team: bool,
}

/// Why someone is not recorded or ended like this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ContactPersonRefused {
    #[error("person-name-missing")]
    NameMissing,
    #[error("person-ended-in-future")]
    EndedInFuture,
    #[error("person-already-ended")]
    AlreadyEnded,
}

impl ContactPerson {
    /// Records someone around a youth.
    pub fn record(youth_id: YouthId, person: Person, today: NaiveDate) -> Result<New<Self>, ContactPersonRefused> {
        if person.name.trim().is_empty() {
            return Err(ContactPersonRefused::NameMissing);
        }
        let contact = Self {
            id: ContactPersonId::NEW,
            version: 1,
            youth_id,
            relation: person.relation,
            has_authority: person.has_authority,
            may_know: person.may_know,
            in_action_team: person.in_action_team,
            ended_on: None,
            known_at: today,
        };
        let texts = [(TextField::Name, person.name), (TextField::Phone, person.phone)];
        let texts = texts.into_iter().filter(|(_, text)| !text.trim().is_empty()).collect();
        Ok(New::of(contact, Event::ContactPersonRecorded).with_texts(texts))
    }

    /// From this day on no longer around; what was recorded stays.
    pub fn end(&self, on: NaiveDate, today: NaiveDate) -> Result<Change<Self>, ContactPersonRefused> {
        if self.ended_on.is_some() {
            return Err(ContactPersonRefused::AlreadyEnded);
        }
        if on > today {
            return Err(ContactPersonRefused::EndedInFuture);
        }
        Ok(Change::new(Self { ended_on: Some(on), ..self.clone() }, Event::ContactPersonChanged))
    }

    /// A parent who was told more than appointments, of a youth who by now is 16: that goes on only as the youth wishes
    /// (Jeugdwet 7.3.15).
    pub fn waits_for_youth(&self, born_on: NaiveDate, today: NaiveDate) -> bool {
        let told = matches!(self.may_know, MayKnow::Progress | MayKnow::Everything);
        self.relation == Relation::Parent && told && age(born_on, today) >= 16
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }
    fn person(name: &str, relation: Relation, may_know: MayKnow) -> Person {
        Person { name: name.into(), phone: String::new(), relation, has_authority: true, may_know, in_action_team: false }
    }
    fn known(relation: Relation, may_know: MayKnow) -> ContactPerson {
        let new = ContactPerson::record(YouthId(1), person("Els", relation, may_know), day("2026-11-22")).unwrap();
        new.change().state().clone()
    }

    #[test]
    fn someone_without_a_name_is_not_recorded() {
        let refused = ContactPerson::record(YouthId(1), person(" ", Relation::Parent, MayKnow::Nothing), day("2026-11-22"));
        assert_eq!(refused.unwrap_err(), ContactPersonRefused::NameMissing);
    }

    #[test]
    fn someone_ends_once_and_not_in_the_future() {
        let els = known(Relation::Neighbour, MayKnow::Nothing);
        let today = day("2026-11-22");
        assert_eq!(els.end(day("2026-11-23"), today).unwrap_err(), ContactPersonRefused::EndedInFuture);
        let gone = els.end(today, today).unwrap().into_state();
        assert_eq!(gone.ended_on, Some(today));
        assert_eq!(gone.end(today, today).unwrap_err(), ContactPersonRefused::AlreadyEnded);
    }

    #[test]
    fn from_sixteen_on_a_parent_reads_along_only_as_the_youth_wishes() {
        let (born, before, from) = (day("2010-05-01"), day("2026-04-30"), day("2026-05-01"));
        let mother = known(Relation::Parent, MayKnow::Progress);
        assert_eq!((mother.waits_for_youth(born, before), mother.waits_for_youth(born, from)), (false, true));
        assert!(!known(Relation::Parent, MayKnow::Appointments).waits_for_youth(born, from));
        assert!(!known(Relation::Guardian, MayKnow::Everything).waits_for_youth(born, from));
    }
}
