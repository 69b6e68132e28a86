//! The line that a practice copies into its own record system after a decision. It names no person.

use crate::domain::arrangement::{Arrangement, Decision};
use crate::domain::case::Episode;
use crate::domain::code::Code;
use crate::domain::history::Milestone;
use crate::domain::referral::Referral;
use crate::text::{Lang, args};
use chrono::NaiveDate;

/// The provider's name, or the word that the texts choose by when there is none.
fn or_none(lang: Lang, text: &str) -> String {
    if text.is_empty() { lang.t("date-none") } else { text.to_owned() }
}

/// What comes after the decision itself: the agreement, and the first contact from the day it was taken on.
fn afterwards(lang: Lang, relapse: bool, next: Option<NaiveDate>) -> String {
    let mut said = String::new();
    if relapse {
        said.push_str(&lang.t("his-relapse"));
    }
    if let Some(next) = next {
        said.push_str(&lang.with("his-next", &args([("day", lang.day(next).into())])));
    }
    said
}

pub fn decided(lang: Lang, help: &Arrangement, decision: &Decision, provider: &str, next: Option<NaiveDate>) -> String {
    let told = args([
        ("day", lang.day(decision.decided_on).into()),
        ("profile", help.profile.code().into()),
        ("provider", provider.to_owned().into()),
        ("kind", lang.code(decision.kind).into()),
        ("until", lang.day_or_none(decision.new_end_on).into()),
        ("after", afterwards(lang, decision.relapse_agreed, next.or(decision.pilot_light_on)).into()),
    ]);
    lang.with("his-decided", &told)
}

pub fn agreed(lang: Lang, referral: &Referral, provider: &str, next: Option<NaiveDate>) -> String {
    let told = args([
        ("day", lang.day(referral.agreed_on.unwrap_or(referral.referred_on)).into()),
        ("target", lang.code(referral.target).into()),
        ("provider", or_none(lang, provider).into()),
        ("after", afterwards(lang, false, next).into()),
    ]);
    lang.with("his-agreed", &told)
}

/// `relapse`: what to do at a relapse was agreed in the episode that closed.
pub fn closed(lang: Lang, episode: &Episode, relapse: bool, next: Option<NaiveDate>) -> String {
    let told = args([
        ("day", lang.day_or_none(episode.closed_on).into()),
        ("outcome", episode.outcome.map(|it| lang.code(it)).unwrap_or_default().into()),
        ("after", afterwards(lang, relapse, next).into()),
    ]);
    lang.with("his-closed", &told)
}

/// The line of what was settled last. `provider` names one, `relapse` says whether an episode ended with an agreement.
pub fn milestone(
    lang: Lang,
    milestone: Milestone,
    provider: impl Fn(crate::domain::id::ProviderId) -> String,
    relapse: impl Fn(&Episode) -> bool,
    next: Option<NaiveDate>,
) -> String {
    match milestone {
        Milestone::Decided(help, decision) => decided(lang, &help.arrangement, decision, &provider(help.arrangement.provider_id), next),
        Milestone::Agreed(it) => agreed(lang, it, &it.provider_id.map(provider).unwrap_or_default(), next),
        Milestone::Closed(it) => closed(lang, it, relapse(it), next),
    }
}
