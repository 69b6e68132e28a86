use crate::support::installation::{Installation, fixture};
use chrono::NaiveDate;
use uitstroom::db::Database;
use uitstroom::domain::arrangement::{Arrangement, DateField, DateSource, Delivery};
use uitstroom::domain::calendar::Status;
use uitstroom::domain::code::EndReason;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn arrangements(installation: &Installation, db: &Database) -> Vec<Arrangement> {
    installation.load(db).files.into_iter().flat_map(|it| it.arrangements).map(|it| it.arrangement).collect()
}

fn deliveries(installation: &Installation, db: &Database) -> Vec<Delivery> {
    let permit = installation.permit(db);
    db.read(|conn| uitstroom::db::delivery::waiting(conn, &permit)).unwrap().into_iter().map(|(it, _)| it).collect()
}

fn take(installation: &Installation, name: &str) -> Vec<String> {
    installation.lines(&["import", "ijw", &fixture(name)])
}

/// Allocation, start, extension delivered before the allocation it extends, temporary stop, final stop.
#[test]
fn a_trio_that_belongs_together_walks_from_allocation_to_final_stop() {
    let installation = Installation::made();
    let db = installation.database();
    take(&installation, "trio-3-extension.xml");
    let told = take(&installation, "trio-1-allocation.xml");
    assert!(told[1].contains("oudere toewijzing"), "{told:?}");
    let it = &arrangements(&installation, &db)[0];
    assert_eq!((it.planned_end_on, it.planned_end_source), (Some(day("2026-12-31")), Some(DateSource::Allocation)));
    assert_eq!(it.allocated_on, Some(day("2026-03-02")), "waiting counts from the first allocation");
    assert_eq!(it.status(day("2026-11-22"), 56), Status::NotStarted);

    take(&installation, "trio-2-start.xml");
    assert_eq!(arrangements(&installation, &db)[0].start_on, Some(day("2026-03-09")));
    take(&installation, "trio-4-temporary-stop.xml");
    assert_eq!(arrangements(&installation, &db)[0].status(day("2026-10-20"), 56), Status::Paused);
    take(&installation, "trio-5-final-stop.xml");
    let it = &arrangements(&installation, &db)[0];
    assert_eq!((it.actual_end_on, it.end_reason), (Some(day("2026-11-13")), Some(EndReason::AsPlanned)));
    assert_eq!(it.status(day("2026-11-22"), 56), Status::Ended);

    let facts = installation.load(&db).files.remove(0).arrangements.remove(0);
    let fields: Vec<_> = facts.history.iter().map(|line| line.field).collect();
    assert_eq!(fields, [DateField::PlannedEnd, DateField::Start, DateField::PausedFrom, DateField::ActualEnd]);
}

#[test]
fn a_start_and_stop_that_came_first_attach_when_the_allocation_arrives() {
    let installation = Installation::made();
    let db = installation.database();
    take(&installation, "trio-2-start.xml");
    take(&installation, "trio-5-final-stop.xml");
    let kept = deliveries(&installation, &db);
    assert_eq!(kept.len(), 1, "start and stop of one number are one delivery");
    assert_eq!((kept[0].start_on, kept[0].end_on), (Some(day("2026-03-09")), Some(day("2026-11-13"))));
    assert!(arrangements(&installation, &db).is_empty());

    take(&installation, "trio-1-allocation.xml");
    assert!(deliveries(&installation, &db).is_empty());
    let it = &arrangements(&installation, &db)[0];
    assert_eq!(
        (it.start_on, it.actual_end_on),
        (Some(day("2026-03-09")), Some(day("2026-11-13"))),
        "a stop after the allocated end is kept"
    );
}

#[test]
fn a_withdrawal_counts_unless_a_newer_allocation_is_known() {
    let installation = Installation::made();
    let db = installation.database();
    take(&installation, "trio-1-allocation.xml");
    take(&installation, "withdrawal.xml");
    assert_eq!(arrangements(&installation, &db)[0].status(day("2026-11-22"), 56), Status::Withdrawn);
    take(&installation, "trio-3-extension.xml");
    assert_eq!(arrangements(&installation, &db)[0].status(day("2026-11-22"), 56), Status::NotStarted);
}

