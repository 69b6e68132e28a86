//! Closing a case in one form, with a count of what is still open beforehand; and opening it again.

use crate::db;
use crate::domain::calendar::plus_months;
use crate::domain::case::{CloseReason, Outcome};
use crate::domain::closing::{self, Closing, ClosingRefused, GoalNow, OpenEnds, ReopeningRefused, Standing};
use crate::domain::code::Code;
use crate::domain::goal::GoalState;
use crate::domain::id::{CaseId, GoalId, WorkplaceId};
use crate::domain::outflow::case_file::{CaseFacts, CaseFile};
use crate::domain::outflow::threshold::Thresholds;
use crate::domain::permission::Action;
use crate::domain::workplace::WorkplaceKind;
use crate::text::{Lang, args};
use crate::web::act::ActPage;
use crate::web::desk::{Desk, WebResult};
use crate::web::error::{Failure, WebError};
use crate::web::form::{Errors, Form, Reader, Typed};
use crate::web::view::{Dossier, count};
use std::collections::BTreeMap;

const CLOSE: &str = "closing";
const REOPEN: &str = "reopening";

/// What a goal came to when it was left.
const RESULTS: [GoalState; 5] = [GoalState::Reached, GoalState::Largely, GoalState::Partly, GoalState::NotFeasible, GoalState::Dropped];

/// A goal with its words, for its own field.
struct GoalField {
    now: GoalNow,
    label: String,
}

fn closing_form(lang: Lang, case: CaseId, goals: &[GoalField], followers: Option<Vec<(String, String)>>) -> Form {
    let form = Form::new(lang, "closing", format!("/cases/{case}/closure"))
        .day("on")
        .focus()
        .select("outcome", Outcome::ALL)
        .or_none()
        .select("reason", CloseReason::ALL)
        .or_none();
    let form = goals.iter().fold(form, |form, goal| {
        let hint = lang.with("closing-goal-hint", &args([("state", lang.code(goal.now.state).into())]));
        form.named(field_of_goal(goal.now.id), "radios", "medium", goal.label.clone(), hint).offering(&RESULTS)
    });
    let form = match followers {
        Some(followers) => form.choose("follower", followers),
        None => form,
    };
    form.area("motive")
}

fn field_of_goal(id: GoalId) -> String {
    format!("goal-{id}")
}

fn reopening_form(lang: Lang, case: CaseId) -> Form {
    Form::new(lang, "reopening", format!("/cases/{case}/reopening")).day("on").focus().day("expected_end_on").area("motive")
}

pub fn example_forms(lang: Lang, case: CaseId) -> Vec<(&'static str, Form)> {
    let now = GoalNow { id: GoalId(4), state: GoalState::Largely, score: 7 };
    let goals = [GoalField { now, label: "Anna gaat weer alleen naar school".into() }];
    let followers = Some(vec![("4".into(), "Toegang Bergen op Zoom".into())]);
    vec![(CLOSE, closing_form(lang, case, &goals, followers)), (REOPEN, reopening_form(lang, case))]
}

/// Reads what stands on the case as the act wants it.
fn with_standing<T>(
    file: &CaseFile,
    case: &CaseFacts,
    thresholds: &Thresholds,
    today: chrono::NaiveDate,
    then: impl FnOnce(Option<&Standing>) -> T,
) -> T {
    let Some(episode) = case.open_episode() else { return then(None) };
    let arrangements: Vec<_> =
        file.arrangements.iter().map(|it| (&it.arrangement, it.history.as_slice(), it.status(today, thresholds))).collect();
    let goals: Vec<GoalNow> = file.goals.iter().filter(|it| it.goal.episode_id == Some(episode.id)).map(|it| it.now(today)).collect();
    then(Some(&Standing {
        episode,
        consultations: &case.consultations,
        referrals: &case.referrals,
        arrangements: &arrangements,
        goals: &goals,
        workplace: case.case.workplace_id,
        guarded: file.is_guarded(today),
    }))
}

/// What the page counts before anything happens, and what the form asks for.
struct Asked {
    notes: Vec<String>,
    goals: Vec<GoalField>,
    followers: Option<Vec<(String, String)>>,
    version: i32,
}

