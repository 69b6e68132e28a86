### "Vraag stopberichten na": a contract manager asks the access team.

stop-request-answered-already = Dit verzoek is al beantwoord. De aantallen staan hieronder.
stop-request-negative = Vul 0 of meer in.
stop-request-asked-already = Dit is al nagevraagd en wacht op antwoord. Er is niets bewaard; het verzoek staat hiernaast.

title-stop-requests = Stopberichten navragen
nav-stop-requests = Stopberichten
stop-request-lead = Vraag het toegangsteam na te gaan wat echt is gestopt van de hulp die voorbij de einddatum is. Je hoort wanneer het is nagegaan. Wat gestopt blijkt, staat vanaf de volgende maand in de cijfers, langs dezelfde weg als elk ander aantal.
stop-request-act = Vraag stopberichten na
stop-request-ask = Vraag na
stop-request-save = Vraag na
stop-request-municipality = Gemeente
stop-request-municipality-missing = Kies de gemeente waarvan het toegangsteam dit nagaat.
stop-request-provider = Aanbieder
stop-request-provider-hint = Laat leeg om naar alle aanbieders te vragen.
stop-request-every-provider = alle aanbieders
stop-request-asked = gevraagd op { $asked }, geteld op { $counted }
stop-request-what = Waarover
stop-request-when = Gevraagd
stop-request-answered-on = Beantwoord
stop-request-looked-into = nagegaan op { $day }
stop-request-waiting = Wacht op antwoord
stop-request-waiting-empty = Geen open verzoeken. Wat je navraagt, komt hier te staan tot het toegangsteam antwoordt.
stop-request-answered = Beantwoord
stop-request-answered-empty = Nog niets beantwoord. Zodra het toegangsteam het heeft nagegaan, staat dat hier.

stop-answer-lead = De contractmanager vraagt wat echt is gestopt. Ga dit na in je eigen werklijst en leg hier vast hoeveel. De contractmanager ziet alleen dat je het hebt nagegaan: de aantallen volgen in de rapporten.
stop-answer-worklist = Werklijst: einddatum voorbij
stop-answer-waiting = Te beantwoorden
stop-answer-waiting-empty = Er is niets na te gaan. Een verzoek van de contractmanager komt hier te staan.
stop-answer-answered-empty = Nog niets beantwoord.
stop-answer-stopped = Gestopt
stop-answer-stopped-hint = Hoeveel er echt gestopt zijn.
stop-answer-stopped-missing = Vul in hoeveel er gestopt zijn, 0 als het er geen zijn.
stop-answer-running = Loopt door
stop-answer-running-hint = Hoeveel er doorlopen.
stop-answer-running-missing = Vul in hoeveel er doorlopen, 0 als het er geen zijn.
stop-answer-save = Nagegaan

notice-stops-requested = Het verzoek is naar het toegangsteam. Hier staat straks dat het is nagegaan.
notice-stops-answered = Vastgelegd. De contractmanager ziet dat het is nagegaan.
