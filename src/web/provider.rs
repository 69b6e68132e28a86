//! Providers of help, as the administrator keeps them.

use crate::db;
use crate::domain::id::ProviderId;
use crate::domain::identity::AgbCode;
use crate::domain::workplace::{PlaceRefused, Provider};
use crate::text::Lang;
use crate::web::board::{Board, Cell, Section, put, settle};
use crate::web::desk::{Desk, WebResult};
use crate::web::error::{Failure, WebError};
use crate::web::form::{Errors, Form, Reader, Typed};
use crate::web::workplace::{beside, state};

fn new_form(lang: Lang) -> Form {
    Form::new(lang, "provider", "/admin/providers").text("name").short("agb").digits().short("phone").optional()
}

fn change_form(lang: Lang, id: ProviderId, version: i32) -> Form {
    Form::new(lang, "provider", format!("/admin/providers/{id}")).version(version).text("name").short("phone").optional()
}

fn end_form(lang: Lang, id: ProviderId, version: i32) -> Form {
    Form::new(lang, "provider-end", format!("/admin/providers/{id}/end")).version(version).day("ended_on")
}

pub fn examples(lang: Lang) -> Vec<Board> {
    let row = vec![Cell::link("De Zeewering", "/admin/providers/1".into()), Cell::text("30301234")];
    let refused = new_form(lang).refused(&Errors::one("agb", lang.t("agb-form"))).sealed("c", "s");
    let list = |rows, form| board(lang, Section::new("places", lang.t("providers-heading")).rows(rows, lang.t("providers-empty")), form);
    let forms = [change_form(lang, ProviderId(1), 1), end_form(lang, ProviderId(1), 1)].map(|it| it.sealed("c", "s"));
    vec![list(vec![row], refused), list(vec![], new_form(lang).sealed("c", "s")), of_one(lang, "De Zeewering", "30301234", None, forms)]
}

fn board(lang: Lang, list: Section, form: Form) -> Board {
    Board::new(lang.t("title-providers"), lang.t("providers-heading"), lang.t("providers-lead"))
        .section(list)
        .section(Section::new("new", lang.t("provider-new-heading")).form(form, lang.t("provider-new-save")))
}

fn of_one(lang: Lang, name: &str, agb: &str, ended: Option<String>, [change, end]: [Form; 2]) -> Board {
    let facts = [(lang.t("provider-agb"), agb.to_owned())];
    let board = Board::new(lang.t("title-provider"), name.to_owned(), String::new())
        .link("/admin/providers", lang.t("providers-heading"))
        .section(Section::new("change", lang.t("place-change-heading")).facts(facts).form(change, lang.t("place-change-save")));
    let section = Section::new("end", lang.t("place-end-heading")).lead(lang.t("provider-end-lead"));
    board.section(match ended {
        Some(on) => section.facts([(lang.t("place-ended"), on)]),
        None => section.act(end, lang.t("place-end-save")),
    })
}

fn list_page(desk: &Desk, errors: Option<&Errors>) -> Result<Board, WebError> {
    let lang = desk.lang;
    let row = |it: &Provider| {
        vec![
            Cell::link(it.name.clone(), format!("/admin/providers/{}", it.id)),
            Cell::text(it.agb.as_str()),
            Cell::text(it.phone.clone()),
            state(lang, it.ended_on, desk.today),
        ]
    };
    let rows = desk.read(db::workplace::providers)?.iter().map(row).collect();
    let list = Section::new("places", lang.t("providers-heading"))
        .heads(lang, ["provider-name", "provider-agb", "provider-phone", "place-state"])
        .leaves(desk, rows, lang.t("providers-empty"));
    Ok(board(lang, list, put(desk, new_form(lang), errors)?))
}

pub fn list(desk: &Desk) -> WebResult {
    desk.page(&list_page(desk, None)?)
}

pub fn create(desk: &Desk) -> WebResult {
    let read = Reader::new(&desk.typed, desk.lang, "provider", desk.today);
    let (name, phone) = (read.text("name"), read.optional_text("phone"));
    let agb = read.text("agb").and_then(|text| AgbCode::parse(&text).map_err(|why| read.wrong("agb", &why.to_string())).ok());
    let (Some(name), Some(agb), Some(phone)) = (name, agb, phone) else {
        let errors = read.errors();
        return desk.refuse(&list_page(desk, Some(&errors))?, &errors);
    };
    let saved = desk.submit(|tx| -> Result<String, Failure<PlaceRefused>> {
        let known = db::workplace::is_known_provider(tx.conn(), &agb)?;
        tx.save(Provider::enter(&name, agb, &phone, known).map_err(Failure::Refused)?)?;
        Ok("/admin/providers?saved=provider-entered".to_owned())
    });
    settle(desk, saved, beside, |errors| list_page(desk, errors))
}

fn page_of(desk: &Desk, errors: Option<&Errors>) -> Result<Board, WebError> {
    let (lang, id) = (desk.lang, desk.id::<ProviderId>("provider")?);
    let it = desk.read(|conn| db::workplace::find_provider(conn, id))?;
    let mut typed = Typed::default();
    typed.set("name", it.name.clone());
    typed.set("phone", it.phone.clone());
    let change = put(desk, change_form(lang, id, it.version).filled(&typed), errors)?;
    let end = put(desk, end_form(lang, id, it.version), errors)?;
    Ok(of_one(lang, &it.name, it.agb.as_str(), it.ended_on.map(|on| lang.day(on)), [change, end]))
}

pub fn show(desk: &Desk) -> WebResult {
    desk.page(&page_of(desk, None)?)
}

pub fn change(desk: &Desk) -> WebResult {
    let id = desk.id::<ProviderId>("provider")?;
    desk.read(|conn| db::workplace::find_provider(conn, id))?;
    let read = Reader::new(&desk.typed, desk.lang, "provider", desk.today);
    let (Some(name), Some(phone)) = (read.text("name"), read.optional_text("phone")) else {
        let errors = read.errors();
        return desk.refuse(&page_of(desk, Some(&errors))?, &errors);
    };
    let saved = desk.submit(|tx| -> Result<String, Failure<PlaceRefused>> {
        let provider = db::workplace::find_provider(tx.conn(), id)?;
        db::case::same_version(provider.version, desk.carried_version())?;
        tx.save(provider.change(&name, &phone).map_err(Failure::Refused)?)?;
        Ok(format!("/admin/providers/{id}?saved=place-changed"))
    });
    settle(desk, saved, beside, |errors| page_of(desk, errors))
}

pub fn end(desk: &Desk) -> WebResult {
    let id = desk.id::<ProviderId>("provider")?;
    desk.read(|conn| db::workplace::find_provider(conn, id))?;
    let read = Reader::new(&desk.typed, desk.lang, "provider-end", desk.today);
    let Some(ended_on) = read.day("ended_on") else {
        let errors = read.errors();
        return desk.refuse(&page_of(desk, Some(&errors))?, &errors);
    };
    let saved = desk.submit(|tx| -> Result<String, Failure<PlaceRefused>> {
        let provider = db::workplace::find_provider(tx.conn(), id)?;
        db::case::same_version(provider.version, desk.carried_version())?;
        tx.save(provider.end(ended_on, desk.today).map_err(Failure::Refused)?)?;
        Ok(format!("/admin/providers/{id}?saved=place-ended"))
    });
    settle(desk, saved, beside, |errors| page_of(desk, errors))
}
