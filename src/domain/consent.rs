//! Consent: whose is needed follows from age and authority (Jeugdwet 7.3.4, 7.3.5, 7.3.15).

use crate::domain::calendar::{age, birthday};
use crate::domain::change::{Change, Event, New};
use crate::domain::code::codes;
use crate::domain::id::{ConsentId, YouthId};
use crate::domain::youth::AuthorityKind;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thiserror::Error;

codes! {
    /// Who gives consent: a role, never a name.
    Giver as "giver" { Youth = "youth", ParentOne = "parent_one", ParentTwo = "parent_two", Guardian = "guardian" }
}

codes! {
    /// On what help goes on.
    Basis as "basis" {
        Given = "given",
        /// Without consent, to prevent serious harm (Jeugdwet 7.3.4).
        SeriousHarm = "serious_harm",
        /// Without the parents, because the youth of 12 or older keeps wishing it well considered.
        WishOfYouth = "wish_of_youth",
    }
}

codes! {
    /// For what consent is given: help itself, or sharing with others.
    Purpose as "consent-purpose" {
        Help = "help", ShareGp = "share_gp", ShareMunicipality = "share_municipality", ShareProvider = "share_provider", ShareSchool = "share_school",
    }
}

/// A recorded consent, or the recorded ground for going on without it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    pub id: ConsentId,
    pub version: i32,
    pub youth_id: YouthId,
    pub purpose: Purpose,
    pub giver: Giver,
    pub basis: Basis,
    pub given_on: NaiveDate,
    pub withdrawn_on: Option<NaiveDate>,
    pub known_at: NaiveDate,
}

/// Why consent is not recorded or withdrawn like this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ConsentRefused {
    #[error("consent-in-future")]
    InFuture,
    #[error("withdrawal-in-future")]
    WithdrawnInFuture,
    #[error("withdrawal-before-given")]
    WithdrawnBeforeGiven,
    #[error("withdrawal-already")]
    AlreadyWithdrawn,
}

impl Consent {
    /// Records consent, or the ground for going on without it, by the day it was given.
    pub fn record(
        youth_id: YouthId,
        purpose: Purpose,
        giver: Giver,
        basis: Basis,
        given_on: NaiveDate,
        today: NaiveDate,
    ) -> Result<New<Self>, ConsentRefused> {
        if given_on > today {
            return Err(ConsentRefused::InFuture);
        }
        let consent =
            Self { id: ConsentId::NEW, version: 1, youth_id, purpose, giver, basis, given_on, withdrawn_on: None, known_at: today };
        Ok(New::of(consent, Event::ConsentRecorded))
    }

    /// Who gave consent takes it back; from this day on it no longer holds. A ground for going on ends in the same way.
    pub fn withdraw(&self, on: NaiveDate, today: NaiveDate) -> Result<Change<Self>, ConsentRefused> {
        if self.withdrawn_on.is_some() {
            return Err(ConsentRefused::AlreadyWithdrawn);
        }
        if on > today {
            return Err(ConsentRefused::WithdrawnInFuture);
        }
        if on < self.given_on {
            return Err(ConsentRefused::WithdrawnBeforeGiven);
        }
        Ok(Change::new(Self { withdrawn_on: Some(on), ..self.clone() }, Event::ConsentWithdrawn { on }))
    }

    fn holds(&self, today: NaiveDate) -> bool {
        self.given_on <= today && self.withdrawn_on.is_none_or(|on| on > today)
    }
}

/// Whose consent is needed: under 12 all with authority, from 12 those and the youth, from 16 the youth alone.
pub fn needed(born_on: NaiveDate, authority: AuthorityKind, today: NaiveDate) -> Vec<Giver> {
    let with_authority: &[Giver] = match authority {
        AuthorityKind::BothParents | AuthorityKind::Unknown => &[Giver::ParentOne, Giver::ParentTwo],
        AuthorityKind::OneParent => &[Giver::ParentOne],
        AuthorityKind::Guardian => &[Giver::Guardian],
    };
    match age(born_on, today) {
        ..12 => with_authority.to_vec(),
        12..16 => [&[Giver::Youth], with_authority].concat(),
        _ => vec![Giver::Youth],
    }
}

