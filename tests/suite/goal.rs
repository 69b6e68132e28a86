//! Goals from setting to reached, scores that are corrected and never overwritten, and evaluations with scores.

use crate::support::browser::FilledForm;
use crate::support::*;

async fn new_goal(browser: &Browser, kim: &Filed) -> FilledForm {
    let form = browser.visit(format!("/cases/{}/goals/new", kim.case)).await.form();
    let form = form.fill("description", "Alleen met de bus naar school.").choose("life_domain", "school");
    form.fill("start_score", "3").fill("target_score", "8")
}

async fn new_score(browser: &Browser, kim: &Filed) -> FilledForm {
    browser.visit(format!("/cases/{}/goals/{}", kim.case, kim.goal())).await.form().fill("score", "6")
}

async fn new_evaluation(browser: &Browser, kim: &Filed) -> FilledForm {
    let page = browser.visit(format!("/cases/{}/evaluations/new?arrangement={}", kim.case, kim.arrangement())).await;
    page.form().choose("proposal", "scale_down")
}

/// Which rules stand on the worklist.
async fn rules(browser: &Browser) -> Vec<String> {
    let lines = browser.visit("/worklist").await.all("ol.flags > li");
    let known = ["G0", "R02", "R03", "R04", "R05", "R06", "R07", "R13", "R19"];
    lines.iter().map(|line| known.into_iter().find(|it| line.contains(it)).unwrap().to_owned()).collect()
}

#[actix_web::test]
async fn a_goal_is_set_and_scored_and_the_file_says_how_many_are_open() {
    let app = TestApp::start().await;
    let kim = app.youth().arrangement(until("2027-06-30")).insert();
    let sanne = app.sign_in(SANNE).await;
    let goals = format!("/cases/{}/goals", kim.case);
    let file = sanne.visit(format!("/cases/{}", kim.case)).await;
    let page = file.follow(&goals).await;
    assert!(page.all("table").is_empty() && page.says("Nog geen doelen."), "{}", page.text());
    let form = page.follow(&format!("/cases/{}/goals/new", kim.case)).await.form();
    assert_eq!(form.offers("about"), [format!("episode-{}", kim.episode), format!("arrangement-{}", kim.arrangement())]);

    let page = new_goal(&sanne, &kim).await.choose("about", &format!("arrangement-{}", kim.arrangement())).submit().await;
    assert_eq!(page.path(), goals, "{}", page.alert());
    assert!(!page.notice().is_empty() && page.says("Alleen met de bus naar school."));
    let page = page.follow(&format!("{goals}/1")).await;
    let page = page.form().fill("score", "7").submit().await;
    assert_eq!(page.path(), format!("{goals}/1"), "{}", page.alert());
    let row = page.all("table tbody tr").remove(0);
    assert!(row.contains("22-11-2026") && row.contains("grotendeels behaald") && row.contains(SANNE.name), "{row}");
    let page = page.form().fill("score", "7").choose("state", "reached").submit().await;
    assert_eq!(page.one("main .stack .badge"), "behaald", "people go before the score");
    assert_eq!(page.all("table tbody tr").len(), 2);
    assert_eq!(app.select("SELECT CAST(arrangement_id AS TEXT) AS it FROM goals"), [kim.arrangement().to_string()]);
    new_goal(&sanne, &kim).await.submit().await;
    let file = sanne.visit(format!("/cases/{}", kim.case)).await;
    assert!(file.says("1 open, 1 behaald"), "{}", file.text());
}

#[actix_web::test]
async fn a_refused_goal_keeps_what_was_typed() {
    let app = TestApp::start().await;
    let kim = app.youth().insert();
    let sanne = app.sign_in(SANNE).await;
    let before = app.imprint();
    for (field, value, beside) in [
        ("description", "", "description"),
        ("start_score", "11", "start_score"),
        ("start_score", "zes", "start_score"),
        ("target_score", "99999999999", "target_score"),
        ("target_score", "3", "target_score"),
        ("target_score", "", "target_score"),
        ("set_on", "morgen", "set_on"),
        ("set_on", "31-8-2026", "set_on"),
        ("set_on", "x", "set_on"),
    ] {
        let page = new_goal(&sanne, &kim).await.fill(field, value).submit().await;
        assert_eq!((page.status, page.links("section.errors")), (422, vec![format!("#{beside}")]), "{field} = {value}: {}", page.alert());
        let form = page.form();
        assert_eq!((form.value(field), form.value("life_domain")), (value.into(), "school".into()));
        assert!(field == "description" || form.value("description") == "Alleen met de bus naar school.");
    }
    for (field, value) in [("life_domain", ""), ("weight", "4"), ("about", "arrangement-99"), ("about", "")] {
        let page = new_goal(&sanne, &kim).await.tamper(field, value).submit().await;
        assert_eq!((page.status, page.links("section.errors")), (422, vec![format!("#{field}")]), "{field} = {value}");
    }
    assert_eq!(app.imprint(), before);
}

