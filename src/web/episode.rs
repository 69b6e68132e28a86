//! What an episode is about: help questions, parts of life, severity, expected end, and what the GP would have done alone.

use crate::db;
use crate::domain::case::{Description, DescriptionRefused, Episode, HelpQuestions, Intention, LifeDomains, SaidByGp, Severity};
use crate::domain::catalogue::{HelpQuestion, LifeDomain};
use crate::domain::code::Code;
use crate::domain::id::{AccountId, CaseId};
use crate::text::{Lang, args};
use crate::web::desk::{Desk, WebResult};
use crate::web::error::{Failure, WebError};
use crate::web::form::{Errors, Form, Reader, Typed};
use crate::web::pages::Page;
use crate::web::view::{Dossier, Gps, IdentityView, Names, examples};
use serde::Serialize;

#[derive(Serialize)]
pub struct EpisodePage {
    pub youth: IdentityView,
    pub form: Form,
    /// What the GP said, where it can no longer be changed; empty while the form asks it.
    pub intention_text: String,
}

fn form(lang: Lang, case: CaseId, gps: Option<&Gps>) -> Form {
    let form = Form::new(lang, "youth", format!("/cases/{case}/episode"))
        .checks("help_questions", HelpQuestion::ALL)
        .checks("life_domains", LifeDomain::ALL)
        .optional()
        .radios("severity", Severity::ALL)
        .day("expected_end_on");
    let Some(gps) = gps else { return form };
    form.radios("intention", Intention::ALL)
        .optional()
        .choose("intention_by", gps.iter().map(|(id, name)| (id.to_string(), name.clone())))
        .or_none()
        .optional()
        .day("intention_on")
        .optional()
}

impl Page for EpisodePage {
    const TEMPLATE: &'static str = "episode/form.html";
    fn title(&self, lang: Lang) -> String {
        lang.with("title-episode", &args([("number", self.youth.number.clone().into())]))
    }
    fn examples(lang: Lang) -> Vec<Self> {
        let gps = vec![(AccountId(5), "Dr. Visser".to_owned())];
        let open = form(lang, CaseId(93), Some(&gps));
        let refused = open.clone().refused(&Errors::one("help_questions", lang.t("episode-no-help-question")));
        [(open, ""), (refused, ""), (form(lang, CaseId(93), None), "Dr. Visser zou verwijzen (01-09-2026)")]
            .map(|(form, said)| Self { youth: examples::identity(lang), form: form.sealed("c", "s"), intention_text: said.into() })
            .into()
    }
}

/// What the GP would have done, who said so and when; nothing where it is not known.
pub fn intention_text(lang: Lang, episode: &Episode, names: &Names) -> Option<String> {
    let filled = args([
        ("who", names.account(Some(episode.intention_by?), lang).into()),
        ("what", lang.code(episode.intention?).into()),
        ("day", lang.day(episode.intention_on?).into()),
    ]);
    Some(lang.with("episode-intention-text", &filled))
}

/// What the GP said, from the three fields that ask it. The outer `None` means that something is missing or wrong.
pub fn read_said(read: &Reader, typed: &Typed) -> Option<Option<SaidByGp>> {
    let by = typed.get("intention_by").parse().ok().map(AccountId);
    match read.optional_code::<Intention>("intention") {
        Some(intention) => Some(Some(SaidByGp { intention, by, on: read.day("intention_on")? })),
        None if by.is_some() => {
            read.missing("intention");
            None
        }
        None => Some(None),
    }
}

/// The field that a refusal stands beside.
pub fn beside(refused: DescriptionRefused) -> &'static str {
    use DescriptionRefused as No;
    match refused {
        No::Closed | No::NoHelpQuestion => "help_questions",
        No::EndsBeforeItBegins => "expected_end_on",
        No::IntentionLocked => "intention",
        No::IntentionInFuture => "intention_on",
        No::GpMissing => "intention_by",
    }
}

/// The episode of the address: the open one, else the last.
fn described(dossier: &Dossier) -> Result<(&Episode, bool), WebError> {
    let facts = dossier.facts()?;
    let last = || facts.episodes.iter().max_by_key(|it| (it.registered_on, it.id));
    let episode = facts.open_episode().or_else(last).ok_or(WebError::NotFound)?;
    Ok((episode, facts.last_held_in(episode).is_some()))
}

