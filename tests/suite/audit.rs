//! The trail as the privacy officer reads it, and the access list of one youth.

use crate::support::*;
use chrono::{NaiveDate, TimeDelta};
use uitstroom::clock::amsterdam;
use uitstroom::domain::change::Noun;
use uitstroom::domain::permission::Action;

/// The day on the wall: the trail has the real time, whatever day it is for the rest.
fn on_the_wall(app: &TestApp) -> NaiveDate {
    amsterdam(app.clock.now()).date()
}

fn shown(day: NaiveDate) -> String {
    day.format("%d-%m-%Y").to_string()
}

fn rows(page: &Page) -> Vec<String> {
    page.all("main tbody tr")
}

/// A youth whose file Sanne has read and to which she added a talk.
async fn read_and_changed(app: &TestApp) -> Filed {
    let anna = app.youth().named("Anna", "", "Zonneschijn").owned_by(SANNE).talk_about("2026-11-10", "Geheimpje").insert();
    let page = app.with_session(SANNE).visit(format!("/cases/{}/consultations/new", anna.case)).await;
    let form = page.form_to(&format!("/cases/{}/consultations", anna.case)).fill("s", "Kanariegeel.").choose("status", "held");
    let page = form.fill("on", "vandaag").fill("minutes", "45").submit().await;
    assert_eq!(page.path(), format!("/cases/{}", anna.case), "{}", page.alert());
    anna
}

#[actix_web::test]
async fn the_officer_reads_in_plain_words_who_saw_and_changed_what() {
    let app = TestApp::start().await;
    let anna = read_and_changed(&app).await;
    let piet = app.with_session(PIET);
    for start in ["/", "/audit"] {
        let page = piet.visit(start).await;
        let lines = rows(&page);
        let of_sanne = |what: &str| format!("Sanne Bakker (jeugdprofessional, Praktijk De Linde) {what} {}", anna.youth);
        for what in ["las het dossier", "las de notities", "legde een consult vast van 22-11-2026 (gehouden)"] {
            assert!(lines.iter().any(|it| it.ends_with(&of_sanne(what))), "{what}: {lines:#?}");
        }
        let at = lines.iter().position(|it| it.contains("legde een consult vast van 22")).unwrap();
        let opened = lines.iter().position(|it| it.contains("opende het dossier om een consult")).unwrap();
        assert!(at < opened, "the newest comes first");
        assert!(lines.iter().any(|it| it.contains("het programma (test) meldde de jeugdige aan")), "a program has a name: {lines:#?}");
        for word in ["Zonneschijn", "Anna", "Geheimpje", "Kanariegeel"] {
            assert!(!page.html.contains(word), "{start} says {word}");
        }
        assert!(lines[0].starts_with(&shown(on_the_wall(&app))), "{}", lines[0]);
    }
    // Reading the trail is in the trail.
    assert!(rows(&piet.visit("/audit?kind=seen").await)[0].contains("Piet Oomen (privacyfunctionaris) las het logboek"));
}

