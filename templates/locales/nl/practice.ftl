### The GP's own practice.

practice-heading = Mijn praktijk
practice-lead = { $count ->
    [0] Er staat nog niemand van je praktijk in Uitstroom.
    [one] 1 jeugdige van je praktijk staat in Uitstroom. Zoek op naam of geboortedatum voor het blad.
   *[other] { $count } jeugdigen van je praktijk staan in Uitstroom. Zoek op naam of geboortedatum voor het blad.
}
practice-all = Hele overzicht
practice-more = Toon alle { $count }
practice-questions = Vragen en antwoorden

practice-heading-waiting = Wacht op jouw akkoord
practice-heading-new = Nieuw
practice-heading-ends_soon = Eindigt binnenkort
practice-heading-past = Einddatum voorbij
practice-heading-feedback_owed = Terugkoppeling nog niet ontvangen
practice-heading-closed = Deze maand afgesloten

practice-waiting-empty = Er wacht geen verwijzing op jouw akkoord.
practice-new-empty = In de laatste 30 dagen is niemand aangemeld.
practice-ends_soon-empty = Er eindigt binnenkort geen hulp.
practice-past-empty = Er loopt geen hulp voorbij de einddatum.
practice-feedback_owed-empty = Op alle verwijzingen is iets gehoord.
practice-closed-empty = Deze maand is er nog niets afgesloten.

practice-waiting-row = verwijzing: { $what }, geschreven { $day }
practice-new-row = aangemeld { $day }
practice-ends_soon-row = { $what }, tot en met { $day }
practice-past-row = { $what }, einddatum { $day }
practice-feedback_owed-row = { $what }, sinds { $day }
practice-closed-row = { $what }, afgesloten { $day }

## Moving to another practice

practice-registered = Ingeschreven bij { $practice }.
practice-registered-outside = Ingeschreven bij een praktijk buiten Uitstroom.
practice-move-heading = Andere huisartsenpraktijk
practice-move-lead = De huisarts van de oude praktijk ziet deze jeugdige vanaf nu niet meer. Het dossier blijft waar het is, tot het wordt overgedragen of afgesloten.
practice-move-save = Bewaar praktijk
practice-move-to = Nieuwe praktijk
practice-move-to-missing = Kies bij welke praktijk de jeugdige nu is ingeschreven
practice-move-to-outside = een andere praktijk buiten Uitstroom
practice-move-same = Daar is de jeugdige al ingeschreven. Kies een andere praktijk
practice-move-unknown = Deze praktijk is er niet, of niet meer. Kies een andere uit de lijst
