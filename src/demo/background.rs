//! The many youths around the stories: two years of a region, in shapes that were found in the field.
//!
//! What raises a flag is dealt out on purpose, in [`TROUBLES`]; everybody else is quiet, so that the lists look calm.

use super::dice::{Dice, in_holidays, working_day, working_day_from};
use super::draft::{Draft, Help, Talk};
use super::entry::Family;
use super::names::Names;
use super::notes;
use super::region::{ACCESS_BERGEN, ACCESS_ROOSENDAAL, ACCESS_WOENSDRECHT, KADE, KLAVERBLAD, LINDE, MEANDER, Place, Region};
use crate::domain::arrangement::{DateSource, DecidedBy, DecisionKind, Delivery};
use crate::domain::calendar::{days_between, plus_days};
use crate::domain::case::{Intention, Regime, Severity};
use crate::domain::catalogue::{HelpQuestion, Intensity, LifeDomain, Profile};
use crate::domain::change::Texts;
use crate::domain::code::{EndReason, Sex};
use crate::domain::consultation::{ClockTime, Consultation, ConsultationStatus, Form, Kind, Present};
use crate::domain::evaluation::{EvaluationKind, Proposal};
use crate::domain::id::{AccountId, DeliveryId, ReferralId, WorkplaceId, YouthId};
use crate::domain::outflow::rule::RuleCode;
use crate::domain::outflow::rules;
use crate::domain::referral::{ReferralStatus, Target, Urgency};
use crate::domain::safety::Concern;
use crate::domain::youth::AuthorityKind;
use chrono::NaiveDate;

const SEED: u64 = 0x5a45_454b_5241_414c;

/// How many youths the four practices and their access teams know, those with a story among them.
pub const YOUTHS: usize = 260;

/// In further practices: how many of a hundred youths came before, and have help that the access team follows.
const EARLIER: u32 = 75;
const FOLLOWED: u32 = 58;

/// What makes a flag.
#[derive(Debug, Clone, Copy)]
enum Trouble {
    /// R01: eight talks and more, here alone.
    ManyTalks,
    /// R02: so many days without contact and nothing planned.
    Silent(i64, Severity),
    /// R05: ends in so many days.
    EndsSoon(i64),
    /// R06: ended so many days ago.
    Past(i64),
    /// R13: allocated so many days ago and not begun.
    Waits(i64),
    /// R13: in intake for so many days.
    InIntake(i64),
    /// R03: every goal is reached and the help runs on.
    GoalsReached,
    /// R04: most of the goals are reached, and nothing went down.
    MostlyReached,
    /// R07: so many days of help without an evaluation.
    NotEvaluated(i64),
    /// R19: the last two appointments were missed.
    Missed,
    /// G0: a reporting code in a family with so many children known here.
    ReportingCode(usize),
    /// G0: a measure.
    Supervision,
}

/// Where each flag stands; at an access team it is the arrangement that is followed there. Sanne's practices get few.
const TROUBLES: [(&str, Trouble); 37] = {
    use Severity::{Light, Moderate, Severe};
    use Trouble::*;
    [
        (KADE, Silent(49, Light)),
        (MEANDER, EndsSoon(18)),
        (KADE, Past(9)),
        (MEANDER, Silent(45, Light)),
        (MEANDER, Silent(58, Moderate)),
        (MEANDER, Silent(71, Severe)),
        (MEANDER, EndsSoon(6)),
        (MEANDER, EndsSoon(25)),
        (MEANDER, GoalsReached),
        (MEANDER, NotEvaluated(104)),
        (MEANDER, Past(3)),
        (MEANDER, Past(27)),
        (MEANDER, Waits(33)),
        (MEANDER, Waits(104)),
        (MEANDER, InIntake(36)),
        (MEANDER, ManyTalks),
        (MEANDER, Missed),
        (MEANDER, Missed),
        (MEANDER, ReportingCode(2)),
        (KLAVERBLAD, Silent(46, Moderate)),
        (KLAVERBLAD, Silent(53, Light)),
        (KLAVERBLAD, EndsSoon(13)),
        (KLAVERBLAD, EndsSoon(40)),
        (KLAVERBLAD, MostlyReached),
        (KLAVERBLAD, Past(41)),
        (KLAVERBLAD, Waits(40)),
        (KLAVERBLAD, ManyTalks),
        (KLAVERBLAD, Missed),
        (KLAVERBLAD, Supervision),
        (ACCESS_BERGEN, EndsSoon(11)),
        (ACCESS_BERGEN, NotEvaluated(118)),
        (ACCESS_BERGEN, Past(15)),
        (ACCESS_BERGEN, Waits(61)),
        (ACCESS_ROOSENDAAL, EndsSoon(29)),
        (ACCESS_ROOSENDAAL, Past(6)),
        (ACCESS_WOENSDRECHT, Waits(30)),
        (ACCESS_WOENSDRECHT, EndsSoon(44)),
    ]
};

/// Where somebody stands.
#[derive(Debug, Clone, Copy)]
enum Stand {
    Closed,
    /// Closed once, open again.
    Back,
    Open,
    PilotLight,
    /// Known at an access team only, by a message.
    Unlinked,
    In(Trouble),
}

/// The states of help that a list should show a few of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rare {
    Paused,
    StopsOn,
    NotStarted,
    Withdrawn,
    NoEndDate,
}

