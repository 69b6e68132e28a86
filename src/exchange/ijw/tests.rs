use super::*;
use crate::domain::code::{ChangeReason, EndReason, Sex};
use chrono::{NaiveDate, NaiveTime};
use proptest::prelude::*;
use std::time::{Duration, Instant};

macro_rules! fixture {
    ($name:literal) => {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/ijw/", $name, ".xml"))
    };
}

const ALLOCATION: &str = fixture!("trio-1-allocation");
const START: &str = fixture!("trio-2-start");
const EXTENSION: &str = fixture!("trio-3-extension");
const TEMPORARY_STOP: &str = fixture!("trio-4-temporary-stop");
const FINAL_STOP: &str = fixture!("trio-5-final-stop");
const WITHDRAWAL: &str = fixture!("withdrawal");

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

fn time(hour: u32, minute: u32, second: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, second).unwrap_or_default()
}

/// The message with one piece changed; a piece that is not there would make the test prove nothing.
fn changed(message: &str, from: &str, to: &str) -> String {
    assert!(message.contains(from), "the message does not hold {from}");
    message.replacen(from, to, 1)
}

fn refusal(message: impl AsRef<[u8]>) -> Option<(usize, Reason)> {
    read(message.as_ref()).err().map(|refused| (refused.line, refused.reason))
}

/// Changes a good message and expects a refusal at a line.
fn assert_refused(message: &str, cases: &[(&str, &str, usize, Reason)]) {
    for (from, to, line, reason) in cases {
        assert_eq!(refusal(changed(message, from, to)), Some((*line, *reason)), "{from} became {to}");
    }
}

#[test]
fn an_allocation_says_what_the_municipality_grants_and_to_whom() -> Result<(), Refused> {
    let message = read(ALLOCATION.as_bytes())?;
    assert_eq!(message.municipality().as_str(), "0748");
    assert_eq!(message.provider().as_str(), "41000012");
    assert_eq!(
        message.header,
        Header {
            kind: Kind::Allocation,
            sender: "0748".into(),
            receiver: "41000012".into(),
            identification: "BOZ260302001".into(),
            dated_on: day(2026, 3, 2),
        }
    );
    assert_eq!((message.header.kind.code(), message.header.kind.name()), ("436", "JW301"));
    let client = &message.client;
    assert!(client.bsn.is_test());
    assert_eq!((client.born_on, client.sex), (day(2012, 5, 17), Sex::Female));
    assert_eq!((client.prefix.as_deref(), client.last_name.as_str()), (Some("van den"), "Zeekraal"));
    assert_eq!((client.first_names.as_deref(), client.initials.as_deref()), (Some("Noor"), Some("N")));
    let product = AllocatedProduct {
        number: 748_001,
        category: Some("45".into()),
        code: Some("45A04".into()),
        allocated_on: day(2026, 3, 2),
        allocated_time: time(9, 15, 0),
        starts_on: day(2026, 3, 9),
        ends_on: Some(day(2026, 9, 8)),
        change: None,
    };
    assert!(!product.is_withdrawal());
    assert_eq!(message.content, Content::Allocations(vec![product]));
    Ok(())
}

#[test]
fn a_start_names_the_allocation_it_starts() -> Result<(), Refused> {
    let message = read(START.as_bytes())?;
    assert_eq!((message.header.kind.code(), message.header.kind.name()), ("438", "JW305"));
    assert_eq!((message.municipality().as_str(), message.provider().as_str()), ("0748", "41000012"));
    let product = StartProduct {
        number: Some(748_001),
        category: Some("45".into()),
        code: Some("45A04".into()),
        allocation_starts_on: Some(day(2026, 3, 9)),
        began_on: day(2026, 3, 9),
        removes: false,
    };
    assert_eq!(message.content, Content::Starts(vec![product]));
    Ok(())
}

