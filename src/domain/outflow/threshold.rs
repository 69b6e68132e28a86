//! Limits of the rules: what may be set, within which bounds, and the values of one version.

use crate::domain::code::codes;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

codes! {
    /// Where the default of a limit comes from.
    Origin as "limit-origin" {
        /// A proposal, to be settled by those who work with it.
        Proposal = "proposal",
        /// A proposal within the national norms for waiting.
        WithinNorms = "within_norms",
        /// The national norm: fourteen weeks to treatment.
        Norm = "norm",
        /// iJw: a stop message is due within five working days of the end.
        StopMessage = "stop_message",
    }
}

/// One limit of a rule, as declared beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    pub name: &'static str,
    /// What the number counts: day, working_day, times, percent, month.
    pub unit: &'static str,
    pub default: i64,
    pub min: i64,
    pub max: i64,
    /// Where the default comes from.
    pub origin: Origin,
}

/// One version of all limits. A limit that a version does not name keeps its default.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Thresholds {
    pub version: u32,
    /// By rule code, then by name.
    pub limits: BTreeMap<String, BTreeMap<String, i64>>,
}

impl Thresholds {
    /// The value of a limit in this version.
    pub fn of(&self, rule: &str, limit: &Limit) -> i64 {
        self.limits.get(rule).and_then(|it| it.get(limit.name)).copied().unwrap_or(limit.default).clamp(limit.min, limit.max)
    }

    /// From how many days before its planned end an arrangement "ends soon"; R05's limit, used by every status.
    pub fn soon(&self) -> i64 {
        self.of("R05", &crate::domain::outflow::rules::r05_ends_soon::SOON)
    }
}