/// Who lets an account in somewhere for an hour stands there with the account, the place and the days.
#[actix_web::test]
async fn the_officer_reads_who_gave_whom_reach_where_and_until_when() {
    let app = TestApp::start().await;
    let (bea, piet) = (app.with_session(BEA), app.with_session(PIET));
    let address = format!("/admin/accounts/{}", SANNE.id);
    let act = async |path: &str, fields: &[(&str, &str)]| {
        let form = bea.visit(&address).await.form_to(&format!("{address}/{path}"));
        let form = fields.iter().fold(form, |form, (name, value)| form.tamper(name, *value));
        let page = form.submit().await;
        assert_eq!((page.status, page.path()), (200, address.as_str()), "{}", page.alert());
    };
    act("postings", &[("place", "workplace-2"), ("until_on", "24-12-2026")]).await;
    act("postings", &[("place", "workplace-3"), ("from_on", "1-12-2026")]).await;
    act("postings/end", &[("held", "workplace-3")]).await;
    act("postings/end", &[("held", "workplace-2"), ("last_on", "23-11-2026")]).await;
    act("postings/end", &[("held", "workplace-1")]).await;
    act("lock", &[]).await;
    let place = format!("/admin/workplaces/{}", OUDLAND.id);
    let form = bea.visit(&place).await.form_to(&format!("{place}/end"));
    assert_eq!(form.fill("ended_on", "vandaag").submit().await.path(), place);
    let lines = rows(&piet.visit(format!("/audit?person={}&kind=changed", BEA.id)).await);
    for (line, said) in lines.iter().zip([
        "ontnam het account fatma het bereik van Praktijk Oudland (per direct)",
        "wijzigde een werkplek",
        "zette het account sanne op slot",
        "ontnam het account sanne het bereik van Praktijk De Linde (per direct)",
        "ontnam het account sanne het bereik van Praktijk De Kade (van 22-11-2026 tot en met 23-11-2026)",
        "ontnam het account sanne het bereik van Praktijk Oudland (voor het begon)",
        "gaf het account sanne het bereik van Praktijk Oudland (vanaf 01-12-2026)",
        "gaf het account sanne het bereik van Praktijk De Kade (van 22-11-2026 tot en met 24-12-2026)",
    ]) {
        assert!(line.contains("Bea Claassen") && line.contains(said), "{said}: {line}");
    }
    assert_eq!(lines.len(), 8, "{lines:#?}");
}

#[actix_web::test]
async fn what_was_seen_in_the_morning_was_seen_from_where_one_worked_that_morning() {
    let app = TestApp::start().await;
    let anna = app.youth().named("Anna", "", "Zonneschijn").owned_by(SANNE).insert();
    // The trail keeps the day on the wall: on both sides of it she works at De Linde, and nowhere else.
    let (bea, address) = (app.with_session(BEA), format!("/admin/accounts/{}", SANNE.id));
    app.with_session(SANNE).visit(format!("/cases/{}", anna.case)).await;
    bea.visit(&address).await.form_to(&format!("{address}/postings/end")).submit().await;
    app.execute(&format!("UPDATE account_workplaces SET until_on = '2026-01-01' WHERE account_id = {}", SANNE.id));
    let piet = app.with_session(PIET);
    let listed = async || {
        let lines = rows(&piet.visit(format!("/audit/youths/{}", anna.youth.0)).await);
        lines.into_iter().find(|it| it.contains("Sanne Bakker")).unwrap()
    };
    assert!(listed().await.contains("Praktijk De Linde"), "{}", listed().await);
    let trail = rows(&piet.visit(format!("/audit?person={}", SANNE.id)).await);
    assert!(trail[0].contains("Sanne Bakker (jeugdprofessional, Praktijk De Linde)"), "{}", trail[0]);
    // Whatever she sees later that day she does not see from there.
    app.db.seen(&app.permit(SANNE, Action::ReadCase), Noun::Youth, &[anna.youth.0], app.clock.now()).unwrap();
    let trail = rows(&piet.visit(format!("/audit?person={}", SANNE.id)).await);
    assert!(trail[0].contains("Sanne Bakker (jeugdprofessional) las"), "{}", trail[0]);
    assert!(!app.with_session(SANNE).visit("/caseload").await.says("Zonneschijn"), "the reach itself is gone");
}

