//! The caseload: one line for each case, with what is needed to see who waits and whose help ends.

use crate::domain::calendar::{Status, days_between};
use crate::domain::case::Phase;
use crate::domain::code::codes;
use crate::domain::id::{AccountId, WorkplaceId, YouthId};
use crate::domain::outflow::case_file::{CaseFacts, CaseFile};
use crate::domain::outflow::threshold::Thresholds;
use crate::domain::outflow::worklist::Worklist;
use crate::domain::youth::Youth;
use chrono::NaiveDate;
use std::cmp::Ordering;
use std::collections::BTreeMap;

codes! {
    /// Whose cases.
    Whose as "caseload-owner" {
        All = "all",
        /// I own the case or follow the help.
        Mine = "mine",
        /// Nobody owns the case.
        Nobody = "none",
    }
}

codes! {
    /// What the list is ordered by.
    Order as "caseload-order" { NextEnd = "end", LastContact = "contact", Name = "name", Age = "age" }
}

codes! {
    /// Whether something stands on the worklist about it.
    Flagged as "caseload-flags" { With = "with", Without = "without" }
}

/// One case of a youth, as the list shows it.
#[derive(Debug, Clone)]
pub struct CaseloadLine<'a> {
    pub file: &'a CaseFile,
    pub case: &'a CaseFacts,
    pub phase: Phase,
    /// Of the arrangements that are open in some way, in the order of the file.
    pub statuses: Vec<Status>,
    /// The first end among those arrangements, reported or else planned; past when nobody ended it.
    pub next_end: Option<NaiveDate>,
    /// Held with the family, in this case.
    pub last_contact: Option<NaiveDate>,
    pub next_contact: Option<NaiveDate>,
    /// As many as the worklist has lines for this youth.
    pub flags: usize,
}

/// What is asked for; what is left out is not asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Filter {
    pub workplace: Option<WorkplaceId>,
    pub whose: Whose,
    /// Closed cases only when they are asked for by name.
    pub phase: Option<Phase>,
    /// The next end lies at most this many weeks ahead, or in the past.
    pub within_weeks: Option<i64>,
    pub flagged: Option<Flagged>,
}

/// A line for each case of these files.
pub fn lines<'a>(files: &'a [CaseFile], worklist: &Worklist, thresholds: &Thresholds, today: NaiveDate) -> Vec<CaseloadLine<'a>> {
    let mut flags: BTreeMap<YouthId, usize> = BTreeMap::new();
    for line in &worklist.lines {
        *flags.entry(line.flag.youth).or_default() += 1;
    }
    let of_file = |file: &'a CaseFile| {
        let open =
            file.arrangements.iter().map(|it| (it.status(today, thresholds), &it.arrangement)).filter(|(status, _)| status.is_open());
        let open: Vec<_> = open.collect();
        let next_end = open.iter().filter_map(|(_, it)| it.actual_end_on.or(it.planned_end_on)).min();
        let statuses: Vec<Status> = open.iter().map(|(status, _)| *status).collect();
        let flags = flags.get(&file.youth.id).copied().unwrap_or_default();
        file.cases.iter().map(move |case| CaseloadLine {
            file,
            case,
            phase: case.phase(file, thresholds, today),
            statuses: statuses.clone(),
            next_end,
            last_contact: case.consultations.iter().filter(|it| it.counts()).map(|it| it.held_on).max(),
            next_contact: case.next_planned(today).map(|it| it.held_on),
            flags,
        })
    };
    files.iter().flat_map(of_file).collect()
}

impl Filter {
    pub fn lets_through(&self, line: &CaseloadLine, accounts: &[AccountId], today: NaiveDate) -> bool {
        let whose = match self.whose {
            Whose::All => true,
            Whose::Mine => line.file.names(accounts),
            Whose::Nobody => line.case.case.owner_id.is_none(),
        };
        let flagged = self.flagged.is_none_or(|it| (it == Flagged::With) == (line.flags > 0));
        let ends = self.within_weeks.is_none_or(|weeks| line.next_end.is_some_and(|end| days_between(today, end) <= weeks * 7));
        whose
            && flagged
            && ends
            && self.workplace.is_none_or(|it| it == line.case.case.workplace_id)
            && self.phase.map_or(line.phase != Phase::Closed, |it| it == line.phase)
    }
}