#[actix_web::test]
async fn a_goal_for_help_that_ended_meanwhile_is_not_lost() {
    let app = TestApp::start().await;
    let kim = app.youth().arrangement(until("2027-06-30")).insert();
    let sanne = app.sign_in(SANNE).await;
    let of_episode = new_goal(&sanne, &kim).await;
    let of_help = of_episode.clone().choose("about", &format!("arrangement-{}", kim.arrangement()));
    app.execute(&format!("UPDATE episodes SET closed_on = '{TODAY}'"));
    app.execute("UPDATE arrangements SET actual_end_on = '2026-11-20', end_reason = '31'");
    for form in [of_episode, of_help] {
        let page = form.submit().await;
        assert_eq!((page.status, page.links("section.errors")), (422, vec!["#about".to_owned()]), "{}", page.alert());
        assert_eq!(page.form().value("description"), "Alleen met de bus naar school.");
    }
    assert_eq!(app.count("goals"), 0);
    // Nothing goes on any more, so no goal is asked; one looks back all the same.
    assert_eq!(sanne.open(&format!("/cases/{}/goals/new", kim.case)).await.status, 404);
    let page = sanne.visit(format!("/cases/{}/goals", kim.case)).await;
    assert!(
        page.links("main").iter().any(|it| it.ends_with("/evaluations/new"))
            && !page.links("main").iter().any(|it| it.ends_with("/goals/new"))
    );
}

#[actix_web::test]
async fn a_refused_score_keeps_what_was_typed() {
    let app = TestApp::start().await;
    let kim = app.youth().goal("Slaapt door.").insert();
    let sanne = app.sign_in(SANNE).await;
    let before = app.imprint();
    for (field, value, beside) in [
        ("score", "", "score"),
        ("score", "11", "score"),
        ("score", "-1", "score"),
        ("score", "acht", "score"),
        ("on", "morgen", "on"),
        ("on", "31-8-2026", "on"),
        ("on", "", "on"),
    ] {
        let page = new_score(&sanne, &kim).await.choose("state", "partly").fill(field, value).submit().await;
        assert_eq!((page.status, page.links("section.errors")), (422, vec![format!("#{beside}")]), "{field} = {value}: {}", page.alert());
        assert_eq!((page.form().value(field), page.form().value("state")), (value.into(), "partly".into()));
    }
    assert_eq!(app.imprint(), before);
    // A goal that was dropped takes no more.
    new_score(&sanne, &kim).await.choose("state", "dropped").submit().await;
    let page = new_score(&sanne, &kim).await.submit().await;
    assert_eq!((page.status, page.links("section.errors")), (422, vec!["#score".to_owned()]));
    let page = page.form().choose("replaces", "1").submit().await;
    assert_eq!((page.status, page.one("main .stack .badge").as_str()), (200, "deels behaald"), "dropping it was the mistake");
}

#[actix_web::test]
async fn a_correction_stands_beside_what_it_corrects_and_who_corrects_second_is_told() {
    let app = TestApp::start().await;
    let kim = app.youth().goal("Slaapt door.").insert();
    let (sanne, joris) = (app.sign_in(SANNE).await, app.sign_in(JORIS).await);
    new_score(&sanne, &kim).await.fill("score", "9").submit().await;
    let sannes = new_score(&sanne, &kim).await.fill("score", "4").choose("replaces", "1");
    let joris = new_score(&joris, &kim).await.fill("score", "5").choose("replaces", "1");
    let page = sannes.submit().await;
    let rows = page.all("table tbody tr");
    assert!(rows.len() == 2 && rows[0].contains("verbetering") && rows[1].contains("telt niet mee"), "{rows:?}");
    assert_eq!(page.one("main .stack .badge"), "deels behaald", "the correction counts");
    let page = joris.submit().await;
    assert_eq!((page.status, page.links("section.errors")), (409, vec!["#replaces".to_owned()]));
    assert_eq!(page.form().value("score"), "5");
    assert_eq!(page.form().offers("replaces"), ["", "2"], "what stands now can be corrected");
    assert_eq!(app.count("goal_scores"), 2);
}

