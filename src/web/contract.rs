//! Contracts, their tariffs, and the municipality's own totals, as the contract manager keeps them. No persons.

use crate::clock::amsterdam;
use crate::db;
use crate::domain::catalogue::{Intensity, Profile};
use crate::domain::code::Code;
use crate::domain::contract::{Contract, ContractRefused, OwnTotal, Tariff, TariffUnit};
use crate::domain::id::{ContractId, OwnTotalId, ProviderId, TariffId};
use crate::domain::identity::MunicipalityCode;
use crate::domain::money;
use crate::exchange::sheet::{Cell as Filled, Sheet};
use crate::text::{Lang, args};
use crate::web::board::{Board, Cell, Section, put, settle};
use crate::web::desk::{Desk, WebResult};
use crate::web::error::{Failure, WebError};
use crate::web::form::{Errors, Form, Reader, Typed};
use crate::web::report::{downloads, taken_along};
use crate::web::workplace::{Towns, towns};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The profiles and intensities that have a price.
const PROFILES: &[Profile] =
    &[Profile::P1, Profile::P2, Profile::P3, Profile::P4, Profile::P5, Profile::P6, Profile::P7, Profile::P8, Profile::P9, Profile::P10];
const INTENSITIES: &[Intensity] = &[Intensity::Perspective, Intensity::Intensive, Intensity::LastingLight, Intensity::LastingHeavy];

fn new_form(lang: Lang, providers: Towns, towns: Towns) -> Form {
    let form = Form::new(lang, "contract", "/contracts/terms").choose("provider", providers).or_none();
    form.choose("municipality", towns).day("from_on").day("until_on").optional().short("ceiling").optional()
}

fn amend_form(lang: Lang, id: ContractId, version: i32) -> Form {
    let form = Form::new(lang, "contract", format!("/contracts/terms/{id}")).version(version);
    form.day("until_on").optional().short("ceiling").optional()
}

fn tariff_form(lang: Lang, id: ContractId) -> Form {
    let form = Form::new(lang, "tariff", format!("/contracts/terms/{id}/tariffs"));
    let form = form.select("profile", PROFILES).select("intensity", INTENSITIES).short("amount").select("unit", TariffUnit::ALL);
    form.day("tariff_from").day("tariff_until").optional()
}

fn tariff_end_form(lang: Lang, id: ContractId, running: Towns) -> Form {
    Form::new(lang, "tariff", format!("/contracts/terms/{id}/tariffs/end")).choose("tariff", running).day("last_on")
}

fn total_form(lang: Lang, towns: Towns) -> Form {
    Form::new(lang, "own-total", "/contracts/totals").choose("municipality", towns).day("counted_on").short("arrangements").digits()
}

pub fn examples(lang: Lang) -> Vec<Board> {
    let towns = || vec![("0748".to_owned(), "Bergen op Zoom".to_owned())];
    let providers = || vec![("1".to_owned(), "De Zeewering".to_owned())];
    let row = vec![Cell::link("De Zeewering", "/contracts/terms/1".into()), Cell::number(money::write(10_000_000))];
    let list = |rows: Vec<Vec<Cell>>, form: Form| {
        list_board(
            lang,
            Section::new("contracts", lang.t("contracts-heading")).rows(rows, lang.t("contracts-empty")),
            form.sealed("c", "s"),
        )
    };
    let refused = new_form(lang, providers(), towns()).refused(&Errors::one("ceiling", lang.t("money-form")));
    let id = ContractId(1);
    let forms = [amend_form(lang, id, 1), tariff_form(lang, id), tariff_end_form(lang, id, providers())].map(|it| it.sealed("c", "s"));
    let section = Section::new("totals", lang.t("own-totals-heading")).rows(vec![], lang.t("own-totals-empty"));
    vec![
        list(vec![row], refused),
        list(vec![], new_form(lang, vec![], towns())),
        of_one(lang, "De Zeewering".into(), vec![], vec![], true, forms),
        total_board(lang, section, total_form(lang, towns()).sealed("c", "s")),
    ]
}

fn list_board(lang: Lang, list: Section, form: Form) -> Board {
    Board::new(lang.t("title-contract-terms"), lang.t("contracts-heading"), lang.t("contracts-lead"))
        .link("/contracts/totals", lang.t("own-totals-heading"))
        .section(list.files(downloads(lang, "/contracts/terms/download?")))
        .section(Section::new("new", lang.t("contract-new-heading")).form(form, lang.t("contract-new-save")))
}

