### Referrals.

target-free_access = vrij toegankelijk aanbod
target-team = wijkteam of toegang
target-arrangement = arrangement
target-basic_mental_care = generalistische basis-ggz
target-specialised_mental_care = specialistische ggz
target-paediatrician = kinderarts
target-other = anders

urgency-crisis = crisis
urgency-urgent = dringend
urgency-regular = regulier

referral-status-draft = concept
referral-status-sent = verzonden
referral-status-received = ontvangen
referral-status-intake = intake
referral-status-started = gestart
referral-status-refused = geweigerd
referral-status-withdrawn = ingetrokken
referral-status-not_turned_up = niet verschenen