#[actix_web::test]
async fn an_evaluation_is_saved_with_the_scores_given_at_it_and_the_line_that_asked_for_it_leaves() {
    let app = TestApp::start().await;
    let kim = app.youth().owned_by(SANNE).talk("2026-11-10").planned("2026-11-25");
    let kim = kim.arrangement(until("2027-06-30").never_evaluated()).goal_of_help("Alleen met de bus.").goal("Slaapt door.").insert();
    let sanne = app.sign_in(SANNE).await;
    assert_eq!(rules(&sanne).await, ["R07"]);
    let why = sanne.visit(format!("/worklist/R07/arrangement/{}", kim.arrangement())).await;
    let path = format!("/cases/{}/evaluations/new?arrangement={}", kim.case, kim.arrangement());
    assert!(why.links("main").contains(&path), "{:?}", why.links("main"));
    let form = sanne.visit(format!("/arrangements/{}", kim.arrangement())).await.follow(&path).await.form();
    assert_eq!(form.value("about"), format!("arrangement-{}", kim.arrangement()));
    assert_eq!(sanne.visit(format!("/cases/{}/evaluations/new", kim.case)).await.form().value("about"), format!("episode-{}", kim.episode));

    let (bus, sleep) = (kim.goals[0], kim.goals[1]);
    let form = form.fill(&format!("score-{bus}"), "7").fill(&format!("score-{sleep}"), "5").choose(&format!("state-{sleep}"), "largely");
    let form = form.choose("proposal", "scale_down").fill("satisfaction", "9").fill("sdq_total", "11").fill("note", "Trots op de bus.");
    let page = form.choose("without_help", "partly").fill("next_on", "+3m").submit().await;
    assert_eq!(page.path(), format!("/cases/{}/goals", kim.case), "{}", page.alert());
    assert!(page.says("Volgende evaluatie: 22-02-2027") && page.says("Trots op de bus.") && page.says("afschalen"), "{}", page.text());
    let rows = page.all("table tbody tr");
    assert!(rows.len() == 2 && rows.iter().all(|it| it.contains("grotendeels behaald") && it.contains("bij een evaluatie")), "{rows:?}");
    assert_eq!(app.select("SELECT CAST(evaluation_id AS TEXT) AS it FROM goal_scores"), ["1", "1"]);
    assert_eq!(rules(&sanne).await, Vec::<String>::new());
}

#[actix_web::test]
async fn a_refused_evaluation_keeps_what_was_typed_for_each_goal() {
    let app = TestApp::start().await;
    let kim = app.youth().arrangement(until("2027-06-30")).goal_of_help("Alleen met de bus.").insert();
    let sanne = app.sign_in(SANNE).await;
    let score = format!("score-{}", kim.goal());
    let before = app.imprint();
    for (field, value, beside) in [
        (score.as_str(), "11", score.as_str()),
        (&score, "acht", &score),
        ("on", "morgen", "on"),
        ("on", "9-1-2026", "on"),
        ("on", "31-8-2026", &score),
        ("sdq_total", "41", "sdq_total"),
        ("satisfaction", "0", "satisfaction"),
        ("next_on", "vandaag", "next_on"),
    ] {
        let form = new_evaluation(&sanne, &kim).await.fill(&score, "6").fill("note", "Trots.").fill(field, value);
        let page = form.submit().await;
        assert_eq!((page.status, page.links("section.errors")), (422, vec![format!("#{beside}")]), "{field} = {value}: {}", page.alert());
        let form = page.form();
        assert_eq!((form.value(field), form.value("note"), form.value("proposal")), (value.into(), "Trots.".into(), "scale_down".into()));
        assert!(field == score || form.value(&score) == "6");
    }
    let page = new_evaluation(&sanne, &kim).await.choose(&format!("state-{}", kim.goal()), "reached").submit().await;
    assert_eq!((page.status, page.links("section.errors")), (422, vec![format!("#{score}")]), "a state goes with a score");
    let page = sanne.visit(format!("/cases/{}/evaluations/new", kim.case)).await.form().submit().await;
    assert_eq!((page.status, page.links("section.errors")), (422, vec!["#proposal".to_owned()]), "a proposal is chosen");
    assert_eq!(app.imprint(), before);
}