fn asked(desk: &Desk, dossier: &Dossier, case: &CaseFacts) -> Result<Asked, WebError> {
    let lang = desk.lang;
    let version = case.open_episode().ok_or(WebError::NotFound)?.version;
    let open_goals: Vec<GoalId> = dossier.file.goals.iter().map(|it| it.goal.id).collect();
    // What the goals say is shown under the right to read goals.
    let words = match desk.also(Action::ReadGoals) {
        Some(_) => desk.read(|conn| db::goal::descriptions(conn, &open_goals))?,
        None => BTreeMap::new(),
    };
    let counted = |key: &str, n: usize| (n > 0).then(|| lang.with(key, &args([("count", count(n))])));
    let drafts = desk.read(|conn| db::draft::of_case(conn, desk.permit.as_ref().ok_or(db::DbError::NotFound)?, case.case.id))?;
    with_standing(&dossier.file, case, &dossier.thresholds, desk.today, |standing| {
        let open = standing.map(|it| OpenEnds::of(it, desk.today)).unwrap_or_default();
        let notes: Vec<String> = [
            counted("closing-open-unsettled", open.unsettled.len()),
            counted("closing-open-planned", open.planned.len()),
            counted("closing-open-drafts", open.drafts.len()),
            counted("closing-open-sent", open.sent.len()),
            counted("closing-open-arrangements", open.arrangements.len()),
            counted("closing-open-goals", open.goals.len()),
            counted("closing-open-pilot-light", usize::from(open.pilot_light)),
            counted("closing-open-notes", drafts),
        ]
        .into_iter()
        .flatten()
        .collect();
        let notes = if notes.is_empty() { vec![lang.t("closing-open-nothing")] } else { notes };
        let label = |id: GoalId| words.get(&id).cloned().unwrap_or_default();
        Ok(Asked {
            notes,
            goals: open.goals.iter().map(|now| GoalField { now: *now, label: label(now.id) }).collect(),
            followers: (!open.arrangements.is_empty()).then(|| followers(dossier, case)),
            version,
        })
    })
}

/// The municipality's access team first, then the workplace itself.
fn followers(dossier: &Dossier, case: &CaseFacts) -> Vec<(String, String)> {
    let mut near: Vec<_> = dossier
        .names
        .workplaces
        .values()
        .filter(|it| {
            it.id == case.case.workplace_id || (it.kind == WorkplaceKind::AccessTeam && it.municipality == dossier.youth.municipality)
        })
        .collect();
    near.sort_by_key(|it| (it.kind != WorkplaceKind::AccessTeam, it.id));
    near.into_iter().map(|it| (it.id.to_string(), it.name.clone())).collect()
}

fn found(desk: &Desk) -> Result<(Dossier, CaseFacts), WebError> {
    let id: CaseId = desk.id("id")?;
    let dossier = Dossier::of_case(desk, id)?;
    let case = dossier.file.cases.iter().find(|it| it.case.id == id).cloned().ok_or(WebError::NotFound)?;
    Ok((dossier, case))
}

fn closing_page(desk: &Desk, typed: impl FnOnce(Form) -> Result<Form, WebError>) -> Result<ActPage, WebError> {
    let (dossier, case) = found(desk)?;
    let asked = asked(desk, &dossier, &case)?;
    let form = typed(closing_form(desk.lang, case.case.id, &asked.goals, asked.followers).version(asked.version))?;
    let page = ActPage::of(desk.lang, dossier.identity(desk), CLOSE, form);
    Ok(page.lead(desk.lang.t("closing-lead")).notes(asked.notes).guarded(dossier.guard_text(desk)))
}

pub fn new(desk: &Desk) -> WebResult {
    let mut typed = Typed::default();
    typed.set("on", desk.lang.day(desk.today));
    typed.set("reason", CloseReason::AsPlanned.code());
    desk.page(&closing_page(desk, |form| desk.seal(form.filled(&typed)))?)
}

