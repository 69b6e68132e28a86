### People who log in: roles, logging in, settings.

role-youth_professional = jeugdprofessional
role-access = toegangsteam
role-gp = huisarts
role-contract_manager = contractmanager
role-administrator = beheerder
role-privacy_officer = privacyfunctionaris

## Logging in

log-in-heading = Inloggen
log-in-lead = Uitstroom is het dossier van de jeugdprofessional in de huisartsenpraktijk.
log-in-button = Inloggen
log-in-user = Gebruikersnaam
log-in-user-missing = Vul je gebruikersnaam in
log-in-password = Wachtwoord
log-in-password-missing = Vul je wachtwoord in
log-in-wrong = Gebruikersnaam en wachtwoord horen niet bij elkaar. Kijk ze allebei na en probeer het nog eens.
log-in-wait = { $seconds ->
    [one] Het is een paar keer niet gelukt. Wacht 1 seconde en probeer het dan opnieuw.
   *[other] Het is een paar keer niet gelukt. Wacht { $seconds } seconden en probeer het dan opnieuw.
}
log-in-demo = Demo: log in als
log-in-demo-role = Rol
log-in-demo-user = Gebruikersnaam
log-in-demo-password = Wachtwoord

log-in-code-heading = Nog één stap
log-in-code-lead = Open de app met je codes en typ de zes cijfers over.
log-in-code-button = Verder
log-in-code = Code
log-in-code-hint = Zes cijfers; elke code werkt één keer
log-in-code-missing = Vul de zes cijfers uit je app in
log-in-code-demo = Demo: de code van dit moment is
code-wrong = Deze code klopt niet of is al gebruikt. Wacht op de volgende code in je app en vul die in.

## Settings

settings-heading = Instellingen
settings-lead = Ze gelden voor jou, op elke computer.
settings-locale = Taal
settings-locale-missing = Kies een taal
settings-theme = Licht of donker
settings-theme-missing = Kies licht, donker of zoals het systeem
settings-shortcuts = Functietoetsen gebruiken
settings-shortcuts-hint = F2 nieuw contact, F4 zoeken, F8 volgend signaal, F9 bewaren
settings-save = Bewaar instellingen

locale-nl = Nederlands
locale-en = Engels
theme-system = Zoals het systeem
theme-light = Licht
theme-dark = Donker

## Accounts

account-login-refused = Een gebruikersnaam heeft 2 tot 30 kleine letters, cijfers, punten of streepjes en begint met een letter. Kies een andere.
account-name-refused = Vul de naam in zoals collega's die kennen, hooguit 100 tekens.
account-email-refused = Hier kan geen mail heen. Kijk het adres na, bijvoorbeeld naam@praktijk.nl.
account-locked-already = Deze account is geblokkeerd. Er is niets veranderd; hef eerst de blokkade op.
account-not-locked = Deze account is niet geblokkeerd. Er is niets veranderd.
