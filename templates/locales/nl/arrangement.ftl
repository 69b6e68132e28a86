### Arrangements: help by one provider for one youth.

date-field-start = start
date-field-planned_end = gepland einde
date-field-actual_end = einde
date-field-paused_from = pauze vanaf
date-field-resumed_on = hervat op

date-source-estimated = geschat
date-source-allocation = toewijzing
date-source-decision = besluit
date-source-reported = gemeld

decision-kind-start = starten
decision-kind-extend = verlengen
decision-kind-scale_down = afschalen
decision-kind-scale_up = opschalen
decision-kind-end = beëindigen
decision-kind-change = wijzigen
decision-kind-transfer = overdragen
decision-kind-stack = tegelijk laten lopen
decision-kind-after_18 = hulp na 18

decided-by-youth_professional = jeugdprofessional
decided-by-access_team = toegangsteam
decided-by-gp = huisarts
decided-by-provider = aanbieder
decided-by-family = gezin
decided-by-court = rechter

end-reason-02 = overleden
end-reason-20 = tijdelijk gestopt
end-reason-31 = volgens plan
end-reason-32 = voortijdig, eenzijdig door de cliënt
end-reason-33 = voortijdig, eenzijdig door de aanbieder
end-reason-34 = voortijdig, in overleg
end-reason-35 = voortijdig, door omstandigheden van buiten
end-reason-36 = door de gemeente
end-reason-37 = vanwege een wijzigingsverzoek
end-reason-38 = overstap naar een andere aanbieder
end-reason-39 = uitstroom naar een ander domein

change-reason-02 = overleden
change-reason-03 = contractwijziging
change-reason-04 = herbeoordeling: verlenging
change-reason-05 = herbeoordeling: verkorting
change-reason-06 = uitstroom naar een ander domein
change-reason-07 = verhuizing naar een andere gemeente
change-reason-08 = andere vorm van levering
change-reason-09 = overstap naar een andere aanbieder
change-reason-10 = andere bekostiging
change-reason-11 = gemeentelijke herindeling
change-reason-12 = op verzoek van de aanbieder
change-reason-13 = verwijderd
change-reason-14 = administratieve correctie

## Adding

arrangement-new-heading = Arrangement toevoegen
arrangement-new-save = Bewaar arrangement
arrangement-provider = Aanbieder
arrangement-provider-missing = Kies de aanbieder
arrangement-profile = Profiel
arrangement-profile-missing = Kies het profiel, of “profiel onbekend”
arrangement-intensity = Intensiteit
arrangement-intensity-missing = Kies de intensiteit, of “intensiteit onbekend”
arrangement-municipality = Gemeente die betaalt
arrangement-municipality-missing = Kies de gemeente die betaalt
arrangement-follower = Volger
arrangement-follower-hint = Waar iemand de einddatum in de gaten houdt
arrangement-follower-missing = Kies wie dit arrangement volgt
arrangement-allocated_on = Toegewezen op
arrangement-allocated_on-missing = Vul in wanneer de hulp is toegewezen, bijvoorbeeld 31-12-2026
arrangement-start_on = Start
arrangement-start_on-hint = De eerste dag van de hulp; leeg als die nog moet beginnen
arrangement-planned_end_on = Gepland einde
arrangement-planned_end_on-hint = De laatste dag van de hulp. Ingevuld met de richtduur; pas aan wat anders is
arrangement-planned_end_on-missing = Vul het geplande einde in, bijvoorbeeld 31-12-2026 of +6m
arrangement-planned_end_source = Waar komt dat einde vandaan?
arrangement-planned_end_source-missing = Kies waar het geplande einde vandaan komt
arrangement-with_stay = Met verblijf

arrangement-number = Toewijzingsnummer
arrangement-paused_on = Pauze vanaf

## Starting

