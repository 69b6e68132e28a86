//! Every address of the program, the right it needs, and which noun it shows.

use crate::domain::change::Noun;
use crate::domain::permission::Action;
use crate::web::desk::{Desk, WebResult};
use crate::web::{arrangement, case, consultation, health, log_in, safety, search, settings, start, unlinked, worklist, youth};

/// What a route asks of who comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// Nothing: log-in and health.
    Nobody,
    /// The password was right and the code is still asked.
    Password,
    /// This right, and with it a session.
    Right(Action),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    Get,
    Post,
}

pub struct Route {
    pub verb: Verb,
    pub path: &'static str,
    pub needs: Needs,
    /// For a page about one thing: its noun and where its id stands. The gate writes the view record before the page is made;
    /// pages that list several write their own.
    pub views: Option<(Noun, &'static str)>,
    pub run: fn(&Desk) -> WebResult,
}

const fn get(path: &'static str, needs: Needs, run: fn(&Desk) -> WebResult) -> Route {
    Route { verb: Verb::Get, path, needs, views: None, run }
}
const fn view(path: &'static str, action: Action, noun: Noun, run: fn(&Desk) -> WebResult) -> Route {
    Route { verb: Verb::Get, path, needs: Needs::Right(action), views: Some((noun, "id")), run }
}
const fn post(path: &'static str, needs: Needs, run: fn(&Desk) -> WebResult) -> Route {
    Route { verb: Verb::Post, path, needs, views: None, run }
}

use Action as A;
use Needs::{Nobody, Password, Right};

pub static ROUTES: &[Route] = &[
    get("/health/live", Nobody, health::live),
    get("/health/ready", Nobody, health::ready),
    get("/log-in", Nobody, log_in::show),
    post("/log-in", Nobody, log_in::create),
    get("/log-in/code", Password, log_in::show_code),
    post("/log-in/code", Password, log_in::create_code),
    post("/log-out", Right(A::UseProgram), log_in::log_out),
    post("/stay", Right(A::UseProgram), log_in::stay),
    get("/", Right(A::UseProgram), start::show),
    get("/settings", Right(A::UseProgram), settings::show),
    post("/settings", Right(A::UseProgram), settings::create),
    post("/search", Right(A::SearchYouths), search::create),
    get("/worklist", Right(A::ReadWorklist), worklist::list),
    view("/worklist/{rule}/{subject}/{id}", A::ReadWorklist, Noun::Answer, worklist::why),
    post("/worklist/{rule}/{subject}/{id}/answer", Right(A::AnswerFlag), worklist::answer),
    get("/unlinked", Right(A::LinkDelivery), unlinked::list),
    post("/arrangements/{id}/follower", Right(A::LinkDelivery), unlinked::follow),
    get("/youths/new", Right(A::RegisterYouth), youth::new),
    post("/youths", Right(A::RegisterYouth), youth::create),
    view("/youths/{id}", A::ReadCase, Noun::Youth, youth::show),
    post("/youths/{id}/consents", Right(A::RegisterYouth), youth::consent),
    view("/youths/{id}/safety", A::ReadSafety, Noun::SafetyRecord, safety::show),
    post("/youths/{id}/safety", Right(A::WriteSafety), safety::create),
    view("/cases/{id}", A::ReadCase, Noun::Case, case::show),
    view("/cases/{id}/consultations/new", A::WriteConsultation, Noun::Case, consultation::new),
    post("/cases/{id}/consultations", Right(A::WriteConsultation), consultation::create),
    post("/cases/{id}/draft", Right(A::WriteConsultation), consultation::keep_draft),
    view("/cases/{id}/consultations/{consultation}", A::ReadNotes, Noun::Case, consultation::show),
    view("/cases/{id}/consultations/{consultation}/settle", A::WriteConsultation, Noun::Case, consultation::settle_form),
    post("/cases/{id}/consultations/{consultation}/settle", Right(A::WriteConsultation), consultation::settle),
    view("/cases/{id}/arrangements/new", A::WriteArrangement, Noun::Case, arrangement::new),
    post("/cases/{id}/arrangements", Right(A::WriteArrangement), arrangement::create),
    view("/arrangements/{id}", A::ReadArrangement, Noun::Arrangement, arrangement::show),
    view("/arrangements/{id}/start/new", A::WriteArrangement, Noun::Arrangement, arrangement::start_form),
    post("/arrangements/{id}/start", Right(A::WriteArrangement), arrangement::start),
    view("/arrangements/{id}/extension/new", A::WriteArrangement, Noun::Arrangement, arrangement::extension_form),
    post("/arrangements/{id}/extension", Right(A::WriteArrangement), arrangement::extend),
    view("/arrangements/{id}/ending/new", A::WriteArrangement, Noun::Arrangement, arrangement::ending_form),
    post("/arrangements/{id}/ending", Right(A::WriteArrangement), arrangement::end),
];
