### Advice without a file.

advice-heading = Advies zonder dossier
advice-lead = Voor een vraag van een huisarts of collega over niemand in het bijzonder. Er is geen plek voor een naam of een notitie: gaat het over iemand, open dan het dossier.
advice-question = Waar ging het over?
advice-question-missing = Kies waar het over ging
advice-minutes = Minuten
advice-minutes-missing = Vul in hoeveel minuten het duurde, bijvoorbeeld 10
advice-on = Datum
advice-on-missing = Vul de datum in, bijvoorbeeld vandaag
advice-workplace = Praktijk
advice-workplace-missing = Kies de praktijk
advice-save = Bewaar advies
advice-today = Vandaag gegeven
advice-today-empty = Nog geen advies vandaag. Wat je bewaart, komt hier te staan.

advice-in-future = Deze dag moet nog komen. Vul vandaag of een eerdere dag in
advice-minutes-range = Vul de duur in minuten in, van 1 tot en met 240
advice-elsewhere = Kies een praktijk waar je werkt