#[test]
fn a_stop_is_a_pause_or_an_end() -> Result<(), Refused> {
    for (message, reason, ended_on) in
        [(TEMPORARY_STOP, EndReason::Temporary, day(2026, 10, 5)), (FINAL_STOP, EndReason::AsPlanned, day(2026, 11, 13))]
    {
        let message = read(message.as_bytes())?;
        assert_eq!((message.header.kind.code(), message.header.kind.name()), ("440", "JW307"));
        assert_eq!((message.municipality().as_str(), message.provider().as_str()), ("0748", "41000012"));
        let product = StopProduct {
            number: Some(748_001),
            category: Some("45".into()),
            code: Some("45A04".into()),
            allocation_starts_on: Some(day(2026, 3, 9)),
            began_on: day(2026, 3, 9),
            reason,
            ended_on,
            removes: false,
        };
        assert_eq!(message.content, Content::Stops(vec![product]));
    }
    Ok(())
}

#[test]
fn an_extension_has_the_same_number_and_a_later_moment() -> Result<(), Refused> {
    let (first, second) = (read(ALLOCATION.as_bytes())?, read(EXTENSION.as_bytes())?);
    let (Content::Allocations(first), Content::Allocations(second)) = (first.content, second.content) else {
        return Err(Refused { line: 0, reason: Reason::UnknownMessage });
    };
    let moments = |lines: &[AllocatedProduct]| lines.iter().map(|it| (it.number, it.allocated_on, it.allocated_time)).collect::<Vec<_>>();
    assert!(moments(&first) < moments(&second));
    assert_eq!(
        second.iter().map(|it| (it.ends_on, it.change)).collect::<Vec<_>>(),
        [(Some(day(2026, 12, 31)), Some(ChangeReason::Extension))]
    );
    Ok(())
}

#[test]
fn reason_13_with_the_end_on_the_start_withdraws() -> Result<(), Refused> {
    let Content::Allocations(products) = read(WITHDRAWAL.as_bytes())?.content else {
        return Err(Refused { line: 0, reason: Reason::UnknownMessage });
    };
    assert_eq!(products.iter().map(AllocatedProduct::is_withdrawal).collect::<Vec<_>>(), [true]);
    Ok(())
}

#[test]
fn a_correction_takes_a_line_back() -> Result<(), Refused> {
    let taken_back = |line: &str| changed(line, "StatusAanlevering>1<", "StatusAanlevering>3<");
    assert!(matches!(read(taken_back(START).as_bytes())?.content, Content::Starts(lines) if lines.iter().all(|it| it.removes)));
    assert!(matches!(read(taken_back(FINAL_STOP).as_bytes())?.content, Content::Stops(lines) if lines.iter().all(|it| it.removes)));
    Ok(())
}

#[test]
fn the_bad_fixtures_are_refused_where_they_are_wrong() {
    for (message, line, reason) in [
        (fixture!("bad-bsn"), 19, Reason::Bsn("Bsn")),
        (fixture!("bad-version"), 6, Reason::WrongVersion),
        (fixture!("bad-entities"), 2, Reason::Entity),
        (fixture!("bad-malformed"), 23, Reason::NotXml),
        (fixture!("bad-unknown-element"), 33, Reason::Unexpected("Client")),
    ] {
        assert_eq!(refusal(message), Some((line, reason)));
    }
}

