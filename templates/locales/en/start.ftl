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


