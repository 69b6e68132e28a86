### What every page says: frame, menu, titles, notices, forms and shared parts.

layout-skip = Naar de inhoud
layout-demo = Demonstratie: alle gegevens zijn verzonnen.
layout-nav = Hoofdmenu
layout-tabs = Onderdelen
layout-search = Zoek
layout-search-label = Zoek een jeugdige op naam of geboortedatum
layout-search-hint = naam of geboortedatum
layout-log-out = Uitloggen
layout-as-of = Per { $day }
layout-key-new = nieuw consult
layout-key-search = zoeken
layout-key-flag = volgend signaal
layout-key-save = bewaren
layout-idle = Over 2 minuten wordt het scherm gesloten, omdat er even niets is gebeurd. Blijven?
layout-stay = Blijf ingelogd
layout-stayed = Gelukt, het scherm blijft open.
layout-inserted = Ingevoegd. Wat je al typte, is blijven staan.
layout-copied = Gekopieerd.
layout-identity = Jeugdige
layout-urgent = Dringend
layout-why = Waarom?
layout-keep-on = Aanhouden
layout-follower = Volger
layout-flag-count = { $count ->
    [0] geen signalen
    [one] 1 signaal
   *[other] { $count } signalen
}
layout-to-file = Naar het dossier
layout-yes = ja

## Menu

nav-start = Start
nav-caseload = Caseload
nav-worklist = Werklijst
nav-unlinked = Nog te koppelen
nav-practice = Mijn praktijk
nav-talk-sheet = Overlegblad
nav-settings = Instellingen

## Titles of pages. Never a name.

title-log-in = Inloggen
title-code = Code invullen
title-start = Start
title-search = Zoeken
title-youth-new = Jeugdige aanmelden
title-youth = Jeugdige { $number }
title-case = Dossier { $number }
title-consultation-new = Nieuw consult { $number }
title-consultation = Consult { $number }
title-consultation-settle = Consult afhandelen { $number }
title-episode = Hulpvraag bijstellen { $number }
title-referral-new = Verwijzing schrijven { $number }
title-referral = Verwijzing { $number }
title-arrangement-new = Arrangement toevoegen { $number }
title-arrangement-start = Start melden { $number }
title-arrangement-extend = Arrangement verlengen { $number }
title-arrangement-end = Arrangement beëindigen { $number }
title-arrangement = Arrangement { $number }
title-goals = Doelen { $number }
title-goal = Doel { $number }
title-goal-new = Doel toevoegen { $number }
title-evaluation-new = Evaluatie vastleggen { $number }
title-safety = Veiligheid { $number }
title-family = Gezin { $number }
title-family-act = { $act } { $number }
title-consultation-shared = Gesprek met meer kinderen { $number }
title-worklist = Werklijst
title-worklist-kept = Werklijst, aangehouden
title-why = Waarom { $rule }? { $number }
title-caseload = Caseload
title-advice = Advies zonder dossier
title-templates = Sjablonen
title-template = Sjabloon
title-template-new = Nieuw sjabloon
title-unlinked = Nog te koppelen
title-settings = Instellingen

## Notices after an act

