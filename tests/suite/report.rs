//! The figures over the invented region: counted again in plain SQL, asked for on the command line, and too few of them told.

use crate::support::app::{KEY, day};
use crate::support::installation::Installation;
use crate::support::{KARIN, Store, TestApp, YouthBuilder, until};
use diesel::{Connection, PgConnection, QueryableByName, RunQueryDsl, SqliteConnection, sql_query, sql_types};
use serde_json::Value;
use std::collections::BTreeMap;
use uitstroom::db::report::release;
use uitstroom::domain::permission::{Action, Actor, Holder, Permit};
use uitstroom::domain::reporting::period::PeriodKind;
use uitstroom::domain::reporting::table::{Key, Split};
use uitstroom::domain::reporting::{Outlet, Release};

#[derive(QueryableByName)]
struct Counted {
    #[diesel(sql_type = sql_types::BigInt)]
    provider: i64,
    #[diesel(sql_type = sql_types::Text)]
    counts: String,
}

fn select(url: &str, query: &str) -> BTreeMap<i64, String> {
    let rows: Vec<Counted> = match url.strip_prefix("sqlite:") {
        Some(path) => sql_query(query).load(&mut SqliteConnection::establish(path).unwrap()).unwrap(),
        None => {
            let mut conn = PgConnection::establish(url).unwrap();
            // Compiling a long question takes longer than answering it.
            sql_query("SET jit = off").execute(&mut conn).unwrap();
            sql_query(query).load(&mut conn).unwrap()
        }
    };
    rows.into_iter().map(|it| (it.provider, it.counts)).collect()
}

/// The stock report of a period by provider, as somebody would write it who never saw the program.
fn second_reading(url: &str, from: &str, to: &str) -> BTreeMap<i64, String> {
    let (the_day_before, the_day_after) = if url.starts_with("sqlite:") {
        ("date(it.start_on, '-1 day')", "date(it.ended_on, '+1 day')")
    } else {
        ("it.start_on - 1", "it.ended_on + 1")
    };
    let elsewhere = |on: &str| {
        format!(
            "EXISTS (SELECT 1 FROM help AS other WHERE other.youth_id = it.youth_id AND other.id <> it.id
                     AND other.start_on <= {on} AND (other.ended_on IS NULL OR other.ended_on >= {on}))"
        )
    };
    let (came, left) = (format!("it.start_on BETWEEN '{from}' AND '{to}'"), format!("it.ended_on BETWEEN '{from}' AND '{to}'"));
    let (before, after) = (elsewhere(the_day_before), elsewhere(the_day_after));
    let counts = [
        format!("it.start_on < '{from}' AND (it.ended_on IS NULL OR it.ended_on >= '{from}')"),
        came.clone(),
        format!("{came} AND NOT {before}"),
        format!("{came} AND {before}"),
        left.clone(),
        format!("{left} AND NOT {after}"),
        format!("{left} AND {after}"),
        format!("it.start_on <= '{to}' AND (it.ended_on IS NULL OR it.ended_on > '{to}')"),
    ];
    let sums: Vec<String> = counts.iter().map(|it| format!("CAST(sum(CASE WHEN {it} THEN 1 ELSE 0 END) AS TEXT)")).collect();
    select(
        url,
        &format!(
            "WITH help AS NOT MATERIALIZED (
                 SELECT id, youth_id, provider_id, start_on, CASE WHEN end_reason = '20' THEN NULL ELSE actual_end_on END AS ended_on
                 FROM arrangements WHERE start_on IS NOT NULL AND NOT withdrawn)
             SELECT it.provider_id AS provider, {} AS counts FROM help AS it
             WHERE it.ended_on IS NULL OR it.ended_on >= it.start_on GROUP BY it.provider_id",
            sums.join(" || ' ' || ")
        ),
    )
}

/// The invented region as the demo has it.
fn demo() -> Installation {
    let installation = Installation::empty();
    std::fs::create_dir_all(installation.dir()).unwrap();
    std::fs::write(installation.dir().join("uitstroom.key"), KEY).unwrap();
    let now = day("2026-11-22").and_hms_opt(9, 0, 0).unwrap();
    uitstroom::demo::fill_practices(&installation.database(), "no hash", day("2026-11-22"), now).unwrap();
    installation
}

