### Mail: kinds, links and how often.

digest-off = Geen overzicht
digest-daily = Elke werkdag
digest-weekly = Elke maandag

link-purpose-set_up = eerste inrichting
link-purpose-invitation = uitnodiging
link-purpose-reset = nieuw wachtwoord

mail-kind-invitation = uitnodiging
mail-kind-reset = nieuw wachtwoord
mail-kind-second_factor_changed = tweede stap gewijzigd
mail-kind-digest = overzicht

## What is written

mail-greeting = Hallo,
mail-login = Je gebruikersnaam is { $login }.
mail-link-until = De koppeling werkt één keer, tot { $day } om { $time }.

mail-invitation-subject = Je account bij Uitstroom
mail-invitation-said = Er is een account voor je gemaakt in Uitstroom. Kies met deze koppeling een wachtwoord en koppel een app voor de codes.
mail-invitation-link = Neem je account in gebruik
mail-invitation-unasked = Verwachtte je dit niet? Laat het je beheerder weten.

mail-reset-subject = Nieuw wachtwoord voor Uitstroom
mail-reset-said = Er is gevraagd om een nieuw wachtwoord voor je account bij Uitstroom.
mail-reset-link = Kies een nieuw wachtwoord
mail-reset-unasked = Was jij dit niet? Dan hoef je niets te doen: je wachtwoord blijft zoals het is.

mail-factor-subject = De app voor je codes is gewijzigd
mail-factor-said = Op { $day } is een andere app gekoppeld om bij Uitstroom in te loggen.
mail-factor-link = Bekijk je instellingen
mail-factor-unasked = Was jij dit niet? Bel dan meteen je beheerder.

mail-digest-subject = Je overzicht van Uitstroom
mail-digest-said = Zo staat je werklijst er vandaag voor, { $day }:
mail-digest-past-end = { $count ->
    [one] 1 arrangement is voorbij de einddatum
   *[other] { $count } arrangementen zijn voorbij de einddatum
}
mail-digest-ends-soon = { $count ->
    [one] 1 arrangement eindigt binnenkort
   *[other] { $count } arrangementen eindigen binnenkort
}
mail-digest-waits = { $count ->
    [one] 1 ander signaal wacht
   *[other] { $count } andere signalen wachten
}
mail-digest-link = Open je werklijst
mail-digest-no-names = In een mail staat nooit om wie het gaat.
mail-digest-setting = Kies hoe vaak je dit krijgt
