### The youth: person and authority.

sex-0 = onbekend
sex-1 = jongen
sex-2 = meisje

authority-both_parents = beide ouders
authority-one_parent = één ouder
authority-guardian = voogd
authority-unknown = nog niet bekend

born = { $day }, { $age } jaar
bsn-form = Een BSN heeft 9 cijfers. Tel ze na, of laat het veld leeg
bsn-check = Dit BSN bestaat niet: er is een cijfer verwisseld of verkeerd. Kijk het na, of laat het veld leeg

## Registering

youth-new-heading = Jeugdige aanmelden
youth-new-lead = Meer is er niet nodig om te beginnen.
youth-new-who = Wie
youth-new-who-text = Zoals de naam op een identiteitsbewijs staat.
youth-new-why = Waarom
youth-new-why-text = Kies alles wat nu speelt. Je kunt het later bijstellen.
youth-new-consent = Gezag en toestemming
youth-new-consent-text = Tot 12 jaar van iedereen met gezag, van 12 tot 16 ook van de jeugdige, vanaf 16 alleen van de jeugdige.
youth-new-save = Bewaar en open het dossier

youth-first_name = Voornaam
youth-first_name-missing = Vul de voornaam in
youth-prefix = Tussenvoegsel
youth-last_name = Achternaam
youth-last_name-missing = Vul de achternaam in
youth-born_on = Geboortedatum
youth-born_on-hint = Bijvoorbeeld 050312 of 5-3-2012
youth-born_on-missing = Vul de geboortedatum in, bijvoorbeeld 5-3-2012
youth-born-in-future = Deze geboortedatum ligt na vandaag. Kijk het jaar na
youth-too-old = Deze jeugdige is 23 of ouder; jeugdhulp kan niet meer. Kijk het jaar na
youth-sex = Geslacht
youth-sex-missing = Kies het geslacht, of onbekend
youth-bsn = BSN
youth-bsn-hint = Negen cijfers; nodig om berichten te herkennen
youth-number-known = Dit BSN staat al bij een ander dossier. Zoek de jeugdige eerst op, of laat het veld leeg
youth-municipality = Gemeente
youth-municipality-hint = De gemeente die volgens het woonplaatsbeginsel verantwoordelijk is
youth-municipality-missing = Kies de gemeente die verantwoordelijk is
youth-workplace = Praktijk
youth-workplace-missing = Kies de praktijk waar het dossier bij hoort
youth-help_questions = Hulpvraag
youth-help_questions-missing = Kies minstens één hulpvraag
youth-severity = Ernst
youth-severity-missing = Kies hoe ernstig het nu is
youth-registered_on = Aangemeld op
youth-registered_on-missing = Vul in wanneer de aanmelding kwam, bijvoorbeeld vandaag
youth-expected_end_on = Verwacht klaar op
youth-expected_end_on-hint = Een schatting is genoeg, bijvoorbeeld +3m
youth-expected_end_on-missing = Vul in wanneer je verwacht klaar te zijn, bijvoorbeeld +3m
youth-authority = Wie heeft het gezag?
youth-authority-missing = Kies wie het gezag heeft; “nog niet bekend” mag ook
youth-consent_by = Wie gaf toestemming?
youth-consent_by-missing = Kies wie toestemming gaf
youth-consent_basis = Waarop ga je verder?
youth-consent_basis-missing = Kies waarop je verdergaat
youth-consent_on = Gegeven op
youth-consent_on-missing = Vul in wanneer de toestemming is gegeven, bijvoorbeeld vandaag

## Resembles another file

youth-resembling-heading = Deze jeugdige bestaat misschien al
youth-resembling-text = Zelfde achternaam en geboortedatum. Is het dezelfde, open dan dat dossier. Anders kies je hieronder en bewaar je opnieuw.
youth-same = Is het iemand anders?
youth-same-missing = Kies tweeling of iemand anders, of open het dossier dat er al is
same-twin = Ja, een tweeling
same-other = Ja, iemand anders

## The page of the youth

youth-heading = Persoon en toestemming
youth-about = Persoon
youth-authority-heading = Gezag
youth-authority-empty = Nog niet vastgelegd wie het gezag heeft.
youth-consents = Toestemming
youth-consents-empty = Er is nog geen toestemming vastgelegd.

youth-registered-before-birth = De aanmelding ligt voor de geboorte. Controleer beide data.

## Authority

authority-heading = Gezag vastleggen
authority-kind = Wie heeft het gezag nu?
authority-kind-missing = Kies wie het gezag heeft; “nog niet bekend” mag ook
authority-from_on = Sinds
authority-from_on-hint = De dag van de beslissing; bijvoorbeeld vandaag of 31-12-2026
authority-from_on-missing = Vul in sinds wanneer dit zo is, bijvoorbeeld vandaag
authority-save = Bewaar gezag
authority-in-future = Deze dag moet nog komen. Vul vandaag of een eerdere dag in
authority-before-birth = Deze dag ligt vóór de geboorte. Kies een latere dag

youth-life_domains = Leefgebieden
youth-life_domains-hint = Waar het om gaat of waar het helpt
youth-intention = Wat zou de huisarts zonder jou doen?
youth-intention-hint = Het eigen voornemen van de huisarts. Na het eerste gesprek staat het vast
youth-intention-missing = Kies wat de huisarts zou doen, of laat de huisarts leeg
youth-intention_by = Welke huisarts zei dat?
youth-intention_on = Gezegd op
youth-intention_on-missing = Vul in wanneer de huisarts dit zei, bijvoorbeeld vandaag
