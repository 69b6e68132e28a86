### Closing a case and opening it again.
title-closing = Close case { $number }
closing-heading = Close case
closing-save = Close
closing-lead = Everything happens at once: it is saved together or not at all.
closing-on = Last day
closing-on-missing = Fill in the last day, for example today
closing-outcome = How did it end?
closing-outcome-missing = Choose how it ended
closing-reason = Reason of closing
closing-reason-missing = Choose the reason of closing
closing-follower = Who follows what still runs?
closing-follower-hint = There someone keeps an eye on the end date
closing-motive = What was agreed?
closing-motive-hint = Why it is good enough, and who calls whom when it gets worse
closing-goal-hint = Result of this goal; now { $state }
act-open-ends = What is still open, and what happens to it
closing-open-nothing = Nothing is open any more.
closing-open-unsettled = { $count ->
    [one] 1 contact in the past: settle it first
   *[other] { $count } contacts in the past: settle them first
}
closing-open-planned = { $count ->
    [one] 1 planned contact: is cancelled
   *[other] { $count } planned contacts: are cancelled
}
closing-open-drafts = { $count ->
    [one] 1 draft referral: is withdrawn
   *[other] { $count } draft referrals: are withdrawn
}
closing-open-sent = { $count ->
    [one] 1 sent referral: stays, feedback can still be added
   *[other] { $count } sent referrals: stay, feedback can still be added
}
closing-open-arrangements = { $count ->
    [one] 1 arrangement followed here: gets the follower you choose
   *[other] { $count } arrangements followed here: get the follower you choose
}
closing-open-goals = { $count ->
    [one] 1 goal: gets the result you choose
   *[other] { $count } goals: get the result you choose
}
closing-open-pilot-light = The pilot light: is put out
closing-open-notes = { $count ->
    [one] 1 draft note: stays with its writer, who can add it after closing
   *[other] { $count } draft notes: stay with their writer, who can add them after closing
}

## Refusals

closing-closed-already = This case is closed already
closing-in-future = This day is still to come. Close on today or earlier
closing-before-registration = This day lies before the registration. Choose a later day
closing-before-last-contact = There was contact after that day. Choose the day of the last contact or later
closing-unsettled = Contacts in the past are still open. Settle them in the file first
closing-goal-without-result = Choose what became of this goal
closing-no-follower = Help still runs. Choose who keeps an eye on the end date
closing-safety-first = Safety first: closing takes a second professional. Dropping out, moving and death are always recorded
closing-motive-missing = Write down what was agreed

## Opening again

title-reopening = Open case again { $number }
reopening-heading = Open case again
reopening-save = Open again
reopening-lead = A new episode begins. The closed one stays as it was.
reopening-on = Registered again on
reopening-on-missing = Fill in when, for example today
reopening-expected_end_on = Expected to be done
reopening-expected_end_on-missing = Fill in when you expect to be done, for example +3m
reopening-motive = Why open again?
reopening-still-open = This case is still open
reopening-before-closing = This day lies before the closing. Choose the closing day or later
reopening-reason-missing = Write down why the case opens again
reopening-in-future = This day is still to come. Choose today or earlier
reopening-ends-before-it-begins = Expected to be done lies before the new registration. Choose a later day
