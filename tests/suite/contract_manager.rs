//! The contract manager: figures without persons, the files of every table, and asking for stop messages.

use crate::support::*;
use actix_web::test::TestRequest;
use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use std::io::Cursor;
use uitstroom::web::routes::{Needs, ROUTES, Verb};

const BSN: &str = "999900018";

/// Two hundred youths with help that Bergen op Zoom pays for at two providers, and one that Roosendaal pays for.
async fn region() -> TestApp {
    let app = TestApp::start().await;
    let one = |_| app.youth().at(DE_KADE).arrangement(until("2027-03-01"));
    YouthBuilder::insert_all((0..200).map(one).collect());
    app.youth().at(DE_KADE).named("Kim", "", "Kanarievogel").with_number(BSN).talk_about("2026-11-01", "Zingt graag.").insert();
    app.youth().at(OUDLAND).arrangement(until("2026-10-13")).insert();
    for change in [
        "provider_id = 2 WHERE id % 3 = 0",
        "profile = 'P1' WHERE id % 2 = 0",
        "start_on = '2025-02-10' WHERE id % 5 = 0",
        "start_on = '2026-08-03' WHERE id % 5 = 1",
        "actual_end_on = '2026-09-30', end_reason = '31' WHERE id % 7 = 0",
        "actual_end_on = '2026-03-31', end_reason = '32' WHERE id % 10 = 5",
        "planned_end_on = '2026-10-01' WHERE id % 4 = 1 AND actual_end_on IS NULL",
        "planned_end_on = '2026-11-15' WHERE id % 4 = 2 AND actual_end_on IS NULL",
        "provider_id = 2 WHERE municipality = '1674'",
    ] {
        app.execute(&format!("UPDATE arrangements SET {change}"));
    }
    app
}

/// The cells of a table of counts, row by row.
fn cells(page: &Page, section: &str) -> Vec<String> {
    page.all(&format!("{section} tbody td.number, {section} tfoot td.number"))
}

/// Counts of a downloaded file as they read on the page: everything right of the names, head and days left out.
async fn file(browser: &Browser, href: &str, names: usize) -> Vec<String> {
    let answered = browser.send(TestRequest::get().uri(href)).await;
    assert_eq!(answered.status, 200, "{href}: {}", answered.body);
    let kept = answered.headers.get("content-disposition").unwrap().to_str().unwrap();
    assert!(kept.starts_with("attachment; filename=\""), "{kept}");
    if href.ends_with("xlsx") {
        let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(answered.bytes)).unwrap();
        assert_eq!(book.sheet_names()[1..], ["Toelichting"]);
        let range = book.worksheet_range_at(0).unwrap().unwrap();
        let told = |cell: &Data| match cell {
            Data::Float(count) => count.to_string(),
            Data::String(text) => text.clone(),
            other => panic!("{href} has a cell {other:?}"),
        };
        return range.rows().skip(1).flat_map(|row| row[names..].iter().map(told).collect::<Vec<_>>()).collect();
    }
    let (text, separator) =
        if href.ends_with("csv-iso") { (answered.body.as_str(), ',') } else { (answered.body.strip_prefix('\u{feff}').unwrap(), ';') };
    let table = text.lines().skip(1).take_while(|it| !it.is_empty() && *it != "\"\"");
    table.flat_map(|line| line.split(separator).skip(names).map(str::to_owned).collect::<Vec<_>>()).collect()
}

