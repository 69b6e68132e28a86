### Reading messages (iJw).

ijw-too-large = Dit bestand is te groot voor een iJw-bericht (meer dan 25 MB). Vraag de afzender om het in delen te sturen
ijw-too-deep = Dit bestand is dieper genest dan een iJw-bericht kan zijn. Kijk na of het juiste bestand is gekozen
ijw-bom = Het bestand begint met een byte order mark. Vraag de afzender om UTF-8 zonder BOM
ijw-not-utf8 = Het bestand is geen UTF-8. Vraag de afzender om het bericht opnieuw te maken
ijw-not-xml = Het bestand is geen geldige XML. Kijk na of het volledig is aangekomen
ijw-entity = Het bestand bevat een DOCTYPE of een onbekende entiteit. Vraag de afzender om het bericht zonder te sturen
ijw-attribute = Een element heeft een attribuut dat een iJw-bericht niet kent. Vraag de afzender om het bericht te herstellen
ijw-unknown-message = Dit is geen JW301, JW305 of JW307. Kies een van deze berichten
ijw-wrong-version = Dit bericht is niet van release 3.2. Vraag de afzender om release 3.2
ijw-missing = { $element } ontbreekt. Vraag de afzender om het bericht aan te vullen
ijw-twice = { $element } staat er twee keer. Vraag de afzender om het bericht te herstellen
ijw-unexpected = Er staat iets op een plaats waar het niet hoort, bij { $element }. Vraag de afzender om het bericht te herstellen
ijw-empty = { $element } is leeg. Vraag de afzender om het bericht aan te vullen
ijw-value = De waarde van { $element } staat niet in de standaard. Vraag de afzender om het bericht te herstellen
ijw-bsn = { $element } is geen bestaand BSN. Vraag de afzender om het na te kijken
ijw-dates = { $element } ligt vóór het begin. Vraag de afzender om de datums na te kijken
ijw-withdrawal = { $element }: een verwijderde toewijzing eindigt op haar begindatum. Vraag de afzender om het bericht te herstellen

import-repeat = eerder gelezen, er verandert niets
import-dry-run = Proefronde: er is niets bewaard.
import-municipalities = { $rows } gemeenten gelezen, { $changed } nieuw of gewijzigd
import-allocated = toegewezen
import-reallocated = toewijzing gewijzigd
import-older = oudere toewijzing, bewaard zonder gevolg
import-withdrawn = toewijzing ingetrokken
import-started = gestart
import-resumed = hervat
import-paused = tijdelijk gestopt
import-stopped = gestopt
import-taken_back = teruggenomen
import-kept_without_allocation = bewaard als levering zonder toewijzing
import-already = was al bekend
import-contradicts = spreekt de bekende feiten tegen; niets gewijzigd
import-nothing_to_take_back = er is niets om terug te nemen

import-other-birth-date = let op: het dossier bij dit burgerservicenummer heeft een andere geboortedatum
