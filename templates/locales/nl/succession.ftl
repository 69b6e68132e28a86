### Help that follows on help.
goes-on-arrangement = met een lichter arrangement
goes-on-pilot_light = zonder arrangement, met een waakvlam

## Headings

succession-scale-down-heading = Afschalen
succession-scale-down-save = Bewaar besluit tot afschalen
succession-scale-up-heading = Opschalen
succession-scale-up-save = Bewaar besluit tot opschalen
succession-transfer-heading = Overdragen aan een andere aanbieder
succession-transfer-save = Bewaar overdracht
succession-renumbering-heading = Ander toewijzingsnummer
succession-renumbering-save = Bewaar nieuw nummer
title-succession-scale-down = Afschalen { $number }
title-succession-scale-up = Opschalen { $number }
title-succession-transfer = Overdragen { $number }
title-succession-renumbering = Ander toewijzingsnummer { $number }

## Fields

succession-on = Laatste dag van deze hulp
succession-on-hint = Wat volgt, begint de dag erna
succession-on-missing = Vul de laatste dag van deze hulp in, bijvoorbeeld vandaag
succession-goes_on = Hoe gaat de hulp verder?
succession-goes_on-missing = Kies hoe de hulp verdergaat
succession-provider = Aanbieder van wat volgt
succession-provider-missing = Kies de aanbieder van wat volgt
succession-intensity = Intensiteit van wat volgt
succession-intensity-missing = Kies de intensiteit van wat volgt
succession-planned_end_on = Gepland einde van wat volgt
succession-planned_end_on-missing = Vul het geplande einde in, bijvoorbeeld +6m
succession-number = Toewijzingsnummer
succession-number-missing = Vul het nieuwe toewijzingsnummer in
succession-relapse_agreement = Terugvalafspraak
succession-relapse_agreement-hint = Waar letten jullie op, en wie belt wie als het weer minder gaat?
succession-pilot_light_on = Eerste waakvlamcontact
succession-pilot_light_on-hint = Bijvoorbeeld +8w. Het komt in de agenda van de praktijk
succession-decided_on = Besloten op
succession-decided_on-missing = Vul in wanneer het besluit is genomen, bijvoorbeeld vandaag
succession-decided_by = Wie heeft besloten?
succession-decided_by-missing = Kies wie heeft besloten
succession-motive = Waarom?
succession-motive-hint = Welke doelen zijn behaald, wat is er anders?
