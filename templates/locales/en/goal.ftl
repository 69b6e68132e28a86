### Goals and their scores.

goal-state-open = open
goal-state-partly = partly reached
goal-state-largely = largely reached
goal-state-reached = reached
goal-state-not_feasible = not feasible
goal-state-dropped = dropped
