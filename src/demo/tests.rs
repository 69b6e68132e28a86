use super::names::of_example;
use super::region::LINDE;
use super::*;
use crate::db::case_files::{self, Loaded, Stretch};
use crate::domain::id::WorkplaceId;
use crate::domain::outflow::rules::RULES;
use crate::domain::outflow::worklist::{self, Viewer, Worklist};
use crate::domain::permission::{Action, Holder, Permit};
use tempfile::TempDir;

/// The thirty days of the rules' own tests: leap days, changes of the clock, ends of years, months and weeks, holidays.
const DAYS: &str = "2028-02-28 2028-02-29 2028-03-01 2027-02-28 2027-03-01 2026-03-29 2026-03-30 2026-10-25 2026-10-26 2025-12-31 \
    2026-01-01 2026-01-02 2026-12-31 2027-01-01 2026-04-30 2026-06-30 2026-07-31 2026-09-30 2026-11-30 2026-04-03 2026-04-06 \
    2026-04-07 2026-04-27 2026-05-05 2026-05-25 2026-12-25 2026-12-28 2026-11-21 2026-11-22 2026-11-23";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn now() -> NaiveDateTime {
    day("2026-11-22").and_hms_opt(10, 0, 0).unwrap()
}

fn database() -> (TempDir, Database) {
    let dir = tempfile::tempdir().unwrap();
    let db = Database::open(&format!("sqlite:{}", dir.path().join("demo.db").display()), b"key").unwrap();
    (dir, db)
}

fn workplaces(db: &Database) -> Vec<crate::domain::workplace::Workplace> {
    db.read(crate::db::workplace::all).unwrap()
}

fn load(db: &Database, workplaces: Vec<WorkplaceId>) -> Loaded {
    let holder = Holder { actor: BY.actor, role: None, workplaces };
    let permit = Permit::grant(&holder, Action::ReadWorklist).unwrap();
    db.read(|conn| case_files::load(conn, &permit, Stretch::ALL)).unwrap()
}

fn list(db: &Database, loaded: &Loaded, role: Role, workplaces: &[WorkplaceId], today: NaiveDate) -> Worklist {
    let thresholds = db.read(|conn| crate::db::setting::thresholds(conn, today)).unwrap();
    worklist::lines(&loaded.files, &thresholds, Viewer { role, workplaces }, today)
}

#[test]
fn on_each_day_the_stories_hold_a_hit_and_a_near_miss_of_every_rule() {
    for today in DAYS.split_whitespace().map(day) {
        let (_dir, db) = database();
        fill_stories(&db, "hash", today, now()).unwrap();
        let linde = workplaces(&db).into_iter().find(|it| it.name == LINDE).unwrap().id;
        let loaded = load(&db, vec![linde]);
        let youth = |place| {
            let (first, surname, _) = of_example(place);
            loaded.youths.values().find(|it| it.last_name == surname && it.first_name == first).unwrap().id
        };
        for (place, rule) in RULES.iter().enumerate() {
            for role in rule.audience {
                let list = list(&db, &loaded, *role, &[linde], today);
                let raised = |id| list.lines.iter().any(|it| it.flag.rule.code == rule.code && it.flag.youth == id);
                assert!(raised(youth(2 * place)), "{today} {:?} hit", rule.code);
                assert!(!raised(youth(2 * place + 1)), "{today} {:?} near miss", rule.code);
            }
        }
    }
}