/// The page around a form; after the first talk what the GP said is text.
fn page(desk: &Desk, dossier: &Dossier, made: impl FnOnce(&Episode, Form) -> Result<Form, WebError>) -> Result<EpisodePage, WebError> {
    let (episode, talked) = described(dossier)?;
    let (lang, case) = (desk.lang, dossier.case);
    let gps = if talked { None } else { Some(dossier.gps(desk)?) };
    let known = intention_text(lang, episode, &dossier.names).unwrap_or_else(|| lang.t("episode-intention-unknown"));
    Ok(EpisodePage {
        youth: dossier.identity(desk),
        form: made(episode, form(lang, case, gps.as_ref()).version(episode.version))?,
        intention_text: if talked { known } else { String::new() },
    })
}

pub fn edit(desk: &Desk) -> WebResult {
    let dossier = Dossier::of_case(desk, desk.id("id")?)?;
    if !described(&dossier)?.0.is_open() {
        return Err(WebError::NotFound);
    }
    let lang = desk.lang;
    let page = page(desk, &dossier, |episode, form| {
        let mut typed = Typed::default();
        episode.help_questions.iter().for_each(|it| typed.add("help_questions", it.code()));
        episode.life_domains.iter().for_each(|it| typed.add("life_domains", it.code()));
        typed.set("severity", episode.severity.map(|it| it.code()).unwrap_or_default());
        typed.set("expected_end_on", episode.expected_end_on.map(|it| lang.day(it)).unwrap_or_default());
        typed.set("intention", episode.intention.map(|it| it.code()).unwrap_or_default());
        typed.set("intention_by", episode.intention_by.map(|it| it.to_string()).unwrap_or_default());
        typed.set("intention_on", lang.day(episode.intention_on.unwrap_or(episode.registered_on)));
        desk.seal(form.filled(&typed))
    })?;
    desk.page(&page)
}

pub fn save(desk: &Desk) -> WebResult {
    let id: CaseId = desk.id("id")?;
    let again = |errors: &Errors| page(desk, &Dossier::of_case(desk, id)?, |_, form| desk.seal_again(form, errors));
    let read = Reader::new(&desk.typed, desk.lang, "youth", desk.today);
    let (severity, expected_end_on) = (read.code::<Severity>("severity"), read.day("expected_end_on"));
    let said = read_said(&read, &desk.typed);
    let description = Description {
        help_questions: HelpQuestions::of(&read.codes("help_questions")),
        life_domains: LifeDomains::of(&read.codes("life_domains")),
        severity,
        expected_end_on,
    };
    let (Some(said), false) = (said, read.has_errors()) else {
        let errors = read.errors();
        return desk.refuse(&again(&errors)?, &errors);
    };
    let permit = desk.permit()?;
    let saved = desk.submit(|tx| -> Result<String, Failure<DescriptionRefused>> {
        let (case, episode) = db::case::find_with_episode(tx.conn(), permit, id)?;
        db::case::same_version(episode.version, desk.carried_version())?;
        let change = episode.describe(description).map_err(Failure::Refused)?;
        let mut stored = change.state().clone();
        if stored != episode {
            tx.save(change)?;
            stored.version += 1;
        }
        let known =
            |it: &SaidByGp| (Some(it.intention), it.by, Some(it.on)) == (stored.intention, stored.intention_by, stored.intention_on);
        if let Some(said) = said.filter(|it| !known(it)) {
            // A talk saved a moment ago counts.
            let (file, _) = db::case_files::of_youth(tx.conn(), permit, case.youth_id)?;
            let talked = file.cases.iter().find(|it| it.case.id == id).is_some_and(|it| it.last_held_in(&stored).is_some());
            let gps: Vec<AccountId> = db::account::gps(tx.conn(), case.workplace_id, desk.today)?.into_iter().map(|it| it.0).collect();
            tx.save(stored.record_intention(said, &gps, talked, desk.today).map_err(Failure::Refused)?)?;
        }
        Ok(format!("/cases/{id}?saved=episode-described"))
    });
    match saved {
        Ok(location) => desk.see(location),
        Err(Failure::Refused(why)) => {
            let errors = Errors::one(beside(why), desk.lang.t(&why.to_string()));
            desk.refuse(&again(&errors)?, &errors)
        }
        Err(Failure::Web(WebError::Stale)) => {
            let dossier = Dossier::of_case(desk, id)?;
            let (now, _) = described(&dossier)?;
            let questions = now.help_questions.iter().map(|it| desk.lang.code(it)).collect::<Vec<_>>().join(", ");
            let filled = args([("questions", questions.into()), ("end", desk.lang.day_or_none(now.expected_end_on).into())]);
            let errors = Errors::one("help_questions", desk.lang.with("form-stale-episode", &filled));
            desk.conflict(&again(&errors)?, &errors)
        }
        Err(Failure::Web(error)) => Err(error),
    }
}
