//! Contracts, tariffs and own totals, within the municipalities of the contract manager.

use crate::support::*;
use actix_web::test::TestRequest;
use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use std::io::Cursor;

async fn recorded(karin: &Browser, ceiling: &str) -> Page {
    let form = karin.visit("/contracts/terms").await.form().choose("provider", "1").choose("municipality", "0748");
    form.fill("from_on", "1-1-2026").fill("until_on", "31-12-2026").fill("ceiling", ceiling).submit().await
}

#[actix_web::test]
async fn a_contract_gets_a_ceiling_and_tariffs_in_amounts_as_they_are_written_here() {
    let app = TestApp::start().await;
    let karin = app.sign_in(KARIN).await;
    let page = recorded(&karin, "€ 250.000").await;
    assert!(page.path() == "/contracts/terms/1" && page.says("€\u{a0}250.000,00"), "{}", page.alert());
    assert_eq!(page.form_to("/contracts/terms/1").value("ceiling"), "250.000,00");
    let price = page.form_to("/contracts/terms/1/tariffs").choose("profile", "P4").choose("unit", "month").fill("amount", "1.234,5");
    assert_eq!(price.value("tariff_from"), "22-11-2026");
    let page = price.submit().await;
    assert!(page.says("€\u{a0}1.234,50") && page.says("per maand"), "{}", page.alert());
    assert_eq!(app.select("SELECT CAST(cents AS TEXT) AS it FROM tariffs"), ["123450"]);
    // The same help has one price at a time.
    let again = price.clone().tamper("sending", "another sending key");
    assert_eq!(again.submit().await.links("section.errors"), ["#tariff_from"]);
    let ended = page.form_to("/contracts/terms/1/tariffs/end").fill("last_on", "30-11-2026").submit().await;
    assert!(ended.says("30-11-2026") && !ended.has_form_to("/contracts/terms/1/tariffs/end"));
    let later = again.fill("tariff_from", "1-12-2026").fill("amount", "1300").submit().await;
    assert!(later.status == 200 && later.says("€\u{a0}1.300,00"), "{}", later.alert());
    let told = app.select("SELECT event AS it FROM audit_events WHERE actor = 'account' ORDER BY seq");
    let told: Vec<_> = told.iter().map(|it| it.split('"').nth(3).unwrap()).collect();
    assert_eq!(told, ["contract_recorded", "tariff_recorded", "tariff_ended", "tariff_recorded"]);
}

#[actix_web::test]
async fn what_is_no_amount_or_ends_before_it_begins_is_refused_with_what_was_typed() {
    let app = TestApp::start().await;
    let karin = app.sign_in(KARIN).await;
    recorded(&karin, "").await;
    let before = app.imprint();
    let page = recorded(&karin, "12.50").await;
    assert_eq!((page.status, page.form().value("ceiling")), (422, "12.50".to_owned()));
    let page = karin.visit("/contracts/terms/1").await;
    let amend = page.form_to("/contracts/terms/1");
    for (field, value) in [("ceiling", "0"), ("ceiling", "veel"), ("until_on", "31-12-2025"), ("until_on", "ooit")] {
        let refused = amend.clone().fill(field, value).submit().await;
        assert_eq!((refused.status, refused.links("section.errors")), (422, vec![format!("#{field}")]), "{field} = {value}");
    }
    let price = page.form_to("/contracts/terms/1/tariffs").fill("amount", "100");
    for (field, value) in
        [("amount", "0"), ("amount", ""), ("amount", "-5"), ("tariff_from", "1-1-2027"), ("tariff_until", "1-1-2026"), ("unit", "jaar")]
    {
        let refused = price.clone().tamper(field, value).submit().await;
        assert_eq!((refused.status, refused.links("section.errors")), (422, vec![format!("#{field}")]), "{field} = {value}");
    }
    assert_eq!(app.imprint(), before);
}

#[actix_web::test]
async fn a_contract_of_another_municipality_does_not_exist() {
    let app = TestApp::start().await;
    let karin = app.sign_in(KARIN).await;
    recorded(&karin, "").await;
    app.execute("UPDATE contracts SET municipality = '1674'");
    let (amend, price) = ("/contracts/terms/1", "/contracts/terms/1/tariffs");
    assert_eq!(karin.open(amend).await.status, 404);
    let form = karin.visit("/contracts/terms").await.form();
    assert_eq!(form.offers("municipality"), ["0748"]);
    for path in [amend, price, "/contracts/terms/1/tariffs/end"] {
        assert_eq!(form.clone().to(path).submit().await.status, 404, "{path}");
    }
    assert!(karin.visit("/contracts/terms").await.links("tbody").is_empty());
    // Nor can one be made there.
    let form = form.choose("provider", "1").fill("from_on", "vandaag").tamper("municipality", "1674");
    assert_eq!(form.submit().await.links("section.errors"), ["#municipality"]);
    let total = karin.visit("/contracts/totals").await.form().fill("counted_on", "vandaag").fill("arrangements", "5");
    assert_eq!(total.tamper("municipality", "1674").submit().await.status, 422);
    assert_eq!((app.count("contracts"), app.count("own_totals")), (1, 0));
}