#[actix_web::test]
async fn the_trail_is_found_by_youth_person_kind_and_day() {
    let app = TestApp::start().await;
    let anna = read_and_changed(&app).await;
    let kim = app.youth().at(OUDLAND).owned_by(FATMA).insert();
    app.with_session(FATMA).visit(format!("/cases/{}", kim.case)).await;
    let piet = app.with_session(PIET);
    let asked = |query: String| {
        let piet = piet.clone();
        async move { rows(&piet.visit(format!("/audit?{query}")).await) }
    };
    let of_anna = asked(format!("youth={}", anna.youth)).await;
    assert!(of_anna.iter().all(|it| it.contains(&anna.youth.to_string())) && !of_anna.is_empty(), "{of_anna:#?}");
    let of_fatma = asked(format!("person={}&youth={}", FATMA.id, kim.youth.0)).await;
    assert!(of_fatma.iter().all(|it| it.contains("Fatma Yilmaz")) && !of_fatma.is_empty(), "{of_fatma:#?}");
    assert!(asked(format!("person={}&youth={}", FATMA.id, anna.youth)).await.is_empty());
    let changed = asked(format!("person={}&kind=changed", SANNE.id)).await;
    assert_eq!(changed.len(), 1, "{changed:#?}");
    assert!(asked(format!("person={}&kind=seen", SANNE.id)).await.iter().all(|it| !it.contains("legde")));
    let today = on_the_wall(&app);
    let (before, after) = (shown(today - TimeDelta::days(1)), shown(today + TimeDelta::days(1)));
    let whole = asked(format!("youth={}&from={}&until={}", anna.youth, shown(today), shown(today))).await;
    assert!(whole.len() >= of_anna.len(), "today holds all of it");
    assert!(asked(format!("youth={}&until={before}", anna.youth)).await.is_empty());
    assert!(asked(format!("youth={}&from={after}", anna.youth)).await.is_empty());
}

#[actix_web::test]
async fn what_cannot_be_asked_is_refused_beside_its_field_and_stays() {
    let app = TestApp::start().await;
    let anna = app.youth().insert();
    let piet = app.with_session(PIET);
    let blank = piet.visit("/audit").await.form_to("/audit");
    for (typed, field) in [
        (vec![("youth", "Anna")], "youth"),
        (vec![("from", "gisteravond")], "from"),
        (vec![("until", "31-2-2026")], "until"),
        (vec![("from", "22-11-2026"), ("until", "21-11-2026")], "until"),
        (vec![("person", "999")], "person"),
    ] {
        let form = typed.iter().fold(blank.clone(), |form, (name, value)| form.tamper(name, *value));
        let page = form.submit().await;
        assert_eq!((page.status, page.links("section.errors")), (422, vec![format!("#{field}")]), "{typed:?}: {}", page.alert());
        assert_eq!(page.address(), "/audit", "what was typed stands in no address");
        for (name, value) in typed.iter().filter(|it| it.0 != "person") {
            assert_eq!(page.form_to("/audit").value(name), *value);
        }
        assert!(rows(&page).is_empty(), "nothing is shown for a question that is not one");
        let asked: Vec<String> = typed.iter().map(|(name, value)| format!("{name}={value}")).collect();
        assert_eq!(piet.open(&format!("/audit?{}", asked.join("&"))).await.status, 422, "{asked:?}");
    }
    let page = blank.fill("youth", "j-1").fill("from", "vandaag").choose("person", "1").choose("kind", "seen").submit().await;
    assert_eq!(page.address(), "/audit?youth=J-0001&person=1&kind=seen&from=22-11-2026");
    assert_eq!((page.form_to("/audit").value("youth"), page.status), ("J-0001".to_owned(), 200));
    for (browser, path) in
        [(&piet, format!("/audit/youths/{}", anna.youth.0)), (&app.with_session(SANNE), format!("/youths/{}/access", anna.youth.0))]
    {
        let form = browser.visit(&path).await.form_to(&path);
        let page = form.clone().fill("from", "22-11-2026").fill("until", "21-11-2026").submit().await;
        assert_eq!((page.status, page.links("section.errors")), (422, vec!["#until".to_owned()]), "{path}");
        assert_eq!(page.form_to(&path).value("until"), "21-11-2026");
        assert_eq!(browser.open(&format!("{path}?from=22-11-2026&until=21-11-2026")).await.status, 422);
        let page = form.fill("until", "21-11-2020").submit().await;
        assert_eq!((page.address(), rows(&page).len()), (format!("{path}?until=21-11-2020").as_str(), 0));
    }
    assert_eq!(piet.open(&format!("/audit/youths/{}/download?from=x", anna.youth.0)).await.status, 422);
    for nobody in ["/audit/youths/999", "/audit/youths/0", "/audit/youths/x", "/audit/youths/999/download"] {
        assert_eq!(piet.open(nobody).await.status, 404, "{nobody}");
    }
    // An address that was cut off begins at the newest.
    assert!(!rows(&piet.visit("/audit?after=12-seen").await).is_empty());
}

