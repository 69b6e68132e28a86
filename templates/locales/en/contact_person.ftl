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
