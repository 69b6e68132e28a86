//! Help that follows on help: lighter, heavier, at another provider, or under another number.

use crate::db;
use crate::domain::arrangement::{ArrangementRefused, DecidedBy, DecisionKind, Next, Succession};
use crate::domain::calendar::{plus_days, plus_months};
use crate::domain::catalogue::Intensity;
use crate::domain::code::{Code, codes};
use crate::domain::id::{ArrangementId, ProviderId};
use crate::domain::outflow::case_file::ArrangementFacts;
use crate::domain::permission::Action;
use crate::domain::pilot_light::{self, Kindling};
use crate::text::Lang;
use crate::web::arrangement::{act_on, beside_decision, form_about, intensities, offered};
use crate::web::desk::{Desk, WebResult};
use crate::web::error::{Failure, WebError};
use crate::web::form::{Form, Reader, Typed};
use crate::web::view::Dossier;

codes! {
    /// In what help goes on after scaling down.
    GoesOn as "goes-on" { Arrangement = "arrangement", PilotLight = "pilot_light" }
}

pub const SCALE_DOWN: &str = "succession-scale-down";
const SCALE_UP: &str = "succession-scale-up";
const TRANSFER: &str = "succession-transfer";
const RENUMBER: &str = "succession-renumbering";

/// The kinds of succession with their words in the address.
const KINDS: [(&str, &str, DecisionKind); 4] = [
    (SCALE_DOWN, "scale-down", DecisionKind::ScaleDown),
    (SCALE_UP, "scale-up", DecisionKind::ScaleUp),
    (TRANSFER, "transfer", DecisionKind::Transfer),
    (RENUMBER, "renumbering", DecisionKind::Change),
];

fn succession_form(lang: Lang, id: ArrangementId, word: &str, kind: DecisionKind, providers: Vec<(String, String)>, warned: bool) -> Form {
    let form = Form::new(lang, "succession", format!("/arrangements/{id}/{word}")).day("on").focus();
    let form = if kind == DecisionKind::ScaleDown { form.radios("goes_on", GoesOn::ALL) } else { form };
    let form = if kind == DecisionKind::Change { form } else { form.choose("provider", providers).or_none() };
    let form = match kind {
        DecisionKind::ScaleDown => form.select("intensity", &intensities()).day("planned_end_on").optional(),
        DecisionKind::ScaleUp => form.select("intensity", &intensities()).day("planned_end_on"),
        _ => form.day("planned_end_on"),
    };
    let form = form.short("number").digits();
    let form = if kind == DecisionKind::Change { form } else { form.optional() };
    let form = if kind == DecisionKind::ScaleDown { form.area("relapse_agreement").day("pilot_light_on") } else { form };
    let form = form.day("decided_on").radios("decided_by", DecidedBy::ALL).area("motive");
    if warned { form.check("sure").optional() } else { form }
}

pub fn example_forms(lang: Lang, id: ArrangementId) -> Vec<(&'static str, Form)> {
    KINDS.map(|(act, word, kind)| (act, succession_form(lang, id, word, kind, Vec::new(), true))).into()
}

/// The kind of succession that the address names with its last word but one or its last.
fn kind_of(desk: &Desk) -> Result<(&'static str, &'static str, DecisionKind), WebError> {
    KINDS.into_iter().find(|(_, word, _)| desk.path.split('/').any(|part| part == *word)).ok_or(WebError::NotFound)
}

fn blank(desk: &Desk, dossier: &Dossier, facts: &ArrangementFacts, warned: bool) -> Result<Form, WebError> {
    let (_, word, kind) = kind_of(desk)?;
    Ok(succession_form(desk.lang, facts.arrangement.id, word, kind, offered(desk, dossier)?.providers, warned))
}

pub fn new(desk: &Desk) -> WebResult {
    let (act, _, kind) = kind_of(desk)?;
    form_about(desk, act, |dossier, facts| {
        let it = &facts.arrangement;
        let mut typed = Typed::default();
        typed.set("on", desk.lang.day(desk.today));
        typed.set("goes_on", GoesOn::Arrangement.code());
        if kind != DecisionKind::Transfer {
            typed.set("provider", it.provider_id.to_string());
        }
        let intensity = match kind {
            DecisionKind::ScaleDown => Intensity::Perspective,
            DecisionKind::ScaleUp => Intensity::Intensive,
            _ => it.intensity,
        };
        typed.set("intensity", intensity.code());
        typed.set("planned_end_on", desk.lang.day(plus_months(desk.today, 6).max(it.planned_end_on.unwrap_or(desk.today))));
        typed.set("pilot_light_on", desk.lang.day(plus_months(desk.today, 2)));
        typed.set("decided_on", desk.lang.day(desk.today));
        typed.set("decided_by", DecidedBy::YouthProfessional.code());
        Ok((blank(desk, dossier, facts, false)?, typed))
    })
}

/// What was filled in; the provider and the intensity stay as they are where the form does not ask.
struct Filled {
    succession: Option<Succession>,
    provider: Option<ProviderId>,
    intensity: Option<Intensity>,
    planned_end_on: Option<chrono::NaiveDate>,
    number: Option<i64>,
    goes_on: bool,
}

