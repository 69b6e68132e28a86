//! Answers of people to a flag. A flag never closes anything; an answer lapses when the facts behind the flag change.

use crate::domain::calendar::{days_between, plus_days};
use crate::domain::change::{Event, New, TextField};
use crate::domain::code::codes;
use crate::domain::id::{AccountId, AnswerId, YouthId};
use crate::domain::outflow::rule::{Flag, RuleCode, Subject};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thiserror::Error;

codes! {
    /// What people say to a flag.
    AnswerKind as "answer" {
        /// Leads to closing or ending; the flag leaves because the facts change.
        Close = "close",
        ScaleDown = "scale_down",
        /// Go on as it is, until a day.
        KeepOn = "keep_on",
        /// Something is planned about it.
        Planned = "planned",
        /// The flag is wrong here.
        Incorrect = "incorrect",
        /// What was tried and who keeps an eye on it, after help stopped without an agreement (G1).
        Explained = "explained",
    }
}

impl AnswerKind {
    /// Whether it is an answer of its own, rather than the start of another act.
    pub fn puts_aside(self) -> bool {
        matches!(self, Self::KeepOn | Self::Planned | Self::Incorrect | Self::Explained)
    }
}

codes! {
    /// Why someone goes on.
    Motive as "motive" {
        GoalsOpen = "goals_open", WaitsForFamily = "waits_for_family", WaitsForProvider = "waits_for_provider", EvaluationPlanned = "evaluation_planned",
        DecisionExpected = "decision_expected", StillVulnerable = "still_vulnerable", FactsWrong = "facts_wrong", Other = "other",
    }
}

codes! {
    /// What a flag or answer is about.
    SubjectKind as "subject" { Arrangement = "arrangement", Case = "case", Referral = "referral" }
}

/// An answer as stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub id: AnswerId,
    pub youth_id: YouthId,
    pub rule: RuleCode,
    pub rule_version: i32,
    pub subject_kind: SubjectKind,
    pub subject_id: i64,
    /// The facts and limits it was given under, without day counts.
    pub fingerprint: String,
    pub kind: AnswerKind,
    pub motive: Motive,
    /// The last day on which it holds; empty for "klopt niet", which holds until the facts change.
    pub until_on: Option<NaiveDate>,
    pub given_by: Option<AccountId>,
    pub given_on: NaiveDate,
}

/// What was filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answering {
    pub kind: AnswerKind,
    pub motive: Motive,
    pub until_on: Option<NaiveDate>,
}

/// Why an answer is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum AnswerRefused {
    /// This rule, or this flag under the guard, does not take that answer.
    #[error("answer-not-offered")]
    NotOffered,
    #[error("answer-until-missing")]
    UntilMissing,
    #[error("answer-until-past")]
    UntilPast,
    #[error("answer-until-too-far")]
    UntilTooFar,
    #[error("answer-explanation-missing")]
    ExplanationMissing,
}

impl Answer {
    /// Puts a flag aside. The longest time depends on the rule.
    pub fn give(flag: &Flag, answering: Answering, by: Option<AccountId>, today: NaiveDate) -> Result<New<Self>, AnswerRefused> {
        if !answering.kind.puts_aside() || !flag.answers().contains(&answering.kind) {
            return Err(AnswerRefused::NotOffered);
        }
        if answering.kind == AnswerKind::Explained {
            return Err(AnswerRefused::ExplanationMissing);
        }
        let until_on = if answering.kind == AnswerKind::Incorrect {
            None
        } else {
            let until = answering.until_on.ok_or(AnswerRefused::UntilMissing)?;
            if until <= today {
                return Err(AnswerRefused::UntilPast);
            }
            if days_between(today, until) > flag.rule.longest_keep_on {
                return Err(AnswerRefused::UntilTooFar);
            }
            Some(until)
        };
        Ok(Self::about(flag, answering.kind, answering.motive, until_on, by, today))
    }

    /// Says what was tried and who keeps an eye on it; with that the flag has had its answer.
    pub fn explain(flag: &Flag, explanation: String, by: Option<AccountId>, today: NaiveDate) -> Result<New<Self>, AnswerRefused> {
        if !flag.answers().contains(&AnswerKind::Explained) {
            return Err(AnswerRefused::NotOffered);
        }
        if explanation.trim().is_empty() {
            return Err(AnswerRefused::ExplanationMissing);
        }
        let answer = Self::about(flag, AnswerKind::Explained, Motive::Other, None, by, today);
        Ok(answer.with_texts(vec![(TextField::Motive, explanation)]))
    }

    fn about(
        flag: &Flag,
        kind: AnswerKind,
        motive: Motive,
        until_on: Option<NaiveDate>,
        given_by: Option<AccountId>,
        today: NaiveDate,
    ) -> New<Self> {
        let answer = Self {
            id: AnswerId::NEW,
            youth_id: flag.youth,
            rule: flag.rule.code,
            rule_version: flag.rule.version,
            subject_kind: flag.subject.kind,
            subject_id: flag.subject.id,
            fingerprint: flag.fingerprint(),
            kind,
            motive,
            until_on,
            given_by,
            given_on: today,
        };
        New::of(answer, Event::FlagAnswered { answer: kind })
    }

    /// Whether the answer still holds for this flag: same subject, same facts and limits, and its day has not passed.
    pub fn holds_for(&self, flag: &Flag, today: NaiveDate) -> bool {
        self.rule == flag.rule.code
            && self.rule_version == flag.rule.version
            && self.subject() == flag.subject
            && self.fingerprint == flag.fingerprint()
            && self.until_on.is_none_or(|until| until >= today)
    }

    fn subject(&self) -> Subject {
        Subject { kind: self.subject_kind, id: self.subject_id }
    }
}

/// The day a form proposes: 42 days on, or the rule's longest if that is shorter.
pub fn proposed_until(longest: i64, today: NaiveDate) -> NaiveDate {
    plus_days(today, longest.min(42))
}