arrangement-start-heading = Start melden
arrangement-start-save = Bewaar start
start-on = Gestart op
start-on-hint = Bijvoorbeeld vandaag of 31-12-2026
start-on-missing = Vul de eerste dag van de hulp in, bijvoorbeeld 31-12-2026

## Extending

arrangement-extend-heading = Arrangement verlengen
arrangement-extend-save = Bewaar besluit tot verlengen
extension-until = Nieuwe laatste dag
extension-until-hint = Bijvoorbeeld 31-12-2026 of +3m
extension-until-missing = Vul de nieuwe laatste dag in, bijvoorbeeld 31-12-2026
extension-decided_on = Besloten op
extension-decided_on-missing = Vul in wanneer het besluit is genomen, bijvoorbeeld vandaag
extension-reason = Reden
extension-reason-missing = Kies de reden van de verlenging
extension-decided_by = Wie heeft besloten?
extension-decided_by-missing = Kies wie heeft besloten
extension-motive = Waarom is langer nodig?
extension-motive-hint = Welk doel is nog open, en wat is er anders als dit eindigt?
extension-motive-missing = Schrijf op waarom langer nodig is

## Ending

arrangement-end-heading = Arrangement beëindigen
arrangement-end-save = Bewaar einde
ending-on = Laatste dag
ending-on-hint = De laatste dag waarop er hulp was of is
ending-on-missing = Vul de laatste dag in, bijvoorbeeld 31-12-2026
ending-reason = Reden
ending-reason-missing = Kies de reden van het einde
ending-how = Hoe kwam dit einde er?
ending-how-hint = Samen besluiten vraagt een terugvalafspraak. Wat gemeld is, leg je altijd vast
ending-how-missing = Kies of het besloten of gemeld is
ending-how-decided = samen besloten
ending-how-reported = gemeld door aanbieder, gezin of gemeente
ending-decided_by = Wie heeft besloten?
ending-decided_by-hint = Alleen als het samen besloten is
ending-decided_by-missing = Kies wie heeft besloten
ending-relapse_agreement = Terugvalafspraak
ending-relapse_agreement-hint = Waar letten jullie op, en wie belt wie als het weer minder gaat? Alleen als het samen besloten is
ending-relapse_agreement-missing = Schrijf op wat jullie doen als het weer minder gaat
ending-motive = Toelichting

arrangement-end-before-start = Deze dag ligt vóór de start. Kies een latere dag, of kijk de start na
arrangement-planned-end-missing = Vul het geplande einde in, bijvoorbeeld 31-12-2026 of +6m
arrangement-over = Dit arrangement is al beëindigd of ingetrokken. Voeg een nieuw arrangement toe als er weer hulp is
arrangement-not-started = Dit arrangement is nog niet gestart. Meld eerst de start, of laat de gemeente de toewijzing intrekken
arrangement-extension-not-later = Een verlenging eindigt later dan nu gepland. Kies een latere dag
arrangement-extension-past = Deze dag is al voorbij. Kies een dag vanaf vandaag en na de start
arrangement-safety-first = Eerst veiligheid: beëindigen kan alleen met een tweede professional. Overleg eerst, of leg vast wat gemeld is
arrangement-no-relapse-agreement = Schrijf eerst de terugvalafspraak op: waar letten jullie op, en wie belt wie
arrangement-temporary-is-no-end = Tijdelijk gestopt is een pauze en geen einde. Kies een andere reden
arrangement-decided-in-future = Het besluit ligt na vandaag. Vul de dag in waarop het is genomen

## Showing