notice-consultation-saved = Het consult is bewaard.
notice-consultation-planned = Het consult is bewaard en de volgende afspraak staat klaar.
notice-youth-registered = De jeugdige is aangemeld. Dit is het dossier.
notice-consent-saved = De toestemming is vastgelegd.
notice-episode-described = De hulpvraag is bijgesteld.
notice-referral-written = De verwijzing staat klaar als concept. Leg het akkoord van de huisarts vast om te verzenden.
notice-referral-sent = Het akkoord is vastgelegd en de verwijzing is verzonden.
notice-referral-moved = De stand is bijgewerkt.
notice-referral-answered = De terugkoppeling is vastgelegd.
notice-arrangement-added = Het arrangement is toegevoegd.
notice-arrangement-started = De start is vastgelegd.
notice-arrangement-extended = Het besluit tot verlengen is vastgelegd.
notice-arrangement-ended = Het einde is vastgelegd.
notice-arrangement-paused = De pauze is vastgelegd.
notice-arrangement-resumed = De hulp gaat weer verder. Hieronder staat een voorstel voor de einddatum; die geldt pas na een besluit.
notice-arrangement-stacked = Het akkoord is vastgelegd.
notice-arrangement-grown-up-decided = Het besluit over hulp na 18 is vastgelegd.
notice-arrangement-succeeded = Het besluit is vastgelegd. Dit is wat volgt.
notice-pilot-light-lit = De waakvlam brandt, en het eerste contact is gepland.
notice-returned-to-care = Terug naar volle zorg. Plan het volgende consult.
notice-case-closed = De casus is gesloten.
notice-case-closed-already = Iemand anders heeft deze casus intussen gesloten.
notice-case-reopened = De casus is weer open. Er is een nieuwe periode begonnen.
notice-goal-saved = Het doel is bewaard.
notice-score-saved = De score is bewaard.
notice-evaluation-saved = De evaluatie is bewaard.
notice-safety-saved = De stap is vastgelegd.
notice-consultation-shared = Het gesprek is in ieder dossier bewaard.
notice-consent-withdrawn = De intrekking is vastgelegd.
notice-residence-saved = De woonplaats is vastgelegd.
notice-person-saved = De persoon is toegevoegd.
notice-person-ended = Vastgelegd: niet meer betrokken.
notice-authority-saved = Het gezag is vastgelegd.
notice-household-saved = Het gezin is gewijzigd.
notice-answer-given = Je antwoord is bewaard. Het signaal komt terug als de feiten veranderen of de datum voorbij is.
notice-settings-saved = Je instellingen zijn bewaard.
notice-case-taken = Dit dossier staat nu op jouw naam.
notice-advice-given = Het advies is bewaard.
notice-template-saved = Het sjabloon is bewaard.
notice-template-ended = Het sjabloon wordt niet meer aangeboden.
notice-followed = Je volgt dit arrangement nu.
notice-logged-out = Je bent uitgelogd.
notice-timed-out = Je bent uitgelogd, omdat er een tijd niets is gebeurd. Wat je typte, is als concept bewaard.
notice-draft-kept = Je tekst is als concept bewaard.

## Long lists

list-pages = Bladeren
list-leaf = { $from } tot en met { $to } van { $total }
list-previous = Vorige
list-next = Volgende

## Forms

form-optional = (optioneel)
form-all-fields = Vul alle velden in. Als een veld niet verplicht is, staat dit erbij.
form-error = Fout:
form-errors = Kijk dit nog even na
form-split = De tekst is verdeeld over S, O, E en P.
form-draft-saved = Concept bewaard
form-draft-failed = Concept nog niet bewaard. We proberen het zo weer.
form-choose = Maak een keuze
form-fill = Vul hier iets in
form-number = Vul een heel getal in, bijvoorbeeld 45

form-stale = Iemand anders heeft dit intussen afgehandeld. Kijk in het dossier wat er nu staat; wat je typte staat hier nog
form-too-long = Deze tekst is te lang. Maak hem korter dan 12.000 tekens

form-busy = De gegevens zijn even bezet. Wat je typte staat er nog; bewaar over een paar tellen opnieuw.
form-name = Dit is geen naam. Gebruik letters, hoogstens 200 tekens.

layout-unseen = niet zichtbaar voor jou

## Pages of sections: places, accounts, contracts, limits

board-done = gedaan
board-to-do = nog te doen
board-stale = Iemand anders heeft dit intussen gewijzigd. Wat je typte staat hier nog. Kijk wat er nu staat en bewaar dan opnieuw
nav-accounts = Mensen
nav-workplaces = Werkplekken
nav-providers = Aanbieders
nav-limits = Grenzen
nav-catalogue = Catalogus
nav-system = Systeem
nav-terms = Contracten
