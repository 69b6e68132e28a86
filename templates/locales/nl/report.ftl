### The contract manager's pages: figures of periods, charts and files. No persons.

nav-contracts = In- en uitstroom
nav-contracts-ending = Wat afloopt

title-contracts = In- en uitstroom
title-contracts-ending = Wat afloopt
title-contracts-one = Acht kwartalen

report-heading = In- en uitstroom, { $period }
report-lead = Stand op { $day }. Arrangementen die betaald worden door { $reach }.
report-caption = { $report }, stand op { $day }
report-total = Totaal
report-what = Wat
report-period = Periode
report-picker-kind = Lengte
report-picker-near = Periode
report-to-stock = Naar de in- en uitstroom per
report-splits = Uitgesplitst naar
report-no-split = niets
report-split-unknown = Deze uitsplitsing bestaat niet. Kies hieronder een andere.
report-refused-lead = Wat je vroeg, is niet te tonen. Kies hieronder een periode.
report-key-figures = Kerncijfers
report-before = vorige periode: { $n }
report-on = stand op { $day }
report-findings = Wat valt op
report-finding-grows = Er kwamen er meer bij ({ $came }) dan er afgingen ({ $went }): de stand liep op.
report-finding-shrinks = Er gingen er meer af ({ $went }) dan erbij kwamen ({ $came }): de stand liep terug.
report-finding-steady = Er kwamen er, afgerond, evenveel bij als er afgingen: { $came }.
report-finding-done = Van wat stopte, was bij { $done } de jeugdige klaar met hulp; bij { $still } ging de jeugdige verder in andere hulp.
report-finding-past = Op { $day } waren { $n } arrangementen hun einddatum voorbij zonder stopbericht.
report-finding-none = De aantallen zijn te klein om er iets over te zeggen.
report-stock-heading = Begin, in, uit en eind
report-balances = Klopt vóór afronding: beginstand + instroom − uitstroom = eindstand. Getoonde, afgeronde getallen kunnen daarvan afwijken.
report-unbalanced = Klopt niet: beginstand + instroom − uitstroom is niet de eindstand. Meld dit aan de beheerder.
report-provisional = Voorlopig: berichten die nog binnenkomen kunnen deze periode veranderen, tot het volgende halfjaar binnen is.
report-quarters = De laatste acht kwartalen
report-provider-ended = Deze aanbieder geeft sinds { $day } geen nieuwe hulp meer.
report-rounding = Afronding
report-definitions = Zo is geteld
report-hidden = Een aantal onder de { $floor } staat er als <{ $floor }, de rest is afgerond. Een punt (·) is een getal dat verborgen is, omdat een ander er anders uit te rekenen was.

period-quarter = { $n }e kwartaal { $year }
period-half-year = { $n }e halfjaar { $year }

headline-youths = Jeugdigen met hulp
headline-ratio = Uitstroomratio
headline-median = Doorlooptijd, mediaan
headline-drop-out = Uitval
headline-days = { $n } dagen
headline-percent = { $n }%
headline-number = { $n }
headline-too-few = te weinig om te noemen
headline-note = Jeugdigen tellen niet op over gemeenten, aanbieders en kwartalen: één jeugdige kan bij meer dan een horen. Ratio: jeugdigen uit gedeeld door jeugdigen in. Uitval: eenzijdig gestopt, van wat een reden van beëindiging 31 tot en met 35 heeft.
number-group = .
number-point = ,

coverage-heading = Wat dit rapport dekt
coverage-empty = Er is nog niets geteld.
coverage-by-message = Uit berichten
coverage-by-hand = Met de hand ingevoerd
coverage-messages = Laatste bericht per aanbieder
coverage-no-message = nooit
coverage-own-total = Eigen telling { $name }, { $day }

