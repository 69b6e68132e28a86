//! "Vraag stopberichten na": the contract manager asks about a cell, the access team looks at its own list and says
//! that it did. What it found stays with the team; the reports tell the rest, through the gate.

use crate::db;
use crate::db::DbError;
use crate::domain::id::{ProviderId, StopRequestId};
use crate::domain::identity::MunicipalityCode;
use crate::domain::permission::Action;
use crate::domain::reporting::table::{Key, Split};
use crate::domain::stop_request::{StopRequest, StopRequestRefused};
use crate::text::{Lang, args};
use crate::web::desk::{Desk, WebResult};
use crate::web::error::{Failure, WebError};
use crate::web::form::{Errors, Form, Reader, Typed, name_of};
use crate::web::pages::Page;
use crate::web::report::Figures;
use crate::web::view::Names;
use serde::Serialize;

/// The contract manager's side: ask, and see what came back.
#[derive(Serialize)]
pub struct RequestsPage {
    pub form: Form,
    pub waiting: Vec<RequestView>,
    pub answered: Vec<RequestView>,
}

/// The access team's side: what is asked, and the counts that answer it.
#[derive(Serialize)]
pub struct StopRequestsPage {
    pub waiting: Vec<OpenView>,
    pub answered: Vec<FoundView>,
    pub worklist_href: &'static str,
}

/// A request, without what was found: two counts about one cell, beside the cell itself, would say more than the gate lets pass.
#[derive(Debug, Clone, Serialize)]
pub struct RequestView {
    pub what: String,
    pub asked_text: String,
    pub answered_text: String,
}

