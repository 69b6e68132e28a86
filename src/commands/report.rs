//! `report stock|ending|durations`: the figures of the pages, as a program reads them.

use super::{Place, say};
use crate::db;
use crate::domain::account::Account;
use crate::domain::change::Noun;
use crate::domain::code::Code;
use crate::domain::permission::{Action, Permit};
use crate::domain::reporting::period::Period;
use crate::domain::reporting::table::{Figure, Key, ReportName, Row, Shown, Split, Table};
use crate::domain::reporting::{Outlet, Release};
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
        if self.format != "json" {
            bail!("the command line writes json; xlsx and csv are downloaded from the page");
        }
        let english = |key: String| anyhow!(Lang(crate::domain::account::Locale::En).t(&key));
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
        let hidden = format!("<{}", rules.floor);
        let mut told = told(&table, &names, &hidden);
        if let Value::Object(told) = &mut told {
            told.insert("covers".into(), covers(&release, &names, &hidden));
            if let (ReportName::Stock | ReportName::Durations, Some(period)) = (name, period) {
                told.insert("headlines".into(), headlines(&release, period, &hidden).map_err(refused)?);
            }
        }
        say(&told.to_string());
        Ok(())
    }
}

struct Names {
    providers: BTreeMap<crate::domain::id::ProviderId, String>,
    places: BTreeMap<String, String>,
}

/// A table in the shape that programs rely on.
fn told(table: &Table, names: &Names, hidden: &str) -> Value {
    let row = |row: &Row| {
        let mut told = Map::from_iter([("key".to_owned(), key(&row.key, names))]);
        told.extend(table.columns.iter().zip(&row.cells).map(|(column, shown)| (column.code().to_owned(), cell(*shown, hidden))));
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

/// "." is what the national tables print for what is kept back.
fn cell(shown: Shown, hidden: &str) -> Value {
    match shown {
        Shown::Count(value) => json!({ "shown": value.to_string(), "value": value }),
        Shown::Below => json!({ "shown": hidden, "value": null }),
        Shown::Kept => json!({ "shown": ".", "value": null }),
    }
}

fn figure(figure: Figure) -> Value {
    match figure {
        Figure::Is(hundredths) => json!(hundredths as f64 / 100.0),
        Figure::TooFew | Figure::Nothing => Value::Null,
    }
}

fn headlines(release: &Release, period: Period, hidden: &str) -> Result<Value, crate::domain::reporting::ReportRefused> {
    let lines = release.headlines(period)?;
    Ok(json!({
        "youths": { "active": cell(lines.active, hidden), "in": cell(lines.came, hidden), "out": cell(lines.left, hidden) },
        "ratio": figure(lines.ratio),
        "trajectories_ended": cell(lines.ended, hidden),
        "median_days": figure(lines.median),
        "drop_out_percent": figure(lines.drop_out),
    }))
}

fn covers(release: &Release, names: &Names, hidden: &str) -> Value {
    let coverage = release.coverage();
    let last = coverage.last_messages.iter().map(|(id, on)| json!({ "provider": names.providers.get(id), "id": id, "on": on }));
    let own = coverage.own_totals.iter().map(|(code, on, count)| json!({ "code": code, "on": on, "arrangements": count }));
    json!({
        "by_message": cell(coverage.by_message, hidden),
        "by_hand": cell(coverage.by_hand, hidden),
        "last_messages": last.collect::<Vec<_>>(),
        "own_totals": own.collect::<Vec<_>>(),
    })
}
