### Workplaces and providers.

workplace-kind-practice = GP practice
workplace-kind-access_team = access team

agb-form = An AGB code has 8 digits. Count them
municipality-form = A municipality code has 4 digits. Choose the municipality from the list
