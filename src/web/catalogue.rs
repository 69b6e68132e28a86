//! The catalogue: how long help of an intensity lasts, and which product means what. Each change is a new version.

use crate::db;
use crate::domain::catalogue::{Catalogue, CatalogueRefused, Intensity, IntensityTerms, ProductMeaning, Profile};
use crate::domain::code::Code;
use crate::domain::outflow::setting::{Content, Setting, SettingRefused};
use crate::text::Lang;
use crate::web::board::{Board, Cell, Section, put, settle};
use crate::web::desk::{Desk, WebResult};
use crate::web::error::{Failure, WebError};
use crate::web::form::{Errors, Form, Reader, Typed};
use crate::web::limit::versions;
use chrono::NaiveDate;
use std::fmt;

/// Why the catalogue does not change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Refused {
    Catalogue(CatalogueRefused),
    Setting(SettingRefused),
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Catalogue(why) => why.fmt(f),
            Self::Setting(why) => why.fmt(f),
        }
    }
}

fn terms_form(lang: Lang, version: i32, intensity: Intensity) -> Form {
    let form = Form::new(lang, "terms", format!("/admin/catalogue/intensities/{}", intensity.code())).version(version);
    form.short("guide")
        .digits()
        .short("warn")
        .digits()
        .optional()
        .short("flag")
        .digits()
        .optional()
        .check("recovery")
        .optional()
        .day("valid_from")
}

fn product_form(lang: Lang, version: i32) -> Form {
    let form = Form::new(lang, "product", "/admin/catalogue/products").version(version);
    form.short("category")
        .digits()
        .short("code")
        .optional()
        .select("profile", Profile::ALL)
        .select("intensity", Intensity::ALL)
        .day("valid_from")
}

fn product_end_form(lang: Lang, version: i32, products: Vec<(String, String)>) -> Form {
    let form = Form::new(lang, "product", "/admin/catalogue/products/end").version(version);
    form.choose("product", products).day("gone_from")
}

pub fn examples(lang: Lang) -> Vec<Board> {
    let product = ProductMeaning { category: "50".into(), code: String::new(), profile: Profile::P4, intensity: Intensity::Perspective };
    let terms =
        IntensityTerms { code: Intensity::Perspective, guide_months: 12, warn_months: Some(12), flag_months: Some(18), recovery: true };
    let catalogue = Catalogue { intensities: vec![terms], products: vec![product] };
    let refused = product_form(lang, 1).refused(&Errors::one("category", lang.t("catalogue-category-refused")));
    let forms = [refused, product_end_form(lang, 1, offered(lang, &catalogue))].map(|it| it.sealed("c", "s"));
    let terms = terms_form(lang, 1, Intensity::Perspective).sealed("c", "s");
    vec![board(lang, &catalogue, forms), of_intensity(lang, Intensity::Perspective, terms)]
}

/// Products as a list to choose from: category and code, and what they mean.
fn offered(lang: Lang, catalogue: &Catalogue) -> Vec<(String, String)> {
    let line = |it: &ProductMeaning| {
        let meaning = format!("{}, {}", it.profile.code(), lang.code(it.intensity));
        (key(it), format!("{} {} ({meaning})", it.category, it.code))
    };
    catalogue.products.iter().map(line).collect()
}

fn key(product: &ProductMeaning) -> String {
    format!("{}-{}", product.category, product.code)
}

fn board(lang: Lang, catalogue: &Catalogue, [add, end]: [Form; 2]) -> Board {
    let months = |it: Option<u32>| it.map(|it| it.to_string()).unwrap_or_default();
    let intensity = |it: &IntensityTerms| {
        vec![
            Cell::link(lang.code(it.code), format!("/admin/catalogue/intensities/{}", it.code.code())),
            Cell::number(it.guide_months.to_string()),
            Cell::number(months(it.warn_months)),
            Cell::number(months(it.flag_months)),
            Cell::text(lang.t(if it.recovery { "layout-yes" } else { "terms-no" })),
        ]
    };
    let product = |it: &ProductMeaning| vec![it.category.clone(), it.code.clone(), lang.code(it.profile), lang.code(it.intensity)];
    let products: Vec<Vec<Cell>> = catalogue.products.iter().map(|it| product(it).into_iter().map(Cell::text).collect()).collect();
    let known = !products.is_empty();
    let section = Section::new("products", lang.t("products-heading"))
        .lead(lang.t("products-lead"))
        .heads(lang, ["product-category", "product-code", "product-profile", "product-intensity"])
        .rows(products, lang.t("products-empty"))
        .form(add, lang.t("product-save"));
    Board::new(lang.t("title-catalogue"), lang.t("catalogue-heading"), lang.t("catalogue-lead"))
        .section(
            Section::new("intensities", lang.t("intensities-heading"))
                .heads(lang, ["product-intensity", "terms-guide", "terms-warn", "terms-flag", "terms-recovery"])
                .rows(catalogue.intensities.iter().map(intensity).collect(), String::new()),
        )
        .section(if known { section.act(end, lang.t("product-end-save")) } else { section })
}

fn of_intensity(lang: Lang, intensity: Intensity, form: Form) -> Board {
    Board::new(lang.t("title-terms"), lang.code(intensity), lang.t("terms-lead"))
        .link("/admin/catalogue", lang.t("catalogue-heading"))
        .section(Section::new("terms", lang.t("terms-heading")).form(form, lang.t("terms-save")))
}

fn today(desk: &Desk, field: &str) -> Typed {
    let mut typed = Typed::default();
    typed.set(field, desk.lang.day(desk.today));
    typed
}

