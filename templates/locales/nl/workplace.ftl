### Workplaces and providers.

workplace-kind-practice = huisartsenpraktijk
workplace-kind-access_team = toegangsteam

agb-form = Een AGB-code heeft 8 cijfers. Tel ze na
municipality-form = Een gemeentecode heeft 4 cijfers. Kies de gemeente uit de lijst
