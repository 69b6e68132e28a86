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

agreed-how-spoken = mondeling akkoord
agreed-how-button = akkoord op de eigen pagina

referral-refusal-1 = geen wijziging maar een nieuwe aanvraag
referral-refusal-2 = past niet binnen het budget
referral-refusal-3 = geen contract
referral-refusal-4 = past niet binnen het contract
referral-refusal-5 = andere gemeente
referral-refusal-6 = stapeling
referral-refusal-7 = zorginhoudelijk afgewezen
referral-refusal-8 = woonplaatsbeginsel
referral-refusal-9 = leeftijdsgrens bereikt
