### Flags: what could be lighter or closed, why, and what you answer.

flag-kind-close = Afsluiten?
flag-kind-scale_down = Afschalen?
flag-kind-review = Bekijken
flag-kind-attention = Let op
flag-kind-hint = Tip


## The rules

rule-G0 = G0 Eerst veiligheid
rule-G0-title = Eerst veiligheid
rule-G1 = G1 Gestopt zonder terugvalafspraak
rule-G1-title = Gestopt zonder terugvalafspraak
rule-G2 = G2 Waakvlam gemist
rule-G2-title = Waakvlam gemist

rule-R01 = R01 Veel gesprekken
rule-R01-title = Veel gesprekken
rule-R02 = R02 Lang geen contact
rule-R02-title = Lang geen contact
rule-R03 = R03 Doelen behaald
rule-R03-title = Doelen behaald
rule-R04 = R04 Grotendeels behaald
rule-R04-title = Grotendeels behaald
rule-R05 = R05 Eindigt binnenkort
rule-R05-title = Eindigt binnenkort
rule-R06 = R06 Einddatum voorbij
rule-R06-title = Einddatum voorbij
rule-R07 = R07 Geen evaluatie
rule-R07-title = Geen evaluatie
rule-R13 = R13 Wacht op start
rule-R13-title = Wacht op start
rule-R16 = R16 Wordt 18
rule-R16-title = Wordt 18
rule-R19 = R19 Contacten gemist
rule-R19-title = Contacten gemist
rule-R21 = R21 Waakvlam kan uit
rule-R21-title = Waakvlam kan uit

flag-G0 = { $concern ->
    [none] Eerst veiligheid in dit gezin. Afsluiten of afschalen kan alleen met een tweede professional. Vervalt als meldcode of maatregel is afgesloten.
   *[other] { $concern_code ->
        [reporting_code] Eerst veiligheid: { $concern } stap { $step } sinds { $since }. Afsluiten of afschalen kan alleen met een tweede professional. Vervalt als de meldcode is afgesloten.
       *[other] Eerst veiligheid: { $concern } sinds { $since }. Afsluiten of afschalen kan alleen met een tweede professional. Vervalt als de maatregel is afgelopen.
    }
}
flag-G0-late = { $concern ->
    [none] {""}
   *[other] sinds { $since }
}

flag-R01 = { $talks ->
    [one] 1 gesprek
   *[other] { $talks } gesprekken
} (grens { $many }, of { $unplanned } zonder afspraak), geen arrangement of open verwijzing. Vervalt bij afsluiten, verwijzen of een arrangement.
flag-R01-late = { $talks ->
    [one] 1 gesprek
   *[other] { $talks } gesprekken
}

flag-R02 = { $days ->
    [one] 1 dag
   *[other] { $days } dagen
} geen contact (grens { $quiet }); { $last_held ->
    [none] nog geen gesprek
   *[other] laatste { $last_held }
}, { $attempts ->
    [0] geen vergeefse pogingen
    [one] 1 vergeefse poging
   *[other] { $attempts } vergeefse pogingen
}, niets gepland. { $kind ->
    [attention] Ernst of hulpvraag vraagt zorg: ga na hoe het gaat, sluit niet omdat het stil is. Vervalt bij gesprek of afspraak.
   *[other] Vervalt bij gesprek of afspraak.
}
flag-R02-late = { $days ->
    [one] 1 dag geen contact
   *[other] { $days } dagen geen contact
}

flag-R03 = { $goals ->
    [one] Het doel is behaald
   *[other] Alle { $goals } doelen behaald
} (laatste { $last_reached }); loopt nog { $planned_end ->
    [none] zonder einddatum
   *[other] tot en met { $planned_end }
}. Vervalt bij besluit tot stoppen of afschalen, of een nieuw doel.
flag-R03-late = sinds { $last_reached }

flag-R04 = { $percent }% van de doelen grotendeels of helemaal behaald (grens { $share }%), geen score gedaald op { $evaluated_before } en { $evaluated_last }. { $intensity_code ->
    [perspective] Kan het naar een waakvlam?
    [lasting_light] Kan het naar een waakvlam?
   *[other] Kan het lichter?
} Vervalt bij besluit of lagere score.
flag-R04-late = sinds { $evaluated_last }

