### The pilot light.
title-pilot-light = Pilot light { $number }
pilot-light-heading = To pilot light
pilot-light-save = Save pilot light
kindling-on = Pilot light from
kindling-on-missing = Fill in from when it is a pilot light, for example today
kindling-first_contact_on = First pilot-light contact
kindling-first_contact_on-hint = For example +8w. It is planned at once
kindling-first_contact_on-missing = Fill in when the first contact is, for example +8w
kindling-lasting_until = Lasting pilot light agreed until
kindling-lasting_until-hint = Until that day nobody asks whether it can be put out
kindling-relapse_agreement = Relapse agreement
kindling-relapse_agreement-hint = What do you watch for, and who calls whom when it gets worse?
title-return-to-care = Back to full care { $number }
return-to-care-heading = Back to full care
return-to-care-save = Save return
return-on = From
return-on-missing = Fill in from when, for example today
return-motive = What changed?
return-motive-hint = This counts as a return

## Refusals

pilot-light-episode-closed = This case is closed. Open it again first
pilot-light-burns-already = The pilot light burns already
pilot-light-burns-not = No pilot light burns
pilot-light-too-far = Agree on a pilot light three months ahead at most
pilot-light-before-episode = This day lies before the registration. Choose a later day
pilot-light-no-agreement = First write down the relapse agreement: what do you watch for, and who calls whom
pilot-light-contact-early = The first contact lies neither before the pilot light nor before today. Choose a later day
pilot-light-until-early = This day lies before the first contact. Choose a later day, or leave it empty
pilot-light-safety-first = Safety first: scaling down takes a second professional
pilot-light-return-in-future = This day is still to come
pilot-light-return-early = This day lies before the pilot light. Choose a later day
pilot-light-motive-missing = Write down what changed
