//! The worked example of the field, every number of it: the third quarter of 2026.

use crate::domain::catalogue::Profile;
use crate::domain::code::EndReason;
use crate::domain::id::ProviderId;
use crate::domain::identity::MunicipalityCode;
use crate::domain::reporting::attack::RULES;
use crate::domain::reporting::measure::{
    Help, Run, Trajectory, Youths, counted, outcome_known_on, past, repeats, spells, trajectories, youths,
};
use crate::domain::reporting::period::{Period, PeriodKind};
use crate::domain::reporting::stock_flow::Window;
use crate::domain::reporting::table::{Column, Figure, Key, Shown, Split};
use crate::domain::reporting::{Outlet, Release, ReportRefused, duration};
use chrono::NaiveDate;

const A: &str = "0748";
const B: &str = "1674";
const X: i64 = 1;
const Y: i64 = 2;
const Z: i64 = 3;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn q3() -> Period {
    Period::between(day("2026-07-01"), day("2026-09-30")).unwrap()
}

fn help(youth: i64, provider: i64, municipality: &str, start: &str, end: Option<(&str, EndReason)>) -> Help {
    Help {
        youth,
        provider: ProviderId(provider),
        municipality: MunicipalityCode::parse(municipality).unwrap(),
        profile: Profile::P4,
        category: Some("50".into()),
        start_on: Some(day(start)),
        planned_end_on: None,
        end_on: end.map(|it| day(it.0)),
        end_reason: end.map(|it| it.1),
        withdrawn: false,
        pauses: vec![],
        by_message: true,
        within: true,
    }
}

/// The six lines, and a seventh that was withdrawn.
fn lines() -> Vec<Help> {
    use EndReason as R;
    let paused = (day("2026-08-11"), Some(day("2026-08-31")));
    vec![
        help(1, X, A, "2026-03-10", Some(("2026-08-31", R::OtherProvider))),
        help(1, Y, A, "2026-09-01", None),
        Help { pauses: vec![paused], ..help(2, X, A, "2026-07-01", Some(("2026-09-30", R::AsPlanned))) },
        Help { planned_end_on: Some(day("2026-09-15")), ..help(3, X, A, "2025-01-15", None) },
        help(4, Z, A, "2025-10-01", Some(("2026-08-14", R::External))),
        help(4, Z, B, "2026-08-15", None),
        Help { withdrawn: true, ..help(5, X, A, "2026-07-01", Some(("2026-07-01", R::ByClient))) },
    ]
}

/// What only municipality A pays for; the other help of its youths is still looked at.
fn of_a() -> Vec<Help> {
    lines().into_iter().map(|it| Help { within: it.municipality.as_str() == A, ..it }).collect()
}

fn exact(helps: &[Help]) -> Release {
    Release::of(helps, &[], vec![], Outlet::Exact, day("2026-11-22"))
}

fn cells(release: &Release, key: &Key) -> Vec<u32> {
    let split = key.split();
    let table = release.stock(q3(), split).unwrap();
    assert!(table.balances && table.exact);
    let row = if split.is_none() { &table.total } else { table.rows.iter().find(|it| it.key == *key).unwrap() };
    row.cells.iter().map(|it| it.value().unwrap()).collect()
}

#[test]
fn every_line_counts_where_the_example_says() {
    let lines = lines();
    let counted = counted(&lines);
    let of = |it: &Run| [it.in_stock_before(q3().from()), it.comes_in(q3()), it.goes_out(q3()), it.in_stock_after(q3().to())].map(u8::from);
    let counts: Vec<[u8; 4]> = counted.iter().map(|it| of(&it.run)).collect();
    assert_eq!(counts, [[1, 0, 1, 0], [0, 1, 0, 1], [0, 1, 1, 0], [1, 0, 0, 1], [1, 0, 1, 0], [0, 1, 0, 1]]);
    // Still in help, moved on, new and done, past, still in help, moved on.
    assert_eq!(counted.iter().map(|it| it.new).collect::<Vec<_>>(), [true, false, true, true, true, false]);
    assert_eq!(counted.iter().map(|it| it.done).collect::<Vec<_>>(), [false, false, true, false, false, false]);
    assert_eq!(counted.iter().filter(|it| it.run.runs_on(day("2026-09-30"))).count(), 4);
    assert_eq!(counted.iter().filter(|it| it.run.in_stock_after(day("2026-09-30"))).count(), 3);
    assert_eq!(lines.iter().filter(|it| past(it, q3().to())).count(), 1);
}

