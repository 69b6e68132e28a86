### Flags: what could be lighter or closed, why, and what you answer.

flag-kind-close = Close?
flag-kind-scale_down = Scale down?
flag-kind-review = Review
flag-kind-attention = Attention
flag-kind-hint = Hint


## The rules

rule-G0 = G0 Safety first
rule-G0-title = Safety first
rule-G1 = G1 Stopped without a relapse agreement
rule-G1-title = Stopped without a relapse agreement
rule-G2 = G2 Pilot light missed
rule-G2-title = Pilot light missed

rule-R01 = R01 Many talks
rule-R01-title = Many talks
rule-R02 = R02 No contact for long
rule-R02-title = No contact for long
rule-R03 = R03 Goals reached
rule-R03-title = Goals reached
rule-R04 = R04 Mostly reached
rule-R04-title = Mostly reached
rule-R05 = R05 Ends soon
rule-R05-title = Ends soon
rule-R06 = R06 Past its end
rule-R06-title = Past its end
rule-R07 = R07 No evaluation
rule-R07-title = No evaluation
rule-R13 = R13 Waits for a start
rule-R13-title = Waits for a start
rule-R16 = R16 Turns 18
rule-R16-title = Turns 18
rule-R19 = R19 Missed contacts
rule-R19-title = Missed contacts
rule-R21 = R21 Pilot light can be put out
rule-R21-title = Pilot light can be put out

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

