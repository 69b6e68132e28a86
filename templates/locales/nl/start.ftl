### The first page after logging in.

start-heading = Mijn dag
start-lead-flags = { $count ->
    [0] Er wacht nu niets op je. Fijn.
    [one] Er wacht 1 signaal op een antwoord.
   *[other] Er wachten { $count } signalen op een antwoord.
}
start-flags = Nu doen
start-flags-empty = Geen signalen. Wat lichter of dicht kan, verschijnt hier vanzelf.
start-planned = Vandaag
start-planned-empty = Vandaag staat er niets gepland. Een afspraak voor vandaag komt hier te staan, op tijd.
start-no-time = geen tijd
start-opened = Laatst geopend
start-opened-empty = De dossiers die je opent, komen hier te staan: de laatste vijf.
start-new-contact = Nieuw consult
start-advice = Advies zonder dossier
start-to-worklist = { $count ->
    [one] Naar de werklijst met 1 signaal
   *[other] Naar de werklijst met alle { $count } signalen
}
start-unsettled = Nog afhandelen
start-unsettled-empty = Alle afspraken van vóór vandaag zijn afgehandeld. Wat blijft liggen, komt hier te staan.
start-drafts = Concepten
start-drafts-empty = Geen concepten. Tekst die je nog niet bewaarde, komt hier te staan.
start-new-youth = Nieuwe jeugdige
start-unlinked = Nog te koppelen
start-unlinked-some = { $count ->
    [one] Er wacht 1 bericht op een volger of een toewijzing.
   *[other] Er wachten { $count } berichten op een volger of een toewijzing.
}
start-unlinked-none = Er is niets te koppelen.
start-unlinked-open = Bekijk en koppel

unsettled-line = { $day } · { $name } · { $kind }{ $place }
planned-line = { $time } · { $name } · { $kind }{ $place }
draft-line = { $name }, concept van { $at }

## Roles whose pages are still to come

start-coming-heading = Dit komt hier
start-coming-lead = Je bent ingelogd als { $role }. Voor deze rol is er nu nog weinig te doen. Wat er komt:
start-coming-now = Nu kun je alleen je eigen instellingen aanpassen.

start-coming-gp-1 = Een overzicht van de jeugdigen van je eigen praktijk: wie nieuw is, wie op je wacht en bij wie de hulp eindigt.
start-coming-gp-2 = De verwijsgeschiedenis van een jeugdige op één blad om af te drukken, zonder werkaantekeningen.
start-coming-gp-3 = Akkoord geven op een verwijzing met één knop.
start-coming-administrator-1 = Mensen toevoegen, een rol geven en weer afsluiten.
start-coming-administrator-2 = Praktijken, toegangsteams en aanbieders bijhouden.
start-coming-administrator-3 = De grenzen van de signalen instellen, en vooraf zien wat dat verandert.
start-coming-privacy_officer-1 = Opzoeken wie welk dossier heeft gezien, en wanneer.
start-coming-privacy_officer-2 = De inzagelijst van één jeugdige, om af te drukken.
start-coming-privacy_officer-3 = Nagaan of het logboek volledig en ongewijzigd is.