#[test]
fn an_unmatched_number_waits_at_the_access_team_of_the_municipality() {
    let installation = Installation::made();
    let db = installation.database();
    take(&installation, "trio-1-allocation.xml");
    assert_eq!(arrangements(&installation, &db).iter().filter(|it| it.waits_for_follower()).count(), 1);
    let workplaces = db.read(uitstroom::db::workplace::all).unwrap();
    assert_eq!(workplaces.iter().map(|it| it.municipality.as_str()).collect::<Vec<_>>(), ["0748"]);
    // A second message for the same child makes no second file.
    take(&installation, "trio-2-start.xml");
    assert_eq!(installation.load(&db).files.len(), 1);
}

#[test]
fn a_repeat_changes_nothing_and_a_dry_run_stores_nothing() {
    let installation = Installation::made();
    let db = installation.database();
    let dry = installation.lines(&["import", "ijw", "--dry-run", "--json", &fixture("trio-1-allocation.xml")]);
    let told: serde_json::Value = serde_json::from_str(&dry[0]).unwrap();
    assert_eq!((&told["dry_run"], &told["products"][0]["outcome"]), (&true.into(), &"allocated".into()));
    assert!(arrangements(&installation, &db).is_empty());

    take(&installation, "trio-1-allocation.xml");
    let events = db.verify_audit().unwrap();
    let told = take(&installation, "trio-1-allocation.xml");
    assert!(told[0].contains("eerder gelezen"), "{told:?}");
    assert_eq!(db.verify_audit().unwrap(), events);
}

#[test]
fn a_bad_message_is_refused_with_file_line_and_reason_and_nothing_of_it_is_stored() {
    let installation = Installation::made();
    let db = installation.database();
    for (name, line, reason) in [
        ("bad-bsn.xml", "line 19", "ijw-bsn"),
        ("bad-version.xml", "line 6", "ijw-wrong-version"),
        ("bad-entities.xml", "line 2", "ijw-entity"),
        ("bad-malformed.xml", "line 23", "ijw-not-xml"),
        ("bad-unknown-element.xml", "line 33", "ijw-unexpected"),
    ] {
        let said = installation.refusal(&["import", "ijw", &fixture(name)]);
        assert!(said.contains(name) && said.contains(line) && said.contains(reason), "{said}");
    }
    let large = installation.dir().join("large.xml");
    std::fs::File::create(&large).unwrap().set_len(25 * 1024 * 1024 + 1).unwrap();
    assert!(installation.refusal(&["import", "ijw", &large.display().to_string()]).contains("25 MB"));
    assert!(installation.load(&db).files.is_empty());
    assert_eq!(db.verify_audit().unwrap(), uitstroom::db::audit::Verdict::Whole { events: 0 });

    // Beside a bad file a good one is taken in, and the command still says that something was refused.
    installation.refusal(&["import", "ijw", &fixture("bad-bsn.xml"), &fixture("trio-1-allocation.xml")]);
    assert_eq!(arrangements(&installation, &db).len(), 1);
}

#[test]
fn nothing_that_is_printed_holds_a_name_or_a_citizen_number() {
    let installation = Installation::made();
    for name in ["trio-1-allocation.xml", "trio-2-start.xml"] {
        let said = [take(&installation, name), installation.lines(&["import", "ijw", "--json", &fixture(name)])].concat().join("\n");
        assert!(!said.contains("999900031") && !said.contains("Zeekraal") && !said.contains("Noor"), "{said}");
    }
}

/// The messages that the standard's keepers publish do not belong together: two municipalities, two providers.
#[test]
fn published_messages_give_two_allocations_and_two_deliveries_without_allocation() {
    let folder = std::env::var("PUBLISHED_MESSAGES").expect("PUBLISHED_MESSAGES names the folder of the published messages");
    let installation = Installation::made();
    let db = installation.database();
    for name in ["jw301.xml", "jw305.xml", "jw307.xml"] {
        installation.lines(&["import", "ijw", &format!("{folder}/{name}")]);
    }
    let allocated = arrangements(&installation, &db);
    assert_eq!(allocated.iter().map(|it| it.allocation_number).collect::<Vec<_>>(), [Some(300_201), Some(300_202)]);
    for it in &allocated {
        assert_eq!((it.municipality.as_str(), it.start_on), ("0384", None));
        assert_eq!(it.status(day("2026-11-22"), 56), Status::NotStarted);
    }
    let kept = deliveries(&installation, &db);
    assert_eq!(kept.iter().map(|it| it.number).collect::<Vec<_>>(), [Some(300_201), Some(300_202)]);
    for it in &kept {
        assert_eq!((it.municipality.as_str(), it.end_on, it.end_reason), ("0363", Some(day("2026-07-17")), Some(EndReason::AsPlanned)));
    }
}
