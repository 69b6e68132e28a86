//! The worklist "Kan dit lichter of dicht?": its lines, why they stand, and what people answer.

use crate::support::*;
use chrono::TimeDelta;
use uitstroom::db::DbError;
use uitstroom::domain::catalogue::HelpQuestion;
use uitstroom::domain::referral::ReferralStatus;

fn lines(page: &Page) -> Vec<String> {
    page.all("ol.flags > li")
}

#[actix_web::test]
async fn an_arrangement_past_its_end_stands_on_the_worklist_and_says_why() {
    let app = TestApp::start().await;
    let anna = app.youth().named("Anna", "de", "Vries").owned_by(SANNE).talk("2026-11-10").arrangement(until("2026-10-13")).insert();
    let list = app.sign_in(SANNE).await.visit("/worklist").await;
    assert_eq!(lines(&list).len(), 1, "{}", list.text());
    let line = &lines(&list)[0];
    assert!(line.contains("Anna de Vries") && line.contains("R06") && line.contains("13-10-2026") && line.contains("28"), "{line}");
    let why = list.follow(&format!("/worklist/R06/arrangement/{}", anna.arrangement())).await;
    for word in ["R06", "De Zeewering", "13-10-2026", "28", "5 werkdagen", "15 werkdagen"] {
        assert!(why.says(word), "{word}: {}", why.text());
    }
    for act in ["ending", "extension"] {
        assert!(why.links("main").contains(&format!("/arrangements/{}/{act}/new", anna.arrangement())), "{act}");
    }
}

#[actix_web::test]
async fn mine_are_the_lines_of_my_own_cases() {
    let app = TestApp::start().await;
    app.youth().named("Mijn", "", "Eigenman").owned_by(SANNE).arrangement(until("2026-10-13")).insert();
    app.youth().named("Haar", "", "Anderman").owned_by(JORIS).arrangement(until("2026-10-13")).insert();
    let sanne = app.sign_in(SANNE).await;
    let page = sanne.visit("/worklist").await;
    assert!(page.says("Eigenman") && page.says("Anderman"));
    let page = page.follow("/worklist?mine=1").await;
    assert!(page.says("Eigenman") && !page.says("Anderman"));
}

#[actix_web::test]
async fn keeping_on_takes_a_reason_and_no_longer_than_the_rule_allows() {
    let app = TestApp::start().await;
    let anna = app.youth().owned_by(SANNE).talk("2026-11-10").arrangement(until("2026-10-13")).insert();
    let sanne = app.sign_in(SANNE).await;
    let path = format!("/worklist/R06/arrangement/{}", anna.arrangement());
    let form = sanne.visit(&path).await.form();
    assert_eq!(form.value("until"), "06-12-2026", "two weeks at most");
    let before = app.imprint();
    for until in ["7-12-2026", "vandaag", "gisteren", "", "x"] {
        let page = form.clone().fill("until", until).submit().await;
        assert_eq!((page.status, page.links("section.errors")), (422, vec!["#until".to_owned()]), "{until}: {}", page.alert());
        assert_eq!(page.form().value("until"), until);
    }
    let close = form.clone().tamper("kind", "close").submit().await;
    assert_eq!((close.status, close.links("section.errors")), (422, vec!["#kind".to_owned()]), "a flag closes nothing");
    assert_eq!(app.imprint(), before);

    let list = form.choose("motive", "waits_for_provider").submit().await;
    assert_eq!(list.path(), "/worklist", "{}", list.alert());
    assert!(lines(&list).is_empty() && !list.notice().is_empty());
    let kept = list.follow("/worklist?tab=kept").await;
    assert_eq!(lines(&kept).len(), 1);
    let why = kept.follow(&path).await;
    assert!(why.says("06-12-2026") && why.says(SANNE.name), "{}", why.text());
    assert!(!why.has_form_to(&format!("{path}/answer")), "answered once");
}