#[test]
fn a_file_that_is_no_text_or_no_xml_is_refused() {
    assert_eq!(refusal(vec![b' '; LARGEST + 1]), Some((1, Reason::TooLarge)));
    assert_eq!(refusal(format!("\u{FEFF}{ALLOCATION}")), Some((1, Reason::Bom)));
    assert_eq!(refusal(b"<a>\n\n\xFF</a>"), Some((3, Reason::NotUtf8)));
    assert_eq!(refusal("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a/>"), Some((1, Reason::NotUtf8)));
    for (text, line) in [
        ("", 1),
        ("\n\nnothing", 1),
        ("\n<a>", 2),
        ("<a>\n<b></a>", 2),
        ("<a/>\n<b/>", 2),
        ("<a/>\nb", 1),
        ("<a>&#x1;</a>", 1),
        ("<a>\u{1}</a>", 1),
        ("<a>]]></a>", 1),
        ("<a>\n\n<!-- -- --></a>", 3),
        ("<a>&</a>", 1),
        ("<a xmlns='1' xmlns='2'/>", 1),
        ("<a/>&lt;", 1),
        ("<a/><![CDATA[a]]>", 1),
        ("\n<?xml version=\"1.0\"?><a/>", 2),
        ("<?xml version=\"1.1\"?><a/>", 1),
        ("</a>", 1),
        ("<a", 1),
    ] {
        assert_eq!(refusal(text), Some((line, Reason::NotXml)), "{text}");
    }
}

#[test]
fn another_message_or_another_release_is_refused() {
    assert_refused(
        ALLOCATION,
        &[
            (">436<", ">446<", 4, Reason::UnknownMessage),
            (">436<", ">438<", 4, Reason::UnknownMessage),
            ("BerichtVersie>3<", "BerichtVersie>2<", 5, Reason::WrongVersion),
            ("BerichtSubversie>2<", "BerichtSubversie>1<", 6, Reason::WrongVersion),
        ],
    );
    assert_eq!(refusal(ALLOCATION.replace("3_2/jw301", "3_1/jw301")), Some((2, Reason::WrongVersion)));
    assert_eq!(refusal(ALLOCATION.replace("3_2/jw301", "3_2/jw315")), Some((2, Reason::UnknownMessage)));
    assert_eq!(refusal(ALLOCATION.replace("ijw/3_2/jw301", "wmo/3_2/wmo301")), Some((2, Reason::UnknownMessage)));
    assert_eq!(refusal(ALLOCATION.replace(":Bericht ", ":Brief ").replace(":Bericht>", ":Brief>")), Some((2, Reason::UnknownMessage)));
    assert_eq!(refusal("<Bericht/>"), Some((1, Reason::UnknownMessage)));
}

#[test]
fn the_schema_version_numbers_may_be_anything() {
    assert!(read(ALLOCATION.replace("XsdVersie>1.0.0<", "XsdVersie>0.1.0<").as_bytes()).is_ok());
}

#[test]
fn elements_stand_where_the_schema_has_them() {
    let birth = "<jw301:Geboortedatum>\r\n\t\t\t<ijw:Datum>2012-05-17</ijw:Datum>\r\n\t\t</jw301:Geboortedatum>\r\n\t\t";
    let sex = "<jw301:Geslacht>2</jw301:Geslacht>\r\n\t\t";
    let client = ALLOCATION.split_once("<jw301:Client>").and_then(|(_, rest)| rest.split_once("</jw301:Client>")).map_or("", |(it, _)| it);
    let second_client = format!("</jw301:Client><jw301:Client>{client}</jw301:Client>");
    assert_refused(
        ALLOCATION,
        &[
            ("<jw301:Bsn>999900031</jw301:Bsn>", "", 18, Reason::Missing("Bsn")),
            ("<ijw:NaamGebruik>1</ijw:NaamGebruik>", "", 24, Reason::Missing("NaamGebruik")),
            ("<jw301:Toewijzingstijd>09:15:00</jw301:Toewijzingstijd>", "", 48, Reason::Missing("Toewijzingstijd")),
            (&format!("{birth}{sex}"), &format!("{sex}{birth}"), 21, Reason::Unexpected("Geboortedatum")),
            ("</jw301:Naam>", "</jw301:Naam><jw301:Geslacht>2</jw301:Geslacht>", 32, Reason::Unexpected("Geslacht")),
            (sex, &format!("{sex}{sex}"), 24, Reason::Twice("Geslacht")),
            ("</jw301:Client>", &second_client, 65, Reason::Twice("Client")),
            ("<jw301:Bsn>", "<ijw:Bsn/><jw301:Bsn>", 19, Reason::Unexpected("Client")),
            ("<jw301:Bsn>", "<nothing:Bsn/><jw301:Bsn>", 19, Reason::Unexpected("Client")),
            ("<ijw:Datum>", "<ijw:Datum><ijw:Datum/>", 21, Reason::Unexpected("Datum")),
            ("<jw301:Naam>", "<jw301:Naam>van den", 24, Reason::Unexpected("Naam")),
            ("<ijw:Huisnummer>", "<ijw:Verdieping>1</ijw:Verdieping><ijw:Huisnummer>", 38, Reason::Unexpected("Huis")),
            ("<jw301:Client>", "<jw301:Client naam=\"x\">", 18, Reason::Attribute),
        ],
    );
    // What only another message has is unknown here.
    assert_refused(START, &[("</jw305:Naam>", "</jw305:Naam><jw305:Commentaar>x</jw305:Commentaar>", 31, Reason::Unexpected("Client"))]);
}

