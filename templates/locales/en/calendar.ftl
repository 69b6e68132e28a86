### Days, months and what an arrangement is on a day.

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday

day-form = This date cannot be read. Enter for example 31-12-2026, 311226, tomorrow or +6w
day-month = A year has 12 months. Check the month
day-day = This day does not exist in that month. Check the day
day-year = Enter the year with 2 or 4 digits, for example 26 or 2026

status-withdrawn = Withdrawn
status-not_started = Not started
status-ended = Ended
status-stops_on = Stops soon
status-paused = Paused
status-no_end_date = No end date
status-past = Past its end
status-ends_soon = Ends soon
status-running = Running

# A date that is not there is this word, and dates-text chooses by it.
date-none = none
dates-text = { $start ->
    [none] { $end ->
        [none] not started
       *[other] not started, planned up to and including { $end }
    }
   *[other] { $end ->
        [none] from { $start }
       *[other] { $start } up to and including { $end }
    }
}
since-text = since { $day }

relative-today = today
relative-future = { $weeks ->
    [0] { $days ->
        [1] tomorrow
       *[other] in { $days } days
    }
    [1] in { $days } days
   *[other] in { $weeks } weeks
}
relative-past = { $weeks ->
    [0] { $days ->
        [1] yesterday
       *[other] { $days } days ago
    }
    [1] { $days } days ago
   *[other] { $weeks } weeks ago
}

unit-day = { $n ->
    [one] 1 day
   *[other] { $n } days
}
unit-working_day = { $n ->
    [one] 1 working day
   *[other] { $n } working days
}
unit-percent = { $n }%
unit-times = { $n ->
    [one] 1 time
   *[other] { $n } times
}
unit-month = { $n ->
    [one] 1 month
   *[other] { $n } months
}
minutes-text = { $n ->
    [one] 1 minute
   *[other] { $n } minutes
}
