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
