//! Every noun, with all that may stay empty left empty and with everything filled in.

use super::trail::every_event_about_someone_names_the_youth;
use crate::support::*;
use diesel::prelude::*;
use uitstroom::db::DbError;
use uitstroom::db::schema;
use uitstroom::domain::absence::Absence;
use uitstroom::domain::account::{Account, Digest, Locale, Theme};
use uitstroom::domain::advice::Advice;
use uitstroom::domain::arrangement::*;
use uitstroom::domain::case::{Case, CloseReason, Episode, HelpQuestions, Intention, LifeDomains, Outcome, Regime, Severity};
use uitstroom::domain::catalogue::{HelpQuestion, Intensity, LifeDomain, Profile};
use uitstroom::domain::change::{New, Noun};
use uitstroom::domain::code::{ChangeReason, Code, EndReason, Sex};
use uitstroom::domain::consent::{Basis, Consent, Giver, Purpose};
use uitstroom::domain::consultation::{ClockTime, Consultation, ConsultationStatus, Contact, Form, Kind, Note, PilotLightOutcome, Present};
use uitstroom::domain::contact_person::{ContactPerson, MayKnow, Relation};
use uitstroom::domain::contract::{Contract, OwnTotal, Tariff, TariffUnit};
use uitstroom::domain::evaluation::{Evaluation, EvaluationKind, Informant, Proposal, WithoutHelp};
use uitstroom::domain::goal::{Goal, GoalScore, GoalState};
use uitstroom::domain::id::*;
use uitstroom::domain::identity::{AgbCode, MunicipalityCode};
use uitstroom::domain::note_template::NoteTemplate;
use uitstroom::domain::outflow::answer::{Answer, AnswerKind, Motive, SubjectKind};
use uitstroom::domain::outflow::rule::RuleCode;
use uitstroom::domain::permission::Role;
use uitstroom::domain::question::{Question, Sighting};
use uitstroom::domain::referral::{AgreedHow, Referral, ReferralRefusal, ReferralStatus, Target, Urgency};
use uitstroom::domain::residence::Residence;
use uitstroom::domain::safety::{Concern, SafetyRecord};
use uitstroom::domain::stop_request::StopRequest;
use uitstroom::domain::workplace::{Provider, Workplace, WorkplaceKind};
use uitstroom::domain::youth::{Authority, AuthorityKind, Youth};

/// The row of a noun as the database has it now.
macro_rules! stored {
    ($store:expr, $noun:ident::$row:ident in $table:ident, $id:expr) => {
        $store.db.read(|conn| -> Result<_, DbError> {
            use diesel::HasQuery;
            let row = uitstroom::db::$noun::$row::query().filter(schema::$table::id.eq($id)).first(conn)?;
            Ok(row.into())
        })
    };
}

/// Saves each of these and finds it again as it was.
macro_rules! comes_back {
    ($store:expr, $noun:ident::$row:ident in $table:ident: $($state:expr),+ $(,)?) => {$({
        let mut state = $state;
        let saved = state.clone();
        state.id = $store.write(|tx| tx.save(New::taken_over(saved)));
        let mut expected = vec![state.clone()];
        expected.push(stored!($store, $noun::$row in $table, state.id).unwrap());
        assert_eq!(expected[1], expected[0]);
    })+};
}

fn bergen() -> MunicipalityCode {
    MunicipalityCode::parse("0748").unwrap()
}

