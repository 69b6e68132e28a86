### Where a youth lives.

residence-heading = Record residence
residence-lead = { $municipality } is responsible. That does not change along with this; who pays stands on the arrangement.
residence-address = Address
residence-address-missing = Enter the address; without one there is nothing to record
residence-municipality = Municipality of residence
residence-municipality-missing = Choose the municipality of the address
residence-from_on = Lives here since
residence-from_on-missing = Enter from which day the youth lives here, for example today
residence-secret = Secret address
residence-secret-hint = The address comes on no print
residence-secret-address = Show secret address
residence-save = Save residence
residence-in-future = This day is still to come. Record the move once it has taken place
residence-before-birth = This day is before birth. Choose a later day
