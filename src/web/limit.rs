//! The limits of the rules: what is set, what other values would change, and saving them as a new version.

use crate::db;
use crate::db::setting::Version;
use crate::domain::code::Code;
use crate::domain::outflow::preview::{Preview, Told, told};
use crate::domain::outflow::rule::{Rule, RuleCode};
use crate::domain::outflow::rules::{self, RULES};
use crate::domain::outflow::setting::{Content, Setting, SettingRefused};
use crate::domain::outflow::threshold::{Limit, Thresholds};
use crate::text::{Lang, args};
use crate::web::board::{Board, Cell, Section, settle};
use crate::web::desk::{Desk, WebResult};
use crate::web::error::{Failure, WebError};
use crate::web::form::{Errors, Form, Reader, Typed};
use crate::web::view::Names;
use chrono::NaiveDate;

/// The field for a limit carries the limit's own name.
fn form(lang: Lang, rule: &Rule, version: i32) -> Form {
    let mut form = Form::new(lang, "limit", format!("/admin/limits/{}", rule.code.code())).version(version);
    for limit in rule.limits {
        let told =
            [("default", amount(lang, limit, limit.default)), ("min", limit.min.to_string()), ("max", amount(lang, limit, limit.max))];
        let hint = lang.with("limit-bounds", &args(told.map(|(name, text)| (name, text.into()))));
        form = form.named(limit.name, "text", "short", label(lang, rule, limit), hint);
        form = form.digits();
    }
    form.day("valid_from")
}

fn label(lang: Lang, rule: &Rule, limit: &Limit) -> String {
    lang.t(&format!("limit-{}-{}", rule.code.code(), limit.name))
}

/// A value with what it counts: 5 werkdagen.
fn amount(lang: Lang, limit: &Limit, value: i64) -> String {
    lang.with(&format!("unit-{}", limit.unit), &args([("n", value.into())]))
}

pub fn example(lang: Lang) -> Board {
    let rule = &rules::r06_past_end::RULE;
    let refused = form(lang, rule, 1).refused(&Errors::one("late", lang.t("setting-out-of-bounds"))).sealed("c", "s");
    of_rule(lang, rule, refused, Some(preview_section(lang, &Preview::from([(RuleCode::R06, Default::default())]))))
}

fn of_rule(lang: Lang, rule: &Rule, form: Form, preview: Option<Section>) -> Board {
    let code = rule.code.code();
    let heading = format!("{code}: {}", lang.t(&format!("rule-{code}-title")));
    let board = Board::new(lang.with("title-limit", &args([("rule", code.into())])), heading, lang.t("limit-lead"));
    let board = board.link("/admin/limits", lang.t("limits-heading"));
    let section = Section::new("limits", lang.t("limit-values-heading"));
    let preview_at = format!("/admin/limits/{code}/preview");
    match preview {
        // First one sees what it does; then one saves it.
        None => {
            let mut form = form;
            form.action = preview_at;
            board.section(section.form(form, lang.t("limit-preview")))
        }
        Some(preview) => {
            board.section(preview).section(section.choice(form, lang.t("limit-save"), preview_at, lang.t("limit-preview-again")))
        }
    }
}

fn preview_section(lang: Lang, preview: &Preview) -> Section {
    let number = |count: usize| match told(count) {
        Told::None => lang.t("limit-preview-none"),
        Told::Few => lang.t("limit-preview-few"),
        Told::Count(count) => count.to_string(),
    };
    let changed: Vec<_> = preview.iter().filter(|(_, it)| it.more + it.fewer > 0).collect();
    let row = |(rule, it): &(&RuleCode, &crate::domain::outflow::preview::Tally)| {
        let code = rule.code();
        let title = format!("{code}: {}", lang.t(&format!("rule-{code}-title")));
        vec![Cell::text(title), Cell::number(number(it.now)), Cell::number(number(it.more)), Cell::number(number(it.fewer))]
    };
    Section::new("preview", lang.t("limit-preview-heading"))
        .lead(lang.t("limit-preview-lead"))
        .heads(lang, ["limit-rule", "limit-preview-now", "limit-preview-more", "limit-preview-fewer"])
        .rows(changed.iter().map(row).collect(), lang.t("limit-preview-nothing"))
}

/// The versions there are, the newest first.
pub fn versions(desk: &Desk, versions: &[Version]) -> Result<Section, WebError> {
    let lang = desk.lang;
    let names = Names { accounts: desk.read(db::account::names)?, ..Names::default() };
    let rules_now = versions.iter().find(|it| it.valid_from <= desk.today).map(|it| it.number);
    let row = |it: &Version| {
        let ahead = it.valid_from > desk.today;
        let (text, badge) = match (Some(it.number) == rules_now, ahead) {
            (true, _) => ("version-rules", "ok"),
            (false, true) => ("version-ahead", "neutral"),
            (false, false) => ("version-over", "stop"),
        };
        // The seed has no first day and no writer.
        let from = it.recorded_by.map(|_| lang.day(it.valid_from)).unwrap_or_default();
        let by = it.recorded_by.map_or_else(|| lang.t("version-seed"), |id| names.account(Some(id), lang));
        vec![Cell::text(it.number.to_string()), Cell::text(from), Cell::text(by), Cell::badge(lang.t(text), badge)]
    };
    let rows = versions.iter().map(row).collect();
    Ok(Section::new("versions", lang.t("versions-heading"))
        .heads(lang, ["version-number", "version-from", "version-by", "place-state"])
        .leaves(desk, rows, String::new()))
}

