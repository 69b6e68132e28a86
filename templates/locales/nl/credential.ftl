### What one logs in with: passwords, second factors, links that let someone in once.

forgotten-link = Wachtwoord vergeten?
forgotten-heading = Wachtwoord vergeten
forgotten-lead = Vul je gebruikersnaam in. Je krijgt een mail met een koppeling om een nieuw wachtwoord te kiezen.
forgotten-send = Stuur de mail
forgotten-no-mail = Uitstroom verstuurt hier geen mail.
forgotten-ask = Vraag je beheerder om een koppeling waarmee je een nieuw wachtwoord kiest.

credential-login = Gebruikersnaam
credential-login-hint = Kort en zonder hoofdletters of spaties
credential-login-missing = Vul een gebruikersnaam in
credential-name = Naam
credential-name-hint = Zoals collega's je kennen
credential-name-missing = Vul je naam in
credential-email = E-mailadres
credential-email-hint = Alleen voor koppelingen en het overzicht; er staat nooit een naam van een jeugdige in
credential-email-missing = Vul een e-mailadres in
credential-password = Je wachtwoord van nu
credential-password-missing = Vul je wachtwoord van nu in; zo weten we dat jij het bent
credential-new_password = Nieuw wachtwoord
credential-new_password-hint = Minstens 12 tekens, zonder je gebruikersnaam. Drie of vier losse woorden achter elkaar onthoud je makkelijk.
credential-new_password-missing = Kies een nieuw wachtwoord
credential-again = Nieuw wachtwoord, nog een keer
credential-code = Code uit je app
credential-code-hint = Zes cijfers; elke code werkt één keer
credential-code-missing = Vul de zes cijfers uit je app in

password-short = Dit is te kort. Kies minstens 12 tekens, bijvoorbeeld drie of vier losse woorden achter elkaar.
password-long = Dit is te lang. Kies hooguit 200 tekens.
password-login = Je gebruikersnaam staat erin. Kies iets wat daar los van staat.
password-common = Dit wordt vaak gekozen en is snel geraden. Neem drie of vier losse woorden.
password-again = De twee zijn niet gelijk. Typ het nieuwe wachtwoord twee keer hetzelfde.
password-wrong = Dit is niet je wachtwoord van nu. Er is niets gewijzigd; probeer het nog eens.
password-crowded = Er worden nu te veel wachtwoorden tegelijk nagekeken. Er is niets gewijzigd; probeer het over enkele seconden opnieuw.
code-new-wrong = Deze code hoort niet bij de app van hieronder. Er is niets gewijzigd; scan de tekening en neem de code die nu in de app staat.

settings-digest = Overzicht per mail
settings-digest-hint = Om 7 uur: hoeveel er voorbij de einddatum is, binnenkort eindigt of wacht. Alleen aantallen, en niets als er niets is.
settings-digest-missing = Kies of en hoe vaak je een overzicht wilt
settings-credentials = Inloggen en mail
settings-email = Mail gaat naar { $email }.
settings-no-email = Er is geen e-mailadres van je bekend.

email-heading = E-mailadres wijzigen
email-lead = Hierheen gaan de koppeling voor een nieuw wachtwoord en het overzicht.
email-save = Bewaar het adres
new-password-heading = Nieuw wachtwoord kiezen
new-password-lead = Op andere computers log je daarna opnieuw in.
new-password-save = Bewaar het wachtwoord
second-factor-heading = Andere app voor de codes
second-factor-lead = De app die je nu gebruikt, werkt daarna niet meer. Je krijgt er een mail over.
second-factor-save = Gebruik deze app

offer-heading = Koppel een app voor de codes
offer-said = Open een app voor codes op je telefoon, scan de tekening en vul hieronder de code in die de app laat zien.
offer-drawing = QR-code met de sleutel die hieronder staat
offer-key = Lukt scannen niet? Typ deze sleutel over in de app:

welcome-first-heading = Uitstroom in gebruik nemen
welcome-first-lead = Je maakt de eerste account, die van de beheerder. Daarna werkt deze koppeling niet meer.
welcome-heading = Welkom bij Uitstroom
welcome-lead = Kies een wachtwoord en koppel een app voor de codes. Daarna log je in.
welcome-keeps-lead = Vul ook een code in uit de app die je al gebruikt. Heb je die app niet meer? Vraag dan je beheerder om een nieuwe koppeling.
welcome-login = Je gebruikersnaam is { $login }.
welcome-save = Neem mijn account in gebruik

link-gone-heading = Deze koppeling werkt niet meer
link-gone-said = Een koppeling werkt één keer en een beperkte tijd. Er is niets gewijzigd.
link-gone-todo = Heb je net een wachtwoord gekozen? Dan kun je gewoon inloggen. Vraag anders een nieuwe koppeling aan, of vraag je beheerder erom.
link-gone-log-in = Naar inloggen

notice-account-ready = Je account is klaar. Log in; wacht op de volgende code in je app.
notice-password-chosen = Je nieuwe wachtwoord is bewaard. Log ermee in; wacht op de volgende code in je app.
notice-reset-asked = Als deze gebruikersnaam bestaat en er een e-mailadres bij hoort, is er een mail onderweg. Kijk ook bij de ongewenste mail.
notice-email-saved = Je e-mailadres is bewaard.
notice-password-saved = Je nieuwe wachtwoord is bewaard. Op andere computers ben je uitgelogd.
notice-second-factor-saved = Je nieuwe app is gekoppeld. Op andere computers ben je uitgelogd.
