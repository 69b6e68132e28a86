### Mail: kinds, links and how often.

digest-off = No overview
digest-daily = Every working day
digest-weekly = Every Monday

link-purpose-set_up = first set-up
link-purpose-invitation = invitation
link-purpose-reset = new password

mail-kind-invitation = invitation
mail-kind-reset = new password
mail-kind-second_factor_changed = second step changed
mail-kind-digest = overview
