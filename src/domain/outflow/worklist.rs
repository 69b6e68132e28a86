//! The worklist "Kan dit lichter of dicht?": which flags a viewer sees, in which order, and which people put aside.

use crate::domain::id::WorkplaceId;
use crate::domain::outflow::answer::{Answer, AnswerKind, SubjectKind};
use crate::domain::outflow::case_file::CaseFile;
use crate::domain::outflow::rule::{Fact, Flag, Kind, RuleCode, Value};
use crate::domain::outflow::rules;
use crate::domain::outflow::threshold::Thresholds;
use crate::domain::permission::Role;
use chrono::NaiveDate;
use std::cmp::Reverse;

/// A flag with the answer that puts it aside, if one holds.
#[derive(Clone)]
pub struct Line {
    pub flag: Flag,
    pub answer: Option<Answer>,
}

/// The lines that wait and the lines put aside.
#[derive(Default)]
pub struct Worklist {
    pub lines: Vec<Line>,
    pub kept: Vec<Line>,
}

/// How much of a worklist is past its end, ends soon, or waits for something else: together all its lines.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Standing {
    pub past_end: usize,
    pub ends_soon: usize,
    pub waits: usize,
}

impl Standing {
    pub fn total(self) -> usize {
        self.past_end + self.ends_soon + self.waits
    }
}

impl Worklist {
    pub fn standing(&self) -> Standing {
        let count = |code| self.lines.iter().filter(|it| it.flag.rule.code == code).count();
        let (past_end, ends_soon) = (count(RuleCode::R06), count(RuleCode::R05));
        Standing { past_end, ends_soon, waits: self.lines.len() - past_end - ends_soon }
    }
}

/// Who looks: rules are for some roles, and a line shows where its case or arrangement is followed.
#[derive(Debug, Clone, Copy)]
pub struct Viewer<'a> {
    pub role: Role,
    pub workplaces: &'a [WorkplaceId],
}

/// The worklist of a viewer over the case files of his reach. Page, badge, command line and search all call this.
pub fn lines<'a>(files: impl IntoIterator<Item = &'a CaseFile>, thresholds: &Thresholds, viewer: Viewer, today: NaiveDate) -> Worklist {
    let mut list = Worklist::default();
    for file in files {
        for flag in rules::flags(file, thresholds, today) {
            if !flag.rule.audience.contains(&viewer.role) || !viewer.workplaces.contains(&flag.workplace) {
                continue;
            }
            let flag = for_viewer(flag, viewer);
            let answer = file.answers.iter().filter(|it| it.holds_for(&flag, today)).max_by_key(|it| it.id).cloned();
            // What was explained has been answered for good.
            if answer.as_ref().is_some_and(|it| it.kind == AnswerKind::Explained) {
                continue;
            }
            if answer.is_some() { &mut list.kept } else { &mut list.lines }.push(Line { flag, answer });
        }
    }
    list.lines.sort_by_key(order);
    list.kept.sort_by_key(order);
    list
}

/// To the access team the guard says only that safety comes first, and contacts and evaluations in the practice stay unsaid.
fn for_viewer(mut flag: Flag, viewer: Viewer) -> Flag {
    if viewer.role != Role::Access {
        return flag;
    }
    if flag.rule.code == RuleCode::G0 {
        flag.evidence.facts = vec![Fact::decides("concern", None)];
        flag.evidence.since = None;
        flag.evidence.days = None;
    }
    // How long ago would tell the day.
    if flag.rule.code == RuleCode::R07 && flag.fact("last_evaluation").is_some() {
        flag.evidence.facts.retain(|it| it.name != "days");
        (flag.evidence.since, flag.evidence.days) = (None, None);
    }
    for fact in flag.evidence.facts.iter_mut().filter(|it| matches!(it.name, "last_contact" | "last_evaluation")) {
        fact.value = Some(Value::Code("layout", "unseen"));
    }
    flag
}

/// Whether a line asks to close or to scale down and may be spoken of with the GP: under the safety guard it is not.
pub fn is_for_the_talk(line: &Line) -> bool {
    matches!(line.flag.evidence.kind, Kind::Close | Kind::ScaleDown) && !line.flag.guarded
}

/// Whether a GP reads the same from the dates of the practice page. As a flag it stays away there: where it was missing although the
/// date is past, that would tell of an answer, or of safety.
pub fn gp_reads_from_dates(rule: RuleCode) -> bool {
    rule == RuleCode::R06
}

/// By the rule's place, then the rule, then the longest late, then a fixed order so that a reload shows the same.
fn order(line: &Line) -> (i64, RuleCode, Reverse<i64>, SubjectKind, i64) {
    let flag = &line.flag;
    (flag.place(), flag.rule.code, Reverse(flag.evidence.days.unwrap_or(0)), flag.subject.kind, flag.subject.id)
}