fn full_arrangement(kim: &Filed) -> Arrangement {
    Arrangement {
        id: ArrangementId::NEW,
        version: 1,
        youth_id: kim.youth,
        provider_id: ZEEWERING,
        municipality: bergen(),
        profile: Profile::P10,
        intensity: Intensity::LastingHeavy,
        category: Some("50".into()),
        product_code: Some("50A04".into()),
        follower_workplace_id: DE_LINDE.id,
        follower_id: Some(SANNE.id),
        referral_id: Some(kim.referrals[0]),
        predecessor_id: None,
        with_stay: true,
        allocation_number: Some(300_201),
        allocated_on: Some(day("2026-01-02")),
        start_on: Some(day("2026-01-10")),
        planned_end_on: Some(day("2026-12-31")),
        planned_end_source: Some(DateSource::Decision),
        actual_end_on: Some(day("2026-11-30")),
        end_reason: Some(EndReason::InAgreement),
        paused_on: Some(day("2026-05-01")),
        withdrawn: true,
        known_at: day("2026-01-02"),
    }
}

fn empty_arrangement(kim: &Filed) -> Arrangement {
    Arrangement {
        category: None,
        product_code: None,
        follower_id: None,
        referral_id: None,
        predecessor_id: None,
        with_stay: false,
        allocation_number: None,
        allocated_on: None,
        start_on: None,
        planned_end_on: None,
        planned_end_source: None,
        actual_end_on: None,
        end_reason: None,
        paused_on: None,
        withdrawn: false,
        ..full_arrangement(kim)
    }
}

fn full_delivery(kim: &Filed) -> Delivery {
    Delivery {
        id: DeliveryId::NEW,
        version: 1,
        youth_id: kim.youth,
        provider_id: ANKER,
        municipality: bergen(),
        number: Some(7),
        category: Some("45".into()),
        product_code: Some("45A04".into()),
        start_on: Some(day("2026-02-01")),
        paused_on: Some(day("2026-03-01")),
        end_on: Some(day("2026-04-01")),
        end_reason: Some(EndReason::AsPlanned),
        attached_to: Some(kim.arrangement()),
        known_at: day("2026-02-02"),
    }
}

fn empty_delivery(delivery: &Delivery) -> Delivery {
    Delivery {
        number: None,
        category: None,
        product_code: None,
        start_on: None,
        paused_on: None,
        end_on: None,
        end_reason: None,
        attached_to: None,
        ..delivery.clone()
    }
}