fn whole(installation: &Installation, outlet: Outlet) -> Release {
    let db = installation.database();
    let municipalities = db.read(uitstroom::db::report::municipalities).unwrap();
    let holder = Holder { actor: Actor::Program("test"), role: None, workplaces: vec![], covers: vec![], municipalities };
    let permit = Permit::grant(&holder, Action::ReadReports).unwrap();
    db.read(|conn| release(conn, &permit, outlet, day("2026-11-22"))).unwrap()
}

fn asked(installation: &Installation, words: &str) -> Value {
    let lines = installation.lines(&words.split(' ').collect::<Vec<_>>());
    serde_json::from_str(&lines[0]).unwrap()
}

#[test]
fn the_stock_of_every_quarter_is_what_a_second_reading_counts() {
    let installation = demo();
    let exact = whole(&installation, Outlet::Exact);
    let mut moves = 0;
    for period in exact.periods(PeriodKind::Quarter) {
        let table = exact.stock(period, Some(Split::Provider)).unwrap();
        assert!(table.balances);
        let second = second_reading(&installation.url(), &period.from().to_string(), &period.to().to_string());
        let mut rows = 0;
        for row in &table.rows {
            let Key::Provider(id) = &row.key else { panic!("{:?}", row.key) };
            let counts: Vec<String> = row.cells.iter().map(|it| it.value().unwrap().to_string()).collect();
            assert_eq!(Some(&counts.join(" ")), second.get(&id.0), "{id} {period:?}");
            rows += 1;
            moves += row.cells[1].value().unwrap() + row.cells[4].value().unwrap();
        }
        assert!(rows > 5, "{rows}");
    }
    assert!(moves > 200, "the region has a history: {moves}");

    // The command says the same, with and without the gate.
    let words = "report stock --from 2026-07-01 --to 2026-09-30 --split provider";
    let told = asked(&installation, &format!("{words} --exact"));
    assert_eq!((&told["report"], &told["exact"], &told["balances"]), (&"stock".into(), &true.into(), &true.into()));
    assert_eq!((&told["from"], &told["to"], &told["as_of"]), (&"2026-07-01".into(), &"2026-09-30".into(), &"2026-11-22".into()));
    let second = second_reading(&installation.url(), "2026-07-01", "2026-09-30");
    for row in told["rows"].as_array().unwrap() {
        let of = |column: &str| row[column]["value"].to_string();
        let counts = ["begin", "in", "new", "moved_on", "out", "done", "still_in_help", "end"].map(of).join(" ");
        assert_eq!(counts, second[&row["key"]["id"].as_i64().unwrap()]);
    }
    let looked = installation.database().last_views(1).unwrap();
    assert_eq!((looked[0].actor.as_str(), looked[0].action.as_str()), ("report", "read_reports"), "the operator is in the trail");

    let before = installation.database().last_views(100).unwrap().len();
    let total = asked(&installation, "report stock --from 2026-07-01 --to 2026-09-30");
    // As a file it holds the same cells.
    let file = installation.lines(&"report stock --from 2026-07-01 --to 2026-09-30 --format csv-iso".split(' ').collect::<Vec<_>>());
    let shown: Vec<&str> = ["begin", "in", "out", "end"].map(|it| total["total"][it]["shown"].as_str().unwrap()).into();
    let cells: Vec<&str> = file.last().unwrap().split(',').collect();
    let head: Vec<&str> = file[0].split(',').collect();
    let of = |column: &str| cells[head.iter().position(|it| *it == column).unwrap()];
    assert_eq!(["begin", "in", "out", "end"].map(of).to_vec(), shown);
    let value = |told: &Value, column: &str| told["total"][column]["value"].as_i64();
    for column in ["begin", "in", "out", "end"] {
        let (shown, exact) = (value(&total, column), value(&told, column).unwrap());
        assert!(shown.map_or(total["total"][column]["shown"] != "", |it| it % 5 == 0 && (it - exact).abs() <= 2), "{column}: {total}");
    }
    assert!(value(&total, "end").is_some(), "{total}");
    assert_eq!(installation.database().last_views(100).unwrap().len(), before, "what passed the gate needs no record");
    let ending = asked(&installation, "report ending");
    assert_eq!((&ending["as_of"], &ending["from"]), (&"2026-11-01".into(), &Value::Null));
    assert_eq!(asked(&installation, "report ending --exact")["as_of"], "2026-11-22");

    // What one role would see, and what is refused in words.
    let manager = uitstroom::demo::users().into_iter().find(|it| it.role == KARIN.role).unwrap();
    let of_manager = asked(&installation, &format!("report stock --from 2026-07-01 --to 2026-09-30 --exact --user {}", manager.login));
    assert!(value(&of_manager, "end").unwrap() <= value(&told, "end").unwrap());
    // A file names whose youths were counted, and nobody else's.
    let counted = |more: &str| {
        let words = format!("report stock --from 2026-07-01 --to 2026-09-30 --format csv{more}");
        let output = installation.command(&words.split(' ').collect::<Vec<_>>()).output().unwrap();
        assert!(output.status.success());
        let file = String::from_utf8(output.stdout).unwrap();
        let told = file.lines().find_map(|it| it.strip_prefix("Betalende gemeenten;")).unwrap_or_else(|| panic!("{file}"));
        told.to_owned()
    };
    assert_eq!((counted(" --user nadia").as_str(), counted("").as_str()), ("Bergen op Zoom", "Bergen op Zoom, Woensdrecht, Roosendaal"));
    let refused = |words: &str| installation.refusal(&words.split(' ').collect::<Vec<_>>());
    let period = "--from 2026-07-01 --to 2026-09-30";
    for (words, says) in [
        ("report stock --from 2026-09-30 --to 2026-07-01".to_owned(), "last day"),
        ("report stock --from 2026-07-02 --to 2026-09-30".into(), "whole"),
        ("report stock --from 2020-01-01 --to 2020-12-31".into(), "not go back"),
        ("report stock --from 2026-01-01 --to 2026-12-31".into(), "not over"),
        ("report stock".into(), "--from"),
        ("report stock --from 2026-07-01".into(), "two ends"),
        (format!("report stock {period} --split street"), "municipality, profile, provider"),
        (format!("report stock {period} --user nobody"), "no user nobody"),
        (format!("report stock {period} --user sanne"), "no contract manager"),
        (format!("report gossip {period}"), "stock, ending"),
        (format!("report stock {period} --format pdf"), "csv-iso"),
    ] {
        let said = refused(&words);
        assert!(said.contains(says) && said.lines().count() == 1, "{words}: {said}");
    }
}