#[actix_web::test]
async fn turning_the_pages_shows_every_line_once() {
    let app = TestApp::start().await;
    let permit = app.permit(SANNE, Action::ReadCase);
    for _ in 0..4 {
        let kim = app.youth().arrangement(until("2026-12-31")).insert();
        for _ in 0..10 {
            app.db.seen(&permit, Noun::Youth, &[kim.youth.0], app.clock.now()).unwrap();
        }
    }
    // Many at the very same moment.
    app.execute_on_views("UPDATE view_records SET at = (SELECT max(at) FROM view_records)");
    let (piet, person) = (app.with_session(PIET), SANNE.id);
    for (query, expected) in [("kind=changed".to_owned(), app.count("audit_events")), (format!("person={person}"), 40)] {
        let mut page = piet.visit(format!("/audit?{query}")).await;
        let mut lines = rows(&page).len();
        let turns = |page: &Page, goes_on: bool| page.links("nav.filter").into_iter().find(|it| it.contains("after=") == goes_on);
        while let Some(next) = turns(&page, true) {
            page = page.follow(&next).await;
            assert!(!rows(&page).is_empty() && rows(&page).len() <= 30);
            lines += rows(&page).len();
        }
        assert_eq!(i64::try_from(lines).unwrap(), expected, "{query}");
        assert_eq!(turns(&page, false), Some(format!("/audit?{query}")), "back to the newest");
    }
}

#[actix_web::test]
async fn the_access_list_says_in_order_who_did_what_and_on_what_ground() {
    let app = TestApp::start().await;
    let anna = read_and_changed(&app).await;
    let other = app.youth().named("Bo", "", "Buurkind").owned_by(SANNE).arrangement(until("2026-10-13")).insert();
    app.absence(SANNE, FATMA, "2026-11-20", "2026-11-30");
    let fatma = app.with_session(FATMA);
    fatma.visit(format!("/cases/{}", anna.case)).await;
    fatma.visit(format!("/cases/{}", anna.case)).await;
    app.with_session(SANNE).visit("/caseload").await;
    let page = app.with_session(PIET).visit(format!("/audit/youths/{}", anna.youth.0)).await;
    let lines = rows(&page);
    assert!(page.heading().contains(&anna.youth.to_string()));
    let of = |who: &str| lines.iter().filter(|it| it.contains(who)).cloned().collect::<Vec<_>>();
    let (program, sanne, covering) = (of("het programma (test)"), of("Sanne Bakkerjeugdprofessional"), of("Fatma Yilmaz"));
    assert_eq!((program.len(), sanne.len(), covering.len()), (1, 1, 1), "one row a person and day: {lines:#?}");
    assert!(program[0].contains("meldde de jeugdige aan") && program[0].contains("verwerkt berichten"), "{}", program[0]);
    for part in [
        "Praktijk De Linde",
        "legde een consult vast van 22-11-2026",
        "op een pagina met één ander",
        "geeft hulp vanuit de werkplek",
        "nee",
    ] {
        assert!(sanne[0].contains(part), "{part}: {}", sanne[0]);
    }
    assert!(covering[0].contains("namens Sanne Bakker") && covering[0].contains("las het dossier (2 keer)"), "{}", covering[0]);
    assert!(lines.last().unwrap().contains("Piet Oomen"), "looking at the list is its last line: {lines:#?}");
    for word in ["Zonneschijn", "Buurkind", &other.youth.to_string(), "Geheimpje", "Kanariegeel"] {
        assert!(!page.html.contains(word), "{word}");
    }
    let tomorrow = shown(on_the_wall(&app) + TimeDelta::days(1));
    let later = app.with_session(PIET).visit(format!("/audit/youths/{}?from={tomorrow}", anna.youth.0)).await;
    assert!(rows(&later).is_empty() && later.links("main .actions").iter().all(|it| !it.contains("download")), "{}", later.text());
}

