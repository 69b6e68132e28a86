//! Every address of the program and the right it needs.

use crate::domain::permission::Action;
use crate::web::desk::{Desk, WebResult};
use crate::web::{
    absence, arrangement, case, closing, consultation, hand_over, health, log_in, pilot_light, safety, search, settings, start, succession,
    unlinked, worklist, youth,
};

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
    pub run: fn(&Desk) -> WebResult,
}

const fn get(path: &'static str, needs: Needs, run: fn(&Desk) -> WebResult) -> Route {
    Route { verb: Verb::Get, path, needs, run }
}
const fn post(path: &'static str, needs: Needs, run: fn(&Desk) -> WebResult) -> Route {
    Route { verb: Verb::Post, path, needs, run }
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
    get("/worklist/{rule}/{subject}/{id}", Right(A::ReadWorklist), worklist::why),
    post("/worklist/{rule}/{subject}/{id}/answer", Right(A::AnswerFlag), worklist::answer),
    get("/absences", Right(A::HandOver), absence::list),
    post("/absences", Right(A::HandOver), absence::create),
    post("/absences/{absence}/end", Right(A::HandOver), absence::end),
    get("/hand-over", Right(A::HandOver), hand_over::new),
    post("/hand-over", Right(A::HandOver), hand_over::create),
    get("/unlinked", Right(A::LinkDelivery), unlinked::list),
    post("/arrangements/{id}/follower", Right(A::LinkDelivery), unlinked::follow),
    get("/youths/new", Right(A::RegisterYouth), youth::new),
    post("/youths", Right(A::RegisterYouth), youth::create),
    get("/youths/{id}", Right(A::ReadCase), youth::show),
    post("/youths/{id}/consents", Right(A::RegisterYouth), youth::consent),
    get("/youths/{id}/safety", Right(A::ReadSafety), safety::show),
    post("/youths/{id}/safety", Right(A::WriteSafety), safety::create),
    get("/cases/{id}", Right(A::ReadCase), case::show),
    get("/cases/{id}/consultations/new", Right(A::WriteConsultation), consultation::new),
    post("/cases/{id}/consultations", Right(A::WriteConsultation), consultation::create),
    post("/cases/{id}/draft", Right(A::WriteConsultation), consultation::keep_draft),
    get("/cases/{id}/consultations/{consultation}", Right(A::ReadNotes), consultation::show),
    get("/cases/{id}/consultations/{consultation}/settle", Right(A::WriteConsultation), consultation::settle_form),
    post("/cases/{id}/consultations/{consultation}/settle", Right(A::WriteConsultation), consultation::settle),
    get("/cases/{id}/pilot-light/new", Right(A::WriteCase), pilot_light::light_new),
    post("/cases/{id}/pilot-light", Right(A::WriteCase), pilot_light::light),
    get("/cases/{id}/return/new", Right(A::WriteCase), pilot_light::return_new),
    post("/cases/{id}/return", Right(A::WriteCase), pilot_light::return_to_care),
    get("/cases/{id}/closure/new", Right(A::WriteCase), closing::new),
    post("/cases/{id}/closure", Right(A::WriteCase), closing::create),
    get("/cases/{id}/reopening/new", Right(A::WriteCase), closing::reopening_new),
    post("/cases/{id}/reopening", Right(A::WriteCase), closing::reopen),
    get("/cases/{id}/arrangements/new", Right(A::WriteArrangement), arrangement::new),
    post("/cases/{id}/arrangements", Right(A::WriteArrangement), arrangement::create),
    get("/arrangements/{id}", Right(A::ReadArrangement), arrangement::show),
    get("/arrangements/{id}/start/new", Right(A::WriteArrangement), arrangement::start_form),
    post("/arrangements/{id}/start", Right(A::WriteArrangement), arrangement::start),
    get("/arrangements/{id}/extension/new", Right(A::WriteArrangement), arrangement::extension_form),
    post("/arrangements/{id}/extension", Right(A::WriteArrangement), arrangement::extend),
    get("/arrangements/{id}/ending/new", Right(A::WriteArrangement), arrangement::ending_form),
    post("/arrangements/{id}/ending", Right(A::WriteArrangement), arrangement::end),
    get("/arrangements/{id}/pause/new", Right(A::WriteArrangement), arrangement::pause_form),
    post("/arrangements/{id}/pause", Right(A::WriteArrangement), arrangement::pause),
    get("/arrangements/{id}/resumption/new", Right(A::WriteArrangement), arrangement::resumption_form),
    post("/arrangements/{id}/resumption", Right(A::WriteArrangement), arrangement::resume),
    get("/arrangements/{id}/scale-down/new", Right(A::WriteArrangement), succession::new),
    post("/arrangements/{id}/scale-down", Right(A::WriteArrangement), succession::create),
    get("/arrangements/{id}/scale-up/new", Right(A::WriteArrangement), succession::new),
    post("/arrangements/{id}/scale-up", Right(A::WriteArrangement), succession::create),
    get("/arrangements/{id}/transfer/new", Right(A::WriteArrangement), succession::new),
    post("/arrangements/{id}/transfer", Right(A::WriteArrangement), succession::create),
    get("/arrangements/{id}/renumbering/new", Right(A::WriteArrangement), succession::new),
    post("/arrangements/{id}/renumbering", Right(A::WriteArrangement), succession::create),
    get("/arrangements/{id}/stacking/new", Right(A::WriteArrangement), arrangement::stacking_form),
    post("/arrangements/{id}/stacking", Right(A::WriteArrangement), arrangement::stack),
    get("/arrangements/{id}/after-18/new", Right(A::WriteArrangement), arrangement::after_18_form),
    post("/arrangements/{id}/after-18", Right(A::WriteArrangement), arrangement::after_18),
];
