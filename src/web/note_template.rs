//! Templates for notes: the list, writing one, and offering them above a note.

use crate::db;
use crate::domain::id::{NoteTemplateId, WorkplaceId};
use crate::domain::note_template::{NoteTemplate, TemplateRefused, Written, split};
use crate::domain::permission::{Action, Permit};
use crate::text::{Lang, args};
use crate::web::desk::{Desk, WebResult};
use crate::web::error::{Failure, WebError};
use crate::web::form::{Errors, Form, Reader, Typed};
use crate::web::pages::Page;
use crate::web::start::Link;
use serde::Serialize;

#[derive(Serialize)]
pub struct TemplatesPage {
    pub own: Vec<TemplateLine>,
    pub shared: Vec<TemplateLine>,
    pub new_href: &'static str,
}

/// A template in the list.
#[derive(Debug, Clone, Serialize)]
pub struct TemplateLine {
    pub link: Link,
    /// With whom it is shared.
    pub shared_text: String,
}

#[derive(Serialize)]
pub struct TemplatePage {
    pub heading: String,
    pub form: Form,
    /// Only who wrote it changes it; others read it.
    pub writes: bool,
    pub said: String,
    pub body: String,
    pub end: Option<Form>,
    #[serde(skip)]
    is_new: bool,
}

/// A template above a note: what goes where. Without JavaScript its address fills an empty form.
#[derive(Debug, Clone, Serialize)]
pub struct Offered {
    pub id: String,
    pub title: String,
    pub href: String,
    pub s: String,
    pub o: String,
    pub e: String,
    pub p: String,
    /// A text without letters goes in where the caret is.
    pub block: String,
}

fn form(lang: Lang, action: String, workplaces: &[(String, String)]) -> Form {
    let only_me = (String::new(), lang.t("template-workplace-none"));
    let shared = workplaces.iter().map(|(id, name)| (id.clone(), lang.with("template-with", &args([("workplace", name.clone().into())]))));
    Form::new(lang, "template", action)
        .text("title")
        .focus()
        .area("body")
        .choose("workplace", std::iter::once(only_me).chain(shared))
        .optional()
}

fn end_form(lang: Lang, id: NoteTemplateId) -> Form {
    Form::new(lang, "template-end", format!("/templates/{id}/end"))
}

impl Page for TemplatesPage {
    const TEMPLATE: &'static str = "note_template/list.html";
    fn title(&self, lang: Lang) -> String {
        lang.t("title-templates")
    }
    fn examples(_: Lang) -> Vec<Self> {
        let line = |shared_text: &str| TemplateLine {
            link: Link { href: "/templates/1".into(), text: "Eerste gesprek".into() },
            shared_text: shared_text.into(),
        };
        vec![
            Self { own: vec![line(""), line("Praktijk De Linde")], shared: vec![line("Praktijk De Linde")], new_href: "/templates/new" },
            Self { own: vec![], shared: vec![], new_href: "/templates/new" },
        ]
    }
}

impl Page for TemplatePage {
    const TEMPLATE: &'static str = "note_template/show.html";
    fn title(&self, lang: Lang) -> String {
        lang.t(if self.is_new { "title-template-new" } else { "title-template" })
    }
    fn examples(lang: Lang) -> Vec<Self> {
        let blank = form(lang, "/templates".into(), &[("1".into(), "Praktijk De Linde".into())]);
        let refused = blank.clone().refused(&Errors::one("title", lang.t("template-title-empty")));
        let page = |form: Form, writes: bool, is_new: bool| Self {
            heading: lang.t("template-new-heading"),
            form: form.sealed("c", "s"),
            writes,
            said: if writes { String::new() } else { lang.t("template-by-colleague") },
            body: "S: ___".into(),
            end: (writes && !is_new).then(|| end_form(lang, NoteTemplateId(1)).sealed("c", "s")),
            is_new,
        };
        vec![page(blank.clone(), true, true), page(refused, true, true), page(blank.clone(), true, false), page(blank, false, false)]
    }
}

/// The workplaces that one can share with.
fn workplaces(desk: &Desk) -> Result<Vec<(String, String)>, WebError> {
    let permit = desk.permit()?;
    let places = desk.read(db::workplace::all)?;
    Ok(places.into_iter().filter(|it| permit.reaches(it.id)).map(|it| (it.id.to_string(), it.name)).collect())
}