/// The ages at which consent is asked anew, since somebody else decides from then on.
const TURNS: [i32; 3] = [12, 16, 18];

/// From which birthday on the consent of whom is needed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextChange {
    pub on: NaiveDate,
    /// In years: 12, 16 or 18.
    pub age: i32,
    pub needed: Vec<Giver>,
}

/// When whose consent is needed changes next; never again from 18 on.
pub fn next_change(born_on: NaiveDate, authority: AuthorityKind, today: NaiveDate) -> Option<NextChange> {
    let (age, on) = TURNS.into_iter().map(|age| (age, birthday(born_on, age))).find(|(_, on)| *on > today)?;
    Some(NextChange { on, age, needed: needed(born_on, authority, on) })
}

/// Whose consent to help is missing today: never given, withdrawn, or older than the 12th, 16th or 18th birthday last passed.
/// Empty when a ground for going on is recorded.
pub fn missing(born_on: NaiveDate, authority: AuthorityKind, consents: &[Consent], today: NaiveDate) -> Vec<Giver> {
    let since = asked_since(born_on, today);
    let holding: Vec<&Consent> = consents.iter().filter(|it| it.purpose == Purpose::Help && it.holds(today)).collect();
    if holding.iter().any(|it| it.basis != Basis::Given) {
        return Vec::new();
    }
    let given = |giver: &Giver| holding.iter().any(|it| it.giver == *giver && it.given_on >= since);
    needed(born_on, authority, today).into_iter().filter(|giver| !given(giver)).collect()
}

/// Since when consent must have been given to count: the 12th, 16th or 18th birthday last passed.
fn asked_since(born_on: NaiveDate, today: NaiveDate) -> NaiveDate {
    TURNS.into_iter().rev().map(|years| birthday(born_on, years)).find(|day| *day <= today).unwrap_or(born_on)
}