#[actix_web::test]
async fn a_goal_that_a_colleague_dropped_meanwhile_takes_no_score_and_nothing_is_lost() {
    let app = TestApp::start().await;
    let kim = app.youth().arrangement(until("2027-06-30")).goal_of_help("Alleen met de bus.").insert();
    let score = format!("score-{}", kim.goal());
    let form = new_evaluation(&app.sign_in(SANNE).await, &kim).await.fill(&score, "6").fill("note", "Trots.");
    new_score(&app.sign_in(JORIS).await, &kim).await.choose("state", "dropped").submit().await;
    let page = form.submit().await;
    assert_eq!((page.status, page.links("section.errors")), (422, vec![format!("#{score}")]), "{}", page.alert());
    assert_eq!((page.form().value(&score), page.form().value("note")), ("6".into(), "Trots.".into()));
    assert_eq!(app.count("evaluations"), 1, "none but the one that stood there");
    let page = page.form().fill(&score, "").submit().await;
    assert_eq!((page.status, app.count("evaluations")), (200, 2));
}

#[actix_web::test]
async fn what_is_sent_twice_is_saved_once() {
    let app = TestApp::start().await;
    let kim = app.youth().arrangement(until("2027-06-30")).goal_of_help("Alleen met de bus.").insert();
    let sanne = app.sign_in(SANNE).await;
    let evaluation = new_evaluation(&sanne, &kim).await.fill(&format!("score-{}", kim.goal()), "6");
    for form in [new_goal(&sanne, &kim).await, new_score(&sanne, &kim).await, evaluation] {
        let (first, second) = (form.submit().await, form.submit().await);
        assert_eq!((first.status, second.status, first.address()), (200, 200, second.address()));
    }
    assert_eq!((app.count("goals"), app.count("goal_scores"), app.count("evaluations")), (2, 2, 2));
}

#[actix_web::test]
async fn goals_out_of_reach_are_not_found() {
    let app = TestApp::start().await;
    let help = until("2027-06-30").followed_at(TOEGANG);
    let kim = app.youth().arrangement(help).goal_of_help("Alleen met de bus.").insert();
    let mine = app.youth().at(OUDLAND).goal("Slaapt door.").insert();
    let access_case =
        format!("SELECT CAST(id AS TEXT) AS it FROM cases WHERE youth_id = {} AND workplace_id = {}", kim.youth.0, TOEGANG.id);
    let access_case: i64 = app.select(&access_case)[0].parse().unwrap();
    let (sanne, fatma, tom) = (app.sign_in(SANNE).await, app.sign_in(FATMA).await, app.sign_in(TOM).await);
    for (browser, case) in [(&fatma, kim.case.0), (&tom, access_case)] {
        for page in ["goals".to_owned(), "goals/new".into(), format!("goals/{}", kim.goal()), "evaluations/new".into()] {
            assert_eq!(browser.open(&format!("/cases/{case}/{page}")).await.status, 404, "{page}");
        }
    }
    let file = tom.visit(format!("/cases/{access_case}")).await;
    assert!(!file.links("main").iter().any(|it| it.contains("goals") || it.contains("evaluations")), "the access team reads no goals");
    // A goal of one child under the case of another, and a form sent to somebody else's goal.
    assert_eq!(fatma.open(&format!("/cases/{}/goals/{}", mine.case, kim.goal())).await.status, 404);
    let form = new_score(&fatma, &mine).await;
    for address in [format!("/cases/{}/goals/{}/scores", mine.case, kim.goal()), format!("/cases/{}/goals/{}/scores", kim.case, kim.goal())]
    {
        assert_eq!(form.clone().to(address).submit().await.status, 404);
    }
    assert_eq!(app.count("goal_scores"), 0);
    assert_eq!(sanne.visit(format!("/cases/{}/goals/{}", kim.case, kim.goal())).await.heading(), "Alleen met de bus.");
}

#[actix_web::test]
async fn when_every_goal_is_reached_the_worklist_asks_to_close_until_there_is_a_new_goal() {
    let app = TestApp::start().await;
    let kim = app.youth().owned_by(SANNE).talk("2026-11-10").planned("2026-11-25");
    let kim = kim.arrangement(until("2027-06-30")).goal_of_help("Alleen met de bus.").insert();
    let sanne = app.sign_in(SANNE).await;
    assert_eq!(rules(&sanne).await, Vec::<String>::new());
    new_score(&sanne, &kim).await.fill("score", "8").submit().await;
    assert_eq!(rules(&sanne).await, ["R03"]);
    let why = sanne.visit(format!("/worklist/R03/arrangement/{}", kim.arrangement())).await;
    assert!(why.says("Het doel is behaald (laatste 22-11-2026)") && why.says("30-06-2027"), "{}", why.text());
    new_goal(&sanne, &kim).await.choose("about", &format!("arrangement-{}", kim.arrangement())).submit().await;
    assert_eq!(rules(&sanne).await, Vec::<String>::new());
}
