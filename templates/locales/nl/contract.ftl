### Contracts, tariffs, the municipality's own totals.

tariff-unit-arrangement = per arrangement
tariff-unit-month = per maand
tariff-unit-week = per week
tariff-unit-hour = per uur
contract-ends-before-start = De laatste dag ligt voor de eerste. Vul een latere laatste dag in, of laat hem leeg.
contract-ceiling-not-positive = Vul een plafond van meer dan € 0 in, of laat het leeg als er geen plafond is.
tariff-not-positive = Vul een tarief van meer dan € 0 in.
tariff-outside-contract = Dit tarief begint buiten de looptijd van het contract. Kies een eerste dag binnen het contract.
own-total-negative = Vul 0 of meer in.
own-total-in-future = Deze dag moet nog komen. Vul de dag in waarop geteld is.