pub struct Background<'a> {
    pub(super) region: &'a Region,
    pub(super) names: Names,
    pub(super) dice: Dice,
    /// For what is said about a fact that stands already: it does not move the facts that follow.
    words: Dice,
    /// Goals and evaluations have throws of their own: more or fewer of them leave the rest as it is.
    goal_dice: Dice,
    pub(super) today: NaiveDate,
    /// Appointments in the past that nobody has settled, by practice.
    unsettled: Vec<(&'static str, usize)>,
    rare: Vec<Rare>,
    stacked: usize,
    closed_concerns: usize,
    /// How many youths, referrals and arrangements there are so far: chance alone would stray too far from the shapes.
    so_far: (usize, usize, usize),
    /// Starts that were reported before an allocation came.
    unallocated: usize,
    number: i64,
    /// For the further practices of a region: throws of their own.
    crowd: Option<Dice>,
}

/// How far the goals of some help have come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Progress {
    Underway,
    Mostly,
    Reached,
    /// There are goals and nobody looked back yet.
    Unseen,
}

/// What help is about and who keeps an eye on it.
struct About {
    practice: Place,
    follower: Place,
    questions: Vec<HelpQuestion>,
    severity: Severity,
}

/// The dates of one arrangement.
pub(super) struct Course {
    pub(super) allocated_on: NaiveDate,
    pub(super) start_on: Option<NaiveDate>,
    /// The end as it was first planned.
    pub(super) until: Option<NaiveDate>,
    /// The day of each decision to go on, and until when.
    pub(super) extensions: Vec<(NaiveDate, NaiveDate)>,
}

impl<'a> Background<'a> {
    pub fn new(region: &'a Region, names: Names, today: NaiveDate) -> Self {
        Self {
            region,
            names,
            dice: Dice::new(SEED),
            words: Dice::new(SEED + 1),
            goal_dice: Dice::new(SEED + 2),
            today,
            unsettled: Vec::new(),
            rare: Vec::new(),
            stacked: 0,
            closed_concerns: 0,
            unallocated: 0,
            so_far: (0, 0, 0),
            number: 310_000,
            crowd: None,
        }
    }

    /// The youths around the stories, in the four practices and with their access teams.
    pub fn around(&mut self, told: usize) -> Vec<Family> {
        for (kind, count) in [(Rare::Paused, 3), (Rare::StopsOn, 4), (Rare::NotStarted, 5), (Rare::Withdrawn, 2), (Rare::NoEndDate, 2)] {
            self.rare.extend(std::iter::repeat_n(kind, count));
        }
        self.unsettled = vec![(LINDE, 1), (KADE, 1), (MEANDER, 2), (KLAVERBLAD, 2)];
        (self.stacked, self.closed_concerns, self.unallocated) = (9, 5, 4);
        self.dice.shuffle(&mut self.rare);
        self.all(YOUTHS.saturating_sub(told))
    }

    pub(super) fn ago(&self, days: i64) -> NaiveDate {
        plus_days(self.today, -days)
    }

    pub(super) fn between_ago(&mut self, least: i64, most: i64) -> NaiveDate {
        let days = self.dice.between(least, most);
        self.ago(days)
    }

    /// Deals out where everybody stands, then writes each family.
    fn all(&mut self, count: usize) -> Vec<Family> {
        let at = |name| self.region.place(name).id;
        let mut stands: Vec<(WorkplaceId, Stand)> = TROUBLES.iter().map(|(place, trouble)| (at(place), Stand::In(*trouble))).collect();
        for team in [ACCESS_BERGEN, ACCESS_BERGEN, ACCESS_BERGEN, ACCESS_ROOSENDAAL, ACCESS_WOENSDRECHT] {
            stands.push((at(team), Stand::Unlinked));
        }
        // A reporting code takes as many places as the family has children.
        let more: usize = TROUBLES.iter().map(|(_, it)| if let Trouble::ReportingCode(children) = it { children - 1 } else { 0 }).sum();
        for _ in stands.len() + more..count {
            let practice = self.dice.weighed(&[(22, LINDE), (23, KADE), (31, MEANDER), (24, KLAVERBLAD)]);
            let stand = self.dice.weighed(&[(55, Stand::Closed), (6, Stand::Back), (35, Stand::Open), (4, Stand::PilotLight)]);
            stands.push((self.region.place(practice).id, stand));
        }
        self.dice.shuffle(&mut stands);
        self.written(stands)
    }

    /// The same in the further practices of a region, where more came before and more is followed by the access team.
    pub fn further(&mut self, count: usize) -> Vec<Family> {
        self.crowd.get_or_insert_with(|| Dice::new(SEED + 4));
        let troubles: Vec<Trouble> =
            TROUBLES.iter().filter(|(_, it)| !matches!(it, Trouble::ReportingCode(_))).map(|(_, it)| *it).collect();
        let mut stands = Vec::new();
        for _ in 0..count {
            let practice = self.dice.pick(&self.region.further_practices);
            let trouble = Stand::In(self.dice.pick(&troubles));
            let shares = [(54, Stand::Closed), (6, Stand::Back), (33, Stand::Open), (4, Stand::PilotLight), (3, trouble)];
            stands.push((practice, self.dice.weighed(&shares)));
        }
        self.written(stands)
    }

