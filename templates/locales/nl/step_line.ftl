### The step line: the help of one youth through time, as a drawing and as a table.

weight-heavy = zwaar
weight-light = licht
weight-unknown = onbekend

stretch-ran = Hulp
stretch-paused = Pauze
stretch-planned = Gepland

## What it says

step-line-over = Er loopt geen arrangement; het laatste stopte op { $day }
step-line-paused = Hulp gepauzeerd sinds { $day }
step-line-several = { $count ->
    [2] Twee
    [3] Drie
   *[other] { $count }
} arrangementen tegelijk sinds { $day }
step-line-lighter = Sinds { $month } lichter: van { $from } naar { $to }
step-line-heavier = Sinds { $month } zwaarder: van { $from } naar { $to }
step-line-late = Eén arrangement loopt door na het geplande einde van { $day }
step-line-again = Weer hulp sinds { $day }, na { $days } zonder
step-line-one = Eén arrangement loopt, tot en met { $day }
step-line-one-open = Eén arrangement loopt, zonder einddatum

step-line-summary = Hulp sinds { $day }: { $parts }.
step-line-arrangements = { $n ->
    [one] 1 arrangement
   *[other] { $n } arrangementen
}
step-line-pauses = { $n ->
    [one] 1 pauze
   *[other] { $n } pauzes
}
step-line-without = { $n ->
    [one] 1 dag zonder hulp
   *[other] { $n } dagen zonder hulp
}
step-line-stacked = { $n ->
    [one] 1 dag meer dan één tegelijk
   *[other] { $n } dagen meer dan één tegelijk
}

## The drawing

step-line-drawing = Verloop van de hulp
step-line-today = vandaag
step-line-stopped = Gestopt
step-line-past = Gepland einde voorbij

## The table

step-line-table = Verloop van de hulp als tabel
step-line-what = Wat
step-line-weight = Zwaarte
step-line-from = Van
step-line-to = Tot en met
step-line-note = Stand of duur
step-line-planned-end = { $day } (gepland)
step-line-pause = Pauze van { $name }
step-line-gap = Geen hulp
step-line-at-once = { $count ->
    [2] Twee
    [3] Drie
   *[other] { $count }
} tegelijk