#[actix_web::test]
async fn karin_begins_with_begin_in_out_and_end_and_sees_at_least_six_cells() {
    let app = region().await;
    let karin = app.sign_in(KARIN).await;
    let start = karin.visit("/").await;
    assert_eq!(start.heading(), karin.visit("/contracts").await.heading());
    assert!(start.heading().contains("3e kwartaal 2026"), "{}", start.heading());
    let shown = cells(&start, "section[aria-labelledby=stock]");
    assert!(shown.iter().filter(|it| it.parse::<u32>().is_ok()).count() >= 6, "{shown:?}");
    assert!(shown.iter().all(|it| it == "<10" || it == "·" || it.parse::<u32>().is_ok_and(|n| n >= 10 && n % 5 == 0)), "{shown:?}");
    // Said beside the numbers: what is counted, that it adds up, what it covers.
    for said in ["laatste dag van hulp", "Klopt vóór afronding", "Uit berichten", "Met de hand ingevoerd"] {
        assert!(start.says(said), "{said}");
    }
    assert_eq!(start.all("figure svg[role=img]").len(), 2);
    assert!(!start.says("Roosendaal"), "she counts for Bergen op Zoom");
    // Every column of the table has its definition.
    let head = start.all("section[aria-labelledby=stock] thead th.number");
    let defined = start.all("section[aria-labelledby=definitions] dt");
    assert!(head.len() == 8 && head.iter().all(|it| defined.contains(it)), "{head:?} {defined:?}");
    // The period before is one click away, and stands in the address.
    let before = start.links("#periods").into_iter().find(|it| it.contains("from=2026-04-01&to=2026-06-30")).unwrap();
    assert!(start.follow(&before).await.heading().contains("2e kwartaal 2026"));
}

#[actix_web::test]
async fn a_file_holds_the_cells_of_its_page() {
    let app = region().await;
    let karin = app.sign_in(KARIN).await;
    let period = "from=2026-01-01&to=2026-06-30";
    let quarters = karin.visit("/contracts").await;
    let provider = karin.visit("/contracts/providers/1").await;
    let mut compared = Vec::new();
    for split in ["none", "profile", "provider"] {
        let page = karin.visit(format!("/contracts?{period}&split={split}")).await;
        let told = cells(&page, "section[aria-labelledby=stock]");
        compared.push((format!("report=stock&{period}&split={split}"), 1, told));
        let page = karin.visit(format!("/contracts/ending?split={split}")).await;
        compared.push((format!("report=ending&split={split}"), 1, cells(&page, "figure")));
    }
    compared.push(("report=quarters".into(), 2, cells(&quarters, "figure:has(#flows)")));
    compared.push(("report=durations&from=2026-07-01&to=2026-09-30".into(), 1, cells(&quarters, "figure:has(#durations)")));
    compared.push(("report=quarters&provider=1".into(), 2, cells(&provider, "figure")));
    for (asked, names, on_page) in compared {
        assert!(!on_page.is_empty(), "{asked}");
        for form in ["xlsx", "csv", "csv-iso"] {
            let in_file = file(&karin, &format!("/contracts/download?{asked}&formaat={form}"), names).await;
            assert_eq!(in_file, on_page, "{asked} as {form}");
        }
    }
    // Every link to a file leads to one.
    for href in quarters.links("main").iter().chain(&provider.links("main")).filter(|it| it.contains("/download?")) {
        assert_eq!(karin.send(TestRequest::get().uri(href)).await.status, 200, "{href}");
    }
}

#[actix_web::test]
async fn a_file_says_what_it_counts_and_for_which_role_and_leaves_a_record() {
    let app = region().await;
    let karin = app.sign_in(KARIN).await;
    let before = app.db.last_views(100).unwrap().len();
    let href = "/contracts/download?report=stock&split=provider&formaat=xlsx";
    let answered = karin.send(TestRequest::get().uri(href)).await;
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(answered.bytes)).unwrap();
    let notes = book.worksheet_range("Toelichting").unwrap();
    let told: Vec<String> = notes.rows().map(|row| format!("{}: {}", row[0], row[1])).collect();
    for said in
        ["Betalende gemeenten: Bergen op Zoom", "Periode: 3e kwartaal 2026", "Uitgesplitst naar: aanbieder", "Gemaakt als: contractmanager"]
    {
        assert!(told.iter().any(|it| it == said), "{said} in {told:#?}");
    }
    assert!(told.iter().any(|it| it.starts_with("Uitstroom: Gestopt in de periode.")), "{told:#?}");
    assert!(notes.rows().any(|row| row[0] == "Stand op" && matches!(row[1], Data::DateTime(_))), "a real day");
    let seen = app.db.last_views(100).unwrap();
    assert_eq!(seen.len(), before + 1);
    assert_eq!((seen[0].action.as_str(), seen[0].ids.as_str(), seen[0].account_id), ("read_reports", "", Some(KARIN.id.0)));
    // What cannot be recorded is not given.
    app.execute_on_views("DROP TABLE view_records");
    assert_eq!(karin.open(href).await.status, 503);
}

