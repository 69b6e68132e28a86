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