    fn written(&mut self, stands: Vec<(WorkplaceId, Stand)>) -> Vec<Family> {
        let mut families = Vec::new();
        let mut waiting = stands.into_iter().peekable();
        while let Some((place, stand)) = waiting.next() {
            let family = self.names.family(&mut self.dice);
            let born_on = self.birth_date();
            let mut members = Vec::new();
            match stand {
                Stand::In(Trouble::ReportingCode(children)) => {
                    for child in 0..children {
                        let born_on = plus_days(born_on, -800 * i64::try_from(child).unwrap_or(0));
                        let mut member = self.member(family, born_on, place, Stand::Open);
                        if child == 0 {
                            member.safety(Concern::ReportingCode, 1, self.ago(24));
                            member.safety(Concern::ReportingCode, 2, self.ago(19));
                            member.safety(Concern::ReportingCode, 3, self.ago(8));
                        }
                        members.push(member.member);
                    }
                }
                _ => {
                    members.push(self.member(family, born_on, place, stand).member);
                    // One in five has a brother or sister here.
                    let calm = |it: &Stand| matches!(it, Stand::Closed | Stand::Open | Stand::PilotLight);
                    if calm(&stand)
                        && self.dice.chance(20)
                        && let Some((_, sibling)) = waiting.next_if(|(_, it)| calm(it))
                    {
                        let born_on = plus_days(born_on, self.dice.between(500, 1500) * if self.dice.chance(50) { 1 } else { -1 });
                        let born_on = born_on.clamp(self.ago(17 * 365), self.ago(4 * 365));
                        members.push(self.member(family, born_on, place, sibling).member);
                    }
                }
            }
            families.push(Family(members));
        }
        families
    }

    /// Most are between six and sixteen.
    fn birth_date(&mut self) -> NaiveDate {
        let years = self.dice.weighed(&[(8, 4), (9, 5), (22, 7), (28, 9), (28, 11), (28, 13), (26, 15), (9, 16)]);
        let days = years * 365 + self.dice.between(1, 480);
        self.ago(days)
    }

    fn member(&mut self, family: (usize, &str), born_on: NaiveDate, place: WorkplaceId, stand: Stand) -> Draft {
        let sex = self.dice.weighed(&[(50, Sex::Male), (49, Sex::Female), (1, Sex::Unknown)]);
        let person = self.names.person(&mut self.dice, family, sex, born_on);
        let followed = self.region.at(place).clone();
        // At an access team one is followed; the case is at a practice of the municipality.
        let practice = match followed.name.as_str() {
            ACCESS_BERGEN => KADE,
            ACCESS_ROOSENDAAL => MEANDER,
            ACCESS_WOENSDRECHT => KLAVERBLAD,
            practice => practice,
        };
        let practice = self.region.place(practice).clone();
        if matches!(stand, Stand::Unlinked) {
            return self.unlinked(person, &followed);
        }
        self.so_far.0 += 1;
        let (registered_on, count, closed_on) = self.episode_dates(stand);
        let once_more = |dice: &mut Dice| dice.chance(EARLIER);
        let before =
            if matches!(stand, Stand::Back) || self.crowd.as_mut().is_some_and(once_more) { self.dice.between(220, 420) } else { 0 };
        let known_at = plus_days(registered_on, -before);
        let mut draft = Draft::new(person, &practice, Some(practice.id), known_at, self.today);
        let owner = if self.dice.chance(92) { Some(self.dice.pick(&practice.staff)) } else { None };
        draft.case(&practice, owner, Regime::Wgbo, known_at);
        draft.member.authority = self.authority();
        draft.member.consented = self.dice.chance(95);
        if self.dice.chance(33) {
            draft.member.bsn = self.names.number();
        }

        let (questions, severity) = self.questions(sex, stand);
        if before > 0 {
            // The first time, long closed.
            let closed = plus_days(known_at, self.dice.between(60, 180));
            draft.episode(known_at, &questions, Some(severity), Some(plus_days(known_at, 150)));
            self.hand_over(&mut draft);
            let talks = self.dice.between(3, 7);
            self.talks(&mut draft, known_at, closed, talks, true);
            draft.close(working_day_from(closed));
        }
        let expected = self.dice.chance(85).then(|| plus_days(registered_on, self.dice.between(110, 240)));
        draft.episode(registered_on, &questions, Some(severity), expected);
        self.hand_over(&mut draft);
        self.contacts(&mut draft, &practice.name, stand, registered_on, count, closed_on);
        if let Some(on) = closed_on {
            draft.close(on);
        }
        let referral = self.referral(&mut draft, stand, registered_on, closed_on, severity);
        let team = self.region.access_team(&practice).clone();
        self.helps(&mut draft, About { practice, follower: followed, questions, severity }, stand, closed_on.is_none(), referral);
        if self.crowd.as_mut().is_some_and(|dice| dice.chance(FOLLOWED)) && !matches!(stand, Stand::In(_)) {
            self.follow(&mut draft, &team);
        }
        if !matches!(stand, Stand::In(Trouble::ManyTalks)) {
            self.fewer_talks(&mut draft);
        }
        if let Stand::In(Trouble::Supervision) = stand {
            draft.safety(Concern::ProvisionalSupervision, 1, self.ago(70));
            draft.safety(Concern::ProvisionalSupervision, 0, self.ago(45));
            draft.safety(Concern::Supervision, 1, self.ago(45));
        } else if self.closed_concerns > 0 && closed_on.is_some() && self.dice.chance(10) {
            // What was once and is over raises nothing.
            self.closed_concerns -= 1;
            let on = plus_days(registered_on, 20);
            draft.safety(Concern::ReportingCode, 1, on);
            draft.safety(Concern::ReportingCode, 2, plus_days(on, 8));
            draft.safety(Concern::ReportingCode, 0, plus_days(on, 15));
        }
        draft
    }

    /// A third of the GPs would have referred, a third would not, some do not know, and now and then nobody asked.
    fn hand_over(&mut self, draft: &mut Draft) {
        use LifeDomain as D;
        let would = [(30, Some(Intention::Refer)), (34, Some(Intention::NotRefer)), (23, Some(Intention::Unsure)), (13, None)];
        let intention = self.words.weighed(&would);
        let domains = [self.words.pick(&[D::Home, D::School, D::Relations]), self.words.pick(&[D::Home, D::School, D::Leisure, D::Health])];
        draft.hand_over(intention, &domains);
    }

