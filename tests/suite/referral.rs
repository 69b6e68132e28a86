//! Referrals: written in the name of a GP, sent when he agrees, followed until something is heard.

use crate::support::browser::FilledForm;
use crate::support::*;
use uitstroom::domain::referral::ReferralStatus;

const QUESTION: &str = "Graag onderzoek naar het piekeren van Kim.";

/// A referral to specialised mental care, filled in well, without agreement.
async fn writing(browser: &Browser, kim: &Filed) -> FilledForm {
    let form = browser.visit(format!("/cases/{}/referrals/new", kim.case)).await.form();
    form.choose("target", "specialised_mental_care").choose("provider", "1").fill("question", QUESTION)
}

fn address(kim: &Filed, id: i64) -> String {
    format!("/cases/{}/referrals/{id}", kim.case)
}

/// The form of one act on a referral.
async fn act(browser: &Browser, kim: &Filed, act: &str) -> FilledForm {
    let id = kim.referrals[0].0;
    browser.visit(address(kim, id)).await.form_to(&format!("{}/{act}", address(kim, id)))
}

fn stored(app: &TestApp) -> Vec<String> {
    app.select("SELECT status || ' ' || coalesce(CAST(status_on AS TEXT), '-') AS it FROM referrals ORDER BY id")
}

#[track_caller]
fn is_refused(page: &Page, field: &str) {
    assert_eq!((page.status, page.links("section.errors")), (422, vec![format!("#{field}")]), "{}", page.alert());
}

#[actix_web::test]
async fn a_referral_goes_from_draft_to_feedback() {
    let app = TestApp::start().await;
    let kim = app.youth().insert();
    let sanne = app.sign_in(SANNE).await;
    let file = sanne.visit(format!("/cases/{}", kim.case)).await;
    let page = file.follow(&format!("/cases/{}/referrals/new", kim.case)).await;
    assert!(page.links("main").contains(&format!("/youths/{}/safety", kim.youth.0)), "where a report to Veilig Thuis is recorded");
    assert_eq!(page.form().value("gp"), DR_VISSER.id.to_string(), "the only GP here");
    assert!(!page.form().offers("target").iter().any(|it| it.contains("thuis")));

    let page = writing(&sanne, &kim).await.submit().await;
    assert_eq!(page.path(), address(&kim, 1), "{}", page.alert());
    assert!(!page.notice().is_empty() && page.says(QUESTION) && page.says("concept") && page.says("De Zeewering"), "{}", page.text());
    assert!(!page.has_form_to(&format!("{}/feedback", address(&kim, 1))), "nothing is heard of a draft");

    let page = page.form_to(&format!("{}/agreement", address(&kim, 1))).fill("agreed_on", "vandaag").submit().await;
    assert!(page.says("verzonden") && page.says("mondeling akkoord van Dr. Visser op 22-11-2026"), "{} {}", page.alert(), page.text());
    assert!(!page.has_form_to(&format!("{}/agreement", address(&kim, 1))), "once is enough");
    let page = page.form_to(&format!("{}/status", address(&kim, 1))).choose("status", "intake").submit().await;
    assert!(page.one("p.card-state").contains("intake"), "{} {}", page.alert(), page.text());
    let status = page.form_to(&format!("{}/status", address(&kim, 1)));
    assert!(!status.offers("status").contains(&"received".to_owned()), "{:?}", status.offers("status"));
    for word in ["Intake gepland.", "Intake is geweest."] {
        let page = sanne.visit(address(&kim, 1)).await;
        let page = page.form_to(&format!("{}/feedback", address(&kim, 1))).fill("feedback", word).submit().await;
        assert!(page.says(word), "{}", page.alert());
    }
    let page = sanne.visit(address(&kim, 1)).await;
    assert!(page.says("Intake gepland.") && page.says("Intake is geweest."), "what was heard earlier is still there");
    let page = page.form_to(&format!("{}/status", address(&kim, 1))).choose("status", "refused").choose("refusal", "9").submit().await;
    assert!(page.says("leeftijdsgrens bereikt"), "{} {}", page.alert(), page.text());
    assert!(!page.has_form_to(&format!("{}/status", address(&kim, 1))), "that is an end");
    assert!(page.has_form_to(&format!("{}/feedback", address(&kim, 1))), "and still someone may call");

    let file = sanne.visit(format!("/cases/{}", kim.case)).await;
    assert!(file.links("main").contains(&address(&kim, 1)) && file.says("geweigerd"), "{}", file.text());
}

