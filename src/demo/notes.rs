//! Short notes in Dutch, put together from building blocks. All invented; nobody's words.

use super::dice::Dice;
use crate::domain::catalogue::LifeDomain;
use crate::domain::change::{TextField, Texts};
use crate::domain::consultation::Kind;

const SUBJECTIVE: [&str; 16] = [
    "Slaapt weer door en gaat met meer plezier naar school.",
    "Vertelt dat het thuis rustiger is sinds de afspraken over schermtijd.",
    "Merkt dat de spanning voor toetsen minder lang blijft hangen.",
    "Moeder ziet dat het opstaan beter gaat; de ochtenden blijven lastig.",
    "Vader zegt dat ruzies korter duren en dat ze het daarna uitpraten.",
    "Voelt zich soms alleen in de klas, maar er loopt nu iemand uit de klas mee.",
    "Had een moeilijke week: veel buikpijn en twee dagen thuisgebleven.",
    "Is trots op het zwemdiploma en wil dat graag laten zien.",
    "Ouders maken zich zorgen over de overgang naar de middelbare school.",
    "Vindt het wennen om bij twee huizen te horen, de weekkalender helpt.",
    "Piekert vooral 's avonds; het schriftje naast het bed wordt gebruikt.",
    "School meldt meer rust in de groep na de nieuwe plek vooraan.",
    "Zegt dat praten helpt, ook als vooraf niet duidelijk is waarover.",
    "Wil weer gaan voetballen en heeft de trainer zelf gebeld.",
    "Moeder is moe en vraagt wie er in de buurt kan meedenken.",
    "Het pesten is na het gesprek op school niet meer voorgekomen.",
];
const OBJECTIVE: [&str; 10] = [
    "Rustig contact, kijkt aan, maakt grapjes.",
    "Begint stil, komt los bij het tekenen.",
    "Beweeglijk, goed te volgen met korte vragen.",
    "Vermoeid, wel helder en open.",
    "Ouder en kind luisteren naar elkaar en vullen elkaar aan.",
    "Gespannen in houding, ontspant na de ademoefening.",
    "Vrolijk, vertelt uit zichzelf.",
    "Somber van toon, geen gedachten aan de dood bij navragen.",
    "Schaal hoe het gaat: van 4 naar 6.",
    "Schaal hoe het gaat: 7, net als de vorige keer.",
];
const EVALUATION: [&str; 10] = [
    "Past bij de leeftijd en bij wat er gebeurd is; herstel op gang.",
    "Eerste doel grotendeels behaald, het tweede vraagt nog oefening.",
    "Klachten nemen af, gezin pakt het zelf op.",
    "Nog kwetsbaar bij veranderingen; netwerk is in beeld.",
    "Spanning hangt samen met school, thuis is het veilig en warm.",
    "Weinig verandering sinds de vorige keer; samen bekeken wat tegenhoudt.",
    "Opvoedvraag, ouders hebben genoeg aan enkele gesprekken.",
    "Goed genoeg is in zicht: afgesproken waaraan we dat merken.",
    "Meer nodig dan de praktijk kan bieden; verwijzing besproken.",
    "Geen zorgen over veiligheid; nagevraagd bij kind en ouder.",
];
const PLAN: [&str; 12] = [
    "Over drie weken verder; tot die tijd elke dag één ding opschrijven dat lukte.",
    "Oma denkt mee over de woensdagmiddag.",
    "Contact met de intern begeleider, met toestemming.",
    "Ademoefening vóór het slapen, samen met vader.",
    "Volgende keer ouders apart, daarna samen.",
    "Afgesproken wie belt als het minder gaat.",
    "Groep in het buurthuis besproken; moeder vraagt het na.",
    "Beloningskaart aangepast, minder regels, meer lof.",
    "Nog twee gesprekken, dan kijken of het goed genoeg is.",
    "Huisarts is bijgepraat.",
    "Stappenplan voor de ochtend op de koelkast.",
    "Afronden als het over een maand nog zo gaat.",
];

const INTAKE: [&str; 4] = [
    "Kennismaking. Vraag in eigen woorden: \"dat het thuis weer gezellig is\".",
    "Kennismaking met kind en ouder; uitgelegd wat ik opschrijf en wie dat leest.",
    "Eerste gesprek. Het begon na de zomer, school merkte het als eerste.",
    "Eerste gesprek. Ouders hebben al veel geprobeerd en weten goed wat werkt.",
];
const PILOT_LIGHT: [&str; 3] = [
    "Waakvlam: gaat goed op school en thuis, geen terugval.",
    "Waakvlam: drukke weken gehad, met de afspraken opgevangen.",
    "Waakvlam: stabiel; ziet zelf wanneer bellen nodig is.",
];
const CLOSING: [&str; 3] = [
    "Teruggekeken: wat hielp was het samen plannen en de vaste wandeling.",
    "Het is goed genoeg, vinden kind en ouders allebei.",
    "Doelen doorgenomen; gezin gaat op eigen kracht verder.",
];

