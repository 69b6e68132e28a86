### Where a youth lives.

residence-heading = Woonplaats vastleggen
residence-lead = Verantwoordelijk is { $municipality }. Dat verandert hier niet mee; wie betaalt, staat op het arrangement.
residence-address = Adres
residence-address-missing = Vul het adres in; zonder adres is er niets vast te leggen
residence-municipality = Woongemeente
residence-municipality-missing = Kies de gemeente waar het adres ligt
residence-from_on = Woont hier sinds
residence-from_on-missing = Vul in vanaf welke dag de jeugdige hier woont, bijvoorbeeld vandaag
residence-secret = Geheim adres
residence-secret-hint = Het adres komt op geen enkele afdruk
residence-secret-address = Geheim adres bekijken
residence-save = Bewaar woonplaats
residence-in-future = Deze dag moet nog komen. Leg de verhuizing vast als die geweest is
residence-before-birth = Deze dag ligt vóór de geboorte. Kies een latere dag
