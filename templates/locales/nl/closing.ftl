### Closing a case and opening it again.
title-closing = Casus afsluiten { $number }
closing-heading = Casus afsluiten
closing-save = Sluit af
closing-lead = Alles gebeurt in één keer: het wordt samen bewaard of helemaal niet.
closing-on = Laatste dag
closing-on-missing = Vul de laatste dag in, bijvoorbeeld vandaag
closing-outcome = Hoe is het geëindigd?
closing-outcome-missing = Kies hoe het is geëindigd
closing-reason = Reden van sluiten
closing-reason-missing = Kies de reden van sluiten
closing-follower = Wie volgt wat nog loopt?
closing-follower-hint = Daar houdt iemand de einddatum in de gaten
closing-motive = Wat is afgesproken?
closing-motive-hint = Waarom het goed genoeg is, en wie belt wie als het weer minder gaat
closing-goal-hint = Resultaat van dit doel; nu { $state }
act-open-ends = Wat nog open is, en wat ermee gebeurt
closing-open-nothing = Er staat niets meer open.
closing-open-unsettled = { $count ->
    [one] 1 afspraak in het verleden: handel die eerst af
   *[other] { $count } afspraken in het verleden: handel ze eerst af
}
closing-open-planned = { $count ->
    [one] 1 geplande afspraak: wordt afgezegd
   *[other] { $count } geplande afspraken: worden afgezegd
}
closing-open-drafts = { $count ->
    [one] 1 verwijzing in concept: wordt ingetrokken
   *[other] { $count } verwijzingen in concept: worden ingetrokken
}
closing-open-sent = { $count ->
    [one] 1 verzonden verwijzing: blijft staan, een bericht kan er nog bij
   *[other] { $count } verzonden verwijzingen: blijven staan, een bericht kan er nog bij
}
closing-open-arrangements = { $count ->
    [one] 1 arrangement dat hier gevolgd wordt: krijgt de volger die je kiest
   *[other] { $count } arrangementen die hier gevolgd worden: krijgen de volger die je kiest
}
closing-open-goals = { $count ->
    [one] 1 doel: krijgt het resultaat dat je kiest
   *[other] { $count } doelen: krijgen het resultaat dat je kiest
}
closing-open-pilot-light = De waakvlam: gaat uit
closing-open-notes = { $count ->
    [one] 1 verslag in concept: blijft van de schrijver, die het na sluiting kan toevoegen
   *[other] { $count } verslagen in concept: blijven van de schrijver, die ze na sluiting kan toevoegen
}

## Refusals

closing-closed-already = Deze casus is al gesloten
closing-in-future = Deze dag moet nog komen. Sluit op vandaag of eerder
closing-before-registration = Deze dag ligt vóór de aanmelding. Kies een latere dag
closing-before-last-contact = Er is daarna nog contact geweest. Kies de dag van het laatste contact of later
closing-unsettled = Er staan nog afspraken in het verleden open. Handel ze eerst af in het dossier
closing-goal-without-result = Kies wat er van dit doel is geworden
closing-no-follower = Er loopt nog hulp. Kies wie de einddatum in de gaten houdt
closing-safety-first = Eerst veiligheid: sluiten kan alleen met een tweede professional. Uitval, verhuizing en overlijden leg je altijd vast
closing-motive-missing = Schrijf op wat is afgesproken

## Opening again

title-reopening = Casus heropenen { $number }
reopening-heading = Casus heropenen
reopening-save = Heropen
reopening-lead = Er begint een nieuwe periode. De gesloten periode blijft zoals die was.
reopening-on = Opnieuw aangemeld op
reopening-on-missing = Vul in wanneer, bijvoorbeeld vandaag
reopening-expected_end_on = Verwacht klaar
reopening-expected_end_on-missing = Vul in wanneer je verwacht klaar te zijn, bijvoorbeeld +3m
reopening-motive = Waarom weer open?
reopening-still-open = Deze casus is nog open
reopening-before-closing = Deze dag ligt vóór de sluiting. Kies de sluitdag of later
reopening-reason-missing = Schrijf op waarom de casus weer opengaat
reopening-in-future = Deze dag moet nog komen. Kies vandaag of eerder
reopening-ends-before-it-begins = Verwacht klaar ligt vóór de nieuwe aanmelding. Kies een latere dag