/// What the team found, for the team.
#[derive(Debug, Clone, Serialize)]
pub struct FoundView {
    pub request: RequestView,
    pub stopped: String,
    pub running: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct OpenView {
    pub id: String,
    pub request: RequestView,
    pub form: Form,
}

/// What a select offers: value and label.
type Options = Vec<(String, String)>;

fn ask_form(lang: Lang, municipalities: Options, providers: Options) -> Form {
    Form::new(lang, "stop-request", "/contracts/stop-requests")
        .choose("municipality", municipalities)
        .or_none()
        .choose("provider", providers)
        .or_none()
        .optional()
}

fn answer_form(lang: Lang, id: StopRequestId, version: i32) -> Form {
    Form::new(lang, "stop-answer", format!("/stop-requests/{id}/answer"))
        .version(version)
        .short("stopped")
        .digits()
        .of(id.0)
        .short("running")
        .digits()
        .of(id.0)
}

impl Page for RequestsPage {
    const TEMPLATE: &'static str = "stop_request/asked.html";
    fn title(&self, lang: Lang) -> String {
        lang.t("title-stop-requests")
    }
    fn examples(lang: Lang) -> Vec<Self> {
        let form = ask_form(lang, vec![("0748".into(), "Bergen op Zoom".into())], vec![("1".into(), "De Zeewering".into())]);
        let refused = form.clone().refused(&Errors::one("municipality", lang.t("stop-request-asked-already")));
        let line = || vec![example()];
        vec![
            Self { form: refused.sealed("c", "s"), waiting: line(), answered: line() },
            Self { form: form.sealed("c", "s"), waiting: vec![], answered: vec![] },
        ]
    }
}

impl Page for StopRequestsPage {
    const TEMPLATE: &'static str = "stop_request/list.html";
    fn title(&self, lang: Lang) -> String {
        lang.t("title-stop-requests")
    }
    fn examples(lang: Lang) -> Vec<Self> {
        let form = answer_form(lang, StopRequestId(1), 1).refused(&Errors::one("stopped-1", lang.t("stop-answer-stopped-missing")));
        let open = OpenView { id: "request-1".into(), request: example(), form: form.sealed("c", "s") };
        let found = FoundView { request: example(), stopped: "4".into(), running: "13".into() };
        let worklist_href = "/worklist?rule=R06";
        vec![Self { waiting: vec![open], answered: vec![found], worklist_href }, Self { waiting: vec![], answered: vec![], worklist_href }]
    }
}

fn example() -> RequestView {
    RequestView {
        what: "Bergen op Zoom, De Zeewering".into(),
        asked_text: "22-11-2026".into(),
        answered_text: "nagegaan op 23-11-2026".into(),
    }
}

fn view(lang: Lang, names: &Names, it: &StopRequest) -> RequestView {
    let provider = it.provider_id.map_or_else(|| lang.t("stop-request-every-provider"), |id| names.provider(id));
    let asked = [("asked", lang.day(it.asked_on)), ("counted", lang.day(it.counted_on))];
    let answered = |on| lang.with("stop-request-looked-into", &args([("day", lang.day(on).into())]));
    RequestView {
        what: format!("{}, {provider}", names.municipality(it.municipality.as_str())),
        asked_text: lang.with("stop-request-asked", &args(asked.map(|(name, text)| (name, text.into())))),
        answered_text: it.answered_on.map(answered).unwrap_or_default(),
    }
}

/// What may be asked about: the municipalities of the reach, and the providers that are counted in it.
fn offered(figures: &Figures) -> (Options, Options) {
    let municipalities = figures.municipalities.iter().map(|(code, name)| (code.to_string(), name.clone())).collect();
    let providers = figures.release.keys(Split::Provider).filter_map(|it| match it {
        Key::Provider(id) => Some((id.to_string(), figures.names.provider(*id))),
        _ => None,
    });
    (municipalities, providers.collect())
}

fn requests_page(desk: &Desk, figures: &Figures, form: impl FnOnce(Form) -> Result<Form, WebError>) -> Result<RequestsPage, WebError> {
    let (lang, permit) = (desk.lang, desk.permit()?);
    let requests = desk.read(|conn| db::stop_request::of_reach(conn, permit))?;
    let (waiting, answered): (Vec<&StopRequest>, Vec<&StopRequest>) = requests.iter().partition(|it| it.waits());
    let views = |of: Vec<&StopRequest>| of.into_iter().map(|it| view(lang, &figures.names, it)).collect();
    let (municipalities, providers) = offered(figures);
    let only = if let [(code, _)] = municipalities.as_slice() { Some(code.clone()) } else { None };
    let blank = ask_form(lang, municipalities, providers);
    // Who counts for one municipality need not choose it; the cell that led here is filled in.
    let mut cell = Typed::default();
    let asked = desk.query.get("municipality");
    cell.set("municipality", if asked.is_empty() { only.unwrap_or_default() } else { asked.to_owned() });
    cell.set("provider", desk.query.get("provider"));
    Ok(RequestsPage { form: form(blank.filled(&cell))?, waiting: views(waiting), answered: views(answered) })
}

pub fn asked(desk: &Desk) -> WebResult {
    let (_, figures) = Figures::load(desk)?;
    desk.page(&requests_page(desk, &figures, |form| desk.seal(form))?)
}

pub fn ask(desk: &Desk) -> WebResult {
    let (_, figures) = Figures::load(desk)?;
    let refuse = |errors: Errors| desk.refuse(&requests_page(desk, &figures, |form| desk.seal_again(form, &errors))?, &errors);
    let (municipalities, providers) = offered(&figures);
    let read = Reader::new(&desk.typed, desk.lang, "stop-request", desk.today);
    let municipality = read.choice("municipality", &municipalities).and_then(|it| MunicipalityCode::parse(&it).ok());
    let provider = if read.is_empty("provider") { None } else { read.choice("provider", &providers) };
    let Some(municipality) = municipality.filter(|_| !read.has_errors()) else { return refuse(read.errors()) };
    let provider = provider.and_then(|it| it.parse().ok()).map(ProviderId);
    let counted_on = figures.release.ending(None).map_err(|error| WebError::Internal(error.to_string()))?.as_of;
    let (account, permit) = (desk.account()?, desk.permit()?);
    let saved = desk.submit(|tx| -> Result<String, Failure<StopRequestRefused>> {
        let earlier = db::stop_request::of_reach(tx.conn(), permit)?;
        let request = StopRequest::ask((municipality, provider), counted_on, account, &earlier, desk.today);
        tx.save(request.map_err(Failure::Refused)?)?;
        Ok("/contracts/stop-requests?saved=stops-requested".to_owned())
    });
    match saved {
        Ok(location) => desk.see(location),
        Err(Failure::Refused(why)) => refuse(Errors::one("municipality", desk.lang.t(&why.to_string()))),
        Err(Failure::Web(error)) => Err(error),
    }
}

fn team_page(desk: &Desk, mut form: impl FnMut(StopRequestId, Form) -> Result<Form, WebError>) -> Result<StopRequestsPage, WebError> {
    let (lang, permit) = (desk.lang, desk.permit()?);
    let (requests, providers, municipalities) = desk.read(|conn| {
        let requests = db::stop_request::of_team(conn, permit)?;
        Ok((requests, db::workplace::provider_names(conn)?, db::workplace::municipality_names(conn)?))
    })?;
    let names = Names { providers, municipalities, ..Names::default() };
    let (open, closed): (Vec<&StopRequest>, Vec<&StopRequest>) = requests.iter().partition(|it| it.waits());
    let mut waiting = Vec::new();
    for it in open {
        let form = form(it.id, answer_form(lang, it.id, it.version))?;
        waiting.push(OpenView { id: format!("request-{}", it.id), request: view(lang, &names, it), form });
    }
    let count = |n: Option<i32>| n.map(|it| it.to_string()).unwrap_or_default();
    let found = |it: &StopRequest| FoundView { request: view(lang, &names, it), stopped: count(it.stopped), running: count(it.running) };
    let answered = closed.into_iter().map(found).collect();
    let worklist_href = if permit.also(Action::ReadWorklist).is_some() { "/worklist?rule=R06" } else { "" };
    Ok(StopRequestsPage { waiting, answered, worklist_href })
}

pub fn list(desk: &Desk) -> WebResult {
    desk.page(&team_page(desk, |_, form| desk.seal(form))?)
}

/// How many turned out to have stopped, and how many run on.
pub fn answer(desk: &Desk) -> WebResult {
    let (id, account, permit) = (desk.id::<StopRequestId>("request")?, desk.account()?, desk.permit()?);
    let refused_page = |errors: &Errors| team_page(desk, |of, form| if of == id { desk.seal_again(form, errors) } else { desk.seal(form) });
    let find = |requests: Vec<StopRequest>| requests.into_iter().find(|it| it.id == id).ok_or(DbError::NotFound);
    desk.read(|conn| find(db::stop_request::of_team(conn, permit)?))?;
    let (stopped, running) = (name_of("stopped", id.0), name_of("running", id.0));
    let read = Reader::new(&desk.typed, desk.lang, "stop-answer", desk.today);
    let counts = (read.optional_number(stopped.clone()), read.optional_number(running.clone()));
    for (field, count, missing) in
        [(&stopped, &counts.0, "stop-answer-stopped-missing"), (&running, &counts.1, "stop-answer-running-missing")]
    {
        if *count == Some(None) {
            read.wrong(field.clone(), missing);
        }
    }
    let (Some(Some(stopped_count)), Some(Some(running_count))) = counts else {
        let errors = read.errors();
        return desk.refuse(&refused_page(&errors)?, &errors);
    };
    let saved = desk.submit(|tx| -> Result<String, Failure<StopRequestRefused>> {
        let request = find(db::stop_request::of_team(tx.conn(), permit)?)?;
        tx.save(request.answer(stopped_count, running_count, account, desk.today).map_err(Failure::Refused)?)?;
        Ok("/stop-requests?saved=stops-answered".to_owned())
    });
    match saved {
        Ok(location) => desk.see(location),
        Err(Failure::Refused(StopRequestRefused::AnsweredAlready)) => {
            let errors = Errors::one("main", desk.lang.t("stop-request-answered-already"));
            desk.conflict(&team_page(desk, |_, form| desk.seal(form))?, &errors)
        }
        Err(Failure::Refused(why)) => {
            let field = if stopped_count < 0 { stopped } else { running };
            let errors = Errors::one(field, desk.lang.t(&why.to_string()));
            desk.refuse(&refused_page(&errors)?, &errors)
        }
        Err(Failure::Web(error)) => Err(error),
    }
}
