//! Who may see and do what: every route, every role, every relation, against a table that knows nothing of the code.

use crate::support::browser::{HOST, encoded, fits};
use crate::support::*;
use actix_web::http::header::{CONTENT_TYPE, LOCATION};
use actix_web::test::TestRequest;
use uitstroom::domain::account::LinkPurpose;
use uitstroom::domain::contract::Contract;
use uitstroom::domain::id::{CaseId, ContractId, NoteTemplateId};
use uitstroom::domain::identity::MunicipalityCode;
use uitstroom::domain::note_template::{NoteTemplate, Written};
use uitstroom::domain::permission::Role;
use uitstroom::domain::question::Question;
use uitstroom::domain::referral::ReferralStatus;
use uitstroom::domain::stop_request::StopRequest;
use uitstroom::web::routes::{Needs, ROUTES, Route, Verb};

/// Who comes through, by role; where persons are shown only to those they are entrusted to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meant {
    /// Anyone, logged in or not.
    Anyone,
    /// Whoever typed the password and not yet the code.
    HalfWay,
    /// Everyone who is logged in.
    Everyone,
    /// These roles; the page is about nobody in particular.
    Roles(&'static [Role]),
    /// These roles, about youths within their reach.
    Entrusted(&'static [Role]),
    /// These roles, where a colleague shared it with their workplace; it is about nobody in particular.
    Shared(&'static [Role]),
}

use Meant::{Anyone, Entrusted, Everyone, HalfWay, Roles, Shared};
const CARE: &[Role] = &[Role::YouthProfessional];
const CARE_AND_ACCESS: &[Role] = &[Role::YouthProfessional, Role::Access];
const GP: &[Role] = &[Role::Gp];
const CARE_AND_GP: &[Role] = &[Role::YouthProfessional, Role::Gp];
const ACCESS: &[Role] = &[Role::Access];
const OFFICER: &[Role] = &[Role::PrivacyOfficer];
const ADMIN: &[Role] = &[Role::Administrator];
const CONTRACTS: &[Role] = &[Role::ContractManager];

/// The oracle. A route without a row fails the suite, and so does a row without a route.
const TABLE: &[(&str, Meant)] = &[
    ("GET /health/live", Anyone),
    ("GET /health/ready", Anyone),
    ("GET /log-in", Anyone),
    ("POST /log-in", Anyone),
    ("GET /log-in/code", HalfWay),
    ("POST /log-in/code", HalfWay),
    ("GET /log-in/forgotten", Anyone),
    ("POST /log-in/forgotten", Anyone),
    ("GET /welcome/{token}", Anyone),
    ("POST /welcome/{token}", Anyone),
    ("POST /log-out", Everyone),
    ("POST /stay", Everyone),
    ("GET /", Everyone),
    ("GET /settings", Everyone),
    ("POST /settings", Everyone),
    ("GET /settings/email", Everyone),
    ("POST /settings/email", Everyone),
    ("GET /settings/password", Everyone),
    ("POST /settings/password", Everyone),
    ("GET /settings/second-factor", Everyone),
    ("POST /settings/second-factor", Everyone),
    ("POST /search", Roles(CARE_AND_ACCESS)),
    ("GET /practice", Roles(GP)),
    ("POST /practice/search", Roles(GP)),
    ("GET /practice/youths/{id}", Entrusted(GP)),
    ("POST /practice/youths/{id}/sightings", Entrusted(GP)),
    ("POST /practice/youths/{id}/questions", Entrusted(GP)),
    ("POST /practice/youths/{id}/referrals/{referral}/agreement", Entrusted(GP)),
    ("GET /talk-sheet", Roles(CARE_AND_GP)),
    ("GET /worklist", Roles(CARE_AND_ACCESS)),
    ("GET /worklist/{rule}/{subject}/{id}", Entrusted(CARE_AND_ACCESS)),
    ("POST /worklist/{rule}/{subject}/{id}/answer", Entrusted(CARE_AND_ACCESS)),
    ("GET /absences", Roles(CARE)),
    ("POST /absences", Roles(CARE)),
    ("POST /absences/{absence}/end", Roles(CARE)),
    ("GET /hand-over", Roles(CARE)),
    ("POST /hand-over", Roles(CARE)),
    ("GET /unlinked", Roles(ACCESS)),
    ("GET /caseload", Roles(CARE_AND_ACCESS)),
    ("POST /cases/{id}/owner", Entrusted(CARE)),
    ("GET /contracts", Roles(CONTRACTS)),
    ("GET /contracts/ending", Roles(CONTRACTS)),
    ("GET /contracts/providers/{provider}", Roles(CONTRACTS)),
    ("GET /contracts/municipalities/{municipality}", Roles(CONTRACTS)),
    ("GET /contracts/download", Roles(CONTRACTS)),
    ("GET /contracts/stop-requests", Roles(CONTRACTS)),
    ("POST /contracts/stop-requests", Roles(CONTRACTS)),
    ("GET /stop-requests", Roles(ACCESS)),
    ("POST /stop-requests/{request}/answer", Roles(ACCESS)),
    ("GET /advice/new", Roles(CARE)),
    ("POST /advice", Roles(CARE)),
    ("GET /templates", Roles(CARE)),
    ("GET /templates/new", Roles(CARE)),
    ("POST /templates", Roles(CARE)),
    ("GET /templates/{template}", Shared(CARE)),
    ("POST /templates/{template}", Shared(CARE)),
    ("POST /templates/{template}/end", Shared(CARE)),
    ("POST /arrangements/{id}/follower", Entrusted(ACCESS)),
    ("GET /audit", Roles(OFFICER)),
    ("POST /audit", Roles(OFFICER)),
    ("GET /audit/review", Roles(OFFICER)),
    ("POST /audit/verify", Roles(OFFICER)),
    ("GET /audit/youths/{id}", Roles(OFFICER)),
    ("POST /audit/youths/{id}", Roles(OFFICER)),
    ("GET /audit/youths/{id}/download", Roles(OFFICER)),
    ("GET /youths/{id}/access", Entrusted(CARE)),
    ("POST /youths/{id}/access", Entrusted(CARE)),
    ("GET /youths/new", Roles(CARE)),
    ("POST /youths", Roles(CARE)),
    ("GET /youths/{id}", Entrusted(CARE_AND_ACCESS)),
    ("POST /youths/{id}/consents", Entrusted(CARE)),
    ("GET /youths/{id}/consents/{consent}/withdrawal/new", Entrusted(CARE)),
    ("POST /youths/{id}/consents/{consent}/withdrawal", Entrusted(CARE)),
    ("GET /youths/{id}/family", Entrusted(CARE)),
    ("GET /youths/{id}/household/new", Entrusted(CARE)),
    ("POST /youths/{id}/household", Entrusted(CARE)),
    ("GET /youths/{id}/practice/new", Entrusted(CARE)),
    ("POST /youths/{id}/practice", Entrusted(CARE)),
    ("GET /youths/{id}/authority/new", Entrusted(CARE)),
    ("POST /youths/{id}/authority", Entrusted(CARE)),
    ("GET /youths/{id}/residences/new", Entrusted(CARE)),
    ("POST /youths/{id}/residences", Entrusted(CARE)),
    ("GET /youths/{id}/contacts/new", Entrusted(CARE)),
    ("POST /youths/{id}/contacts", Entrusted(CARE)),
    ("GET /youths/{id}/contacts/{contact}/end/new", Entrusted(CARE)),
    ("POST /youths/{id}/contacts/{contact}/end", Entrusted(CARE)),
    ("GET /youths/{id}/safety", Entrusted(CARE)),
    ("POST /youths/{id}/safety", Entrusted(CARE)),
    ("GET /cases/{id}", Entrusted(CARE_AND_ACCESS)),
    ("GET /cases/{id}/episode/edit", Entrusted(CARE)),
    ("POST /cases/{id}/episode", Entrusted(CARE)),
    ("GET /cases/{id}/referrals/new", Entrusted(CARE)),
    ("POST /cases/{id}/referrals", Entrusted(CARE)),
    ("GET /cases/{id}/referrals/{referral}", Entrusted(CARE)),
    ("POST /cases/{id}/referrals/{referral}/agreement", Entrusted(CARE)),
    ("POST /cases/{id}/referrals/{referral}/status", Entrusted(CARE)),
    ("POST /cases/{id}/referrals/{referral}/feedback", Entrusted(CARE)),
    ("GET /cases/{id}/consultations/new", Entrusted(CARE)),
    ("POST /cases/{id}/consultations", Entrusted(CARE)),
    ("GET /cases/{id}/consultations/shared/new", Entrusted(CARE)),
    ("POST /cases/{id}/consultations/shared", Entrusted(CARE)),
    ("POST /cases/{id}/draft", Entrusted(CARE)),
    ("GET /cases/{id}/consultations/{consultation}", Entrusted(CARE)),
    ("GET /cases/{id}/consultations/{consultation}/settle", Entrusted(CARE)),
    ("POST /cases/{id}/consultations/{consultation}/settle", Entrusted(CARE)),
    ("GET /cases/{id}/questions", Entrusted(CARE)),
    ("POST /cases/{id}/questions/{question}/answer", Entrusted(CARE)),
    ("GET /cases/{id}/goals", Entrusted(CARE)),
    ("GET /cases/{id}/goals/new", Entrusted(CARE)),
    ("POST /cases/{id}/goals", Entrusted(CARE)),
    ("GET /cases/{id}/goals/{goal}", Entrusted(CARE)),
    ("POST /cases/{id}/goals/{goal}/scores", Entrusted(CARE)),
    ("GET /cases/{id}/evaluations/new", Entrusted(CARE)),
    ("POST /cases/{id}/evaluations", Entrusted(CARE)),
    ("GET /cases/{id}/arrangements/new", Entrusted(CARE_AND_ACCESS)),
    ("POST /cases/{id}/arrangements", Entrusted(CARE_AND_ACCESS)),
    ("GET /arrangements/{id}", Entrusted(CARE_AND_ACCESS)),
    ("GET /arrangements/{id}/start/new", Entrusted(CARE_AND_ACCESS)),
    ("POST /arrangements/{id}/start", Entrusted(CARE_AND_ACCESS)),
    ("GET /arrangements/{id}/extension/new", Entrusted(CARE_AND_ACCESS)),
    ("POST /arrangements/{id}/extension", Entrusted(CARE_AND_ACCESS)),
    ("GET /arrangements/{id}/ending/new", Entrusted(CARE_AND_ACCESS)),
    ("POST /arrangements/{id}/ending", Entrusted(CARE_AND_ACCESS)),
    ("GET /arrangements/{id}/pause/new", Entrusted(CARE_AND_ACCESS)),
    ("POST /arrangements/{id}/pause", Entrusted(CARE_AND_ACCESS)),
    ("GET /arrangements/{id}/resumption/new", Entrusted(CARE_AND_ACCESS)),
    ("POST /arrangements/{id}/resumption", Entrusted(CARE_AND_ACCESS)),
    ("GET /arrangements/{id}/scale-down/new", Entrusted(CARE_AND_ACCESS)),
    ("POST /arrangements/{id}/scale-down", Entrusted(CARE_AND_ACCESS)),
    ("GET /arrangements/{id}/scale-up/new", Entrusted(CARE_AND_ACCESS)),
    ("POST /arrangements/{id}/scale-up", Entrusted(CARE_AND_ACCESS)),
    ("GET /arrangements/{id}/transfer/new", Entrusted(CARE_AND_ACCESS)),
    ("POST /arrangements/{id}/transfer", Entrusted(CARE_AND_ACCESS)),
    ("GET /arrangements/{id}/renumbering/new", Entrusted(CARE_AND_ACCESS)),
    ("POST /arrangements/{id}/renumbering", Entrusted(CARE_AND_ACCESS)),
    ("GET /arrangements/{id}/stacking/new", Entrusted(CARE_AND_ACCESS)),
    ("POST /arrangements/{id}/stacking", Entrusted(CARE_AND_ACCESS)),
    ("GET /arrangements/{id}/after-18/new", Entrusted(CARE_AND_ACCESS)),
    ("POST /arrangements/{id}/after-18", Entrusted(CARE_AND_ACCESS)),
    ("GET /cases/{id}/pilot-light/new", Entrusted(CARE)),
    ("POST /cases/{id}/pilot-light", Entrusted(CARE)),
    ("GET /cases/{id}/return/new", Entrusted(CARE)),
    ("POST /cases/{id}/return", Entrusted(CARE)),
    ("GET /cases/{id}/closure/new", Entrusted(CARE)),
    ("POST /cases/{id}/closure", Entrusted(CARE)),
    ("GET /cases/{id}/reopening/new", Entrusted(CARE)),
    ("POST /cases/{id}/reopening", Entrusted(CARE)),
    ("GET /admin", Roles(ADMIN)),
    ("GET /admin/accounts", Roles(ADMIN)),
    ("GET /admin/accounts/new", Roles(ADMIN)),
    ("POST /admin/accounts", Roles(ADMIN)),
    ("GET /admin/accounts/{account}", Roles(ADMIN)),
    ("POST /admin/accounts/{account}", Roles(ADMIN)),
    ("POST /admin/accounts/{account}/postings", Roles(ADMIN)),
    ("POST /admin/accounts/{account}/postings/end", Roles(ADMIN)),
    ("POST /admin/accounts/{account}/lock", Roles(ADMIN)),
    ("POST /admin/accounts/{account}/unlock", Roles(ADMIN)),
    ("POST /admin/accounts/{account}/reset", Roles(ADMIN)),
    ("GET /admin/workplaces", Roles(ADMIN)),
    ("POST /admin/workplaces", Roles(ADMIN)),
    ("GET /admin/workplaces/{workplace}", Roles(ADMIN)),
    ("POST /admin/workplaces/{workplace}", Roles(ADMIN)),
    ("POST /admin/workplaces/{workplace}/end", Roles(ADMIN)),
    ("GET /admin/providers", Roles(ADMIN)),
    ("POST /admin/providers", Roles(ADMIN)),
    ("GET /admin/providers/{provider}", Roles(ADMIN)),
    ("POST /admin/providers/{provider}", Roles(ADMIN)),
    ("POST /admin/providers/{provider}/end", Roles(ADMIN)),
    ("GET /admin/limits", Roles(ADMIN)),
    ("GET /admin/limits/{rule}", Roles(ADMIN)),
    ("POST /admin/limits/{rule}", Roles(ADMIN)),
    ("POST /admin/limits/{rule}/preview", Roles(ADMIN)),
    ("GET /admin/catalogue", Roles(ADMIN)),
    ("POST /admin/catalogue/products", Roles(ADMIN)),
    ("POST /admin/catalogue/products/end", Roles(ADMIN)),
    ("GET /admin/catalogue/intensities/{intensity}", Roles(ADMIN)),
    ("POST /admin/catalogue/intensities/{intensity}", Roles(ADMIN)),
    ("GET /admin/system", Roles(ADMIN)),
    ("POST /admin/system/audit", Roles(ADMIN)),
    ("GET /contracts/terms", Roles(CONTRACTS)),
    ("POST /contracts/terms", Roles(CONTRACTS)),
    ("GET /contracts/terms/download", Roles(CONTRACTS)),
    ("GET /contracts/terms/{contract}", Roles(CONTRACTS)),
    ("POST /contracts/terms/{contract}", Roles(CONTRACTS)),
    ("POST /contracts/terms/{contract}/tariffs", Roles(CONTRACTS)),
    ("POST /contracts/terms/{contract}/tariffs/end", Roles(CONTRACTS)),
    ("GET /contracts/totals", Roles(CONTRACTS)),
    ("GET /contracts/totals/download", Roles(CONTRACTS)),
    ("POST /contracts/totals", Roles(CONTRACTS)),
];

fn name_of(route: &Route) -> String {
    format!("{} {}", if route.verb == Verb::Get { "GET" } else { "POST" }, route.path)
}

fn meant(route: &Route) -> Meant {
    let name = name_of(route);
    TABLE.iter().find(|(known, _)| *known == name).unwrap_or_else(|| panic!("who may {name}? Say it in the table")).1
}

#[test]
fn the_table_names_every_route_once() {
    let mut named: Vec<&str> = TABLE.iter().map(|it| it.0).collect();
    named.sort_unstable();
    named.dedup();
    assert_eq!(named.len(), TABLE.len());
    let mut routes: Vec<String> = ROUTES.iter().map(name_of).collect();
    routes.sort_unstable();
    assert_eq!(named, routes);
    for route in ROUTES {
        let open = matches!(route.needs, Needs::Nobody);
        assert_eq!(open, meant(route) == Anyone, "{}", route.path);
    }
}

/// A youth with all that hangs on her or him, and the workplaces that reach it.
struct Known {
    filed: Filed,
    /// The case through which these workplaces come.
    case: i64,
    reached_from: Vec<Place>,
    /// The practices whose GPs reach it: where the youth is registered, unless the case is kept from them.
    open_to_gps_of: Vec<Place>,
    /// What a GP asked about it.
    question: i64,
    secret: String,
    /// A template that somebody shared with that place.
    template: NoteTemplateId,
}

impl Known {
    fn reached_by(&self, colleague: Colleague) -> bool {
        let from = if colleague.role == Role::Gp { &self.open_to_gps_of } else { &self.reached_from };
        colleague.works_at.is_some_and(|it| from.contains(&it))
    }

    /// The address of a route about this youth.
    fn address(&self, route: &Route) -> String {
        let id = match route.path.split('/').nth(1).unwrap() {
            "cases" => self.case,
            "youths" | "practice" => self.filed.youth.0,
            _ => self.filed.arrangement().0,
        };
        route
            .path
            .replace("{rule}", "R06")
            .replace("{subject}", "arrangement")
            .replace("{id}", &id.to_string())
            .replace("{template}", &self.template.to_string())
            .replace("{consultation}", &self.filed.consultation().to_string())
            .replace("{consent}", &self.filed.consents[0].0.to_string())
            .replace("{contact}", &self.filed.people[0].to_string())
            .replace("{referral}", &self.filed.referrals[0].to_string())
            .replace("{question}", &self.question.to_string())
            .replace("{goal}", &self.filed.goal().to_string())
    }
}

/// Mine, a colleague's in my workplace, elsewhere, and one that the access team follows for a practice.
fn everybody(app: &TestApp) -> Vec<Known> {
    let kept = |youth: YouthBuilder, first: &str, place: Place, owner: Colleague| {
        let secret = format!("geheim van {first}");
        let filed = youth
            .at(place)
            .owned_by(owner)
            .planned("2026-11-25")
            .referred(ReferralStatus::Draft, "2026-11-10")
            .talk_about("2026-11-10", &secret)
            .arrangement(until("2026-10-13").followed_at(place))
            .parent("Els")
            .goal_of_help(&secret)
            .insert();
        let question = asked(app, &filed, filed.case);
        let open_to_gps_of = vec![place];
        let template = shared_template(app, place, &secret);
        Known { case: filed.case.0, filed, reached_from: vec![place], open_to_gps_of, question, template, secret }
    };
    let youth = |first: &str, place: Place, owner: Colleague| kept(app.youth(), first, place, owner);
    let mut known = vec![
        youth("mij", DE_LINDE, SANNE),
        youth("mijn collega", DE_LINDE, JORIS),
        youth("elders", OUDLAND, FATMA),
        youth("de kade", DE_KADE, SANNE),
    ];
    let secret = "geheim van de toegang".to_owned();
    let help = until("2026-10-13").followed_at(TOEGANG);
    let filed = app
        .youth()
        .at(DE_KADE)
        .planned("2026-11-25")
        .referred(ReferralStatus::Draft, "2026-11-10")
        .talk_about("2026-11-10", &secret)
        .arrangement(help)
        .parent("Els")
        .goal_of_help(&secret)
        .insert();
    let query = format!("SELECT CAST(id AS TEXT) AS it FROM cases WHERE youth_id = {} AND workplace_id = {}", filed.youth.0, TOEGANG.id);
    let case = app.select(&query)[0].parse().unwrap();
    let question = asked(app, &filed, CaseId(case));
    let template = shared_template(app, TOEGANG, &secret);
    known.push(Known { case, filed, reached_from: vec![TOEGANG], open_to_gps_of: vec![DE_KADE], question, template, secret });
    // Registered at De Linde and kept elsewhere under the Jeugdwet: the GP sees who agreed to that, and nobody else.
    let hidden = app.youth().registered_at(DE_LINDE).under_the_youth_act();
    known.push(Known { open_to_gps_of: vec![], ..kept(hidden, "wie niet deelt", OUDLAND, FATMA) });
    let shared = app.youth().registered_at(DE_LINDE).under_the_youth_act().sharing_with_the_gp();
    known.push(Known { open_to_gps_of: vec![DE_LINDE], ..kept(shared, "wie deelt", OUDLAND, FATMA) });
    app.write(|tx| tx.save(contract("0748").record().unwrap()));
    // Asked by Karin, of the access team.
    let cell = (MunicipalityCode::parse("0748").unwrap(), None);
    let asked = StopRequest::ask(cell, day("2026-11-01"), KARIN.id, &[], day(TODAY)).unwrap();
    assert_eq!(app.write(|tx| tx.save(asked)).0, 1);
    // Each youth professional is away next month: the absence has the account's own id.
    for (away, cover) in [(SANNE, JORIS), (JORIS, SANNE), (FATMA, SANNE)] {
        let id = app.absence(away, cover, "2026-12-20", "2026-12-24");
        assert_eq!(id.0, away.id.0);
    }
    known
}

/// What the GP of De Linde asked about a case.
fn asked(app: &TestApp, filed: &Filed, case: CaseId) -> i64 {
    let question = Question::ask(filed.youth, case, "Hoe gaat het?".into(), DR_VISSER.id, day(TODAY)).unwrap();
    app.write(|tx| tx.save(question)).0
}

/// A contract with the first provider.
fn contract(municipality: &str) -> Contract {
    Contract {
        id: ContractId::NEW,
        version: 1,
        provider_id: ZEEWERING,
        municipality: MunicipalityCode::parse(municipality).unwrap(),
        from_on: day("2026-01-01"),
        until_on: None,
        ceiling: None,
        known_at: day("2026-01-01"),
    }
}

/// Written by someone who cares for nobody, so that only the sharing opens it.
fn shared_template(app: &TestApp, place: Place, body: &str) -> NoteTemplateId {
    let written = Written { title: "Kanarie".into(), body: body.into(), workplace: Some(place.id) };
    let template = NoteTemplate::write(written, BEA.id, &[place.id], day(TODAY)).unwrap();
    app.write(|tx| tx.save(template))
}

/// What a well-filled form of a route sends, beside token and sending key.
fn filled_in(route: &Route) -> Vec<(&'static str, String)> {
    let fields: &[(&str, &str)] = match route.path {
        "/search" | "/practice/search" => &[("q", "Kanarie")],
        "/practice/youths/{id}/questions" => &[("text", "Hoe gaat het nu?")],
        "/youths/{id}/practice" => &[("to", "outside")],
        "/settings" => &[("locale", "nl"), ("theme", "dark"), ("digest", "weekly")],
        "/log-in/forgotten" => &[("login", "sanne")],
        "/settings/email" => &[("password", SANNE.password), ("email", "post@uitstroom.example")],
        "/settings/password" | "/settings/second-factor" => {
            &[("password", SANNE.password), ("new_password", "vier natte honden"), ("again", "vier natte honden"), ("code", "1")]
        }
        "/advice" => &[("question", "sleep"), ("minutes", "10"), ("on", "vandaag")],
        "/templates" | "/templates/{template}" => &[("title", "Vervolg"), ("body", "S: ___")],
        "/worklist/{rule}/{subject}/{id}/answer" => &[("kind", "keep_on"), ("motive", "goals_open"), ("until", "+3d")],
        "/contracts/stop-requests" => &[("municipality", "0748"), ("provider", "1")],
        "/stop-requests/{request}/answer" => &[("stopped-1", "3"), ("running-1", "0")],
        "/absences" => &[("cover", "3"), ("from_on", "+2m"), ("until_on", "+2m")],
        "/hand-over" => &[("to", "2"), ("motive", "Verlof")],
        "/youths" => &[
            ("first_name", "Mees"),
            ("last_name", "Nieuw"),
            ("born_on", "1-2-2014"),
            ("sex", "1"),
            ("municipality", "0748"),
            ("workplace", "1"),
            ("help_questions", "sleep"),
            ("severity", "light"),
            ("registered_on", "vandaag"),
            ("expected_end_on", "+6m"),
            ("authority", "both_parents"),
            ("consent_basis", "given"),
            ("consent_on", "vandaag"),
        ],
        "/youths/{id}/consents" => &[("giver", "youth"), ("purpose", "help"), ("basis", "given"), ("given_on", "vandaag")],
        "/youths/{id}/consents/{consent}/withdrawal" => &[("on", "vandaag")],
        "/youths/{id}/household" => &[("how", "join"), ("number", "J-0001")],
        "/youths/{id}/authority" => &[("kind", "guardian"), ("from_on", "vandaag")],
        "/youths/{id}/residences" => &[("address", "Kade 1"), ("municipality", "0748"), ("from_on", "vandaag"), ("secret", "on")],
        "/youths/{id}/contacts" => &[("name", "Els"), ("relation", "10"), ("may_know", "progress"), ("has_authority", "on")],
        "/youths/{id}/contacts/{contact}/end" => &[("ended_on", "vandaag")],
        "/youths/{id}/safety" => &[("concern", "reporting_code"), ("step", "1"), ("on", "vandaag")],
        "/cases/{id}/consultations"
        | "/cases/{id}/consultations/shared"
        | "/cases/{id}/draft"
        | "/cases/{id}/consultations/{consultation}/settle" => &[
            ("s", "Gaat goed."),
            ("status", "held"),
            ("on", "vandaag"),
            ("minutes", "45"),
            ("how", "practice"),
            ("kind", "follow_up"),
            ("present", "both"),
        ],
        "/cases/{id}/episode" => &[("help_questions", "sleep"), ("severity", "light"), ("expected_end_on", "+3m")],
        "/cases/{id}/referrals" => {
            &[("target", "team"), ("urgency", "regular"), ("referred_on", "vandaag"), ("question", "Graag hulp."), ("gp", "5")]
        }
        "/cases/{id}/referrals/{referral}/agreement" => &[("gp", "5"), ("agreed_on", "vandaag")],
        "/cases/{id}/referrals/{referral}/status" => &[("status", "withdrawn"), ("status_on", "vandaag")],
        "/cases/{id}/referrals/{referral}/feedback" => &[("feedback_on", "vandaag"), ("feedback", "Gehoord.")],
        "/cases/{id}/goals" => &[
            ("about", "arrangement-1"),
            ("description", "Slaapt door."),
            ("life_domain", "home"),
            ("weight", "1"),
            ("start_score", "3"),
            ("target_score", "8"),
            ("set_on", "vandaag"),
        ],
        "/cases/{id}/goals/{goal}/scores" => &[("score", "6"), ("on", "vandaag")],
        "/cases/{id}/evaluations" => {
            &[("about", "arrangement-1"), ("on", "vandaag"), ("kind", "interim"), ("informant", "both"), ("proposal", "same")]
        }
        "/cases/{id}/arrangements" => &[
            ("provider", "1"),
            ("profile", "P4"),
            ("intensity", "perspective"),
            ("municipality", "0748"),
            ("follower", "1"),
            ("allocated_on", "vandaag"),
            ("start_on", "vandaag"),
            ("planned_end_on", "+6m"),
            ("planned_end_source", "estimated"),
        ],
        "/arrangements/{id}/start" => &[("on", "vandaag")],
        "/arrangements/{id}/extension" => {
            &[("until", "+3m"), ("decided_on", "vandaag"), ("reason", "04"), ("decided_by", "family"), ("motive", "Nog één doel.")]
        }
        "/admin/accounts" => {
            &[("name", "Noor"), ("login", "noor"), ("email", "noor@uitstroom.example"), ("role", "gp"), ("place", "workplace-1")]
        }
        "/admin/accounts/{account}" => &[("name", "Sanne"), ("email", "sanne@uitstroom.example")],
        "/admin/accounts/{account}/postings" => &[("place", "workplace-2"), ("from_on", "vandaag")],
        "/admin/accounts/{account}/postings/end" => &[("held", "workplace-1"), ("last_on", "vandaag")],
        "/admin/workplaces" => &[("name", "De Ree"), ("kind", "practice"), ("municipality", "0748")],
        "/admin/workplaces/{workplace}" => &[("name", "De Ree"), ("municipality", "0748")],
        "/admin/workplaces/{workplace}/end" | "/admin/providers/{provider}/end" => &[("ended_on", "+2m")],
        "/admin/providers" => &[("name", "De Ree"), ("agb", "30309999")],
        "/admin/providers/{provider}" => &[("name", "De Ree")],
        "/admin/limits/{rule}" | "/admin/limits/{rule}/preview" => &[("late", "6"), ("urgent", "16"), ("valid_from", "vandaag")],
        "/admin/catalogue/products" => {
            &[("category", "45"), ("code", "45B"), ("profile", "P5"), ("intensity", "intensive"), ("valid_from", "vandaag")]
        }
        "/admin/catalogue/products/end" => &[("product", "50-"), ("gone_from", "vandaag")],
        "/admin/catalogue/intensities/{intensity}" => &[("guide", "9"), ("valid_from", "vandaag")],
        "/contracts/terms" => &[("provider", "1"), ("municipality", "0748"), ("from_on", "vandaag"), ("ceiling", "1.000")],
        "/contracts/terms/{contract}" => &[("ceiling", "2.000")],
        "/contracts/terms/{contract}/tariffs" => {
            &[("profile", "P4"), ("intensity", "perspective"), ("amount", "450,50"), ("unit", "month"), ("tariff_from", "vandaag")]
        }
        "/contracts/terms/{contract}/tariffs/end" => &[("tariff", "1"), ("last_on", "vandaag")],
        "/contracts/totals" => &[("municipality", "0748"), ("counted_on", "vandaag"), ("arrangements", "12")],
        "/arrangements/{id}/ending" => &[("on", "vandaag"), ("reason", "34"), ("how", "reported")],
        _ => &[],
    };
    fields.iter().map(|(name, value)| (*name, (*value).to_owned())).collect()
}

/// The token that this browser's forms carry.
async fn token(browser: &Browser) -> String {
    browser.visit("/settings").await.form().value("csrf")
}

fn sending() -> String {
    uitstroom::web::secret::random_token().unwrap()
}

/// Asks a route for one address, with a well-filled form where it takes one; gives status, where it leads, and what it says.
async fn ask(browser: &Browser, route: &Route, address: &str, csrf: &str, well_filled: bool) -> (u16, String, String) {
    let answered = match route.verb {
        Verb::Get => browser.send(TestRequest::get().uri(address)).await,
        Verb::Post => {
            let mut fields = vec![("csrf".to_owned(), csrf.to_owned()), ("sending".into(), sending()), ("version".into(), "1".into())];
            if well_filled {
                fields.extend(filled_in(route).into_iter().map(|(name, value)| (name.to_owned(), value)));
            }
            browser.post_raw(address, encoded(&fields)).await
        }
    };
    let led = answered.headers.get(LOCATION).map(|it| it.to_str().unwrap().to_owned()).unwrap_or_default();
    (answered.status, led, answered.body)
}

#[actix_web::test]
async fn every_role_comes_through_exactly_where_the_table_says() {
    for colleague in CAST {
        // A world of one's own: what the one before saved would change what this one meets.
        let app = TestApp::start().await;
        let known = everybody(&app);
        let browser = app.with_session(colleague);
        let csrf = token(&browser).await;
        let link = app.link(Some(PIET.id), LinkPurpose::Invitation);
        let mut stored = app.imprint();
        for route in ROUTES.iter().filter(|it| it.path != "/log-out") {
            let meant = meant(route);
            let by_role = match meant {
                Anyone | Everyone => true,
                HalfWay => false,
                Roles(roles) | Entrusted(roles) | Shared(roles) => roles.contains(&colleague.role),
            };
            let about: Vec<Option<&Known>> =
                if matches!(meant, Entrusted(_) | Shared(_)) { known.iter().map(Some).collect() } else { vec![None] };
            let (within, without): (Vec<_>, Vec<_>) =
                about.into_iter().partition(|one| by_role && one.is_none_or(|it| it.reached_by(colleague)));

            // The trail is about every youth, by number.
            let own = about_nobody(route)
                .replace("{absence}", &colleague.id.to_string())
                .replace("{id}", &known[0].filed.youth.0.to_string())
                .replace("{token}", &link);
            for one in &without {
                let address = one.map_or(own.clone(), |it| it.address(route));
                for (status, led, body) in ask_twice(&browser, route, &address, &csrf).await {
                    let says = format!("{} {address} for {}: {status} {led}", name_of(route), colleague.login);
                    let led_to_log_in = status == 303 && led.starts_with("/log-in");
                    assert!(if meant == HalfWay { led_to_log_in } else { status == 404 }, "{says}");
                    tells_nothing_hidden(&body, colleague, &known, &says);
                }
            }
            if !without.is_empty() {
                assert_eq!(app.imprint(), stored, "{} for {} stored something", name_of(route), colleague.login);
            }
            for one in &within {
                let address = one.map_or(own.clone(), |it| it.address(route));
                for (status, led, body) in ask_twice(&browser, route, &address, &csrf).await {
                    let says = format!("{} {address} for {}: {status} {led}", name_of(route), colleague.login);
                    let came_through =
                        matches!(status, 200 | 204 | 409 | 422) || (status == 303 && (meant == Anyone || !led.starts_with("/log-in")));
                    assert!(came_through, "{says}");
                    tells_nothing_hidden(&body, colleague, &known, &says);
                }
            }
            if !within.is_empty() {
                stored = app.imprint();
            }
        }
    }
}

/// The address of a page about no youth: an account, a place, a contract of Bergen op Zoom, each the first there is.
fn about_nobody(route: &Route) -> String {
    let path = match route.path {
        "/contracts/terms/download" => "/contracts/terms/download?formaat=xlsx",
        "/contracts/totals/download" => "/contracts/totals/download?formaat=csv",
        "/contracts/download" => "/contracts/download?report=stock&split=none&formaat=csv",
        path => path,
    };
    let mut address = path.replace("{rule}", "R06").replace("{intensity}", "perspective").replace("{municipality}", "0748");
    for name in ["{account}", "{workplace}", "{provider}", "{contract}", "{request}"] {
        address = address.replace(name, "1");
    }
    address
}

/// Asks with an empty form and with a well-filled one; a page is asked for once.
async fn ask_twice(browser: &Browser, route: &Route, address: &str, csrf: &str) -> Vec<(u16, String, String)> {
    let well_filled = ask(browser, route, address, csrf, true).await;
    match route.verb {
        Verb::Get => vec![well_filled],
        Verb::Post if route.path == "/log-in" => vec![],
        Verb::Post => vec![ask(browser, route, address, csrf, false).await, well_filled],
    }
}

/// No name out of reach, and no note for who may not read notes there.
fn tells_nothing_hidden(body: &str, colleague: Colleague, known: &[Known], says: &str) {
    for one in known {
        let reached = one.reached_by(colleague);
        assert!(reached || !body.contains(&one.filed.last_name), "{says} names {}", one.filed.last_name);
        assert!((reached && CARE.contains(&colleague.role)) || !body.contains(&one.secret), "{says} tells {}", one.secret);
    }
}

#[actix_web::test]
async fn who_is_not_logged_in_is_led_to_the_log_in_page() {
    let app = TestApp::start().await;
    let known = everybody(&app);
    let browser = app.browser();
    let before = app.imprint();
    for route in ROUTES.iter().filter(|it| !matches!(it.needs, Needs::Nobody)) {
        for one in &known {
            let (status, led, body) = ask(&browser, route, &one.address(route), "", true).await;
            assert!(status == 303 && led.starts_with("/log-in"), "{}: {status} {led}", name_of(route));
            assert!(!body.contains(&one.filed.last_name) && !body.contains(&one.secret), "{}", name_of(route));
        }
    }
    // Half-way is not in.
    let half = app.browser();
    let page = half.visit("/log-in").await;
    page.form().fill("user", SANNE.login).fill("password", SANNE.password).submit().await;
    for path in ["/", "/worklist", &format!("/cases/{}", known[0].case)] {
        assert_eq!(half.open(path).await.path(), "/log-in", "{path}");
    }
    let kept = |imprint: Vec<String>| {
        imprint.into_iter().filter(|it| !it.starts_with("sessions") && !it.starts_with("throttles")).collect::<Vec<_>>()
    };
    assert_eq!(kept(app.imprint()), kept(before));
}

/// Where this colleague's search box leads.
fn searches(colleague: Colleague) -> &'static str {
    if colleague.role == Role::Gp { "/practice/search" } else { "/search" }
}

#[actix_web::test]
async fn searching_finds_nobody_out_of_reach() {
    let app = TestApp::start().await;
    let known = everybody(&app);
    for colleague in [SANNE, JORIS, FATMA, TOM, DR_VISSER] {
        let browser = app.with_session(colleague);
        for one in &known {
            let born = one.filed.born_on.format("%d-%m-%Y").to_string();
            for asked in [format!("Kim {}", one.filed.last_name), one.filed.last_name.clone(), born, one.filed.youth.to_string()] {
                let page = browser.visit("/").await.form_to(searches(colleague)).fill("q", &asked).submit().await;
                let reached = one.reached_by(colleague) || one.filed.last_name.is_empty();
                let file = if colleague.role == Role::Gp {
                    format!("/practice/youths/{}", one.filed.youth.0)
                } else {
                    format!("/cases/{}", one.case)
                };
                assert_eq!(page.path() == file, reached, "{} looks for {asked} and comes to {}", colleague.login, page.path());
                // What was typed stands in the box again; the child stands nowhere.
                let results = page.all("main ul li, main ol li, main table").join(" ");
                assert!(reached || !results.contains(&one.filed.last_name), "{} sees {asked}", colleague.login);
            }
        }
    }
}

#[actix_web::test]
async fn a_form_that_names_someone_elses_place_is_refused() {
    let app = TestApp::start().await;
    let known = everybody(&app);
    let sanne = app.with_session(SANNE);
    let before = app.imprint();
    let filled = sanne
        .visit("/youths/new")
        .await
        .form()
        .fill("first_name", "Mees")
        .fill("last_name", "Nieuw")
        .fill("born_on", "1-2-2014")
        .choose("help_questions", "sleep");
    for (field, value) in
        [("workplace", "3"), ("workplace", "4"), ("workplace", "999"), ("municipality", "9999"), ("sex", "7"), ("severity", "x")]
    {
        let page = filled.clone().tamper(field, value).submit().await;
        assert_eq!(page.status, 422, "{field} = {value}");
    }
    let case = known[0].case;
    let filled = sanne.visit(format!("/cases/{case}/arrangements/new")).await.form().choose("provider", "1").choose("profile", "P4");
    for (field, value) in [("follower", "3"), ("follower", "2"), ("provider", "99"), ("municipality", "9999"), ("intensity", "x")] {
        let page = filled.clone().tamper(field, value).submit().await;
        assert_eq!(page.status, 422, "{field} = {value}");
    }
    // A consultation of one child under the case of another.
    let other = known[1].filed.consultation();
    for path in [format!("/cases/{case}/consultations/{other}"), format!("/cases/{case}/consultations/{other}/settle")] {
        assert_eq!(sanne.open(&path).await.status, 404, "{path}");
    }
    assert_eq!(app.imprint(), before);
}

#[actix_web::test]
async fn a_form_must_come_from_a_page_of_this_session() {
    let app = TestApp::start().await;
    let known = everybody(&app);
    let (sanne, joris) = (app.with_session(SANNE), app.with_session(JORIS));
    let (own, other) = (token(&sanne).await, token(&joris).await);
    assert_ne!(own, other);
    let before = app.imprint();
    for route in ROUTES.iter().filter(|it| it.verb == Verb::Post && matches!(it.needs, Needs::Right(_))) {
        let address = known[0].address(route);
        let post = |csrf: &str, headers: &[(&'static str, &'static str)]| {
            let mut fields = vec![("csrf".to_owned(), csrf.to_owned()), ("sending".into(), sending()), ("version".into(), "1".into())];
            fields.extend(filled_in(route).into_iter().map(|(name, value)| (name.to_owned(), value)));
            let mut request = TestRequest::post()
                .uri(&address)
                .insert_header((CONTENT_TYPE, "application/x-www-form-urlencoded"))
                .set_payload(encoded(&fields));
            for header in headers {
                request = request.insert_header(*header);
            }
            sanne.send(request)
        };
        for (csrf, headers) in [
            ("", vec![("sec-fetch-site", "same-origin")]),
            (other.as_str(), vec![("sec-fetch-site", "same-origin")]),
            (own.as_str(), vec![("sec-fetch-site", "cross-site")]),
            (own.as_str(), vec![("sec-fetch-site", "same-site")]),
            (own.as_str(), vec![("origin", "https://elders.test")]),
            (own.as_str(), vec![("origin", "null")]),
        ] {
            let answered = post(csrf, &headers).await;
            assert_eq!(answered.status, 403, "{} with {headers:?}", name_of(route));
            assert!(!answered.body.contains("Kanarie"), "{}", name_of(route));
        }
    }
    assert_eq!(app.imprint(), before);
    // Logging somebody in from elsewhere is refused too.
    for path in ["/log-in", "/log-in/code"] {
        let request = TestRequest::post()
            .uri(path)
            .insert_header((CONTENT_TYPE, "application/x-www-form-urlencoded"))
            .insert_header(("sec-fetch-site", "cross-site"));
        assert_eq!(app.browser().send(request).await.status, 403, "{path}");
    }
    assert!(!HOST.is_empty() && fits("/cases/{id}", "/cases/1?x=2"));
}

#[actix_web::test]
async fn reading_writes_nothing_but_that_it_was_seen() {
    let app = TestApp::start().await;
    let known = everybody(&app);
    for (colleague, one) in [(SANNE, &known[0]), (TOM, &known[4]), (DR_VISSER, &known[0])] {
        let browser = app.with_session(colleague);
        let before = app.imprint();
        for route in ROUTES.iter().filter(|it| it.verb == Verb::Get) {
            let Meant::Entrusted(roles) = meant(route) else { continue };
            if !roles.contains(&colleague.role) {
                continue;
            }
            let address = one.address(route);
            browser.visit(&address).await;
            let id = one.filed.youth.0;
            let seen = app.db.last_views(1).unwrap();
            let recorded = seen.iter().any(|it| it.noun == "youth" && it.ids == id.to_string() && it.account_id == Some(colleague.id.0));
            assert!(recorded, "{address} leaves no record: {seen:?}");
        }
        let lists: &[&str] = match colleague.role {
            Role::Gp => &["/", "/practice", "/practice?show=past", "/talk-sheet", "/settings"],
            _ => &["/", "/worklist", "/worklist?tab=kept", "/caseload", "/settings"],
        };
        for path in lists {
            browser.visit(path).await;
        }
        assert_eq!(app.imprint(), before, "{} only read", colleague.login);
    }
    // Lists are one record with the ids they show.
    app.with_session(SANNE).visit("/worklist").await;
    let ids = format!("{} {}", known[0].filed.youth.0, known[1].filed.youth.0);
    assert_eq!(app.db.last_views(1).unwrap()[0].ids, ids);
    assert_eq!(app.db.verify_views().unwrap(), None);
}

#[actix_web::test]
async fn what_cannot_be_recorded_is_not_shown() {
    let app = TestApp::start().await;
    let known = everybody(&app);
    let browsers = [(SANNE, &known[0]), (TOM, &known[4]), (DR_VISSER, &known[0])].map(|(it, one)| (app.with_session(it), it, one));
    app.execute_on_views("DROP TABLE view_records");
    for (browser, colleague, one) in &browsers {
        for route in ROUTES.iter().filter(|it| it.verb == Verb::Get) {
            let shows = match meant(route) {
                Entrusted(roles) => roles.contains(&colleague.role),
                Roles(roles) => {
                    ["/worklist", "/caseload", "/practice", "/talk-sheet"].contains(&route.path) && roles.contains(&colleague.role)
                }
                _ => route.path == "/",
            };
            if !shows {
                continue;
            }
            let page = browser.open(&one.address(route)).await;
            assert_eq!(page.status, 503, "{} {}", colleague.login, route.path);
            assert!(!page.says(&one.filed.last_name) && !page.says(&one.secret), "{}", route.path);
        }
        let page = browser.visit("/settings").await.form_to(searches(*colleague)).fill("q", "Kanarie").submit().await;
        assert_eq!(page.status, 503, "search");
        assert!(!page.says(&one.filed.last_name));
    }
}
