### Flags: what could be lighter or closed, why, and what you answer.

flag-kind-close = Close?
flag-kind-scale_down = Scale down?
flag-kind-review = Review
flag-kind-attention = Attention
flag-kind-hint = Hint


## The rules

rule-G0 = G0 Safety first
rule-G0-title = Safety first
rule-R02 = R02 No contact for long
rule-R02-title = No contact for long
rule-R05 = R05 Ends soon
rule-R05-title = Ends soon
rule-R06 = R06 Past its end
rule-R06-title = Past its end
rule-R13 = R13 Waits for a start
rule-R13-title = Waits for a start
rule-R19 = R19 Missed contacts
rule-R19-title = Missed contacts

flag-G0 = { $concern ->
    [none] Safety first in this family. Closing or scaling down needs a second professional. Leaves when reporting code or measure is closed.
   *[other] { $concern_code ->
        [reporting_code] Safety first: { $concern } step { $step } since { $since }. Closing or scaling down needs a second professional. Leaves when the reporting code is closed.
       *[other] Safety first: { $concern } since { $since }. Closing or scaling down needs a second professional. Leaves when the measure is over.
    }
}
flag-G0-late = { $concern ->
    [none] {""}
   *[other] since { $since }
}

flag-R02 = { $days ->
    [one] 1 day
   *[other] { $days } days
} without contact (limit { $quiet }); { $last_held ->
    [none] no talk yet
   *[other] last one { $last_held }
}, { $attempts ->
    [0] no vain attempts
    [one] 1 vain attempt
   *[other] { $attempts } vain attempts
}, nothing planned. { $kind ->
    [attention] Severity or help question calls for care: find out how things are, do not close because it is quiet. Leaves at a talk or appointment.
   *[other] Leaves at a talk or appointment.
}
flag-R02-late = { $days ->
    [one] 1 day without contact
   *[other] { $days } days without contact
}

flag-R05 = { $days_left ->
    [0] Ends today
    [one] Ends in 1 day
   *[other] Ends in { $days_left } days
}, { $planned_end }{ $source ->
    [none] {""}
   *[other] {" "}({ $source })
}; no decision yet, { $last_evaluation ->
    [none] no evaluation yet
   *[other] last evaluation { $last_evaluation }
}. Leaves at a decision.
flag-R05-late = { $days_left ->
    [0] today
    [one] in 1 day
   *[other] in { $days_left } days
}

flag-R06 = End date { $planned_end }: { $days ->
    [one] 1 day
   *[other] { $days } days
} past, { $working_days ->
    [one] 1 working day
   *[other] { $working_days } working days
} (limit { $late }); no stop, no extension. Leaves at a stop date with a reason, or a decision to extend or stop.
flag-R06-late = { $days ->
    [one] 1 day
   *[other] { $days } days
}, { $working_days ->
    [one] 1 working day
   *[other] { $working_days } working days
} past

flag-R13 = { $never_started ->
    [none] Waits
   *[other] Never started, planned end passed; waits
} { $days ->
    [one] 1 day
   *[other] { $days } days
} for a start{ $provider ->
    [none] {""}
   *[other] {" "}at { $provider }
} ({ $urgency }, norm { $norm }, longest { $longest }); { $last_contact ->
    [none] no contact with the family yet
   *[other] last contact with the family { $last_contact }
}. Leaves at a start or withdrawal.
flag-R13-late = { $days ->
    [one] waits 1 day
   *[other] waits { $days } days
}

flag-R19 = { $missed }× not turned up or cancelled (last { $last_missed }); { $last_held ->
    [none] no talk yet
   *[other] last talk { $last_held }
}. Call; do not close. Leaves at { $needed ->
    [one] 1 talk held
   *[other] { $needed } talks held
}.
flag-R19-late = last missed { $last_missed }

clears-stop = a stop date with a reason
clears-decision = a decision
clears-start = the start of help
clears-withdrawal = withdrawal of the referral or allocation
clears-consultation = a talk that is held
clears-appointment = an appointment
clears-reporting_code_closed = closing the reporting code
clears-measure_ended = the end of the measure

