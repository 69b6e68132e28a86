//! The GP: the own practice, the sheet with the referral history, agreement, questions, and the talk with the youth professional.

use crate::support::browser::FilledForm;
use crate::support::*;
use uitstroom::db::account::join_workplace;
use uitstroom::domain::case::Regime;
use uitstroom::domain::consent::{Basis, Consent, Giver, Purpose};
use uitstroom::domain::id::ReferralId;
use uitstroom::domain::permission::Action;
use uitstroom::domain::referral::ReferralStatus;
use uitstroom::domain::safety::{Concern, SafetyRecord};

const NOTE: &str = "Vertelde over thuis.";
const GOAL: &str = "Slaapt de nacht door.";

fn sheet(kim: &Filed) -> String {
    format!("/practice/youths/{}", kim.youth.0)
}

/// A youth with everything that a GP may and may not see.
fn kim(app: &TestApp) -> Filed {
    app.youth()
        .owned_by(SANNE)
        .in_name_of(DR_VISSER)
        .referred(ReferralStatus::Draft, "2026-11-10")
        .referred(ReferralStatus::Sent, "2026-10-01")
        .talk_about("2026-11-10", NOTE)
        .arrangement(until("2026-10-13"))
        .goal_of_help(GOAL)
        .goal(GOAL)
        .parent("Els")
        .insert()
}

async fn agreement(browser: &Browser, kim: &Filed, of: usize) -> FilledForm {
    browser.visit(sheet(kim)).await.form_to(&format!("{}/referrals/{}/agreement", sheet(kim), kim.referrals[of]))
}

fn stored(app: &TestApp, id: ReferralId) -> String {
    app.select(&format!("SELECT status || ' ' || coalesce(agreed_how, '-') AS it FROM referrals WHERE id = {id}")).remove(0)
}

#[actix_web::test]
async fn two_clicks_lead_from_a_name_or_a_birth_date_to_the_sheet() {
    let app = TestApp::start().await;
    let kim = kim(&app);
    let sister = app.youth().named("Jip", "", &kim.last_name).sibling_of(&kim).insert();
    let visser = app.sign_in(DR_VISSER).await;
    for typed in [format!("Kim {}", kim.last_name), kim.born_on.format("%d%m%Y").to_string(), kim.youth.to_string()] {
        let found = visser.visit("/").await.form_to("/practice/search").fill("q", &typed).submit().await;
        assert_eq!(found.path(), sheet(&kim), "{typed}");
    }
    let found = visser.visit("/").await.form_to("/practice/search").fill("q", &kim.last_name).submit().await;
    assert_eq!(found.path(), "/practice/search");
    assert!(found.links("main").contains(&sheet(&kim)) && found.links("main").contains(&sheet(&sister)));
    assert!(!found.one("main").contains("signa"), "signals are for those who follow the help: {}", found.one("main"));
    let page = found.follow(&sheet(&kim)).await;
    assert_eq!(page.heading(), "Verwijsgeschiedenis");
    assert!(page.says("Alleen verwijzingen die in Uitstroom zijn vastgelegd"));
}

