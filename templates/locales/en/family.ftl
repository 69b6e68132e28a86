### The family: household and what is changed about it.

family-heading = Family
family-lead = The children of this family that you may open, with all end dates together.
family-members = Children
family-here = this file
family-next = Next appointment
family-next-none = nothing planned
family-ends = End dates in this family
family-ends-day = End date
family-ends-who = Who
family-ends-what = Arrangement
family-ends-provider = Provider
family-ends-status = Status
family-ends-empty = No arrangement is running in this family.
family-people = People around the youth
family-people-empty = Nobody recorded yet.
family-residences = Residence
family-residences-empty = No residence recorded yet.

## Household

household-heading = Change family
household-lead = Who form a family stand together. Safety of one child holds back closing for all.
household-how = What changes?
household-how-missing = Choose another family, or a family of its own
household-how-join = belongs to the family of another youth
household-how-leave = no longer belongs to this family
household-number = Number of that youth
household-number-hint = For example J-0042; only needed for another family
household-number-missing = Enter the number of the other youth, for example J-0042
household-not-found = This number was not found. Search for the youth and take the number from the bar above the file
household-itself = This is the youth in person. Enter the number of a brother or sister
household-together = These two are in the same family already. Check the number
household-save = Save family