/// Puts the lines of one workplace together, and each in this order or its reverse; what has no such day comes last.
pub fn sort(
    lines: &mut [CaseloadLine],
    order: Order,
    descending: bool,
    youths: &BTreeMap<YouthId, Youth>,
    workplaces: &BTreeMap<WorkplaceId, String>,
) {
    let place = |line: &CaseloadLine| (workplaces.get(&line.case.case.workplace_id), line.case.case.workplace_id);
    let name = |line: &CaseloadLine| youths.get(&line.file.youth.id).map(Youth::search_name);
    let turned = |ordering: Ordering| if descending { ordering.reverse() } else { ordering };
    let by_day = |a: Option<NaiveDate>, b: Option<NaiveDate>| match (a, b) {
        (Some(a), Some(b)) => turned(a.cmp(&b)),
        (a, b) => a.is_none().cmp(&b.is_none()),
    };
    let by_order = |a: &CaseloadLine, b: &CaseloadLine| match order {
        Order::NextEnd => by_day(a.next_end, b.next_end),
        Order::LastContact => by_day(a.last_contact, b.last_contact),
        Order::Name => turned(name(a).cmp(&name(b))),
        // The youngest was born last.
        Order::Age => turned(b.file.youth.born_on.cmp(&a.file.youth.born_on)),
    };
    lines.sort_by(|a, b| {
        place(a)
            .cmp(&place(b))
            .then_with(|| by_order(a, b))
            .then_with(|| name(a).cmp(&name(b)))
            .then_with(|| a.case.case.id.cmp(&b.case.case.id))
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::plus_days;
    use crate::domain::code::Sex;
    use crate::domain::consultation::ConsultationStatus;
    use crate::domain::id::{CaseId, HouseholdId};
    use crate::domain::identity::MunicipalityCode;
    use crate::domain::outflow::rules::example;
    use crate::domain::outflow::worklist::{self, Viewer};
    use crate::domain::permission::Role;

    const ME: AccountId = AccountId(1);
    const EVERYTHING: Filter = Filter { workplace: None, whose: Whose::All, phase: None, within_weeks: None, flagged: None };

    fn today() -> NaiveDate {
        "2026-11-22".parse().unwrap()
    }

    /// A quiet file of one youth, whose help ends in so many days.
    fn file(id: i64, ends_in: Option<i64>) -> CaseFile {
        let mut file = example::quiet(today());
        file.youth.id = YouthId(id);
        file.cases[0].case.id = CaseId(id);
        if let Some(days) = ends_in {
            file.arrangements.push(example::arrangement(id, Some(plus_days(today(), -200)), Some(plus_days(today(), days)), today()));
        }
        file
    }

    fn all(files: &[CaseFile]) -> Vec<CaseloadLine<'_>> {
        let limits = Thresholds::default();
        let viewer = Viewer { role: Role::YouthProfessional, workplaces: &[WorkplaceId(1), WorkplaceId(2)] };
        lines(files, &worklist::lines(files, &limits, viewer, today()), &limits, today())
    }

    fn through(filter: Filter, files: &[CaseFile]) -> Vec<i64> {
        all(files).iter().filter(|it| filter.lets_through(it, &[ME], today())).map(|it| it.case.case.id.0).collect()
    }

    #[test]
    fn a_line_says_what_runs_until_when_and_who_was_seen() {
        let mut files = [file(1, Some(30))];
        files[0].arrangements.push(example::arrangement(2, Some(plus_days(today(), -300)), Some(plus_days(today(), -10)), today()));
        files[0].arrangements.push(example::arrangement(3, Some(plus_days(today(), -300)), None, today()));
        files[0].arrangements[2].arrangement.actual_end_on = Some(plus_days(today(), -90));
        let line = &all(&files)[0];
        assert_eq!(line.statuses, [Status::EndsSoon, Status::Past], "what is over is left out");
        assert_eq!(line.next_end, Some(plus_days(today(), -10)));
        assert_eq!((line.last_contact, line.next_contact), (Some(plus_days(today(), -7)), Some(plus_days(today(), 7))));
        assert_eq!(line.flags, 2, "R05 and R06");
    }

    #[test]
    fn a_reported_end_goes_before_the_planned_one() {
        let mut files = [file(1, Some(90))];
        files[0].arrangements[0].arrangement.actual_end_on = Some(plus_days(today(), 3));
        assert_eq!(all(&files)[0].next_end, Some(plus_days(today(), 3)));
    }

    #[test]
    fn a_contact_that_was_missed_is_no_last_contact() {
        let mut files = [file(1, None)];
        files[0].cases[0].consultations.push(example::contact(3, ConsultationStatus::NotTurnedUp, today(), today()));
        assert_eq!(all(&files)[0].last_contact, Some(plus_days(today(), -7)));
    }

    #[test]
    fn each_filter_lets_its_own_lines_through() {
        let mut files = [file(1, Some(14)), file(2, Some(15)), file(3, None), file(4, Some(-1))];
        files[0].cases[0].case.owner_id = Some(ME);
        files[1].cases[0].case.owner_id = Some(AccountId(2));
        files[1].cases[0].case.workplace_id = WorkplaceId(2);
        files[2].cases[0].episodes[0].closed_on = Some(today());
        assert_eq!(through(EVERYTHING, &files), [1, 2, 4], "what is closed stays out");
        assert_eq!(through(Filter { phase: Some(Phase::Closed), ..EVERYTHING }, &files), [3]);
        assert_eq!(through(Filter { phase: Some(Phase::InArrangement), ..EVERYTHING }, &files), [1, 2, 4]);
        assert_eq!(through(Filter { whose: Whose::Mine, ..EVERYTHING }, &files), [1]);
        assert_eq!(through(Filter { whose: Whose::Nobody, ..EVERYTHING }, &files), [4]);
        assert_eq!(through(Filter { workplace: Some(WorkplaceId(2)), ..EVERYTHING }, &files), [2]);
        assert_eq!(through(Filter { within_weeks: Some(2), ..EVERYTHING }, &files), [1, 4]);
        files[0].arrangements.clear();
        assert_eq!(through(Filter { flagged: Some(Flagged::With), ..EVERYTHING }, &files), [2, 4]);
        assert_eq!(through(Filter { flagged: Some(Flagged::Without), ..EVERYTHING }, &files), [1]);
    }

    #[test]
    fn each_order_goes_up_and_down_and_keeps_a_practice_together() {
        let mut files = [file(1, Some(30)), file(2, None), file(3, Some(10)), file(4, Some(5))];
        files[3].cases[0].case.workplace_id = WorkplaceId(2);
        files[2].cases[0].consultations.clear();
        for (index, file) in files.iter_mut().enumerate() {
            file.youth.born_on = plus_days(today(), -4_000 - i64::try_from(index).unwrap());
            if let Some(talk) = file.cases[0].consultations.first_mut() {
                talk.held_on = plus_days(today(), -7 + i64::try_from(index).unwrap());
            }
        }
        let named = |id: i64, last_name: &str| {
            let youth = Youth {
                id: YouthId(id),
                version: 1,
                household_id: HouseholdId(1),
                practice_id: None,
                first_name: "Kim".into(),
                prefix: String::new(),
                last_name: last_name.into(),
                born_on: today(),
                sex: Sex::Unknown,
                municipality: MunicipalityCode::parse("0748").unwrap(),
                died_on: None,
                known_at: today(),
            };
            (youth.id, youth)
        };
        let youths = BTreeMap::from([named(1, "Éland"), named(2, "Zwaan"), named(3, "Das"), named(4, "Aal")]);
        let workplaces = BTreeMap::from([(WorkplaceId(1), "De Linde".to_owned()), (WorkplaceId(2), "De Kade".to_owned())]);
        let sorted = |order, descending| {
            let mut lines = all(&files);
            sort(&mut lines, order, descending, &youths, &workplaces);
            lines.iter().map(|it| it.case.case.id.0).collect::<Vec<_>>()
        };
        assert_eq!(sorted(Order::NextEnd, false), [4, 3, 1, 2], "De Kade first, without an end last");
        assert_eq!(sorted(Order::NextEnd, true), [4, 1, 3, 2]);
        assert_eq!(sorted(Order::LastContact, false), [4, 1, 2, 3]);
        assert_eq!(sorted(Order::Name, false), [4, 3, 1, 2]);
        assert_eq!(sorted(Order::Name, true), [4, 2, 1, 3]);
        assert_eq!(sorted(Order::Age, false), [4, 1, 2, 3]);
        assert_eq!(sorted(Order::Age, true), [4, 3, 2, 1]);
    }
}