#[test]
fn every_noun_comes_back_as_it_was_empty_and_full() {
    let store = Store::new();
    let kim = store.youth().referred(ReferralStatus::Intake, "2026-10-01").arrangement(until("2026-12-31")).insert();

    let account = Account {
        id: AccountId::NEW,
        version: 1,
        login: "nieuw".into(),
        name: "Ëlle Nïeuw".into(),
        role: Role::Gp,
        locale: Locale::En,
        theme: Theme::Dark,
        shortcuts: false,
        ended_on: Some(day("2027-01-01")),
        email: "elle@uitstroom.example".into(),
        digest: Digest::Weekly,
    };
    let other = Account { login: "ander".into(), ended_on: None, shortcuts: true, ..account.clone() };
    comes_back!(store, account::AccountRow in accounts: account, other);

    let place = Workplace {
        id: WorkplaceId::NEW,
        version: 1,
        kind: WorkplaceKind::AccessTeam,
        name: "Toegang".into(),
        municipality: bergen(),
        phone: String::new(),
        ended_on: None,
    };
    comes_back!(store, workplace::WorkplaceRow in workplaces: place);
    let provider = Provider {
        id: ProviderId::NEW,
        version: 1,
        name: "Nieuw".into(),
        agb: AgbCode::parse("30309999").unwrap(),
        phone: String::new(),
        ended_on: None,
    };
    comes_back!(store, workplace::ProviderRow in providers: provider);

    let youth = Youth {
        id: YouthId::NEW,
        version: 1,
        household_id: kim.household,
        practice_id: Some(DE_LINDE.id),
        first_name: "Zoë".into(),
        prefix: "van 't".into(),
        last_name: "Hoff-Çelik".into(),
        born_on: day("2008-02-29"),
        sex: Sex::Female,
        municipality: bergen(),
        died_on: Some(day("2026-11-01")),
        known_at: day("2026-11-01"),
    };
    let other = Youth { practice_id: None, prefix: String::new(), died_on: None, ..youth.clone() };
    comes_back!(store, youth::YouthRow in youths: youth, other);
    let authority = Authority {
        id: AuthorityId::NEW,
        youth_id: kim.youth,
        kind: AuthorityKind::Guardian,
        from_on: day("2026-01-01"),
        known_at: day("2026-01-02"),
    };
    comes_back!(store, youth::AuthorityRow in authorities: authority);
    let consent = Consent {
        id: ConsentId::NEW,
        version: 1,
        purpose: Purpose::ShareSchool,
        youth_id: kim.youth,
        giver: Giver::Guardian,
        basis: Basis::WishOfYouth,
        given_on: day("2026-01-01"),
        withdrawn_on: Some(day("2026-02-01")),
        known_at: day("2026-01-02"),
    };
    comes_back!(store, youth::ConsentRow in consents: consent.clone(), Consent { withdrawn_on: None, ..consent });

    let case = Case {
        id: CaseId::NEW,
        version: 1,
        youth_id: kim.youth,
        workplace_id: DE_KADE.id,
        owner_id: Some(SANNE.id),
        regime: Regime::YouthAct,
        known_at: day("2026-01-01"),
    };
    comes_back!(store, case::CaseRow in cases: case.clone(), Case { workplace_id: OUDLAND.id, owner_id: None, ..case });
    let episode = Episode {
        id: EpisodeId::NEW,
        version: 1,
        case_id: kim.case,
        registered_on: day("2026-01-01"),
        help_questions: HelpQuestions::of(HelpQuestion::ALL),
        severity: Some(Severity::Light),
        expected_end_on: Some(day("2026-06-01")),
        life_domains: LifeDomains::of(LifeDomain::ALL),
        intention: Some(Intention::Unsure),
        intention_by: Some(DR_VISSER.id),
        intention_on: Some(day("2026-01-02")),
        pilot_light_on: Some(day("2026-05-01")),
        pilot_light_until: Some(day("2026-05-20")),
        returned_on: Some(day("2026-04-01")),
        closed_on: Some(day("2026-06-02")),
        outcome: Some(Outcome::DroppedOut),
        close_reason: Some(CloseReason::External),
        known_at: day("2026-01-01"),
    };
    let other = Episode::blank(kim.case, episode.registered_on, episode.known_at);
    comes_back!(store, case::EpisodeRow in episodes: episode, other);
    let consultation = Consultation {
        id: ConsultationId::NEW,
        version: 1,
        case_id: kim.case,
        episode_id: kim.episode,
        author_id: Some(SANNE.id),
        status: ConsultationStatus::CancelledByUs,
        held_on: day("2026-11-01"),
        time: ClockTime::of(23, 59),
        minutes: Some(240),
        form: Form::TeamMeeting,
        kind: Kind::PilotLight,
        present: Some(Present::Network),
        outcome: Some(PilotLightOutcome::Relapse),
        after_closing: true,
        known_at: day("2026-11-01"),
    };
    let other = Consultation { author_id: None, time: None, minutes: None, present: None, outcome: None, ..consultation.clone() };
    comes_back!(store, consultation::ConsultationRow in consultations: consultation, other);
    let referral = Referral {
        id: ReferralId::NEW,
        version: 1,
        case_id: kim.case,
        episode_id: kim.episode,
        referred_on: day("2026-10-01"),
        target: Target::Paediatrician,
        urgency: Urgency::Crisis,
        status: ReferralStatus::NotTurnedUp,
        status_on: Some(day("2026-10-04")),
        provider_id: Some(ANKER),
        gp_id: Some(DR_VISSER.id),
        agreed_on: Some(day("2026-10-02")),
        agreed_how: Some(AgreedHow::Button),
        feedback_on: Some(day("2026-10-03")),
        refusal: Some(ReferralRefusal::Residence),
        known_at: day("2026-10-01"),
    };
    comes_back!(store, referral::ReferralRow in referrals: referral.clone(), Referral { status_on: None, provider_id: None, gp_id: None, agreed_on: None, agreed_how: None, feedback_on: None, refusal: None, ..referral });

    comes_back!(store, arrangement::ArrangementRow in arrangements: full_arrangement(&kim), empty_arrangement(&kim));
    let change = DateChange {
        id: DateChangeId::NEW,
        arrangement_id: kim.arrangement(),
        field: DateField::PausedFrom,
        was: Some(day("2026-05-01")),
        became: Some(day("2026-05-02")),
        source: DateSource::Reported,
        reason: Some("20".into()),
        recorded_by: Some(SANNE.id),
        changed_on: day("2026-05-03"),
    };
    let other = DateChange { was: None, became: None, reason: None, recorded_by: None, ..change.clone() };
    comes_back!(store, arrangement::DateChangeRow in date_changes: change, other);
    let decision = Decision {
        id: DecisionId::NEW,
        arrangement_id: kim.arrangement(),
        kind: DecisionKind::ScaleUp,
        decided_on: day("2026-05-01"),
        reason: Some("04".into()),
        new_end_on: Some(day("2027-01-01")),
        relapse_agreed: true,
        ground: Some(Ground::CriminalLaw),
        pilot_light_on: Some(day("2026-06-01")),
        decided_by: DecidedBy::Court,
        recorded_by: Some(TOM.id),
        known_at: day("2026-05-02"),
    };
    let other = Decision {
        reason: None,
        new_end_on: None,
        relapse_agreed: false,
        ground: None,
        pilot_light_on: None,
        recorded_by: None,
        ..decision.clone()
    };
    comes_back!(store, arrangement::DecisionRow in decisions: decision, other);
    let allocation = Allocation {
        id: AllocationId::NEW,
        arrangement_id: kim.arrangement(),
        number: i64::MAX,
        // To the microsecond, which is what both databases keep.
        allocated_at: day("2026-01-02").and_hms_micro_opt(9, 15, 59, 123_456).unwrap(),
        starts_on: day("2026-01-10"),
        ends_on: Some(day("2026-12-31")),
        category: Some("50".into()),
        product_code: Some("50A04".into()),
        reason: Some(ChangeReason::Correction),
        known_at: day("2026-01-02"),
    };
    let later = day("2026-01-03").and_hms_opt(0, 0, 0).unwrap();
    let other = Allocation { allocated_at: later, ends_on: None, category: None, product_code: None, reason: None, ..allocation.clone() };
    comes_back!(store, arrangement::AllocationRow in allocations: allocation, other);
    comes_back!(store, delivery::DeliveryRow in deliveries: full_delivery(&kim), empty_delivery(&full_delivery(&kim)));

    let record = SafetyRecord {
        id: SafetyRecordId::NEW,
        youth_id: kim.youth,
        concern: Concern::ClosedPlacement,
        step: 1,
        from_on: day("2026-01-01"),
        known_at: day("2026-01-02"),
    };
    comes_back!(store, safety::SafetyRow in safety_records: record);
    let answer = Answer {
        id: AnswerId::NEW,
        youth_id: kim.youth,
        rule: RuleCode::R13,
        rule_version: 1,
        subject_kind: SubjectKind::Referral,
        subject_id: 9,
        fingerprint: "kind=close".into(),
        kind: AnswerKind::Incorrect,
        motive: Motive::FactsWrong,
        until_on: Some(day("2026-12-01")),
        given_by: Some(SANNE.id),
        given_on: day("2026-11-22"),
    };
    comes_back!(store, answer::AnswerRow in answers: answer.clone(), Answer { until_on: None, given_by: None, ..answer });
    let hanging = [Noun::DateChange, Noun::Decision, Noun::Allocation, Noun::Delivery, Noun::SafetyRecord, Noun::Answer];
    every_event_about_someone_names_the_youth(&store, &hanging);
}

