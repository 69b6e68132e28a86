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
file-referrals = Verwijzingen
file-timeline = Consulten
file-timeline-empty = Nog geen consulten. Het eerste komt hier te staan.
file-safety = Veiligheid
file-youth = Persoon en toestemming
file-notes-hidden = Consulten en verslagen zijn alleen voor de jeugdprofessional van de praktijk.
