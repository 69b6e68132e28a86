### Consent.

giver-youth = jeugdige
giver-parent_one = ouder 1
giver-parent_two = ouder 2
giver-guardian = voogd

basis-given = toestemming gegeven
basis-serious_harm = zonder toestemming, om ernstig nadeel te voorkomen
basis-wish_of_youth = zonder ouders, op weloverwogen wens van de jeugdige (12 jaar of ouder)

consent-heading = Toestemming vastleggen
consent-giver = Wie
consent-giver-missing = Kies wie toestemming gaf
consent-basis = Waarop ga je verder?
consent-basis-missing = Kies waarop je verdergaat
consent-given_on = Gegeven op
consent-given_on-hint = Bijvoorbeeld vandaag of 31-12-2026
consent-given_on-missing = Vul in wanneer de toestemming is gegeven, bijvoorbeeld vandaag
consent-in-future = Deze datum ligt na vandaag. Vul de dag in waarop het gezegd is
consent-save = Bewaar toestemming
consent-missing = Toestemming ontbreekt: { $who }
consent-needed = Toestemming nodig van
consent-complete = Er ontbreekt nu geen toestemming.

consent-purpose-help = hulp
consent-purpose-share_gp = delen met de huisarts
consent-purpose-share_municipality = delen met de gemeente
consent-purpose-share_provider = delen met de aanbieder
consent-purpose-share_school = delen met school

consent-purpose = Waarvoor
consent-purpose-missing = Kies waarvoor de toestemming is
consent-withdrawn = ingetrokken op { $day }
consent-next-12 = Vanaf { $day } (12 jaar) ook de jeugdige: { $who }. Vraag dan opnieuw toestemming.
consent-next-16 = Vanaf { $day } (16 jaar) alleen de jeugdige. Vraag dan opnieuw toestemming.
consent-next-18 = Vanaf { $day } (18 jaar) alleen de jeugdige; gezag van ouders is er dan niet meer. Vraag dan opnieuw toestemming.

withdrawal-heading = Toestemming intrekken
withdrawal-lead = { $giver }, { $purpose }, gegeven op { $day }.
withdrawal-on = Ingetrokken op
withdrawal-on-missing = Vul in wanneer de toestemming is ingetrokken, bijvoorbeeld vandaag
withdrawal-save = Bewaar intrekking
withdrawal-in-future = Deze dag moet nog komen. Vul de dag in waarop het gezegd is
withdrawal-before-given = Deze dag ligt vóór de dag waarop toestemming is gegeven. Kies een latere dag
withdrawal-already = Deze toestemming is al ingetrokken. Ga terug naar het gezin om te zien wanneer