#[test]
fn goals_family_and_colleagues_come_back_with_every_optional_field_full_and_empty() {
    let store = Store::new();
    let kim = store.youth().arrangement(until("2026-12-31")).insert();
    let at = day("2026-11-01");
    let mut goal = Goal {
        id: GoalId::NEW,
        youth_id: kim.youth,
        episode_id: Some(kim.episode),
        arrangement_id: None,
        life_domain: LifeDomain::SelfReliance,
        weight: 3,
        start_score: 0,
        target_score: 10,
        set_on: at,
        known_at: at,
    };
    let of_help = Goal { episode_id: None, arrangement_id: Some(kim.arrangement()), ..goal.clone() };
    comes_back!(store, goal::GoalRow in goals: of_help);
    let saved = goal.clone();
    goal.id = store.write(|tx| tx.save(New::taken_over(saved)));
    let mut evaluation = Evaluation {
        id: EvaluationId::NEW,
        youth_id: kim.youth,
        episode_id: Some(kim.episode),
        arrangement_id: Some(kim.arrangement()),
        evaluated_on: at,
        kind: EvaluationKind::AfterThreeMonths,
        sdq_total: Some(40),
        satisfaction: Some(10),
        without_help: Some(WithoutHelp::Partly),
        informant: Informant::Professional,
        proposal: Proposal::ScaleDown,
        next_on: Some(day("2027-02-01")),
        recorded_by: Some(SANNE.id),
        known_at: at,
    };
    let bare = Evaluation {
        episode_id: None,
        arrangement_id: None,
        sdq_total: None,
        satisfaction: None,
        without_help: None,
        next_on: None,
        recorded_by: None,
        ..evaluation.clone()
    };
    comes_back!(store, evaluation::EvaluationRow in evaluations: evaluation.clone(), bare);
    let saved = evaluation.clone();
    evaluation.id = store.write(|tx| tx.save(New::taken_over(saved)));
    let mut score = GoalScore {
        id: GoalScoreId::NEW,
        goal_id: goal.id,
        evaluation_id: None,
        scored_on: at,
        score: 4,
        state: GoalState::NotFeasible,
        replaces: None,
        recorded_by: None,
        known_at: at,
    };
    comes_back!(store, goal::GoalScoreRow in goal_scores: score.clone());
    let saved = score.clone();
    score.id = store.write(|tx| tx.save(New::taken_over(saved)));
    let corrected = GoalScore {
        evaluation_id: Some(evaluation.id),
        replaces: Some(score.id),
        recorded_by: Some(TOM.id),
        id: GoalScoreId::NEW,
        ..score
    };
    comes_back!(store, goal::GoalScoreRow in goal_scores: corrected);

    let residence =
        Residence { id: ResidenceId::NEW, youth_id: kim.youth, municipality: bergen(), from_on: at, secret: true, known_at: at };
    comes_back!(store, residence::ResidenceRow in residences: residence);
    let person = ContactPerson {
        id: ContactPersonId::NEW,
        version: 1,
        youth_id: kim.youth,
        relation: Relation::Helper,
        has_authority: true,
        may_know: MayKnow::Appointments,
        in_action_team: true,
        ended_on: Some(at),
        known_at: at,
    };
    comes_back!(store, contact_person::ContactPersonRow in contact_persons: person.clone(), ContactPerson { ended_on: None, ..person });
    let template = NoteTemplate {
        id: NoteTemplateId::NEW,
        version: 1,
        account_id: SANNE.id,
        workplace_id: Some(DE_LINDE.id),
        title: "Eerste gesprek".into(),
        body: "S: ___".into(),
        ended_on: Some(at),
        known_at: at,
    };
    let own = NoteTemplate { workplace_id: None, ended_on: None, ..template.clone() };
    comes_back!(store, note_template::NoteTemplateRow in note_templates: template, own);
    let advice = Advice {
        id: AdviceId::NEW,
        workplace_id: DE_LINDE.id,
        account_id: SANNE.id,
        given_on: at,
        minutes: 240,
        question: HelpQuestion::Sleep,
        known_at: at,
    };
    comes_back!(store, advice::AdviceRow in advices: advice);
    let absence = Absence {
        id: AbsenceId::NEW,
        version: 1,
        account_id: SANNE.id,
        cover_id: JORIS.id,
        from_on: at,
        until_on: at,
        ended_on: Some(at),
        known_at: at,
    };
    comes_back!(store, absence::AbsenceRow in absences: absence.clone(), Absence { ended_on: None, ..absence });
    let hanging = [Noun::Goal, Noun::GoalScore, Noun::Evaluation, Noun::Residence, Noun::ContactPerson];
    every_event_about_someone_names_the_youth(&store, &hanging);
}