#[actix_web::test]
async fn what_the_gp_agreed_to_before_is_sent_at_once() {
    let app = TestApp::start().await;
    let kim = app.youth().insert();
    let sanne = app.sign_in(SANNE).await;
    let page = writing(&sanne, &kim).await.fill("agreed_on", "vandaag").submit().await;
    assert!(page.says("mondeling akkoord van Dr. Visser op 22-11-2026"), "{} {}", page.alert(), page.text());
    assert_eq!(stored(&app), ["sent 2026-11-22"]);
    let events = app.select("SELECT event AS it FROM audit_events WHERE noun = 'referral' ORDER BY seq");
    assert!(events.len() == 2 && events[0].contains("referral_written") && events[1].contains("referral_agreed"), "{events:?}");
}

#[actix_web::test]
async fn a_new_referral_that_cannot_be_is_refused_beside_its_field() {
    let app = TestApp::start().await;
    let kim = app.youth().insert();
    let sanne = app.sign_in(SANNE).await;
    let before = app.imprint();
    for (field, value) in [
        ("referred_on", "morgen"),
        ("referred_on", "31-8-2026"),
        ("referred_on", ""),
        ("agreed_on", "morgen"),
        ("agreed_on", "21-11-2026"),
        ("question", " "),
    ] {
        let page = writing(&sanne, &kim).await.fill(field, value).submit().await;
        is_refused(&page, field);
        let kept = page.form();
        assert_eq!((kept.value(field).trim(), kept.value("target").as_str()), (value.trim(), "specialised_mental_care"), "{field}");
    }
    is_refused(&writing(&sanne, &kim).await.untick("target").submit().await, "target");
    is_refused(&writing(&sanne, &kim).await.choose("target", "team").submit().await, "provider");
    is_refused(&writing(&sanne, &kim).await.choose("gp", "").submit().await, "gp");
    is_refused(&writing(&sanne, &kim).await.tamper("gp", JORIS.id.to_string()).submit().await, "gp");
    is_refused(&writing(&sanne, &kim).await.tamper("target", "safe_home").submit().await, "target");
    is_refused(&writing(&sanne, &kim).await.tamper("provider", "99").submit().await, "provider");
    assert_eq!(app.imprint(), before);
    let page = writing(&sanne, &kim).await.choose("target", "team").choose("provider", "").submit().await;
    assert_eq!((page.status, app.count("referrals")), (200, 1), "{}", page.alert());
}

#[actix_web::test]
async fn a_referral_for_a_case_that_closed_meanwhile_is_not_lost() {
    let app = TestApp::start().await;
    let kim = app.youth().insert();
    let sanne = app.sign_in(SANNE).await;
    let form = writing(&sanne, &kim).await;
    app.execute(&format!("UPDATE episodes SET closed_on = '{TODAY}' WHERE id = {}", kim.episode));
    let page = form.submit().await;
    is_refused(&page, "target");
    assert_eq!(page.form().value("question"), QUESTION);
    assert_eq!(sanne.open(&format!("/cases/{}/referrals/new", kim.case)).await.status, 404);
    assert_eq!(app.count("referrals"), 0);
}

#[actix_web::test]
async fn an_agreement_that_cannot_be_is_refused_beside_its_field() {
    let app = TestApp::start().await;
    let kim = app.youth().referred(ReferralStatus::Draft, "2026-11-10").insert();
    let sanne = app.sign_in(SANNE).await;
    let before = app.imprint();
    let form = act(&sanne, &kim, "agreement").await.choose("gp", &DR_VISSER.id.to_string());
    for (field, value) in [("agreed_on", "morgen"), ("agreed_on", "9-11-2026"), ("agreed_on", "")] {
        let page = form.clone().fill(field, value).submit().await;
        is_refused(&page, field);
        let again = page.form_to(&format!("{}/agreement", address(&kim, kim.referrals[0].0)));
        assert_eq!((again.value(field), again.value("gp")), (value.to_owned(), DR_VISSER.id.to_string()));
    }
    is_refused(&form.clone().choose("gp", "").submit().await, "gp");
    is_refused(&form.clone().tamper("gp", SANNE.id.to_string()).submit().await, "gp");
    assert_eq!(app.imprint(), before);
    assert_eq!(form.fill("agreed_on", "12-11-2026").submit().await.status, 200);
    assert_eq!(stored(&app), ["sent 2026-11-12"]);
}

