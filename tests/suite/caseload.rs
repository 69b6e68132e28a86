//! The caseload: everyone on one line, and the cases that nobody handles.

use crate::support::*;
use uitstroom::domain::catalogue::HelpQuestion;

/// The names down the list.
fn names(page: &Page) -> Vec<String> {
    page.all("tbody th").into_iter().map(|it| it.split_whitespace().last().unwrap_or_default().to_owned()).collect()
}

fn sorted(mut names: Vec<String>) -> Vec<String> {
    names.sort();
    names
}

#[actix_web::test]
async fn a_line_says_who_what_until_when_and_who_was_seen() {
    let app = TestApp::start().await;
    let anna = app
        .youth()
        .named("Anna", "de", "Vries")
        .born("2012-03-05")
        .owned_by(SANNE)
        .asking(HelpQuestion::Sleep)
        .talk("2026-11-10")
        .planned("2026-11-29")
        .arrangement(until("2026-12-06"))
        .insert();
    let page = app.sign_in(SANNE).await.visit("/").await.follow("/caseload").await;
    let line = page.one("tbody tr").to_lowercase();
    for part in ["anna de vries", "14 jaar", "slapen", "in arrangement", "1 ", "over 2 weken", "06-12-2026", "10-11-2026", "29-11-2026"] {
        assert!(line.contains(part), "{part}: {line}");
    }
    let flags = page.one("tbody td:last-child");
    let file = page.follow(&format!("/cases/{}", anna.case)).await;
    assert_eq!(file.all("ol.flags > li").len().to_string(), flags);
}

#[actix_web::test]
async fn each_choice_stands_in_the_address_and_lets_its_own_through() {
    let app = TestApp::start().await;
    app.write(|tx| uitstroom::db::account::join_workplace(tx, SANNE.id, DE_KADE.id, day("2026-01-01")));
    app.youth().named("Kim", "", "Mijn").owned_by(SANNE).talk("2026-11-20").planned("2026-11-29").insert();
    app.youth().named("Kim", "", "Haar").owned_by(JORIS).talk("2026-11-20").arrangement(until("2026-12-05")).insert();
    app.youth().named("Kim", "", "Niemand").at(DE_KADE).talk("2026-11-19").planned("2026-11-28").insert();
    let gone = app.youth().named("Kim", "", "Dicht").owned_by(SANNE).insert();
    app.execute(&format!("UPDATE episodes SET closed_on = '{TODAY}' WHERE id = {}", gone.episode));
    let sanne = app.sign_in(SANNE).await;
    for (asked, expected) in [
        ("", vec!["Haar", "Mijn", "Niemand"]),
        ("owner=mine", vec!["Mijn"]),
        ("owner=none", vec!["Niemand"]),
        ("workplace=2", vec!["Niemand"]),
        ("workplace=3", vec!["Haar", "Mijn", "Niemand"]),
        ("phase=closed", vec!["Dicht"]),
        ("phase=in_arrangement", vec!["Haar"]),
        ("within=2", vec!["Haar"]),
        ("within=1", vec![]),
        ("flags=with", vec!["Haar"]),
        ("flags=without", vec!["Mijn", "Niemand"]),
        ("owner=mine&phase=closed", vec!["Dicht"]),
        ("owner=x&phase=y&within=z&sort=q&dir=up&page=w", vec!["Haar", "Mijn", "Niemand"]),
    ] {
        let page = sanne.visit(format!("/caseload?{asked}")).await;
        assert_eq!(sorted(names(&page)), expected, "{asked}");
        let chosen = page.all("form[method=get] option[selected]").len();
        assert!(chosen == 5, "{asked}: every choice shows what is chosen");
    }
    // Every practice has a heading of its own.
    assert_eq!(sanne.visit("/caseload").await.all("section h2"), [DE_KADE.name, DE_LINDE.name]);
}

#[actix_web::test]
async fn the_heads_of_the_columns_sort_and_keep_the_choice() {
    let app = TestApp::start().await;
    app.youth().named("Kim", "", "Bos").born("2015-01-01").owned_by(SANNE).talk("2026-11-01").arrangement(until("2026-12-20")).insert();
    app.youth().named("Kim", "", "Aal").born("2010-01-01").owned_by(SANNE).talk("2026-11-10").arrangement(until("2026-10-13")).insert();
    app.youth().named("Kim", "", "Cel").born("2012-01-01").owned_by(SANNE).insert();
    let sanne = app.sign_in(SANNE).await;
    let page = sanne.visit("/caseload?owner=mine").await;
    assert_eq!(names(&page), ["Aal", "Bos", "Cel"], "the next end first");
    assert_eq!(page.all("th[aria-sort=ascending]"), ["Einddatum ↑"]);
    let down = page.follow("/caseload?owner=mine&dir=desc").await;
    assert_eq!((names(&down), down.all("th[aria-sort=descending]").len()), (vec!["Bos".into(), "Aal".into(), "Cel".into()], 1));
    for (order, expected) in [("contact", ["Bos", "Aal", "Cel"]), ("name", ["Aal", "Bos", "Cel"]), ("age", ["Bos", "Cel", "Aal"])] {
        let page = page.follow(&format!("/caseload?owner=mine&sort={order}")).await;
        assert_eq!(names(&page), expected, "{order}");
        // The form keeps the order, too.
        assert!(page.html.contains(&format!("name=\"sort\" value=\"{order}\"")), "{order}");
    }
}