#[actix_web::test]
async fn the_file_of_the_access_list_says_what_the_page_says() {
    let app = TestApp::start().await;
    let anna = read_and_changed(&app).await;
    let piet = app.with_session(PIET);
    let page = piet.visit(format!("/audit/youths/{}", anna.youth.0)).await;
    let href = page.links("main .actions").remove(0);
    let answered = piet.send(actix_web::test::TestRequest::get().uri(&href)).await;
    assert_eq!(answered.status, 200);
    let told = |name: &str| answered.headers.get(name).unwrap().to_str().unwrap().to_owned();
    assert_eq!(told("content-type"), "text/csv; charset=utf-8");
    assert_eq!(told("content-disposition"), format!("attachment; filename=\"{}.csv\"", anna.youth));
    assert_eq!(told("cache-control"), "no-store");
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(answered.body.trim_start_matches('\u{feff}').as_bytes());
    let read: Vec<Vec<String>> = reader.records().map(|it| it.unwrap().iter().map(str::to_owned).collect()).collect();
    let lines = rows(&page);
    assert_eq!(read.len(), lines.len());
    for (cells, line) in read.iter().zip(&lines) {
        for cell in cells.iter().take(6).flat_map(|it| it.split("; ")).filter(|it| !it.is_empty()) {
            // The last row has the download too, a moment later.
            assert!(line.contains(cell) || line.contains("Piet Oomen"), "{cell} is not in {line}");
        }
    }
}

#[actix_web::test]
async fn a_family_that_asks_who_looked_gets_the_answer_from_its_own_professional() {
    let app = TestApp::start().await;
    let anna = read_and_changed(&app).await;
    let sanne = app.with_session(SANNE);
    let page = sanne.visit(format!("/youths/{}", anna.youth.0)).await;
    let page = page.follow(&format!("/youths/{}/access", anna.youth.0)).await;
    assert_eq!(page.status, 200);
    let lines = rows(&page);
    assert!(lines.iter().any(|it| it.contains("Sanne Bakker") && it.contains("legde een consult vast")), "{lines:#?}");
    assert!(lines.last().unwrap().contains("las wie in het dossier keek"), "{lines:#?}");
    assert!(!page.html.contains("/audit"), "the trail itself is not hers");
    assert!(!app.with_session(TOM).visit("/").await.html.contains("/access"));
}

#[actix_web::test]
async fn the_officer_learns_whether_the_trail_is_whole_and_where_it_is_broken() {
    let app = TestApp::start().await;
    app.youth().insert();
    let piet = app.with_session(PIET);
    piet.visit("/audit").await;
    let form = piet.visit("/audit").await.form_to("/audit/verify");
    let page = form.submit().await;
    let events = app.count("audit_events");
    assert!(page.says(&format!("Wijzigingen: {events} records, alle ongewijzigd")) && page.says("Inzage: alle records"), "{}", page.text());
    app.execute("UPDATE audit_events SET event = '{}' WHERE seq = 3");
    app.execute_on_views("UPDATE view_records SET ids = '99' WHERE seq = 2");
    let page = form.submit().await;
    assert!(page.says("Wijzigingen: record 3 past niet") && page.says("Inzage: record 2 past niet"), "{}", page.text());
    // What nobody can read any more is still a line.
    assert!(piet.visit("/audit?kind=changed").await.status == 200);
}

