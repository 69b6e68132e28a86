### The GP's own practice.

practice-heading = My practice
practice-lead = { $count ->
    [0] Nobody of your practice is in Uitstroom yet.
    [one] 1 young person of your practice is in Uitstroom. Search by name or birth date for the sheet.
   *[other] { $count } young people of your practice are in Uitstroom. Search by name or birth date for the sheet.
}
practice-all = Whole overview
practice-more = Show all { $count }
practice-questions = Questions and answers

practice-heading-waiting = Waits for your agreement
practice-heading-new = New
practice-heading-ends_soon = Ends soon
practice-heading-past = Past the end date
practice-heading-feedback_owed = Feedback not received yet
practice-heading-closed = Closed this month

practice-waiting-empty = No referral waits for your agreement.
practice-new-empty = Nobody was registered in the last 30 days.
practice-ends_soon-empty = No help ends soon.
practice-past-empty = No help runs past its end date.
practice-feedback_owed-empty = Something was heard about every referral.
practice-closed-empty = Nothing was closed this month.

practice-waiting-row = referral: { $what }, written { $day }
practice-new-row = registered { $day }
practice-ends_soon-row = { $what }, up to and including { $day }
practice-past-row = { $what }, end date { $day }
practice-feedback_owed-row = { $what }, since { $day }
practice-closed-row = { $what }, closed { $day }

## Moving to another practice

practice-registered = Registered with { $practice }.
practice-registered-outside = Registered with a practice outside Uitstroom.
practice-move-heading = Another GP practice
practice-move-lead = The GP of the old practice no longer sees this young person from now on. The file stays where it is until it is handed over or closed.
practice-move-save = Save practice
practice-move-to = New practice
practice-move-to-missing = Choose with which practice the young person is registered now
practice-move-to-outside = another practice outside Uitstroom
practice-move-same = The young person is registered there already. Choose another practice
practice-move-unknown = This practice is not there, or no longer. Choose another from the list