#[test]
fn an_element_without_contents_is_refused() {
    assert_refused(
        ALLOCATION,
        &[
            (">Noor<", "><", 29, Reason::Empty("Voornamen")),
            (">Noor<", "> \n <", 29, Reason::Empty("Voornamen")),
            ("<ijw:Voornamen>Noor</ijw:Voornamen>", "<ijw:Voornamen/>", 29, Reason::Empty("Voornamen")),
            ("<jw301:Contactgegevens>", "<jw301:Relaties/><jw301:Contactgegevens>", 33, Reason::Empty("Relaties")),
            ("</jw301:Adres>", "</jw301:Adres><jw301:Periode></jw301:Periode>", 44, Reason::Empty("Periode")),
        ],
    );
}

#[test]
fn a_value_outside_its_type_is_refused() {
    let long = |length: usize| format!(">{}<", "a".repeat(length));
    assert_refused(
        ALLOCATION,
        &[
            (">0748<", ">748<", 7, Reason::Value("Afzender")),
            (">41000012<", ">4100001<", 8, Reason::Value("Ontvanger")),
            (">41000012<", ">410000123<", 8, Reason::Value("Ontvanger")),
            (">BOZ260302001<", &long(13), 10, Reason::Value("Identificatie")),
            (">999900031<", ">99990003<", 19, Reason::Value("Bsn")),
            (">999900031<", ">999900032<", 19, Reason::Bsn("Bsn")),
            (">999900031<", ">000000000<", 19, Reason::Bsn("Bsn")),
            (">2012-05-17<", ">2012-02-30<", 21, Reason::Value("Datum")),
            (">2012-05-17<", ">2012-5-17<", 21, Reason::Value("Datum")),
            (">2012-05-17<", ">+2012-05-17<", 21, Reason::Value("Datum")),
            (">2012-05-17<", ">17-05-2012<", 21, Reason::Value("Datum")),
            (">2012-05-17<", ">2012-05-17Z<", 21, Reason::Value("Datum")),
            (">2012-05-17<", ">2012-05-17+01:00<", 21, Reason::Value("Datum")),
            (">2012-05-17<", ">1899-12-31<", 21, Reason::Value("Datum")),
            (">2012-05-17<", ">2201-01-01<", 21, Reason::Value("Datum")),
            ("</ijw:Datum>", "</ijw:Datum><ijw:DatumGebruik>4</ijw:DatumGebruik>", 21, Reason::Value("DatumGebruik")),
            ("Geslacht>2<", "Geslacht>3<", 23, Reason::Value("Geslacht")),
            (">Zeekraal<", &long(201), 26, Reason::Value("Achternaam")),
            (">Zeekraal<", ">Zee\nkraal<", 26, Reason::Value("Achternaam")),
            (">van den<", &long(11), 27, Reason::Value("Voorvoegsel")),
            (">Noor<", &long(201), 29, Reason::Value("Voornamen")),
            (">N<", ">N.<", 30, Reason::Value("Voorletters")),
            (">N<", &long(7), 30, Reason::Value("Voorletters")),
            (">748001<", ">1000000000<", 49, Reason::Value("ToewijzingNummer")),
            (">748001<", ">-1<", 49, Reason::Value("ToewijzingNummer")),
            (">748001<", ">A1<", 49, Reason::Value("ToewijzingNummer")),
            (">45<", ">39<", 51, Reason::Value("Categorie")),
            (">45<", ">56<", 51, Reason::Value("Categorie")),
            (">45A04<", &long(6), 52, Reason::Value("Code")),
            (">09:15:00<", ">24:00:00<", 55, Reason::Value("Toewijzingstijd")),
            (">09:15:00<", ">09:15<", 55, Reason::Value("Toewijzingstijd")),
            (">09:15:00<", ">09:15:60<", 55, Reason::Value("Toewijzingstijd")),
            (">09:15:00<", ">9:15:000<", 55, Reason::Value("Toewijzingstijd")),
            (">09:15:00<", ">09:15:00.<", 55, Reason::Value("Toewijzingstijd")),
            (">09:15:00<", ">09:15:00Z<", 55, Reason::Value("Toewijzingstijd")),
            (">09:15:00<", ">09:15:00+01:00<", 55, Reason::Value("Toewijzingstijd")),
        ],
    );
    assert_refused(
        EXTENSION,
        &[
            ("RedenWijziging>04<", "RedenWijziging>01<", 58, Reason::Value("RedenWijziging")),
            ("RedenWijziging>04<", "RedenWijziging>4<", 58, Reason::Value("RedenWijziging")),
        ],
    );
    for status in ["2", "9", "0"] {
        let message = changed(START, "StatusAanlevering>1<", &format!("StatusAanlevering>{status}<"));
        assert_eq!(refusal(message), Some((41, Reason::Value("StatusAanlevering"))));
    }
    assert_refused(FINAL_STOP, &[("RedenBeeindiging>31<", "RedenBeeindiging>30<", 41, Reason::Value("RedenBeeindiging"))]);
}