pub fn create(desk: &Desk) -> WebResult {
    let id: CaseId = desk.id("id")?;
    let again = |errors: &Errors| closing_page(desk, |form| desk.seal_again(form, errors));
    let read = Reader::new(&desk.typed, desk.lang, "closing", desk.today);
    let (on, outcome, reason) = (read.day("on"), read.code::<Outcome>("outcome"), read.code::<CloseReason>("reason"));
    let motive = read.optional_text("motive");
    let follower: Option<WorkplaceId> = desk.typed.get("follower").parse().ok().map(WorkplaceId);
    let closing = (|| Some(Closing { on: on?, outcome: outcome?, reason: reason?, motive: motive?, results: Vec::new(), follower }))();
    let (Some(mut closing), false) = (closing, read.has_errors()) else {
        let errors = read.errors();
        return desk.refuse(&again(&errors)?, &errors);
    };
    let (permit, account) = (desk.permit()?, desk.account()?);
    let offered: Vec<String> = {
        let (dossier, case) = found(desk)?;
        followers(&dossier, &case).into_iter().map(|(id, _)| id).collect()
    };
    if closing.follower.is_some_and(|it| !offered.contains(&it.to_string())) {
        closing.follower = None;
    }
    let saved = desk.submit(|tx| -> Result<String, Failure<(ClosingRefused, Option<GoalId>)>> {
        let (stored, episode) = db::case::find_with_episode(tx.conn(), permit, id)?;
        db::case::same_version(episode.version, desk.carried_version())?;
        let (file, youth) = db::case_files::of_youth(tx.conn(), permit, stored.youth_id)?;
        let thresholds = db::setting::thresholds(tx.conn(), desk.today)?;
        let case = file.cases.iter().find(|it| it.case.id == id).ok_or(WebError::NotFound)?;
        for facts in &file.goals {
            if let Some(state) = GoalState::from_code(desk.typed.get(&field_of_goal(facts.goal.id))).filter(|it| RESULTS.contains(it)) {
                closing.results.push((facts.goal.id, state));
            }
        }
        let missing = file.goals.iter().map(|it| it.goal.id).find(|id| !closing.results.iter().any(|(known, _)| known == id));
        let (follower, died) = (closing.follower, (closing.outcome == Outcome::Died).then_some(closing.on));
        let closed = with_standing(&file, case, &thresholds, desk.today, |standing| match standing {
            Some(standing) => closing::close(standing, closing, Some(account), desk.today),
            None => Err(ClosingRefused::ClosedAlready),
        })
        .map_err(|why| Failure::Refused((why, missing)))?;
        let hands_on = !closed.handed_on.is_empty();
        tx.save((closed.episode, closed.cancelled))?;
        tx.save((closed.withdrawn, closed.handed_on))?;
        tx.save(closed.results)?;
        if let (true, Some(workplace)) = (hands_on, follower) {
            db::case::follow(tx, stored.youth_id, workplace, desk.today)?;
        }
        if let Some(on) = died.filter(|_| youth.died_on.is_none()) {
            tx.save(youth.died(on))?;
        }
        Ok(format!("/cases/{id}?saved=case-closed"))
    });
    match saved {
        Ok(location) => desk.see(location),
        Err(Failure::Refused((why, goal))) => {
            let text = desk.lang.t(&why.to_string());
            let errors = match (why, goal) {
                (ClosingRefused::GoalWithoutResult, Some(goal)) => Errors::one(field_of_goal(goal), text),
                (ClosingRefused::NoFollower, _) => Errors::one("follower", text),
                (ClosingRefused::MotiveMissing, _) => Errors::one("motive", text),
                (ClosingRefused::SafetyFirst, _) => Errors::one("outcome", text),
                _ => Errors::one("on", text),
            };
            if why == ClosingRefused::ClosedAlready {
                return Err(WebError::NotFound);
            }
            desk.refuse(&again(&errors)?, &errors)
        }
        Err(Failure::Web(WebError::Stale)) => {
            // Closed meanwhile: the file says so; changed meanwhile: the form with what is open now.
            let errors = Errors::one("on", desk.lang.t("form-stale"));
            match again(&errors) {
                Ok(page) => desk.conflict(&page, &errors),
                Err(WebError::NotFound) => desk.see(format!("/cases/{id}?saved=case-closed-already")),
                Err(error) => Err(error),
            }
        }
        Err(Failure::Web(error)) => Err(error),
    }
}

fn reopening_page(desk: &Desk, typed: impl FnOnce(Form) -> Result<Form, WebError>) -> Result<ActPage, WebError> {
    let (dossier, case) = found(desk)?;
    if case.episodes.is_empty() {
        return Err(WebError::NotFound);
    }
    let form = typed(reopening_form(desk.lang, case.case.id).version(case.case.version))?;
    Ok(ActPage::of(desk.lang, dossier.identity(desk), REOPEN, form).lead(desk.lang.t("reopening-lead")))
}

pub fn reopening_new(desk: &Desk) -> WebResult {
    let mut typed = Typed::default();
    typed.set("on", desk.lang.day(desk.today));
    typed.set("expected_end_on", desk.lang.day(plus_months(desk.today, 6)));
    desk.page(&reopening_page(desk, |form| desk.seal(form.filled(&typed)))?)
}

pub fn reopen(desk: &Desk) -> WebResult {
    let id: CaseId = desk.id("id")?;
    let again = |errors: &Errors| reopening_page(desk, |form| desk.seal_again(form, errors));
    let read = Reader::new(&desk.typed, desk.lang, "reopening", desk.today);
    let (on, expected_end_on, motive) = (read.day("on"), read.day("expected_end_on"), read.optional_text("motive"));
    let (Some(on), Some(expected_end_on), Some(motive), false) = (on, expected_end_on, motive, read.has_errors()) else {
        let errors = read.errors();
        return desk.refuse(&again(&errors)?, &errors);
    };
    let permit = desk.permit()?;
    let saved = desk.submit(|tx| -> Result<String, Failure<ReopeningRefused>> {
        let case = db::case::find(tx.conn(), permit, id)?;
        let (file, _) = db::case_files::of_youth(tx.conn(), permit, case.youth_id)?;
        let facts = file.cases.iter().find(|it| it.case.id == id).ok_or(WebError::NotFound)?;
        let fresh = closing::reopen(&facts.episodes, on, Some(expected_end_on), motive, desk.today).map_err(Failure::Refused)?;
        tx.save(fresh)?;
        Ok(format!("/cases/{id}?saved=case-reopened"))
    });
    match saved {
        Ok(location) => desk.see(location),
        Err(Failure::Refused(why)) => {
            let field = match why {
                ReopeningRefused::ReasonMissing => "motive",
                ReopeningRefused::EndsBeforeItBegins => "expected_end_on",
                _ => "on",
            };
            let errors = Errors::one(field, desk.lang.t(&why.to_string()));
            desk.refuse(&again(&errors)?, &errors)
        }
        Err(Failure::Web(error)) => Err(error),
    }
}
