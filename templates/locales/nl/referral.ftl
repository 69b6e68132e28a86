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

## Writing

referral-new-heading = Verwijzing schrijven
referral-new-lead = Je schrijft namens een huisarts. Pas na diens akkoord is de verwijzing verzonden.
referral-new-save = Bewaar verwijzing
referral-safe-home = Een melding bij Veilig Thuis leg je vast onder Veiligheid
referral-target = Waarheen?
referral-target-missing = Kies waarheen je verwijst
referral-provider = Aanbieder
referral-provider-hint = Alleen bij een arrangement, ggz, kinderarts of anders
referral-urgency = Urgentie
referral-urgency-missing = Kies hoe snel de hulp moet beginnen
referral-referred_on = Geschreven op
referral-referred_on-missing = Vul in wanneer de verwijzing is geschreven, bijvoorbeeld vandaag
referral-question = Vraag
referral-question-hint = Wat vraag je, en wat moet de ander weten? Alleen wat nodig is
referral-gp = Namens huisarts
referral-agreed_on = Mondeling akkoord op
referral-agreed_on-hint = De dag waarop de huisarts akkoord zei
referral-agreed_on-missing = Vul in wanneer de huisarts akkoord zei, bijvoorbeeld vandaag

referral-episode-closed = Dit dossier is afgesloten. Heropen het eerst
referral-in-future = Deze dag ligt na vandaag. Vul de dag in waarop het gebeurde
referral-before-registration = Deze dag ligt vóór de aanmelding. Kies een latere dag
referral-gp-missing = Kies namens welke huisarts je verwijst
referral-no-gp-here = Dit is geen huisarts van deze praktijk. Kies een ander
referral-provider-not-here = Bij dit doel hoort geen aanbieder. Laat de aanbieder leeg, of kies een ander doel
referral-question-missing = Schrijf op wat je vraagt

## Showing

referral-heading = Verwijzing: { $target }
referral-agreement = Akkoord
referral-agreed-text = { $how } van { $who } op { $day }
referral-agreed-not = nog niet
referral-status-since = Stand sinds
referral-question-empty = Er is geen vraag vastgelegd.
referral-feedback-heard = Terugkoppeling
referral-feedback-empty = Nog niets gehoord.
referral-feedback-last = Laatste terugkoppeling
referral-feedback-written = Vastgelegd { $day }

## The acts

referral-agreement-heading = Akkoord van de huisarts
referral-agreement-save = Leg akkoord vast en verzend
referral-status-heading = Stand bijwerken
referral-status-save = Bewaar stand
referral-feedback-heading = Terugkoppeling vastleggen
referral-feedback-save = Bewaar terugkoppeling
referral-status = Hoe staat het ervoor?
referral-status-missing = Kies hoe het ervoor staat
referral-status_on = Sinds
referral-status_on-missing = Vul in sinds wanneer, bijvoorbeeld vandaag
referral-refusal = Reden van weigering
referral-refusal-hint = Alleen als de verwijzing geweigerd is
referral-feedback_on = Gekregen op
referral-feedback_on-missing = Vul in wanneer je het hoorde, bijvoorbeeld vandaag
referral-feedback = Wat hoorde je?

referral-already-agreed = Het akkoord is al vastgelegd. Werk de stand bij
referral-no-draft = Deze verwijzing is geen concept meer. Schrijf een nieuwe als dat nodig is
referral-before-written = Deze dag ligt vóór de dag waarop de verwijzing is geschreven. Kies een latere dag
referral-not-sent = Deze verwijzing is niet verzonden. Leg eerst het akkoord van de huisarts vast
referral-cannot-follow = Dit kan niet op de stand van nu volgen. Kies een andere, of schrijf een nieuwe verwijzing
referral-before-last = Deze dag ligt vóór wat er het laatst is vastgelegd. Kies een latere dag
referral-refusal-missing = Kies waarom de verwijzing is geweigerd
referral-refusal-not-here = Een reden hoort alleen bij geweigerd. Laat de reden leeg, of kies geweigerd
referral-feedback-missing = Schrijf op wat je hoorde

form-stale-referral = Iemand anders heeft deze verwijzing intussen bijgewerkt: nu { $status }, sinds { $day }. Wat je invulde staat er nog. Bewaar opnieuw als het nog klopt.
