//! Youths of whom only messages tell: arrangements of several years at many providers, followed by the access teams.
//!
//! What would raise a flag has been looked at: evaluated, decided about or put aside, but for a few. So the lists of the access
//! teams stay calm while there is enough to count.

use super::background::{Background, Course};
use super::dice::working_day;
use super::draft::{Draft, Help};
use super::entry::Family;
use super::notes;
use super::region::{ACCESS_BERGEN, ACCESS_ROOSENDAAL, ACCESS_WOENSDRECHT, Place, began};
use crate::domain::arrangement::{DateSource, DecidedBy, DecisionKind};
use crate::domain::calendar::{birthday, days_between, plus_days};
use crate::domain::case::Regime;
use crate::domain::catalogue::{Intensity, Profile};
use crate::domain::code::{EndReason, Sex};
use crate::domain::evaluation::{EvaluationKind, Proposal};
use crate::domain::id::{ArrangementId, ProviderId};
use crate::domain::outflow::answer::Motive;
use crate::domain::outflow::rule::RuleCode;
use chrono::NaiveDate;

/// How far back help is told of: what ended before is not.
const HISTORY: i64 = 1280;
/// How far back help began that was still given then.
const LONGEST_AGO: i64 = 2900;

/// One arrangement as it went; its last day may lie ahead.
#[derive(Debug, Clone, Copy)]
struct Spell {
    start: NaiveDate,
    end: NaiveDate,
    /// Whether the next one followed on it.
    moved: bool,
}

/// What help is, and where.
#[derive(Debug, Clone, Copy)]
struct Kind {
    profile: Profile,
    intensity: Intensity,
    provider: ProviderId,
    with_stay: bool,
}

