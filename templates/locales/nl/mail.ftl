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