#[actix_web::test]
async fn the_sheet_tells_the_referral_history_and_nothing_else() {
    let app = TestApp::start().await;
    let kim = kim(&app);
    let sister = app.youth().named("Jip", "", "Zusjes").sibling_of(&kim).insert();
    app.write(|tx| {
        tx.save(SafetyRecord::record(&[], kim.youth, Concern::ReportingCode, 1, day(TODAY), "Zorgen".into(), day(TODAY)).unwrap())
    });
    let page = app.sign_in(DR_VISSER).await.visit(sheet(&kim)).await;
    for told in
        ["De Zeewering", "13-10-2026", "01-10-2026", "nog niet ontvangen, sinds 01-10-2026", "Sanne Bakker, Praktijk De Linde", "aangemeld"]
    {
        assert!(page.says(told), "{told}: {}", page.text());
    }
    assert!(page.one("section[aria-labelledby=helps]").contains("Einddatum voorbij"), "{}", page.text());
    for hidden in [NOTE, GOAL, &sister.last_name, "Zusjes", "Els", "0164-123456", "meldcode", "veiligheid", "Zorgen"] {
        assert!(!page.html.contains(hidden), "{hidden}");
    }
    for path in [format!("/cases/{}", kim.case), format!("/youths/{}/safety", kim.youth.0), format!("/youths/{}/family", kim.youth.0)] {
        assert_eq!(page.browser.open(&path).await.status, 404, "{path}");
    }
    let seen = app.db.last_views(1).unwrap().remove(0);
    let told = (seen.action.as_str(), seen.ids, seen.account_id);
    assert_eq!(told, ("read_referral_history", kim.youth.0.to_string(), Some(DR_VISSER.id.0)));
}

#[actix_web::test]
async fn what_was_agreed_for_a_relapse_and_the_next_contact_stand_on_the_sheet() {
    let app = TestApp::start().await;
    let kim = app.youth().owned_by(SANNE).talk("2026-11-10").arrangement(until("2026-12-20")).insert();
    let sanne = app.sign_in(SANNE).await;
    let form = sanne.visit(format!("/arrangements/{}/ending/new", kim.arrangement())).await.form();
    let form = form.fill("on", "20-11-2026").choose("reason", "34").choose("how", "decided").choose("decided_by", "family");
    let ended = form.fill("relapse_agreement", "Moeder belt Sanne.").fill("motive", "Geheim motief.").submit().await;
    let line = ended.one("textarea#his");
    assert!(line.starts_with("22-11-2026 POH-Jeugd: arrangement P4"), "{line} {}", ended.alert());
    assert!(line.contains("De Zeewering") && line.ends_with("terugvalafspraak gemaakt."), "{line}");
    let form = sanne.visit(format!("/cases/{}/pilot-light/new", kim.case)).await.form();
    let lit = form.fill("first_contact_on", "14-1-2027").fill("relapse_agreement", "Vader belt de praktijk.");
    assert_eq!(lit.submit().await.status, 200);
    let page = app.sign_in(DR_VISSER).await.visit(sheet(&kim)).await;
    assert!(page.says("Moeder belt Sanne.") && page.says("Vader belt de praktijk."), "{}", page.text());
    assert!(!page.says("Geheim motief."));
    assert!(page.one("dl.facts").contains("14-01-2027"), "{}", page.text());
    assert!(page.one("textarea#his").ends_with("terugvalafspraak gemaakt; volgend contact 14-01-2027."), "{}", page.one("textarea#his"));
    assert!(!page.one("textarea#his").contains(&kim.last_name));
}

#[actix_web::test]
async fn the_gp_agrees_with_one_button_and_only_once() {
    let app = TestApp::start().await;
    let kim = kim(&app);
    let visser = app.sign_in(DR_VISSER).await;
    assert!(visser.visit("/practice").await.one("section[aria-labelledby=waiting]").contains(&kim.last_name));
    let form = agreement(&visser, &kim, 0).await;
    let page = form.submit().await;
    assert_eq!(page.path(), sheet(&kim), "{}", page.alert());
    assert_eq!(stored(&app, kim.referrals[0]), "sent button");
    assert_eq!(page.one("textarea#his"), "22-11-2026 POH-Jeugd: verwijzing naar arrangement, De Zeewering, akkoord huisarts en verzonden.");
    assert!(!page.one("main").contains("Akkoord gevraagd"));
    // The same sending leads to the same place; another one is told in plain words.
    assert_eq!(form.submit().await.path(), sheet(&kim));
    let again = form.clone().tamper("sending", "b".repeat(32)).submit().await;
    assert_eq!((again.status, again.alert().contains("al akkoord gegeven, op 22-11-2026")), (422, true), "{}", again.alert());
    assert_eq!(app.select("SELECT CAST(count(*) AS TEXT) AS it FROM audit_events WHERE event LIKE '%referral_agreed%'"), ["1"]);
    let told = app.sign_in(SANNE).await.visit(format!("/cases/{}/referrals/{}", kim.case, kim.referrals[0])).await;
    assert!(told.says("akkoord op de eigen pagina van Dr. Visser op 22-11-2026"), "{}", told.text());
}

