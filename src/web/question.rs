//! The questions of GPs about a youth, for the youth professional who answers them.

use crate::db;
use crate::domain::id::{CaseId, QuestionId};
use crate::domain::question::QuestionRefused;
use crate::text::{Lang, args};
use crate::web::desk::{Desk, WebResult};
use crate::web::error::{Failure, WebError};
use crate::web::form::{Errors, Form, name_of};
use crate::web::pages::Page;
use crate::web::practice::QuestionView;
use crate::web::view::{Dossier, IdentityView, examples};
use serde::Serialize;

#[derive(Clone, Serialize)]
pub struct QuestionsPage {
    pub youth: IdentityView,
    pub open: Vec<OpenView>,
    /// The latest first.
    pub answered: Vec<QuestionView>,
    /// When a GP read how things stand; empty when nobody did.
    pub seen_text: String,
    pub file_href: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct OpenView {
    pub id: String,
    pub asked: QuestionView,
    pub form: Form,
}

fn answer_form(lang: Lang, case: CaseId, id: QuestionId, version: i32) -> Form {
    Form::new(lang, "question", format!("/cases/{case}/questions/{}/answer", id.0)).area("answer").of(id.0).version(version)
}

impl Page for QuestionsPage {
    const TEMPLATE: &'static str = "question/list.html";
    fn title(&self, lang: Lang) -> String {
        lang.with("title-questions", &args([("number", self.youth.number.clone().into())]))
    }
    fn examples(lang: Lang) -> Vec<Self> {
        let form = answer_form(lang, CaseId(93), QuestionId(12), 1);
        let open = |form: Form| OpenView { id: "question-12".into(), asked: QuestionView::example(lang, false), form };
        let refused = Errors::one(name_of("answer", 12), lang.t("question-text-missing"));
        let full = Self {
            youth: examples::identity(lang),
            open: vec![open(form.clone().sealed("c", "s"))],
            answered: vec![QuestionView::example(lang, true)],
            seen_text: lang.with("history-seen-text", &args([("day", "20-11-2026".into()), ("who", "Dr. Visser".into())])),
            file_href: "/cases/93".into(),
        };
        let again = Self { open: vec![open(form.refused(&refused).sealed("c", "s"))], ..full.clone() };
        let empty = Self { open: vec![], answered: vec![], seen_text: String::new(), ..full.clone() };
        vec![full, again, empty]
    }
}

/// The page of a case. Of the question that was refused the form is made again, also where it was answered meanwhile.
fn page(desk: &Desk, again: Option<(QuestionId, &Errors)>) -> Result<QuestionsPage, WebError> {
    let id: CaseId = desk.id("id")?;
    let lang = desk.lang;
    let dossier = Dossier::of_case(desk, id)?;
    let permit = desk.permit()?;
    let (questions, texts, sightings) = desk.read(|conn| {
        let questions = db::question::of_case(conn, permit, id)?;
        let texts = db::question::texts(conn, &questions.iter().collect::<Vec<_>>())?;
        Ok((questions, texts, db::question::sightings_of(conn, permit, id)?))
    })?;
    let who = |account| dossier.names.account(Some(account), lang);
    let mut open = Vec::new();
    let mut answered = Vec::new();
    for it in &questions {
        let view = QuestionView::of(lang, it, &texts, Default::default(), who);
        if it.answered_on.is_some() {
            answered.push(view);
            continue;
        }
        let form = answer_form(lang, id, it.id, it.version);
        let form = match again {
            Some((refused, errors)) if refused == it.id => desk.seal_again(form, errors)?,
            _ => desk.seal(form)?,
        };
        open.push(OpenView { id: format!("question-{}", it.id.0), asked: view, form });
    }
    answered.reverse();
    let seen = sightings
        .last()
        .map(|it| lang.with("history-seen-text", &args([("day", lang.day(it.seen_on).into()), ("who", who(it.account_id).into())])));
    Ok(QuestionsPage {
        youth: dossier.identity(desk),
        open,
        answered,
        seen_text: seen.unwrap_or_default(),
        file_href: format!("/cases/{id}"),
    })
}

pub fn list(desk: &Desk) -> WebResult {
    desk.page(&page(desk, None)?)
}

pub fn answer(desk: &Desk) -> WebResult {
    let (case, id): (CaseId, QuestionId) = (desk.id("id")?, desk.id("question")?);
    let (permit, account) = (desk.permit()?, desk.account()?);
    let text = desk.typed.get(&name_of("answer", id.0)).to_owned();
    let saved = desk.submit(|tx| -> Result<String, Failure<QuestionRefused>> {
        let found = db::question::of_case(tx.conn(), permit, case)?;
        let stored = found.iter().find(|it| it.id == id).ok_or(WebError::NotFound)?;
        tx.save(stored.answer(text, account, desk.today).map_err(Failure::Refused)?)?;
        Ok(format!("/cases/{case}/questions?saved=question-answered"))
    });
    match saved {
        Ok(location) => desk.see(location),
        Err(Failure::Refused(QuestionRefused::AnsweredAlready)) => {
            // What was typed has no form any more: the answer that was given stands there instead.
            let errors = Errors::one("answered", desk.lang.t(&QuestionRefused::AnsweredAlready.to_string()));
            desk.conflict(&page(desk, None)?, &errors)
        }
        Err(Failure::Refused(why)) => {
            let errors = Errors::one(name_of("answer", id.0), desk.lang.t(&why.to_string()));
            desk.refuse(&page(desk, Some((id, &errors)))?, &errors)
        }
        Err(Failure::Web(error)) => Err(error),
    }
}