#[actix_web::test]
async fn what_stands_out_is_counted_by_person_and_day() {
    let app = TestApp::start().await;
    let kims: Vec<Filed> = (0..5).map(|_| app.youth().owned_by(SANNE).insert()).collect();
    let sanne = app.with_session(SANNE);
    for kim in &kims[..3] {
        sanne.visit(format!("/cases/{}", kim.case)).await;
        sanne.visit(format!("/cases/{}", kim.case)).await;
    }
    sanne.visit("/caseload").await;
    app.with_session(JORIS).visit(format!("/cases/{}", kims[4].case)).await;
    let page = app.with_session(PIET).visit("/audit/review").await;
    let (lines, today) = (rows(&page), shown(on_the_wall(&app)));
    assert_eq!(lines.len(), 2, "{lines:#?}");
    assert!(lines[0].starts_with(&format!("Sanne Bakker, {today} {today} 3 ")), "a list is no opened file: {}", lines[0]);
    assert!(lines[1].starts_with(&format!("Joris Peeters, {today} {today} 1 ")), "{}", lines[1]);
    assert!(page.links("main tbody")[0].starts_with("/audit?person=1&kind=seen&from="));
    app.clock.move_by(TimeDelta::days(8));
    assert!(rows(&app.with_session(PIET).visit("/audit/review").await).is_empty());
}

/// The statements of a page without those that every request needs; reading the views is what this page is for.
async fn statements(app: &TestApp, path: &str) -> usize {
    let piet = app.with_session(PIET);
    app.db.tape.start();
    piet.visit(path).await;
    let frame = |it: &String| {
        let plain = it.replace(['`', '"'], "");
        ["FROM sessions", "accounts.locale"].iter().any(|word| plain.contains(word))
            || ["BEGIN", "COMMIT", "SELECT pg_advisory", "INSERT INTO view", "SELECT view_records.hash"]
                .iter()
                .any(|it| plain.starts_with(it))
    };
    app.db.tape.stop().iter().filter(|it| !frame(it)).count()
}

#[actix_web::test]
async fn the_trail_costs_as_many_statements_for_ten_thousand_events_as_for_ten() {
    let app = TestApp::start().await;
    let anna = read_and_changed(&app).await;
    let pages =
        ["/audit".to_owned(), format!("/audit?youth={}", anna.youth), format!("/audit/youths/{}", anna.youth.0), "/audit/review".into()];
    let mut few = Vec::new();
    for page in &pages {
        few.push(statements(&app, page).await);
    }
    let columns = "at, actor, account_id, role, noun, noun_id, youth_id, case_id, on_behalf_of, event, prev_hash, hash";
    let of_a = columns.split(", ").map(|it| format!("a.{it}")).collect::<Vec<_>>().join(", ");
    app.execute(&format!("INSERT INTO audit_events ({columns}) SELECT {of_a} FROM audit_events a CROSS JOIN audit_events b"));
    let (columns, of_a) = (
        "at, actor, account_id, role, action, noun, ids, prev_hash, hash",
        "a.at, a.actor, a.account_id, a.role, a.action, a.noun, a.ids, a.prev_hash, a.hash",
    );
    for _ in 0..2 {
        app.execute_on_views(&format!("INSERT INTO view_records ({columns}) SELECT {of_a} FROM view_records a CROSS JOIN view_records b"));
    }
    let mut doubled = app.count("audit_events");
    while doubled < 10_000 {
        let columns = "at, actor, account_id, role, noun, noun_id, youth_id, case_id, on_behalf_of, event, prev_hash, hash";
        app.execute(&format!("INSERT INTO audit_events ({columns}) SELECT {columns} FROM audit_events"));
        doubled = app.count("audit_events");
    }
    let mut many = Vec::new();
    for page in &pages {
        many.push(statements(&app, page).await);
    }
    assert_eq!(many, few);
    assert_eq!(few, [8, 8, 9, 3]);
}