fn list_page(desk: &Desk, errors: Option<&Errors>) -> Result<Board, WebError> {
    let lang = desk.lang;
    let history = desk.read(db::setting::catalogue_history)?;
    let add = product_form(lang, history.number()).filled(&today(desk, "valid_from"));
    let end = product_end_form(lang, history.number(), offered(lang, &history.newest)).filled(&today(desk, "gone_from"));
    let board = board(lang, &history.newest, [put(desk, add, errors)?, put(desk, end, errors)?]);
    Ok(board.section(versions(desk, &history.versions)?))
}

pub fn list(desk: &Desk) -> WebResult {
    desk.page(&list_page(desk, None)?)
}

fn beside(why: Refused) -> &'static str {
    use CatalogueRefused as No;
    match why {
        Refused::Catalogue(No::Guide) => "guide",
        Refused::Catalogue(No::Warn) => "warn",
        Refused::Catalogue(No::Flag) => "flag",
        Refused::Catalogue(No::Category) => "category",
        Refused::Catalogue(No::Code | No::Known) => "code",
        Refused::Catalogue(No::Gone) => "product",
        Refused::Setting(_) => "valid_from",
    }
}

/// Saves what becomes of the newest version as the next one.
fn save(
    desk: &Desk,
    valid_from: NaiveDate,
    change: impl FnOnce(&Catalogue) -> Result<Catalogue, CatalogueRefused>,
) -> Result<String, Failure<Refused>> {
    let account = desk.account()?;
    desk.submit(|tx| -> Result<String, Failure<Refused>> {
        let history = db::setting::catalogue_history(tx.conn())?;
        db::case::same_version(history.number(), desk.carried_version())?;
        let changed = change(&history.newest).map_err(|why| Failure::Refused(Refused::Catalogue(why)))?;
        let next = Setting::follow(history.number(), Content::Catalogue(changed), valid_from, account, desk.today);
        tx.save(next.map_err(|why| Failure::Refused(Refused::Setting(why)))?)?;
        Ok("/admin/catalogue?saved=catalogue-saved".to_owned())
    })
}

pub fn add(desk: &Desk) -> WebResult {
    let read = Reader::new(&desk.typed, desk.lang, "product", desk.today);
    let (category, code) = (read.text("category"), read.optional_text("code"));
    let (profile, intensity) = (read.code::<Profile>("profile"), read.code::<Intensity>("intensity"));
    let (Some(category), Some(code), Some(profile), Some(intensity), Some(valid_from)) =
        (category, code, profile, intensity, read.day("valid_from"))
    else {
        let errors = read.errors();
        return desk.refuse(&list_page(desk, Some(&errors))?, &errors);
    };
    let product = ProductMeaning { category, code, profile, intensity };
    settle(desk, save(desk, valid_from, |it| it.with_product(product)), beside, |errors| list_page(desk, errors))
}

pub fn end(desk: &Desk) -> WebResult {
    let read = Reader::new(&desk.typed, desk.lang, "product", desk.today);
    let (Some(product), Some(gone_from)) = (read.text("product"), read.day("gone_from")) else {
        let errors = read.errors();
        return desk.refuse(&list_page(desk, Some(&errors))?, &errors);
    };
    let (category, code) = product.split_once('-').unwrap_or((&product, ""));
    let beside = |why| if matches!(why, Refused::Setting(_)) { "gone_from" } else { beside(why) };
    settle(desk, save(desk, gone_from, |it| it.without_product(category, code)), beside, |errors| list_page(desk, errors))
}

fn intensity(desk: &Desk) -> Result<Intensity, WebError> {
    desk.params.get("intensity").and_then(|it| Intensity::from_code(it)).ok_or(WebError::NotFound)
}

fn terms_page(desk: &Desk, errors: Option<&Errors>) -> Result<Board, WebError> {
    let (lang, intensity) = (desk.lang, intensity(desk)?);
    let history = desk.read(db::setting::catalogue_history)?;
    let terms = history.newest.terms(intensity).ok_or(WebError::NotFound)?;
    let mut typed = today(desk, "valid_from");
    typed.set("guide", terms.guide_months.to_string());
    typed.set("warn", terms.warn_months.map(|it| it.to_string()).unwrap_or_default());
    typed.set("flag", terms.flag_months.map(|it| it.to_string()).unwrap_or_default());
    typed.set("recovery", if terms.recovery { "on" } else { "" });
    let form = put(desk, terms_form(lang, history.number(), intensity).filled(&typed), errors)?;
    Ok(of_intensity(lang, intensity, form))
}

pub fn show(desk: &Desk) -> WebResult {
    desk.page(&terms_page(desk, None)?)
}

pub fn change(desk: &Desk) -> WebResult {
    let code = intensity(desk)?;
    let read = Reader::new(&desk.typed, desk.lang, "terms", desk.today);
    // What is no number of months is refused by the act, as any that makes no sense.
    let months = |months: i64| u32::try_from(months).unwrap_or(0);
    let optional = |field: &'static str| read.optional_number(field).map(|it| it.map(|it| months(i64::from(it))));
    let (guide, warn, flag) = (read.number("guide").map(months), optional("warn"), optional("flag"));
    let (Some(guide_months), Some(warn_months), Some(flag_months), Some(valid_from)) = (guide, warn, flag, read.day("valid_from")) else {
        let errors = read.errors();
        return desk.refuse(&terms_page(desk, Some(&errors))?, &errors);
    };
    let terms = IntensityTerms { code, guide_months, warn_months, flag_months, recovery: read.checked("recovery") };
    settle(desk, save(desk, valid_from, |it| it.with_terms(terms)), beside, |errors| terms_page(desk, errors))
}
