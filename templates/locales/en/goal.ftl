### Goals and their scores.

goal-state-open = open
goal-state-partly = partly reached
goal-state-largely = largely reached
goal-state-reached = reached
goal-state-not_feasible = not feasible
goal-state-dropped = dropped

## The goals of a youth

goals-heading = Goals and evaluations
goals-new = Add a goal
goals-evaluate = Record an evaluation
goals-practice = Help in the practice
goals-practice-earlier = Help in the practice, registered on { $day }
goals-empty = No goals yet.
goals-evaluations = Evaluations
goals-evaluations-empty = No evaluations yet.
goals-next = Next evaluation: { $day }
goals-next-none = No evaluation is planned.
goals-counts = { $open } open, { $reached } reached{ $other ->
    [0] {""}
   *[other] , { $other } dropped or not feasible
}
goal-about-text = { $life_domain }, { $weight }, from { $start } to { $target }, set on { $day }

## Setting a goal

goal-new-lead = In the words of the youth or the family. Agree together when it is good enough.
goal-about = What does this goal belong to?
goal-about-missing = Choose what this goal belongs to
goal-description = Goal
goal-description-hint = What does the youth want to be able to do or see change?
goal-life_domain = Part of life
goal-life_domain-missing = Choose the part of life
goal-weight = Weight
goal-weight-missing = Choose how heavy this goal weighs
goal-weight-1 = ordinary
goal-weight-2 = weighs more
goal-weight-3 = weighs most
goal-start_score = Mark now
goal-start_score-hint = From 0 to 10
goal-start_score-missing = Fill in the mark of now, from 0 to 10
goal-target_score = Good enough at
goal-target_score-hint = Higher than now, at most 10
goal-target_score-missing = Fill in at which mark it is good enough
goal-set_on = Agreed on
goal-set_on-missing = Fill in when this goal was agreed, for example today
goal-save = Save goal

goal-without-description = Write the goal down, in a sentence or two
goal-in-future = This day is still to come. Fill in the day on which the goal was agreed
goal-before-help = This day lies before the help began. Choose a later day
goal-score-range = A mark is a whole number from 0 to 10
goal-weight-range = Choose one of the three weights
goal-target-not-above-start = Good enough lies higher than now. Choose a higher mark
goal-episode-closed = This file was closed meanwhile. Choose an arrangement that runs, or reopen the file first
goal-arrangement-over = This arrangement has ended meanwhile. Choose other help that goes on

## Scores along the way

goal-scores = Course
goal-scores-empty = No score yet.
goal-scores-day = On
goal-scores-score = Score
goal-scores-state = State
goal-scores-who = By
goal-scores-remark = Remark
score-at-evaluation = at an evaluation
score-is-correction = correction
score-was-corrected = corrected, does not count
score-record = Record a score
score-record-lead = What stands stays. A correction comes beside it.
score-score = Score
score-score-hint = From 0 to 10
score-score-missing = Fill in a score, from 0 to 10
score-state = State
score-state-hint = Your judgement goes before what the score says
score-state-by-score = follows from the score
score-on = On
score-on-missing = Fill in the day, for example today
score-replaces = Corrects an earlier score
score-replaces-none = no, a new score
score-save = Save score

score-range = A score is a whole number from 0 to 10
score-in-future = This day is still to come. Fill in the day on which the score was given
score-before-goal = This day lies before the day on which the goal was agreed. Choose a later day
score-goal-dropped = This goal was dropped. Add a new goal, or correct the score that dropped it
score-replaced-already = This score was corrected meanwhile. See what stands now and choose again