#[actix_web::test]
async fn an_address_that_asks_for_no_period_or_split_is_refused_with_the_picker_still_there() {
    let app = region().await;
    let karin = app.sign_in(KARIN).await;
    for (asked, said) in [
        ("from=2026-09-30&to=2026-07-01", "De laatste dag ligt voor de eerste"),
        ("from=2026-07-02&to=2026-09-30", "Kies een hele maand"),
        ("from=2026-10-01&to=2026-12-31", "nog niet voorbij"),
        ("from=2019-01-01&to=2019-12-31", "Zo ver terug"),
        ("from=gisteren&to=2026-09-30", "niet te lezen"),
        ("from=2026-07-01", "niet te lezen"),
        ("split=youth", "bestaat niet"),
        ("split=municipality&from=2024-01-01&to=2024-01-31", "minder dan de helft"),
    ] {
        // What ends is counted after the last month, whatever period led there, and split as that one opens.
        let closed_then = asked.starts_with("split=municipality");
        for path in ["/contracts", "/contracts/ending"] {
            let page = karin.open(&format!("{path}?{asked}")).await;
            if closed_then && path == "/contracts/ending" {
                assert_eq!(page.status, 200);
                continue;
            }
            assert_eq!(page.status, 422, "{path} {asked}");
            assert!(page.alert().contains(said), "{asked}: {}", page.alert());
            assert!(page.title().starts_with("Fout:"));
            let other = page.links("#periods")[0].clone();
            assert_eq!(page.follow(&other).await.status, 200);
        }
        let file = karin.open(&format!("/contracts/download?report=stock&formaat=csv&{asked}")).await;
        assert!(file.status == 422 && file.alert().contains(said), "{asked}: a file is refused in the same words");
    }
}

#[actix_web::test]
async fn a_provider_or_municipality_outside_reach_is_not_found() {
    let app = region().await;
    app.execute("INSERT INTO providers (version, name, agb, phone) VALUES (1, 'Buitenlid', '30309999', '')");
    let karin = app.sign_in(KARIN).await;
    for path in [
        "/contracts/providers/3",
        "/contracts/providers/99",
        "/contracts/providers/0",
        "/contracts/providers/x",
        "/contracts/municipalities/1674",
        "/contracts/municipalities/9999",
        "/contracts/municipalities/x",
        "/contracts/download?report=quarters&provider=3&formaat=csv",
        "/contracts/download?report=quarters&municipality=1674&formaat=csv",
        "/contracts/download?report=youths&formaat=csv",
        "/contracts/download?report=stock&formaat=pdf",
    ] {
        let page = karin.open(path).await;
        assert_eq!(page.status, 404, "{path}");
        assert!(!page.says("Buitenlid") && !page.says("Roosendaal"), "{path}");
    }
    assert_eq!(karin.visit("/contracts/municipalities/0748").await.heading(), "Bergen op Zoom");
    let provider = karin.visit("/contracts/providers/1").await;
    assert_eq!(provider.heading(), "De Zeewering");
    assert_eq!(provider.all("figure tbody tr").len(), 8, "eight quarters");
    app.execute("UPDATE providers SET ended_on = '2026-11-01' WHERE id = 1");
    assert!(karin.visit("/contracts/providers/1").await.says("sinds 01-11-2026 geen nieuwe hulp"));
}

