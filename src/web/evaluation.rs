//! Recording an evaluation: what it is about, what the goals score now, what those present say and propose.

use crate::db;
use crate::domain::code::Code;
use crate::domain::evaluation::{Evaluating, Evaluation, EvaluationKind, EvaluationRefused, Informant, Proposal, Scored, WithoutHelp};
use crate::domain::goal::{GoalScoreRefused, GoalState, current};
use crate::domain::id::{ArrangementId, CaseId, GoalId};
use crate::domain::outflow::case_file::GoalFacts;
use crate::text::{Lang, args};
use crate::web::desk::{Desk, WebResult};
use crate::web::error::{Failure, WebError};
use crate::web::form::{Errors, Form, Reader, Typed, name_of};
use crate::web::goal::{chosen, goals_of, helps, states, value_of, words_of};
use crate::web::pages::Page;
use crate::web::view::{Dossier, IdentityView, examples};
use serde::Serialize;
use std::borrow::Cow;

#[derive(Serialize)]
pub struct NewEvaluationPage {
    pub youth: IdentityView,
    pub goals: Vec<ScoredView>,
    pub form: Form,
}

/// A goal with the names of its two fields.
#[derive(Debug, Clone, Serialize)]
pub struct ScoredView {
    pub description: String,
    pub about: String,
    pub now_text: String,
    pub score: String,
    pub state: String,
}

fn form(lang: Lang, case: CaseId, offered: Vec<(String, String)>, goals: &[GoalId]) -> Form {
    let mut form = Form::new(lang, "evaluation", format!("/cases/{case}/evaluations"))
        .choose("about", offered)
        .day("on")
        .select("kind", EvaluationKind::ALL);
    for goal in goals {
        form = form.short("score").digits().optional().of(goal.0).choose("state", states(lang)).optional().of(goal.0);
    }
    form.short("satisfaction")
        .digits()
        .optional()
        .short("sdq_total")
        .digits()
        .optional()
        .radios("without_help", WithoutHelp::ALL)
        .optional()
        .radios("informant", Informant::ALL)
        .radios("proposal", Proposal::ALL)
        .area("note")
        .optional()
        .day("next_on")
        .optional()
}

impl Page for NewEvaluationPage {
    const TEMPLATE: &'static str = "evaluation/new.html";
    fn title(&self, lang: Lang) -> String {
        lang.with("title-evaluation-new", &args([("number", self.youth.number.clone().into())]))
    }
    fn examples(lang: Lang) -> Vec<Self> {
        let page = |goals: &[GoalId], errors: &Errors| Self {
            youth: examples::identity(lang),
            goals: (goals.iter())
                .map(|it| ScoredView {
                    description: "Alleen met de bus naar school.".into(),
                    about: lang.t("goals-practice"),
                    now_text: lang.t("evaluation-not-scored"),
                    score: name_of("score", it.0),
                    state: name_of("state", it.0),
                })
                .collect(),
            form: form(lang, CaseId(93), vec![("episode-1".into(), lang.t("goals-practice"))], goals).refused(errors).sealed("c", "s"),
        };
        let refused = Errors::one(name_of("score", 5), lang.t("score-range"));
        vec![page(&[GoalId(4), GoalId(5)], &Errors::default()), page(&[], &Errors::default()), page(&[GoalId(5)], &refused)]
    }
}

/// The help that can be evaluated, for the form.
fn offered(desk: &Desk, dossier: &Dossier, case: CaseId) -> Result<Vec<(String, String)>, WebError> {
    let begun = helps(&dossier.file, case).into_iter().filter(|it| it.can_be_evaluated(desk.today));
    let offered: Vec<_> = begun.map(|it| (value_of(it), words_of(desk, dossier, it))).collect();
    if offered.is_empty() { Err(WebError::NotFound) } else { Ok(offered) }
}

/// The goals that are asked: of all help that goes on, since those present look at the whole, and of the help it is about.
/// One that was dropped is left out, unless somebody has just typed a score for it.
fn asked<'a>(desk: &Desk, dossier: &'a Dossier, case: CaseId, about: &str) -> Vec<(String, &'a GoalFacts)> {
    let looked_at = helps(&dossier.file, case).into_iter().filter(|it| !it.is_over(desk.today) || value_of(*it) == about);
    let typed = |it: &GoalFacts| !desk.typed.get(&name_of("score", it.goal.id.0)).is_empty();
    looked_at
        .flat_map(|help| goals_of(&dossier.file, help).into_iter().map(move |it| (help, it)))
        .filter(|(_, it)| it.state(desk.today) != GoalState::Dropped || typed(it))
        .map(|(help, it)| (words_of(desk, dossier, help), it))
        .collect()
}

