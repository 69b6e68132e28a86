//! Absence with a named colleague who covers: the colleague sees and answers, and the trail says on whose behalf.

use crate::domain::calendar::{days_between, plus_days};
use crate::domain::change::{Change, Event, New};
use crate::domain::id::{AbsenceId, AccountId};
use crate::domain::permission::{Role, may_cover};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The longest absence, in days: 26 weeks. Whoever is away longer hands cases over.
pub const LONGEST: i64 = 26 * 7;

/// A stretch in which a colleague covers for someone, both days included.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Absence {
    pub id: AbsenceId,
    pub version: i32,
    /// Who is away.
    pub account_id: AccountId,
    /// Who covers.
    pub cover_id: AccountId,
    pub from_on: NaiveDate,
    pub until_on: NaiveDate,
    /// The day of an earlier return: from that day on nobody covers.
    pub ended_on: Option<NaiveDate>,
    pub known_at: NaiveDate,
}

/// Why an absence is not recorded or ended like this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum AbsenceRefused {
    #[error("absence-covers-oneself")]
    Oneself,
    #[error("absence-cover-may-not")]
    CoverMayNot,
    #[error("absence-ends-before-it-begins")]
    EndsBeforeItBegins,
    #[error("absence-over-already")]
    OverAlready,
    #[error("absence-too-long")]
    TooLong,
    #[error("absence-overlaps")]
    Overlaps,
    #[error("absence-ended-already")]
    EndedAlready,
}

impl Absence {
    /// Says who covers while someone is away. `earlier` are the other absences of who is away; `role` is the cover's.
    pub fn record(
        account_id: AccountId,
        (cover_id, role): (AccountId, Role),
        from_on: NaiveDate,
        until_on: NaiveDate,
        earlier: &[Self],
        today: NaiveDate,
    ) -> Result<New<Self>, AbsenceRefused> {
        use AbsenceRefused as No;
        if cover_id == account_id {
            return Err(No::Oneself);
        }
        if !may_cover(role) {
            return Err(No::CoverMayNot);
        }
        if until_on < from_on {
            return Err(No::EndsBeforeItBegins);
        }
        if until_on < today {
            return Err(No::OverAlready);
        }
        if days_between(from_on, until_on) >= LONGEST {
            return Err(No::TooLong);
        }
        if earlier.iter().any(|it| it.from_on <= until_on && from_on <= it.last_day()) {
            return Err(No::Overlaps);
        }
        let absence = Self { id: AbsenceId::NEW, version: 1, account_id, cover_id, from_on, until_on, ended_on: None, known_at: today };
        Ok(New::of(absence, Event::AbsenceRecorded { from: from_on, until: until_on }))
    }

    /// Back earlier, or not going after all: from this day on nobody covers.
    pub fn end(&self, on: NaiveDate) -> Result<Change<Self>, AbsenceRefused> {
        if self.is_over(on) {
            return Err(AbsenceRefused::EndedAlready);
        }
        Ok(Change::new(Self { ended_on: Some(on), ..self.clone() }, Event::AbsenceEnded { on }))
    }

    /// The last day on which the colleague covers. It lies before the first for who did not go after all.
    pub fn last_day(&self) -> NaiveDate {
        self.ended_on.map_or(self.until_on, |on| plus_days(on, -1).min(self.until_on))
    }

    /// Whether nobody covers any more, whatever was planned.
    pub fn is_over(&self, today: NaiveDate) -> bool {
        self.ended_on.is_some() || self.until_on < today
    }

