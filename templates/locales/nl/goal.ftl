### Goals and their scores.

goal-state-open = open
goal-state-partly = deels behaald
goal-state-largely = grotendeels behaald
goal-state-reached = behaald
goal-state-not_feasible = niet haalbaar
goal-state-dropped = vervallen