flag-R01 = { $talks ->
    [one] 1 talk
   *[other] { $talks } talks
} (limit { $many }, or { $unplanned } without an appointment), no arrangement or open referral. Leaves with closing, a referral or an arrangement.
flag-R01-late = { $talks ->
    [one] 1 talk
   *[other] { $talks } talks
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

flag-R03 = { $goals ->
    [one] The goal is reached
   *[other] All { $goals } goals reached
} (last one { $last_reached }); still runs { $planned_end ->
    [none] without an end date
   *[other] until { $planned_end }
}. Leaves at a decision to stop or scale down, or a new goal.
flag-R03-late = since { $last_reached }

flag-R04 = { $percent }% of the goals largely or fully reached (limit { $share }%), no score fell on { $evaluated_before } and { $evaluated_last }. { $intensity_code ->
    [perspective] Can it go to a pilot light?
    [lasting_light] Can it go to a pilot light?
   *[other] Can it be lighter?
} Leaves at a decision or a lower score.
flag-R04-late = since { $evaluated_last }

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

flag-R07 = { $paused_from ->
    [none] { $last_evaluation_code ->
        [unseen] No evaluation in the last { $norm } days.
       *[other] { $last_evaluation ->
            [none] No evaluation yet since the start on { $start }: { $days } days (limit { $norm }).
           *[other] No evaluation since { $last_evaluation }: { $days } days (limit { $norm }).
        }
    } Leaves at an evaluation or an appointment for one.
   *[other] Paused for { $days } days, since { $paused_from } (limit { $norm }). Leaves when it resumes or stops.
}
flag-R07-late = { $last_evaluation_code ->
    [unseen] {""}
   *[other] { $days } days
}

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

flag-G1 = { $under_guard ->
    [none] Help stopped on { $ended_on }{ $end_reason ->
        [none] {""}
       *[other] {" "}({ $end_reason })
    } without a relapse agreement. Lapses when answered.
   *[other] Help stopped on { $ended_on }{ $end_reason ->
        [none] {""}
       *[other] {" "}({ $end_reason })
    } while safety comes first. What was tried, who keeps an eye on it? Lapses when answered.
}
flag-G1-late = { $days ->
    [0] today
    [one] 1 day ago
   *[other] { $days } days ago
}

flag-G2 = { $missed_on ->
    [none] Pilot light since { $pilot_light_since }, and no contact planned.
   *[other] Pilot-light contact of { $missed_on } ({ $missed_how }); no new one is planned.
} Lapses with a pilot-light contact or appointment, a return to full care, or closing.
flag-G2-late = { $days ->
    [0] today
    [one] 1 day ago
   *[other] { $days } days ago
}

flag-R16 = { $is_18 ->
    [none] Turns
   *[other] Turned
} 18 on { $turns_18_on }; help { $planned_end ->
    [none] without an end date
   *[other] planned until { $planned_end }
}, no { $wants_code ->
    [decision] decision for afterwards. Lapses with a follow-up decision.
   *[other] ground after 18. Lapses with a ground or an earlier end date.
}
flag-R16-late = 18 on { $turns_18_on }

flag-R21 = Pilot light since { $pilot_light_since }: stable { $stable_in_a_row } times (limit { $stable }), { $days } days (limit { $long }). Lapses on closing.
flag-R21-late = { $days ->
    [one] burning 1 day
   *[other] burning { $days } days
}

after-18-wants-decision = a decision for afterwards
after-18-wants-ground = a ground after 18

clears-explanation = an answer: what was tried, who keeps an eye on it
clears-pilot_light_contact = a pilot-light contact or a new appointment
clears-return = a return to full care
clears-closing = closing the case
clears-after_18 = a decision about help after 18
clears-ground = a ground for help after 18
clears-earlier_end = an end date before the 18th birthday
clears-stop = a stop date with a reason
clears-decision = a decision
clears-start = the start of help
clears-withdrawal = withdrawal of the referral or allocation
clears-close = closing the case
clears-refer = a referral
clears-arrangement = an arrangement
clears-consultation = a talk that is held
clears-appointment = an appointment
clears-ending = a decision to stop or scale down
clears-new_goal = a new goal
clears-lower_score = a lower score
clears-evaluation = an evaluation
clears-resumption = resuming after a pause
clears-reporting_code_closed = closing the reporting code
clears-measure_ended = the end of the measure

fact-ended_on = Last day of help
fact-end_reason = Reason
fact-under_guard = While safety came first
fact-pilot_light_since = Pilot light since
fact-missed_on = Last pilot-light contact
fact-missed_how = How it went
fact-turns_18_on = Turns 18 on
fact-wants = What is missing
fact-is_18 = 18 already
fact-stable_in_a_row = Times stable in a row
fact-concern = What it is about
fact-step = Step
fact-since = Since
fact-days = Days
fact-talks = Talks
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
fact-goals = Goals
fact-last_reached = Last goal reached on
fact-percent = Reached share of the goals, in percents
fact-evaluated_before = Evaluation with scores before the last
fact-evaluated_last = Last evaluation with scores
fact-intensity = Intensity
fact-start = Start
fact-paused_from = Paused from
fact-missed = Missed or cancelled
fact-last_missed = Last time missed
fact-needed = Talks needed

limit-R01-many = That many talks
limit-R01-unplanned = That many without a next appointment
limit-R02-quiet = It may be quiet for
limit-R03-ending = Ends by itself within
limit-R04-evaluations = Evaluations with scores, at least
limit-R04-share = Reached share of the goals, at least
limit-R05-soon = From this long before the end
limit-R05-urgent = Urgent from
limit-R06-late = Late after
limit-R06-urgent = Urgent after
limit-R07-first = First evaluation within
limit-R07-after = After that again within
limit-R07-planned = Planned within
limit-R07-pause = Longest pause
limit-R13-crisis = Norm in a crisis
limit-R13-hurry = Norm when urgent
limit-R13-regular = Norm when regular
limit-R13-longest = Longest wait
limit-R16-decision = Age for a decision about afterwards
limit-R16-ground = Age for a ground after 18
limit-R19-in_a_row = In a row
limit-R19-in_period = Within the period
limit-R19-period = Length of the period

limit-R21-stable = Times stable in a row
limit-R21-long = How long a pilot light may burn

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
why-write-referral = Write a referral
why-add-arrangement = Add an arrangement
why-plan-consultation = Record or plan a contact

answer-given-already = Someone else has answered this flag meanwhile. The answer stands on this page.
answer-explained = explained
answer-explanation = What was tried, and who keeps an eye on it?
answer-explanation-hint = Only with "explained". It stays with the arrangement
answer-explanation-missing = Write down what was tried and who keeps an eye on it
