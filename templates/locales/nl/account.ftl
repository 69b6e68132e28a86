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
log-in-crowded = Er loggen nu te veel mensen tegelijk in. Er is niets nagekeken; probeer het over enkele seconden opnieuw.
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

account-login-taken = Deze gebruikersnaam is al in gebruik, misschien door een geblokkeerd account. Kies een andere.
account-last-administrator = Dit is de laatste beheerder die kan inloggen. Er is niets veranderd; nodig eerst een tweede beheerder uit.
title-accounts = Mensen
title-account = Account
title-account-new = Iemand uitnodigen
accounts-heading = Mensen
accounts-lead = Wie inlogt, in welke rol en waar. Eén account heeft één rol; een andere rol is een nieuw account.
accounts-empty = Er is nog niemand. Nodig iemand uit.
account-new-heading = Iemand uitnodigen
account-new-lead = Na het uitnodigen zie je één keer een link. Daarmee kiest deze persoon zelf een wachtwoord en een tweede stap.
account-new-save = Nodig uit
account-who = Wie het is
account-name = Naam
account-name-hint = Zoals collega's die kennen
account-name-missing = Vul de naam in
account-login = Gebruikersnaam
account-login-hint = Kort, kleine letters, bijvoorbeeld sanne
account-login-missing = Vul een gebruikersnaam in, bijvoorbeeld sanne
account-email = E-mailadres
account-email-missing = Vul het adres in waar mail heen kan
account-role = Rol
account-role-missing = Kies de rol
account-place = Waar
account-place-hint = Een praktijk voor een jeugdprofessional of huisarts, een toegangsteam voor de toegang, een gemeente voor een contractmanager. Meer kan straks.
account-place-missing = Kies een werkplek of gemeente uit de lijst, of laat dit leeg
account-last = Laatst ingelogd
account-never = nog niet
account-locked = geblokkeerd
account-invited = uitgenodigd
account-ready = kan inloggen
account-link = { $path }
account-link-heading = Link om te beginnen
account-link-lead = Deze link staat hier alleen nu. Zet er het adres van Uitstroom voor en geef hem zelf aan deze persoon. Hij werkt één keer: een uitnodiging zeven dagen lang, een nieuw begin één dag.
account-change-save = Bewaar
account-access-heading = Toegang
account-lock-lead = Blokkeren sluit de toegang meteen af. Een nieuwe link maken wist wachtwoord en tweede stap. Wat deze persoon vastlegde, blijft.
account-unlock-lead = Dit account is geblokkeerd. Na het opheffen gelden het wachtwoord en de tweede stap van eerder weer.
account-lock = Blokkeer
account-unlock = Hef de blokkade op
account-reset = Maak een nieuwe link
notice-account-invited = De uitnodiging is gemaakt. De link was één keer te zien; maak zo nodig een nieuwe.
notice-account-changed = De gegevens zijn bewaard.
notice-account-posted = Het bereik is bewaard.
notice-account-withdrawn = Het bereik eindigt.
notice-account-locked = Het account is geblokkeerd. Wie was ingelogd, is er nu uit.
notice-account-unlocked = De blokkade is opgeheven.
notice-account-reset = Wachtwoord en tweede stap zijn gewist. De link was één keer te zien; maak zo nodig een nieuwe.

## Reach: where someone works, or which municipalities count

posting-heading = Bereik
posting-empty = Nog nergens. Zonder werkplek of gemeente is er niets te zien.
posting-place = Werkplek of gemeente
posting-place-missing = Kies een werkplek of gemeente uit de lijst
posting-from_on = Vanaf
posting-from_on-missing = Vul de eerste dag in, bijvoorbeeld vandaag
posting-until_on = Tot en met
posting-until_on-hint = Leeg als er geen einde bekend is
posting-held = Wat eindigt
posting-held-missing = Kies wat eindigt uit de lijst
posting-last_on = Laatste dag
posting-last_on-hint = Met gisteren als laatste dag is de toegang meteen dicht
posting-last_on-missing = Vul de laatste dag in, bijvoorbeeld gisteren
posting-save = Geef dit bereik
posting-end-save = Beëindig dit bereik
posting-holds = geldt nu
posting-ahead = komt nog
posting-over = voorbij
posting-of-other-kind = Dit past niet bij de rol. Een praktijk is voor een jeugdprofessional of huisarts, een toegangsteam voor de toegang, een gemeente voor een contractmanager.
posting-place-ended = Deze werkplek is beëindigd. Kies een andere.
posting-in-past = Deze dag is al voorbij. Kies vandaag of later; de laatste dag is op zijn vroegst gisteren.
posting-ends-before-it-begins = De laatste dag ligt vóór de eerste. Kies een latere dag.
posting-held-already = Dit bereik is er in deze dagen al. Kies andere dagen, of beëindig het eerst.
posting-not-held = Dit bereik is er niet meer. Er is niets veranderd.
