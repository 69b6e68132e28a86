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