#[actix_web::test]
async fn a_long_caseload_is_read_to_its_end() {
    let app = TestApp::start().await;
    YouthBuilder::insert_all((0..130).map(|_| app.youth().owned_by(SANNE).talk("2026-11-20").planned("2026-11-29")).collect());
    let sanne = app.sign_in(SANNE).await;
    let (mut page, mut read) = (sanne.visit("/caseload?owner=mine&sort=name").await, Vec::new());
    loop {
        assert!(page.html.len() <= 80_000, "{} bytes", page.html.len());
        let seen = app.db.last_views(1).unwrap().remove(0);
        assert_eq!(seen.ids.split(' ').count(), names(&page).len(), "what is shown is recorded, and nothing else");
        read.extend(names(&page));
        let Some(next) = page.links("nav.filter").into_iter().find(|it| it.contains(&format!("page={}", read.len() / 60 + 1))) else {
            break;
        };
        page = page.follow(&next).await;
    }
    assert_eq!(read.len(), 130);
    assert_eq!(sorted(read.clone()), read);
    page.follow("/caseload?owner=mine&sort=name&page=2").await.follow("/caseload?owner=mine&sort=name").await;
}

#[actix_web::test]
async fn a_long_worklist_is_read_to_its_end() {
    let app = TestApp::start().await;
    YouthBuilder::insert_all((0..120).map(|_| app.youth().owned_by(SANNE).talk("2026-11-20").arrangement(until("2026-10-13"))).collect());
    let sanne = app.sign_in(SANNE).await;
    let lines = |page: &Page| page.all("ol.flags > li");
    let first = sanne.visit("/worklist?mine=1").await;
    let second = first.follow("/worklist?mine=1&page=2").await;
    assert_eq!((lines(&first).len(), lines(&second).len()), (100, 20));
    assert!(lines(&second).iter().all(|it| !lines(&first).contains(it)));
    second.follow("/worklist?mine=1").await;
}

#[actix_web::test]
async fn whoever_takes_a_case_that_nobody_handles_owns_it() {
    let app = TestApp::start().await;
    let kim = app.youth().named("Kim", "", "Vrij").insert();
    let owner = format!("/cases/{}/owner", kim.case);
    let sanne = app.sign_in(SANNE).await;
    assert!(!sanne.visit("/caseload").await.has_form_to(&owner), "the button stands on the list of nobody's");
    let list = sanne.visit("/caseload").await.follow("/caseload?owner=none").await;
    let (form, joris) = (list.form_to(&owner), app.with_session(JORIS).visit("/caseload?owner=none").await.form_to(&owner));
    let page = form.submit().await;
    assert_eq!(page.address(), "/caseload?owner=none&saved=case-taken");
    assert!(names(&page).is_empty() && !page.notice().is_empty());
    let stored = || app.select("SELECT CAST(owner_id AS TEXT) AS it FROM cases");
    assert_eq!(stored(), ["1"]);
    assert_eq!(names(&sanne.visit("/caseload?owner=mine").await), ["Vrij"]);
    assert_eq!(app.select("SELECT event AS it FROM audit_events ORDER BY seq DESC LIMIT 1").len(), 1);
    // A colleague with the same list open comes too late, with an old version and with the new one.
    let late = joris.submit().await;
    assert_eq!((late.status, late.alert().is_empty()), (409, false));
    let refused = joris.tamper("version", "2").submit().await;
    assert_eq!(refused.status, 422);
    assert!(refused.alert().contains("al een behandelaar"), "{}", refused.alert());
    assert_eq!(stored(), ["1"]);
}

#[actix_web::test]
async fn the_access_team_sees_whom_it_follows_without_questions_or_contacts() {
    let app = TestApp::start().await;
    let help = until("2026-12-01").followed_at(TOEGANG);
    app.youth().named("Kim", "", "Gevolgd").at(DE_KADE).asking(HelpQuestion::Sleep).talk("2026-11-10").arrangement(help).insert();
    let over = app.youth().named("Kim", "", "Klaar").at(DE_KADE).arrangement(until("2026-10-01").followed_at(TOEGANG)).insert();
    app.execute(&format!("UPDATE arrangements SET actual_end_on = '2026-10-01' WHERE id = {}", over.arrangement()));
    let tom = app.sign_in(TOM).await;
    let page = tom.visit("/").await.follow("/caseload").await;
    assert_eq!(names(&page), ["Gevolgd"]);
    assert!(page.says("in arrangement") && !page.text().to_lowercase().contains("slapen") && !page.says("10-11-2026"), "{}", page.text());
    let nobodys = tom.visit("/caseload?owner=none").await;
    assert!(names(&nobodys) == ["Gevolgd"] && !nobodys.html.contains("/owner"), "it takes no cases");
    assert_eq!(names(&tom.visit("/caseload?phase=closed").await), ["Klaar"]);
}
