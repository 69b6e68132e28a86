### Consent.

giver-youth = youth
giver-parent_one = parent 1
giver-parent_two = parent 2
giver-guardian = guardian

basis-given = consent given
basis-serious_harm = without consent, to prevent serious harm
basis-wish_of_youth = without parents, by the well-considered wish of the youth (12 or older)

consent-heading = Record consent
consent-giver = Who
consent-giver-missing = Choose who gave consent
consent-basis = On what do you go on?
consent-basis-missing = Choose on what you go on
consent-given_on = Given on
consent-given_on-hint = For example today or 31-12-2026
consent-given_on-missing = Enter when consent was given, for example today
consent-in-future = This date is after today. Enter the day on which it was said
consent-save = Save consent
consent-missing = Consent missing: { $who }
consent-needed = Consent needed from
consent-complete = No consent is missing now.

consent-purpose-help = help
consent-purpose-share_gp = sharing with the GP
consent-purpose-share_municipality = sharing with the municipality
consent-purpose-share_provider = sharing with the provider
consent-purpose-share_school = sharing with school
