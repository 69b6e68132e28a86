### Evaluations.

evaluation-kind-interim = interim
evaluation-kind-extension = at extension
evaluation-kind-final = at the end
evaluation-kind-after_three_months = after three months

without-help-yes = yes
without-help-partly = partly
without-help-no = no

informant-youth = youth
informant-parents = parents
informant-both = youth and parents
informant-professional = professional

proposal-stop = stop
proposal-scale_down = scale down
proposal-same = go on as is
proposal-scale_up = scale up
proposal-extend = extend

## Recording an evaluation

evaluation-lead = Look back together: what did the help bring, and what is still needed?
evaluation-moment = When and about what
evaluation-goals = Goals
evaluation-goals-text = Leave empty what was not talked about.
evaluation-said = What do you think?
evaluation-scored = Now { $score }, { $state } ({ $day })
evaluation-not-scored = No score yet
evaluation-about = About what?
evaluation-about-missing = Choose what the evaluation is about
evaluation-on = On
evaluation-on-missing = Fill in the day of the evaluation, for example today
evaluation-kind = Kind
evaluation-kind-missing = Choose the kind of evaluation
evaluation-score = Score, from 0 to 10
evaluation-score-missing = Fill in a score with this state, from 0 to 10
evaluation-state = State
evaluation-sdq_total = SDQ, total
evaluation-sdq_total-hint = From 0 to 40
evaluation-satisfaction = How useful was it?
evaluation-satisfaction-hint = A mark from 1 to 10
evaluation-without_help = Can the family go on without help?
evaluation-informant = Who says so?
evaluation-informant-missing = Choose who says so
evaluation-proposal = Proposal
evaluation-proposal-missing = Choose what you propose
evaluation-note = Explanation
evaluation-next_on = Next evaluation
evaluation-next_on-hint = For example +3m
evaluation-save = Save evaluation

evaluation-in-future = This day is still to come. Fill in the day on which you looked back
evaluation-before-help = On this day the help had not begun. Choose a later day, or choose other help
evaluation-sdq-range = An SDQ total is a whole number from 0 to 40
evaluation-satisfaction-range = A mark is a whole number from 1 to 10
evaluation-next-not-later = The next evaluation comes after this one. Choose a later day