/// Whether everyone whose consent is needed today agreed that this is shared, and still does. A ground for going on with help
/// without consent is none for sharing.
pub fn is_shared(purpose: Purpose, born_on: NaiveDate, authority: AuthorityKind, consents: &[Consent], today: NaiveDate) -> bool {
    let since = asked_since(born_on, today);
    let given = |giver: &Giver| {
        let counts = |it: &&Consent| it.purpose == purpose && it.basis == Basis::Given && it.holds(today) && it.given_on >= since;
        consents.iter().filter(counts).any(|it| it.giver == *giver)
    };
    needed(born_on, authority, today).iter().all(given)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn given(giver: Giver, on: &str) -> Consent {
        Consent {
            id: ConsentId(1),
            version: 1,
            purpose: Purpose::Help,
            youth_id: YouthId(1),
            giver,
            basis: Basis::Given,
            given_on: day(on),
            withdrawn_on: None,
            known_at: day(on),
        }
    }

    #[test]
    fn who_must_agree_changes_at_twelve_and_sixteen() {
        let born = day("2010-05-01");
        assert_eq!(needed(born, AuthorityKind::BothParents, day("2022-04-30")), [Giver::ParentOne, Giver::ParentTwo]);
        assert_eq!(needed(born, AuthorityKind::OneParent, day("2022-05-01")), [Giver::Youth, Giver::ParentOne]);
        assert_eq!(needed(born, AuthorityKind::Guardian, day("2026-04-30")), [Giver::Youth, Giver::Guardian]);
        assert_eq!(needed(born, AuthorityKind::BothParents, day("2026-05-01")), [Giver::Youth]);
    }

    #[test]
    fn consent_from_before_the_twelfth_birthday_no_longer_counts() {
        let born = day("2010-05-01");
        let consents = [given(Giver::ParentOne, "2022-04-30")];
        assert!(missing(born, AuthorityKind::OneParent, &consents, day("2022-04-30")).is_empty());
        assert_eq!(missing(born, AuthorityKind::OneParent, &consents, day("2022-05-01")), [Giver::Youth, Giver::ParentOne]);
    }

    #[test]
    fn a_recorded_ground_or_a_withdrawal_changes_what_is_missing() {
        let born = day("2015-05-01");
        let today = day("2026-01-01");
        let mut consent = given(Giver::ParentOne, "2025-01-01");
        consent.withdrawn_on = Some(day("2025-06-01"));
        assert_eq!(missing(born, AuthorityKind::OneParent, &[consent.clone()], today), [Giver::ParentOne]);
        let ground = Consent { basis: Basis::SeriousHarm, withdrawn_on: None, ..consent };
        assert!(missing(born, AuthorityKind::OneParent, &[ground], today).is_empty());
    }
    #[test]
    fn sharing_wants_the_live_consent_of_everyone_who_decides() {
        let (born, today) = (day("2015-05-01"), day("2026-01-01"));
        let sharing = |giver| Consent { purpose: Purpose::ShareGp, ..given(giver, "2025-01-01") };
        let shared = |consents: &[Consent], on| is_shared(Purpose::ShareGp, born, AuthorityKind::BothParents, consents, on);
        let both = [sharing(Giver::ParentOne), sharing(Giver::ParentTwo)];
        assert!(shared(&both, today) && !shared(&both[..1], today) && !shared(&[], today));
        assert!(!shared(&both, day("2027-05-01")), "at twelve the youth decides along");
        let withdrawn = Consent { withdrawn_on: Some(today), ..both[1].clone() };
        assert!(!shared(&[both[0].clone(), withdrawn], today));
        let ground = Consent { basis: Basis::SeriousHarm, ..both[1].clone() };
        assert!(!shared(&[both[0].clone(), ground], today));
        let help = [given(Giver::ParentOne, "2025-01-01"), given(Giver::ParentTwo, "2025-01-01")];
        assert!(!shared(&help, today), "consent to help shares nothing");
    }
    #[test]
    fn one_knows_beforehand_from_which_birthday_somebody_else_decides() {
        let born = day("2012-02-29");
        let next = |today: &str| next_change(born, AuthorityKind::OneParent, day(today)).map(|it| (it.on, it.age, it.needed));
        assert_eq!(next("2020-01-01"), Some((day("2024-02-29"), 12, vec![Giver::Youth, Giver::ParentOne])));
        assert_eq!(next("2024-02-29"), Some((day("2028-02-29"), 16, vec![Giver::Youth])));
        assert_eq!(next("2028-02-29"), Some((day("2030-03-01"), 18, vec![Giver::Youth])));
        assert_eq!(next("2030-03-01"), None);
    }

    #[test]
    fn consent_is_not_given_in_the_future() {
        let record = |on: &str| Consent::record(YouthId(1), Purpose::Help, Giver::Youth, Basis::Given, day(on), day("2026-11-22"));
        assert_eq!(record("2026-11-23").unwrap_err(), ConsentRefused::InFuture);
        assert!(record("2026-11-22").is_ok());
    }

    #[test]
    fn consent_is_withdrawn_once_between_the_day_it_was_given_and_today() {
        let (consent, today) = (given(Giver::Youth, "2026-01-01"), day("2026-11-22"));
        assert_eq!(consent.withdraw(day("2026-11-23"), today).unwrap_err(), ConsentRefused::WithdrawnInFuture);
        assert_eq!(consent.withdraw(day("2025-12-31"), today).unwrap_err(), ConsentRefused::WithdrawnBeforeGiven);
        let withdrawn = consent.withdraw(day("2026-11-20"), today).unwrap().into_state();
        assert!(consent.holds(today) && !withdrawn.holds(day("2026-11-20")) && withdrawn.holds(day("2026-11-19")));
        assert_eq!(withdrawn.withdraw(today, today).unwrap_err(), ConsentRefused::AlreadyWithdrawn);
    }
}