#[actix_web::test]
async fn only_the_gp_who_is_named_agrees() {
    let app = TestApp::start().await;
    let kim = kim(&app);
    let form = agreement(&app.sign_in(DR_VISSER).await, &kim, 0).await;
    let maas = colleague_of(&app, "maas", DE_LINDE);
    let page = app.with_session(maas).visit(sheet(&kim)).await;
    assert!(!page.has_form_to(&form.action), "a colleague reads along");
    let page = page.browser.visit(sheet(&kim)).await.form().to(form.action.clone()).submit().await;
    assert_eq!((page.status, page.alert().contains("niet op jouw naam")), (422, true), "{}", page.alert());
    assert_eq!(stored(&app, kim.referrals[0]), "draft -");
    assert!(!page.browser.visit("/practice").await.one("section[aria-labelledby=waiting]").contains(&kim.last_name));
}

/// Another GP.
fn colleague_of(app: &TestApp, login: &'static str, place: Place) -> Colleague {
    use uitstroom::db::account::find;
    let id = app.write(|tx| {
        let like = find(tx.conn(), DR_VISSER.id)?;
        let id = tx.save(uitstroom::domain::account::Account { login: login.into(), name: "Dr. Maas".into(), ..like }.create())?;
        join_workplace(tx, id, place.id, day("2026-01-01"))?;
        Ok(id)
    });
    Colleague { id, login, name: "Dr. Maas", works_at: Some(place), ..DR_VISSER }
}

#[actix_web::test]
async fn a_question_and_its_answer_reach_both() {
    let app = TestApp::start().await;
    let kim = kim(&app);
    let (visser, sanne) = (app.sign_in(DR_VISSER).await, app.sign_in(SANNE).await);
    assert!(sanne.visit("/").await.one("section[aria-labelledby=questions]").is_empty(), "nothing was asked");
    let questions = format!("{}/questions", sheet(&kim));
    let form = visser.visit(sheet(&kim)).await.form_to(&questions);
    let empty = form.clone().fill("text", " ").submit().await;
    assert_eq!((empty.status, empty.links("section.errors")), (422, vec!["#text".to_owned()]));
    let page = form.fill("text", "Wanneer horen wij iets?").submit().await;
    assert!(page.path() == sheet(&kim) && page.says("Wanneer horen wij iets?") && page.says("nog niet beantwoord"), "{}", page.alert());
    let page = page.form_to(&format!("{}/sightings", sheet(&kim))).submit().await;
    assert!(page.says("22-11-2026 door Dr. Visser"), "{}", page.text());

    let start = sanne.visit("/").await;
    let page = start.follow(&start.links("section[aria-labelledby=questions]")[0]).await;
    assert!(page.says("Wanneer horen wij iets?") && page.says("22-11-2026 door Dr. Visser"), "{}", page.text());
    let form = page.form();
    let field = "answer-1";
    let empty = form.clone().fill(field, "").submit().await;
    assert_eq!((empty.status, empty.links("section.errors")), (422, vec![format!("#{field}")]));
    let page = form.clone().fill(field, "Volgende week.").submit().await;
    assert!(page.says("Volgende week."), "{}", page.alert());
    let late = form.fill(field, "Nooit.").tamper("sending", "b".repeat(32)).submit().await;
    assert_eq!((late.status, late.says("Volgende week.")), (409, true), "{}", late.alert());
    assert!(sanne.visit("/").await.one("section[aria-labelledby=questions]").is_empty());
    for path in ["/practice".to_owned(), sheet(&kim)] {
        assert!(visser.visit(&path).await.says("Volgende week."), "{path}");
    }
    // What was asked and answered stands in no fact and no event.
    for table in ["revisions", "audit_events"] {
        let column = if table == "revisions" { "facts" } else { "event" };
        let told = app.select(&format!("SELECT {column} AS it FROM {table}")).join(" ");
        assert!(!told.contains("Volgende week") && !told.contains("horen wij"), "{table}");
    }
}

