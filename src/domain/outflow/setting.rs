//! Limits and catalogue as versions: nothing is overwritten, and the newest version rules from its first day.

use crate::domain::catalogue::Catalogue;
use crate::domain::change::{Event, New};
use crate::domain::code::Code;
use crate::domain::id::{AccountId, SettingId};
use crate::domain::outflow::rule::Rule;
use crate::domain::outflow::threshold::Thresholds;
use chrono::NaiveDate;
use serde::Serialize;
use thiserror::Error;

/// What one version says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Content {
    Limits(Thresholds),
    Catalogue(Catalogue),
}

/// A version of the limits or of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Setting {
    pub id: SettingId,
    /// 1 is the seed; each version is one more than the one it follows.
    pub version: i32,
    /// From this day on it rules, also over an earlier version that was still to come.
    pub valid_from: NaiveDate,
    pub content: Content,
    pub recorded_by: AccountId,
}

/// Why a version is not saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum SettingRefused {
    /// What was flagged or not on a day that has been stays as it was.
    #[error("setting-in-past")]
    InPast,
    /// Outside the bounds of this limit of the rule.
    #[error("setting-out-of-bounds")]
    OutOfBounds(&'static str),
}

impl Setting {
    /// The version after `latest`, by `by`. Saving what was there already says that it was looked at.
    pub fn follow(
        latest: i32,
        content: Content,
        valid_from: NaiveDate,
        by: AccountId,
        today: NaiveDate,
    ) -> Result<New<Self>, SettingRefused> {
        if valid_from < today {
            return Err(SettingRefused::InPast);
        }
        let version = latest + 1;
        let content = match content {
            Content::Limits(limits) => Content::Limits(Thresholds { version: version.unsigned_abs(), ..limits }),
            other => other,
        };
        Ok(New::of(Self { id: SettingId::NEW, version, valid_from, content, recorded_by: by }, Event::SettingsChanged))
    }
}

impl Thresholds {
    /// The same limits with other values for one rule, each within its bounds. A limit that is not named stays.
    pub fn with(&self, rule: &Rule, values: &[(&'static str, i64)]) -> Result<Self, SettingRefused> {
        let mut changed = self.clone();
        for (name, value) in values {
            let limit = rule.limits.iter().find(|it| it.name == *name);
            if !limit.is_some_and(|it| (it.min..=it.max).contains(value)) {
                return Err(SettingRefused::OutOfBounds(name));
            }
            changed.limits.entry(rule.code.code().to_owned()).or_default().insert((*name).to_owned(), *value);
        }
        Ok(changed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::outflow::rule::RuleCode;
    use crate::domain::outflow::rules;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_limit_stays_within_its_bounds_and_the_others_stay() {
        let rule = rules::rule(RuleCode::R06).unwrap();
        let changed = Thresholds::default().with(rule, &[("late", 10)]).unwrap();
        let value = |thresholds: &Thresholds, name| rule.limits.iter().find(|it| it.name == name).map(|it| thresholds.of("R06", it));
        assert_eq!((value(&changed, "late"), value(&changed, "urgent")), (Some(10), Some(15)));
        for (name, value) in [("late", -1), ("late", 31), ("urgent", 91), ("nothing", 1)] {
            assert_eq!(changed.with(rule, &[(name, value)]), Err(SettingRefused::OutOfBounds(name)), "{value}");
        }
    }

    #[test]
    fn a_version_follows_the_last_one_and_never_rules_the_past() {
        let today = day("2026-11-22");
        let follow = |from: &str| Setting::follow(4, Content::Limits(Thresholds::default()), day(from), AccountId(7), today);
        assert_eq!(follow("2026-11-21").unwrap_err(), SettingRefused::InPast);
        let saved = follow("2026-12-01").unwrap();
        assert_eq!((saved.change().event(), saved.change().state().version), (&Event::SettingsChanged, 5));
        assert!(matches!(&saved.change().state().content, Content::Limits(limits) if limits.version == 5));
    }
}
