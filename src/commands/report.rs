//! `report stock|ending|durations`: the figures of the pages, as a program reads them.

use super::{Installation, Place, say};
use crate::clock::amsterdam;
use crate::db;
use crate::domain::account::{Account, Locale};
use crate::domain::change::Noun;
use crate::domain::code::Code;
use crate::domain::permission::{Action, Permit, Role};
use crate::domain::reporting::period::Period;
use crate::domain::reporting::table::{Figure, Key, ReportName, Row, Shown, Split, Table};
use crate::domain::reporting::{Outlet, Release};
use crate::exchange::sheet::report::{Made, period_name, told as reads};
use crate::exchange::sheet::{Reader, Sheet};
use crate::text::Lang;
use anyhow::{Context, anyhow, bail};
use chrono::NaiveDate;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

#[derive(clap::Args)]
pub struct Report {
    /// stock, ending or durations
    name: String,
    /// First day of the period: a whole month, quarter, half-year or year
    #[arg(long, value_name = "DATE")]
    from: Option<NaiveDate>,
    /// Last day of the period
    #[arg(long, value_name = "DATE")]
    to: Option<NaiveDate>,
    /// A row for each municipality, profile or provider
    #[arg(long, value_name = "WHAT")]
    split: Option<String>,
    /// The log-in name of the contract manager who would see it; every municipality when left out
    #[arg(long, value_name = "NAME")]
    user: Option<String>,
    /// json, xlsx, csv (Dutch) or csv-iso
    #[arg(long, value_name = "FORMAT", default_value = "json")]
    format: String,
    /// Unrounded and nothing hidden: for the operator alone, and written into the trail
    #[arg(long)]
    exact: bool,
    #[command(flatten)]
    place: Place,
}

/// The code of a list that somebody typed, or the words that say which there are.
fn typed<C: Code>(what: &str, word: &str) -> anyhow::Result<C> {
    let known = || C::ALL.iter().map(|it| it.code()).collect::<Vec<_>>().join(", ");
    C::from_code(word).ok_or_else(|| anyhow!("there is no {what} {word}; choose from {}", known()))
}

impl Report {
    pub fn run(self) -> anyhow::Result<()> {
        let name: ReportName = typed("report", &self.name)?;
        let split: Option<Split> = self.split.as_deref().map(|it| typed("split", it)).transpose()?;
        if !FORMATS.contains(&self.format.as_str()) {
            bail!("there is no format {}; choose from {}", self.format, FORMATS.join(", "));
        }
        let english = |key: String| anyhow!(Lang(Locale::En).t(&key));
        let period = match (self.from, self.to) {
            (Some(from), Some(to)) => Some(Period::between(from, to).map_err(|refused| english(refused.to_string()))?),
            (None, None) => None,
            _ => bail!("a period has two ends: --from 2026-07-01 --to 2026-09-30"),
        };
        let installation = self.place.open()?;
        let (db, today) = (&installation.db, installation.clock.today());
        let operator = installation.permit("report", Action::ReadReports)?;
        let permit = match &self.user {
            None => operator.clone(),
            Some(login) => {
                let account: Account =
                    db.read(|conn| db::account::with_login(conn, login, today))?.with_context(|| format!("there is no user {login}"))?;
                let (holder, _) = db.read(|conn| db::account::holder(conn, &account, today))?;
                Permit::grant(&holder, Action::ReadReports)
                    .with_context(|| format!("{login} is no contract manager and sees no reports"))?
            }
        };
        let rules = installation.config.disclosure;
        let outlet = if self.exact { Outlet::Exact } else { Outlet::Gated(rules) };
        // What leaves without the gate is known before it is made.
        if self.exact {
            db.seen(&operator, Noun::Arrangement, &[], installation.clock.now())?;
        }
        let (release, names) = db.read(|conn| -> db::DbResult<_> {
            let release = db::report::release(conn, &permit, outlet, today)?;
            Ok((release, Names { providers: db::workplace::provider_names(conn)?, places: db::workplace::municipality_names(conn)? }))
        })?;
        let asked = || period.context("say which period: --from 2026-07-01 --to 2026-09-30");
        let refused = |refused: crate::domain::reporting::ReportRefused| english(refused.to_string());
        let table = match name {
            ReportName::Stock => release.stock(asked()?, split).map_err(refused)?,
            ReportName::Ending => release.ending(split).map_err(refused)?,
            ReportName::Durations => release.durations(asked()?).map_err(refused)?.table,
        };
        if self.format != "json" {
            return leave(&file(&self.format, &table, &names, &permit, &installation)?);
        }
        let mut told = told(&table, &names, rules.floor);
        if let Value::Object(told) = &mut told {
            told.insert("covers".into(), covers(&release, &names, rules.floor));
            if let (ReportName::Stock | ReportName::Durations, Some(period)) = (name, period) {
                told.insert("headlines".into(), headlines(&release, period, rules.floor).map_err(refused)?);
            }
        }
        say(&told.to_string());
        Ok(())
    }
}

