### Days, months and what an arrangement is on a day.

month-1 = januari
month-2 = februari
month-3 = maart
month-4 = april
month-5 = mei
month-6 = juni
month-7 = juli
month-8 = augustus
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december

weekday-1 = maandag
weekday-2 = dinsdag
weekday-3 = woensdag
weekday-4 = donderdag
weekday-5 = vrijdag
weekday-6 = zaterdag
weekday-7 = zondag

day-form = Deze datum is niet te lezen. Vul bijvoorbeeld 31-12-2026, 311226, morgen of +6w in
day-month = Een jaar heeft 12 maanden. Kijk de maand na
day-day = Deze dag bestaat niet in die maand. Kijk de dag na
day-year = Vul het jaar in met 2 of 4 cijfers, bijvoorbeeld 26 of 2026

status-withdrawn = Ingetrokken
status-not_started = Nog niet gestart
status-ended = Beëindigd
status-stops_on = Stopt binnenkort
status-paused = Gepauzeerd
status-no_end_date = Zonder einddatum
status-past = Einddatum voorbij
status-ends_soon = Eindigt binnenkort
status-running = Loopt

# A date that is not there is this word, and dates-text chooses by it.
date-none = geen
dates-text = { $start ->
    [geen] { $end ->
        [geen] nog niet gestart
       *[other] nog niet gestart, gepland tot en met { $end }
    }
   *[other] { $end ->
        [geen] vanaf { $start }
       *[other] { $start } tot en met { $end }
    }
}
since-text = sinds { $day }

relative-today = vandaag
relative-future = { $weeks ->
    [0] { $days ->
        [1] morgen
       *[other] over { $days } dagen
    }
    [1] over { $days } dagen
   *[other] over { $weeks } weken
}
relative-past = { $weeks ->
    [0] { $days ->
        [1] gisteren
       *[other] { $days } dagen geleden
    }
    [1] { $days } dagen geleden
   *[other] { $weeks } weken geleden
}

unit-day = { $n ->
    [one] 1 dag
   *[other] { $n } dagen
}
unit-working_day = { $n ->
    [one] 1 werkdag
   *[other] { $n } werkdagen
}
unit-percent = { $n }%
unit-times = { $n } keer
unit-month = { $n ->
    [one] 1 maand
   *[other] { $n } maanden
}
minutes-text = { $n ->
    [one] 1 minuut
   *[other] { $n } minuten
}