    /// Where R01 is not dealt out, every other talk did not happen until it is silent.
    fn fewer_talks(&mut self, draft: &mut Draft) {
        let (thresholds, today) = (&self.region.thresholds, self.today);
        let raised = |draft: &Draft| rules::flags(&draft.member.file, thresholds, today).iter().any(|it| it.rule.code == RuleCode::R01);
        let mut place = 1;
        while raised(draft) {
            let Some(facts) = draft.member.file.cases.last_mut() else { return };
            let Some(episode) = facts.open_episode().map(|it| it.id) else { return };
            let held = |it: &Consultation| it.episode_id == episode && it.counts();
            let all: Vec<_> = facts.consultations.iter().filter(|it| held(it)).map(|it| it.id).collect();
            let Some(gone) = all.get(place).or(all.get(1)).copied() else { return };
            facts.consultations.retain(|it| it.id != gone);
            place = if place + 2 < all.len() { place + 1 } else { 1 };
        }
    }

    fn authority(&mut self) -> Option<AuthorityKind> {
        let kinds =
            [(67, AuthorityKind::BothParents), (28, AuthorityKind::OneParent), (4, AuthorityKind::Guardian), (1, AuthorityKind::Unknown)];
        if self.dice.chance(97) { Some(self.dice.weighed(&kinds)) } else { None }
    }

    /// When it began, how many contacts there were, and when it was closed.
    fn episode_dates(&mut self, stand: Stand) -> (NaiveDate, i64, Option<NaiveDate>) {
        let mut drawn = self.draw_dates(stand);
        // In the holidays few register.
        for _ in 0..3 {
            if !in_holidays(drawn.0) || !self.dice.chance(70) {
                break;
            }
            drawn = self.draw_dates(stand);
        }
        drawn
    }

    fn draw_dates(&mut self, stand: Stand) -> (NaiveDate, i64, Option<NaiveDate>) {
        if matches!(stand, Stand::Closed) {
            let count = self.dice.weighed(&[(6, 3), (9, 5), (12, 8), (17, 10), (18, 11), (15, 13), (11, 15), (7, 17), (5, 19)]);
            let closed_on = working_day(self.between_ago(8, 560));
            let length = count * self.dice.between(13, 21) + self.dice.between(0, 20);
            return (working_day(plus_days(closed_on, -length)), count, Some(closed_on));
        }
        let age = match stand {
            Stand::In(_) => self.dice.between(130, 300),
            Stand::PilotLight => self.dice.between(200, 420),
            _ => self.dice.weighed(&[(8, 6), (20, 45), (24, 100), (24, 160), (14, 230), (10, 310)]) + self.dice.between(0, 30),
        };
        let count = (age / self.dice.between(14, 21)).clamp(1, 17);
        (working_day(self.ago(age)), count, None)
    }

    /// Boys come mostly with behaviour, girls mostly with feelings.
    fn questions(&mut self, sex: Sex, stand: Stand) -> (Vec<HelpQuestion>, Severity) {
        use HelpQuestion::*;
        let boys = [
            (30, Behaviour),
            (18, Attention),
            (9, Autism),
            (9, Anxiety),
            (6, LowMood),
            (8, Divorce),
            (8, Parenting),
            (4, Bullying),
            (4, Sleep),
            (4, SchoolAbsence),
        ];
        let girls = [
            (26, Anxiety),
            (20, LowMood),
            (9, Psychosomatic),
            (8, Divorce),
            (7, Parenting),
            (6, Behaviour),
            (6, Sleep),
            (5, Eating),
            (4, Bullying),
            (4, SelfHarm),
            (5, Trauma),
        ];
        let draw = |dice: &mut Dice| if sex == Sex::Male { dice.weighed(&boys) } else { dice.weighed(&girls) };
        let mut questions = vec![draw(&mut self.dice)];
        for percent in [35, 20] {
            if self.dice.chance(percent) {
                questions.push(draw(&mut self.dice));
            }
        }
        let severity = match stand {
            Stand::In(Trouble::Silent(_, severity)) => severity,
            _ => self.dice.weighed(&[(38, Severity::Light), (49, Severity::Moderate), (13, Severity::Severe)]),
        };
        (questions, severity)
    }

    fn note(&mut self, kind: Kind) -> Texts {
        if self.dice.chance(40) { notes::note(&mut self.dice, kind) } else { Texts::new() }
    }