#[actix_web::test]
async fn what_cannot_follow_is_refused_beside_its_field() {
    let app = TestApp::start().await;
    let draft = app.youth().referred(ReferralStatus::Draft, "2026-11-10").insert();
    let sent = app.youth().referred(ReferralStatus::Sent, "2026-11-10").insert();
    let over = app.youth().referred(ReferralStatus::Started, "2026-11-10").insert();
    let sanne = app.sign_in(SANNE).await;
    let before = app.imprint();
    let form = act(&sanne, &sent, "status").await;
    for (field, value) in [("status_on", "morgen"), ("status_on", "9-11-2026"), ("status_on", "")] {
        is_refused(&form.clone().choose("status", "received").fill(field, value).submit().await, field);
    }
    is_refused(&form.clone().submit().await, "status");
    is_refused(&form.clone().choose("status", "refused").submit().await, "refusal");
    is_refused(&form.clone().choose("status", "started").choose("refusal", "1").submit().await, "refusal");
    is_refused(&form.clone().tamper("status", "draft").submit().await, "status");
    // A draft is only withdrawn, and an end stays an end; whoever sends something else is told why not.
    assert_eq!(act(&sanne, &draft, "status").await.offers("status"), ["withdrawn"]);
    is_refused(&act(&sanne, &draft, "status").await.tamper("status", "started").submit().await, "status");
    is_refused(&act(&sanne, &draft, "status").await.tamper("status", "withdrawn").tamper("refusal", "1").submit().await, "status");
    let ended = |name: &str| format!("{}/{name}", address(&over, over.referrals[0].0));
    is_refused(&form.clone().to(ended("status")).tamper("status", "received").submit().await, "status");
    is_refused(&form.clone().to(ended("agreement")).tamper("gp", "5").tamper("agreed_on", "vandaag").submit().await, "gp");
    let of_draft = format!("{}/feedback", address(&draft, draft.referrals[0].0));
    is_refused(&form.clone().to(of_draft).tamper("feedback", "Gehoord.").tamper("feedback_on", "vandaag").submit().await, "feedback");
    assert_eq!(app.imprint(), before);
}

#[actix_web::test]
async fn feedback_that_cannot_be_is_refused_beside_its_field() {
    let app = TestApp::start().await;
    let kim = app.youth().referred(ReferralStatus::Sent, "2026-11-10").insert();
    let sanne = app.sign_in(SANNE).await;
    let before = app.imprint();
    let form = act(&sanne, &kim, "feedback").await.fill("feedback", "Intake gepland.");
    for (field, value) in [("feedback_on", "morgen"), ("feedback_on", "9-11-2026"), ("feedback_on", ""), ("feedback", " ")] {
        let page = form.clone().fill(field, value).submit().await;
        is_refused(&page, field);
    }
    assert_eq!(app.imprint(), before);
    form.fill("feedback_on", "20-11-2026").submit().await;
    assert_eq!(app.select("SELECT CAST(feedback_on AS TEXT) AS it FROM referrals"), ["2026-11-20"]);
}

#[actix_web::test]
async fn who_saves_second_sees_what_stands_there_now_and_keeps_what_was_typed() {
    let app = TestApp::start().await;
    let kim = app.youth().referred(ReferralStatus::Sent, "2026-11-10").insert();
    let (sanne, joris) = (app.sign_in(SANNE).await, app.sign_in(JORIS).await);
    let sannes = act(&sanne, &kim, "status").await.choose("status", "received").fill("status_on", "12-11-2026");
    let status = act(&joris, &kim, "status").await.choose("status", "intake").fill("status_on", "20-11-2026");
    let feedback = act(&joris, &kim, "feedback").await.fill("feedback", "Van Joris");
    sannes.submit().await;
    for (form, name, field, typed) in [(status, "status", "status_on", "20-11-2026"), (feedback, "feedback", "feedback", "Van Joris")] {
        let page = form.submit().await;
        assert_eq!(page.status, 409, "{name}");
        assert!(page.alert().contains("ontvangen") && page.alert().contains("12-11-2026"), "what stands there now: {}", page.alert());
        let kept = page.form_to(&format!("{}/{name}", address(&kim, kim.referrals[0].0)));
        assert_eq!(kept.value(field), typed);
    }
    assert_eq!((stored(&app), app.count("texts")), (vec!["received 2026-11-12".to_owned()], 0));
}