#[test]
fn dates_and_lines_agree_within_a_message() {
    assert_refused(ALLOCATION, &[(">2026-09-08<", ">2026-03-08<", 57, Reason::Dates("Einddatum"))]);
    assert_refused(FINAL_STOP, &[(">2026-11-13<", ">2026-03-08<", 42, Reason::Dates("Einddatum"))]);
    assert_refused(
        WITHDRAWAL,
        &[
            ("Einddatum>2026-03-09<", "Einddatum>2026-03-10<", 58, Reason::Withdrawal("RedenWijziging")),
            ("<jw301:Einddatum>2026-03-09</jw301:Einddatum>", "", 58, Reason::Withdrawal("RedenWijziging")),
        ],
    );
    assert!(read(changed(ALLOCATION, ">2026-09-08<", ">2026-03-09<").as_bytes()).is_ok(), "one day is a period");
}

/// The message with its only product line once more, changed by `change`.
fn doubled(message: &str, line: &str, change: impl Fn(&str) -> String) -> String {
    let (open, close) = (format!("<{line}>"), format!("</{line}>"));
    let body = message.split_once(&open).and_then(|(_, rest)| rest.split_once(&close)).map_or("", |(body, _)| body);
    changed(message, &close, &format!("{close}\n{open}{}{close}", change(body)))
}

