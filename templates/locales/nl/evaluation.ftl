### Evaluations.

evaluation-kind-interim = tussentijds
evaluation-kind-extension = bij verlenging
evaluation-kind-final = bij het einde
evaluation-kind-after_three_months = na drie maanden

without-help-yes = ja
without-help-partly = deels
without-help-no = nee

informant-youth = jeugdige
informant-parents = ouders
informant-both = jeugdige en ouders
informant-professional = professional

proposal-stop = stoppen
proposal-scale_down = afschalen
proposal-same = zo doorgaan
proposal-scale_up = opschalen
proposal-extend = verlengen

## Recording an evaluation

evaluation-lead = Kijk samen terug: wat heeft de hulp gebracht, en wat is er nog nodig?
evaluation-moment = Wanneer en waarover
evaluation-goals = Doelen
evaluation-goals-text = Laat leeg wat niet besproken is.
evaluation-said = Wat vinden jullie?
evaluation-scored = Nu { $score }, { $state } ({ $day })
evaluation-not-scored = Nog geen score
evaluation-about = Waarover?
evaluation-about-missing = Kies waar de evaluatie over gaat
evaluation-on = Op
evaluation-on-missing = Vul de dag van de evaluatie in, bijvoorbeeld vandaag
evaluation-kind = Soort
evaluation-kind-missing = Kies het soort evaluatie
evaluation-score = Score, van 0 tot en met 10
evaluation-score-missing = Vul bij deze stand ook een score in, van 0 tot en met 10
evaluation-state = Stand
evaluation-sdq_total = SDQ, totaal
evaluation-sdq_total-hint = Van 0 tot en met 40
evaluation-satisfaction = Wat had je eraan?
evaluation-satisfaction-hint = Rapportcijfer van 1 tot en met 10
evaluation-without_help = Kan het gezin zonder hulp verder?
evaluation-informant = Wie zegt dit?
evaluation-informant-missing = Kies wie dit zegt
evaluation-proposal = Voorstel
evaluation-proposal-missing = Kies wat jullie voorstellen
evaluation-note = Toelichting
evaluation-next_on = Volgende evaluatie
evaluation-next_on-hint = Bijvoorbeeld +3m
evaluation-save = Bewaar evaluatie

evaluation-in-future = Deze dag moet nog komen. Vul de dag in waarop jullie hebben teruggekeken
evaluation-before-help = Op deze dag was de hulp nog niet begonnen. Kies een latere dag, of kies andere hulp
evaluation-sdq-range = Een SDQ-totaal is een heel getal van 0 tot en met 40
evaluation-satisfaction-range = Een rapportcijfer is een heel getal van 1 tot en met 10
evaluation-next-not-later = De volgende evaluatie komt na deze. Kies een latere dag