/// A note for a contact of this kind.
pub fn note(dice: &mut Dice, kind: Kind) -> Texts {
    let opening = match kind {
        Kind::Intake => dice.pick(&INTAKE),
        Kind::PilotLight => dice.pick(&PILOT_LIGHT),
        Kind::Closing => dice.pick(&CLOSING),
        _ => dice.pick(&SUBJECTIVE),
    };
    let mut texts = vec![(TextField::Subjective, opening.to_owned())];
    if dice.chance(60) {
        texts.push((TextField::Objective, dice.pick(&OBJECTIVE).to_owned()));
    }
    if dice.chance(70) {
        texts.push((TextField::Evaluation, dice.pick(&EVALUATION).to_owned()));
    }
    let plan = if kind == Kind::Closing { "Terugvalafspraak: bel gerust, ook na een half jaar." } else { dice.pick(&PLAN) };
    texts.push((TextField::Plan, plan.to_owned()));
    texts
}

const MOTIVES: [&str; 6] = [
    "Twee van de drie doelen behaald; school vraagt nog begeleiding bij de overgang.",
    "Gezin zet goede stappen, de veranderingen zijn nog niet vanzelfsprekend.",
    "Start liep vertraging op door wisseling van behandelaar; doelen blijven gelijk.",
    "Traumabehandeling is halverwege, stoppen zou nu te vroeg zijn.",
    "Ouders en jongere willen door tot het eind van het schooljaar, daarna afbouwen.",
    "Netwerk is gevonden, overdracht vraagt nog enkele weken.",
];

/// Why help goes on longer.
pub fn motive(dice: &mut Dice) -> Texts {
    vec![(TextField::Motive, dice.pick(&MOTIVES).to_owned())]
}

/// What youths want to reach, and in which part of life.
pub const AIMS: [(&str, LifeDomain); 10] = [
    ("Alleen met de bus naar school.", LifeDomain::School),
    ("Vier avonden per week doorslapen.", LifeDomain::Health),
    ("Ruzie thuis uitpraten voor het slapen.", LifeDomain::Home),
    ("Elke week iets leuks doen met een vriend of vriendin.", LifeDomain::Relations),
    ("De hele ochtend in de klas blijven.", LifeDomain::School),
    ("Zelf zeggen dat het te veel wordt.", LifeDomain::SelfReliance),
    ("Weer trainen met het team.", LifeDomain::Leisure),
    ("Samen eten zonder telefoon en zonder strijd.", LifeDomain::Home),
    ("Ouders spreken af wat bij wie geldt.", LifeDomain::Home),
    ("Huiswerk maken zonder dat het blijft liggen.", LifeDomain::School),
];

const AGREEMENTS: [&str; 4] = [
    "Bij twee slechte weken achter elkaar belt moeder de jeugdprofessional; tante weet dit ook.",
    "Jongere stuurt zelf een bericht als het cijfer onder de 5 zakt; mentor let mee op.",
    "Na drie maanden een waakvlamgesprek; eerder als school verzuim meldt.",
    "Opa en oma vangen op; de praktijk blijft bereikbaar zonder nieuwe verwijzing.",
];

/// What was agreed for when it gets worse.
pub fn agreement(dice: &mut Dice) -> Texts {
    vec![(TextField::RelapseAgreement, dice.pick(&AGREEMENTS).to_owned())]
}

const QUESTIONS: [&str; 5] = [
    "Graag onderzoek wat de angst in stand houdt, en behandeling die bij deze leeftijd past.",
    "Graag hulp thuis bij het opvoeden; ouders willen zelf leren wat in de ochtend werkt.",
    "Graag meekijken: praten in de praktijk hielp, maar naar school gaan lukt nog niet.",
    "Graag behandeling van de gevolgen van wat er is gebeurd. Het gezin staat erachter.",
    "Graag een plek om met anderen te oefenen; de jongere wil dit zelf.",
];

/// What a referral asks.
pub fn question(dice: &mut Dice) -> Texts {
    vec![(TextField::Question, dice.pick(&QUESTIONS).to_owned())]
}

const FEEDBACK: [&str; 4] = [
    "Eerste gesprek is geweest; het gezin voelt zich gehoord.",
    "Plan gemaakt met het gezin, evaluatie over drie maanden.",
    "Verloopt zoals gedacht. School is aangesloten.",
    "Hulp past minder dan gedacht; we overleggen over iets anders.",
];

/// What was heard back about a referral.
pub fn feedback(dice: &mut Dice) -> Texts {
    vec![(TextField::Feedback, dice.pick(&FEEDBACK).to_owned())]
}
