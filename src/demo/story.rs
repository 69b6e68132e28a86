//! Youths with a story: those the README walks through, and two for each rule, one that it raises and one that it just does not.

use super::dice::Dice;
use super::draft::{Draft, Help, Talk};
use super::entry::{Family, Member};
use super::names::{Names, Person, of_example};
use super::notes;
use super::region::{ACCESS_BERGEN, KADE, LINDE, Place, Region};
use crate::domain::arrangement::{DateSource, DecidedBy, DecisionKind};
use crate::domain::calendar::plus_days;
use crate::domain::case::{Intention, Regime, Severity};
use crate::domain::catalogue::{HelpQuestion, Intensity, LifeDomain, Profile};
use crate::domain::change::{TextField, Texts};
use crate::domain::code::{Code, EndReason, Sex};
use crate::domain::consultation::{ConsultationStatus, Form, Kind, Present};
use crate::domain::evaluation::{EvaluationKind, Proposal};
use crate::domain::id::{AccountId, HouseholdId, ProviderId, YouthId};
use crate::domain::outflow::answer::Motive;
use crate::domain::outflow::case_file::{CaseFile, YouthFacts};
use crate::domain::outflow::rule::RuleCode;
use crate::domain::outflow::rules::{RULES, example};
use crate::domain::referral::{AgreedHow, ReferralStatus, Target, Urgency};
use crate::domain::safety::Concern;
use crate::domain::youth::AuthorityKind;
use chrono::{Datelike, NaiveDate};

/// A fixed beginning, so that every region of one day is the same.
const SEED: u64 = 0x4c_494e_4445;

pub fn families(region: &Region, names: &mut Names, today: NaiveDate) -> Vec<Family> {
    let mut teller = Teller { region, names, dice: Dice::new(SEED), today };
    let mut families = vec![teller.noor(), teller.sem(), teller.twins(), teller.guarded(), teller.put_aside()];
    for (place, rule) in RULES.iter().enumerate() {
        families.push(teller.example(2 * place, (rule.hit)(today)));
        families.push(teller.example(2 * place + 1, (rule.near_miss)(today)));
    }
    families
}

struct Teller<'a> {
    region: &'a Region,
    names: &'a mut Names,
    dice: Dice,
    today: NaiveDate,
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

fn note(s: &str, o: &str, e: &str, p: &str) -> Texts {
    let lines = [(TextField::Subjective, s), (TextField::Objective, o), (TextField::Evaluation, e), (TextField::Plan, p)];
    lines.into_iter().filter(|(_, text)| !text.is_empty()).map(|(field, text)| (field, text.to_owned())).collect()
}

fn because(text: &str) -> Texts {
    vec![(TextField::Motive, text.to_owned())]
}

