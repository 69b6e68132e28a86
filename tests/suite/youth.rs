//! Registering a youth, with the check on doubles; person and consent.

use crate::support::browser::FilledForm;
use crate::support::*;

/// The form of someone new, filled in well.
async fn mees(browser: &Browser) -> FilledForm {
    browser
        .visit("/youths/new")
        .await
        .form()
        .fill("first_name", "Mees")
        .fill("prefix", "van der")
        .fill("last_name", "Meer")
        .fill("born_on", "1-2-14")
        .choose("sex", "1")
        .choose("help_questions", "sleep")
        .choose("help_questions", "anxiety")
        .choose("severity", "light")
        .choose("consent_by", "parent_one")
}

#[actix_web::test]
async fn registering_opens_a_file_with_all_that_was_said() {
    let app = TestApp::start().await;
    let sanne = app.sign_in(SANNE).await;
    let file = mees(&sanne).await.fill("bsn", "999900006").submit().await;
    assert!(file.path().starts_with("/cases/"), "{} {}", file.path(), file.alert());
    assert!(!file.notice().is_empty());
    for word in [
        "Mees van der Meer",
        "1\u{a0}februari\u{a0}2014",
        "J-0001",
        DE_LINDE.name,
        "Bergen op Zoom",
        "angst",
        "slapen",
        "licht",
        SANNE.name,
    ] {
        assert!(file.html.contains(word) || file.text().to_lowercase().contains(word), "{word}: {}", file.text());
    }
    assert!(!file.html.contains("999900006"), "a citizen number stands in no file");
    assert!(file.says("ouder 2"), "whose consent is missing: {}", file.text());
    let counts = ["households", "youths", "cases", "episodes", "authorities", "consents", "citizen_numbers"].map(|it| app.count(it));
    assert_eq!(counts, [1; 7]);
    let person = file.follow("/youths/1").await;
    assert!(person.says("ouder 1") && person.says("jongen"), "{}", person.text());
}

#[actix_web::test]
async fn a_refused_form_keeps_everything_typed() {
    let app = TestApp::start().await;
    let sanne = app.sign_in(SANNE).await;
    let before = app.imprint();
    let page = mees(&sanne).await.fill("born_on", "31-02-2014").fill("expected_end_on", "straks").submit().await;
    assert_eq!((page.status, page.path()), (422, "/youths"));
    assert_eq!(page.all("section.errors li").len(), 2, "{}", page.text());
    assert!(page.title().starts_with("Fout"), "{}", page.title());
    let kept = page.form();
    let typed =
        [("first_name", "Mees"), ("prefix", "van der"), ("last_name", "Meer"), ("born_on", "31-02-2014"), ("expected_end_on", "straks")];
    for (field, value) in typed {
        assert_eq!(kept.value(field), value, "{field}");
    }
    assert_eq!(kept.values("help_questions"), ["anxiety", "sleep"]);
    assert_eq!((kept.value("sex"), kept.value("severity"), kept.value("consent_by")), ("1".into(), "light".into(), "parent_one".into()));
    assert_eq!(app.imprint(), before);
    // And is saved when it is put right.
    let file = kept.fill("born_on", "28-02-2014").fill("expected_end_on", "+3m").submit().await;
    assert!(file.path().starts_with("/cases/"), "{}", file.alert());
}

#[actix_web::test]
async fn each_thing_that_cannot_be_is_refused_beside_its_field() {
    let app = TestApp::start().await;
    let sanne = app.sign_in(SANNE).await;
    let before = app.imprint();
    for (field, value) in [
        ("first_name", " "),
        ("last_name", ""),
        ("born_on", ""),
        ("born_on", "morgen"),
        ("born_on", "1-1-2000"),
        ("bsn", "999900007"),
        ("bsn", "12"),
        ("registered_on", "morgen"),
        ("expected_end_on", "1-1-2020"),
        ("consent_on", "morgen"),
    ] {
        let page = mees(&sanne).await.fill(field, value).submit().await;
        assert_eq!(page.status, 422, "{field} = {value:?}");
        assert_eq!(page.links("section.errors"), [format!("#{field}")], "{field} = {value:?}: {}", page.alert());
        assert_eq!(page.form().value(field).trim(), value.trim(), "{field}");
    }
    let page = mees(&sanne).await.untick("help_questions").submit().await;
    assert_eq!((page.status, page.links("section.errors")), (422, vec!["#help_questions".to_owned()]));
    assert_eq!(app.imprint(), before);
}