#[actix_web::test]
async fn a_release_costs_as_many_statements_for_two_hundred_youths_as_for_ten() {
    let app = TestApp::start().await;
    let cost = |store: &Store| {
        let permit = store.permit(KARIN, Action::ReadReports);
        let gated = Outlet::Gated(crate::support::app::config().disclosure);
        store.db.tape.start();
        store.db.read(|conn| release(conn, &permit, gated, store.today())).unwrap();
        store.db.tape.stop().len()
    };
    let more = |youths: u32| YouthBuilder::insert_all((0..youths).map(|_| app.youth().arrangement(until("2026-12-13"))).collect());
    more(10);
    let few = cost(&app.store);
    more(190);
    assert_eq!(cost(&app.store), few);
    assert!(few <= 8, "{few}");
}

/// Who counts for Bergen op Zoom sees what it pays for, wherever the youth lives; the rest is not there at all.
#[actix_web::test]
async fn a_contract_manager_counts_what_the_own_municipalities_pay_for() {
    let app = TestApp::start().await;
    YouthBuilder::insert_all((0..25).map(|_| app.youth().arrangement(until("2026-12-13"))).collect());
    let permit = app.permit(KARIN, Action::ReadReports);
    let of = |app: &TestApp| {
        let found = app.db.read(|conn| release(conn, &permit, Outlet::Exact, app.today())).unwrap();
        let year = found.periods(PeriodKind::Month).pop().unwrap();
        found.stock(year, None).unwrap().total.cells[7].value().unwrap()
    };
    assert_eq!(of(&app), 25);
    app.execute("UPDATE arrangements SET municipality = '1674' WHERE id % 5 = 0");
    assert_eq!(of(&app), 20);
}
