### People who log in: roles, logging in, settings.

role-youth_professional = youth professional
role-access = access team
role-gp = GP
role-contract_manager = contract manager
role-administrator = administrator
role-privacy_officer = privacy officer

## Logging in

log-in-heading = Log in
log-in-lead = Uitstroom holds the files of the youth professional in the GP practice.
log-in-button = Log in
log-in-user = User name
log-in-user-missing = Enter your user name
log-in-password = Password
log-in-password-missing = Enter your password
log-in-wrong = User name and password do not belong together. Check both and try again.
log-in-wait = { $seconds ->
    [one] That went wrong a few times. Wait 1 second and then try again.
   *[other] That went wrong a few times. Wait { $seconds } seconds and then try again.
}
log-in-demo = Demo: log in as
log-in-demo-role = Role
log-in-demo-user = User name
log-in-demo-password = Password

log-in-code-heading = One more step
log-in-code-lead = Open the app with your codes and copy the six digits.
log-in-code-button = Continue
log-in-code = Code
log-in-code-hint = Six digits; each code works once
log-in-code-missing = Enter the six digits from your app
log-in-code-demo = Demo: the code at this moment is
code-wrong = This code is not right or has been used. Wait for the next code in your app and enter that one.

## Settings

settings-heading = Settings
settings-lead = They hold for you, on every computer.
settings-locale = Language
settings-locale-missing = Choose a language
settings-theme = Light or dark
settings-theme-missing = Choose light, dark or as the system
settings-shortcuts = Use function keys
settings-shortcuts-hint = F2 new contact, F4 search, F8 next flag, F9 save
settings-save = Save settings

locale-nl = Dutch
locale-en = English
theme-system = As the system
theme-light = Light
theme-dark = Dark

## Accounts

account-login-refused = A log-in name has 2 to 30 small letters, digits, dots or dashes, and begins with a letter. Choose another one.
account-name-refused = Fill in the name that colleagues know, at most 100 characters.
account-email-refused = Mail cannot go there. Check the address, for instance name@practice.nl.
account-locked-already = This account is locked. Nothing was changed; unlock it first.
account-not-locked = This account is not locked. Nothing was changed.
