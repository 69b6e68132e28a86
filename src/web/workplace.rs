//! Practices and access teams, as the administrator keeps them.

use crate::db;
use crate::domain::code::Code;
use crate::domain::id::WorkplaceId;
use crate::domain::identity::MunicipalityCode;
use crate::domain::workplace::{PlaceRefused, Workplace, WorkplaceKind};
use crate::text::Lang;
use crate::web::board::{Board, Cell, Section, put, settle};
use crate::web::desk::{Desk, WebResult};
use crate::web::error::{Failure, WebError};
use crate::web::form::{Errors, Form, Reader, Typed};
use chrono::NaiveDate;

/// Municipalities by code and name, as forms offer them.
pub type Towns = Vec<(String, String)>;

fn new_form(lang: Lang, towns: Towns) -> Form {
    Form::new(lang, "workplace", "/admin/workplaces")
        .text("name")
        .radios("kind", WorkplaceKind::ALL)
        .choose("municipality", towns)
        .or_none()
        .short("phone")
        .optional()
}

fn change_form(lang: Lang, id: WorkplaceId, version: i32, towns: Towns) -> Form {
    let form = Form::new(lang, "workplace", format!("/admin/workplaces/{id}")).version(version);
    form.text("name").choose("municipality", towns).short("phone").optional()
}

fn end_form(lang: Lang, id: WorkplaceId, version: i32) -> Form {
    Form::new(lang, "workplace-end", format!("/admin/workplaces/{id}/end")).version(version).day("ended_on")
}

pub fn examples(lang: Lang) -> Vec<Board> {
    let towns = || vec![("0748".to_owned(), "Bergen op Zoom".to_owned())];
    let row = vec![Cell::link("Praktijk De Linde", "/admin/workplaces/1".into()), Cell::badge(lang.t("place-open"), "ok")];
    let errors = Errors::one("name", lang.t("place-name-refused"));
    let refused = new_form(lang, towns()).refused(&errors).sealed("c", "s");
    let list = |rows, form| board(lang, Section::new("places", lang.t("workplaces-heading")).rows(rows, lang.t("workplaces-empty")), form);
    let forms = [change_form(lang, WorkplaceId(1), 1, towns()), end_form(lang, WorkplaceId(1), 1)].map(|it| it.sealed("c", "s"));
    vec![
        list(vec![row], refused),
        list(vec![], new_form(lang, towns()).sealed("c", "s")),
        of_one(lang, "Praktijk De Linde", Some("01-12-2026".to_owned()), forms),
    ]
}

fn board(lang: Lang, list: Section, form: Form) -> Board {
    Board::new(lang.t("title-workplaces"), lang.t("workplaces-heading"), lang.t("workplaces-lead"))
        .section(list)
        .section(Section::new("new", lang.t("workplace-new-heading")).form(form, lang.t("workplace-new-save")))
}

fn of_one(lang: Lang, name: &str, ended: Option<String>, [change, end]: [Form; 2]) -> Board {
    let board = Board::new(lang.t("title-workplace"), name.to_owned(), String::new())
        .link("/admin/workplaces", lang.t("workplaces-heading"))
        .section(Section::new("change", lang.t("place-change-heading")).form(change, lang.t("place-change-save")));
    let section = Section::new("end", lang.t("place-end-heading")).lead(lang.t("workplace-end-lead"));
    board.section(match ended {
        Some(on) => section.facts([(lang.t("place-ended"), on)]),
        None => section.act(end, lang.t("place-end-save")),
    })
}

/// Since when or from when a place is over, as a badge.
pub fn state(lang: Lang, ended_on: Option<NaiveDate>, today: NaiveDate) -> Cell {
    match ended_on {
        None => Cell::badge(lang.t("place-open"), "ok"),
        Some(on) => Cell::badge(format!("{} {}", lang.t("place-ended"), lang.day(on)), if on <= today { "stop" } else { "soon" }),
    }
}

pub fn towns(desk: &Desk) -> Result<Towns, WebError> {
    let mut towns: Towns = desk.read(db::workplace::municipality_names)?.into_iter().collect();
    towns.sort_by(|a, b| a.1.cmp(&b.1));
    Ok(towns)
}

fn list_page(desk: &Desk, errors: Option<&Errors>) -> Result<Board, WebError> {
    let lang = desk.lang;
    let (places, towns) = (desk.read(db::workplace::all)?, towns(desk)?);
    let town = |it: &Workplace| {
        let code = it.municipality.as_str();
        towns.iter().find(|(known, _)| known == code).map_or_else(|| code.to_owned(), |(_, name)| name.clone())
    };
    let row = |it: &Workplace| {
        vec![
            Cell::link(it.name.clone(), format!("/admin/workplaces/{}", it.id)),
            Cell::text(lang.code(it.kind)),
            Cell::text(town(it)),
            Cell::text(it.phone.clone()),
            state(lang, it.ended_on, desk.today),
        ]
    };
    let rows = places.iter().map(row).collect();
    let list = Section::new("places", lang.t("workplaces-heading"))
        .heads(lang, ["workplace-name", "workplace-kind", "workplace-municipality", "workplace-phone", "place-state"])
        .leaves(desk, rows, lang.t("workplaces-empty"));
    Ok(board(lang, list, put(desk, new_form(lang, towns), errors)?))
}

