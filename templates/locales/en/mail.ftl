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

## What is written

mail-greeting = Hello,
mail-login = Your user name is { $login }.
mail-link-until = The link works once, until { $day } at { $time }.

mail-invitation-subject = Your account at Uitstroom
mail-invitation-said = An account was made for you in Uitstroom. Choose a password with this link and couple an app for the codes.
mail-invitation-link = Start using your account
mail-invitation-unasked = You did not expect this? Tell your administrator.

mail-reset-subject = New password for Uitstroom
mail-reset-said = A new password was asked for your account at Uitstroom.
mail-reset-link = Choose a new password
mail-reset-unasked = It was not you? Then there is nothing to do: your password stays as it is.

mail-factor-subject = The app for your codes was changed
mail-factor-said = On { $day } another app was coupled for logging in to Uitstroom.
mail-factor-link = Look at your settings
mail-factor-unasked = It was not you? Then call your administrator at once.

mail-digest-subject = Your overview of Uitstroom
mail-digest-said = This is how your worklist stands today, { $day }:
mail-digest-past-end = { $count ->
    [one] 1 arrangement is past its end date
   *[other] { $count } arrangements are past their end date
}
mail-digest-ends-soon = { $count ->
    [one] 1 arrangement ends soon
   *[other] { $count } arrangements end soon
}
mail-digest-waits = { $count ->
    [one] 1 other flag waits
   *[other] { $count } other flags wait
}
mail-digest-link = Open your worklist
mail-digest-no-names = A mail never says whom it is about.
mail-digest-setting = Choose how often you get this