#[actix_web::test]
async fn karin_asks_what_has_stopped_and_hears_that_it_was_looked_into() {
    let app = region().await;
    let (karin, tom) = (app.sign_in(KARIN).await, app.sign_in(TOM).await);
    let ending = karin.visit("/contracts/ending?split=provider").await;
    let asking = ending.follow("/contracts/stop-requests?provider=1").await;
    let form = asking.form();
    assert_eq!((form.value("municipality"), form.value("provider")), ("0748".to_owned(), "1".to_owned()));
    assert_eq!(form.offers("municipality"), ["", "0748"], "no municipality outside reach");
    for (field, value) in [("municipality", "1674"), ("municipality", ""), ("provider", "3")] {
        let page = form.clone().tamper(field, value).submit().await;
        assert_eq!((page.status, app.count("stop_requests")), (422, 0), "{field} = {value}");
    }
    let asked = form.submit().await;
    assert!(asked.notice().contains("toegangsteam"));
    assert!(asked.says("Bergen op Zoom, De Zeewering") && asked.says("geteld op 01-11-2026"));
    form.submit().await;
    assert_eq!(app.count("stop_requests"), 1, "a double click asks once");
    let again = asked.form().choose("provider", "1").choose("municipality", "0748").submit().await;
    assert_eq!((again.status, app.count("stop_requests")), (422, 1));
    assert!(again.alert().contains("al nagevraagd") && again.form().value("provider") == "1");

    let list = tom.visit("/").await.follow("/stop-requests").await;
    assert!(list.says("Bergen op Zoom, De Zeewering") && !list.says("Kanarie"), "no persons in the request");
    let lines = list.follow("/worklist?rule=R06").await;
    assert!(lines.all("ol.flags > li p.muted").iter().all(|it| it.starts_with("R06")));
    let answer = list.form_to("/stop-requests/1/answer");
    for (stopped, running, said) in
        [("", "12", "hoeveel er gestopt"), ("4", "", "hoeveel er doorlopen"), ("-1", "3", "0 of meer"), ("x", "3", "heel getal")]
    {
        let page = answer.clone().fill("stopped-1", stopped).fill("running-1", running).submit().await;
        assert_eq!(page.status, 422, "{stopped} {running}");
        assert!(page.alert().contains(said), "{}", page.alert());
        let kept = page.form_to("/stop-requests/1/answer");
        assert_eq!((kept.value("stopped-1"), kept.value("running-1")), (stopped.to_owned(), running.to_owned()));
    }
    let late = list.form_to("/stop-requests/1/answer").fill("stopped-1", "1").fill("running-1", "1").tamper("sending", "b".repeat(32));
    let answered = answer.clone().fill("stopped-1", "4").fill("running-1", "13").submit().await;
    assert!(answered.notice().contains("nagegaan") && !answered.has_form_to("/stop-requests/1/answer"));
    assert_eq!(answered.all("section[aria-labelledby=answered] td.number"), ["4", "13"], "the team sees its own counts");
    assert_eq!(late.submit().await.status, 409);
    let back = karin.visit("/contracts/stop-requests").await;
    let told = back.all("section[aria-labelledby=answered] li");
    assert_eq!(told, ["Bergen op Zoom, De Zeewering · gevraagd op 22-11-2026, geteld op 01-11-2026 · nagegaan op 22-11-2026"]);
    let again = back.form().choose("municipality", "0748").choose("provider", "1").submit().await;
    assert_eq!(again.status, 200, "answered, so it may be asked anew");
    assert_eq!(app.select("SELECT event AS it FROM audit_events WHERE noun = 'stop_request' ORDER BY seq").len(), 3);
}

#[actix_web::test]
async fn another_teams_request_is_not_found() {
    let app = region().await;
    let karin = app.sign_in(KARIN).await;
    karin.visit("/contracts/stop-requests").await.form().submit().await;
    app.execute("UPDATE stop_requests SET municipality = '1674'");
    let tom = app.sign_in(TOM).await;
    let list = tom.visit("/stop-requests").await;
    assert!(!list.says("Roosendaal") && !list.has_form_to("/stop-requests/1/answer"));
    let fields = |sending: &str| {
        let csrf = list.form_to("/log-out").value("csrf");
        let told = [
            ("csrf", csrf),
            ("sending", sending.repeat(32)),
            ("version", "1".into()),
            ("stopped-1", "1".into()),
            ("running-1", "1".into()),
        ];
        told.map(|(name, value)| (name.to_owned(), value))
    };
    assert_eq!(tom.post("/stop-requests/1/answer", &fields("a")).await.status, 404);
    assert_eq!(tom.post("/stop-requests/9/answer", &fields("b")).await.status, 404);
    assert_eq!(app.select("SELECT CAST(version AS TEXT) AS it FROM stop_requests"), ["1"]);
    assert!(!karin.visit("/contracts/stop-requests").await.says("Roosendaal"), "outside her reach now");
}

