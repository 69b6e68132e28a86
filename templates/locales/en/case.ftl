### The case and its file.

regime-wgbo = WGBO
regime-youth_act = Youth Act

severity-light = light
severity-moderate = moderate
severity-severe = severe

phase-registered = registered
phase-intake = intake
phase-in_guidance = in guidance
phase-waiting = referred, waits for a start
phase-in_arrangement = in arrangement
phase-pilot_light = pilot light
phase-closed = closed

episode-registered-in-future = The registration is after today. Enter the day on which it came
episode-ends-before-it-begins = The expected end is before the registration. Choose a later day

case-phase = Phase
case-owner = Handled by
case-regime = Law
owner-none = nobody yet

## The file

file-next = Next step
file-next-planned = Next appointment on { $day }: { $what }
file-next-planned-label = See appointment
file-next-unsettled = The appointment of { $day } has not been settled yet ({ $what })
file-next-unsettled-label = Settle
file-next-flag = Answer the first flag first
file-next-flag-label = See flag
file-next-plan = Nothing is planned. Agree when you will see each other again.
file-next-plan-label = Plan a consultation
file-new-contact = New consultation
file-flags = Flags
file-kept = { $count ->
    [one] 1 flag is kept on
   *[other] { $count } flags are kept on
}
file-arrangements = Arrangements
file-arrangements-empty = No arrangement is running.
file-arrangement-add = Add arrangement
file-goals = Goals
file-goals-all = All goals and evaluations
file-referrals = Referrals
file-timeline = Consultations
file-timeline-empty = No consultations yet. The first one will stand here.
file-safety = Safety
file-youth = Person and consent
file-family = Family
file-notes-hidden = Consultations and notes are for the youth professional of the practice alone.

intention-refer = would refer
intention-not_refer = would not refer
intention-unsure = does not know

outcome-completed_here = completed in the practice
outcome-advice = advice
outcome-free_access = free-access offer
outcome-team = community or access team
outcome-arrangement = arrangement
outcome-basic_mental_care = basic mental care
outcome-specialised_mental_care = specialised mental care
outcome-medical = medical
outcome-elsewhere = elsewhere
outcome-dropped_out = dropped out
outcome-moved = moved
outcome-died = died

close-reason-01 = ended as planned
close-reason-02 = stopped early, in agreement
close-reason-03 = stopped early by youth or family
close-reason-04 = stopped early by us
close-reason-05 = stopped early by outside causes
file-next-closed = This case is closed. Nothing needs doing.
file-next-closed-label = See
file-more = What you do less often
case-earlier = Earlier episode
case-earlier-text = { $from } – { $to }, { $outcome }
case-pilot-light = Pilot light since
case-pilot-light-until = Lasting pilot light until
case-returned = Back to full care on


## What an episode is about

episode-heading = Adjust the help question
episode-save = Save
episode-intention = The GP's intention
episode-intention-text = { $who } { $what } ({ $day })
episode-intention-unknown = Not recorded.
episode-intention-fixed = Fixed since the first talk: afterwards it would no longer be the GP's own intention.
episode-description-closed = This case is closed. Reopen it first
episode-no-help-question = Choose at least one help question
episode-intention-locked = The intention is fixed since the first talk. Save again: the rest of the form is still open
episode-intention-in-future = This day lies after today. Fill in the day on which the GP said it
episode-intention-gp-missing = Choose which GP of the practice said it

form-stale-episode = Someone else adjusted this meanwhile: now { $questions }, expected end { $end }. What you filled in is still here. Save again if it still holds.

file-describe = Adjust the help question
file-referrals-empty = Nobody has been referred yet.
file-referral-write = Write a referral
case-relapse = Relapse agreement
case-agreed = Agreed last

## What the access team gets of decisions and goals

states-heading = Decisions
states-decided-empty = Nothing was decided yet.
states-goals = Goals, without description
states-goals-empty = No goal was set yet.
states-domain = Life domain
states-state = State
states-set = Set on
states-scored = Scored last
