### Arrangements: help by one provider for one youth.

date-field-start = start
date-field-planned_end = planned end
date-field-actual_end = end
date-field-paused_from = paused from
date-field-resumed_on = resumed on

date-source-estimated = estimated
date-source-allocation = allocation
date-source-decision = decision
date-source-reported = reported

decision-kind-start = start
decision-kind-extend = extend
decision-kind-scale_down = scale down
decision-kind-scale_up = scale up
decision-kind-end = end
decision-kind-change = change
decision-kind-transfer = transfer
decision-kind-stack = run at the same time
decision-kind-after_18 = help after 18

decided-by-youth_professional = youth professional
decided-by-access_team = access team
decided-by-gp = GP
decided-by-provider = provider
decided-by-family = family
decided-by-court = court

end-reason-02 = died
end-reason-20 = stopped for a time
end-reason-31 = as planned
end-reason-32 = early, by the client alone
end-reason-33 = early, by the provider alone
end-reason-34 = early, in agreement
end-reason-35 = early, by outside circumstances
end-reason-36 = by the municipality
end-reason-37 = because of a request for change
end-reason-38 = change to another provider
end-reason-39 = moved on to another domain

change-reason-02 = died
change-reason-03 = change of contract
change-reason-04 = re-assessment: extension
change-reason-05 = re-assessment: shortening
change-reason-06 = moved on to another domain
change-reason-07 = moved to another municipality
change-reason-08 = other form of delivery
change-reason-09 = change to another provider
change-reason-10 = other funding
change-reason-11 = municipal reorganisation
change-reason-12 = at the provider's request
change-reason-13 = removed
change-reason-14 = administrative correction

## Adding

arrangement-new-heading = Add arrangement
arrangement-new-save = Save arrangement
arrangement-provider = Provider
arrangement-provider-missing = Choose the provider
arrangement-profile = Profile
arrangement-profile-missing = Choose the profile, or “profile unknown”
arrangement-intensity = Intensity
arrangement-intensity-missing = Choose the intensity, or “intensity unknown”
arrangement-municipality = Municipality that pays
arrangement-municipality-missing = Choose the municipality that pays
arrangement-follower = Follower
arrangement-follower-hint = Where somebody keeps an eye on the end date
arrangement-follower-missing = Choose who follows this arrangement
arrangement-allocated_on = Allocated on
arrangement-allocated_on-missing = Enter when the help was allocated, for example 31-12-2026
arrangement-start_on = Start
arrangement-start_on-hint = The first day of help; empty if it still has to begin
arrangement-planned_end_on = Planned end
arrangement-planned_end_on-hint = The last day of help. Filled in with the guide length; change what differs
arrangement-planned_end_on-missing = Enter the planned end, for example 31-12-2026 or +6m
arrangement-planned_end_source = Where does that end come from?
arrangement-planned_end_source-missing = Choose where the planned end comes from
arrangement-with_stay = With stay

arrangement-number = Allocation number
arrangement-paused_on = Paused from

## Starting

arrangement-start-heading = Record the start
arrangement-start-save = Save start
start-on = Started on
start-on-hint = For example today or 31-12-2026
start-on-missing = Enter the first day of help, for example 31-12-2026

## Extending

arrangement-extend-heading = Extend arrangement
arrangement-extend-save = Save decision to extend
extension-until = New last day
extension-until-hint = For example 31-12-2026 or +3m
extension-until-missing = Enter the new last day, for example 31-12-2026
extension-decided_on = Decided on
extension-decided_on-missing = Enter when it was decided, for example today
extension-reason = Reason
extension-reason-missing = Choose the reason of the extension
extension-decided_by = Who decided?
extension-decided_by-missing = Choose who decided
extension-motive = Why is longer needed?
extension-motive-hint = Which goal is still open, and what is different if this ends?
extension-motive-missing = Write down why longer is needed

## Ending