arrangement-act-start = Start melden
arrangement-act-extend = Verlengen
arrangement-act-end = Beëindigen
arrangement-about = Gegevens
arrangement-flags = Signalen
arrangement-history = Datums, oud en nieuw
arrangement-history-empty = Er is nog geen datum veranderd.
arrangement-history-day = Op
arrangement-history-field = Datum
arrangement-history-was = Was
arrangement-history-became = Werd
arrangement-history-source = Bron
arrangement-history-reason = Reden
arrangement-history-who = Door
arrangement-decisions = Besluiten
arrangement-decisions-empty = Nog geen besluiten.
arrangement-decided-by = Besloten door { $who }, vastgelegd door { $recorder }
arrangement-relapse = Terugvalafspraak
arrangement-motive = Toelichting
arrangement-new-end = Nieuw einde: { $day }
follower-at = { $who ->
    [none] { $workplace }
   *[other] { $workplace }, { $who }
}
ends-text = einde { $relative } ({ $source })
ends-none = zonder einddatum
by-message = uit een bericht

## To be linked

unlinked-heading = Nog te koppelen
unlinked-lead = Deze arrangementen kwamen binnen met een bericht. Iemand moet de einddatum in de gaten houden.
unlinked-arrangements = Arrangementen zonder volger
unlinked-arrangements-empty = Alles is gekoppeld.
unlinked-deliveries = Levering zonder toewijzing
unlinked-deliveries-lead = De aanbieder meldde een start of stop, maar een toewijzing is er nog niet. Komt die, dan horen ze vanzelf bij elkaar.
unlinked-deliveries-empty = Geen leveringen zonder toewijzing.
unlinked-youth = Jeugdige
unlinked-provider = Aanbieder
unlinked-dates = Wanneer
unlinked-reason = Reden
unlinked-product = Product
unlinked-act = Volgen
unlinked-follow = Ik volg dit

form-stale-arrangement = Iemand anders heeft dit arrangement intussen gewijzigd: nu { $dates }, { $status }. Wat je typte staat er nog. Bewaar opnieuw als het nog klopt.

arrangement-end-too-far = Dit einde ligt verder weg dan het geplande einde en dan drie maanden. Kies een eerdere dag, of verleng het arrangement.
arrangement-already-started = De hulp is al gestart. De startdatum staat bij het arrangement.
arrangement-already-followed = Iemand volgt dit arrangement al. Open het om te zien wie.

ground-continuation = voortzetting van hulp
ground-decided_before_18 = besloten vóór het 18e jaar
ground-resumed_within_half_year = hervat binnen een half jaar
ground-criminal_law = strafrechtelijk

## Refusals of the further acts

arrangement-motive-missing = Schrijf op waarom
arrangement-start-in-future = Deze dag moet nog komen. Meld de start als de hulp echt is begonnen
arrangement-start-past-end = Deze dag ligt na de geplande einddatum. Verleng eerst, of kijk de dag na
arrangement-already-paused = De hulp is al gepauzeerd. Meld eerst dat die weer verdergaat
arrangement-pauses-overlap = Deze pauze valt over een eerdere pauze heen. Kies een latere dag
arrangement-end-before-pause = Na deze dag is de hulp nog gepauzeerd of hervat. Kies een latere dag
arrangement-pause-in-future = Deze dag moet nog komen. Leg de pauze vast als die er is
arrangement-not-paused = De hulp is niet gepauzeerd
arrangement-not-lighter = Dit is niet lichter dan nu. Kies een lichtere intensiteit, of ga verder met een waakvlam
arrangement-not-heavier = Dit is niet zwaarder dan nu. Kies een zwaardere intensiteit
arrangement-same-provider = Dit is dezelfde aanbieder. Kies een andere
arrangement-provider-gone = Deze aanbieder neemt geen nieuwe hulp meer aan. Kies een andere
arrangement-same-number = Vul het nieuwe toewijzingsnummer in; het is een ander dan nu
arrangement-number-known = Dit toewijzingsnummer hoort al bij een ander arrangement. Kijk het nummer na
arrangement-pilot-light-missing = Vul in wanneer het eerste waakvlamcontact is, bijvoorbeeld +8w
arrangement-pilot-light-early = Het eerste waakvlamcontact komt na de laatste dag van deze hulp, en niet vóór vandaag
arrangement-stack-until = Spreek af tot een dag vanaf vandaag, hooguit een jaar vooruit
arrangement-before-birth = Deze dag ligt vóór de geboorte. Kijk het jaar na
arrangement-past-18 = De jeugdige is dan 18. Hulp na 18 kan alleen op een grond. Klopt de datum, zet dan het vinkje onderaan en bewaar opnieuw
arrangement-past-23 = Jeugdhulp eindigt uiterlijk op de 23e verjaardag. Kies een eerdere dag
arrangement-sure = Ik weet dat de jeugdige dan 18 is
extension-sure = Ik weet dat de jeugdige dan 18 is
succession-sure = Ik weet dat de jeugdige dan 18 is