pub fn list(desk: &Desk) -> WebResult {
    let (permit, account) = (desk.permit()?, desk.account()?);
    let (templates, places) = desk.read(|conn| Ok((db::note_template::offered(conn, permit, account)?, db::workplace::all(conn)?)))?;
    let name = |id: WorkplaceId| places.iter().find(|it| it.id == id).map(|it| it.name.clone()).unwrap_or_default();
    let line = |it: &NoteTemplate| TemplateLine {
        link: Link { href: format!("/templates/{}", it.id), text: it.title.clone() },
        shared_text: it.workplace_id.map(name).unwrap_or_default(),
    };
    let (own, shared): (Vec<_>, Vec<_>) = templates.iter().partition(|it| it.is_written_by(account));
    desk.page(&TemplatesPage {
        own: own.into_iter().map(line).collect(),
        shared: shared.into_iter().map(line).collect(),
        new_href: "/templates/new",
    })
}

fn new_page(desk: &Desk, form: Form) -> TemplatePage {
    TemplatePage {
        heading: desk.lang.t("template-new-heading"),
        form,
        writes: true,
        said: String::new(),
        body: String::new(),
        end: None,
        is_new: true,
    }
}

pub fn new(desk: &Desk) -> WebResult {
    let form = desk.seal(form(desk.lang, "/templates".into(), &workplaces(desk)?))?;
    desk.page(&new_page(desk, form))
}

fn read(desk: &Desk) -> Result<Written, Errors> {
    let read = Reader::new(&desk.typed, desk.lang, "template", desk.today);
    let (title, body) = (read.optional_text("title"), read.optional_text("body"));
    let workplace = if read.is_empty("workplace") { Some(None) } else { read.number("workplace").map(|id| Some(WorkplaceId(id))) };
    match (|| Some(Written { title: title?, body: body?, workplace: workplace? }))() {
        Some(written) if !read.has_errors() => Ok(written),
        _ => Err(read.errors()),
    }
}

fn beside(why: TemplateRefused, lang: Lang) -> Errors {
    use TemplateRefused as No;
    let field = match why {
        No::TitleMissing | No::TitleTooLong => "title",
        No::BodyMissing | No::BodyTooLong => "body",
        No::Elsewhere => "workplace",
        No::Ended | No::NotMine => "main",
    };
    Errors::one(field, lang.t(&why.to_string()))
}

pub fn create(desk: &Desk) -> WebResult {
    let refuse = |errors: Errors| {
        let form = desk.seal_again(form(desk.lang, "/templates".into(), &workplaces(desk)?), &errors)?;
        desk.refuse(&new_page(desk, form), &errors)
    };
    let written = match read(desk) {
        Ok(written) => written,
        Err(errors) => return refuse(errors),
    };
    let (permit, account) = (desk.permit()?, desk.account()?);
    let saved = desk.submit(|tx| -> Result<String, Failure<TemplateRefused>> {
        tx.save(NoteTemplate::write(written, account, permit.workplaces(), desk.today).map_err(Failure::Refused)?)?;
        Ok("/templates?saved=template-saved".to_owned())
    });
    match saved {
        Ok(location) => desk.see(location),
        Err(Failure::Refused(why)) => refuse(beside(why, desk.lang)),
        Err(Failure::Web(error)) => Err(error),
    }
}

/// The template of the address within reach, and its page around a form.
fn page_of(desk: &Desk, seal: impl FnOnce(Form) -> Result<Form, WebError>) -> Result<TemplatePage, WebError> {
    let (permit, account, lang) = (desk.permit()?, desk.account()?, desk.lang);
    let id = desk.id("template")?;
    let it = desk.read(|conn| db::note_template::find(conn, permit, account, id))?;
    let mut typed = Typed::default();
    typed.set("title", it.title.clone());
    typed.set("body", it.body.clone());
    typed.set("workplace", it.workplace_id.map(|id| id.to_string()).unwrap_or_default());
    let writes = it.is_written_by(account) && it.ended_on.is_none();
    let form = seal(form(lang, format!("/templates/{}", it.id), &workplaces(desk)?).version(it.version).filled(&typed))?;
    let said = match it.ended_on {
        Some(on) => lang.with("template-ended", &args([("day", lang.day(on).into())])),
        None if !writes => lang.t("template-by-colleague"),
        None => String::new(),
    };
    let end = if writes { Some(desk.seal(end_form(lang, it.id).version(it.version))?) } else { None };
    Ok(TemplatePage { heading: it.title.clone(), form, writes, said, body: it.body, end, is_new: false })
}

