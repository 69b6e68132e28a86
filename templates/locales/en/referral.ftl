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
