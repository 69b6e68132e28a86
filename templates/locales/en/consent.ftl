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

consent-purpose = What for
consent-purpose-missing = Choose what the consent is for
consent-withdrawn = withdrawn on { $day }
consent-next-12 = From { $day } (12 years) the youth as well: { $who }. Ask consent anew then.
consent-next-16 = From { $day } (16 years) the youth alone. Ask consent anew then.
consent-next-18 = From { $day } (18 years) the youth alone; authority of parents has ended by then. Ask consent anew then.

withdrawal-heading = Withdraw consent
withdrawal-lead = { $giver }, { $purpose }, given on { $day }.
withdrawal-on = Withdrawn on
withdrawal-on-missing = Enter when consent was withdrawn, for example today
withdrawal-save = Save withdrawal
withdrawal-in-future = This day is still to come. Enter the day on which it was said
withdrawal-before-given = This day is before the day on which consent was given. Choose a later day
withdrawal-already = This consent was withdrawn already. Go back to the family to see when