fn of_one(
    lang: Lang,
    heading: String,
    facts: Vec<(String, String)>,
    rows: Vec<Vec<Cell>>,
    running: bool,
    [amend, price, end]: [Form; 3],
) -> Board {
    let tariffs = Section::new("tariffs", lang.t("tariffs-heading"))
        .heads(lang, ["tariff-profile", "tariff-intensity", "tariff-amount", "tariff-unit", "tariff-tariff_from", "tariff-tariff_until"])
        .rows(rows, lang.t("tariffs-empty"))
        .form(price, lang.t("tariff-save"));
    let tariffs = if running { tariffs.act(end, lang.t("tariff-end-save")) } else { tariffs };
    Board::new(lang.t("title-contract"), heading, String::new())
        .link("/contracts/terms", lang.t("contracts-heading"))
        .section(Section::new("terms", lang.t("contract-terms-heading")).facts(facts).act(amend, lang.t("contract-amend-save")))
        .section(tariffs)
}

fn total_board(lang: Lang, list: Section, form: Form) -> Board {
    Board::new(lang.t("title-own-totals"), lang.t("own-totals-heading"), lang.t("own-totals-lead"))
        .link("/contracts/terms", lang.t("contracts-heading"))
        .section(list.files(downloads(lang, "/contracts/totals/download?")))
        .section(Section::new("new", lang.t("own-total-new-heading")).form(form, lang.t("own-total-save")))
}

/// The municipalities of this contract manager, by name.
fn own_towns(desk: &Desk) -> Result<Towns, WebError> {
    let known: BTreeMap<String, String> = towns(desk)?.into_iter().collect();
    let name = |code: &MunicipalityCode| known.get(code.as_str()).cloned().unwrap_or_else(|| code.to_string());
    Ok(desk.permit()?.municipalities().iter().map(|it| (it.as_str().to_owned(), name(it))).collect())
}

fn town<'a>(towns: &'a Towns, code: &MunicipalityCode) -> &'a str {
    towns.iter().find(|(known, _)| known == code.as_str()).map_or("", |(_, name)| name)
}

/// Providers that take new help, to contract with.
fn providers(desk: &Desk) -> Result<Towns, WebError> {
    let open = desk.read(|conn| db::workplace::open_providers(conn, desk.today))?;
    Ok(open.into_iter().map(|(id, name)| (id.to_string(), name)).collect())
}

fn until(lang: Lang, until_on: Option<NaiveDate>) -> String {
    until_on.map(|on| lang.day(on)).unwrap_or_default()
}

fn ceiling(lang: Lang, contract: &Contract) -> String {
    contract.ceiling.map_or_else(|| lang.t("contract-no-ceiling"), money::write)
}

fn list_page(desk: &Desk, errors: Option<&Errors>) -> Result<Board, WebError> {
    let (lang, permit, towns) = (desk.lang, desk.permit()?, own_towns(desk)?);
    let (contracts, names) = desk.read(|conn| Ok((db::contract::all(conn, permit)?, db::workplace::provider_names(conn)?)))?;
    let row = |it: &Contract| {
        vec![
            Cell::link(names.get(&it.provider_id).cloned().unwrap_or_default(), format!("/contracts/terms/{}", it.id)),
            Cell::text(town(&towns, &it.municipality)),
            Cell::text(lang.day(it.from_on)),
            Cell::text(until(lang, it.until_on)),
            Cell::number(ceiling(lang, it)),
        ]
    };
    let rows = contracts.iter().map(row).collect();
    let heads = ["contract-provider", "contract-municipality", "contract-from_on", "contract-until_on", "contract-ceiling"];
    let list = Section::new("contracts", lang.t("contracts-heading")).heads(lang, heads).leaves(desk, rows, lang.t("contracts-empty"));
    Ok(list_board(lang, list, put(desk, new_form(lang, providers(desk)?, towns), errors)?))
}

pub fn list(desk: &Desk) -> WebResult {
    desk.page(&list_page(desk, None)?)
}

