### The case and its file.

regime-wgbo = WGBO
regime-youth_act = Jeugdwet

severity-light = licht
severity-moderate = matig
severity-severe = ernstig

phase-registered = aangemeld
phase-intake = intake
phase-in_guidance = in begeleiding
phase-waiting = verwezen, wacht op start
phase-in_arrangement = in arrangement
phase-pilot_light = waakvlam
phase-closed = afgesloten

episode-registered-in-future = De aanmelding ligt na vandaag. Vul de dag in waarop die kwam
episode-ends-before-it-begins = Verwacht klaar ligt vóór de aanmelding. Kies een latere dag

case-phase = Fase
case-owner = Behandelaar
case-regime = Wet
owner-none = nog niemand

## The file

file-next = Volgende stap
file-next-planned = Volgende afspraak op { $day }: { $what }
file-next-planned-label = Bekijk afspraak
file-next-unsettled = De afspraak van { $day } is nog niet afgehandeld ({ $what })
file-next-unsettled-label = Handel af
file-next-flag = Beantwoord eerst het bovenste signaal
file-next-flag-label = Bekijk signaal
file-next-plan = Er is niets gepland. Spreek af wanneer je elkaar weer ziet.
file-next-plan-label = Plan een consult
file-new-contact = Nieuw consult
file-flags = Signalen
file-kept = { $count ->
    [one] 1 signaal is aangehouden
   *[other] { $count } signalen zijn aangehouden
}
file-arrangements = Arrangementen
file-arrangements-empty = Er loopt geen arrangement.
file-arrangement-add = Arrangement toevoegen
file-goals = Doelen
file-goals-all = Alle doelen en evaluaties
file-referrals = Verwijzingen
file-timeline = Consulten
file-timeline-empty = Nog geen consulten. Het eerste komt hier te staan.
file-safety = Veiligheid
file-youth = Persoon en toestemming
file-family = Gezin
file-notes-hidden = Consulten en verslagen zijn alleen voor de jeugdprofessional van de praktijk.

intention-refer = zou verwijzen
intention-not_refer = zou niet verwijzen
intention-unsure = weet het niet

outcome-completed_here = afgerond in de praktijk
outcome-advice = advies
outcome-free_access = vrij toegankelijk aanbod
outcome-team = wijkteam of toegang
outcome-arrangement = arrangement
outcome-basic_mental_care = basis-ggz
outcome-specialised_mental_care = specialistische ggz
outcome-medical = medisch
outcome-elsewhere = elders
outcome-dropped_out = uitgevallen
outcome-moved = verhuisd
outcome-died = overleden

close-reason-01 = beëindigd volgens plan
close-reason-02 = eerder gestopt, in overleg
close-reason-03 = eerder gestopt door de jeugdige of het gezin
close-reason-04 = eerder gestopt door ons
close-reason-05 = eerder gestopt door iets van buiten
file-next-closed = Deze casus is gesloten. Er hoeft niets.
file-next-closed-label = Bekijk
file-more = Wat je minder vaak doet
case-earlier = Eerdere periode
case-earlier-text = { $from } – { $to }, { $outcome }
case-pilot-light = Waakvlam sinds
case-pilot-light-until = Blijvende waakvlam tot
case-returned = Terug naar volle zorg op


## What an episode is about

episode-heading = Hulpvraag bijstellen
episode-save = Bewaar
episode-intention = Voornemen van de huisarts
episode-intention-text = { $who } { $what } ({ $day })
episode-intention-unknown = Niet vastgelegd.
episode-intention-fixed = Na het eerste gesprek staat dit vast: daarna zou het niet meer het eigen voornemen van de huisarts zijn.
episode-description-closed = Dit dossier is afgesloten. Heropen het eerst
episode-no-help-question = Kies minstens één hulpvraag
episode-intention-locked = Het voornemen staat vast sinds het eerste gesprek. Bewaar opnieuw: de rest van het formulier kan nog wel
episode-intention-in-future = Deze dag ligt na vandaag. Vul de dag in waarop de huisarts dit zei
episode-intention-gp-missing = Kies welke huisarts van de praktijk dit zei

form-stale-episode = Iemand anders heeft dit intussen bijgesteld: nu { $questions }, verwacht klaar op { $end }. Wat je invulde staat er nog. Bewaar opnieuw als het nog klopt.

file-describe = Hulpvraag bijstellen
file-referrals-empty = Er is nog niet verwezen.
file-referral-write = Verwijzing schrijven
case-relapse = Terugvalafspraak
case-agreed = Laatst afgesproken

## What the access team gets of decisions and goals

states-heading = Besluiten
states-decided-empty = Er is nog niets besloten.
states-goals = Doelen, zonder beschrijving
states-goals-empty = Er is nog geen doel gesteld.
states-domain = Leefgebied
states-state = Stand
states-set = Gesteld op
states-scored = Laatst beoordeeld