#[actix_web::test]
async fn an_agreement_that_a_colleague_recorded_first_is_told() {
    let app = TestApp::start().await;
    let kim = app.youth().referred(ReferralStatus::Draft, "2026-11-10").insert();
    let (sanne, joris) = (app.sign_in(SANNE).await, app.sign_in(JORIS).await);
    let visser = DR_VISSER.id.to_string();
    let forms = [act(&sanne, &kim, "agreement").await, act(&joris, &kim, "agreement").await].map(|it| it.choose("gp", &visser));
    let [sannes, joris] = forms;
    sannes.submit().await;
    let page = joris.submit().await;
    assert_eq!(page.status, 409);
    assert!(page.alert().contains("verzonden"), "{}", page.alert());
    assert_eq!(app.select("SELECT CAST(version AS TEXT) AS it FROM referrals"), ["2"]);
}

#[actix_web::test]
async fn what_is_sent_twice_happens_once() {
    let app = TestApp::start().await;
    let kim = app.youth().insert();
    let sanne = app.sign_in(SANNE).await;
    let same = |first: &Page, second: &Page| {
        assert_eq!((first.status, second.status, first.address()), (200, 200, second.address()), "{}", second.alert());
    };
    let form = writing(&sanne, &kim).await;
    same(&form.submit().await, &form.submit().await);
    assert_eq!((app.count("referrals"), app.count("texts")), (1, 1));
    let page = sanne.visit(address(&kim, 1)).await;
    let form = page.form_to(&format!("{}/agreement", address(&kim, 1)));
    same(&form.submit().await, &form.submit().await);
    let page = sanne.visit(address(&kim, 1)).await;
    let form = page.form_to(&format!("{}/feedback", address(&kim, 1))).fill("feedback", "Gehoord.");
    same(&form.submit().await, &form.submit().await);
    let page = sanne.visit(address(&kim, 1)).await;
    let form = page.form_to(&format!("{}/status", address(&kim, 1))).choose("status", "started");
    same(&form.submit().await, &form.submit().await);
    assert_eq!(app.select("SELECT CAST(version AS TEXT) AS it FROM referrals"), ["4"]);
    assert_eq!(app.count("texts"), 2);
}

/// Another case's referral, another practice's, and what only the practice may read.
#[actix_web::test]
async fn out_of_reach_is_not_found() {
    let app = TestApp::start().await;
    let kim = app.youth().referred(ReferralStatus::Sent, "2026-11-10").arrangement(until("2026-12-31").followed_at(TOEGANG)).insert();
    let other = app.youth().referred(ReferralStatus::Sent, "2026-11-10").insert();
    let sanne = app.sign_in(SANNE).await;
    assert_eq!(sanne.open(&address(&kim, other.referrals[0].0)).await.status, 404, "the referral of somebody else's case");
    for colleague in [FATMA, TOM, DR_VISSER] {
        let browser = app.sign_in(colleague).await;
        for path in [address(&kim, kim.referrals[0].0), format!("/cases/{}/referrals/new", kim.case)] {
            assert_eq!(browser.open(&path).await.status, 404, "{path} for {}", colleague.login);
        }
    }
    let page = act(&sanne, &kim, "status").await.choose("status", "received").to(format!("{}/status", address(&kim, other.referrals[0].0)));
    assert_eq!(page.submit().await.status, 404);
    assert_eq!(stored(&app), ["sent 2026-11-10", "sent 2026-11-10"]);
}

#[actix_web::test]
async fn the_access_team_sees_the_line_of_a_referral_and_no_more() {
    let app = TestApp::start().await;
    let kim = app.youth().at(TOEGANG).referred(ReferralStatus::Sent, "2026-11-10").insert();
    let file = app.sign_in(TOM).await.visit(format!("/cases/{}", kim.case)).await;
    assert!(file.says("10-11-2026") && file.says("verzonden"), "{}", file.text());
    assert!(!file.links("main").iter().any(|it| it.contains("/referrals/")), "{:?}", file.links("main"));
}