#[test]
fn arrangements_add_up_over_municipalities() {
    let release = exact(&lines());
    // Begin, in (new, moved on), out (done, still in help), end.
    assert_eq!(cells(&release, &Key::Total), [3, 3, 1, 2, 3, 1, 2, 3]);
    let municipality = |code: &str| Key::Municipality(MunicipalityCode::parse(code).unwrap());
    assert_eq!(cells(&release, &municipality(A)), [3, 2, 1, 1, 3, 1, 2, 2]);
    assert_eq!(cells(&release, &municipality(B)), [0, 1, 0, 1, 0, 0, 0, 1]);
    assert_eq!(cells(&release, &Key::Provider(ProviderId(X))), [2, 1, 1, 0, 2, 1, 1, 1]);
    // Municipality A by itself: that B pays for what follows is not its concern, that the youth is still in help is.
    assert_eq!(cells(&exact(&of_a()), &Key::Total), [3, 2, 1, 1, 3, 1, 2, 2]);
}

/// New and done: 3 + 1 - 1 = 3.
#[test]
fn those_who_are_new_and_done_leave_the_stock_of_those_in_help() {
    let [begin, _, new, _, _, done, _, end] = cells(&exact(&lines()), &Key::Total)[..] else { panic!("eight columns") };
    assert_eq!((begin, new, done, end), (3, 1, 1, 3));
    assert_eq!(begin + new - done, end);
}

#[test]
fn help_that_goes_on_under_another_number_is_one_trajectory() {
    let lines = lines();
    let trajectories = trajectories(&counted(&lines), 0, day("2026-11-22"));
    let count = |which: &dyn Fn(&Trajectory) -> bool| trajectories.iter().filter(|it| which(it)).count();
    assert_eq!(count(&|it| it.run.in_stock_before(q3().from())), 3);
    assert_eq!(count(&|it| it.run.comes_in(q3())), 2);
    assert_eq!(count(&|it| it.run.goes_out(q3())), 2);
    assert_eq!(count(&|it| it.run.in_stock_after(q3().to())), 3);
    let ended = duration::ended(&trajectories, q3());
    assert_eq!(ended.days, [92, 175]);
    assert_eq!(ended.net_days, [71, 175]);
    assert_eq!(duration::median(&ended.days), Some(13_350));
    assert_eq!(duration::running(&trajectories, q3()), [30, 365, 624]);
    assert_eq!((ended.dropped_out, ended.reasoned), (0, 1));
    let classes: Vec<_> = trajectories.iter().filter(|it| it.run.goes_out(q3())).filter_map(duration::class).collect();
    assert_eq!(classes, [Column::Months6, Column::Months6]);
}

#[test]
fn youths_count_once_and_do_not_add_up() {
    let (lines, of_a) = (lines(), of_a());
    let of = |helps: &[Help]| youths(&spells(&counted(helps)), q3());
    assert_eq!(of(&lines), Youths { begin: 3, came: 1, left: 1, end: 3, active: 4 });
    assert_eq!(of(&of_a), Youths { begin: 3, came: 1, left: 2, end: 2, active: 4 });
    let of_b: Vec<Help> = lines.iter().map(|it| Help { within: it.municipality.as_str() == B, ..it.clone() }).collect();
    assert_eq!(of(&of_b), Youths { begin: 0, came: 1, left: 0, end: 1, active: 1 });
    assert_eq!(repeats(&spells(&counted(&lines)), q3()), 0);
    assert_eq!(outcome_known_on(day("2026-09-30")), day("2027-09-30"));
}

#[test]
fn the_headlines_say_the_same() {
    let lines = exact(&lines()).headlines(q3()).unwrap();
    assert_eq!((lines.came, lines.left, lines.active), (Shown::Count(1), Shown::Count(1), Shown::Count(4)));
    assert_eq!((lines.ratio, lines.ended, lines.median), (Figure::Is(100), Shown::Count(2), Figure::Is(13_350)));
    assert_eq!(lines.drop_out, Figure::Is(0));
    let before = Period::between(day("2023-01-01"), day("2023-03-31")).unwrap();
    let none = exact(&[]).headlines(before).unwrap();
    assert_eq!((none.ratio, none.median, none.drop_out), (Figure::Nothing, Figure::Nothing, Figure::Nothing));
}

