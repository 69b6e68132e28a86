### People around a youth.

relation-10 = parent
relation-11 = guardian
relation-13 = foster parent
relation-17 = family member
relation-18 = household member
relation-19 = neighbour
relation-20 = friend
relation-07 = care worker
relation-21 = client supporter
relation-22 = GP
relation-25 = community coach
relation-09 = other

may-know-nothing = nothing
may-know-appointments = appointments only
may-know-progress = how it goes
may-know-everything = everything

person-heading = Add someone
person-name = Name
person-name-missing = Enter the name
person-relation = Who is this to the youth?
person-relation-missing = Choose who this is to the youth
person-phone = Telephone
person-may_know = What may they know?
person-may_know-missing = Choose what they may know
person-has_authority = has authority
person-in_action_team = takes part in the action team
person-knows = May know: { $what }
person-waits-for-youth = From the age of 16 on parents may only read along if the youth agrees
person-save = Save person
person-end-heading = No longer involved
person-end-ended_on = No longer involved since
person-end-ended_on-missing = Enter since which day they are no longer involved, for example today
person-end-save = Save
person-ended-in-future = This day is still to come. Enter today or an earlier day
person-already-ended = This was recorded already. Go back to the family to see who is there now
