//! Every address of the program and the right it needs.

use crate::domain::permission::Action;
use crate::web::desk::{Desk, WebResult};
use crate::web::{
    absence, advice, arrangement, audit, case, caseload, closing, consent, consultation, contact_person, episode, evaluation, family, goal,
    hand_over, health, log_in, note_template, pilot_light, referral, residence, safety, search, settings, start, succession, unlinked,
    worklist, youth,
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
    get("/caseload", Right(A::ReadCase), caseload::list),
    post("/cases/{id}/owner", Right(A::WriteCase), caseload::take),
    get("/advice/new", Right(A::GiveAdvice), advice::new),
    post("/advice", Right(A::GiveAdvice), advice::create),
    get("/templates", Right(A::UseTemplates), note_template::list),
    get("/templates/new", Right(A::UseTemplates), note_template::new),
    post("/templates", Right(A::UseTemplates), note_template::create),
    get("/templates/{template}", Right(A::UseTemplates), note_template::show),
    post("/templates/{template}", Right(A::UseTemplates), note_template::change),
    post("/templates/{template}/end", Right(A::UseTemplates), note_template::end),
    post("/arrangements/{id}/follower", Right(A::LinkDelivery), unlinked::follow),
    get("/audit", Right(A::ReadTrail), audit::list),
    post("/audit", Right(A::ReadTrail), audit::ask),
    get("/audit/review", Right(A::ReadTrail), audit::review),
    post("/audit/verify", Right(A::ReadTrail), audit::verify),
    get("/audit/youths/{id}", Right(A::ReadTrail), audit::show),
    post("/audit/youths/{id}", Right(A::ReadTrail), audit::narrow),
    get("/audit/youths/{id}/download", Right(A::ReadTrail), audit::download),
    get("/youths/{id}/access", Right(A::ReadAccessList), audit::show),
    post("/youths/{id}/access", Right(A::ReadAccessList), audit::narrow),
    get("/youths/new", Right(A::RegisterYouth), youth::new),
    post("/youths", Right(A::RegisterYouth), youth::create),
    get("/youths/{id}", Right(A::ReadCase), youth::show),
    post("/youths/{id}/consents", Right(A::RegisterYouth), consent::create),
    get("/youths/{id}/consents/{consent}/withdrawal/new", Right(A::WriteFamily), consent::withdrawal_form),
    post("/youths/{id}/consents/{consent}/withdrawal", Right(A::WriteFamily), consent::withdraw),
    get("/youths/{id}/family", Right(A::ReadFamily), family::show),
    get("/youths/{id}/household/new", Right(A::WriteFamily), family::household_new),
    post("/youths/{id}/household", Right(A::WriteFamily), family::household),
    get("/youths/{id}/authority/new", Right(A::WriteFamily), family::authority_new),
    post("/youths/{id}/authority", Right(A::WriteFamily), family::authority),
    get("/youths/{id}/residences/new", Right(A::WriteFamily), residence::new),
    post("/youths/{id}/residences", Right(A::WriteFamily), residence::create),
    get("/youths/{id}/contacts/new", Right(A::WriteFamily), contact_person::new),
    post("/youths/{id}/contacts", Right(A::WriteFamily), contact_person::create),
    get("/youths/{id}/contacts/{contact}/end/new", Right(A::WriteFamily), contact_person::end_form),
    post("/youths/{id}/contacts/{contact}/end", Right(A::WriteFamily), contact_person::end),
    get("/youths/{id}/safety", Right(A::ReadSafety), safety::show),
    post("/youths/{id}/safety", Right(A::WriteSafety), safety::create),
    get("/cases/{id}", Right(A::ReadCase), case::show),
    get("/cases/{id}/episode/edit", Right(A::WriteCase), episode::edit),
    post("/cases/{id}/episode", Right(A::WriteCase), episode::save),
    get("/cases/{id}/consultations/new", Right(A::WriteConsultation), consultation::new),
    post("/cases/{id}/consultations", Right(A::WriteConsultation), consultation::create),
    get("/cases/{id}/consultations/shared/new", Right(A::WriteConsultation), consultation::shared::new),
    post("/cases/{id}/consultations/shared", Right(A::WriteConsultation), consultation::shared::create),
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
    get("/cases/{id}/referrals/new", Right(A::WriteReferral), referral::new),
    post("/cases/{id}/referrals", Right(A::WriteReferral), referral::create),
    get("/cases/{id}/referrals/{referral}", Right(A::WriteReferral), referral::show),
    post("/cases/{id}/referrals/{referral}/agreement", Right(A::WriteReferral), referral::agree),
    post("/cases/{id}/referrals/{referral}/status", Right(A::WriteReferral), referral::move_to),
    post("/cases/{id}/referrals/{referral}/feedback", Right(A::WriteReferral), referral::feedback),
    get("/cases/{id}/goals", Right(A::ReadGoals), goal::list),
    get("/cases/{id}/goals/new", Right(A::WriteGoal), goal::new),
    post("/cases/{id}/goals", Right(A::WriteGoal), goal::create),
    get("/cases/{id}/goals/{goal}", Right(A::ReadGoals), goal::show),
    post("/cases/{id}/goals/{goal}/scores", Right(A::WriteGoal), goal::score),
    get("/cases/{id}/evaluations/new", Right(A::WriteGoal), evaluation::new),
    post("/cases/{id}/evaluations", Right(A::WriteGoal), evaluation::create),
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
