//! Where an account works, or for which municipality it counts, and from when to when: that is how far its rights reach.

use crate::domain::account::Account;
use crate::domain::calendar::plus_days;
use crate::domain::change::{Change, Event};
use crate::domain::id::WorkplaceId;
use crate::domain::identity::MunicipalityCode;
use crate::domain::permission::{Action, Breadth, Role, breadth};
use crate::domain::workplace::{Workplace, WorkplaceKind};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// What a posting opens.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    /// The cases of a practice or team; for a GP who is registered there.
    Workplace(WorkplaceId),
    /// The counts of what a municipality pays for.
    Municipality(MunicipalityCode),
}

/// One stay of an account somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posting {
    pub ground: Ground,
    pub from_on: NaiveDate,
    /// The last day; before `from_on` when it was called off.
    pub until_on: Option<NaiveDate>,
}

/// Why someone does not get or lose reach like this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PostingRefused {
    /// A practice for an access team, a municipality for a GP.
    #[error("posting-of-other-kind")]
    OtherKind,
    #[error("posting-place-ended")]
    PlaceEnded,
    /// Who saw what when would no longer be true.
    #[error("posting-in-past")]
    InPast,
    #[error("posting-ends-before-it-begins")]
    EndsBeforeItBegins,
    #[error("posting-held-already")]
    HeldAlready,
    #[error("posting-not-held")]
    NotHeld,
}

/// Where a role works; none for roles that work nowhere in particular.
pub fn kind_for(role: Role) -> Option<WorkplaceKind> {
    match role {
        Role::YouthProfessional | Role::Gp => Some(WorkplaceKind::Practice),
        Role::Access => Some(WorkplaceKind::AccessTeam),
        Role::ContractManager | Role::Administrator | Role::PrivacyOfficer => None,
    }
}

/// Whether a role reaches municipalities instead of workplaces.
pub fn counts(role: Role) -> bool {
    breadth(Action::ReadReports, role) == Breadth::Municipalities
}

impl Posting {
    /// Whether it lasts on this day or comes later.
    pub fn is_ahead(&self, today: NaiveDate) -> bool {
        self.until_on.is_none_or(|until| until >= today && until >= self.from_on)
    }

    pub fn holds(&self, today: NaiveDate) -> bool {
        self.from_on <= today && self.is_ahead(today)
    }

    fn overlaps(&self, other: &Self) -> bool {
        let ends_before = |one: &Self, other: &Self| one.until_on.is_some_and(|until| until < other.from_on);
        let empty = |it: &Self| ends_before(it, it);
        self.ground == other.ground && !empty(self) && !empty(other) && !ends_before(self, other) && !ends_before(other, self)
    }
}

impl Account {
    /// Gives reach. `place`: the workplace itself, where the posting is to one; `known`: the postings there are.
    pub fn post(
        &self,
        posting: Posting,
        place: Option<&Workplace>,
        known: &[Posting],
        today: NaiveDate,
    ) -> Result<(Change<Self>, Posting), PostingRefused> {
        let fits = match (&posting.ground, place) {
            (Ground::Workplace(id), Some(place)) => place.id == *id && kind_for(self.role) == Some(place.kind),
            (Ground::Municipality(_), None) => counts(self.role),
            _ => false,
        };
        if !fits {
            return Err(PostingRefused::OtherKind);
        }
        if posting.from_on < today {
            return Err(PostingRefused::InPast);
        }
        if posting.until_on.is_some_and(|until| until < posting.from_on) {
            return Err(PostingRefused::EndsBeforeItBegins);
        }
        if place.is_some_and(|it| it.ended_on.is_some()) {
            return Err(PostingRefused::PlaceEnded);
        }
        if known.iter().any(|it| it.overlaps(&posting)) {
            return Err(PostingRefused::HeldAlready);
        }
        let given = Event::ReachGiven { ground: posting.ground.clone(), from: posting.from_on, until: posting.until_on };
        Ok((Change::new(self.clone(), given), posting))
    }