fact-concern = What it is about
fact-step = Step
fact-since = Since
fact-days = Days
fact-last_held = Last talk
fact-attempts = Vain attempts
fact-days_left = Days until the end
fact-planned_end = Planned end
fact-source = Source of that date
fact-working_days = Working days past
fact-provider = Provider
fact-waiting_since = Waiting since
fact-urgency = Urgency
fact-norm = Norm
fact-never_started = Never started
fact-last_evaluation = Last evaluation
fact-last_contact = Last contact with the family
fact-missed = Missed or cancelled
fact-last_missed = Last time missed
fact-needed = Talks needed

limit-R02-quiet = It may be quiet for
limit-R05-soon = From this long before the end
limit-R05-urgent = Urgent from
limit-R06-late = Late after
limit-R06-urgent = Urgent after
limit-R13-crisis = Norm in a crisis
limit-R13-hurry = Norm when urgent
limit-R13-regular = Norm when regular
limit-R13-longest = Longest wait
limit-R19-in_a_row = In a row
limit-R19-in_period = Within the period
limit-R19-period = Length of the period

## Safety first

guard-text = Safety first: closing or scaling down needs a second professional.
guard-text-family = Safety first in this family: closing or scaling down needs a second professional.

## The worklist

worklist-heading = Could this be lighter or closed?
worklist-lead = A flag closes nothing. It says why, how late, and what makes it leave.
worklist-kept-heading = Kept on
worklist-kept-lead = These have been answered. A flag comes back when the facts change or the date has passed.
worklist-tab-open = Waits for an answer
worklist-tab-kept = Kept on
worklist-filter = Which flags
worklist-all = Whole workplace
worklist-mine = Mine alone
worklist-empty-heading = All done
worklist-empty = Nothing could be lighter or closed now. New flags appear here by themselves.
worklist-empty-mine = Nothing is waiting in your files. See at the whole workplace whether a colleague can use a hand.
worklist-kept-empty = Nothing is kept on now.

## Why this flag?

why-heading = Why this flag?
why-rule = Rule { $code }: { $title }, version { $version }
why-facts = The facts
why-limits = The limits
why-limits-none = This rule has no limit that can be set.
why-clears = This makes the flag leave
why-clears-text = The flag leaves as soon as the facts change. There is nothing to tick off.
why-do = What you can do
why-answer = What do you say?
why-answer-given = Answer
why-answer-lapses = The answer lapses when the facts or limits behind the flag change.
why-back = To the worklist

answer-close = Close
answer-scale_down = Scale down
answer-keep_on = Keep on
answer-planned = Planned
answer-incorrect = Not right

motive-goals_open = goals still open
motive-waits_for_family = waits for the family
motive-waits_for_provider = waits for the provider
motive-evaluation_planned = evaluation planned
motive-decision_expected = decision expected
motive-still_vulnerable = still vulnerable
motive-facts_wrong = the facts are not right
motive-other = other

answer-kind = Answer
answer-kind-missing = Choose an answer
answer-motive = Reason
answer-motive-missing = Choose a reason
answer-until = Up to and including
answer-until-hint = Not needed for “not right”; for example +2w
answer-save = Save answer
answer-text = { $kind }, by { $by }: { $motive }. Last day: { $until }.
answer-until-none = when the facts change
answer-longest = { $days ->
    [one] An answer holds here for at most 1 day.
   *[other] An answer holds here for at most { $days } days.
}

answer-not-offered = This answer does not fit here. Choose one of the answers on this page
answer-until-missing = Enter until when, for example +2w
answer-until-past = This day has passed. Choose a day after today
answer-until-too-far = This flag cannot wait that long. Choose an earlier day


why-end-arrangement = End arrangement
why-extend-arrangement = Extend arrangement
why-start-arrangement = Record the start
why-see-arrangement = See arrangement
why-plan-consultation = Record or plan a contact

answer-given-already = Someone else has answered this flag meanwhile. The answer stands on this page.
answer-explained = explained