#[actix_web::test]
async fn a_youth_who_moves_practice_leaves_the_old_one_at_once() {
    let app = TestApp::start().await;
    let kim = kim(&app);
    let (visser, maas) = (app.sign_in(DR_VISSER).await, app.with_session(colleague_of(&app, "maas", OUDLAND)));
    assert!(visser.visit("/practice").await.says(&kim.last_name));
    let old = visser.visit(sheet(&kim)).await;
    assert_eq!(maas.open(&sheet(&kim)).await.status, 404);
    let sanne = app.sign_in(SANNE).await;
    let family = sanne.visit(format!("/youths/{}/family", kim.youth.0)).await;
    let form = family.follow(&format!("/youths/{}/practice/new", kim.youth.0)).await.form();
    assert_eq!(form.offers("to"), ["", "2", "1", "3", "outside"], "practices and no access team");
    for (to, words) in [("", "Kies bij welke"), ("1", "al ingeschreven"), ("4", "niet, of niet meer")] {
        let page = form.clone().tamper("to", to).submit().await;
        assert_eq!((page.status, page.alert().contains(words)), (422, true), "{to}: {}", page.alert());
    }
    let family = form.clone().choose("to", "3").submit().await;
    assert!(family.says("Ingeschreven bij Praktijk Oudland"), "{} {}", family.alert(), family.text());
    assert_eq!(form.tamper("sending", "b".repeat(32)).choose("to", "2").submit().await.status, 409, "somebody saved meanwhile");

    assert_eq!(visser.open(&sheet(&kim)).await.status, 404);
    for action in ["sightings".to_owned(), "questions".to_owned(), format!("referrals/{}/agreement", kim.referrals[0])] {
        let form = old.form().to(format!("{}/{action}", sheet(&kim))).tamper("text", "Nog iets?");
        assert_eq!(form.submit().await.status, 404, "{action}");
    }
    for path in ["/", "/practice", "/talk-sheet"] {
        assert!(!visser.visit(path).await.says(&kim.last_name), "{path}");
    }
    assert!(visser.visit("/practice").await.says("nog niemand"), "not even a count");
    let found = visser.visit("/").await.form_to("/practice/search").fill("q", &kim.last_name).submit().await;
    assert!(found.all("main ol li").is_empty());
    assert!(maas.visit(sheet(&kim)).await.says("De Zeewering") && maas.visit("/practice").await.says(&kim.last_name));
    assert_eq!(sanne.visit(format!("/cases/{}", kim.case)).await.status, 200, "the file stays until it is handed over");
    let moved = app.select("SELECT event AS it FROM audit_events WHERE event LIKE '%practice_moved%'");
    assert_eq!(moved.len(), 1);
}

