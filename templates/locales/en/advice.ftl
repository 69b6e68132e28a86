### Advice without a file.

advice-heading = Advice without a file
advice-lead = For a question of a GP or colleague about nobody in particular. There is no place for a name or a note: if it is about someone, open the file.
advice-question = What was it about?
advice-question-missing = Choose what it was about
advice-minutes = Minutes
advice-minutes-missing = Enter how many minutes it took, for example 10
advice-on = Date
advice-on-missing = Enter the date, for example today
advice-workplace = Practice
advice-workplace-missing = Choose the practice
advice-save = Save advice
advice-today = Given today
advice-today-empty = No advice yet today. What you save appears here.

advice-in-future = This day is still to come. Enter today or an earlier day
advice-minutes-range = Enter the length in minutes, from 1 to 240
advice-elsewhere = Choose a practice where you work
