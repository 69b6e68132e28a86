### The administrator's start page, and how the installation stands.

admin-heading = Administration
admin-lead = { $count ->
    [0] Everything is in place. People can start.
    [one] There is 1 thing still to do.
   *[other] There are { $count } things still to do.
}
admin-steps-heading = First steps
admin-step-open = Open
admin-step-municipalities = The municipalities are read in
admin-step-municipalities-how = Read the municipalities in with the command uitstroom import municipalities
admin-step-workplaces = Practices and access teams
admin-step-people = People for every role
admin-step-people-without = Nobody yet as: { $roles }
admin-step-second-factor = Everyone has a password and a second factor
admin-step-second-factor-waiting = { $count ->
    [one] 1 person invited has not chosen a password and second factor yet
   *[other] { $count } people invited have not chosen a password and second factor yet
}
admin-step-providers = Providers
admin-step-limits = The limits of the flags were looked at and saved
admin-step-mail = Mail goes out
admin-step-mail-how = Mail does not go out yet, or some was left. Fill in [mail] in the settings and look at System.
admin-step-backup = There is a backup of { $day }
admin-step-backup-how = There is no backup yet. Make one with “uitstroom backup create”.

title-system = System
system-heading = System
system-lead = How this installation stands.
system-standing-heading = Version and data
system-backup = Newest backup
system-backup-none = none
system-version = Version of Uitstroom
system-database = Database
system-schema = Standing of the schema
system-mail-heading = Mail
system-mail-sends = Mail that cannot leave is tried again for three days. What the receiver refuses is given up at once.
system-mail-none = This installation sends no mail. You hand over links yourself.
system-mail-waiting = Waits
system-mail-delayed = Of those delayed
system-mail-given-up = Given up
system-mail-kind = Kind
system-mail-to = To
system-mail-queued = Of
system-mail-failure = Answer
mail-spent-late = too late: its link or overview held no longer
mail-spent-locked = account is locked
system-mail-state = State
system-mail-given-up-one = { $attempts ->
    [one] given up after 1 attempt
   *[other] given up after { $attempts } attempts
}
system-mail-tried = { $attempts ->
    [one] tried once
   *[other] tried { $attempts } times
}
system-audit-heading = Trail
system-audit-ask = Walk the whole trail: was nothing removed or changed? With much data this takes a while.
system-audit = Walk the trail
system-audit-whole = Walked: the trail is whole and unchanged, { $events } events.
system-audit-broken = The trail does not fit from event { $at } on. Keep these data as they are and tell the privacy officer.
system-views-broken = The trail of views does not fit from record { $at } on. Keep these data as they are and tell the privacy officer.
