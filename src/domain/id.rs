//! Ids: 64-bit integers that never come back, one type per noun so that they cannot be swapped.

use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl $name {
            /// The id of what is not stored yet; the database gives the real one.
            pub const NEW: Self = Self(0);
        }

        impl From<i64> for $name {
            fn from(id: i64) -> Self { Self(id) }
        }
        impl From<$name> for i64 {
            fn from(id: $name) -> Self { id.0 }
        }
    )+};
}

ids! {
    AccountId, WorkplaceId, ProviderId, HouseholdId,
    /// A youth; people read it as J-0042.
    YouthId,
    CaseId, EpisodeId, ConsultationId, ReferralId, ArrangementId, DateChangeId, DecisionId, AllocationId,
    DeliveryId, MessageId, AuthorityId, ConsentId, SafetyRecordId, AnswerId, SettingId,
    GoalId, GoalScoreId, EvaluationId, ResidenceId, ContactPersonId, NoteTemplateId, AdviceId, AbsenceId,
    QuestionId, SightingId, StopRequestId, ContractId, TariffId, OwnTotalId,
}

macro_rules! shown {
    ($($name:ident),+ $(,)?) => {$(
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "{}", self.0) }
        }
    )+};
}
shown!(
    AccountId,
    WorkplaceId,
    ProviderId,
    HouseholdId,
    CaseId,
    EpisodeId,
    ConsultationId,
    ReferralId,
    ArrangementId,
    DecisionId,
    AnswerId,
    GoalId,
    EvaluationId,
    ContactPersonId,
    NoteTemplateId,
    AbsenceId,
    QuestionId,
    StopRequestId,
    ContractId,
    TariffId
);

impl YouthId {
    /// Reads J-0042, j-42 or 42.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let digits = text.strip_prefix(['J', 'j']).and_then(|it| it.strip_prefix('-')).unwrap_or(text);
        digits.parse().ok().filter(|id| *id > 0).map(Self)
    }
}

impl fmt::Display for YouthId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "J-{:04}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_youth_is_read_as_a_number_of_at_least_four_digits() {
        assert_eq!(YouthId(42).to_string(), "J-0042");
        assert_eq!(YouthId(123_456).to_string(), "J-123456");
        assert_eq!(
            ["J-0042", " j-42", "42", "J--42", "Kim", "J-0", ""].map(YouthId::parse),
            [Some(YouthId(42)), Some(YouthId(42)), Some(YouthId(42)), None, None, None, None]
        );
    }
}