arrangement-end-heading = End arrangement
arrangement-end-save = Save end
ending-on = Last day
ending-on-hint = The last day on which there was or is help
ending-on-missing = Enter the last day, for example 31-12-2026
ending-reason = Reason
ending-reason-missing = Choose the reason of the end
ending-how = How did this end come about?
ending-how-hint = Deciding together asks for a relapse agreement. What was reported you can always record
ending-how-missing = Choose whether it was decided or reported
ending-how-decided = decided together
ending-how-reported = reported by provider, family or municipality
ending-decided_by = Who decided?
ending-decided_by-hint = Only when it was decided together
ending-decided_by-missing = Choose who decided
ending-relapse_agreement = Relapse agreement
ending-relapse_agreement-hint = What do you watch for, and who calls whom if things get worse? Only when it was decided together
ending-relapse_agreement-missing = Write down what you will do if things get worse
ending-motive = Explanation

arrangement-end-before-start = This day is before the start. Choose a later day, or check the start
arrangement-planned-end-missing = Enter the planned end, for example 31-12-2026 or +6m
arrangement-over = This arrangement has ended or was withdrawn. Add a new arrangement when there is help again
arrangement-not-started = This arrangement has not started. Record the start first, or let the municipality withdraw the allocation
arrangement-extension-not-later = An extension ends later than planned now. Choose a later day
arrangement-extension-past = This day has passed. Choose a day from today on and after the start
arrangement-safety-first = Safety first: ending needs a second professional. Confer first, or record what was reported
arrangement-no-relapse-agreement = Write down the relapse agreement first: what do you watch for, and who calls whom
arrangement-temporary-is-no-end = Stopped for a time is a pause and no end. Choose another reason
arrangement-decided-in-future = The decision is after today. Enter the day on which it was made

## Showing

arrangement-act-start = Record the start
arrangement-act-extend = Extend
arrangement-act-end = End
arrangement-about = Facts
arrangement-flags = Flags
arrangement-history = Dates, old and new
arrangement-history-empty = No date has changed yet.
arrangement-history-day = On
arrangement-history-field = Date
arrangement-history-was = Was
arrangement-history-became = Became
arrangement-history-source = Source
arrangement-history-reason = Reason
arrangement-history-who = By
arrangement-decisions = Decisions
arrangement-decisions-empty = No decisions yet.
arrangement-decided-by = Decided by { $who }, recorded by { $recorder }
arrangement-relapse = Relapse agreement
arrangement-motive = Explanation
arrangement-new-end = New end: { $day }
follower-at = { $who ->
    [none] { $workplace }
   *[other] { $workplace }, { $who }
}
ends-text = end { $relative } ({ $source })
ends-none = without an end date
by-message = from a message

## To be linked

unlinked-heading = To be linked
unlinked-lead = These arrangements came in by message. Somebody has to keep an eye on the end date.
unlinked-arrangements = Arrangements without a follower
unlinked-arrangements-empty = Everything has been linked.
unlinked-deliveries = Delivery without allocation
unlinked-deliveries-lead = The provider reported a start or stop, but there is no allocation yet. When it comes, the two find each other.
unlinked-deliveries-empty = No deliveries without allocation.
unlinked-youth = Youth
unlinked-provider = Provider
unlinked-dates = When
unlinked-reason = Reason
unlinked-product = Product
unlinked-act = Follow
unlinked-follow = I follow this

form-stale-arrangement = Someone else has changed this arrangement meanwhile: now { $dates }, { $status }. What you typed is still here. Save again if it still holds.

arrangement-end-too-far = This end lies beyond the planned end and beyond three months. Choose an earlier day, or extend the arrangement.
arrangement-already-started = Care has started already. The start stands with the arrangement.
arrangement-already-followed = Someone follows this arrangement already. Open it to see who.

ground-continuation = continuation of help
ground-decided_before_18 = decided before 18
ground-resumed_within_half_year = resumed within half a year
ground-criminal_law = criminal law

## Refusals of the further acts