/// A table of this room as a file, as it was recorded: nothing here counts persons.
fn sheet(desk: &Desk, name: &str, heads: &[(&str, &'static str)], rows: Vec<Vec<Filled>>) -> WebResult {
    let lang = desk.lang;
    let notes = [
        ("sheet-municipalities", own_towns(desk)?.into_iter().map(|(_, name)| name).collect::<Vec<_>>().join(", ")),
        ("sheet-made-at", amsterdam(desk.now).format("%d-%m-%Y %H:%M").to_string()),
        ("sheet-made-by", lang.code(desk.role()?)),
        ("sheet-counting", lang.t("sheet-as-recorded")),
    ];
    let sheet = Sheet {
        name: lang.t(name),
        head: heads.iter().map(|(text, code)| (lang.t(text), *code)).collect(),
        rows,
        total: Vec::new(),
        notes_name: lang.t("sheet-notes"),
        notes: notes.map(|(label, text)| (lang.t(label), Filled::Text(text))).into(),
        made_at: amsterdam(desk.now),
    };
    taken_along(desk, &format!("{}-{}", sheet.name.to_lowercase().replace(' ', "-"), desk.today), &sheet)
}

fn day_or_nothing(day: Option<NaiveDate>) -> Filled {
    day.map_or_else(|| Filled::Text(String::new()), Filled::Day)
}

/// Every contract with its prices, a line for each price.
pub fn download(desk: &Desk) -> WebResult {
    let (lang, permit, towns) = (desk.lang, desk.permit()?, own_towns(desk)?);
    let (priced, names) = desk.read(|conn| Ok((db::contract::priced(conn, permit)?, db::workplace::provider_names(conn)?)))?;
    let heads = [
        ("contract-provider", "provider"),
        ("contract-municipality", "municipality"),
        ("contract-from_on", "from"),
        ("contract-until_on", "until"),
        ("contract-ceiling", "ceiling"),
        ("tariff-profile", "profile"),
        ("tariff-intensity", "intensity"),
        ("tariff-amount", "amount"),
        ("tariff-unit", "unit"),
        ("tariff-tariff_from", "tariff_from"),
        ("tariff-tariff_until", "tariff_until"),
    ];
    let nothing = || Filled::Text(String::new());
    let row = |(contract, tariff): &(Contract, Option<Tariff>)| {
        let mut row = vec![
            Filled::Text(names.get(&contract.provider_id).cloned().unwrap_or_default()),
            Filled::Text(town(&towns, &contract.municipality).to_owned()),
            Filled::Day(contract.from_on),
            day_or_nothing(contract.until_on),
            contract.ceiling.map_or_else(nothing, Filled::Cents),
        ];
        if let Some(it) = tariff {
            row.extend([Filled::Text(lang.code(it.profile)), Filled::Text(lang.code(it.intensity)), Filled::Cents(it.cents)]);
            row.extend([Filled::Text(lang.code(it.unit)), Filled::Day(it.from_on), day_or_nothing(it.until_on)]);
        } else {
            row.extend(std::iter::repeat_with(nothing).take(6));
        }
        row
    };
    sheet(desk, "contracts-heading", &heads, priced.iter().map(row).collect())
}

fn beside(why: ContractRefused) -> &'static str {
    match why {
        ContractRefused::EndsBeforeStart => "until_on",
        ContractRefused::CeilingNotPositive => "ceiling",
        ContractRefused::TariffNotPositive => "amount",
        ContractRefused::OutsideContract | ContractRefused::TariffOverlaps => "tariff_from",
        ContractRefused::TotalNegative => "arrangements",
        ContractRefused::TotalInFuture => "counted_on",
    }
}

pub fn create(desk: &Desk) -> WebResult {
    let read = Reader::new(&desk.typed, desk.lang, "contract", desk.today);
    let provider = read.choice("provider", &providers(desk)?).and_then(|it| it.parse().ok()).map(ProviderId);
    let municipality = read.choice("municipality", &own_towns(desk)?).and_then(|it| MunicipalityCode::parse(&it).ok());
    let (from_on, until_on, ceiling) = (read.day("from_on"), read.optional_day("until_on"), read.optional_amount("ceiling"));
    let (Some(provider_id), Some(municipality), Some(from_on), Some(until_on), Some(ceiling)) =
        (provider, municipality, from_on, until_on, ceiling)
    else {
        let errors = read.errors();
        return desk.refuse(&list_page(desk, Some(&errors))?, &errors);
    };
    let saved = desk.submit(|tx| -> Result<String, Failure<ContractRefused>> {
        let known_at = desk.today;
        let contract = Contract { id: ContractId::NEW, version: 1, provider_id, municipality, from_on, until_on, ceiling, known_at };
        let id = tx.save(contract.record().map_err(Failure::Refused)?)?;
        Ok(format!("/contracts/terms/{id}?saved=contract-recorded"))
    });
    settle(desk, saved, beside, |errors| list_page(desk, errors))
}

/// The contract of the address, within reach.
fn found(desk: &Desk) -> Result<Contract, WebError> {
    let (permit, id) = (desk.permit()?, desk.id("contract")?);
    desk.read(|conn| db::contract::find(conn, permit, id))
}

/// A tariff as a list to choose from names it.
fn named(lang: Lang, it: &Tariff) -> String {
    let told = [
        ("profile", it.profile.code().to_owned()),
        ("intensity", lang.code(it.intensity)),
        ("amount", money::write(it.cents)),
        ("unit", lang.code(it.unit)),
        ("day", lang.day(it.from_on)),
    ];
    lang.with("tariff-line", &args(told.map(|(name, text)| (name, text.into()))))
}

fn page_of(desk: &Desk, errors: Option<&Errors>) -> Result<Board, WebError> {
    let (lang, it, towns) = (desk.lang, found(desk)?, own_towns(desk)?);
    let (tariffs, names) = desk.read(|conn| Ok((db::contract::tariffs(conn, &it)?, db::workplace::provider_names(conn)?)))?;
    let mut typed = Typed::default();
    typed.set("until_on", until(lang, it.until_on));
    typed.set("ceiling", it.ceiling.map(money::bare).unwrap_or_default());
    let mut dates = Typed::default();
    dates.set("tariff_from", lang.day(desk.today.max(it.from_on)));
    let row = |it: &Tariff| {
        vec![
            Cell::text(lang.code(it.profile)),
            Cell::text(lang.code(it.intensity)),
            Cell::number(money::write(it.cents)),
            Cell::text(lang.code(it.unit)),
            Cell::text(lang.day(it.from_on)),
            Cell::text(until(lang, it.until_on)),
        ]
    };
    let running: Towns = tariffs.iter().filter(|it| it.until_on.is_none()).map(|it| (it.id.to_string(), named(lang, it))).collect();
    let heading = names.get(&it.provider_id).cloned().unwrap_or_default();
    let facts = vec![
        (lang.t("contract-municipality"), town(&towns, &it.municipality).to_owned()),
        (lang.t("contract-from_on"), lang.day(it.from_on)),
        (lang.t("contract-until_on"), it.until_on.map_or_else(|| lang.t("contract-runs-on"), |on| lang.day(on))),
        (lang.t("contract-ceiling"), ceiling(lang, &it)),
    ];
    let (rows, ends) = (tariffs.iter().map(row).collect(), !running.is_empty());
    let forms = [
        put(desk, amend_form(lang, it.id, it.version).filled(&typed), errors)?,
        put(desk, tariff_form(lang, it.id).filled(&dates), errors)?,
        put(desk, tariff_end_form(lang, it.id, running), errors)?,
    ];
    Ok(of_one(lang, heading, facts, rows, ends, forms))
}

pub fn show(desk: &Desk) -> WebResult {
    desk.page(&page_of(desk, None)?)
}

pub fn amend(desk: &Desk) -> WebResult {
    let (permit, id) = (desk.permit()?, found(desk)?.id);
    let read = Reader::new(&desk.typed, desk.lang, "contract", desk.today);
    let (Some(until_on), Some(ceiling)) = (read.optional_day("until_on"), read.optional_amount("ceiling")) else {
        let errors = read.errors();
        return desk.refuse(&page_of(desk, Some(&errors))?, &errors);
    };
    let saved = desk.submit(|tx| -> Result<String, Failure<ContractRefused>> {
        let contract = db::contract::find(tx.conn(), permit, id)?;
        db::case::same_version(contract.version, desk.carried_version())?;
        tx.save(contract.amend(until_on, ceiling).map_err(Failure::Refused)?)?;
        Ok(format!("/contracts/terms/{id}?saved=contract-amended"))
    });
    settle(desk, saved, beside, |errors| page_of(desk, errors))
}

pub fn price(desk: &Desk) -> WebResult {
    let (permit, contract_id) = (desk.permit()?, found(desk)?.id);
    let read = Reader::new(&desk.typed, desk.lang, "tariff", desk.today);
    let (profile, intensity) = (read.code_among("profile", PROFILES), read.code_among("intensity", INTENSITIES));
    let (cents, unit) = (read.amount("amount"), read.code::<TariffUnit>("unit"));
    let (from_on, until_on) = (read.day("tariff_from"), read.optional_day("tariff_until"));
    let (Some(profile), Some(intensity), Some(cents), Some(unit), Some(from_on), Some(until_on)) =
        (profile, intensity, cents, unit, from_on, until_on)
    else {
        let errors = read.errors();
        return desk.refuse(&page_of(desk, Some(&errors))?, &errors);
    };
    let saved = desk.submit(|tx| -> Result<String, Failure<ContractRefused>> {
        let contract = db::contract::find(tx.conn(), permit, contract_id)?;
        let (id, known_at) = (TariffId::NEW, desk.today);
        let tariff = Tariff { id, version: 1, contract_id, profile, intensity, cents, unit, from_on, until_on, known_at };
        let known = db::contract::tariffs(tx.conn(), &contract)?;
        tx.save(contract.price_beside(tariff, &known).map_err(Failure::Refused)?)?;
        Ok(format!("/contracts/terms/{contract_id}?saved=tariff-recorded"))
    });
    let beside = |why| if why == ContractRefused::EndsBeforeStart { "tariff_until" } else { beside(why) };
    settle(desk, saved, beside, |errors| page_of(desk, errors))
}

pub fn end_price(desk: &Desk) -> WebResult {
    let (permit, contract) = (desk.permit()?, found(desk)?);
    let read = Reader::new(&desk.typed, desk.lang, "tariff", desk.today);
    let tariffs = desk.read(|conn| db::contract::tariffs(conn, &contract))?;
    let offered: Towns = tariffs.iter().filter(|it| it.until_on.is_none()).map(|it| (it.id.to_string(), String::new())).collect();
    let tariff = read.choice("tariff", &offered).and_then(|it| it.parse().ok()).map(TariffId);
    let (Some(tariff), Some(last_on)) = (tariff, read.day("last_on")) else {
        let errors = read.errors();
        return desk.refuse(&page_of(desk, Some(&errors))?, &errors);
    };
    let id = contract.id;
    let saved = desk.submit(|tx| -> Result<String, Failure<ContractRefused>> {
        let contract = db::contract::find(tx.conn(), permit, id)?;
        let tariffs = db::contract::tariffs(tx.conn(), &contract)?;
        let found = tariffs.iter().find(|it| it.id == tariff && it.until_on.is_none()).ok_or(WebError::Stale)?;
        tx.save(found.end(last_on).map_err(Failure::Refused)?)?;
        Ok(format!("/contracts/terms/{id}?saved=tariff-ended"))
    });
    settle(desk, saved, |_| "last_on", |errors| page_of(desk, errors))
}

fn totals_page(desk: &Desk, errors: Option<&Errors>) -> Result<Board, WebError> {
    let (lang, permit, towns) = (desk.lang, desk.permit()?, own_towns(desk)?);
    let totals = desk.read(|conn| db::contract::own_totals(conn, permit))?;
    let row = |it: &OwnTotal| {
        vec![Cell::text(lang.day(it.counted_on)), Cell::text(town(&towns, &it.municipality)), Cell::number(it.arrangements.to_string())]
    };
    let rows = totals.iter().map(row).collect();
    let list = Section::new("totals", lang.t("own-totals-heading"))
        .heads(lang, ["own-total-counted_on", "own-total-municipality", "own-total-arrangements"])
        .leaves(desk, rows, lang.t("own-totals-empty"));
    Ok(total_board(lang, list, put(desk, total_form(lang, towns), errors)?))
}

pub fn totals(desk: &Desk) -> WebResult {
    desk.page(&totals_page(desk, None)?)
}

/// The municipality's own totals as a file.
pub fn totals_download(desk: &Desk) -> WebResult {
    let (permit, towns) = (desk.permit()?, own_towns(desk)?);
    let totals = desk.read(|conn| db::contract::own_totals(conn, permit))?;
    let heads =
        [("own-total-counted_on", "counted_on"), ("own-total-municipality", "municipality"), ("own-total-arrangements", "arrangements")];
    let row = |it: &OwnTotal| {
        let town = Filled::Text(town(&towns, &it.municipality).to_owned());
        vec![Filled::Day(it.counted_on), town, Filled::Count(it.arrangements.into())]
    };
    sheet(desk, "own-totals-heading", &heads, totals.iter().map(row).collect())
}

pub fn count(desk: &Desk) -> WebResult {
    let read = Reader::new(&desk.typed, desk.lang, "own-total", desk.today);
    let municipality = read.choice("municipality", &own_towns(desk)?).and_then(|it| MunicipalityCode::parse(&it).ok());
    let (counted_on, arrangements) = (read.day("counted_on"), read.number("arrangements"));
    let (Some(municipality), Some(counted_on), Some(arrangements)) = (municipality, counted_on, arrangements) else {
        let errors = read.errors();
        return desk.refuse(&totals_page(desk, Some(&errors))?, &errors);
    };
    let recorded_by = desk.account()?;
    let saved = desk.submit(|tx| -> Result<String, Failure<ContractRefused>> {
        let arrangements = i32::try_from(arrangements).unwrap_or(-1);
        let total = OwnTotal { id: OwnTotalId::NEW, municipality, counted_on, arrangements, recorded_by, known_at: desk.today };
        tx.save(total.record(desk.today).map_err(Failure::Refused)?)?;
        Ok("/contracts/totals?saved=own-total-recorded".to_owned())
    });
    settle(desk, saved, beside, |errors| totals_page(desk, errors))
}
