### Safety: reporting code and measures.

concern-reporting_code = meldcode
concern-provisional_supervision = voorlopige ondertoezichtstelling
concern-supervision = ondertoezichtstelling
concern-guardianship = voogdijmaatregel
concern-closed_placement = gesloten plaatsing
concern-safe_home_advice = advies van Veilig Thuis
concern-safe_home_report = melding bij Veilig Thuis

safety-heading = Veiligheid
safety-who = Dit zien alleen jeugdprofessionals van deze praktijk. Het toegangsteam ziet dat veiligheid voorgaat, niet wat er speelt. Het staat op geen enkele brief of afdruk.
safety-records-empty = Nog niets vastgelegd.
safety-no-print = Veiligheid wordt niet afgedrukt.
safety-state = { $state } ({ $day })
safety-next = Volgende stap: { $step }
safety-record = Stap vastleggen
safety-record-lead = Wat er staat blijft staan. Een nieuwe stap komt erbij.
safety-concern = Waar gaat het om?
safety-concern-missing = Kies meldcode, welke maatregel, of Veilig Thuis
safety-step = Stap
safety-step-hint = Bij een maatregel: stap 1 is van kracht, afgesloten is afgelopen. Bij Veilig Thuis: altijd stap 1
safety-step-missing = Kies de stap
safety-step-0 = afgesloten
safety-step-1 = stap 1, signalen in kaart
safety-step-2 = stap 2, overleg met een collega of Veilig Thuis
safety-step-3 = stap 3, gesprek met betrokkenen
safety-step-4 = stap 4, wegen
safety-step-5 = stap 5, beslissen en handelen
safety-measure-stands = van kracht
safety-measure-ended = afgelopen
safety-advice-asked = advies gevraagd
safety-report-made = melding gedaan
safety-description = Wat is gezien, besproken en gewogen?
safety-description-hint = Alleen jeugdprofessionals van deze praktijk lezen dit
safety-on = Vanaf
safety-on-hint = Bijvoorbeeld vandaag of 31-12-2026
safety-on-missing = Vul in vanaf welke dag dit geldt, bijvoorbeeld vandaag
safety-save = Bewaar stap

safety-in-future = Deze dag moet nog komen. Vul de dag in waarop de stap is gezet
safety-step-range = Deze stap bestaat hier niet. Een meldcode heeft stap 1 tot en met 5, een maatregel is van kracht (1) of afgesloten. Advies en melding bij Veilig Thuis worden niet afgesloten
safety-nothing-open = Hier staat niets open om af te sluiten. Kies een stap, of kies waar het om gaat
safety-before-last = Deze dag ligt vóór de laatste stap. Kies dezelfde of een latere dag