arrangement-motive-missing = Write down why
arrangement-start-in-future = This day is still to come. Report the start when care has really begun
arrangement-start-past-end = This day is after the planned end. Extend first, or check the day
arrangement-already-paused = Help is paused already. First report that it goes on again
arrangement-pauses-overlap = This pause overlaps an earlier one. Choose a later day
arrangement-end-before-pause = The help paused or resumed after this day. Choose a later day
arrangement-pause-in-future = This day is still to come. Record the pause when it is there
arrangement-not-paused = Help is not paused
arrangement-not-lighter = This is not lighter than now. Choose a lighter intensity, or go on with a pilot light
arrangement-not-heavier = This is not heavier than now. Choose a heavier intensity
arrangement-same-provider = This is the same provider. Choose another
arrangement-provider-gone = This provider takes no new help any more. Choose another
arrangement-same-number = Fill in the new allocation number; it differs from the present one
arrangement-number-known = This allocation number belongs to another arrangement already. Check the number
arrangement-pilot-light-missing = Fill in when the first pilot-light contact is, for example +8w
arrangement-pilot-light-early = The first pilot-light contact comes after the last day of this help, and not before today
arrangement-stack-until = Agree until a day from today on, at most a year ahead
arrangement-before-birth = This day lies before birth. Check the year
arrangement-past-18 = The youth is 18 by then. Help after 18 needs a ground. If the date is right, tick the box below and save again
arrangement-past-23 = Youth help ends on the 23rd birthday at the latest. Choose an earlier day
arrangement-sure = I know that the youth is 18 by then
extension-sure = I know that the youth is 18 by then
succession-sure = I know that the youth is 18 by then

## Pausing and resuming

title-arrangement-pause = Pause { $number }
arrangement-pause-heading = Pause help
arrangement-pause-save = Save pause
pause-last_day = Last day before the pause
pause-last_day-hint = A pause is no end; the end date stays
pause-last_day-missing = Fill in the last day before the pause, for example today
title-arrangement-resume = Resume { $number }
arrangement-resume-heading = Resume help
arrangement-resume-save = Save resumption
resumption-on = Help goes on from
resumption-on-hint = After that a new end date is proposed; it holds only after a decision
resumption-on-missing = Fill in the first day after the pause, for example today

## Running at once, and after 18

title-arrangement-stack = Run at the same time { $number }
arrangement-stack-heading = Agreement to run at the same time
arrangement-stack-save = Save agreement
stacking-until = Agreed until
stacking-until-missing = Fill in until when the agreement holds, for example +3m
stacking-decided_on = Decided on
stacking-decided_on-missing = Fill in when it was decided, for example today
stacking-decided_by = Who decided?
stacking-decided_by-missing = Choose who decided
stacking-motive = Why is more than one arrangement needed?
title-arrangement-after-18 = Help after 18 { $number }
arrangement-after-18-heading = Decision about help after 18
arrangement-after-18-save = Save decision
after18-ground = Ground for youth help after 18
after18-ground-hint = Empty when youth help stops or passes over around the 18th birthday
after18-decided_on = Decided on
after18-decided_on-missing = Fill in when it was decided, for example today
after18-decided_by = Who decided?
after18-decided_by-missing = Choose who decided
after18-motive = What was agreed?
arrangement-act-scale-down = Scale down
arrangement-act-scale-up = Scale up
arrangement-act-transfer = Transfer to another provider
arrangement-act-pause = Pause
arrangement-act-resume = Resume
arrangement-act-stack = Agree to run at the same time
arrangement-act-after-18 = Decide about help after 18
arrangement-act-renumber = Other allocation number
arrangement-more = Other decisions and reports
arrangement-follows-on = Follows on
arrangement-followed-by = Is followed by
arrangement-first-pilot-light = First pilot-light contact
arrangement-ground = Ground after 18
arrangement-explained = Explained by { $who } on { $day }

arrangement-referral = Follows from referral
arrangement-referral-hint = With a start up to today that referral is then started
arrangement-referral-over = This referral is no longer open. Choose another or leave the field empty
arrangement-pilot-light-not-planned = This pilot-light contact cannot be planned like this. Choose a day within two years, and a last day within three months
