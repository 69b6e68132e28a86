### Away, and who covers meanwhile.

title-absences = Away and covering
nav-absences = Cover
absence-heading = Away and covering
absence-lead = When you are away, a colleague covers. She or he reaches your files meanwhile, and the trail says on whose behalf.
absence-mine = My absence
absence-mine-empty = You have recorded no absence.
absence-line = { $from } – { $until }, { $who } covers
absence-ended = Ended earlier, on { $day }
absence-runs = running
absence-ahead = to come
absence-back = I am back
absence-stay = Call it off
absence-past = { $count ->
    [one] 1 earlier time
   *[other] { $count } earlier times
}
absence-covering = For whom I cover
absence-covering-line = { $who }, { $from } – { $until }
absence-covering-empty = You cover for nobody.
absence-cover-note = You cover for { $who } until { $day }
absence-record = Record an absence
absence-record-lead = The cover begins and stops by itself. Both days count. When you are away for more than 26 weeks, hand over instead.
absence-cover = Who covers?
absence-from_on = First day
absence-from_on-missing = Fill in the first day, for instance tomorrow
absence-until_on = Last day
absence-until_on-missing = Fill in the last day, for instance +2w
absence-cover-missing = Choose a colleague who covers
absence-save = Record
notice-absence-recorded = The absence is recorded.
notice-absence-ended = The cover has ended.
absence-covers-oneself = You cannot cover for yourself. Choose a colleague
absence-cover-may-not = This colleague cannot cover. Choose a youth professional from the list
absence-ends-before-it-begins = The last day lies before the first. Choose a later day
absence-over-already = These days are past. Choose today or later for the last day
absence-too-long = This is longer than 26 weeks. Choose an earlier day, or hand the files over
absence-overlaps = You are recorded as away in these days already. Choose other days, or end that absence first
absence-ended-already = This absence was over already
