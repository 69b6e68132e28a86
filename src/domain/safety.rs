//! Safety: steps of the reporting code and protective measures, as dated rows that are never overwritten.
//! Content of safety is for treating professionals alone.

use crate::domain::change::{Event, New, TextField};
use crate::domain::code::codes;
use crate::domain::id::{SafetyRecordId, YouthId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use thiserror::Error;

codes! {
    /// What a safety record is about.
    Concern as "concern" {
        /// Meldcode huiselijk geweld en kindermishandeling, five steps.
        ReportingCode = "reporting_code",
        ProvisionalSupervision = "provisional_supervision",
        Supervision = "supervision",
        Guardianship = "guardianship",
        ClosedPlacement = "closed_placement",
        /// Advice asked of Veilig Thuis (step 2 of the reporting code asks for it).
        SafeHomeAdvice = "safe_home_advice",
        /// A report to Veilig Thuis. It is no referral.
        SafeHomeReport = "safe_home_report",
    }
}

impl Concern {
    /// Whether closing and scaling down wait while it stands (G0). Advice and report are moments that are remembered: a report
    /// belongs to step 5 of the reporting code, and that is what stays open.
    pub fn guards(self) -> bool {
        !matches!(self, Self::SafeHomeAdvice | Self::SafeHomeReport)
    }

    /// The steps that may be recorded; 0 closes.
    fn steps(self) -> RangeInclusive<i32> {
        match self {
            Self::ReportingCode => 0..=5,
            _ if self.guards() => 0..=1,
            _ => 1..=1,
        }
    }

    /// The step that comes after this one; 0 is closing. Nothing follows on what is closed, nor on advice or a report.
    pub fn next_step(self, step: i32) -> Option<i32> {
        let follows = self.guards() && step > 0;
        follows.then(|| if self.steps().contains(&(step + 1)) { step + 1 } else { 0 })
    }
}

/// From `on` this concern stands at `step`; step 0 says it is closed, a measure in force has step 1. What was seen, discussed
/// or weighed is a text of its own, for treating professionals only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SafetyRecord {
    pub id: SafetyRecordId,
    pub youth_id: YouthId,
    pub concern: Concern,
    pub step: i32,
    pub from_on: NaiveDate,
    pub known_at: NaiveDate,
}

/// Why a safety record is not taken like this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum SafetyRefused {
    #[error("safety-in-future")]
    InFuture,
    #[error("safety-step-range")]
    Step,
    #[error("safety-nothing-open")]
    NothingOpen,
    #[error("safety-before-last")]
    BeforeLast,
}

impl SafetyRecord {
    /// Records a step or the end of a concern, or advice or a report on its day. What stood before stays readable.
    pub fn record(
        earlier: &[Self],
        youth_id: YouthId,
        concern: Concern,
        step: i32,
        on: NaiveDate,
        description: String,
        today: NaiveDate,
    ) -> Result<New<Self>, SafetyRefused> {
        if !concern.steps().contains(&step) {
            return Err(SafetyRefused::Step);
        }
        if on > today {
            return Err(SafetyRefused::InFuture);
        }
        let last = earlier.iter().filter(|it| it.youth_id == youth_id && it.concern == concern).max_by_key(|it| (it.from_on, it.id));
        if step == 0 && last.is_none_or(|it| it.step == 0) {
            return Err(SafetyRefused::NothingOpen);
        }
        // Advice asked earlier may be remembered later: nothing stands that it would overtake.
        if concern.guards() && last.is_some_and(|it| on < it.from_on) {
            return Err(SafetyRefused::BeforeLast);
        }
        let texts = if description.trim().is_empty() { Vec::new() } else { vec![(TextField::Description, description)] };
        let record = Self { id: SafetyRecordId::NEW, youth_id, concern, step, from_on: on, known_at: today };
        Ok(New::of(record, Event::SafetyRecorded { step, on }).with_texts(texts))
    }
}

