### The step line: the help of one youth through time, as a drawing and as a table.

weight-heavy = heavy
weight-light = light
weight-unknown = unknown

stretch-ran = Help
stretch-paused = Pause
stretch-planned = Planned

## What it says

step-line-over = No arrangement runs; the last one stopped on { $day }
step-line-paused = Help paused since { $day }
step-line-several = { $count ->
    [2] Two
    [3] Three
   *[other] { $count }
} arrangements at once since { $day }
step-line-lighter = Lighter since { $month }: from { $from } to { $to }
step-line-heavier = Heavier since { $month }: from { $from } to { $to }
step-line-late = One arrangement runs on after its planned end of { $day }
step-line-again = Help again since { $day }, after { $days } without
step-line-one = One arrangement runs, up to and including { $day }
step-line-one-open = One arrangement runs, without an end date

step-line-summary = Help since { $day }: { $parts }.
step-line-arrangements = { $n ->
    [one] 1 arrangement
   *[other] { $n } arrangements
}
step-line-pauses = { $n ->
    [one] 1 pause
   *[other] { $n } pauses
}
step-line-without = { $n ->
    [one] 1 day without help
   *[other] { $n } days without help
}
step-line-stacked = { $n ->
    [one] 1 day with more than one at once
   *[other] { $n } days with more than one at once
}

## The drawing

step-line-drawing = The course of the help
step-line-today = today
step-line-stopped = Stopped
step-line-past = Planned end passed

## The table

step-line-table = The course of the help as a table
step-line-what = What
step-line-weight = Weight
step-line-from = From
step-line-to = Up to and including
step-line-note = Status or length
step-line-planned-end = { $day } (planned)
step-line-pause = Pause of { $name }
step-line-gap = No help
step-line-at-once = { $count ->
    [2] Two
    [3] Three
   *[other] { $count }
} at once