flag-R05 = { $days_left ->
    [0] Eindigt vandaag
    [one] Eindigt over 1 dag
   *[other] Eindigt over { $days_left } dagen
}, { $planned_end }{ $source ->
    [none] {""}
   *[other] {" "}({ $source })
}; nog geen besluit, { $last_evaluation ->
    [none] nog geen evaluatie
   *[other] laatste evaluatie { $last_evaluation }
}. Vervalt bij besluit.
flag-R05-late = { $days_left ->
    [0] vandaag
    [one] over 1 dag
   *[other] over { $days_left } dagen
}

flag-R06 = Einddatum { $planned_end }: { $days ->
    [one] 1 dag
   *[other] { $days } dagen
} voorbij, { $working_days ->
    [one] 1 werkdag
   *[other] { $working_days } werkdagen
} (grens { $late }); geen stop, geen verlenging. Vervalt bij stopdatum met reden, of besluit tot verlengen of stoppen.
flag-R06-late = { $days ->
    [one] 1 dag
   *[other] { $days } dagen
}, { $working_days ->
    [one] 1 werkdag
   *[other] { $working_days } werkdagen
} voorbij

flag-R07 = { $paused_from ->
    [none] { $last_evaluation_code ->
        [unseen] De laatste { $norm } dagen geen evaluatie.
       *[other] { $last_evaluation ->
            [none] Nog geen evaluatie sinds de start op { $start }: { $days } dagen (grens { $norm }).
           *[other] Geen evaluatie sinds { $last_evaluation }: { $days } dagen (grens { $norm }).
        }
    } Vervalt bij evaluatie of afspraak daarvoor.
   *[other] { $days } dagen gepauzeerd, sinds { $paused_from } (grens { $norm }). Vervalt bij hervatten of stoppen.
}
flag-R07-late = { $last_evaluation_code ->
    [unseen] {""}
   *[other] { $days } dagen
}

flag-R13 = { $never_started ->
    [none] Wacht
   *[other] Nooit gestart, gepland einde voorbij; wacht
} { $days ->
    [one] 1 dag
   *[other] { $days } dagen
} op start{ $provider ->
    [none] {""}
   *[other] {" "}bij { $provider }
} ({ $urgency }, norm { $norm }, uiterste { $longest }); { $last_contact ->
    [none] nog geen contact met het gezin
   *[other] laatste contact gezin { $last_contact }
}. Vervalt bij start of intrekken.
flag-R13-late = { $days ->
    [one] wacht 1 dag
   *[other] wacht { $days } dagen
}

flag-R19 = { $missed }× niet verschenen of afgezegd (laatste { $last_missed }); { $last_held ->
    [none] nog geen gesprek
   *[other] laatste gesprek { $last_held }
}. Bel; sluit niet af. Vervalt bij { $needed ->
    [one] 1 gehouden gesprek
   *[other] { $needed } gehouden gesprekken
}.
flag-R19-late = laatste gemist { $last_missed }

flag-G1 = { $under_guard ->
    [none] Hulp gestopt op { $ended_on }{ $end_reason ->
        [none] {""}
       *[other] {" "}({ $end_reason })
    } zonder terugvalafspraak. Vervalt bij antwoord.
   *[other] Hulp gestopt op { $ended_on }{ $end_reason ->
        [none] {""}
       *[other] {" "}({ $end_reason })
    } terwijl veiligheid voorgaat. Wat is geprobeerd, wie let op? Vervalt bij antwoord.
}
flag-G1-late = { $days ->
    [0] vandaag
    [one] 1 dag geleden
   *[other] { $days } dagen geleden
}

flag-G2 = { $missed_on ->
    [none] Waakvlam sinds { $pilot_light_since }, en geen contact gepland.
   *[other] Waakvlamcontact van { $missed_on } ({ $missed_how }); er is geen nieuw gepland.
} Vervalt bij een waakvlamcontact of afspraak, terugkeer naar volle zorg of afsluiten.
flag-G2-late = { $days ->
    [0] vandaag
    [one] 1 dag geleden
   *[other] { $days } dagen geleden
}

flag-R16 = { $is_18 ->
    [none] Wordt
   *[other] Werd
} 18 op { $turns_18_on }; hulp { $planned_end ->
    [none] zonder einddatum
   *[other] gepland tot { $planned_end }
}, geen { $wants_code ->
    [decision] besluit voor daarna. Vervalt bij vervolgbesluit.
   *[other] grond na 18. Vervalt bij grond of eerdere einddatum.
}
flag-R16-late = 18 op { $turns_18_on }