pub fn show(desk: &Desk) -> WebResult {
    desk.page(&page_of(desk, |form| desk.seal(form))?)
}

/// Changing and ending: found within reach, carried in the version that was read, refused with everything typed.
fn act_on(
    desk: &Desk,
    perform: impl FnOnce(&mut db::Tx, &NoteTemplate, &Permit) -> Result<&'static str, Failure<TemplateRefused>>,
) -> WebResult {
    let (permit, account) = (desk.permit()?, desk.account()?);
    let id = desk.id("template")?;
    let saved = desk.submit(|tx| {
        let stored = db::note_template::find(tx.conn(), permit, account, id)?;
        db::case::same_version(stored.version, desk.carried_version())?;
        let notice = perform(tx, &stored, permit)?;
        Ok(format!("/templates?saved={notice}"))
    });
    match saved {
        Ok(location) => desk.see(location),
        Err(Failure::Refused(why)) => {
            let errors = beside(why, desk.lang);
            desk.refuse(&page_of(desk, |form| desk.seal_again(form, &errors))?, &errors)
        }
        Err(Failure::Web(WebError::Stale)) => {
            let errors = Errors::one("main", desk.lang.t("template-stale"));
            desk.conflict(&page_of(desk, |form| desk.seal_again(form, &errors))?, &errors)
        }
        Err(Failure::Web(error)) => Err(error),
    }
}

pub fn change(desk: &Desk) -> WebResult {
    let account = desk.account()?;
    let written = match read(desk) {
        Ok(written) => written,
        Err(errors) => return desk.refuse(&page_of(desk, |form| desk.seal_again(form, &errors))?, &errors),
    };
    act_on(desk, |tx, stored, permit| {
        tx.save(stored.change(written, account, permit.workplaces(), desk.today).map_err(Failure::Refused)?)?;
        Ok("template-saved")
    })
}

pub fn end(desk: &Desk) -> WebResult {
    let account = desk.account()?;
    act_on(desk, |tx, stored, _| {
        tx.save(stored.end(account, desk.today).map_err(Failure::Refused)?)?;
        Ok("template-ended")
    })
}

/// The templates that are offered above a note at this address.
pub fn offered(desk: &Desk, path: &str) -> Result<Vec<Offered>, WebError> {
    let Some(permit) = desk.also(Action::UseTemplates) else { return Ok(Vec::new()) };
    let account = desk.account()?;
    let templates = desk.read(|conn| db::note_template::offered(conn, &permit, account))?;
    Ok(templates.into_iter().map(|it| Offered::of(it, path)).collect())
}

impl Offered {
    fn of(it: NoteTemplate, path: &str) -> Self {
        let href = format!("{path}?template={}", it.id);
        let parts = split(&it.body);
        let block = if parts.is_none() { it.body } else { String::new() };
        let note = parts.unwrap_or_default();
        Self { id: it.id.to_string(), title: it.title, href, s: note.s, o: note.o, e: note.e, p: note.p, block }
    }

    /// Puts it into the fields that are still empty; what has no letters goes to S.
    pub fn fill(&self, typed: &mut Typed) {
        for (field, text) in [("s", &self.s), ("o", &self.o), ("e", &self.e), ("p", &self.p), ("s", &self.block)] {
            if typed.get(field).is_empty() && !text.is_empty() {
                typed.set(field, text.as_str());
            }
        }
    }
}

pub fn example() -> Offered {
    let [s, o, e, p] = ["Reden van komst: ___", "", "", "Volgende afspraak: ___"].map(str::to_owned);
    Offered {
        id: "1".into(),
        title: "Eerste gesprek".into(),
        href: "/cases/93/consultations/new?template=1".into(),
        s,
        o,
        e,
        p,
        block: String::new(),
    }
}