impl Teller<'_> {
    fn ago(&self, days: i64) -> NaiveDate {
        plus_days(self.today, -days)
    }

    fn provider(&self, place: usize) -> ProviderId {
        self.region.providers.iter().cycle().nth(place).copied().unwrap_or(ProviderId(1))
    }

    /// Someone with an open case at De Linde, followed by Sanne.
    fn draft(&mut self, person: Person, surname: &str, known_at: NaiveDate) -> (Draft, Place, Option<AccountId>) {
        self.names.take(&person, surname);
        let linde = self.region.place(LINDE).clone();
        let sanne = linde.staff.first().copied();
        let mut draft = Draft::new(person, &linde, Some(linde.id), known_at, self.today);
        draft.case(&linde, sanne, Regime::Wgbo, known_at);
        (draft, linde, sanne)
    }

    /// An end date forty days past, after a third extension.
    fn noor(&mut self) -> Family {
        let today = self.today;
        let person = Person::new("Noor", "Zeekraal", Sex::Female, day(today.year() - 13, 9, 18));
        let (mut it, linde, sanne) = self.draft(person, "Zeekraal", self.ago(830));
        it.member.bsn = self.names.number();
        it.episode(self.ago(830), &[HelpQuestion::Anxiety, HelpQuestion::SchoolAbsence], Some(Severity::Moderate), Some(self.ago(620)));
        it.hand_over(Some(Intention::Refer), &[LifeDomain::School, LifeDomain::SelfReliance]);
        let intake = Talk { kind: Kind::Intake, minutes: 60, ..Talk::held(self.ago(824)) };
        it.talk(
            intake,
            note(
                "Noor durft sinds de brugklas niet meer alleen met de bus. Ziek melden lucht op, even.",
                "Praat zacht, denkt goed na. Ouders vullen niet in.",
                "Angst die groeit door vermijden; thuis is het veilig.",
                "Verwijzing besproken met kind, ouders en huisarts.",
            ),
        );
        it.talk(
            Talk::held(self.ago(810)),
            note("Wil hulp, liefst niet op school.", "", "Samen gekozen voor een arrangement.", "Aanmelding deze week."),
        );
        let provider = self.provider(0);
        let question = vec![(TextField::Question, "Graag behandeling van de angst om alleen te reizen, samen met ouders.".to_owned())];
        let referral = it.refer(self.ago(808), Target::Arrangement, Urgency::Regular, ReferralStatus::Started, Some(provider), question);
        it.hear(self.ago(770), vec![(TextField::Feedback, "Noor is begonnen; de eerste oefening is de bus met een vriendin.".to_owned())]);
        let help = Help {
            provider,
            profile: Profile::P5,
            intensity: Intensity::Perspective,
            allocated_on: self.ago(798),
            start_on: Some(self.ago(780)),
            until: Some(self.ago(415)),
            source: DateSource::Estimated,
            message: None,
        };
        it.help(help, &linde, sanne, referral);
        it.extend(
            self.ago(430),
            self.ago(290),
            DecidedBy::YouthProfessional,
            because("Eerste verlenging. Noor reist weer met een vriendin; alleen reizen is nog niet gelukt. Eén doel open."),
        );
        it.extend(
            self.ago(305),
            self.ago(165),
            DecidedBy::AccessTeam,
            because(
                "Tweede verlenging. Wisseling van behandelaar kostte acht weken. Doel blijft: drie dagen per week zelfstandig naar school.",
            ),
        );
        it.extend(
            self.ago(180),
            self.ago(40),
            DecidedBy::YouthProfessional,
            because("Derde en laatste verlenging, afgesproken met Noor en haar ouders. Noor gaat vier dagen zelf; de aanbieder bouwt af."),
        );
        for ago in [700, 610, 520, 436, 310, 186, 120, 75] {
            let talk = Talk { kind: if ago == 186 { Kind::Evaluation } else { Kind::FollowUp }, ..Talk::held(self.ago(ago)) };
            let text = notes::note(&mut self.dice, talk.kind);
            it.talk(talk, text);
        }
        it.talk(
            Talk { present: Some(Present::Youth), minutes: 30, ..Talk::held(self.ago(12)) },
            note(
                "\"Ik ga gewoon weer.\" Noor reist al zes weken alleen en mist de afspraken bij de aanbieder niet meer.",
                "Ontspannen, lacht. Cijfer voor hoe het gaat: 8.",
                "Doelen behaald. De einddatum is voorbij en er is nog geen stop of besluit.",
                "Aanbieder bellen over de stopdatum. Terugvalafspraak maken met Noor en ouders.",
            ),
        );
        it.talk(Talk::planned(plus_days(today, 9)), Texts::new());
        it.goal(("Drie dagen per week zelfstandig naar school.", LifeDomain::School), 3, self.ago(762));
        it.goal(("Zeggen wat spannend is voordat het een buikpijndag wordt.", LifeDomain::Health), 1, self.ago(762));
        it.evaluate(self.ago(700), EvaluationKind::Interim, Proposal::Same, Some(self.ago(520)), &[3, 4]);
        it.evaluate(self.ago(436), EvaluationKind::Extension, Proposal::Extend, Some(self.ago(310)), &[5, 6]);
        it.evaluate(self.ago(310), EvaluationKind::Extension, Proposal::Extend, Some(self.ago(186)), &[4, 7]);
        it.evaluate(self.ago(186), EvaluationKind::Extension, Proposal::Extend, Some(self.ago(75)), &[7, 8]);
        it.evaluate(self.ago(75), EvaluationKind::Final, Proposal::Stop, None, &[]);
        it.score(self.ago(12), &[9, 8], None);
        Family(vec![it.member])
    }

    /// Scaled down, ended as planned, now a pilot light.
    fn sem(&mut self) -> Family {
        let today = self.today;
        let person = Person::new("Sem", "Wielewaal", Sex::Male, day(today.year() - 11, 2, 7));
        let (mut it, linde, sanne) = self.draft(person, "Wielewaal", self.ago(640));
        it.member.authority = Some(AuthorityKind::OneParent);
        it.episode(self.ago(640), &[HelpQuestion::Behaviour, HelpQuestion::Parenting], Some(Severity::Moderate), Some(self.ago(60)));
        it.hand_over(Some(Intention::Refer), &[LifeDomain::Home]);
        it.talk(
            Talk { kind: Kind::Intake, minutes: 60, form: Form::Home, ..Talk::held(self.ago(631)) },
            note(
                "Moeder: \"Ik wil weer een leuke ochtend met hem.\" Sem wordt snel boos en schrikt daar zelf van.",
                "Sem bouwt, luistert mee, vult moeder aan.",
                "Gedrag vraagt meer dan gesprekken in de praktijk; veel warmte in het gezin.",
                "Verwijzing naar intensieve hulp thuis, huisarts is akkoord.",
            ),
        );
        let (first, second) = (self.provider(5), self.provider(6));
        let question = vec![(TextField::Question, "Graag intensieve hulp thuis bij de boosheid van Sem.".to_owned())];
        let referral = it.refer(self.ago(622), Target::Arrangement, Urgency::Regular, ReferralStatus::Started, Some(first), question);
        it.hear(self.ago(585), vec![(TextField::Feedback, "Twee keer per week thuis; moeder doet alles mee.".to_owned())]);
        let intensive = Help {
            provider: first,
            profile: Profile::P4,
            intensity: Intensity::Intensive,
            allocated_on: self.ago(612),
            start_on: Some(self.ago(595)),
            until: Some(self.ago(230)),
            source: DateSource::Estimated,
            message: None,
        };
        it.help(intensive, &linde, sanne, referral);
        let lighter: Texts = [
            because("Grote stappen gezet; moeder voelt zich zekerder. Lichter kan."),
            vec![(
                TextField::RelapseAgreement,
                "Bij twee escalaties in een week belt moeder; dan binnen drie dagen een gesprek thuis.".to_owned(),
            )],
        ]
        .concat();
        it.end(
            self.ago(310),
            EndReason::InAgreement,
            self.ago(322),
            Some((DecisionKind::ScaleDown, DecidedBy::YouthProfessional, lighter)),
        );
        let light = Help {
            provider: second,
            profile: Profile::P4,
            intensity: Intensity::Perspective,
            allocated_on: self.ago(318),
            start_on: Some(self.ago(309)),
            until: Some(self.ago(75)),
            source: DateSource::Estimated,
            message: None,
        };
        it.help(light, &linde, sanne, referral);
        let done: Texts = [
            because("Doelen behaald, zoals gepland. Moeder, Sem en school vinden het goed genoeg."),
            vec![(
                TextField::RelapseAgreement,
                "Waakvlam een half jaar. Sem zelf: \"Als de vulkaan terugkomt, bel jij Sanne.\"".to_owned(),
            )],
        ]
        .concat();
        it.end(self.ago(75), EndReason::AsPlanned, self.ago(96), Some((DecisionKind::End, DecidedBy::YouthProfessional, done)));
        for ago in [560, 480, 400, 325, 240, 160, 98, 77] {
            let talk = Talk { kind: if ago == 325 || ago == 98 { Kind::Evaluation } else { Kind::FollowUp }, ..Talk::held(self.ago(ago)) };
            let text = notes::note(&mut self.dice, talk.kind);
            it.talk(talk, text);
        }
        it.pilot_light(self.ago(74));
        let pilot = |on| Talk { kind: Kind::PilotLight, form: Form::Phone, present: Some(Present::Parents), minutes: 15, ..Talk::held(on) };
        it.talk(
            pilot(self.ago(28)),
            note(
                "Moeder: één woede-uitbarsting in zes weken, zelf opgelost.",
                "",
                "Stabiel. De afspraken werken.",
                "Volgend waakvlamgesprek over zes weken.",
            ),
        );
        it.talk(Talk { kind: Kind::PilotLight, form: Form::Phone, ..Talk::planned(plus_days(today, 14)) }, Texts::new());
        it.ask(
            self.ago(40),
            "Moeder was hier om iets anders en klonk opgewekt. Houdt het ook zonder hulp thuis stand?",
            Some((self.ago(27), "Ja. Eén uitbarsting in zes weken, die zij zelf oplosten. Ik bel over twee weken weer.")),
        );
        Family(vec![it.member])
    }

    /// Born on one day, searched for with one birth date, told apart by their first names.
    fn twins(&mut self) -> Family {
        let today = self.today;
        let born_on = day(2012, 3, 5);
        let mut family = Family::default();
        for (first, sex, question) in [("Anna", Sex::Female, HelpQuestion::Sleep), ("Bram", Sex::Male, HelpQuestion::Attention)] {
            let person = Person::new(first, "de Vries", sex, born_on);
            let (mut it, _, _) = self.draft(person, "de Vries", self.ago(95));
            it.member.bsn = self.names.number();
            it.episode(self.ago(95), &[question, HelpQuestion::Divorce], Some(Severity::Light), Some(plus_days(today, 60)));
            it.hand_over(Some(Intention::NotRefer), &[LifeDomain::Home, LifeDomain::Relations]);
            it.talk(
                Talk { kind: Kind::Intake, minutes: 60, ..Talk::held(self.ago(88)) },
                note(
                    "Tweeling komt samen. Ouders wonen sinds de zomer apart en maken samen plannen.",
                    "Ieder kiest een eigen stoel; ze helpen elkaar met woorden.",
                    "Gewone reacties op een grote verandering.",
                    "Ieder een eigen gesprek, daarna samen met ouders.",
                ),
            );
            for ago in [66, 38, 10] {
                let text = notes::note(&mut self.dice, Kind::FollowUp);
                it.talk(Talk { present: Some(Present::Youth), minutes: 30, ..Talk::held(self.ago(ago)) }, text);
            }
            it.talk(Talk::planned(plus_days(today, 11)), Texts::new());
            // Of the two, Bram is to see someone else too: his referral waits for the GP, who also asks something.
            if question == HelpQuestion::Attention {
                let asked = vec![(TextField::Question, "Graag kijken naar zijn aandacht op school; thuis gaat het beter.".to_owned())];
                it.refer(self.ago(3), Target::Arrangement, Urgency::Regular, ReferralStatus::Draft, Some(self.provider(1)), asked);
                it.ask(self.ago(2), "Weet de school van de aanmelding? Ik zie vader vrijdag op het spreekuur.", None);
            }
            family.0.push(it.member);
        }
        family
    }

    /// A family in which a reporting code is open: first safety, for the brother too.
    fn guarded(&mut self) -> Family {
        let today = self.today;
        let mut family = Family::default();
        for (first, sex, age, concerned) in [("Lieke", Sex::Female, 8, true), ("Tim", Sex::Male, 12, false)] {
            let person = Person::new(first, "Kwikstaart", sex, day(today.year() - age, 6, 21));
            let (mut it, linde, sanne) = self.draft(person, "Kwikstaart", self.ago(150));
            it.episode(
                self.ago(150),
                &[HelpQuestion::Behaviour, HelpQuestion::Parenting],
                Some(Severity::Moderate),
                Some(plus_days(today, 40)),
            );
            it.talk(
                Talk { kind: Kind::Intake, ..Talk::held(self.ago(144)) },
                note(
                    "Ouders vragen hulp: het wordt thuis te vaak te hard.",
                    "Open gesprek, iedereen komt aan het woord.",
                    "",
                    "Tweede gesprek binnen twee weken.",
                ),
            );
            for ago in [128, 101, 64, 34, 6] {
                let text = notes::note(&mut self.dice, Kind::FollowUp);
                it.talk(Talk::held(self.ago(ago)), text);
            }
            it.talk(Talk::planned(plus_days(today, 4)), Texts::new());
            if concerned {
                it.safety(Concern::ReportingCode, 1, self.ago(13));
                it.safety(Concern::ReportingCode, 2, self.ago(6));
                let help = Help {
                    provider: self.provider(3),
                    profile: Profile::P2,
                    intensity: Intensity::Perspective,
                    allocated_on: self.ago(100),
                    start_on: Some(self.ago(84)),
                    until: Some(plus_days(today, 190)),
                    source: DateSource::Estimated,
                    message: None,
                };
                it.help(help, &linde, sanne, None);
            }
            family.0.push(it.member);
        }
        family
    }

    /// A quiet case that Sanne keeps open on purpose: its line stands among those put aside.
    fn put_aside(&mut self) -> Family {
        let person = Person::new("Marijn", "Grutto", Sex::Unknown, day(self.today.year() - 16, 11, 3));
        self.names.take(&person, "Grutto");
        let kade = self.region.place(KADE).clone();
        let mut it = Draft::new(person, &kade, Some(kade.id), self.ago(200), self.today);
        it.case(&kade, kade.staff.first().copied(), Regime::Wgbo, self.ago(200));
        it.episode(self.ago(200), &[HelpQuestion::LowMood], Some(Severity::Moderate), Some(self.ago(20)));
        for ago in [192, 141, 98, 55] {
            let kind = if ago == 192 { Kind::Intake } else { Kind::FollowUp };
            let text = notes::note(&mut self.dice, kind);
            it.talk(Talk { kind, present: Some(Present::Youth), ..Talk::held(self.ago(ago)) }, text);
        }
        it.talk(Talk { status: ConsultationStatus::NotReached, form: Form::Phone, ..Talk::held(self.ago(20)) }, Texts::new());
        it.member.kept_on = Some((RuleCode::R02, Motive::WaitsForFamily));
        Family(vec![it.member])
    }

    /// A rule's own example as a youth at De Linde, with Sanne for an owner.
    fn example(&mut self, place: usize, file: CaseFile) -> Family {
        let linde = self.region.place(LINDE).clone();
        let sanne = linde.staff.first().copied();
        let (first, surname, sex) = of_example(place);
        let person = Person::new(first, surname, sex, self.birth_date(&file.youth));
        self.names.take(&person, surname);
        let known_at = file.cases.iter().flat_map(|it| &it.episodes).map(|it| it.registered_on).min().unwrap_or(self.today);
        let mut siblings = self.siblings(&file, &linde, known_at);
        let mut member = Member::new(person, linde.municipality.clone(), Some(linde.id), known_at, file);
        if place.is_multiple_of(3) {
            member.bsn = self.names.number();
        }
        self.settle(&mut member, &linde, sanne);
        let mut family = Family(vec![member]);
        family.0.append(&mut siblings);
        family
    }

    /// Rules that do not look at age leave it as it comes; then it comes differently each time.
    fn birth_date(&mut self, youth: &YouthFacts) -> NaiveDate {
        if youth.born_on == example::quiet(self.today).youth.born_on {
            plus_days(youth.born_on, self.dice.between(-2000, 1400))
        } else {
            youth.born_on
        }
    }

    /// Where the example speaks of someone else in the household, that one exists too.
    fn siblings(&mut self, file: &CaseFile, linde: &Place, known_at: NaiveDate) -> Vec<Member> {
        let mut others: Vec<YouthId> = file.safety.iter().map(|it| it.youth_id).filter(|it| *it != file.youth.id).collect();
        others.sort_unstable();
        others.dedup();
        others
            .into_iter()
            .map(|id| {
                let born_on = plus_days(file.youth.born_on, -900 - id.0);
                let family = self.names.family(&mut self.dice);
                let person = self.names.person(&mut self.dice, family, Sex::Female, born_on);
                let youth = YouthFacts { id, household_id: HouseholdId(1), born_on, died_on: None };
                let safety = file.safety.iter().filter(|it| it.youth_id == id).cloned().collect();
                let own =
                    CaseFile { youth, cases: vec![], arrangements: vec![], goals: vec![], evaluations: vec![], safety, answers: vec![] };
                Member::new(person, linde.municipality.clone(), Some(linde.id), known_at, own)
            })
            .collect()
    }

    /// Gives the example's places and people real ones: its first workplace is De Linde, any other the access team.
    fn settle(&mut self, member: &mut Member, linde: &Place, sanne: Option<AccountId>) {
        let region = self.region;
        let team = region.place(ACCESS_BERGEN);
        let home = example::quiet(self.today).cases.first().map(|it| it.case.workplace_id);
        let place = |old| if Some(old) == home { linde.id } else { team.id };
        let provider = |old: ProviderId| region.providers.iter().cycle().nth(usize::try_from(old.0).unwrap_or(0)).copied().unwrap_or(old);
        for facts in &mut member.file.cases {
            facts.case.workplace_id = place(facts.case.workplace_id);
            facts.case.owner_id = if facts.case.workplace_id == linde.id { sanne } else { None };
            for episode in &mut facts.episodes {
                (episode.intention, episode.intention_by) = (Some(self.dice.pick(Intention::ALL)), linde.gp);
                episode.intention_on = Some(episode.registered_on);
            }
            for contact in &mut facts.consultations {
                contact.author_id = sanne;
                if contact.status == ConsultationStatus::Held {
                    member.notes.insert(contact.id, notes::note(&mut self.dice, contact.kind));
                }
            }
            for referral in &mut facts.referrals {
                referral.provider_id = referral.provider_id.map(provider);
                (referral.gp_id, referral.agreed_on, referral.agreed_how) = (linde.gp, Some(referral.referred_on), Some(AgreedHow::Spoken));
                member.referred.insert(referral.id, notes::question(&mut self.dice));
            }
        }
        for facts in &mut member.file.arrangements {
            let it = &mut facts.arrangement;
            it.provider_id = provider(it.provider_id);
            it.follower_workplace_id = place(it.follower_workplace_id);
            it.follower_id = if it.follower_workplace_id == linde.id { sanne } else { team.staff.first().copied() };
            for decision in &facts.decisions {
                member.motives.insert(decision.id, notes::motive(&mut self.dice));
            }
        }
        for (facts, aim) in member.file.goals.iter().zip(&notes::AIMS) {
            member.goals.insert(facts.goal.id, vec![(TextField::Description, aim.0.to_owned())]);
        }
    }
}
