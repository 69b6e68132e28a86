### Referrals.

target-free_access = freely accessible offer
target-team = local team or access
target-arrangement = arrangement
target-basic_mental_care = basic mental care
target-specialised_mental_care = specialised mental care
target-paediatrician = paediatrician
target-other = other

urgency-crisis = crisis
urgency-urgent = urgent
urgency-regular = regular

referral-status-draft = draft
referral-status-sent = sent
referral-status-received = received
referral-status-intake = intake
referral-status-started = started
referral-status-refused = refused
referral-status-withdrawn = withdrawn
referral-status-not_turned_up = did not turn up

agreed-how-spoken = agreed by word of mouth
agreed-how-button = agreed on own page

referral-refusal-1 = no change but a new request
referral-refusal-2 = outside the budget
referral-refusal-3 = no contract
referral-refusal-4 = outside the contract
referral-refusal-5 = other municipality
referral-refusal-6 = stacking
referral-refusal-7 = refused on content of care
referral-refusal-8 = residence rule
referral-refusal-9 = age limit reached

## Writing

referral-new-heading = Write a referral
referral-new-lead = You write in the name of a GP. Only with the GP's agreement is the referral sent.
referral-new-save = Save referral
referral-safe-home = A report to Veilig Thuis is recorded under Safety
referral-target = To what?
referral-target-missing = Choose to what you refer
referral-provider = Provider
referral-provider-hint = Only for an arrangement, mental care, a paediatrician or other
referral-urgency = Urgency
referral-urgency-missing = Choose how fast help must begin
referral-referred_on = Written on
referral-referred_on-missing = Fill in when the referral was written, for instance vandaag
referral-question = Question
referral-question-hint = What do you ask, and what must the other know? Only what is needed
referral-gp = In the name of GP
referral-agreed_on = Spoken agreement on
referral-agreed_on-hint = The day on which the GP agreed
referral-agreed_on-missing = Fill in when the GP agreed, for instance vandaag

referral-episode-closed = This case is closed. Reopen it first
referral-in-future = This day lies after today. Fill in the day on which it happened
referral-before-registration = This day lies before the registration. Choose a later day
referral-gp-missing = Choose in whose name you refer
referral-no-gp-here = This is no GP of this practice. Choose another
referral-provider-not-here = No provider belongs to this target. Leave the provider empty, or choose another target
referral-question-missing = Write down what you ask

## Showing

referral-heading = Referral: { $target }
referral-agreement = Agreement
referral-agreed-text = { $how } of { $who } on { $day }
referral-agreed-not = not yet
referral-status-since = State since
referral-question-empty = No question was recorded.
referral-feedback-heard = Feedback
referral-feedback-empty = Nothing heard yet.
referral-feedback-last = Last feedback
referral-feedback-written = Recorded { $day }

## The acts

referral-agreement-heading = Agreement of the GP
referral-agreement-save = Record agreement and send
referral-status-heading = Update the state
referral-status-save = Save state
referral-feedback-heading = Record feedback
referral-feedback-save = Save feedback
referral-status = How does it stand?
referral-status-missing = Choose how it stands
referral-status_on = Since
referral-status_on-missing = Fill in since when, for instance vandaag
referral-refusal = Reason of refusal
referral-refusal-hint = Only when the referral was refused
referral-feedback_on = Received on
referral-feedback_on-missing = Fill in when you heard it, for instance vandaag
referral-feedback = What did you hear?

referral-already-agreed = The agreement is recorded already. Update the state
referral-no-draft = This referral is no draft any more. Write a new one where needed
referral-before-written = This day lies before the day on which the referral was written. Choose a later day
referral-not-sent = This referral is not sent. Record the GP's agreement first
referral-cannot-follow = This cannot follow the present state. Choose another, or write a new referral
referral-before-last = This day lies before what was recorded last. Choose a later day
referral-refusal-missing = Choose why the referral was refused
referral-refusal-not-here = A reason belongs to refused only. Leave it empty, or choose refused
referral-feedback-missing = Write down what you heard

form-stale-referral = Someone else updated this referral meanwhile: now { $status }, since { $day }. What you filled in is still here. Save again if it still holds.