/// Everything that tells who somebody is, or was said about her or him.
fn canaries(app: &TestApp) -> Vec<String> {
    let mut told = app.select("SELECT last_name AS it FROM youths");
    told.extend(app.select("SELECT CAST(born_on AS TEXT) AS it FROM youths"));
    told.extend(told.clone().iter().filter_map(|it| Some(it.parse::<chrono::NaiveDate>().ok()?.format("%d-%m-%Y").to_string())));
    told.extend(app.select("SELECT body AS it FROM texts WHERE body <> ''"));
    told.extend([BSN.to_owned(), "J-0".to_owned(), "Zingt graag".to_owned(), SANNE.name.to_owned(), TOM.name.to_owned()]);
    told
}

#[actix_web::test]
async fn no_answer_to_a_contract_manager_tells_of_a_youth() {
    let app = region().await;
    app.youth().at(DE_KADE).owned_by(SANNE).goal("Slaapt door in het blauw.").parent("Elsbeth").reporting_code(1, "2026-11-01").insert();
    let canaries = canaries(&app);
    assert!(canaries.len() > 400 && canaries.iter().any(|it| it == "Slaapt door in het blauw."));
    let karin = app.sign_in(KARIN).await;
    let mut addresses: Vec<String> = ROUTES
        .iter()
        .filter(|it| it.verb == Verb::Get && !matches!(it.needs, Needs::Password))
        .map(|it| it.path.replace("{municipality}", "0748").replace("{rule}", "R06").replace("{subject}", "arrangement"))
        .map(|it| it.split('/').map(|part| if part.starts_with('{') { "1" } else { part }).collect::<Vec<_>>().join("/"))
        .collect();
    for split in ["none", "profile", "provider", "municipality"] {
        addresses.push(format!("/contracts?split={split}"));
        addresses.push(format!("/contracts/ending?split={split}"));
        addresses.extend(["xlsx", "csv", "csv-iso"].iter().flat_map(|form| {
            ["stock", "ending"].map(|report| format!("/contracts/download?report={report}&split={split}&formaat={form}"))
        }));
    }
    addresses.extend(["xlsx", "csv"].map(|form| format!("/contracts/download?report=quarters&formaat={form}")));
    addresses.extend(["/contracts?from=2026-09-30&to=2026-07-01".into(), "/contracts/providers/77".into(), "/nergens".into()]);
    let (mut given, mut refused) = (0, 0);
    for address in addresses {
        let answered = karin.send(TestRequest::get().uri(&address)).await;
        let mut said = answered.body.clone();
        if answered.bytes.starts_with(b"PK") {
            let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(answered.bytes)).unwrap();
            said = book.worksheets().iter().flat_map(|(_, range)| range.rows().map(|row| format!("{row:?}")).collect::<Vec<_>>()).collect();
            assert!(said.contains("Toelichting") || said.contains("Stand op"), "{address}");
        }
        for it in &canaries {
            assert!(!said.contains(it.as_str()), "{address} tells {it}");
            assert!(answered.headers.iter().all(|(_, value)| !value.to_str().unwrap_or("").contains(it.as_str())), "{address}: a header");
        }
        if answered.status == 200 { given += 1 } else { refused += 1 }
    }
    assert!(given >= 25 && refused >= 30, "{given} {refused}");
    // Forms too: what karin may not do answers with a page that tells nothing.
    let csrf = karin.visit("/settings").await.form().value("csrf");
    for route in ROUTES.iter().filter(|it| it.verb == Verb::Post && it.path != "/log-out") {
        let address: String =
            route.path.split('/').map(|part| if part.starts_with('{') { "1" } else { part }).collect::<Vec<_>>().join("/");
        let body = format!("csrf={csrf}&sending={}&version=1&q=Kanarie", "c".repeat(32));
        let answered = karin.post_raw(&address, body).await;
        for it in canaries.iter().filter(|it| *it != "Kanarie") {
            assert!(!answered.body.contains(it.as_str()), "POST {address} tells {it}");
        }
    }
}