#[actix_web::test]
async fn a_look_alike_is_shown_and_a_twin_joins_the_household() {
    let app = TestApp::start().await;
    let (sanne, joris) = (app.sign_in(SANNE).await, app.sign_in(JORIS).await);
    let first = mees(&sanne).await.submit().await;
    let twin = mees(&joris).await.fill("first_name", "Noor").fill("last_name", "MEER");
    let page = twin.submit().await;
    assert_eq!(page.status, 422, "{}", page.text());
    assert!(page.links("section.resembling").contains(&first.path().to_owned()), "{:?}", page.links("main"));
    assert_eq!(app.count("youths"), 1);
    let file = page.form().choose("same", "twin").submit().await;
    assert!(file.path().starts_with("/cases/") && file.says("Noor"), "{}", file.alert());
    let page = mees(&joris).await.fill("first_name", "Bram").submit().await;
    let file = page.form().choose("same", "other").submit().await;
    assert!(file.path().starts_with("/cases/"), "{}", file.alert());
    let households = app.select("SELECT CAST(household_id AS TEXT) AS it FROM youths ORDER BY id");
    assert_eq!(households[0], households[1], "twins are one family");
    assert_ne!(households[0], households[2], "and somebody else is not");
}

/// Another practice's children look like nobody here.
#[actix_web::test]
async fn a_look_alike_elsewhere_stays_unknown() {
    let app = TestApp::start().await;
    app.youth().named("Mees", "van der", "Meer").born("2014-02-01").at(OUDLAND).owned_by(FATMA).with_number("999900006").insert();
    let sanne = app.sign_in(SANNE).await;
    let page = mees(&sanne).await.fill("bsn", "999900006").submit().await;
    assert_eq!(page.status, 422);
    assert!(!page.says("Oudland") && !page.says("Fatma") && page.links("section.resembling").is_empty());
    assert_eq!(page.links("section.errors"), ["#bsn"], "only that the number is known: {}", page.alert());
    let file = page.form().fill("bsn", "").submit().await;
    assert!(file.path().starts_with("/cases/"), "{}", file.alert());
}

#[actix_web::test]
async fn a_form_that_is_sent_twice_registers_once() {
    let app = TestApp::start().await;
    let form = mees(&app.sign_in(SANNE).await).await;
    let (first, second) = (form.submit().await, form.submit().await);
    assert_eq!(first.address(), second.address());
    assert_eq!(app.count("youths"), 1);
}

/// The choice between twin and somebody else is typed too.
#[actix_web::test]
async fn a_choice_about_a_look_alike_outlives_another_refusal() {
    let app = TestApp::start().await;
    let sanne = app.sign_in(SANNE).await;
    mees(&sanne).await.fill("bsn", "999900006").submit().await;
    let page = mees(&sanne).await.fill("first_name", "Noor").submit().await;
    let page = page.form().choose("same", "twin").fill("bsn", "999900006").submit().await;
    assert_eq!((page.status, page.links("section.errors")), (422, vec!["#bsn".to_owned()]));
    assert_eq!(page.form().value("same"), "twin");
}

#[actix_web::test]
async fn consent_is_recorded_on_the_day_it_was_given() {
    let app = TestApp::start().await;
    let kim = app.youth().insert();
    let sanne = app.sign_in(SANNE).await;
    let person = sanne.visit(format!("/youths/{}", kim.youth.0)).await;
    let refused = person.form().choose("giver", "youth").fill("given_on", "morgen").submit().await;
    assert_eq!((refused.status, refused.links("section.errors")), (422, vec!["#given_on".to_owned()]));
    let before = app.count("consents");
    let saved = refused.form().fill("given_on", "gisteren").submit().await;
    assert_eq!(saved.path(), format!("/youths/{}", kim.youth.0));
    assert!(saved.says("21-11-2026"), "{}", saved.text());
    assert_eq!(app.count("consents"), before + 1);
}
