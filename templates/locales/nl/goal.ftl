### Goals and their scores.

goal-state-open = open
goal-state-partly = deels behaald
goal-state-largely = grotendeels behaald
goal-state-reached = behaald
goal-state-not_feasible = niet haalbaar
goal-state-dropped = vervallen

## The goals of a youth

goals-heading = Doelen en evaluaties
goals-new = Doel toevoegen
goals-evaluate = Evaluatie vastleggen
goals-practice = Hulp in de praktijk
goals-practice-earlier = Hulp in de praktijk, aangemeld op { $day }
goals-empty = Nog geen doelen.
goals-evaluations = Evaluaties
goals-evaluations-empty = Nog geen evaluaties.
goals-next = Volgende evaluatie: { $day }
goals-next-none = Er is geen evaluatie gepland.
goals-counts = { $open } open, { $reached } behaald{ $other ->
    [0] {""}
   *[other] , { $other } vervallen of niet haalbaar
}
goal-about-text = { $life_domain }, { $weight }, van { $start } naar { $target }, gesteld op { $day }

## Setting a goal

goal-new-lead = In de woorden van de jeugdige of het gezin. Spreek samen af wanneer het goed genoeg is.
goal-about = Waar hoort dit doel bij?
goal-about-missing = Kies waar dit doel bij hoort
goal-description = Doel
goal-description-hint = Wat wil de jeugdige kunnen of anders zien?
goal-life_domain = Leefgebied
goal-life_domain-missing = Kies het leefgebied
goal-weight = Gewicht
goal-weight-missing = Kies hoe zwaar dit doel weegt
goal-weight-1 = gewoon
goal-weight-2 = weegt zwaarder
goal-weight-3 = weegt het zwaarst
goal-start_score = Cijfer nu
goal-start_score-hint = Van 0 tot en met 10
goal-start_score-missing = Vul het cijfer van nu in, van 0 tot en met 10
goal-target_score = Goed genoeg bij
goal-target_score-hint = Hoger dan nu, ten hoogste 10
goal-target_score-missing = Vul in bij welk cijfer het goed genoeg is
goal-set_on = Afgesproken op
goal-set_on-missing = Vul in wanneer dit doel is afgesproken, bijvoorbeeld vandaag
goal-save = Bewaar doel

goal-without-description = Schrijf het doel op, in een of twee zinnen
goal-in-future = Deze dag moet nog komen. Vul de dag in waarop het doel is afgesproken
goal-before-help = Deze dag ligt vóór het begin van de hulp. Kies een latere dag
goal-score-range = Een cijfer is een heel getal van 0 tot en met 10
goal-weight-range = Kies een van de drie gewichten
goal-target-not-above-start = Goed genoeg ligt hoger dan nu. Kies een hoger cijfer
goal-episode-closed = Dit dossier is intussen afgesloten. Kies een arrangement dat loopt, of heropen eerst het dossier
goal-arrangement-over = Dit arrangement is intussen beëindigd. Kies andere hulp die loopt

## Scores along the way

goal-scores = Verloop
goal-scores-empty = Nog geen score.
goal-scores-day = Op
goal-scores-score = Score
goal-scores-state = Stand
goal-scores-who = Door
goal-scores-remark = Opmerking
score-at-evaluation = bij een evaluatie
score-is-correction = verbetering
score-was-corrected = verbeterd, telt niet mee
score-record = Score vastleggen
score-record-lead = Wat er staat blijft staan. Een verbetering komt ernaast.
score-score = Score
score-score-hint = Van 0 tot en met 10
score-score-missing = Vul een score in, van 0 tot en met 10
score-state = Stand
score-state-hint = Jullie oordeel gaat voor op wat de score zegt
score-state-by-score = volgt uit de score
score-on = Op
score-on-missing = Vul de dag in, bijvoorbeeld vandaag
score-replaces = Verbetert een eerdere score
score-replaces-none = nee, een nieuwe score
score-save = Bewaar score

score-range = Een score is een heel getal van 0 tot en met 10
score-in-future = Deze dag moet nog komen. Vul de dag in waarop de score is gegeven
score-before-goal = Deze dag ligt vóór de dag waarop het doel is afgesproken. Kies een latere dag
score-goal-dropped = Dit doel is vervallen. Voeg een nieuw doel toe, of verbeter de score waarmee het verviel
score-replaced-already = Deze score is intussen al verbeterd. Kijk wat er nu staat en kies opnieuw