/// An answer holds for the facts it was given about.
#[actix_web::test]
async fn a_kept_line_comes_back_when_the_facts_change_or_the_day_is_over() {
    let app = TestApp::start().await;
    let anna = app.youth().owned_by(SANNE).talk("2026-11-10").arrangement(until("2026-10-13")).insert();
    let sanne = app.sign_in(SANNE).await;
    let path = format!("/worklist/R06/arrangement/{}", anna.arrangement());
    sanne.visit(&path).await.form().submit().await;
    assert!(lines(&sanne.visit("/worklist").await).is_empty());
    // A talk is held: nothing the rule looks at.
    let talk = sanne.visit(format!("/cases/{}/consultations/new", anna.case)).await.form().fill("s", "Gaat goed.");
    talk.submit().await;
    assert!(lines(&sanne.visit("/worklist").await).is_empty());
    // The municipality sends another end date, also past.
    app.write(|tx| -> Result<(), DbError> {
        use uitstroom::domain::arrangement::{Allocation, Recorded};
        use uitstroom::domain::catalogue::{Intensity, Profile};
        let permit = app.permit(SANNE, uitstroom::domain::permission::Action::WriteArrangement);
        let (stored, _) = uitstroom::db::arrangement::find(tx.conn(), &permit, anna.arrangement())?;
        let allocation = Allocation {
            id: 0.into(),
            arrangement_id: stored.id,
            number: 1,
            allocated_at: day("2026-11-20").and_hms_opt(9, 0, 0).unwrap(),
            starts_on: day("2026-01-10"),
            ends_on: Some(day("2026-10-20")),
            category: None,
            product_code: None,
            reason: None,
            known_at: day(TODAY),
        };
        tx.save(stored.reallocated(&allocation, (Profile::P4, Intensity::Perspective), Recorded { by: None, today: day(TODAY) }))?;
        Ok(())
    });
    let back = sanne.visit("/worklist").await;
    assert_eq!(lines(&back).len(), 1);
    assert!(lines(&back)[0].contains("20-10-2026"));
}

#[actix_web::test]
async fn who_died_stands_on_no_worklist() {
    let app = TestApp::start().await;
    app.youth().owned_by(SANNE).arrangement(until("2026-10-13")).died("2026-11-01").insert();
    assert!(lines(&app.sign_in(SANNE).await.visit("/worklist").await).is_empty());
}

/// Thirty youths, as different as the dice make them.
fn thirty(app: &TestApp) -> Vec<Filed> {
    (0..30u32)
        .map(|n| {
            let mut youth = app.youth().owned_by(if n % 3 == 0 { SANNE } else { JORIS });
            if n % 2 == 0 {
                youth = youth.talk(["2026-09-15", "2026-10-20", "2026-11-15"][n as usize % 3]);
            }
            if n % 5 == 0 {
                youth = youth.missed("2026-11-05").missed("2026-11-12");
            }
            if n % 4 == 0 {
                youth = youth.arrangement(until(["2026-10-13", "2026-12-05", "2027-06-30", "2026-11-21"][n as usize / 4 % 4]));
            }
            if n % 7 == 0 {
                youth = youth.arrangement(allocated("2026-09-20"));
            }
            if n % 6 == 0 {
                youth = youth.referred(ReferralStatus::Intake, "2026-09-10");
            }
            if n % 9 == 0 {
                youth = youth.reporting_code(1 + (n % 5) as i32, "2026-11-10");
            }
            if n % 11 == 0 {
                youth = youth.asking(HelpQuestion::Eating).severe();
            }
            youth.insert()
        })
        .collect()
}

#[actix_web::test]
async fn list_file_search_and_command_count_the_same_flags() {
    let app = TestApp::start().await;
    let youths = thirty(&app);
    let sanne = app.sign_in(SANNE).await;
    let list = sanne.visit("/worklist").await;
    let all = lines(&list);
    let rules: std::collections::BTreeSet<&str> =
        ["G0", "R02", "R05", "R06", "R13", "R19"].into_iter().filter(|rule| all.iter().any(|it| it.contains(rule))).collect();
    assert_eq!(rules.len(), 6, "every rule speaks: {rules:?}");
    assert!(list.one("nav.tabs a[aria-current]").ends_with(&all.len().to_string()), "{}", list.one("nav.tabs"));
    // The search shows at most twenty.
    let hits = sanne.visit("/").await.form_to("/search").fill("q", "kim").submit().await;
    assert_eq!(hits.all("ol.hits > li").len(), 20);
    let mut counted = 0;
    for it in &youths {
        let number = it.youth.to_string();
        let own = all.iter().filter(|line| line.contains(&number)).count();
        counted += own;
        let file = sanne.visit(format!("/cases/{}", it.case)).await;
        assert_eq!(lines(&file).len(), own, "{number}");
        let badge = file.one("ul.identity-rest li:nth-child(3)");
        let said = |text: &str| text.split_whitespace().find_map(|word| word.parse::<usize>().ok()).unwrap_or(0);
        assert_eq!(said(&badge), own, "{number}: {badge}");
        if let Some(hit) = hits.all("ol.hits > li").iter().find(|hit| hit.contains(&number)) {
            let flags = hit.split(DE_LINDE.name).nth(1).unwrap();
            assert_eq!(said(flags), own, "{number}: {hit}");
        }
    }
    assert_eq!(counted, all.len());
    let start = sanne.visit("/").await;
    assert!(start.one("p.lead").contains(&all.len().to_string()), "{}", start.one("p.lead"));
}

#[actix_web::test]
async fn a_reload_shows_the_same_order() {
    let app = TestApp::start().await;
    thirty(&app);
    let sanne = app.sign_in(SANNE).await;
    let first = lines(&sanne.visit("/worklist").await);
    app.clock.move_by(TimeDelta::minutes(5));
    assert_eq!(lines(&sanne.visit("/worklist").await), first);
}