chart-spark = { $what } in de laatste acht kwartalen: { $values }
chart-hidden = verborgen
chart-hidden-too = ook verborgen
chart-nothing-shown = Alle aantallen zijn verborgen.
chart-quarter = { $n }e kw.
chart-flows-grown = De stand liep op van { $from } ({ $first }) naar { $to } ({ $last })
chart-flows-shrunk = De stand liep terug van { $from } ({ $first }) naar { $to } ({ $last })
chart-flows-same = De stand bleef afgerond gelijk: { $from } in { $first } en { $to } in { $last }
chart-flows-hidden = In, uit en stand per kwartaal
chart-flows-summary = Boven de eindstand per kwartaal als lijn, daaronder de instroom naar boven en de uitstroom naar beneden, elk op een eigen schaal die bij nul begint. Verborgen aantallen zijn niet getekend.
chart-endings-title = { $n } arrangementen lopen binnen vier weken af
chart-endings-hidden = Wat afloopt, in weken
chart-endings-summary = { $left ->
    [0] Een balk per regel waarvan iets te tonen is, de langste boven. Verborgen aantallen zijn niet getekend.
   *[other] Een balk per regel waarvan iets te tonen is, de langste boven; { $left } kortere staan alleen in de tabel. Verborgen aantallen zijn niet getekend.
}
chart-median = mediaan { $n } dagen
chart-durations-title = Hoe lang de hulp duurde die stopte: { $said }
chart-durations-hidden = Hoe lang de hulp duurde die stopte
chart-durations-summary = Een kolom per klasse, van kort naar lang. Een mediaan staat er alleen bij tien of meer. Verborgen aantallen zijn niet getekend.

download-label = { $what } als bestand
download-xlsx = Download xlsx
download-csv = Download csv
download-csv-iso = Download csv voor programma’s

sheet-from = van
sheet-to = tot en met
sheet-all = wat
sheet-notes = Toelichting
sheet-report = Rapport
sheet-unit = Geteld zijn
sheet-municipalities = Betalende gemeenten
sheet-split = Uitgesplitst naar
sheet-period = Periode
sheet-as-of = Stand op
sheet-made-at = Gemaakt op
sheet-made-by = Gemaakt als
sheet-whose = Over
sheet-as-recorded = zoals vastgelegd: hier telt niets personen
sheet-counting = Afronding
sheet-exact = Niet afgerond en niets verborgen: alleen voor de beheerder van het programma.

column-begin-means = Begonnen vóór de eerste dag van de periode en toen nog niet gestopt: de eindstand van de periode ervoor.
column-in-means = Begonnen in de periode.
column-new-means = Begonnen in de periode, terwijl de jeugdige de dag ervoor geen andere hulp had.
column-moved_on-means = Begonnen in de periode, terwijl de jeugdige de dag ervoor al in andere hulp was.
column-out-means = Gestopt in de periode. Een einddatum is de laatste dag van hulp: wie op de laatste dag van de periode stopt, telt als uitstroom en niet in de eindstand. Een tijdelijke stop is geen einde.
column-done-means = Gestopt in de periode, en de jeugdige heeft de dag erna geen andere hulp.
column-still_in_help-means = Gestopt in de periode, en de jeugdige is de dag erna in andere hulp.
column-end-means = Begonnen op of vóór de laatste dag van de periode en dan nog niet gestopt.
column-within_3-means = Geplande einddatum binnen nul tot en met drie hele weken.
column-within_7-means = Geplande einddatum over vier tot en met zeven hele weken.
column-within_12-means = Geplande einddatum over acht tot en met twaalf hele weken.
column-within_25-means = Geplande einddatum over dertien tot en met vijfentwintig hele weken.
column-past-means = Geplande einddatum vóór de dag van tellen, en geen stopbericht.
column-months_3-means = Traject van minder dan drie maanden, gestopt in de periode.
column-months_6-means = Traject van drie tot zes maanden, gestopt in de periode.
column-months_12-means = Traject van zes tot twaalf maanden, gestopt in de periode.
column-years_2-means = Traject van één tot twee jaar, gestopt in de periode.
column-years_3-means = Traject van twee tot drie jaar, gestopt in de periode.
column-years_4-means = Traject van drie tot vier jaar, gestopt in de periode.
column-longer-means = Traject van vier jaar of langer, gestopt in de periode.
