### When something does not work: what happened, what is kept, what to do.

error-prefix = Fout:
error-kept = Wat is bewaard
error-todo = Wat je kunt doen
error-code = Code voor de beheerder
error-home = Naar de startpagina

error-400-title = Deze aanvraag was niet te lezen
error-400-said = De pagina kreeg iets wat het programma niet begrijpt.
error-400-kept = Er is niets veranderd.
error-400-todo = Ga terug, herlaad de pagina en probeer het nog eens.

error-403-title = Dit mag je rol niet
error-403-said = Deze pagina hoort bij een andere rol dan de jouwe.
error-403-kept = Er is niets veranderd.
error-403-todo = Denk je dat je dit wel moet kunnen, vraag het dan aan de beheerder.

error-404-title = Niet gevonden
error-404-said = Deze pagina bestaat niet, of hoort niet bij jouw werkplekken.
error-404-kept = Er is niets veranderd.
error-404-todo = Zoek de jeugdige op naam of geboortedatum, of ga naar de startpagina.

error-409-title = Iemand was je net voor
error-409-said = Terwijl je bezig was, heeft iemand anders dit ook veranderd.
error-409-kept = De verandering van de ander is bewaard. Die van jou nog niet.
error-409-todo = Ga terug, neem over wat je typte, herlaad de pagina en kijk wat er nu staat.

error-413-title = Dit is te groot
error-413-said = Wat je stuurde, is groter dan het programma aanneemt.
error-413-kept = Er is niets bewaard van wat je stuurde.
error-413-todo = Ga terug en maak de tekst of het bestand kleiner.

error-419-title = Deze pagina is verlopen
error-419-said = De pagina stond open van vóór het inloggen, of in een ander venster is opnieuw ingelogd.
error-419-kept = Wat je in een verslag typte, is als concept bewaard. De rest nog niet.
error-419-todo = Ga terug, herlaad de pagina en bewaar opnieuw.

error-422-title = Dit kan zo niet
error-422-said = Wat je vroeg, past niet bij wat er nu is vastgelegd.
error-422-kept = Er is niets veranderd.
error-422-todo = Ga terug en kijk na wat je hebt ingevuld.

error-429-title = Even wachten
error-429-said = Er kwamen in korte tijd te veel aanvragen.
error-429-kept = Wat al bewaard was, is bewaard.
error-429-todo = Wacht een minuut en probeer het dan opnieuw.

error-500-title = Er ging iets mis bij ons
error-500-said = Het programma kon dit niet afmaken. Het ligt niet aan jou.
error-500-kept = Wat al bewaard was, is bewaard. Een handeling wordt helemaal bewaard of helemaal niet.
error-500-todo = Probeer het nog eens. Lukt het weer niet, geef dan de code hieronder aan de beheerder.

error-503-title = Even niet bereikbaar
error-503-said = Het programma is druk of wordt bijgewerkt.
error-503-kept = Wat al bewaard was, is bewaard.
error-503-todo = Wacht een minuut en probeer het dan opnieuw.