## Pausing and resuming

title-arrangement-pause = Pauzeren { $number }
arrangement-pause-heading = Hulp pauzeren
arrangement-pause-save = Bewaar pauze
pause-last_day = Laatste dag vóór de pauze
pause-last_day-hint = Een pauze is geen einde; de einddatum blijft staan
pause-last_day-missing = Vul de laatste dag vóór de pauze in, bijvoorbeeld vandaag
title-arrangement-resume = Hervatten { $number }
arrangement-resume-heading = Hulp hervatten
arrangement-resume-save = Bewaar hervatting
resumption-on = Hulp gaat verder vanaf
resumption-on-hint = Daarna stellen we een nieuwe einddatum voor; die geldt pas na een besluit
resumption-on-missing = Vul de eerste dag na de pauze in, bijvoorbeeld vandaag

## Running at once, and after 18

title-arrangement-stack = Tegelijk laten lopen { $number }
arrangement-stack-heading = Akkoord om tegelijk te laten lopen
arrangement-stack-save = Bewaar akkoord
stacking-until = Akkoord tot en met
stacking-until-missing = Vul in tot wanneer het akkoord geldt, bijvoorbeeld +3m
stacking-decided_on = Besloten op
stacking-decided_on-missing = Vul in wanneer het besluit is genomen, bijvoorbeeld vandaag
stacking-decided_by = Wie heeft besloten?
stacking-decided_by-missing = Kies wie heeft besloten
stacking-motive = Waarom is er meer dan één arrangement nodig?
title-arrangement-after-18 = Hulp na 18 { $number }
arrangement-after-18-heading = Besluit over hulp na 18
arrangement-after-18-save = Bewaar besluit
after18-ground = Grond voor jeugdhulp na 18
after18-ground-hint = Leeg als de jeugdhulp rond de 18e verjaardag stopt of overgaat
after18-decided_on = Besloten op
after18-decided_on-missing = Vul in wanneer het besluit is genomen, bijvoorbeeld vandaag
after18-decided_by = Wie heeft besloten?
after18-decided_by-missing = Kies wie heeft besloten
after18-motive = Wat is er afgesproken?
arrangement-act-scale-down = Afschalen
arrangement-act-scale-up = Opschalen
arrangement-act-transfer = Overdragen aan een andere aanbieder
arrangement-act-pause = Pauzeren
arrangement-act-resume = Hervatten
arrangement-act-stack = Akkoord om tegelijk te lopen
arrangement-act-after-18 = Besluit over hulp na 18
arrangement-act-renumber = Ander toewijzingsnummer
arrangement-more = Andere besluiten en meldingen
arrangement-follows-on = Volgt op
arrangement-followed-by = Wordt gevolgd door
arrangement-first-pilot-light = Eerste waakvlamcontact
arrangement-ground = Grond na 18
arrangement-explained = Uitgelegd door { $who } op { $day }

arrangement-referral = Volgt op verwijzing
arrangement-referral-hint = Met een startdatum tot en met vandaag staat die verwijzing daarna op gestart
arrangement-referral-over = Deze verwijzing is intussen niet meer open. Kies een andere of laat het veld leeg
arrangement-pilot-light-not-planned = Dit waakvlamcontact kan zo niet gepland worden. Kies een dag binnen twee jaar, en een laatste dag binnen drie maanden
