//! What a rule is: a pure function of a case file, the limits and today, declared in a table.

use crate::domain::code::{Code, codes};
use crate::domain::id::{CaseId, WorkplaceId, YouthId};
use crate::domain::outflow::answer::{AnswerKind, SubjectKind};
use crate::domain::outflow::case_file::{ArrangementFacts, CaseFacts, CaseFile};
use crate::domain::outflow::threshold::{Limit, Thresholds};
use crate::domain::permission::Role;
use crate::domain::referral::Referral;
use chrono::NaiveDate;

codes! {
    /// The rules that this program knows.
    RuleCode as "rule" { G0 = "G0", G1 = "G1", G2 = "G2", R01 = "R01", R02 = "R02", R03 = "R03", R04 = "R04", R05 = "R05", R06 = "R06", R07 = "R07", R13 = "R13", R16 = "R16", R19 = "R19", R21 = "R21" }
}

codes! {
    /// What a flag asks for. The kind stands in the evidence, since R02 can change it.
    Kind as "flag-kind" { Close = "close", ScaleDown = "scale_down", Review = "review", Attention = "attention", Hint = "hint" }
}

/// What a flag is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Subject {
    pub kind: SubjectKind,
    pub id: i64,
}

/// A value among the facts of an evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    Day(NaiveDate),
    Count(i64),
    /// A value of a closed list: its text key's first part and its code.
    Code(&'static str, &'static str),
    /// A provider, to be shown by name.
    Provider(i64),
}

/// One fact behind a flag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fact {
    pub name: &'static str,
    pub value: Option<Value>,
    /// Whether a change of it makes an answer lapse. Day counts and what is shown for context do not.
    pub decides: bool,
}

impl Fact {
    pub fn decides(name: &'static str, value: impl Into<Option<Value>>) -> Self {
        Self { name, value: value.into(), decides: true }
    }
    pub fn shows(name: &'static str, value: impl Into<Option<Value>>) -> Self {
        Self { name, value: value.into(), decides: false }
    }
    pub fn code<C: Code>(code: C) -> Value {
        Value::Code(C::NAME, code.code())
    }
}

/// Why a flag stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    pub kind: Kind,
    pub urgent: bool,
    pub facts: Vec<Fact>,
    pub limits: Vec<(&'static str, i64)>,
    /// Since when it could have been seen; with `days` how late it is.
    pub since: Option<NaiveDate>,
    pub days: Option<i64>,
    /// What decides without being shown to everyone, such as a sibling's safety.
    pub unseen: String,
}

/// What a rule looks at.
#[derive(Clone, Copy)]
pub struct Look<'a> {
    pub file: &'a CaseFile,
    pub thresholds: &'a Thresholds,
    pub today: NaiveDate,
}

/// A rule's question, by what it is asked of.
#[derive(Clone, Copy)]
pub enum Judge {
    Case(fn(Look, &CaseFacts) -> Option<Evidence>),
    Arrangement(fn(Look, &ArrangementFacts) -> Option<Evidence>),
    Referral(fn(Look, &CaseFacts, &Referral) -> Option<Evidence>),
}

impl Judge {
    pub fn subject(self) -> SubjectKind {
        match self {
            Self::Case(_) => SubjectKind::Case,
            Self::Arrangement(_) => SubjectKind::Arrangement,
            Self::Referral(_) => SubjectKind::Referral,
        }
    }
}

/// A row of the table of rules.
pub struct Rule {
    pub code: RuleCode,
    /// Goes up when its meaning changes; answers remember it.
    pub version: i32,
    pub kinds: &'static [Kind],
    /// Place in the order of the list, and the place when urgent.
    pub place: i64,
    pub place_urgent: i64,
    pub audience: &'static [Role],
    pub limits: &'static [Limit],
    /// What makes the line leave, as codes.
    pub clears: &'static [&'static str],
    pub longest_keep_on: i64,
    pub judges: &'static [Judge],
    /// Facts that hit the rule on a day.
    pub hit: fn(NaiveDate) -> CaseFile,
    /// Facts that miss it by one day or one fact.
    pub near_miss: fn(NaiveDate) -> CaseFile,
}

/// A rule that hits, with its evidence.
#[derive(Clone)]
pub struct Flag {
    pub rule: &'static Rule,
    pub subject: Subject,
    pub youth: YouthId,
    /// The case it belongs to, where it is about one.
    pub case: Option<CaseId>,
    /// Where it is to be seen: the case's workplace, or the arrangement's follower.
    pub workplace: WorkplaceId,
    pub guarded: bool,
    pub evidence: Evidence,
}

impl Flag {
    /// The facts and limits that decide, written out. Day counts do not belong to it.
    pub fn fingerprint(&self) -> String {
        let facts = self.evidence.facts.iter().filter(|it| it.decides).map(|it| {
            let value = match it.value {
                None => "none".to_owned(),
                Some(Value::Day(day)) => day.to_string(),
                Some(Value::Count(count) | Value::Provider(count)) => count.to_string(),
                Some(Value::Code(_, code)) => code.to_owned(),
            };
            format!("{}={value}", it.name)
        });
        let limits = self.evidence.limits.iter().map(|(name, value)| format!("{name}={value}"));
        let kind = format!("kind={}", self.evidence.kind.code());
        let unseen = (!self.evidence.unseen.is_empty()).then(|| self.evidence.unseen.clone());
        std::iter::once(kind).chain(facts).chain(limits).chain(unseen).collect::<Vec<_>>().join(";")
    }

    /// The answers it takes. Under the safety guard nothing is closed or scaled down.
    pub fn answers(&self) -> &'static [AnswerKind] {
        use AnswerKind as A;
        // Help that stopped is asked about once, and the asking ends with an explanation.
        if self.rule.code == RuleCode::G1 {
            return &[A::Explained, A::KeepOn];
        }
        match (self.evidence.kind, self.guarded) {
            (Kind::Close | Kind::ScaleDown, false) => &[A::Close, A::ScaleDown, A::KeepOn],
            (Kind::Close | Kind::ScaleDown, true) => &[A::KeepOn],
            (Kind::Review | Kind::Attention, _) => &[A::Planned, A::KeepOn, A::Incorrect],
            (Kind::Hint, _) => &[],
        }
    }

    pub fn place(&self) -> i64 {
        if self.evidence.urgent { self.rule.place_urgent } else { self.rule.place }
    }

    pub fn fact(&self, name: &str) -> Option<Value> {
        self.evidence.facts.iter().find(|it| it.name == name).and_then(|it| it.value)
    }
}