    /// Contacts spread between two days, the first an intake; the last was held, at the end of the stretch.
    fn talks(&mut self, draft: &mut Draft, from: NaiveDate, to: NaiveDate, count: i64, closing: bool) {
        let length = days_between(from, to).max(count);
        let (mut missed, mut before) = (0, from);
        for place in 0..count {
            let (first, last) = (place == 0, place == count - 1);
            let on = if last { to } else { plus_days(from, self.dice.between(3, 9).min(length) + place * length / count) };
            let on = working_day(on.min(to)).max(before);
            // In the holidays little happens.
            if !first && !last && (on == before || in_holidays(on) && self.dice.chance(60)) {
                continue;
            }
            let kind = match place {
                0 => Kind::Intake,
                _ if last && closing => Kind::Closing,
                _ if place % 5 == 4 => Kind::Evaluation,
                _ => Kind::FollowUp,
            };
            let mut talk = Talk { kind, at: None, ..Talk::held(on) };
            talk.minutes = self.dice.weighed(&[(15, 20), (25, 30), (35, 45), (25, 60)]);
            talk.present = Some(self.dice.weighed(&[
                (34, Present::Youth),
                (26, Present::Parents),
                (36, Present::Both),
                (2, Present::Network),
                (2, Present::School),
            ]));
            if !first && !last {
                talk.form = self.dice.weighed(&[
                    (62, Form::Practice),
                    (13, Form::Phone),
                    (6, Form::Video),
                    (6, Form::Home),
                    (7, Form::School),
                    (3, Form::Mail),
                    (3, Form::TeamMeeting),
                ]);
                talk.status = self.dice.weighed(&[
                    (86, ConsultationStatus::Held),
                    (5, ConsultationStatus::NotReached),
                    (3, ConsultationStatus::NotTurnedUp),
                    (3, ConsultationStatus::CancelledByFamily),
                    (3, ConsultationStatus::CancelledByUs),
                ]);
                if matches!(talk.status, ConsultationStatus::NotTurnedUp | ConsultationStatus::CancelledByFamily) {
                    missed += 1;
                    // A pattern of missed appointments is dealt out on purpose, not by chance.
                    if missed > 2 {
                        talk.status = ConsultationStatus::Held;
                    }
                }
                if kind == Kind::FollowUp && self.dice.chance(4) {
                    (talk.kind, talk.present) = (Kind::GpTalk, Some(Present::Gp));
                }
            }
            let note = if talk.status == ConsultationStatus::Held { self.note(talk.kind) } else { Texts::new() };
            draft.talk(talk, note);
            before = on;
        }
    }

    fn contacts(
        &mut self,
        draft: &mut Draft,
        practice: &str,
        stand: Stand,
        registered_on: NaiveDate,
        count: i64,
        closed_on: Option<NaiveDate>,
    ) {
        if let Some(on) = closed_on {
            return self.talks(draft, registered_on, on, count, true);
        }
        let today = self.today;
        let last = match stand {
            Stand::In(Trouble::Silent(days, _)) => {
                self.talks(draft, registered_on, self.ago(days + 12), count, false);
                draft.talk(Talk::held(working_day(self.ago(days))), notes::note(&mut self.dice, Kind::FollowUp));
                if self.dice.chance(50) {
                    draft.talk(
                        Talk { status: ConsultationStatus::NotReached, form: Form::Phone, ..Talk::held(working_day(self.ago(days - 25))) },
                        Texts::new(),
                    );
                }
                return;
            }
            Stand::In(Trouble::ManyTalks) => {
                for place in 0..9 {
                    let kind = if place == 0 { Kind::Intake } else { Kind::FollowUp };
                    let note = self.note(kind);
                    draft.talk(Talk { kind, ..Talk::held(working_day(self.ago(118 - 14 * place))) }, note);
                }
                return draft.talk(Talk::planned(working_day_from(plus_days(today, 9))), Texts::new());
            }
            Stand::In(Trouble::Missed) => {
                self.talks(draft, registered_on, working_day(self.ago(33)), count, false);
                for (ago, status) in [(19, ConsultationStatus::NotTurnedUp), (5, ConsultationStatus::CancelledByFamily)] {
                    draft.talk(Talk { status, ..Talk::held(working_day(self.ago(ago))) }, Texts::new());
                }
                return;
            }
            Stand::PilotLight => {
                let since = self.between_ago(30, 150);
                self.talks(draft, registered_on, working_day(since), count, false);
                draft.pilot_light(since);
                let talk =
                    Talk { kind: Kind::PilotLight, form: Form::Phone, minutes: 15, ..Talk::held(working_day(self.between_ago(3, 24))) };
                draft.talk(talk, notes::note(&mut self.dice, Kind::PilotLight));
                let next = working_day_from(plus_days(today, self.dice.between(10, 45)));
                return draft.talk(Talk { kind: Kind::PilotLight, form: Form::Phone, ..Talk::planned(next) }, Texts::new());
            }
            _ => working_day(self.between_ago(1, 26)),
        };
        if last > plus_days(registered_on, 4) {
            self.talks(draft, registered_on, last, count, false);
        }
        if let Some((_, left)) = self.unsettled.iter_mut().find(|(name, left)| *name == practice && *left > 0)
            && self.dice.chance(40)
        {
            *left -= 1;
            let on = working_day(plus_days(today, -self.dice.between(1, 4)));
            draft.talk(Talk::planned(on.max(plus_days(registered_on, 1))), Texts::new());
        }
        // Nothing planned is rare, and then the last contact was short ago. Who is new always has a first appointment.
        if last <= plus_days(registered_on, 4) || self.dice.chance(88) {
            let on = working_day_from(plus_days(today, self.dice.between(1, 25)));
            let kind = if last <= plus_days(registered_on, 4) { Kind::Intake } else { Kind::FollowUp };
            let at = ClockTime::from_minutes(i32::try_from(self.dice.between(17, 33)).unwrap_or(20) * 30);
            draft.talk(Talk { kind, at, ..Talk::planned(on) }, Texts::new());
        }
    }