#[test]
fn questions_contracts_and_requests_come_back_with_every_optional_field_full_and_empty() {
    let store = Store::new();
    let kim = store.youth().insert();
    let (at, later) = (day("2026-11-01"), Some(day("2026-11-08")));
    let question = Question {
        id: QuestionId::NEW,
        version: 1,
        youth_id: kim.youth,
        case_id: kim.case,
        asked_by: DR_VISSER.id,
        asked_on: at,
        answered_by: Some(SANNE.id),
        answered_on: later,
        known_at: at,
    };
    comes_back!(store, question::QuestionRow in questions: question.clone(), Question { answered_by: None, answered_on: None, ..question });
    let sighting =
        Sighting { id: SightingId::NEW, youth_id: kim.youth, case_id: kim.case, account_id: DR_VISSER.id, seen_on: at, known_at: at };
    comes_back!(store, question::SightingRow in sightings: sighting);
    let request = StopRequest {
        id: StopRequestId::NEW,
        version: 1,
        municipality: bergen(),
        provider_id: Some(ZEEWERING),
        counted_on: at,
        asked_by: KARIN.id,
        asked_on: at,
        answered_by: Some(TOM.id),
        answered_on: later,
        stopped: Some(12),
        running: Some(0),
        known_at: at,
    };
    let bare = StopRequest { provider_id: None, answered_by: None, answered_on: None, stopped: None, running: None, ..request.clone() };
    comes_back!(store, stop_request::StopRequestRow in stop_requests: request, bare);
    let contract = Contract {
        id: ContractId::NEW,
        version: 1,
        provider_id: ZEEWERING,
        municipality: bergen(),
        from_on: at,
        until_on: later,
        ceiling: Some(1),
        known_at: at,
    };
    comes_back!(store, contract::ContractRow in contracts: contract.clone(), Contract { until_on: None, ceiling: None, ..contract.clone() });
    let contract_id = store.write(|tx| tx.save(New::taken_over(contract)));
    let tariff = Tariff {
        id: TariffId::NEW,
        version: 1,
        contract_id,
        profile: Profile::P4,
        intensity: Intensity::Perspective,
        cents: 4_500_000_000,
        unit: TariffUnit::Month,
        from_on: at,
        until_on: later,
        known_at: at,
    };
    comes_back!(store, contract::TariffRow in tariffs: tariff.clone(), Tariff { until_on: None, ..tariff });
    let total =
        OwnTotal { id: OwnTotalId::NEW, municipality: bergen(), counted_on: at, arrangements: 0, recorded_by: KARIN.id, known_at: at };
    comes_back!(store, contract::OwnTotalRow in own_totals: total);
    every_event_about_someone_names_the_youth(&store, &[Noun::Question, Noun::Sighting, Noun::StopRequest]);
}