pub fn list(desk: &Desk) -> WebResult {
    desk.page(&list_page(desk, None)?)
}

/// Beside which field a refusal stands.
pub fn beside(why: PlaceRefused) -> &'static str {
    match why {
        PlaceRefused::Name => "name",
        PlaceRefused::Phone => "phone",
        PlaceRefused::Known => "agb",
        PlaceRefused::EndedAlready | PlaceRefused::EndInPast | PlaceRefused::InUse => "ended_on",
    }
}

/// What was typed about a municipality of the list.
fn municipality(desk: &Desk, read: &Reader) -> Result<Option<MunicipalityCode>, WebError> {
    Ok(read.choice("municipality", &towns(desk)?).and_then(|code| MunicipalityCode::parse(&code).ok()))
}

pub fn create(desk: &Desk) -> WebResult {
    let read = Reader::new(&desk.typed, desk.lang, "workplace", desk.today);
    let (name, kind, phone) = (read.text("name"), read.code::<WorkplaceKind>("kind"), read.optional_text("phone"));
    let municipality = municipality(desk, &read)?;
    let (Some(name), Some(kind), Some(municipality), Some(phone)) = (name, kind, municipality, phone) else {
        let errors = read.errors();
        return desk.refuse(&list_page(desk, Some(&errors))?, &errors);
    };
    let saved = desk.submit(|tx| -> Result<String, Failure<PlaceRefused>> {
        tx.save(Workplace::open(kind, &name, municipality, &phone).map_err(Failure::Refused)?)?;
        Ok("/admin/workplaces?saved=workplace-opened".to_owned())
    });
    settle(desk, saved, beside, |errors| list_page(desk, errors))
}

fn page_of(desk: &Desk, errors: Option<&Errors>) -> Result<Board, WebError> {
    let (lang, id) = (desk.lang, desk.id::<WorkplaceId>("workplace")?);
    let it = desk.read(|conn| db::workplace::find(conn, id))?;
    let mut typed = Typed::default();
    typed.set("name", it.name.clone());
    typed.set("municipality", it.municipality.as_str());
    typed.set("phone", it.phone.clone());
    let change = put(desk, change_form(lang, id, it.version, towns(desk)?).filled(&typed), errors)?;
    let end = put(desk, end_form(lang, id, it.version), errors)?;
    Ok(of_one(lang, &it.name, it.ended_on.map(|on| lang.day(on)), [change, end]))
}

pub fn show(desk: &Desk) -> WebResult {
    desk.page(&page_of(desk, None)?)
}

pub fn change(desk: &Desk) -> WebResult {
    let id = desk.id::<WorkplaceId>("workplace")?;
    desk.read(|conn| db::workplace::find(conn, id))?;
    let read = Reader::new(&desk.typed, desk.lang, "workplace", desk.today);
    let (name, phone) = (read.text("name"), read.optional_text("phone"));
    let municipality = municipality(desk, &read)?;
    let (Some(name), Some(municipality), Some(phone)) = (name, municipality, phone) else {
        let errors = read.errors();
        return desk.refuse(&page_of(desk, Some(&errors))?, &errors);
    };
    let saved = desk.submit(|tx| -> Result<String, Failure<PlaceRefused>> {
        let place = db::workplace::find(tx.conn(), id)?;
        db::case::same_version(place.version, desk.carried_version())?;
        tx.save(place.change(&name, municipality, &phone).map_err(Failure::Refused)?)?;
        Ok(format!("/admin/workplaces/{id}?saved=place-changed"))
    });
    settle(desk, saved, beside, |errors| page_of(desk, errors))
}

/// Nobody works there from that day on, so everyone's reach through it ends as well.
pub fn end(desk: &Desk) -> WebResult {
    let id = desk.id::<WorkplaceId>("workplace")?;
    desk.read(|conn| db::workplace::find(conn, id))?;
    let read = Reader::new(&desk.typed, desk.lang, "workplace-end", desk.today);
    let Some(ended_on) = read.day("ended_on") else {
        let errors = read.errors();
        return desk.refuse(&page_of(desk, Some(&errors))?, &errors);
    };
    let saved = desk.submit(|tx| -> Result<String, Failure<PlaceRefused>> {
        let place = db::workplace::find(tx.conn(), id)?;
        db::case::same_version(place.version, desk.carried_version())?;
        let in_use = db::workplace::is_in_use(tx.conn(), id)?;
        tx.save(place.end(ended_on, in_use, desk.today).map_err(Failure::Refused)?)?;
        db::account::leave_workplace(tx, id, ended_on, desk.today)?;
        Ok(format!("/admin/workplaces/{id}?saved=place-ended"))
    });
    settle(desk, saved, beside, |errors| page_of(desk, errors))
}
