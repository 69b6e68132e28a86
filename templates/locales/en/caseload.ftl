### The caseload: everyone on one line.

caseload-heading = Caseload
caseload-lead = { $count ->
    [0] No files with this choice.
    [one] 1 file.
   *[other] { $count } files.
}
caseload-filter = Choose what you see
caseload-show = Show
caseload-by-workplace = Workplace
caseload-by-owner = Whose
caseload-by-phase = Phase
caseload-by-within = Ends within
caseload-by-flags = Flags
caseload-all-workplaces = all workplaces
caseload-all-phases = all that is open
caseload-any-end = does not matter
caseload-any-flags = with and without
caseload-weeks = { $n } weeks

caseload-owner-all = everyone's
caseload-owner-mine = mine
caseload-owner-none = nobody's yet
caseload-flags-with = with flags
caseload-flags-without = without flags

## Columns

caseload-order-name = Name
caseload-order-age = Age
caseload-order-end = End date
caseload-order-contact = Last contact
caseload-age = { $age } years
caseload-questions = Help question
caseload-arrangements = Arrangements
caseload-next-contact = Next contact
caseload-flags = Flags

caseload-empty = Nobody fits this choice. Choose more widely, or register a youth.
caseload-empty-nobody = Every file has an owner. A file without one appears here.
caseload-to-nobody = Files without an owner
caseload-take = Take it on

case-has-owner = This file has an owner already. Talk to your colleague if you want to take it over.
case-changed-meanwhile = Someone has changed this file meanwhile. See in the list whether it still has no owner.