#[actix_web::test]
async fn contracts_with_their_prices_are_taken_along_with_real_days_and_amounts() {
    let app = TestApp::start().await;
    let karin = app.sign_in(KARIN).await;
    let page = recorded(&karin, "€ 250.000").await;
    page.form_to("/contracts/terms/1/tariffs").choose("profile", "P4").choose("unit", "month").fill("amount", "1.234,5").submit().await;
    recorded(&karin, "").await;
    recorded(&karin, "").await;
    app.execute("UPDATE contracts SET municipality = '1674' WHERE id = 3");
    let list = karin.visit("/contracts/terms").await;
    let links = list.links("#contracts-heading ~ nav");
    assert_eq!(links.len(), 3, "{links:?}");

    let answered = karin.send(TestRequest::get().uri(&links[0])).await;
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(answered.bytes)).unwrap();
    assert_eq!(book.sheet_names(), ["Contracten", "Toelichting"]);
    let table = book.worksheet_range("Contracten").unwrap();
    assert_eq!(table.rows().len(), 3, "a head and two contracts; that of Roosendaal is not hers");
    let at = |row, column| table.get_value((row, column)).unwrap().clone();
    let text = |it: &str| Data::String(it.into());
    assert_eq!((at(1, 0), at(1, 1), at(1, 5)), (text("De Zeewering"), text("Bergen op Zoom"), Data::Empty), "one without a price");
    assert_eq!((at(2, 4), at(2, 7), at(2, 8)), (Data::Float(250_000.0), Data::Float(1_234.5), text("per maand")));
    assert!(matches!(at(2, 2), Data::DateTime(it) if it.as_f64() == 46_023.0), "1 January 2026: {:?}", at(2, 2));

    let lines = |body: &str| body.lines().map(str::to_owned).collect::<Vec<_>>();
    let dutch = lines(&karin.send(TestRequest::get().uri(&links[1])).await.body);
    assert!(dutch[2].starts_with("De Zeewering;Bergen op Zoom;01-01-2026;31-12-2026;250000,00;"), "{dutch:#?}");
    assert!(dutch[2].contains(";1234,50;per maand;22-11-2026;"), "{dutch:#?}");
    let machine = lines(&karin.send(TestRequest::get().uri(&links[2])).await.body);
    assert_eq!(machine[0], "provider,municipality,from,until,ceiling,profile,intensity,amount,unit,tariff_from,tariff_until");
    assert!(machine[2].contains(",2026-01-01,2026-12-31,250000.00,") && machine.len() == 3, "{machine:#?}");
    assert_eq!(karin.open("/contracts/terms/download?formaat=pdf").await.status, 404);

    karin.visit("/contracts/totals").await.form().fill("counted_on", "30-9-2026").fill("arrangements", "1400").submit().await;
    let totals = karin.send(TestRequest::get().uri("/contracts/totals/download?formaat=csv-iso")).await.body;
    assert_eq!(lines(&totals), ["counted_on,municipality,arrangements", "2026-09-30,Bergen op Zoom,1400"]);
}

#[actix_web::test]
async fn a_total_of_ones_own_is_a_count_on_a_day_that_has_been() {
    let app = TestApp::start().await;
    let karin = app.sign_in(KARIN).await;
    let form = karin.visit("/contracts/totals").await.form().fill("counted_on", "30-9-2026").fill("arrangements", "1400");
    let page = form.submit().await;
    assert!(page.says("30-09-2026") && page.says("1400") && !page.notice().is_empty(), "{}", page.alert());
    for (field, value) in [("counted_on", "morgen"), ("arrangements", "-1"), ("arrangements", "veel"), ("arrangements", "99999999999")] {
        let page = form.clone().tamper("sending", "another sending key").fill(field, value).submit().await;
        assert_eq!((page.status, page.links("section.errors")), (422, vec![format!("#{field}")]), "{field} = {value}");
    }
}

#[actix_web::test]
async fn who_amends_a_contract_second_is_told() {
    let app = TestApp::start().await;
    let karin = app.sign_in(KARIN).await;
    let page = recorded(&karin, "").await;
    let (first, second) = (page.form_to("/contracts/terms/1"), page.form_to("/contracts/terms/1"));
    let second = second.tamper("sending", "another sending key").fill("ceiling", "5");
    assert_eq!(first.fill("ceiling", "1000").submit().await.status, 200);
    let page = second.submit().await;
    assert_eq!((page.status, page.form_to("/contracts/terms/1").value("ceiling")), (409, "5".to_owned()));
}