fn read(desk: &Desk, read: &Reader, kind: DecisionKind) -> Filled {
    let down = kind == DecisionKind::ScaleDown;
    let goes_on = !down || read.code::<GoesOn>("goes_on") != Some(GoesOn::PilotLight);
    let on = read.day("on");
    let provider = match kind {
        DecisionKind::Change => None,
        _ => desk.typed.get("provider").parse().ok().map(ProviderId),
    };
    if goes_on && kind != DecisionKind::Change && provider.is_none() {
        read.missing("provider");
    }
    let scales = matches!(kind, DecisionKind::ScaleDown | DecisionKind::ScaleUp);
    let intensity = if goes_on && scales { read.code_among("intensity", &intensities()) } else { None };
    let planned_end_on = if goes_on { read.day("planned_end_on") } else { None };
    let number = if !goes_on || (kind != DecisionKind::Change && read.is_empty("number")) { None } else { read.number("number") };
    let (decided_on, decided_by) = (read.day("decided_on"), read.code::<DecidedBy>("decided_by"));
    let motive = read.optional_text("motive");
    let relapse_agreement = if down { read.optional_text("relapse_agreement") } else { Some(String::new()) };
    let pilot_light_on = if down { read.optional_day("pilot_light_on") } else { Some(None) };
    let succession = (|| {
        Some(Succession {
            kind,
            on: on?,
            decided_on: decided_on?,
            decided_by: decided_by?,
            motive: motive?,
            relapse_agreement: relapse_agreement?,
            pilot_light_on: pilot_light_on?,
            next: None,
        })
    })();
    Filled { succession, provider, intensity, planned_end_on, number, goes_on }
}

pub fn create(desk: &Desk) -> WebResult {
    let (act, _, kind) = kind_of(desk)?;
    let reader = Reader::new(&desk.typed, desk.lang, "succession", desk.today);
    let filled = read(desk, &reader, kind);
    // Where there is a file in the practice, its first pilot-light contact is planned with it.
    let writes = desk.also(Action::WriteConsultation);
    act_on(
        desk,
        act,
        |dossier, facts, warned| blank(desk, dossier, facts, warned),
        reader.errors(),
        |tx, it| {
            let Some(mut succession) = filled.succession else { return Err(WebError::BadRequest.into()) };
            let known = filled.provider.is_none_or(|id| takes_new_help(tx, id, desk.today));
            if !known {
                return Err(Failure::Refused(ArrangementRefused::ProviderGone));
            }
            if filled.goes_on {
                let Some(planned_end_on) = filled.planned_end_on else { return Err(WebError::BadRequest.into()) };
                succession.next = Some(Next {
                    provider_id: filled.provider.unwrap_or(it.stored.provider_id),
                    intensity: filled.intensity.unwrap_or(it.stored.intensity),
                    planned_end_on,
                    allocation_number: filled.number,
                });
            }
            let (on, first, agreement) = (succession.on, succession.pilot_light_on, succession.relapse_agreement.clone());
            let guarded = |on| it.file.is_guarded(on);
            let done = it.stored.succeed(succession, it.history, it.birth, guarded, it.recorded).map_err(Failure::Refused)?;
            if let Some(begun) = &done.next
                && db::arrangement::knows_number(tx.conn(), begun)?
            {
                return Err(Failure::Refused(ArrangementRefused::NumberKnown));
            }
            tx.save(done.moved)?;
            tx.save(done.decision)?;
            let next = done.next.map(|begun| db::arrangement::begin(tx, begun)).transpose()?;
            if let (Some(permit), Some(first)) = (&writes, first) {
                let kindling = (!filled.goes_on).then(|| Kindling {
                    on: plus_days(on, 1),
                    first_contact_on: first,
                    lasting_until: None,
                    relapse_agreement: agreement,
                });
                plan_pilot_light(tx, permit, &it, first, kindling, desk)?;
            }
            Ok(format!("/arrangements/{}?saved=arrangement-succeeded", next.unwrap_or(it.stored.id)))
        },
        |why| match why {
            ArrangementRefused::NoRelapseAgreement => "relapse_agreement",
            ArrangementRefused::PilotLightMissing | ArrangementRefused::PilotLightEarly | ArrangementRefused::PilotLightNotPlanned => {
                "pilot_light_on"
            }
            ArrangementRefused::NotLighter | ArrangementRefused::NotHeavier => "intensity",
            ArrangementRefused::SameProvider | ArrangementRefused::ProviderGone => "provider",
            ArrangementRefused::SameNumber | ArrangementRefused::NumberKnown => "number",
            ArrangementRefused::Past18 | ArrangementRefused::Past23 => "planned_end_on",
            ArrangementRefused::MotiveMissing | ArrangementRefused::DecidedInFuture => beside_decision(why),
            _ => "on",
        },
    )
}

fn takes_new_help(tx: &mut db::Tx, id: ProviderId, today: chrono::NaiveDate) -> bool {
    db::workplace::open_providers(tx.conn(), today).is_ok_and(|open| open.iter().any(|(known, _)| *known == id))
}

/// The open episode of the youth in the practice gets the contact, and the pilot light where no arrangement goes on.
fn plan_pilot_light(
    tx: &mut db::Tx,
    permit: &crate::domain::permission::Permit,
    it: &super::arrangement::Acting,
    first: chrono::NaiveDate,
    kindling: Option<Kindling>,
    desk: &Desk,
) -> Result<(), Failure<ArrangementRefused>> {
    let not_planned = || Failure::Refused(ArrangementRefused::PilotLightNotPlanned);
    let (file, _) = db::case_files::of_youth(tx.conn(), permit, it.stored.youth_id)?;
    let Some(episode) = file.cases.iter().find_map(|case| case.open_episode()).cloned() else { return Ok(()) };
    let author = it.recorded.by;
    match kindling {
        Some(kindling) if episode.pilot_light_on.is_none() => {
            tx.save(episode.light(kindling, it.guarded, author, desk.today).map_err(|_| not_planned())?)?;
        }
        _ => {
            tx.save(pilot_light::contact(&episode, first, author, desk.today).map_err(|_| not_planned())?)?;
        }
    }
    Ok(())
}
