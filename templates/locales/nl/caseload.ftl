### The caseload: everyone on one line.

caseload-heading = Caseload
caseload-lead = { $count ->
    [0] Geen dossiers bij deze keuze.
    [one] 1 dossier.
   *[other] { $count } dossiers.
}
caseload-filter = Kies wat je ziet
caseload-show = Toon
caseload-by-workplace = Werkplek
caseload-by-owner = Van wie
caseload-by-phase = Fase
caseload-by-within = Eindigt binnen
caseload-by-flags = Signalen
caseload-all-workplaces = alle werkplekken
caseload-all-phases = alles wat open is
caseload-any-end = maakt niet uit
caseload-any-flags = met en zonder
caseload-weeks = { $n } weken

caseload-owner-all = van iedereen
caseload-owner-mine = van mij
caseload-owner-none = van nog niemand
caseload-flags-with = met signalen
caseload-flags-without = zonder signalen

## Columns

caseload-order-name = Naam
caseload-order-age = Leeftijd
caseload-order-end = Einddatum
caseload-order-contact = Laatste contact
caseload-age = { $age } jaar
caseload-questions = Hulpvraag
caseload-arrangements = Arrangementen
caseload-next-contact = Volgend contact
caseload-flags = Signalen

caseload-empty = Niemand past bij deze keuze. Kies ruimer, of meld een jeugdige aan.
caseload-empty-nobody = Elk dossier heeft een behandelaar. Een dossier zonder behandelaar komt hier te staan.
caseload-to-nobody = Dossiers zonder behandelaar
caseload-take = Neem op mij

case-has-owner = Dit dossier heeft al een behandelaar. Overleg met je collega als jij het wilt overnemen.
case-changed-meanwhile = Iemand heeft dit dossier intussen gewijzigd. Kijk in de lijst of er nog niemand behandelt.