fn page(
    desk: &Desk,
    dossier: &Dossier,
    case: CaseId,
    about: &str,
    with: impl FnOnce(Form) -> Result<Form, WebError>,
) -> Result<NewEvaluationPage, WebError> {
    let lang = desk.lang;
    let asked = asked(desk, dossier, case, about);
    let ids: Vec<GoalId> = asked.iter().map(|(_, it)| it.goal.id).collect();
    let mut descriptions = desk.read(|conn| db::goal::descriptions(conn, &ids))?;
    let now = |it: &GoalFacts| match current(&it.scores, desk.today) {
        None => lang.t("evaluation-not-scored"),
        Some(score) => {
            let said = [("score", score.score.into()), ("state", lang.code(score.state).into()), ("day", lang.day(score.scored_on).into())];
            lang.with("evaluation-scored", &args(said))
        }
    };
    let goals = asked.into_iter().map(|(about, it)| ScoredView {
        description: descriptions.remove(&it.goal.id).unwrap_or_default(),
        about,
        now_text: now(it),
        score: name_of("score", it.goal.id.0),
        state: name_of("state", it.goal.id.0),
    });
    let goals = goals.collect();
    let form = with(form(lang, case, offered(desk, dossier, case)?, &ids))?;
    Ok(NewEvaluationPage { youth: dossier.identity(desk), goals, form })
}

pub fn new(desk: &Desk) -> WebResult {
    let case: CaseId = desk.id("id")?;
    let dossier = Dossier::of_case(desk, case)?;
    let offered = offered(desk, &dossier, case)?;
    let wanted = desk.query.get("arrangement").parse().map(ArrangementId).map(|it| format!("arrangement-{it}")).unwrap_or_default();
    let about = offered.iter().find(|(value, _)| *value == wanted).or(offered.first()).map(|it| it.0.clone()).unwrap_or_default();
    let mut typed = Typed::default();
    typed.set("about", about.clone());
    typed.set("on", desk.lang.day(desk.today));
    typed.set("kind", EvaluationKind::Interim.code());
    typed.set("informant", Informant::Both.code());
    desk.page(&page(desk, &dossier, case, &about, |form| desk.seal(form.filled(&typed)))?)
}

pub fn create(desk: &Desk) -> WebResult {
    let case: CaseId = desk.id("id")?;
    let dossier = Dossier::of_case(desk, case)?;
    let about = desk.typed.get("about");
    let refuse = |errors: Errors| desk.refuse(&page(desk, &dossier, case, about, |form| desk.seal_again(form, &errors))?, &errors);
    let read = Reader::new(&desk.typed, desk.lang, "evaluation", desk.today);
    if chosen(&dossier.file, case, about).is_none() {
        read.missing("about");
    }
    let (on, kind) = (read.day("on"), read.code::<EvaluationKind>("kind"));
    let mut scores: Vec<(GoalId, i32, Option<GoalState>)> = Vec::new();
    for (_, facts) in asked(desk, &dossier, case, about) {
        let id = facts.goal.id;
        let state = read.optional_code::<GoalState>(&name_of("state", id.0));
        match (read.optional_number(name_of("score", id.0)), state) {
            (Some(Some(score)), _) => scores.push((id, score, state)),
            (Some(None), Some(_)) => read.wrong(name_of("score", id.0), "evaluation-score-missing"),
            _ => {}
        }
    }
    let (sdq_total, satisfaction) = (read.optional_number("sdq_total"), read.optional_number("satisfaction"));
    let (informant, proposal) = (read.code::<Informant>("informant"), read.code::<Proposal>("proposal"));
    let (next_on, note) = (read.optional_day("next_on"), read.optional_text("note"));
    let evaluating = (|| {
        Some(Evaluating {
            on: on?,
            kind: kind?,
            sdq_total: sdq_total?,
            satisfaction: satisfaction?,
            without_help: read.optional_code("without_help"),
            informant: informant?,
            proposal: proposal?,
            next_on: next_on?,
            note: note?,
        })
    })();
    let (Some(evaluating), false) = (evaluating, read.has_errors()) else { return refuse(read.errors()) };
    let (permit, account) = (desk.permit()?, desk.account()?);
    let saved = desk.submit(|tx| -> Result<String, Failure<EvaluationRefused>> {
        let (file, youth) = db::case_files::of_youth(tx.conn(), permit, dossier.youth.id)?;
        let help = chosen(&file, case, about).ok_or(WebError::NotFound)?;
        let scored: Vec<Scored> = (scores.iter())
            .filter_map(|(id, score, state)| {
                let facts = file.goals.iter().find(|it| it.goal.id == *id)?;
                Some(Scored { goal: &facts.goal, earlier: &facts.scores, score: *score, state: *state })
            })
            .collect();
        let evaluated = Evaluation::record(youth.id, help, evaluating, &scored, Some(account), desk.today);
        db::evaluation::save(tx, evaluated.map_err(Failure::Refused)?)?;
        Ok(format!("/cases/{case}/goals?saved=evaluation-saved"))
    });
    match saved {
        Ok(location) => desk.see(location),
        Err(Failure::Refused(why)) => {
            use EvaluationRefused as R;
            let field: Cow<'static, str> = match why {
                R::InFuture | R::BeforeHelp | R::Score(_, GoalScoreRefused::InFuture) => "on".into(),
                R::SdqRange => "sdq_total".into(),
                R::SatisfactionRange => "satisfaction".into(),
                R::NextNotLater => "next_on".into(),
                R::Score(goal, _) => name_of("score", goal.0).into(),
            };
            refuse(Errors::one(field, desk.lang.t(&why.to_string())))
        }
        Err(Failure::Web(error)) => Err(error),
    }
}