/// The question is for who reads the referral: no list, fact, trail, notice or address repeats it.
#[actix_web::test]
async fn the_question_stands_on_its_own_page_alone() {
    let app = TestApp::start().await;
    let kim = app.youth().owned_by(SANNE).talk("2026-11-10").insert();
    let sanne = app.sign_in(SANNE).await;
    writing(&sanne, &kim).await.fill("agreed_on", "vandaag").submit().await;
    let page = sanne.visit(address(&kim, 1)).await;
    page.form_to(&format!("{}/feedback", address(&kim, 1))).fill("feedback", "Wacht tot maart.").submit().await;
    let page = sanne.visit(address(&kim, 1)).await;
    assert!(page.says(QUESTION) && page.says("Wacht tot maart."));
    for path in ["/", "/worklist", "/worklist?tab=kept", &format!("/cases/{}", kim.case), &format!("/youths/{}", kim.youth.0)] {
        let page = sanne.visit(path).await;
        assert!(!page.says("piekeren") && !page.says("tot maart"), "{path}");
    }
    for table in ["revisions", "audit_events", "sendings"] {
        let columns = match table {
            "revisions" => "facts",
            "audit_events" => "event",
            _ => "location",
        };
        for row in app.select(&format!("SELECT CAST({columns} AS TEXT) AS it FROM {table}")) {
            assert!(!row.contains("piekeren") && !row.contains("tot maart"), "{table}: {row}");
        }
    }
    assert_eq!(app.select("SELECT field AS it FROM texts WHERE noun = 'referral' ORDER BY id"), ["question", "feedback"]);
}

#[actix_web::test]
async fn help_that_began_answers_the_referral_it_follows_from() {
    let app = TestApp::start().await;
    let kim = app.youth().referred(ReferralStatus::Intake, "2026-11-10").insert();
    let id = kim.referrals[0].to_string();
    let sanne = app.sign_in(SANNE).await;
    let new = || async {
        let form = sanne.visit(format!("/cases/{}/arrangements/new", kim.case)).await.form();
        form.choose("provider", "1").choose("profile", "P4").choose("referral", &id).fill("allocated_on", "12-11-2026")
    };
    let early = new().await.fill("start_on", "9-11-2026").fill("allocated_on", "9-11-2026").submit().await;
    is_refused(&early, "referral");
    let waits = new().await.fill("start_on", "").submit().await;
    assert_eq!(waits.path(), "/arrangements/1", "{}", waits.alert());
    new().await.fill("start_on", "+2w").submit().await;
    assert_eq!(stored(&app), ["intake 2026-11-10"], "a start that lies ahead answers nothing yet");
    let form = new().await.fill("start_on", "20-11-2026");
    let (first, second) = (form.submit().await, form.submit().await);
    assert_eq!((first.path(), second.path()), ("/arrangements/3", "/arrangements/3"), "{} {}", first.alert(), second.alert());
    assert_eq!(stored(&app), ["started 2026-11-20"]);
    assert_eq!(app.select("SELECT CAST(referral_id AS TEXT) AS it FROM arrangements ORDER BY id"), [id.clone(), id.clone(), id.clone()]);

    // It is not offered again; a form that was still open says so.
    let form = sanne.visit(format!("/cases/{}/arrangements/new", kim.case)).await.form();
    assert!(form.offers("referral").is_empty());
    let late = form.choose("provider", "1").choose("profile", "P4").tamper("referral", &id).submit().await;
    assert_eq!((late.status, app.count("arrangements")), (422, 3), "{}", late.alert());
}

#[actix_web::test]
async fn many_talks_ask_for_a_referral_and_a_referral_answers_them() {
    let app = TestApp::start().await;
    let talks = ["2026-09-10", "2026-09-24", "2026-10-08", "2026-10-22", "2026-11-12"];
    let kim = talks.iter().fold(app.youth().owned_by(SANNE), |it, on| it.talk(on)).insert();
    let sanne = app.sign_in(SANNE).await;
    let why = format!("/worklist/R01/case/{}", kim.case);
    let page = sanne.visit("/worklist").await.follow(&why).await;
    assert!(page.says("5 gesprekken (grens 8, of 5 zonder afspraak)"), "{}", page.text());
    let page = page.follow(&format!("/cases/{}/referrals/new", kim.case)).await;
    let form = page.form().choose("target", "arrangement").fill("question", QUESTION);
    form.fill("agreed_on", "vandaag").submit().await;
    assert_eq!(sanne.open(&why).await.status, 404, "it left because the facts changed");
}
