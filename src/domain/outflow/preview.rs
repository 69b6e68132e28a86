//! What other limits would change, counted before they are saved. Counts per rule only: who sets limits reads about nobody.

use crate::domain::code::Code;
use crate::domain::id::WorkplaceId;
use crate::domain::outflow::answer::SubjectKind;
use crate::domain::outflow::case_file::CaseFile;
use crate::domain::outflow::rule::RuleCode;
use crate::domain::outflow::threshold::Thresholds;
use crate::domain::outflow::worklist::{self, Viewer};
use crate::domain::permission::Role;
use crate::domain::posting::kind_for;
use crate::domain::workplace::Workplace;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// Lines of one rule that wait: now, and what comes and goes with other limits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    pub now: usize,
    pub more: usize,
    pub fewer: usize,
}

/// By rule; one that has no line either way is left out.
pub type Preview = BTreeMap<RuleCode, Tally>;

/// Below this a count is not told, only that there are some.
pub const FLOOR: usize = 10;

/// A count as it is told to who may not see persons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    None,
    /// Fewer than [`FLOOR`].
    Few,
    Count(usize),
}

pub fn told(count: usize) -> Told {
    match count {
        0 => Told::None,
        1..FLOOR => Told::Few,
        count => Told::Count(count),
    }
}

/// A line, by what it is about.
type Key = (RuleCode, SubjectKind, i64);

/// Compares what waits on the worklists of all workplaces under two versions of the limits, as their people see them.
pub fn compare(files: &[CaseFile], now: &Thresholds, then: &Thresholds, places: &[Workplace], today: NaiveDate) -> Preview {
    let waiting = |thresholds: &Thresholds| {
        let mut keys: BTreeSet<Key> = BTreeSet::new();
        for role in Role::ALL {
            let workplaces: Vec<WorkplaceId> = places.iter().filter(|it| kind_for(*role) == Some(it.kind)).map(|it| it.id).collect();
            let list = worklist::lines(files, thresholds, Viewer { role: *role, workplaces: &workplaces }, today);
            keys.extend(list.lines.iter().map(|it| (it.flag.rule.code, it.flag.subject.kind, it.flag.subject.id)));
        }
        keys
    };
    let (before, after) = (waiting(now), waiting(then));
    let mut preview = Preview::new();
    for key in &before {
        let tally = preview.entry(key.0).or_default();
        tally.now += 1;
        tally.fewer += usize::from(!after.contains(key));
    }
    for key in after.difference(&before) {
        preview.entry(key.0).or_default().more += 1;
    }
    preview
}

/// Adds what another part of the files gave.
pub fn add(sum: &mut Preview, part: Preview) {
    for (rule, it) in part {
        let tally = sum.entry(rule).or_default();
        *tally = Tally { now: tally.now + it.now, more: tally.more + it.more, fewer: tally.fewer + it.fewer };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::identity::MunicipalityCode;
    use crate::domain::outflow::rules::{example, rule};
    use crate::domain::workplace::WorkplaceKind;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn linde(kind: WorkplaceKind) -> Workplace {
        let opened = Workplace::open(kind, "De Linde", MunicipalityCode::parse("0748").unwrap(), "").unwrap();
        Workplace { id: WorkplaceId(1), ..opened.change().state().clone() }
    }

    #[test]
    fn a_wider_limit_adds_what_it_catches_and_a_narrower_one_takes_it_away() {
        let today = day("2026-11-22");
        let mut file = example::quiet(today);
        let (start, end) = (day("2026-01-10"), day("2027-01-01"));
        file.arrangements.push(example::arrangement(1, Some(start), Some(end), start));
        let (r05, limits) = (rule(RuleCode::R05).unwrap(), Thresholds::default());
        let (soon, later) = (limits.with(r05, &[("soon", 14)]).unwrap(), limits.with(r05, &[("soon", 84)]).unwrap());
        let places = [linde(WorkplaceKind::Practice)];
        let of = |now, then, places: &[Workplace]| compare(&[file.clone()], now, then, places, today).get(&RuleCode::R05).copied();
        assert_eq!(of(&soon, &later, &places), Some(Tally { now: 0, more: 1, fewer: 0 }));
        assert_eq!(of(&later, &soon, &places), Some(Tally { now: 1, more: 0, fewer: 1 }));
        assert_eq!(of(&later, &later, &places), Some(Tally { now: 1, more: 0, fewer: 0 }), "a line that both roles see counts once");
        assert_eq!(of(&later, &soon, &[]), None, "where nobody works nothing waits");
    }

    #[test]
    fn a_small_count_is_not_told() {
        assert_eq!([0, 1, 9, 10, 34].map(told), [Told::None, Told::Few, Told::Few, Told::Count(10), Told::Count(34)]);
    }

    #[test]
    fn parts_add_up() {
        let part = |now, more, fewer| Preview::from([(RuleCode::R06, Tally { now, more, fewer })]);
        let mut sum = part(1, 2, 3);
        add(&mut sum, part(10, 0, 1));
        assert_eq!(sum, part(11, 2, 4));
    }
}