    /// Two in five are referred. The referral to an arrangement comes back, to be tied to it.
    fn referral(
        &mut self,
        draft: &mut Draft,
        stand: Stand,
        registered_on: NaiveDate,
        closed_on: Option<NaiveDate>,
        severity: Severity,
    ) -> Option<(ReferralId, NaiveDate)> {
        let provider = self.dice.pick(&self.region.providers);
        if let Stand::In(trouble) = stand {
            if let Trouble::InIntake(days) = trouble {
                let question = notes::question(&mut self.words);
                let (target, status) = (Target::SpecialisedMentalCare, ReferralStatus::Intake);
                draft.refer(self.ago(days), target, Urgency::Regular, status, Some(provider), question);
            }
            return None;
        }
        let percent = match severity {
            Severity::Light => 34,
            Severity::Moderate => 54,
            Severity::Severe => 74,
        };
        let (youths, referrals, _) = self.so_far;
        let percent = if referrals * 100 < youths * 41 { percent + 15 } else { percent - 15 };
        if !self.dice.chance(percent) {
            return None;
        }
        self.so_far.1 += 1;
        let target = self.dice.weighed(&[
            (58, Target::Arrangement),
            (13, Target::Team),
            (11, Target::BasicMentalCare),
            (9, Target::SpecialisedMentalCare),
            (6, Target::FreeAccess),
            (3, Target::Paediatrician),
        ]);
        let until = closed_on.unwrap_or(self.today);
        let on = working_day(plus_days(registered_on, self.dice.between(10, 40)).min(until)).max(registered_on);
        let recent = days_between(on, self.today) <= 20;
        let status = match target {
            _ if recent => self.dice.weighed(&[(50, ReferralStatus::Sent), (30, ReferralStatus::Received), (20, ReferralStatus::Intake)]),
            Target::Arrangement => ReferralStatus::Started,
            _ => self.dice.weighed(&[
                (76, ReferralStatus::Started),
                (9, ReferralStatus::Refused),
                (9, ReferralStatus::Withdrawn),
                (6, ReferralStatus::NotTurnedUp),
            ]),
        };
        let urgency = if self.dice.chance(6) && !recent { Urgency::Urgent } else { Urgency::Regular };
        let question = notes::question(&mut self.words);
        let id = draft.refer(on, target, urgency, status, (target == Target::Arrangement).then_some(provider), question)?;
        // What began long ago was heard about, and so was why it was refused.
        let heard = match status {
            ReferralStatus::Started => days_between(on, self.today) > 80 || self.words.chance(40),
            ReferralStatus::Refused => true,
            _ => false,
        };
        if heard {
            let heard_on = plus_days(on, self.words.between(27, 75)).min(self.today);
            let word = notes::feedback(&mut self.words);
            draft.hear(heard_on, word);
        }
        (target == Target::Arrangement && !recent).then_some((id, on))
    }

    /// The arrangements of one youth.
    fn helps(&mut self, draft: &mut Draft, mut about: About, stand: Stand, open: bool, referral: Option<(ReferralId, NaiveDate)>) {
        let today = self.today;
        if let Stand::In(trouble) = stand {
            let course = match trouble {
                Trouble::EndsSoon(days) => self.running((130, 400), plus_days(today, days)),
                Trouble::Past(days) => self.running((days + 150, days + 400), plus_days(today, -days)),
                Trouble::Waits(days) => {
                    Course { allocated_on: self.ago(days), start_on: None, until: Some(plus_days(today, 300)), extensions: vec![] }
                }
                Trouble::GoalsReached | Trouble::MostlyReached => self.running((200, 300), plus_days(today, 120)),
                Trouble::NotEvaluated(days) => self.running((days, days), plus_days(today, 150)),
                _ => return,
            };
            let progress = match trouble {
                Trouble::GoalsReached => Progress::Reached,
                Trouble::MostlyReached => Progress::Mostly,
                Trouble::NotEvaluated(_) => Progress::Unseen,
                _ => Progress::Underway,
            };
            let start = course.start_on;
            self.help(draft, course, &about, None);
            return self.goals(draft, start, progress);
        }
        let (youths, _, arrangements) = self.so_far;
        let percent = if arrangements * 10 < youths * 8 { 62 } else { 22 };
        if referral.is_none() && !self.dice.chance(percent) {
            return;
        }
        let own = open && self.dice.chance(68);
        about.follower = if own { about.practice.clone() } else { self.region.access_team(&about.practice).clone() };
        let runs = self.dice.chance(if open { 62 } else { 24 });
        let mut begins = if runs {
            let rare = if open { self.rare.pop() } else { None };
            let age = match referral {
                Some((_, on)) => (days_between(on, today) - self.dice.between(14, 45)).max(3),
                None => self.dice.between(20, 420),
            };
            let until = plus_days(today, self.dice.between(66, 300));
            let mut course = self.running((age, age), until);
            match rare {
                Some(Rare::NotStarted) => {
                    course = Course {
                        allocated_on: working_day(self.between_ago(3, 16)),
                        start_on: None,
                        until: Some(until),
                        extensions: vec![],
                    };
                }
                Some(Rare::NoEndDate) => (course.until, course.extensions) = (None, vec![]),
                _ => {}
            }
            let begins = course.start_on.unwrap_or(today);
            let tie = if rare == Some(Rare::NotStarted) { None } else { referral };
            if let Some((_, on)) = tie {
                // Allocated after it was referred.
                course.allocated_on = course.allocated_on.max(on).min(begins);
            }
            let start = course.start_on;
            self.help(draft, course, &about, tie);
            self.goals(draft, start, Progress::Underway);
            match rare {
                Some(Rare::Paused) => draft.pause(self.between_ago(5, 40).max(begins)),
                Some(Rare::StopsOn) => {
                    let texts = [notes::agreement(&mut self.dice), notes::motive(&mut self.dice)].concat();
                    let how = Some((DecisionKind::End, DecidedBy::YouthProfessional, texts));
                    draft.end(
                        plus_days(today, self.dice.between(8, 50)),
                        EndReason::InAgreement,
                        working_day(self.ago(3)).max(begins),
                        how,
                    );
                }
                Some(Rare::Withdrawn) => draft.withdraw(),
                _ => {}
            }
            // Stacked: a second one beside it.
            if self.stacked > 0 && rare.is_none() && begins < self.ago(60) {
                self.stacked -= 1;
                let until = plus_days(today, self.dice.between(70, 200));
                let course = self.running((16, 45), until);
                let start = course.start_on;
                self.help(draft, course, &about, None);
                self.goals(draft, start, Progress::Underway);
            }
            begins
        } else {
            let last = referral.map_or(self.between_ago(6, 600), |(_, on)| on);
            let length = self.length();
            // Tied to a referral it begins after it; otherwise it ends within these two years.
            let end = if referral.is_some() { plus_days(last, 30 + length) } else { last };
            let (end, length) = if end < today { (end, length) } else { (self.between_ago(4, 40), length) };
            self.ended(draft, end, length, &about, referral)
        };
        // What came before: one in three, and now and then one more.
        for percent in [36, 25] {
            if !self.dice.chance(percent) {
                break;
            }
            let (end, length) = (plus_days(begins, -self.dice.between(1, 60)), self.length());
            if end > self.ago(10) || end < self.ago(720) {
                break;
            }
            begins = self.ended(draft, end, length, &about, None);
        }
    }

