//! How the domain's own types lie in a column: ids as bigint, codes and numbers as text.

use crate::domain::account::{Digest, LinkPurpose, Locale, MailKind, Theme};
use crate::domain::arrangement::{DateField, DateSource, DecidedBy, DecisionKind, Ground};
use crate::domain::case::{CloseReason, HelpQuestions, Intention, LifeDomains, Outcome, Regime, Severity};
use crate::domain::catalogue::{HelpQuestion, Intensity, LifeDomain, Profile};
use crate::domain::change::{Noun, TextField};
use crate::domain::code::{ChangeReason, Code, EndReason, Sex};
use crate::domain::consent::{Basis, Giver, Purpose};
use crate::domain::consultation::{ClockTime, ConsultationStatus, Form, Kind, PilotLightOutcome, Present};
use crate::domain::contact_person::{MayKnow, Relation};
use crate::domain::contract::TariffUnit;
use crate::domain::evaluation::{EvaluationKind, Informant, Proposal, WithoutHelp};
use crate::domain::goal::GoalState;
use crate::domain::id::*;
use crate::domain::identity::{AgbCode, Bsn, MunicipalityCode};
use crate::domain::outflow::answer::{AnswerKind, Motive, SubjectKind};
use crate::domain::outflow::rule::RuleCode;
use crate::domain::permission::Role;
use crate::domain::referral::{AgreedHow, ReferralRefusal, ReferralStatus, Target, Urgency};
use crate::domain::safety::Concern;
use crate::domain::workplace::WorkplaceKind;
use crate::domain::youth::AuthorityKind;
use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql, Queryable};
use diesel::expression::AsExpression;
use diesel::internal::derives::as_expression::Bound;
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types::{BigInt, Integer, Nullable, SingleValue, Text};

/// A domain type that is stored as one column: `write` lends the stored value, `read` takes it back or says why not.
macro_rules! column {
    ($type:ty as $sql:ty, $base:ty, $lent:ty, write $write:expr, read $read:expr) => {
        impl<DB: Backend> FromSql<$sql, DB> for $type
        where
            $base: FromSql<$sql, DB>,
        {
            fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
                let stored = <$base as FromSql<$sql, DB>>::from_sql(bytes)?;
                let read: fn($base) -> Option<$type> = $read;
                read(stored).ok_or_else(|| concat!("a column holds no valid ", stringify!($type)).into())
            }
        }
        impl<DB: Backend> ToSql<$sql, DB> for $type
        where
            $lent: ToSql<$sql, DB>,
        {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
                let write: fn(&Self) -> &$lent = $write;
                <$lent as ToSql<$sql, DB>>::to_sql(write(self), out)
            }
        }
        impl<DB: Backend> ToSql<Nullable<$sql>, DB> for $type
        where
            Self: ToSql<$sql, DB>,
        {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
                <Self as ToSql<$sql, DB>>::to_sql(self, out)
            }
        }
        impl<ST: SingleValue, DB: Backend> Queryable<ST, DB> for $type
        where
            Self: FromSql<ST, DB>,
        {
            type Row = Self;
            fn build(row: Self) -> deserialize::Result<Self> {
                Ok(row)
            }
        }
        column!(@expression $type, $sql);
        column!(@expression $type, Nullable<$sql>);
    };
    (@expression $type:ty, $sql:ty) => {
        impl AsExpression<$sql> for $type {
            type Expression = Bound<$sql, Self>;
            fn as_expression(self) -> Self::Expression {
                Bound::new(self)
            }
        }
        impl<'e> AsExpression<$sql> for &'e $type {
            type Expression = Bound<$sql, &'e $type>;
            fn as_expression(self) -> Self::Expression {
                Bound::new(self)
            }
        }
    };
}

macro_rules! id_columns {
    ($($type:ty),+ $(,)?) => {$( column!($type as BigInt, i64, i64, write |it| &it.0, read |id| Some(<$type>::from(id))); )+};
}
macro_rules! code_columns {
    ($($type:ty),+ $(,)?) => {$( column!($type as Text, String, str, write |it| it.code(), read |code| <$type>::from_code(&code)); )+};
}

id_columns!(
    AccountId,
    WorkplaceId,
    ProviderId,
    HouseholdId,
    YouthId,
    CaseId,
    EpisodeId,
    ConsultationId,
    ReferralId,
    ArrangementId,
    DateChangeId,
    DecisionId,
    AllocationId,
    DeliveryId,
    MessageId,
    AuthorityId,
    ConsentId,
    SafetyRecordId,
    AnswerId,
    SettingId,
    GoalId,
    GoalScoreId,
    EvaluationId,
    ResidenceId,
    ContactPersonId,
    NoteTemplateId,
    AdviceId,
    AbsenceId,
    QuestionId,
    SightingId,
    StopRequestId,
    ContractId,
    TariffId,
    OwnTotalId,
);
code_columns!(
    Role,
    Locale,
    Theme,
    WorkplaceKind,
    Sex,
    AuthorityKind,
    Giver,
    Basis,
    Regime,
    Severity,
    ConsultationStatus,
    Form,
    Kind,
    Present,
    Target,
    Urgency,
    ReferralStatus,
    Profile,
    Intensity,
    DateField,
    DateSource,
    DecisionKind,
    DecidedBy,
    EndReason,
    ChangeReason,
    Concern,
    SubjectKind,
    AnswerKind,
    Motive,
    RuleCode,
    Noun,
    TextField,
    Intention,
    Outcome,
    CloseReason,
    PilotLightOutcome,
    AgreedHow,
    ReferralRefusal,
    Ground,
    Purpose,
    LifeDomain,
    HelpQuestion,
    GoalState,
    EvaluationKind,
    WithoutHelp,
    Informant,
    Proposal,
    Relation,
    MayKnow,
    Digest,
    LinkPurpose,
    MailKind,
    TariffUnit,
);
column!(MunicipalityCode as Text, String, str, write | it | it.as_str(), read | code | MunicipalityCode::parse(&code).ok());
column!(AgbCode as Text, String, str, write | it | it.as_str(), read | code | AgbCode::parse(&code).ok());
column!(Bsn as Text, String, str, write | it | it.reveal(), read | number | Bsn::parse(&number).ok());
column!(HelpQuestions as Text, String, str, write | it | it.codes(), read | codes | HelpQuestions::from_codes(&codes));
column!(LifeDomains as Text, String, str, write | it | it.codes(), read | codes | LifeDomains::from_codes(&codes));
column!(ClockTime as Integer, i32, i32, write | it | &it.0, read | minutes | ClockTime::from_minutes(minutes));
