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