#[test]
fn a_product_line_comes_once() {
    let same = |body: &str| body.to_owned();
    for (message, line, at, name) in [
        (ALLOCATION, "jw301:ToegewezenProduct", 64, "ToegewezenProduct"),
        (START, "jw305:StartProduct", 43, "StartProduct"),
        (FINAL_STOP, "jw307:StopProduct", 45, "StopProduct"),
    ] {
        assert_eq!(refusal(doubled(message, line, same)), Some((at, Reason::Twice(name))));
    }
    // The same number at another moment, or a line taken back and sent anew, is no double.
    let later = doubled(ALLOCATION, "jw301:ToegewezenProduct", |body| changed(body, "09:15:00", "09:15:01"));
    assert!(matches!(read(later.as_bytes()).map(|it| it.content), Ok(Content::Allocations(lines)) if lines.len() == 2));
    let anew = doubled(START, "jw305:StartProduct", |body| changed(body, "StatusAanlevering>1<", "StatusAanlevering>3<"));
    assert!(matches!(read(anew.as_bytes()).map(|it| it.content), Ok(Content::Starts(lines)) if lines.len() == 2));
}

#[test]
fn what_the_standard_leaves_open_is_accepted() -> Result<(), Refused> {
    let product =
        START.split_once("<jw305:ToewijzingNummer>").and_then(|(_, rest)| rest.split_once("<jw305:Begindatum>")).map_or("", |(it, _)| it);
    let by_task = changed(START, &format!("<jw305:ToewijzingNummer>{product}"), "");
    let Content::Starts(lines) = read(by_task.as_bytes())?.content else {
        return Err(Refused { line: 0, reason: Reason::UnknownMessage });
    };
    assert_eq!(
        lines.iter().map(|it| (it.number, it.category.is_some(), it.allocation_starts_on)).collect::<Vec<_>>(),
        [(None, false, None)]
    );

    let unknown_day = changed(ALLOCATION, "2012-05-17</ijw:Datum>", "2012-05-01</ijw:Datum><ijw:DatumGebruik>1</ijw:DatumGebruik>");
    assert_eq!(read(unknown_day.as_bytes())?.client.born_on, day(2012, 5, 1));

    let open_end = changed(ALLOCATION, "<jw301:Einddatum>2026-09-08</jw301:Einddatum>", "");
    assert!(matches!(read(open_end.as_bytes())?.content, Content::Allocations(lines) if lines.iter().all(|it| it.ends_on.is_none())));

    let fraction = changed(ALLOCATION, ">09:15:00<", ">09:15:00.1234567<");
    let Content::Allocations(lines) = read(fraction.as_bytes())?.content else {
        return Err(Refused { line: 0, reason: Reason::UnknownMessage });
    };
    assert_eq!(lines.iter().map(|it| it.allocated_time.to_string()).collect::<Vec<_>>(), ["09:15:00.123456"]);
    Ok(())
}

