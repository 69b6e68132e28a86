### Reports: what is counted, and along what.

report-stock = Inflow and outflow
report-ending = What is ending
report-durations = Duration

unit-arrangements = arrangements
unit-trajectories = trajectories
unit-youths = youths

split-municipality = municipality
split-profile = profile
split-provider = provider

column-begin = Begin stock
column-in = Inflow
column-new = New
column-moved_on = Moved on
column-out = Outflow
column-done = Done with help
column-still_in_help = Still in help
column-end = End stock
column-within_3 = 0–3 weeks
column-within_7 = 4–7 weeks
column-within_12 = 8–12 weeks
column-within_25 = 13–25 weeks
column-past = Past the end
column-months_3 = Less than 3 months
column-months_6 = 3 to 6 months
column-months_12 = 6 to 12 months
column-years_2 = 1 to 2 years
column-years_3 = 2 to 3 years
column-years_4 = 3 to 4 years
column-longer = 4 years or longer

period-kind-month = month
period-kind-quarter = quarter
period-kind-half_year = half-year
period-kind-year = year
period-wrong-way-round = The last day lies before the first. Choose a period that runs forward, for example 1-7-2026 up to and including 30-9-2026.
period-not-whole = Choose a whole month, quarter, half-year or year, for example 1-7-2026 up to and including 30-9-2026.
report-period-too-early = The figures do not go back that far. Choose a period from January of the third calendar year back.
report-period-not-over = This period is not over yet. Choose one whose last month has ended.
report-split-closed = Split like this, less than half stays visible. Choose a coarser split or the total alone.