    /// Goals of the help written last, set in its third week, and an evaluation after ten weeks and every four months since.
    fn goals(&mut self, draft: &mut Draft, start: Option<NaiveDate>, progress: Progress) {
        let Some(start) = start.filter(|on| *on <= self.ago(21)) else { return };
        let first = usize::try_from(self.goal_dice.between(0, 9)).unwrap_or(0);
        for (place, weight) in [(0, 2), (3, 1), (6, 1)] {
            let Some(aim) = notes::AIMS.iter().cycle().nth(first + place) else { return };
            draft.goal(*aim, weight, working_day(plus_days(start, 18)));
        }
        if progress == Progress::Unseen {
            return draft.never_evaluated();
        }
        let mut days = Vec::new();
        let mut on = plus_days(start, self.goal_dice.between(62, 84));
        while on <= self.ago(5) {
            days.push(working_day(on));
            on = plus_days(on, self.goal_dice.between(105, 140));
        }
        // The last look back was short ago where it raises a flag.
        if progress != Progress::Underway {
            days.retain(|it| *it < self.ago(40));
            days.push(working_day(self.ago(12)));
        }
        let (target, proposal) = match progress {
            Progress::Reached => ([8, 9, 8], Proposal::Stop),
            Progress::Mostly => ([8, 7, 5], Proposal::ScaleDown),
            _ => (self.goal_dice.pick(&[[6, 7, 5], [5, 6, 8], [6, 5, 5], [5, 7, 4]]), Proposal::Same),
        };
        let count = i32::try_from(days.len()).unwrap_or(1);
        for (place, on) in (1..).zip(days) {
            let last = place == count;
            let scores = target.map(|to| 3 + (to - 3) * place / count);
            let next = last.then(|| plus_days(on, 130)).filter(|next| *next > self.today);
            draft.evaluate(on, EvaluationKind::Interim, if last { proposal } else { Proposal::Same }, next, &scores);
        }
    }

    /// How long help lasts: 70% up to a year, 24% up to three, 6% longer.
    pub(super) fn length(&mut self) -> i64 {
        match self.dice.weighed(&[(16, 0), (56, 1), (23, 2), (5, 3)]) {
            0 => self.dice.between(40, 120),
            1 => self.dice.between(121, 362),
            2 => self.dice.between(370, 900),
            _ => self.dice.between(1100, 1300),
        }
    }

    /// How often an arrangement of some length was extended.
    pub(super) fn extended(&mut self, length: i64) -> i64 {
        match length {
            ..120 => 0,
            120..240 => self.dice.weighed(&[(70, 0), (30, 1)]),
            _ => self.dice.weighed(&[(62, 0), (28, 1), (10, 2)]),
        }
    }

    /// Care since some number of days, planned until a day.
    fn running(&mut self, (least, most): (i64, i64), until: NaiveDate) -> Course {
        let age = self.dice.between(least, most);
        let start = self.ago(age);
        let extensions = self.extended(age);
        self.course(start, self.today.min(until), until, extensions)
    }

    pub(super) fn course(&mut self, start: NaiveDate, reached: NaiveDate, until: NaiveDate, extensions: i64) -> Course {
        let allocated_on = working_day(plus_days(start, -self.dice.between(6, 26)));
        let length = days_between(start, reached);
        // The ends that were planned before lie evenly in what has passed; each was moved two to five weeks ahead.
        let ends: Vec<NaiveDate> = (1..=extensions).map(|place| plus_days(start, length * place / (extensions + 1))).collect();
        let mut moved = Vec::new();
        for (place, end) in ends.iter().enumerate() {
            let decided = working_day(plus_days(*end, -self.dice.between(14, 30))).max(plus_days(start, 1));
            moved.push((decided, ends.get(place + 1).copied().unwrap_or(until)));
        }
        Course { allocated_on, start_on: Some(start), until: Some(ends.first().copied().unwrap_or(until)), extensions: moved }
    }

