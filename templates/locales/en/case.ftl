### The case and its file.

regime-wgbo = WGBO
regime-youth_act = Youth Act

severity-light = light
severity-moderate = moderate
severity-severe = severe

phase-registered = registered
phase-intake = intake
phase-in_guidance = in guidance
phase-waiting = referred, waits for a start
phase-in_arrangement = in arrangement
phase-pilot_light = pilot light
phase-closed = closed

episode-registered-in-future = The registration is after today. Enter the day on which it came
episode-ends-before-it-begins = The expected end is before the registration. Choose a later day

case-phase = Phase
case-owner = Handled by
case-regime = Law
owner-none = nobody yet

## The file

file-next = Next step
file-next-planned = Next appointment on { $day }: { $what }
file-next-planned-label = See appointment
file-next-unsettled = The appointment of { $day } has not been settled yet ({ $what })
file-next-unsettled-label = Settle
file-next-flag = Answer the first flag first
file-next-flag-label = See flag
file-next-plan = Nothing is planned. Agree when you will see each other again.
file-next-plan-label = Plan a consultation
file-new-contact = New consultation
file-flags = Flags
file-kept = { $count ->
    [one] 1 flag is kept on
   *[other] { $count } flags are kept on
}
file-arrangements = Arrangements
file-arrangements-empty = No arrangement is running.
file-arrangement-add = Add arrangement
file-referrals = Referrals
file-timeline = Consultations
file-timeline-empty = No consultations yet. The first one will stand here.
file-safety = Safety
file-youth = Person and consent
file-notes-hidden = Consultations and notes are for the youth professional of the practice alone.