pub fn list(desk: &Desk) -> WebResult {
    let lang = desk.lang;
    let (now, history) = desk.read(|conn| Ok((db::setting::thresholds(conn, desk.today)?, db::setting::thresholds_history(conn)?)))?;
    let mut rows = Vec::new();
    for rule in RULES {
        let code = rule.code.code();
        for limit in rule.limits {
            rows.push(vec![
                Cell::link(format!("{code}: {}", label(lang, rule, limit)), format!("/admin/limits/{code}")),
                Cell::number(amount(lang, limit, now.of(code, limit))),
                Cell::number(amount(lang, limit, limit.default)),
                Cell::text(format!("{} – {}", limit.min, limit.max)),
                Cell::text(lang.code(limit.origin)),
            ]);
        }
    }
    let limits = Section::new("limits", lang.t("limits-heading"))
        .heads(lang, ["limit-rule", "limit-now", "limit-default", "limit-range", "limit-origin"])
        .rows(rows, String::new());
    let board = Board::new(lang.t("title-limits"), lang.t("limits-heading"), lang.t("limits-lead"));
    desk.page(&board.section(limits).section(versions(desk, &history.versions)?))
}

/// The rule of the address, when it has limits.
fn rule(desk: &Desk) -> Result<&'static Rule, WebError> {
    let code = desk.params.get("rule").and_then(|it| RuleCode::from_code(it)).ok_or(WebError::NotFound)?;
    rules::rule(code).filter(|it| !it.limits.is_empty()).ok_or(WebError::NotFound)
}

/// What the newest version says, as its form shows it.
fn filled(lang: Lang, rule: &Rule, newest: &Thresholds, today: NaiveDate) -> Typed {
    let mut typed = Typed::default();
    for limit in rule.limits {
        typed.set(limit.name, newest.of(rule.code.code(), limit).to_string());
    }
    typed.set("valid_from", lang.day(today));
    typed
}

pub fn show(desk: &Desk) -> WebResult {
    let (lang, rule) = (desk.lang, rule(desk)?);
    let history = desk.read(db::setting::thresholds_history)?;
    let form = form(lang, rule, history.number()).filled(&filled(lang, rule, &history.newest, desk.today));
    desk.page(&of_rule(lang, rule, desk.seal(form)?, None))
}

/// The values that were typed, and from when.
type Wanted = (Vec<(&'static str, i64)>, NaiveDate);

fn read(desk: &Desk, rule: &Rule) -> Result<Wanted, Errors> {
    let read = Reader::new(&desk.typed, desk.lang, "limit", desk.today);
    let values: Vec<_> = rule.limits.iter().map(|it| read.number(it.name).map(|value| (it.name, value))).collect();
    let valid_from = read.day("valid_from");
    match (values.into_iter().collect::<Option<Vec<_>>>(), valid_from) {
        (Some(values), Some(valid_from)) => Ok((values, valid_from)),
        _ => Err(read.errors()),
    }
}

fn beside(why: SettingRefused) -> &'static str {
    match why {
        SettingRefused::InPast => "valid_from",
        SettingRefused::OutOfBounds(limit) => limit,
    }
}

/// The page with what was typed, and what it would change when that can be told.
fn tried(desk: &Desk, rule: &Rule, preview: Option<Section>, errors: &Errors) -> Result<Board, WebError> {
    let history = desk.read(db::setting::thresholds_history)?;
    let form = desk.seal_again(form(desk.lang, rule, history.number()), errors)?;
    Ok(of_rule(desk.lang, rule, form, preview))
}

/// What the typed values would change, counted over every case file. Nothing is saved.
pub fn preview(desk: &Desk) -> WebResult {
    let (rule, permit) = (rule(desk)?, desk.permit()?);
    let refuse = |errors: &Errors| desk.refuse(&tried(desk, rule, None, errors)?, errors);
    let (values, _) = match read(desk, rule) {
        Ok(wanted) => wanted,
        Err(errors) => return refuse(&errors),
    };
    let (now, newest) =
        desk.read(|conn| Ok((db::setting::thresholds(conn, desk.today)?, db::setting::thresholds_history(conn)?.newest)))?;
    let then = match newest.with(rule, &values) {
        Ok(then) => then,
        Err(why) => return refuse(&Errors::one(beside(why), desk.lang.t(&why.to_string()))),
    };
    let counted = desk.read(|conn| db::preview::limits(conn, permit, &now, &then, desk.today))?;
    desk.page(&tried(desk, rule, Some(preview_section(desk.lang, &counted)), &Errors::default())?)
}

pub fn create(desk: &Desk) -> WebResult {
    let (rule, account) = (rule(desk)?, desk.account()?);
    let (values, valid_from) = match read(desk, rule) {
        Ok(wanted) => wanted,
        Err(errors) => return desk.refuse(&tried(desk, rule, None, &errors)?, &errors),
    };
    let saved = desk.submit(|tx| -> Result<String, Failure<SettingRefused>> {
        let history = db::setting::thresholds_history(tx.conn())?;
        db::case::same_version(history.number(), desk.carried_version())?;
        let limits = history.newest.with(rule, &values).map_err(Failure::Refused)?;
        let next = Setting::follow(history.number(), Content::Limits(limits), valid_from, account, desk.today);
        tx.save(next.map_err(Failure::Refused)?)?;
        Ok("/admin/limits?saved=limits-saved".to_owned())
    });
    settle(desk, saved, beside, |errors| tried(desk, rule, None, errors.unwrap_or(&Errors::default())))
}