flag-R21 = Waakvlam sinds { $pilot_light_since }: { $stable_in_a_row } keer stabiel (grens { $stable }), { $days } dagen (grens { $long }). Vervalt bij afsluiten.
flag-R21-late = { $days ->
    [one] brandt 1 dag
   *[other] brandt { $days } dagen
}

after-18-wants-decision = besluit voor daarna
after-18-wants-ground = grond na 18

clears-explanation = een antwoord: wat is geprobeerd, wie let op
clears-pilot_light_contact = een waakvlamcontact of een nieuwe afspraak
clears-return = terugkeer naar volle zorg
clears-closing = afsluiten van de casus
clears-after_18 = een besluit over hulp na 18
clears-ground = een grond voor hulp na 18
clears-earlier_end = een einddatum vóór de 18e verjaardag
clears-stop = een stopdatum met reden
clears-decision = een besluit
clears-start = de start van de hulp
clears-withdrawal = intrekken van de verwijzing of toewijzing
clears-close = afsluiten van het dossier
clears-refer = een verwijzing
clears-arrangement = een arrangement
clears-consultation = een gehouden gesprek
clears-appointment = een afspraak
clears-ending = een besluit tot stoppen of afschalen
clears-new_goal = een nieuw doel
clears-lower_score = een lagere score
clears-evaluation = een evaluatie
clears-resumption = hervatten na een pauze
clears-reporting_code_closed = afsluiten van de meldcode
clears-measure_ended = einde van de maatregel

fact-ended_on = Laatste dag van de hulp
fact-end_reason = Reden
fact-under_guard = Terwijl veiligheid voorging
fact-pilot_light_since = Waakvlam sinds
fact-missed_on = Laatste waakvlamcontact
fact-missed_how = Hoe het ging
fact-turns_18_on = Wordt 18 op
fact-wants = Wat nog mist
fact-is_18 = Al 18
fact-stable_in_a_row = Keer stabiel achter elkaar
fact-concern = Waar het om gaat
fact-step = Stap
fact-since = Sinds
fact-days = Dagen
fact-talks = Gesprekken
fact-last_held = Laatste gesprek
fact-attempts = Vergeefse pogingen
fact-days_left = Dagen tot het einde
fact-planned_end = Gepland einde
fact-source = Bron van die datum
fact-working_days = Werkdagen voorbij
fact-provider = Aanbieder
fact-waiting_since = Wacht sinds
fact-urgency = Urgentie
fact-norm = Norm
fact-never_started = Nooit gestart
fact-last_evaluation = Laatste evaluatie
fact-last_contact = Laatste contact met het gezin
fact-goals = Doelen
fact-last_reached = Laatste doel behaald op
fact-percent = Behaald deel van de doelen, in procenten
fact-evaluated_before = Voorlaatste evaluatie met scores
fact-evaluated_last = Laatste evaluatie met scores
fact-intensity = Intensiteit
fact-start = Start
fact-paused_from = Pauze vanaf
fact-missed = Gemist of afgezegd
fact-last_missed = Laatste keer gemist
fact-needed = Gesprekken nodig

limit-R01-many = Zoveel gesprekken
limit-R01-unplanned = Zoveel zonder volgende afspraak
limit-R02-quiet = Zo lang mag het stil zijn
limit-R03-ending = Eindigt vanzelf binnen
limit-R04-evaluations = Evaluaties met scores, ten minste
limit-R04-share = Behaald deel van de doelen, ten minste
limit-R05-soon = Vanaf zoveel dagen vóór het einde
limit-R05-urgent = Dringend vanaf
limit-R06-late = Te laat na
limit-R06-urgent = Dringend na
limit-R07-first = Eerste evaluatie binnen
limit-R07-after = Daarna weer binnen
limit-R07-planned = Gepland binnen
limit-R07-pause = Langste pauze
limit-R13-crisis = Norm bij crisis
limit-R13-hurry = Norm bij dringend
limit-R13-regular = Norm bij regulier
limit-R13-longest = Uiterste wachttijd
limit-R16-decision = Leeftijd voor een besluit over daarna
limit-R16-ground = Leeftijd voor een grond na 18
limit-R19-in_a_row = Achter elkaar
limit-R19-in_period = In de periode
limit-R19-period = Lengte van de periode

