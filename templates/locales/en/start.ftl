### The first page after logging in.

start-heading = My day
start-lead-flags = { $count ->
    [0] Nothing is waiting for you. Good.
    [one] 1 flag is waiting for an answer.
   *[other] { $count } flags are waiting for an answer.
}
start-flags = Do now
start-flags-empty = No flags. What could be lighter or closed appears here by itself.
start-planned = Today
start-planned-empty = Nothing is planned for today. An appointment for today appears here, by its time.
start-no-time = no time
start-opened = Opened last
start-opened-empty = The files you open appear here: the last five.
start-new-contact = New consultation
start-advice = Advice without a file
start-to-worklist = { $count ->
    [one] To the worklist with 1 flag
   *[other] To the worklist with all { $count } flags
}
start-unsettled = Still to settle
start-unsettled-empty = All appointments before today have been settled. What is left over appears here.
start-drafts = Drafts
start-drafts-empty = No drafts. Text you did not save yet appears here.
start-new-youth = New youth
start-unlinked = To be linked
start-unlinked-some = { $count ->
    [one] 1 message waits for a follower or an allocation.
   *[other] { $count } messages wait for a follower or an allocation.
}
start-unlinked-none = There is nothing to link.
start-unlinked-open = Look and link

unsettled-line = { $day } · { $name } · { $kind }{ $place }
planned-line = { $time } · { $name } · { $kind }{ $place }
draft-line = { $name }, draft of { $at }

## Roles whose pages are still to come

start-coming-heading = This is coming here
start-coming-lead = You are logged in as { $role }. There is little to do for this role yet. What is coming:
start-coming-now = For now you can only change your own settings.

start-coming-gp-1 = An overview of the youths of your own practice: who is new, who waits for you and whose help is ending.
start-coming-gp-2 = The referral history of a youth on one sheet to print, without working notes.
start-coming-gp-3 = Agreeing to a referral with one button.
start-coming-administrator-1 = Adding people, giving them a role and ending it again.
start-coming-administrator-2 = Keeping practices, access teams and providers up to date.
start-coming-administrator-3 = Setting the limits of the flags, and seeing beforehand what that changes.
start-coming-privacy_officer-1 = Looking up who has seen which file, and when.
start-coming-privacy_officer-2 = The access list of one youth, to print.
start-coming-privacy_officer-3 = Checking that the log is complete and unchanged.