impl Background<'_> {
    /// Youths with imported arrangements alone.
    pub fn imported(&mut self, count: usize) -> Vec<Family> {
        (0..count).map(|_| Family(vec![self.import().member])).collect()
    }

    fn import(&mut self) -> Draft {
        let team = self.dice.weighed(&[(45, ACCESS_BERGEN), (36, ACCESS_ROOSENDAAL), (19, ACCESS_WOENSDRECHT)]);
        let team = self.region.place(team).clone();
        let spells = self.spells();
        let (first, open) = (spells.first().map_or(self.today, |it| it.start), spells.last().is_some_and(|it| it.end >= self.today));
        // Whoever still has help is under sixteen: what comes after the 18th birthday is no question yet.
        let youngest = days_between(first, self.today) + 600;
        let born_on = self.between_ago(youngest.max(4 * 365), if open { 5880 } else { 8000 });
        let family = self.names.family(&mut self.dice);
        let sex = self.dice.weighed(&[(54, Sex::Male), (45, Sex::Female), (1, Sex::Unknown)]);
        let person = self.names.person(&mut self.dice, family, sex, born_on);
        let known_at = working_day(plus_days(first, -20)).max(began(self.today)).min(self.today);
        let mut draft = Draft::new(person, &team, None, known_at, self.today);
        draft.case(&team, None, Regime::YouthAct, known_at);
        draft.member.authority = None;
        if self.dice.chance(50) {
            draft.member.bsn = self.names.number();
        }
        self.tell(&mut draft, &team, &spells);
        draft
    }

    /// Help that the access team follows for a youth whom a practice knows.
    pub(super) fn follow(&mut self, draft: &mut Draft, team: &Place) {
        let born_on = draft.member.person.born_on;
        let still = birthday(born_on, 16) > self.today;
        let fits = |spells: &[Spell], today| {
            let (first, last) = (spells.first().map(|it| it.start), spells.last().map(|it| it.end));
            first.is_some_and(|on| on > plus_days(born_on, 500)) && last.is_some_and(|on| still || on < today)
        };
        for _ in 0..20 {
            let spells = self.spells();
            if fits(&spells, self.today) {
                return self.tell(draft, team, &spells);
            }
        }
    }

    /// One arrangement after another: a quarter move on, some come back. A little more begins every year.
    fn spells(&mut self) -> Vec<Spell> {
        loop {
            let age = self.dice.between(0, LONGEST_AGO);
            if !self.dice.chance(u32::try_from(100 - 40 * age / LONGEST_AGO).unwrap_or(100)) {
                continue;
            }
            let (mut spells, mut start) = (Vec::new(), self.ago(age));
            let last = loop {
                let end = plus_days(start, self.length() - 1);
                let (moved, next) = match self.dice.weighed(&[(24, 0), (12, 1), (64, 2)]) {
                    0 => (true, plus_days(end, self.dice.between(1, 20))),
                    1 => (false, plus_days(end, self.dice.between(60, 360))),
                    _ => (false, NaiveDate::MAX),
                };
                let goes_on = next <= self.today;
                spells.push(Spell { start, end, moved: moved && goes_on });
                if !goes_on {
                    break end;
                }
                start = next;
            };
            if last >= self.ago(HISTORY) {
                return spells;
            }
        }
    }

    fn tell(&mut self, draft: &mut Draft, team: &Place, spells: &[Spell]) {
        let owner = draft.owner;
        draft.owner = team.staff.first().copied();
        let mut before: Option<(Spell, Kind, ArrangementId)> = None;
        for spell in spells {
            let predecessor = before.filter(|(before, ..)| before.moved);
            let kind = self.kind(predecessor.map(|(_, kind, _)| kind));
            let id = self.spell(draft, team, *spell, kind, predecessor.map(|(.., id)| id));
            before = id.map(|id| (*spell, kind, id));
        }
        draft.owner = owner;
    }

    /// The first providers have most of it, the last ones a few youths.
    fn provider(&mut self) -> ProviderId {
        let all: Vec<ProviderId> = self.region.providers.iter().chain(&self.region.further_providers).copied().collect();
        let weights: Vec<(i64, ProviderId)> = (5..).zip(all).map(|(place, it)| (4000 / place, it)).collect();
        self.dice.weighed(&weights)
    }

    /// Whoever moves on keeps the profile, lighter or heavier, often elsewhere.
    fn kind(&mut self, before: Option<Kind>) -> Kind {
        use Intensity::{Intensive, LastingHeavy, LastingLight, Perspective};
        let intensity = self.dice.weighed(&[(52, Perspective), (29, Intensive), (11, LastingLight), (8, LastingHeavy)]);
        match before {
            Some(before) => Kind { intensity, provider: if self.dice.chance(60) { self.provider() } else { before.provider }, ..before },
            None => {
                use Profile::{P1, P2, P3, P4, P5, P6, P7, P8};
                let profile = self.dice.weighed(&[(11, P1), (14, P2), (10, P3), (19, P4), (22, P5), (12, P6), (7, P7), (5, P8)]);
                Kind { profile, intensity, provider: self.provider(), with_stay: self.dice.chance(6) }
            }
        }
    }

    fn spell(
        &mut self,
        draft: &mut Draft,
        team: &Place,
        spell: Spell,
        kind: Kind,
        predecessor: Option<ArrangementId>,
    ) -> Option<ArrangementId> {
        let today = self.today;
        let Spell { start, end, moved } = spell;
        let (age, open) = (days_between(start, today), end >= today);
        // Help that runs is planned for a year at a time; of some the planned end has passed and no stop came.
        let late = open && age > 150 && self.dice.chance(14);
        let until = match (open, late) {
            (_, true) => self.between_ago(1, 75),
            (true, _) => end.min(plus_days(today, self.dice.between(1, 330))),
            (false, _) => end,
        };
        let early = !open && self.dice.chance(25);
        let planned = if early { plus_days(end, self.dice.between(20, 120)) } else { until };
        let extensions = self.extended(days_between(start, until.min(today)));
        let mut course = self.course(start, until.min(today), planned, extensions);
        let waits = open && age < 45 && predecessor.is_none() && self.dice.chance(30);
        if waits {
            let allocated_on = working_day(self.between_ago(2, 20));
            course = Course { allocated_on, start_on: None, until: Some(planned.max(plus_days(today, 90))), extensions: vec![] };
        }
        let allocated_on = course.allocated_on;
        let help = Help {
            provider: kind.provider,
            profile: kind.profile,
            intensity: kind.intensity,
            allocated_on,
            start_on: course.start_on,
            until: course.until,
            source: DateSource::Allocation,
            message: Some(self.message(kind.profile, kind.intensity)),
        };
        draft.help(help, team, team.staff.first().copied(), None);
        let known_at = allocated_on.max(began(today));
        let facts = draft.member.file.arrangements.last_mut()?;
        let id = facts.arrangement.id;
        (facts.arrangement.predecessor_id, facts.arrangement.with_stay, facts.arrangement.known_at) =
            (predecessor, kind.with_stay, known_at);
        if let Some(allocation) = draft.member.allocations.last_mut() {
            allocation.known_at = known_at;
        }
        for (decided_on, until) in course.extensions {
            let motive = notes::motive(&mut self.dice);
            draft.extend(decided_on, until, DecidedBy::AccessTeam, motive);
        }
        if !open {
            self.over(draft, spell, moved, early);
        } else if !waits {
            self.runs(draft, spell, late);
        }
        Some(id)
    }

    /// What ended: by agreement as a rule, and where it went on elsewhere because it was asked.
    fn over(&mut self, draft: &mut Draft, Spell { start, end, .. }: Spell, moved: bool, early: bool) {
        let reason = match (moved, early) {
            (true, _) => self.dice.pick(&[EndReason::OtherProvider, EndReason::ChangeRequest]),
            (_, false) => EndReason::AsPlanned,
            _ => self.dice.weighed(&[
                (40, EndReason::InAgreement),
                (30, EndReason::ByClient),
                (16, EndReason::ByProvider),
                (14, EndReason::External),
            ]),
        };
        let agreed = matches!(reason, EndReason::AsPlanned | EndReason::InAgreement) && end >= began(self.today);
        let how = agreed.then(|| (DecisionKind::End, DecidedBy::AccessTeam, notes::agreement(&mut self.dice)));
        let decided_on = working_day(plus_days(end, -self.dice.between(4, 25))).max(start);
        draft.end(end, reason, decided_on, how);
    }

    /// What runs was evaluated within the last half year; what ends soon or should have ended has been looked at, but for a few.
    fn runs(&mut self, draft: &mut Draft, Spell { start, .. }: Spell, late: bool) {
        let today = self.today;
        if days_between(start, today) > 80 {
            let on = self.between_ago(6, 160).max(plus_days(start, 20));
            draft.evaluate(on, EvaluationKind::Interim, Proposal::Same, None, &[]);
        }
        if late {
            if self.dice.chance(93) {
                draft.member.kept_on = Some((RuleCode::R06, Motive::WaitsForProvider));
            }
            return;
        }
        match self.dice.weighed(&[(94, 0), (3, 1), (3, 2)]) {
            0 => {
                if self.dice.chance(95) {
                    let motive = self.dice.pick(&[Motive::DecisionExpected, Motive::EvaluationPlanned, Motive::GoalsOpen]);
                    draft.member.kept_on = Some((RuleCode::R05, motive));
                }
            }
            1 => {
                let decided_on = working_day(self.ago(3)).max(start);
                let how = (DecisionKind::End, DecidedBy::AccessTeam, notes::agreement(&mut self.dice));
                draft.end(plus_days(today, self.dice.between(5, 40)), EndReason::AsPlanned, decided_on, Some(how));
            }
            _ => draft.pause(self.between_ago(5, 60).max(start)),
        }
    }
}