#[actix_web::test]
async fn a_case_under_the_youth_act_opens_with_consent_and_closes_with_its_withdrawal() {
    let app = TestApp::start().await;
    let kim = app.youth().under_the_youth_act().arrangement(until("2026-10-13")).insert();
    let visser = app.sign_in(DR_VISSER).await;
    assert_eq!(app.select("SELECT regime AS it FROM cases"), [uitstroom::domain::code::Code::code(Regime::YouthAct)]);
    assert_eq!(visser.open(&sheet(&kim)).await.status, 404);
    let give =
        |giver| app.write(|tx| tx.save(Consent::record(kim.youth, Purpose::ShareGp, giver, Basis::Given, day(TODAY), day(TODAY)).unwrap()));
    give(Giver::ParentOne);
    give(Giver::ParentTwo);
    assert_eq!(visser.open(&sheet(&kim)).await.status, 404, "a youth of fourteen decides along");
    let last = give(Giver::Youth);
    assert!(visser.visit(sheet(&kim)).await.says("De Zeewering"));
    let permit = app.permit(SANNE, Action::WriteFamily);
    app.write(|tx| {
        let consent = uitstroom::db::youth::consent(tx.conn(), &permit, kim.youth, last)?;
        tx.save(consent.withdraw(day(TODAY), day(TODAY)).unwrap())
    });
    assert_eq!(visser.open(&sheet(&kim)).await.status, 404);
    assert!(!visser.visit("/practice").await.says(&kim.last_name));
}

#[actix_web::test]
async fn the_overview_of_the_practice_says_who_waits_ends_and_is_over() {
    let app = TestApp::start().await;
    let new = app.youth().registered("2026-11-01").insert();
    let ending = app.youth().arrangement(until("2026-12-01")).insert();
    let past = app.youth().arrangement(until("2026-11-21")).insert();
    let owed = app.youth().referred(ReferralStatus::Sent, "2026-10-01").insert();
    let closed = app.youth().insert();
    app.execute(&format!("UPDATE episodes SET closed_on = '2026-11-02', outcome = 'advice' WHERE id = {}", closed.episode.0));
    app.youth().at(OUDLAND).registered("2026-11-01").insert();
    let visser = app.sign_in(DR_VISSER).await;
    let page = visser.visit("/").await;
    for (id, youth) in [("new", &new), ("ends_soon", &ending), ("past", &past), ("feedback_owed", &owed), ("closed", &closed)] {
        let rows = page.links(&format!("section[aria-labelledby={id}]"));
        assert_eq!(rows, [sheet(youth)], "{id}");
    }
    assert!(page.says("5 jeugdigen van je praktijk"), "{}", page.text());
    let ids: Vec<i64> = [&new, &ending, &past, &owed, &closed].map(|it| it.youth.0).into();
    let shown = app.db.last_views(1).unwrap().remove(0).ids;
    assert_eq!(shown, ids.iter().map(i64::to_string).collect::<Vec<_>>().join(" "));
    YouthBuilder::insert_all((0..10).map(|_| app.youth().registered("2026-11-02")).collect());
    let page = visser.visit("/practice").await;
    assert_eq!(page.all("section[aria-labelledby=new] li").len(), 8);
    assert_eq!(page.follow("/practice?show=new").await.all("section[aria-labelledby=new] li").len(), 11);
}

