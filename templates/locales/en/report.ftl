### The contract manager's pages: figures of periods, charts and files. No persons.

nav-contracts = Inflow and outflow
nav-contracts-ending = What is ending

title-contracts = Inflow and outflow
title-contracts-ending = What is ending
title-contracts-one = Eight quarters

report-heading = Inflow and outflow, { $period }
report-lead = As it stands on { $day }. Arrangements paid for by { $reach }.
report-caption = { $report }, as it stands on { $day }
report-total = Total
report-what = What
report-period = Period
report-picker-kind = Length
report-picker-near = Period
report-to-stock = To inflow and outflow per
report-splits = Split by
report-no-split = nothing
report-split-unknown = There is no such split. Choose another one below.
report-refused-lead = What you asked for cannot be shown. Choose a period below.
report-key-figures = Key figures
report-before = previous period: { $n }
report-on = as it stands on { $day }
report-findings = What stands out
report-finding-grows = More came in ({ $came }) than went out ({ $went }): the stock grew.
report-finding-shrinks = More went out ({ $went }) than came in ({ $came }): the stock shrank.
report-finding-steady = Rounded, as many came in as went out: { $came }.
report-finding-done = Of what stopped, the youth was done with help in { $done }; in { $still } the youth went on in other help.
report-finding-past = On { $day }, { $n } arrangements were past their end without a stop message.
report-finding-none = The numbers are too small to say anything about them.
report-stock-heading = Begin, in, out and end
report-balances = Adds up before rounding: begin stock + inflow − outflow = end stock. The rounded numbers shown may differ from that.
report-unbalanced = Does not add up: begin stock + inflow − outflow is not the end stock. Tell the administrator.
report-provisional = Provisional: messages still to come may change this period, until the next half-year is in.
report-quarters = The last eight quarters
report-provider-ended = This provider has given no new help since { $day }.
report-rounding = Rounding
report-definitions = How it was counted
report-hidden = A count under { $floor } reads <{ $floor }, all else is rounded. A dot (·) is a number kept back, since another could be worked out with it.

period-quarter = quarter { $n } of { $year }
period-half-year = half-year { $n } of { $year }

headline-youths = Youths in help
headline-ratio = Outflow ratio
headline-median = Duration, median
headline-drop-out = Drop-out
headline-days = { $n } days
headline-percent = { $n }%
headline-number = { $n }
headline-too-few = too few to say
headline-note = Youths do not add up over municipalities, providers and quarters: one youth may belong to several. Ratio: youths out divided by youths in. Drop-out: stopped by one side, of what ended for a reason from 31 up to and including 35.
number-group = ,
number-point = .

coverage-heading = What this report covers
coverage-empty = Nothing has been counted yet.
coverage-by-message = From messages
coverage-by-hand = Entered by hand
coverage-messages = Last message of each provider
coverage-no-message = never
coverage-own-total = Own count { $name }, { $day }

chart-spark = { $what } in the last eight quarters: { $values }
chart-hidden = hidden
chart-hidden-too = others hidden
chart-nothing-shown = All numbers are hidden.
chart-quarter = Q{ $n }
chart-flows-grown = The stock grew from { $from } ({ $first }) to { $to } ({ $last })
chart-flows-shrunk = The stock shrank from { $from } ({ $first }) to { $to } ({ $last })
chart-flows-same = Rounded, the stock stayed the same: { $from } in { $first } and { $to } in { $last }
chart-flows-hidden = In, out and stock per quarter
chart-flows-summary = Above the end stock per quarter as a line, below it the inflow upwards and the outflow downwards, each on a scale of its own that begins at nothing. Hidden numbers are not drawn.
chart-endings-title = { $n } arrangements end within four weeks
chart-endings-hidden = What is ending, in weeks
chart-endings-summary = { $left ->
    [0] A bar for each row of which something is shown, the longest on top. Hidden numbers are not drawn.
   *[other] A bar for each row of which something is shown, the longest on top; { $left } shorter ones stand in the table alone. Hidden numbers are not drawn.
}
chart-median = median { $n } days
chart-durations-title = How long the help took that stopped: { $said }
chart-durations-hidden = How long the help took that stopped
chart-durations-summary = A column for each class, from short to long. A median is given from ten on. Hidden numbers are not drawn.

download-label = { $what } as a file
download-xlsx = Download xlsx
download-csv = Download csv
download-csv-iso = Download csv for programs

sheet-from = from
sheet-to = up to and including
sheet-all = what
sheet-notes = Explanation
sheet-report = Report
sheet-unit = Counted are
sheet-municipalities = Paying municipalities
sheet-split = Split by
sheet-period = Period
sheet-as-of = As it stands on
sheet-made-at = Made on
sheet-made-by = Made as
sheet-whose = About
sheet-as-recorded = as recorded: nothing here counts persons
sheet-counting = Rounding
sheet-exact = Not rounded and nothing hidden: for the operator of the program alone.

column-begin-means = Started before the first day of the period and not stopped by then: the end stock of the period before.
column-in-means = Started in the period.
column-new-means = Started in the period, while the youth had no other help the day before.
column-moved_on-means = Started in the period, while the youth was in other help already the day before.
column-out-means = Stopped in the period. An end date is the last day of help: what stops on the last day of the period counts as outflow and not in the end stock. A temporary stop is no end.
column-done-means = Stopped in the period, and the youth has no other help the day after.
column-still_in_help-means = Stopped in the period, and the youth is in other help the day after.
column-end-means = Started on or before the last day of the period and not stopped by then.
column-within_3-means = Planned end in nought to three full weeks.
column-within_7-means = Planned end in four to seven full weeks.
column-within_12-means = Planned end in eight to twelve full weeks.
column-within_25-means = Planned end in thirteen to twenty-five full weeks.
column-past-means = Planned end before the day of counting, and no stop message.
column-months_3-means = A trajectory of less than three months that stopped in the period.
column-months_6-means = A trajectory of three to six months that stopped in the period.
column-months_12-means = A trajectory of six to twelve months that stopped in the period.
column-years_2-means = A trajectory of one to two years that stopped in the period.
column-years_3-means = A trajectory of two to three years that stopped in the period.
column-years_4-means = A trajectory of three to four years that stopped in the period.
column-longer-means = A trajectory of four years or longer that stopped in the period.
