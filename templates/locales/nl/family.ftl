### The family: household and what is changed about it.

family-heading = Gezin
family-lead = De kinderen van dit gezin die jij mag openen, met alle einddata bij elkaar.
family-members = Kinderen
family-here = dit dossier
family-next = Volgende afspraak
family-next-none = niets gepland
family-ends = Einddata in dit gezin
family-ends-day = Einddatum
family-ends-who = Wie
family-ends-what = Arrangement
family-ends-provider = Aanbieder
family-ends-status = Status
family-ends-empty = Er loopt geen arrangement in dit gezin.
family-people = Mensen om de jeugdige heen
family-people-empty = Nog niemand vastgelegd.
family-residences = Woonplaats
family-residences-empty = Nog geen woonplaats vastgelegd.

## Household

household-heading = Gezin wijzigen
household-lead = Wie samen een gezin vormen, staat bij elkaar. Veiligheid van één kind houdt afsluiten bij allen tegen.
household-how = Wat verandert er?
household-how-missing = Kies bij een ander gezin, of een eigen gezin
household-how-join = hoort bij het gezin van een andere jeugdige
household-how-leave = hoort niet meer bij dit gezin
household-number = Nummer van die jeugdige
household-number-hint = Bijvoorbeeld J-0042; alleen nodig bij een ander gezin
household-number-missing = Vul het nummer van de andere jeugdige in, bijvoorbeeld J-0042
household-not-found = Dit nummer is niet gevonden. Zoek de jeugdige op en neem het nummer uit de balk boven het dossier over
household-itself = Dit is de jeugdige zelf. Vul het nummer van een broer of zus in
household-together = Deze twee staan al in hetzelfde gezin. Kijk het nummer na
household-save = Bewaar gezin