#[test]
fn six_children_are_too_few_to_show_anything_of() {
    let release = Release::of(&lines(), &[], vec![], Outlet::Gated(RULES), day("2026-11-22"));
    let table = release.stock(q3(), None).unwrap();
    assert!(table.total.cells.iter().all(|it| *it == Shown::Below), "{:?}", table.total);
    assert_eq!(release.splits(q3()), []);
    assert_eq!(release.stock(q3(), Some(Split::Provider)), Err(ReportRefused::SplitClosed));
    let lines = release.headlines(q3()).unwrap();
    assert_eq!((lines.active, lines.ratio, lines.median, lines.drop_out), (Shown::Below, Figure::TooFew, Figure::TooFew, Figure::TooFew));
}

#[test]
fn a_period_outside_the_window_is_refused_in_words() {
    let release = exact(&lines());
    let of = |kind, on: &str| release.stock(Period::around(kind, day(on)), None).map(|it| it.total.cells.len());
    assert_eq!(of(PeriodKind::Month, "2022-12-31"), Err(ReportRefused::TooEarly));
    assert_eq!(of(PeriodKind::Month, "2023-01-01"), Ok(8));
    assert_eq!(of(PeriodKind::Month, "2026-10-31"), Ok(8));
    assert_eq!(of(PeriodKind::Month, "2026-11-01"), Err(ReportRefused::NotOver));
    assert_eq!(of(PeriodKind::Quarter, "2026-10-31"), Err(ReportRefused::NotOver));
    assert_eq!(Window::on(day("2026-11-30")).to, day("2026-10-31"));
    assert_eq!(Window::on(day("2026-12-01")).to, day("2026-11-30"));
}

/// Fixtures on the first and the last day of a quarter (UX-22).
#[test]
fn who_ends_on_the_last_day_leaves_in_that_quarter_and_who_starts_on_the_first_comes_in_it() {
    let ends = |on: &str| help(1, X, A, "2026-01-01", Some((on, EndReason::AsPlanned)));
    let begins = |on: &str| help(1, X, A, on, None);
    let of = |it: Help| cells(&exact(&[it]), &Key::Total);
    assert_eq!(of(ends("2026-06-30"))[0], 0);
    assert_eq!(of(ends("2026-07-01")), [1, 0, 0, 0, 1, 1, 0, 0]);
    assert_eq!(of(ends("2026-09-30")), [1, 0, 0, 0, 1, 1, 0, 0]);
    assert_eq!(of(ends("2026-10-01")), [1, 0, 0, 0, 0, 0, 0, 1]);
    assert_eq!(of(begins("2026-07-01")), [0, 1, 1, 0, 0, 0, 0, 1]);
    assert_eq!(of(begins("2026-09-30")), [0, 1, 1, 0, 0, 0, 0, 1]);
    assert_eq!(of(begins("2026-10-01")), [0; 8]);
    let pause = help(1, X, A, "2026-01-01", Some(("2026-08-01", EndReason::Temporary)));
    assert_eq!(of(pause), [1, 0, 0, 0, 0, 0, 0, 1], "a temporary stop is no end");
}

#[test]
fn what_ends_is_counted_by_full_weeks_on_the_first_of_the_month_and_for_the_operator_today() {
    let until = |planned: &str| Help { planned_end_on: Some(day(planned)), ..help(1, X, A, "2026-01-01", None) };
    let of = |helps: &[Help]| -> Vec<u32> { exact(helps).ending(None).unwrap().total.cells.iter().map(|it| it.value().unwrap()).collect() };
    assert_eq!(exact(&[]).ending(None).unwrap().as_of, day("2026-11-22"));
    for (planned, class) in [
        ("2026-11-21", 0),
        ("2026-11-22", 1),
        ("2026-12-19", 1),
        ("2026-12-20", 2),
        ("2027-01-16", 2),
        ("2027-01-17", 3),
        ("2027-02-20", 3),
        ("2027-02-21", 4),
        ("2027-05-22", 4),
    ] {
        let mut wanted = vec![0; 5];
        wanted[class] = 1;
        assert_eq!(of(&[until(planned)]), wanted, "{planned}");
    }
    assert_eq!(of(&[until("2027-05-23")]), [0; 5]);
    let stops = help(1, X, A, "2026-01-01", Some(("2026-12-01", EndReason::AsPlanned)));
    assert_eq!(of(&[stops]), [0, 1, 0, 0, 0], "a stop that was reported ahead is the end");
    let gated = Release::of(&[], &[], vec![], Outlet::Gated(RULES), day("2026-11-22"));
    assert_eq!(gated.ending(None).unwrap().as_of, day("2026-11-01"));
}
