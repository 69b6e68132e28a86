### Reports: what is counted, and along what.

report-stock = In- en uitstroom
report-ending = Wat afloopt
report-durations = Doorlooptijd

unit-arrangements = arrangementen
unit-trajectories = trajecten
unit-youths = jeugdigen

split-municipality = gemeente
split-profile = profiel
split-provider = aanbieder

column-begin = Beginstand
column-in = Instroom
column-new = Nieuw
column-moved_on = Doorgestroomd
column-out = Uitstroom
column-done = Klaar met hulp
column-still_in_help = Nog in hulp
column-end = Eindstand
column-within_3 = 0–3 weken
column-within_7 = 4–7 weken
column-within_12 = 8–12 weken
column-within_25 = 13–25 weken
column-past = Voorbij einddatum
column-months_3 = Korter dan 3 maanden
column-months_6 = 3 tot 6 maanden
column-months_12 = 6 tot 12 maanden
column-years_2 = 1 tot 2 jaar
column-years_3 = 2 tot 3 jaar
column-years_4 = 3 tot 4 jaar
column-longer = 4 jaar of langer

period-kind-month = maand
period-kind-quarter = kwartaal
period-kind-half_year = halfjaar
period-kind-year = jaar
period-wrong-way-round = De laatste dag ligt voor de eerste. Kies een periode die vooruit loopt, bijvoorbeeld 1-7-2026 tot en met 30-9-2026.
period-not-whole = Kies een hele maand, een heel kwartaal, een half jaar of een heel jaar, bijvoorbeeld 1-7-2026 tot en met 30-9-2026.
report-period-too-early = Zo ver terug reiken de cijfers niet. Kies een periode vanaf januari van het derde kalenderjaar terug.
report-period-not-over = Deze periode is nog niet voorbij. Kies een periode waarvan de laatste maand afgelopen is.
report-split-closed = Zo uitgesplitst blijft minder dan de helft zichtbaar. Kies een grovere indeling of alleen het totaal.