const FORMATS: [&str; 4] = ["json", "xlsx", "csv", "csv-iso"];

/// The table as the page lets one download it.
fn file(format: &str, table: &Table, names: &Names, permit: &Permit, installation: &Installation) -> anyhow::Result<Vec<u8>> {
    let lang = Lang(Locale::Nl);
    let made = Made {
        by: lang.code(permit.role().unwrap_or(Role::Administrator)),
        at: amsterdam(installation.clock.now()),
        municipalities: permit.municipalities().iter().map(|it| place(names, it.as_str())).collect(),
    };
    let name = |key: &Key| match key {
        Key::Total => lang.t("report-total"),
        Key::Municipality(code) => place(names, code.as_str()),
        Key::Profile(profile) => lang.code(*profile),
        Key::Provider(id) => names.providers.get(id).cloned().unwrap_or_default(),
        Key::Period(period) => period_name(lang, *period),
    };
    let sheet = Sheet::of(lang, table, &made, &name);
    let reader = if format == "csv" { Reader::Dutch } else { Reader::Machine };
    Ok(if format == "xlsx" { sheet.xlsx()? } else { sheet.csv(reader)? })
}

/// A municipality by name, or by its code where the list does not know it.
fn place(names: &Names, code: &str) -> String {
    names.places.get(code).cloned().unwrap_or_else(|| code.to_owned())
}

/// Writes a file to stdout; a closed pipe is no error of ours.
fn leave(bytes: &[u8]) -> anyhow::Result<()> {
    use std::io::Write;
    let _ = std::io::stdout().write_all(bytes);
    Ok(())
}

struct Names {
    providers: BTreeMap<crate::domain::id::ProviderId, String>,
    places: BTreeMap<String, String>,
}

/// A table in the shape that programs rely on.
fn told(table: &Table, names: &Names, floor: u32) -> Value {
    let row = |row: &Row| {
        let mut told = Map::from_iter([("key".to_owned(), key(&row.key, names))]);
        told.extend(table.columns.iter().zip(&row.cells).map(|(column, shown)| (column.code().to_owned(), cell(*shown, floor))));
        Value::Object(told)
    };
    json!({
        "report": table.report.code(),
        "from": table.period.map(Period::from),
        "to": table.period.map(Period::to),
        "as_of": table.as_of,
        "unit": table.unit.code(),
        "exact": table.exact,
        "balances": table.balances,
        "split": table.split.iter().map(|it| it.code()).collect::<Vec<_>>(),
        "rows": table.rows.iter().map(row).collect::<Vec<_>>(),
        "total": row(&table.total),
    })
}

fn key(key: &Key, names: &Names) -> Value {
    match key {
        Key::Total => json!({}),
        Key::Municipality(code) => json!({ "municipality": names.places.get(code.as_str()).map_or(code.as_str(), |it| it), "code": code }),
        Key::Profile(profile) => json!({ "profile": profile.code() }),
        Key::Provider(id) => json!({ "provider": names.providers.get(id), "id": id }),
        Key::Period(period) => json!({ "from": period.from(), "to": period.to() }),
    }
}

fn cell(shown: Shown, floor: u32) -> Value {
    json!({ "shown": reads(Lang(Locale::Nl), shown, floor), "value": shown.value() })
}

fn figure(figure: Figure) -> Value {
    match figure {
        Figure::Is(hundredths) => json!(hundredths as f64 / 100.0),
        Figure::TooFew | Figure::Nothing => Value::Null,
    }
}

fn headlines(release: &Release, period: Period, floor: u32) -> Result<Value, crate::domain::reporting::ReportRefused> {
    let lines = release.headlines(period)?;
    Ok(json!({
        "youths": { "active": cell(lines.active, floor), "in": cell(lines.came, floor), "out": cell(lines.left, floor) },
        "ratio": figure(lines.ratio),
        "trajectories_ended": cell(lines.ended, floor),
        "median_days": figure(lines.median),
        "drop_out_percent": figure(lines.drop_out),
    }))
}

fn covers(release: &Release, names: &Names, floor: u32) -> Value {
    let coverage = release.coverage();
    let last = coverage.last_messages.iter().map(|(id, on)| json!({ "provider": names.providers.get(id), "id": id, "on": on }));
    let own = coverage.own_totals.iter().map(|(code, on, count)| json!({ "code": code, "on": on, "arrangements": count }));
    json!({
        "by_message": cell(coverage.by_message, floor),
        "by_hand": cell(coverage.by_hand, floor),
        "last_messages": last.collect::<Vec<_>>(),
        "own_totals": own.collect::<Vec<_>>(),
    })
}
