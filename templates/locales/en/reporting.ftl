### Reports: what is counted, and along what.

report-stock = Inflow and outflow
report-ending = What is ending

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

period-kind-month = month
period-kind-quarter = quarter
period-kind-half_year = half-year
period-kind-year = year
period-wrong-way-round = The last day lies before the first. Choose a period that runs forward, for example 1-7-2026 up to and including 30-9-2026.
period-not-whole = Choose a whole month, quarter, half-year or year, for example 1-7-2026 up to and including 30-9-2026.
