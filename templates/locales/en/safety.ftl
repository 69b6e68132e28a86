### Safety: reporting code and measures.

concern-reporting_code = reporting code
concern-provisional_supervision = provisional supervision order
concern-supervision = supervision order
concern-guardianship = guardianship order
concern-closed_placement = closed placement
concern-safe_home_advice = advice from Veilig Thuis
concern-safe_home_report = report to Veilig Thuis

safety-heading = Safety
safety-who = Only youth professionals of this practice see this. The access team sees that safety comes first, not what is going on. It stands on no letter or print.
safety-records-empty = Nothing recorded yet.
safety-no-print = Safety is not printed.
safety-state = { $state } ({ $day })
safety-next = Next step: { $step }
safety-record = Record a step
safety-record-lead = What stands, stays. A new step is added.
safety-concern = What is it about?
safety-concern-missing = Choose reporting code, which measure, or Veilig Thuis
safety-step = Step
safety-step-hint = For a measure: step 1 is in force, closed is over. For Veilig Thuis: always step 1
safety-step-missing = Choose the step
safety-step-0 = closed
safety-step-1 = step 1, signs mapped
safety-step-2 = step 2, conferring with a colleague or Veilig Thuis
safety-step-3 = step 3, talk with those concerned
safety-step-4 = step 4, weighing
safety-step-5 = step 5, deciding and acting
safety-measure-stands = in force
safety-measure-ended = over
safety-advice-asked = advice asked
safety-report-made = report made
safety-description = What was seen, discussed and weighed?
safety-description-hint = Only youth professionals of this practice read this
safety-on = From
safety-on-hint = For example today or 31-12-2026
safety-on-missing = Enter from which day this holds, for example today
safety-save = Save step

safety-in-future = This day is still to come. Enter the day on which the step was taken
safety-step-range = This step does not exist here. A reporting code has steps 1 to 5, a measure is in force (1) or closed. Advice from and a report to Veilig Thuis are not closed
safety-nothing-open = Nothing is open here to be closed. Choose a step, or choose what it is about
safety-before-last = This day is before the last step. Choose the same or a later day