    /// Help that has ended; says when it began.
    fn ended(
        &mut self,
        draft: &mut Draft,
        end: NaiveDate,
        length: i64,
        about: &About,
        referral: Option<(ReferralId, NaiveDate)>,
    ) -> NaiveDate {
        let earliest = plus_days(draft.member.person.born_on, 400);
        let start = plus_days(end, 1 - length).max(earliest);
        let length = days_between(start, end) + 1;
        let early = self.dice.chance(25);
        let until = if early { plus_days(end, self.dice.between(20, 120)) } else { end };
        let extensions = self.extended(length);
        let course = self.course(start, end, until, extensions);
        // A referral that came later than the start led to something else.
        let referral = referral.filter(|(_, on)| *on <= course.allocated_on);
        self.help(draft, course, about, referral);
        let reason = if early {
            self.dice.weighed(&[
                (40, EndReason::InAgreement),
                (28, EndReason::ByClient),
                (14, EndReason::ByProvider),
                (18, EndReason::External),
            ])
        } else {
            EndReason::AsPlanned
        };
        let decided = matches!(reason, EndReason::AsPlanned | EndReason::InAgreement) && self.dice.chance(70);
        let how = decided.then(|| {
            let by = self.dice.pick(&[DecidedBy::YouthProfessional, DecidedBy::AccessTeam]);
            (DecisionKind::End, by, notes::agreement(&mut self.dice))
        });
        draft.end(end, reason, working_day(plus_days(end, -self.dice.between(10, 25))).max(start), how);
        start
    }

    /// Writes an arrangement down: about half of them came by message.
    fn help(&mut self, draft: &mut Draft, course: Course, about: &About, referral: Option<(ReferralId, NaiveDate)>) {
        self.so_far.2 += 1;
        let (profile, intensity) = self.meaning(&about.questions, about.severity);
        let message = self.dice.chance(54).then(|| self.message(profile, intensity));
        let help = Help {
            provider: self.dice.pick(&self.region.providers),
            profile,
            intensity,
            allocated_on: course.allocated_on,
            start_on: course.start_on,
            until: course.until,
            source: if message.is_some() { DateSource::Allocation } else { DateSource::Estimated },
            message,
        };
        let account: Option<AccountId> =
            if about.follower.id == about.practice.id { draft.owner } else { about.follower.staff.first().copied() };
        draft.help(help, &about.follower, account, referral.map(|(id, _)| id));
        for (decided_on, until) in course.extensions {
            let by = self.dice.weighed(&[(50, DecidedBy::YouthProfessional), (50, DecidedBy::AccessTeam)]);
            let motive = notes::motive(&mut self.dice);
            draft.extend(decided_on, until, by, motive);
        }
    }

    pub(super) fn message(&mut self, profile: Profile, intensity: Intensity) -> (i64, &'static str, &'static str) {
        self.number += self.dice.between(1, 9);
        let (category, product) = match (profile, intensity) {
            (Profile::P4, Intensity::Perspective) => ("50", "50A01"),
            (Profile::P5, Intensity::Perspective) => ("45", "45A04"),
            (Profile::P5, Intensity::Intensive) => ("54", "54001"),
            _ => ("45", "45B01"),
        };
        (self.number, category, product)
    }

    fn meaning(&mut self, questions: &[HelpQuestion], severity: Severity) -> (Profile, Intensity) {
        use HelpQuestion as Q;
        let profile = match questions.first() {
            Some(Q::Behaviour) => Profile::P4,
            Some(Q::Divorce) => Profile::P1,
            Some(Q::Parenting) => Profile::P2,
            Some(Q::Attention | Q::Autism) => Profile::P6,
            Some(Q::Bullying | Q::SchoolAbsence) => Profile::P3,
            _ => Profile::P5,
        };
        let intensity = match severity {
            Severity::Light => self.dice.weighed(&[(85, Intensity::Perspective), (15, Intensity::Intensive)]),
            Severity::Moderate => {
                self.dice.weighed(&[(60, Intensity::Perspective), (32, Intensity::Intensive), (8, Intensity::LastingLight)])
            }
            Severity::Severe => self.dice.weighed(&[
                (25, Intensity::Perspective),
                (55, Intensity::Intensive),
                (12, Intensity::LastingLight),
                (8, Intensity::LastingHeavy),
            ]),
        };
        (profile, intensity)
    }

    /// Known by a message alone: a case at the access team without an episode, and an arrangement that nobody follows yet.
    fn unlinked(&mut self, person: super::names::Person, team: &Place) -> Draft {
        let since = self.dice.between(12, 70);
        let known_at = working_day(self.ago(since - 8));
        let mut draft = Draft::new(person, team, None, known_at, self.today);
        draft.case(team, None, Regime::YouthAct, known_at);
        draft.member.authority = None;
        draft.member.bsn = self.names.number();
        let message = self.message(Profile::P5, Intensity::Perspective);
        let help = Help {
            provider: self.dice.pick(&self.region.providers),
            profile: Profile::P5,
            intensity: Intensity::Perspective,
            allocated_on: known_at,
            start_on: Some(self.ago(since - 10).min(self.today)),
            until: Some(plus_days(self.today, self.dice.between(90, 330))),
            source: DateSource::Allocation,
            message: Some(message),
        };
        draft.help(help, team, None, None);
        if self.unallocated > 0 {
            self.unallocated -= 1;
            draft.member.deliveries.push(Delivery {
                id: DeliveryId::NEW,
                version: 1,
                youth_id: YouthId::NEW,
                provider_id: self.dice.pick(&self.region.providers),
                municipality: team.municipality.clone(),
                number: None,
                category: Some("45".to_owned()),
                product_code: Some("45A04".to_owned()),
                start_on: Some(self.ago(9)),
                paused_on: None,
                end_on: None,
                end_reason: None,
                attached_to: None,
                known_at: self.ago(4),
            });
        }
        draft
    }
}