    /// Takes reach away after a last day, at the earliest yesterday: then it is gone at once.
    pub fn withdraw(
        &self,
        ground: &Ground,
        last_on: NaiveDate,
        known: &[Posting],
        today: NaiveDate,
    ) -> Result<(Change<Self>, Posting), PostingRefused> {
        let ahead = known.iter().filter(|it| it.ground == *ground && it.is_ahead(today)).min_by_key(|it| it.from_on);
        let posting = ahead.ok_or(PostingRefused::NotHeld)?;
        if last_on < plus_days(today, -1) {
            return Err(PostingRefused::InPast);
        }
        // Nothing lasts longer by being taken away, and one that was still to come is called off.
        let last_on = posting.until_on.map_or(last_on, |until| until.min(last_on)).max(plus_days(posting.from_on, -1));
        let ended = Posting { until_on: Some(last_on), ..posting.clone() };
        // Held this morning and gone by now: what was seen today was seen from there, and the trail says until when.
        let at_once = posting.holds(today) && !ended.holds(today);
        let last_on = Some(last_on).filter(|_| !at_once);
        let taken = Event::ReachTaken { ground: ground.clone(), from: posting.from_on, last_on };
        Ok((Change::new(self.clone(), taken), ended))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn account(role: Role) -> Account {
        Account::invite("sanne", "Sanne", role, "sanne@praktijk.example").unwrap().change().state().clone()
    }

    fn place(kind: WorkplaceKind) -> Workplace {
        let bergen = MunicipalityCode::parse("0748").unwrap();
        let opened = Workplace::open(kind, "De Linde", bergen, "").unwrap();
        Workplace { id: WorkplaceId(1), ..opened.change().state().clone() }
    }

    fn at_linde(from: &str, until: Option<&str>) -> Posting {
        Posting { ground: Ground::Workplace(WorkplaceId(1)), from_on: day(from), until_on: until.map(day) }
    }

    const TODAY: &str = "2026-11-22";

    #[test]
    fn everyone_works_where_the_role_belongs() {
        let today = day(TODAY);
        let (practice, team) = (place(WorkplaceKind::Practice), place(WorkplaceKind::AccessTeam));
        let posted = |role, place: Option<&Workplace>, posting: Posting| account(role).post(posting, place, &[], today).err();
        let bergen = Ground::Municipality(MunicipalityCode::parse("0748").unwrap());
        let municipality = Posting { ground: bergen, from_on: today, until_on: None };
        for (role, practice_too, team_too, counting) in [
            (Role::YouthProfessional, true, false, false),
            (Role::Gp, true, false, false),
            (Role::Access, false, true, false),
            (Role::ContractManager, false, false, true),
            (Role::Administrator, false, false, false),
            (Role::PrivacyOfficer, false, false, false),
        ] {
            let refused = |may: bool| if may { None } else { Some(PostingRefused::OtherKind) };
            assert_eq!(posted(role, Some(&practice), at_linde(TODAY, None)), refused(practice_too), "{role:?}");
            assert_eq!(posted(role, Some(&team), at_linde(TODAY, None)), refused(team_too), "{role:?}");
            assert_eq!(posted(role, None, municipality.clone()), refused(counting), "{role:?}");
        }
        let ended = Workplace { ended_on: Some(day("2027-01-01")), ..practice };
        assert_eq!(posted(Role::Gp, Some(&ended), at_linde(TODAY, None)), Some(PostingRefused::PlaceEnded));
    }

    #[test]
    fn a_stay_begins_today_or_later_ends_after_it_begins_and_is_one_at_a_time() {
        let (today, sanne, linde) = (day(TODAY), account(Role::YouthProfessional), place(WorkplaceKind::Practice));
        let post = |posting, known: &[Posting]| sanne.post(posting, Some(&linde), known, today).map(|it| it.1);
        assert_eq!(post(at_linde("2026-11-21", None), &[]), Err(PostingRefused::InPast));
        assert_eq!(post(at_linde(TODAY, Some("2026-11-21")), &[]), Err(PostingRefused::EndsBeforeItBegins));
        let known = [at_linde("2026-01-01", Some("2026-12-31"))];
        assert_eq!(post(at_linde("2026-12-31", None), &known), Err(PostingRefused::HeldAlready));
        assert!(post(at_linde("2027-01-01", None), &known).is_ok());
        // Called off on its first day, it may come back the same day.
        assert!(post(at_linde(TODAY, None), &[at_linde(TODAY, Some("2026-11-21"))]).is_ok());
    }

    #[test]
    fn reach_that_is_taken_away_with_yesterday_as_last_day_is_gone_at_once() {
        let (today, sanne) = (day(TODAY), account(Role::YouthProfessional));
        let linde = Ground::Workplace(WorkplaceId(1));
        let known = [at_linde("2026-01-01", None)];
        let withdraw = |last: &str, known: &[Posting]| sanne.withdraw(&linde, day(last), known, today).map(|it| it.1);
        let said = |last: &str, known: &[Posting]| match sanne.withdraw(&linde, day(last), known, today).unwrap().0.event() {
            Event::ReachTaken { ground, from, last_on } if *ground == linde && *from == known[0].from_on => *last_on,
            other => panic!("{other:?}"),
        };
        assert_eq!(said("2026-11-21", &known), None, "at once");
        assert_eq!(said("2026-11-21", &[at_linde(TODAY, None)]), None, "also when it was given today");
        assert_eq!(said(TODAY, &known), Some(today));
        assert_eq!(said("2026-11-21", &[at_linde("2026-12-01", None)]), Some(day("2026-11-30")), "it never began");
        let ended = withdraw("2026-11-21", &known).unwrap();
        assert!(!ended.holds(today) && ended.holds(day("2026-11-21")));
        assert_eq!(withdraw("2026-11-20", &known), Err(PostingRefused::InPast));
        assert_eq!(withdraw("2026-11-22", &[ended]), Err(PostingRefused::NotHeld));
        let longer = withdraw("2027-06-01", &[at_linde("2026-01-01", Some("2026-12-31"))]).unwrap();
        assert_eq!(longer.until_on, Some(day("2026-12-31")));
        let called_off = withdraw("2026-11-21", &[at_linde("2026-12-01", None)]).unwrap();
        assert_eq!(called_off.until_on, Some(day("2026-11-30")));
        assert!(!called_off.is_ahead(today));
    }
}