#[actix_web::test]
async fn the_talk_sheet_keeps_safety_goals_and_contacts_from_the_gp() {
    let app = TestApp::start().await;
    let kim = kim(&app);
    let guarded = app.youth().owned_by(SANNE).reporting_code(1, "2026-11-10").arrangement(until("2026-10-01")).insert();
    let quiet = app.youth().owned_by(SANNE).talk("2026-02-01").registered("2026-01-01").insert();
    let elsewhere = app.youth().at(OUDLAND).arrangement(until("2026-10-13")).insert();
    let sanne = app.sign_in(SANNE).await.visit("/talk-sheet").await;
    let part = |page: &Page, id: &str| page.one(&format!("section[aria-labelledby={id}]"));
    assert!(part(&sanne, "agreements").contains("namens Dr. Visser"), "{}", sanne.text());
    assert!(part(&sanne, "second_readers").contains(&guarded.last_name) && !part(&sanne, "closings").contains(&guarded.last_name));
    assert!(!sanne.all("section.no-print[aria-labelledby=second_readers]").is_empty(), "safety stands on no print");
    assert!(part(&sanne, "closings").contains("13-10-2026"), "{}", sanne.text());
    assert!(part(&sanne, "owed").contains("01-10-2026"), "{}", sanne.text());

    let visser = app.sign_in(DR_VISSER).await.visit("/talk-sheet").await;
    assert!(part(&visser, "second_readers").is_empty() && !visser.says(&guarded.last_name), "{}", visser.text());
    let own = part(&visser, "closings");
    // That an end date is past he reads on the page of the practice. As a flag it would be missing where safety comes first.
    assert!(!own.contains(&kim.last_name) && !own.contains("13-10-2026"), "{own}");
    let now = app.sign_in(DR_VISSER).await.visit("/practice").await;
    let past = part(&now, "past");
    assert!(past.contains(&kim.last_name) && past.contains(&guarded.last_name), "{past}");
    let row = visser.all("section[aria-labelledby=closings] li").into_iter().find(|it| it.contains(&quiet.last_name)).unwrap();
    assert_eq!(row, format!("Kim {} · {} Afsluiten?", quiet.last_name, quiet.youth), "when they last spoke is not");
    for hidden in [NOTE, GOAL, "eiligheid", &elsewhere.last_name] {
        assert!(!visser.html.contains(hidden), "{hidden}");
    }
    assert_eq!(visser.browser.open("/talk-sheet?workplace=3").await.status, 404);
    assert_eq!(sanne.browser.open("/talk-sheet?workplace=x").await.status, 404);
    app.write(|tx| join_workplace(tx, SANNE.id, OUDLAND.id, day("2026-01-01")));
    let other = sanne.browser.visit("/talk-sheet").await.follow("/talk-sheet?workplace=3").await;
    assert!(other.says(&elsewhere.last_name) && !other.says(&kim.last_name));
}

#[actix_web::test]
async fn the_access_team_gets_decisions_and_the_states_of_goals_without_words() {
    let app = TestApp::start().await;
    let help = until("2026-12-20").followed_at(TOEGANG);
    let kim = app
        .youth()
        .at(DE_KADE)
        .talk_about("2026-11-10", NOTE)
        .arrangement(help)
        .goal_of_help(GOAL)
        .reporting_code(2, "2026-11-01")
        .insert();
    let query = format!("SELECT CAST(id AS TEXT) AS it FROM cases WHERE workplace_id = {}", TOEGANG.id);
    let case = app.select(&query).remove(0);
    let tom = app.sign_in(TOM).await;
    let form = tom.visit(format!("/arrangements/{}/extension/new", kim.arrangement())).await.form();
    let form = form.fill("until", "31-1-2027").choose("decided_by", "access_team").choose("reason", "04").fill("motive", "Nog één doel.");
    assert_eq!(form.submit().await.status, 200);
    let page = tom.visit(format!("/cases/{case}")).await;
    let states = page.one("section[aria-labelledby=states]");
    assert!(states.contains("22-11-2026") && states.contains("verlengen, tot en met 31-01-2027"), "{states}");
    assert_eq!(page.all("section[aria-labelledby=goal-states] tbody td"), ["open", "01-09-2026", "geen"]);
    for hidden in [NOTE, GOAL, "meldcode", "stap 2"] {
        assert!(!page.html.contains(hidden), "{hidden}");
    }
    let seen: Vec<String> = app.db.last_views(2).unwrap().into_iter().map(|it| it.action).collect();
    assert!(seen.contains(&"read_goal_states".to_owned()), "{seen:?}");
    assert!(tom.visit("/").await.links("main").contains(&"/unlinked".to_owned()) || tom.visit("/").await.says("Er is niets te koppelen"));
    let file = app.sign_in(SANNE).await;
    let own = app.youth().owned_by(SANNE).goal(GOAL).insert();
    assert!(
        file.visit(format!("/cases/{}", own.case)).await.one("section[aria-labelledby=states]").is_empty(),
        "she has the goals themselves"
    );
}