#[test]
fn what_is_taken_back_is_empty_again() {
    let store = Store::new();
    let kim = store.youth().referred(ReferralStatus::Intake, "2026-10-01").arrangement(until("2026-12-31")).planned("2026-11-25").insert();
    let recorded = Recorded { by: Some(SANNE.id), today: store.today() };
    let arrangement = || -> Arrangement { stored!(store, arrangement::ArrangementRow in arrangements, kim.arrangement()).unwrap() };

    let ending = Ending { on: day("2026-11-01"), reason: EndReason::ByClient, how: EndedHow::Reported, motive: String::new() };
    let ended = arrangement().end(ending, false, recorded).unwrap();
    store.write(|tx| tx.save(ended));
    assert_eq!((arrangement().actual_end_on, arrangement().version), (Some(day("2026-11-01")), 2));
    let back = arrangement().take_back_stop(recorded);
    store.write(|tx| tx.save(back));
    assert_eq!((arrangement().actual_end_on, arrangement().end_reason, arrangement().version), (None, None, 3));
    let paused = arrangement().pause(day("2026-11-01"), recorded).unwrap();
    store.write(|tx| tx.save(paused));
    let resumed = arrangement().start(day("2026-11-10"), recorded).unwrap();
    store.write(|tx| tx.save(resumed));
    assert_eq!(arrangement().paused_on, None);
    let never = arrangement().take_back_start(recorded);
    store.write(|tx| tx.save(never));
    assert_eq!(arrangement().start_on, None);

    let mut delivery = full_delivery(&kim);
    let saved = delivery.clone();
    delivery.id = store.write(|tx| tx.save(saved.keep()));
    let emptied = empty_delivery(&delivery);
    store.write(|tx| tx.save(emptied.clone().add()));
    let now: Delivery = stored!(store, delivery::DeliveryRow in deliveries, delivery.id).unwrap();
    assert_eq!(now, Delivery { version: 2, ..emptied });

    let planned: Consultation = stored!(store, consultation::ConsultationRow in consultations, kim.consultation()).unwrap();
    let episode: Episode = stored!(store, case::EpisodeRow in episodes, kim.episode).unwrap();
    let contact = Contact {
        status: ConsultationStatus::CancelledByFamily,
        on: planned.held_on,
        time: None,
        minutes: None,
        form: Form::Phone,
        kind: Kind::FollowUp,
        present: None,
        note: Note::default(),
        outcome: None,
        late_reason: String::new(),
    };
    let settled = planned.settle(&episode, None, contact, store.today()).unwrap();
    store.write(|tx| tx.save(settled));
    let now: Consultation = stored!(store, consultation::ConsultationRow in consultations, kim.consultation()).unwrap();
    assert_eq!((now.present, now.minutes, now.version), (None, None, 2));
}