/// What is open today and guards: of each youth and concern the latest record that has begun, unless it closed the concern.
pub fn open(records: &[SafetyRecord], today: NaiveDate) -> Vec<&SafetyRecord> {
    let mut latest: BTreeMap<(YouthId, Concern), &SafetyRecord> = BTreeMap::new();
    for record in records.iter().filter(|it| it.from_on <= today && it.concern.guards()) {
        let known = latest.entry((record.youth_id, record.concern)).or_insert(record);
        if (record.from_on, record.id) >= (known.from_on, known.id) {
            *known = record;
        }
    }
    latest.into_values().filter(|it| it.step > 0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }
    fn row(id: i64, concern: Concern, step: i32, on: &str) -> SafetyRecord {
        SafetyRecord { id: SafetyRecordId(id), youth_id: YouthId(1), concern, step, from_on: day(on), known_at: day(on) }
    }

    #[test]
    fn the_latest_step_counts_until_it_is_closed() {
        let mut rows = vec![
            row(1, Concern::ReportingCode, 1, "2026-10-01"),
            row(2, Concern::ReportingCode, 2, "2026-10-10"),
            row(3, Concern::Supervision, 1, "2026-11-01"),
        ];
        let today = day("2026-11-22");
        assert_eq!(
            open(&rows, today).iter().map(|it| (it.concern, it.step)).collect::<Vec<_>>(),
            [(Concern::ReportingCode, 2), (Concern::Supervision, 1)]
        );
        assert_eq!(open(&rows, day("2026-10-05")).len(), 1);
        rows.push(row(4, Concern::ReportingCode, 0, "2026-11-20"));
        assert_eq!(open(&rows, today).len(), 1);
    }

    #[test]
    fn a_measure_has_no_steps_and_nothing_closes_that_is_not_open() {
        let today = day("2026-11-22");
        let record = |earlier: &[SafetyRecord], concern, step, on: &str| {
            SafetyRecord::record(earlier, YouthId(1), concern, step, day(on), String::new(), today).map(|_| ())
        };
        assert_eq!(record(&[], Concern::Supervision, 2, "2026-11-01"), Err(SafetyRefused::Step));
        assert_eq!(record(&[], Concern::ReportingCode, 0, "2026-11-01"), Err(SafetyRefused::NothingOpen));
        assert_eq!(record(&[], Concern::ReportingCode, 1, "2026-11-23"), Err(SafetyRefused::InFuture));
        let one = [row(1, Concern::ReportingCode, 1, "2026-11-10")];
        assert_eq!(record(&one, Concern::ReportingCode, 2, "2026-11-09"), Err(SafetyRefused::BeforeLast));
        assert_eq!(record(&one, Concern::ReportingCode, 0, "2026-11-12"), Ok(()));
    }
    #[test]
    fn advice_and_report_are_remembered_and_hold_nothing_back() {
        let today = day("2026-11-22");
        for concern in [Concern::SafeHomeAdvice, Concern::SafeHomeReport] {
            let record = |earlier: &[SafetyRecord], step, on: &str| {
                SafetyRecord::record(earlier, YouthId(1), concern, step, day(on), String::new(), today).map(|_| ())
            };
            let one = [row(1, concern, 1, "2026-11-10")];
            assert!(open(&one, today).is_empty());
            assert_eq!(
                (record(&one, 0, "2026-11-12"), record(&one, 2, "2026-11-12")),
                (Err(SafetyRefused::Step), Err(SafetyRefused::Step))
            );
            assert_eq!(record(&one, 1, "2026-11-01"), Ok(()), "an earlier one may be remembered later");
            assert_eq!(concern.next_step(1), None);
        }
    }

    #[test]
    fn after_the_fifth_step_and_after_a_measure_comes_closing() {
        let code = Concern::ReportingCode;
        assert_eq!([0, 1, 4, 5].map(|step| code.next_step(step)), [None, Some(2), Some(5), Some(0)]);
        assert_eq!(Concern::Supervision.next_step(1), Some(0));
    }

    #[test]
    fn what_was_weighed_goes_with_the_step_and_stays_out_of_its_facts() {
        let told = |text: &str| {
            let on = day("2026-11-20");
            let new = SafetyRecord::record(&[], YouthId(1), Concern::ReportingCode, 1, on, text.into(), on).unwrap();
            new.change().texts().clone()
        };
        assert_eq!(told("Blauwe plek."), [(TextField::Description, "Blauwe plek.".to_owned())]);
        assert!(told("  ").is_empty());
    }
}
