### The youth: person and authority.

sex-0 = unknown
sex-1 = boy
sex-2 = girl

authority-both_parents = both parents
authority-one_parent = one parent
authority-guardian = guardian
authority-unknown = not known yet

born = { $day }, { $age } years
bsn-form = A BSN has 9 digits. Count them, or leave the field empty
bsn-check = This BSN does not exist: a digit is swapped or wrong. Check it, or leave the field empty

## Registering

youth-new-heading = Register a youth
youth-new-lead = Nothing more is needed to begin.
youth-new-who = Who
youth-new-who-text = The name as it is on an identity document.
youth-new-why = Why
youth-new-why-text = Choose everything that matters now. You can adjust it later.
youth-new-consent = Authority and consent
youth-new-consent-text = Under 12 of everyone with authority, from 12 to 16 of the youth as well, from 16 of the youth alone.
youth-new-save = Save and open the file

youth-first_name = First name
youth-first_name-missing = Enter the first name
youth-prefix = Surname prefix
youth-last_name = Surname
youth-last_name-missing = Enter the surname
youth-born_on = Date of birth
youth-born_on-hint = For example 050312 or 5-3-2012
youth-born_on-missing = Enter the date of birth, for example 5-3-2012
youth-born-in-future = This date of birth is after today. Check the year
youth-too-old = This youth is 23 or older; youth help is over. Check the year
youth-sex = Sex
youth-sex-missing = Choose the sex, or unknown
youth-bsn = BSN
youth-bsn-hint = Nine digits; needed to recognise messages
youth-number-known = Another file has this BSN. Search for the youth first, or leave the field empty
youth-municipality = Municipality
youth-municipality-hint = The municipality that is responsible by the residence rule
youth-municipality-missing = Choose the municipality that is responsible
youth-workplace = Practice
youth-workplace-missing = Choose the practice that the file belongs to
youth-help_questions = Help question
youth-help_questions-missing = Choose at least one help question
youth-severity = Severity
youth-severity-missing = Choose how severe it is now
youth-registered_on = Registered on
youth-registered_on-missing = Enter when the registration came, for example today
youth-expected_end_on = Expected to be done on
youth-expected_end_on-hint = An estimate is enough, for example +3m
youth-expected_end_on-missing = Enter when you expect to be done, for example +3m
youth-authority = Who has authority?
youth-authority-missing = Choose who has authority; “not known yet” will do
youth-consent_by = Who gave consent?
youth-consent_by-missing = Choose who gave consent
youth-consent_basis = On what do you go on?
youth-consent_basis-missing = Choose on what you go on
youth-consent_on = Given on
youth-consent_on-missing = Enter when consent was given, for example today

## Resembles another file

youth-resembling-heading = This youth may be here already
youth-resembling-text = Same surname and date of birth. If it is the same person, open that file. If not, choose below and save again.
youth-same = Is it somebody else?
youth-same-missing = Choose twin or somebody else, or open the file that exists
same-twin = Yes, a twin
same-other = Yes, somebody else

## The page of the youth

youth-heading = Person and consent
youth-about = Person
youth-authority-heading = Authority
youth-authority-empty = Who has authority is not recorded yet.
youth-consents = Consent
youth-consents-empty = No consent has been recorded yet.

youth-registered-before-birth = The registration lies before the birth. Check both days.

## Authority

authority-heading = Record authority
authority-kind = Who has authority now?
authority-kind-missing = Choose who has authority; “not yet known” is fine too
authority-from_on = Since
authority-from_on-hint = The day of the ruling; for example today or 31-12-2026
authority-from_on-missing = Enter since when this is so, for example today
authority-save = Save authority
authority-in-future = This day is still to come. Enter today or an earlier day
authority-before-birth = This day is before birth. Choose a later day

youth-life_domains = Parts of life
youth-life_domains-hint = What it is about, or where it helps
youth-intention = What would the GP do without you?
youth-intention-hint = The GP's own intention. It is fixed after the first talk
youth-intention-missing = Choose what the GP would do, or leave the GP empty
youth-intention_by = Which GP said so?
youth-intention_on = Said on
youth-intention_on-missing = Fill in when the GP said it, for instance vandaag