#[test]
fn who_read_an_older_version_saves_nothing() {
    let store = Store::new();
    let kim = store.youth().arrangement(until("2026-12-31")).insert();
    let read: Arrangement = stored!(store, arrangement::ArrangementRow in arrangements, kim.arrangement()).unwrap();
    store.write(|tx| tx.save(read.followed_by(SANNE.id).unwrap()));
    let before = store.imprint();
    let late = store.try_write(|tx| tx.save(read.followed_by(JORIS.id).unwrap()));
    assert!(matches!(late, Err(DbError::Stale)), "{late:?}");
    assert_eq!(store.imprint(), before);
    let now: Arrangement = stored!(store, arrangement::ArrangementRow in arrangements, kim.arrangement()).unwrap();
    assert_eq!(now.follower_id, Some(SANNE.id));
}

/// What was only ever added has no second version.
#[test]
fn a_row_that_only_grows_cannot_be_changed() {
    let store = Store::new();
    let kim = store.youth().insert();
    let numbers = store.select("SELECT CAST(version AS TEXT) AS it FROM revisions WHERE noun = 'consent' ORDER BY id");
    assert!(numbers.iter().all(|it| it == "1") && !numbers.is_empty(), "{numbers:?}");
    assert!(kim.youth.0 > 0);
}
