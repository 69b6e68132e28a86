### Contacts: planned, held, missed.

consultation-status-planned = gepland
consultation-status-held = gehouden
consultation-status-not_reached = niet bereikt
consultation-status-not_turned_up = niet verschenen
consultation-status-cancelled_by_family = afgezegd door gezin
consultation-status-cancelled_by_us = afgezegd door ons

form-practice = op de praktijk
form-phone = telefoon
form-video = beeldbellen
form-home = thuis
form-school = op school
form-mail = mail
form-team_meeting = overleg (MDO)

consultation-kind-intake = intake
consultation-kind-follow_up = vervolggesprek
consultation-kind-evaluation = evaluatie
consultation-kind-closing = afsluitend gesprek
consultation-kind-gp_talk = overleg met de huisarts
consultation-kind-pilot_light = waakvlamcontact

present-youth = jeugdige
present-parents = ouders
present-both = jeugdige en ouders
present-network = netwerk
present-school = school
present-gp = huisarts

## Form

consultation-heading = Nieuw consult
consultation-settle-heading = Consult afhandelen
consultation-note = Verslag
consultation-note-text = Schrijf minstens één regel bij S, O, E of P. Vul de andere velden in; als een veld niet verplicht is, staat dit erbij.
consultation-facts = Over dit consult
consultation-s = S
consultation-s-hint = Wat vertellen jeugdige en ouders?
consultation-o = O
consultation-o-hint = Wat zie je?
consultation-e = E
consultation-e-hint = Wat denk je ervan?
consultation-p = P
consultation-p-hint = Wat spreek je af?
consultation-status = Uitkomst
consultation-status-missing = Kies wat er van het consult is geworden
consultation-on = Datum
consultation-on-missing = Vul de datum van het consult in, bijvoorbeeld vandaag
consultation-time = Tijd
consultation-minutes = Minuten
consultation-minutes-missing = Vul in hoeveel minuten het duurde, bijvoorbeeld 45
consultation-how = Hoe
consultation-how-missing = Kies hoe het consult ging
consultation-kind = Soort
consultation-kind-missing = Kies het soort consult
consultation-present = Wie waren erbij?
consultation-next_on = Volgende afspraak
consultation-next_on-hint = Bijvoorbeeld +2w; leeg mag
consultation-save = Bewaar consult
consultation-time-form = Vul de tijd in als 14:05, of laat het veld leeg

consultation-in-future = Deze dag moet nog komen. Kies “gepland”, of vul een eerdere dag in
consultation-planned-in-past = Een afspraak ligt vandaag of later. Kies een latere dag, of vul in hoe het consult ging
consultation-before-episode = Deze dag ligt vóór de aanmelding. Kies een latere dag
consultation-episode-closed = Dit dossier is afgesloten. Open het opnieuw voordat je een consult vastlegt
consultation-minutes-range = Vul de duur in minuten in, van 5 tot en met 240
consultation-note-empty = Schrijf minstens één regel verslag, bij S, O, E of P
consultation-already-settled = Dit consult is al afgehandeld. Open het dossier om te zien hoe

## Showing

consultation-unsettled = nog afhandelen
consultation-settle = Handel af
consultation-his = Voor het HIS
consultation-his-hint = Platte tekst van S, O, E en P.
consultation-copy = Kopieer voor HIS

draft-restored = Concept van { $at } teruggezet
consultation-keep-draft = Als concept bewaren

pilot-light-outcome-stable = stabiel
pilot-light-outcome-varying = wisselend
pilot-light-outcome-relapse = terugval

## After closing, and pilot light

consultation-outcome = Uitkomst
consultation-outcome-hint = Hoe je het gezin aantrof.
consultation-late_reason = Waarom nog na sluiting
consultation-late_reason-hint = Het komt als "na sluiting" in het dossier. De sluitdatum verandert niet.
consultation-late-reason-missing = Schrijf waarom je dit nog toevoegt, bijvoorbeeld: het verslag van school kwam later
consultation-outcome-missing = Kies hoe het ging: stabiel, wisselend of terugval
title-consultation-late = Toevoegen na sluiting { $number }
consultation-late-heading = Toevoegen na sluiting
consultation-after-closing = na sluiting

## A talk with several children

consultation-shared-heading = Gesprek met meer kinderen
consultation-children = Wie waren er nog meer bij?
consultation-children-missing = Kies minstens één ander kind, of leg een gewoon consult vast
consultation-each-child = Over ieder kind apart
consultation-each-child-text = Het verslag hierboven komt in ieder dossier. Wat je hier schrijft, komt alleen bij dat kind, onder E.
consultation-part = Alleen over { $name }
consultation-part-of-nobody = Je schreef iets over een kind dat niet is aangevinkt. Vink het kind aan, of haal die tekst weg