    /// Whether the colleague covers on a day.
    pub fn runs(&self, today: NaiveDate) -> bool {
        self.from_on <= today && today <= self.last_day()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use AbsenceRefused as No;

    const SANNE: AccountId = AccountId(1);
    const JORIS: AccountId = AccountId(2);

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn record(from: &str, until: &str, earlier: &[Absence]) -> Result<Absence, No> {
        Absence::record(SANNE, (JORIS, Role::YouthProfessional), day(from), day(until), earlier, day("2026-11-22"))
            .map(|it| it.change().state().clone())
    }

    #[test]
    fn an_absence_runs_on_its_first_and_last_day_and_not_beside_them() {
        let away = record("2026-11-23", "2026-11-30", &[]).unwrap();
        let days = ["2026-11-22", "2026-11-23", "2026-11-30", "2026-12-01"];
        assert_eq!(days.map(|it| away.runs(day(it))), [false, true, true, false]);
    }

    #[test]
    fn nobody_covers_for_oneself_and_only_a_youth_professional_covers() {
        let with = |cover, role| {
            Absence::record(SANNE, (cover, role), day("2026-11-23"), day("2026-11-30"), &[], day("2026-11-22")).map(|_| ()).unwrap_err()
        };
        assert_eq!(with(SANNE, Role::YouthProfessional), No::Oneself);
        for role in [Role::Access, Role::Gp, Role::ContractManager, Role::Administrator, Role::PrivacyOfficer] {
            assert_eq!(with(JORIS, role), No::CoverMayNot, "{role:?}");
        }
    }

    #[test]
    fn an_absence_ends_after_it_begins_and_not_in_the_past() {
        assert_eq!(record("2026-11-23", "2026-11-22", &[]), Err(No::EndsBeforeItBegins));
        assert_eq!(record("2026-11-10", "2026-11-21", &[]), Err(No::OverAlready));
        assert!(record("2026-11-10", "2026-11-22", &[]).is_ok(), "who fell ill last week says so today");
    }

    #[test]
    fn an_absence_lasts_26_weeks_at_most() {
        assert!(record("2026-11-23", "2027-05-23", &[]).is_ok());
        assert_eq!(record("2026-11-23", "2027-05-24", &[]), Err(No::TooLong));
    }

    #[test]
    fn two_absences_of_one_person_share_no_day() {
        let away = record("2026-12-01", "2026-12-10", &[]).unwrap();
        for (from, until) in [("2026-11-25", "2026-12-01"), ("2026-12-10", "2026-12-20"), ("2026-12-03", "2026-12-04")] {
            assert_eq!(record(from, until, std::slice::from_ref(&away)), Err(No::Overlaps), "{from}");
        }
        for (from, until) in [("2026-11-25", "2026-11-30"), ("2026-12-11", "2026-12-20")] {
            assert!(record(from, until, std::slice::from_ref(&away)).is_ok(), "{from}");
        }
        // Back on the fifth: away again from that day on.
        let back = away.end(day("2026-12-05")).unwrap().into_state();
        assert!(record("2026-12-05", "2026-12-08", &[back]).is_ok());
    }

    #[test]
    fn who_is_back_is_not_covered_from_that_day_on() {
        let away = record("2026-11-22", "2026-11-30", &[]).unwrap();
        let back = away.end(day("2026-11-25")).unwrap().into_state();
        assert_eq!(["2026-11-24", "2026-11-25"].map(|it| back.runs(day(it))), [true, false]);
        let at_once = away.end(day("2026-11-22")).unwrap().into_state();
        assert!(!at_once.runs(day("2026-11-22")));
        let stayed = record("2026-12-24", "2026-12-31", &[]).unwrap().end(day("2026-11-22")).unwrap().into_state();
        assert!(!stayed.runs(day("2026-12-24")));
    }

    #[test]
    fn an_absence_ends_once() {
        let away = record("2026-11-22", "2026-11-30", &[]).unwrap();
        let ended = away.end(day("2026-11-22")).unwrap().into_state();
        assert_eq!(ended.end(day("2026-11-22")), Err(No::EndedAlready));
        assert_eq!(away.end(day("2026-12-01")), Err(No::EndedAlready));
        assert!(away.end(day("2026-11-30")).is_ok(), "on the last day it still runs");
    }
}
