//! "Mijn dag": what waits today, and what was left.

use crate::support::*;
use uitstroom::domain::consultation::{ClockTime, Consultation, ConsultationStatus, Contact, Form, Kind, Note};
use uitstroom::domain::permission::Action;

/// The links of one section of the start page.
fn section(page: &Page, id: &str) -> Vec<String> {
    page.all(&format!("section[aria-labelledby={id}] ul li"))
}

/// Plans a talk for today.
fn plan(app: &TestApp, youth: &Filed, time: &str) {
    app.write(|tx| {
        let permit = app.permit(SANNE, Action::WriteConsultation);
        let (_, episode) = uitstroom::db::case::find_open(tx.conn(), &permit, youth.case)?;
        let contact = Contact {
            status: ConsultationStatus::Planned,
            on: day(TODAY),
            time: ClockTime::parse(time),
            minutes: None,
            form: Form::Practice,
            kind: Kind::FollowUp,
            present: None,
            note: Note::default(),
            outcome: None,
            late_reason: String::new(),
        };
        tx.save(Consultation::record(&episode, Some(SANNE.id), contact, day(TODAY)).unwrap())
    });
}

#[actix_web::test]
async fn my_day_lists_todays_talks_by_their_time_and_opens_the_form() {
    let app = TestApp::start().await;
    let late = app.youth().named("Kim", "", "Laat").owned_by(SANNE).insert();
    let early = app.youth().named("Kim", "", "Vroeg").owned_by(SANNE).insert();
    let hers = app.youth().named("Kim", "", "Haar").owned_by(JORIS).insert();
    let nobodys = app.youth().named("Kim", "", "Niemand").insert();
    app.youth().named("Kim", "", "Morgen").owned_by(SANNE).planned("2026-11-23").insert();
    for (youth, time) in [(&late, "14:00"), (&early, "9:30"), (&hers, "10:00"), (&nobodys, "11:00")] {
        plan(&app, youth, time);
    }
    let sanne = app.sign_in(SANNE).await;
    let start = sanne.visit("/").await;
    let planned = section(&start, "planned");
    assert_eq!(planned.len(), 3, "{planned:?}");
    for (line, (time, name)) in planned.iter().zip([("09:30", "Vroeg"), ("11:00", "Niemand"), ("14:00", "Laat")]) {
        assert!(line.starts_with(time) && line.contains(name) && line.contains("vervolggesprek"), "{line}");
        assert!(!line.contains(DE_LINDE.name), "one practice need not be named");
    }
    let form = start.follow(&start.links("section[aria-labelledby=planned]")[0]).await;
    assert_eq!(form.form().value("time"), "09:30");
    assert!(section(&start, "unsettled").is_empty(), "today is not over");
    app.write(|tx| uitstroom::db::account::join_workplace(tx, SANNE.id, DE_KADE.id, day("2026-01-01")));
    assert!(section(&sanne.visit("/").await, "planned")[0].contains(DE_LINDE.name));
}

#[actix_web::test]
async fn the_few_flags_of_my_day_are_my_own_first() {
    let app = TestApp::start().await;
    for number in 0..8 {
        app.youth().named("Kim", "", &format!("Collega{number}")).owned_by(JORIS).arrangement(until("2026-10-01")).insert();
    }
    app.youth().named("Kim", "", "Eigenman").owned_by(SANNE).talk("2026-11-10").arrangement(until("2026-11-20")).insert();
    app.youth().named("Kim", "", "Vrijman").arrangement(until("2026-11-19")).insert();
    let sanne = app.sign_in(SANNE).await;
    let flags = sanne.visit("/").await.all("ol.flags > li");
    assert_eq!(flags.len(), 7);
    let own: Vec<bool> = flags.iter().map(|it| it.contains("Eigenman") || it.contains("Vrijman")).collect();
    let count = own.iter().filter(|it| **it).count();
    assert!(count >= 2 && own[..count].iter().all(|it| *it), "{flags:#?}");
    let all = sanne.visit("/worklist").await.all("ol.flags > li");
    assert!(all[0].contains("Collega"), "the worklist itself keeps its order");
}

#[actix_web::test]
async fn the_last_five_files_that_i_opened_are_at_hand() {
    let app = TestApp::start().await;
    let youths: Vec<Filed> = (0..7).map(|n| app.youth().named("Kim", "", &format!("Bekeken{n}")).insert()).collect();
    let sanne = app.sign_in(SANNE).await;
    assert!(section(&sanne.visit("/").await, "opened").is_empty());
    for youth in youths.iter().chain(&youths[2..3]) {
        sanne.visit(format!("/cases/{}", youth.case)).await;
    }
    // Lists and searches open nothing.
    sanne.visit("/caseload").await;
    sanne.visit("/worklist").await;
    let start = sanne.visit("/").await;
    let names = [2, 6, 5, 4, 3].map(|n| format!("Kim Bekeken{n}"));
    assert_eq!(section(&start, "opened"), names);
    start.follow(&format!("/cases/{}", youths[6].case)).await;
    assert!(section(&app.with_session(JORIS).visit("/").await, "opened").is_empty(), "everyone their own");
    // Whom she reaches no more is not named any more.
    app.execute(&format!("UPDATE cases SET workplace_id = {} WHERE id = {}", OUDLAND.id, youths[6].case));
    let names = [2, 5, 4, 3, 1].map(|n| format!("Kim Bekeken{n}"));
    assert_eq!(section(&sanne.visit("/").await, "opened"), names);
}

#[actix_web::test]
async fn an_empty_day_says_what_would_come_where() {
    let app = TestApp::start().await;
    let start = app.sign_in(SANNE).await.visit("/").await;
    for id in ["planned", "unsettled", "drafts", "opened"] {
        assert!(section(&start, id).is_empty());
        assert!(start.one(&format!("section[aria-labelledby={id}] p")).ends_with('.'), "{id}");
    }
    for href in ["#search", "/youths/new", "/advice/new"] {
        assert!(start.links("div.page-head").iter().any(|it| it == href), "{href}");
    }
}

#[actix_web::test]
async fn the_access_team_keeps_its_own_start() {
    let app = TestApp::start().await;
    let start = app.sign_in(TOM).await.visit("/").await;
    assert!(start.says("Nog te koppelen"));
    for id in ["planned", "unsettled", "drafts", "opened"] {
        assert!(start.one(&format!("section[aria-labelledby={id}]")).is_empty(), "{id}");
    }
    assert!(start.links("div.page-head").is_empty());
}