#[test]
fn the_same_message_may_be_written_in_other_ways() -> Result<(), Refused> {
    let message = read(ALLOCATION.as_bytes())?;
    for other in [
        ALLOCATION.replace("\r\n", "\n"),
        ALLOCATION.replace("\r\n", "").replace('\t', ""),
        ALLOCATION.replace("ijw:", "x:").replace(":ijw=", ":x=").replace("jw301:", "").replace("xmlns:jw301=", "xmlns="),
        changed(ALLOCATION, ">Noor<", "><![CDATA[No]]><!-- half -->or<"),
        changed(ALLOCATION, ">Noor<", ">N&#111;&#x6F;r<"),
        changed(ALLOCATION, "<jw301:Client>", "<?note x?><jw301:Client><!-- the client -->"),
        changed(ALLOCATION, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", ""),
        changed(ALLOCATION, ">2012-05-17<", "> 2012-05-17\n<"),
    ] {
        assert_eq!(read(other.as_bytes())?, message);
    }
    let located =
        changed(ALLOCATION, ":Bericht ", ":Bericht xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"a b\" ");
    assert_eq!(read(located.as_bytes())?, message);
    let escaped = read(changed(ALLOCATION, ">Zeekraal<", ">Zee &amp; Kraal<").as_bytes())?;
    assert_eq!(escaped.client.last_name, "Zee & Kraal");
    Ok(())
}

#[test]
fn nothing_of_the_person_is_printed() -> Result<(), Refused> {
    let printed = format!("{:?}", read(ALLOCATION.as_bytes())?);
    let refused = format!("{:?}", read(changed(ALLOCATION, ">999900031<", ">999900032<").as_bytes()));
    for secret in ["99990003", "Zeekraal", "Noor", "2012"] {
        assert!(!printed.contains(secret) && !refused.contains(secret));
    }
    Ok(())
}

#[test]
fn a_refusal_is_a_text_key_and_an_element() {
    let refused = Refused { line: 3, reason: Reason::Missing("Bsn") };
    assert_eq!((refused.to_string().as_str(), refused.reason.element()), ("ijw-missing", Some("Bsn")));
    assert_eq!((Reason::NotXml.to_string().as_str(), Reason::NotXml.element()), ("ijw-not-xml", None));
}

#[test]
fn files_made_to_exhaust_are_refused_quickly() {
    let comment = |text: &str| {
        changed(ALLOCATION, "<jw301:Contactgegevens>", &format!("<jw301:Commentaar>{text}</jw301:Commentaar><jw301:Contactgegevens>"))
    };
    let attributes = |name: fn(usize) -> String| format!("<a {}/>", (0..100_000).map(name).collect::<Vec<_>>().join(" "));
    let schema_locations = "xmlns:x=\"http://www.w3.org/2001/XMLSchema-instance\" x:schemaLocation=\"\"";
    let mixed = format!("<a>{}x{}</a>", " ".repeat(65_000), "<b/> ".repeat(49_000));
    for (text, reason) in [
        (attributes(|it| format!("a{it}=\"\"")), Reason::Attribute),
        (attributes(|it| format!("xmlns:a{it}=\"\"")), Reason::NotXml),
        (attributes(|_| "xmlns:a=\"\"".to_owned()), Reason::NotXml),
        (format!("<a {schema_locations} {}/>", "x:schemaLocation=\"\" ".repeat(100_000)), Reason::NotXml),
        ("<a>".repeat(1_000_000), Reason::TooDeep),
        (format!("<a>{}</a>", "<b/>".repeat(5_000_000)), Reason::TooLarge),
        (mixed, Reason::UnknownMessage),
        (comment(&"a".repeat(1_000_000)), Reason::TooLarge),
        (comment(&"&lt;".repeat(1_000_000)), Reason::TooLarge),
        (comment(&"&lol9;".repeat(1_000_000)), Reason::Entity),
        (changed(ALLOCATION, ":Bericht ", ":Bericht xmlns:x=\"&lol9;\" "), Reason::Entity),
        (fixture!("bad-entities").to_owned(), Reason::Entity),
    ] {
        let begun = Instant::now();
        assert_eq!(refusal(&text).map(|(_, reason)| reason), Some(reason));
        assert!(begun.elapsed() < Duration::from_secs(5), "{reason} took {:?}", begun.elapsed());
    }
    assert!(read(comment(&"a".repeat(60_000)).as_bytes()).is_ok());
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..2_000)) {
        let _ = read(&bytes);
    }

    #[test]
    fn no_markup_makes_it_panic(text in "[<>/&;!?\\[\\]\\-a\"'= \n:#x0-9]{0,200}") {
        let _ = read(text.as_bytes());
    }

    #[test]
    fn no_change_to_a_message_makes_it_panic_or_misses_the_file(
        message in prop::sample::select(vec![ALLOCATION, START, EXTENSION, FINAL_STOP]),
        changes in proptest::collection::vec((any::<prop::sample::Index>(), 0usize..40, proptest::collection::vec(any::<u8>(), 0..8)), 1..4),
    ) {
        let mut bytes = message.as_bytes().to_vec();
        for (at, length, new) in changes {
            let from = at.index(bytes.len() + 1);
            let to = bytes.len().min(from + length);
            bytes.splice(from..to, new);
        }
        if let Err(refused) = read(&bytes) {
            prop_assert!((1..=1 + bytes.iter().filter(|it| **it == b'\n').count()).contains(&refused.line));
        }
    }
}