limit-R21-stable = Keer stabiel achter elkaar
limit-R21-long = Zo lang kan een waakvlam branden

## Safety first

guard-text = Eerst veiligheid: afsluiten of afschalen kan alleen met een tweede professional.
guard-text-family = Eerst veiligheid in dit gezin: afsluiten of afschalen kan alleen met een tweede professional.

## The worklist

worklist-heading = Kan dit lichter of dicht?
worklist-lead = Een signaal sluit niets. Het zegt waarom, hoe laat, en waardoor het vervalt.
worklist-kept-heading = Aangehouden
worklist-kept-lead = Hier is al op geantwoord. Een signaal komt terug als de feiten veranderen of de datum voorbij is.
worklist-tab-open = Wacht op antwoord
worklist-tab-kept = Aangehouden
worklist-filter = Welke signalen
worklist-all = Hele werkplek
worklist-mine = Alleen van mij
worklist-empty-heading = Alles bij
worklist-empty = Er is nu niets dat lichter of dicht zou kunnen. Nieuwe signalen verschijnen hier vanzelf.
worklist-empty-mine = Bij jouw dossiers wacht er niets. Kijk bij de hele werkplek of een collega hulp kan gebruiken.
worklist-kept-empty = Er is nu niets aangehouden.

## Why this flag?

why-heading = Waarom dit signaal?
why-rule = Regel { $code }: { $title }, versie { $version }
why-facts = De feiten
why-limits = De grenzen
why-limits-none = Deze regel heeft geen instelbare grens.
why-clears = Dit laat het signaal vervallen
why-clears-text = Het signaal verdwijnt zodra de feiten veranderen. Afvinken hoeft niet.
why-do = Wat kun je doen
why-answer = Wat zeg je ervan?
why-answer-given = Antwoord
why-answer-lapses = Het antwoord vervalt als de feiten of grenzen achter het signaal veranderen.
why-back = Naar de werklijst

answer-close = Afsluiten
answer-scale_down = Afschalen
answer-keep_on = Aanhouden
answer-planned = Ingepland
answer-incorrect = Klopt niet

motive-goals_open = doelen nog open
motive-waits_for_family = wacht op het gezin
motive-waits_for_provider = wacht op de aanbieder
motive-evaluation_planned = evaluatie gepland
motive-decision_expected = besluit wordt verwacht
motive-still_vulnerable = nog kwetsbaar
motive-facts_wrong = de feiten kloppen niet
motive-other = anders

answer-kind = Antwoord
answer-kind-missing = Kies een antwoord
answer-motive = Reden
answer-motive-missing = Kies een reden
answer-until = Tot en met
answer-until-hint = Niet nodig bij “klopt niet”; bijvoorbeeld +2w
answer-save = Bewaar antwoord
answer-text = { $kind }, door { $by }: { $motive }. Laatste dag: { $until }.
answer-until-none = als de feiten veranderen
answer-longest = { $days ->
    [one] Een antwoord geldt hier ten hoogste 1 dag.
   *[other] Een antwoord geldt hier ten hoogste { $days } dagen.
}

answer-not-offered = Dit antwoord past hier niet. Kies een van de antwoorden op deze pagina
answer-until-missing = Vul in tot wanneer, bijvoorbeeld +2w
answer-until-past = Deze dag is al voorbij. Kies een dag na vandaag
answer-until-too-far = Zo lang kan dit signaal niet wachten. Kies een eerdere dag


why-end-arrangement = Arrangement beëindigen
why-extend-arrangement = Arrangement verlengen
why-start-arrangement = Start melden
why-see-arrangement = Arrangement bekijken
why-write-referral = Verwijzing schrijven
why-add-arrangement = Arrangement toevoegen
why-plan-consultation = Contact vastleggen of plannen

answer-given-already = Iemand anders heeft dit signaal intussen beantwoord. Het antwoord staat op deze pagina.
answer-explained = uitgelegd
answer-explanation = Wat is geprobeerd, en wie let op?
answer-explanation-hint = Alleen bij "uitgelegd". Het blijft bij het arrangement staan
answer-explanation-missing = Schrijf op wat is geprobeerd en wie erop let
