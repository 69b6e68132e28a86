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
log-in-crowded = Too many people are logging in right now. Nothing was checked; try again in a few seconds.
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

account-login-taken = This log-in name is in use already, perhaps by a locked account. Choose another.
account-last-administrator = This is the last administrator who can log in. Nothing was changed; invite a second administrator first.
title-accounts = People
title-account = Account
title-account-new = Invite someone
accounts-heading = People
accounts-lead = Who logs in, in which role and where. One account has one role; another role is a new account.
accounts-empty = There is nobody yet. Invite someone.
account-new-heading = Invite someone
account-new-lead = After inviting you see a link once. With it this person chooses a password and a second factor.
account-new-save = Invite
account-who = Who it is
account-name = Name
account-name-hint = As colleagues know it
account-name-missing = Fill in the name
account-login = Log-in name
account-login-hint = Short, small letters, for example sanne
account-login-missing = Fill in a log-in name, for example sanne
account-email = E-mail address
account-email-missing = Fill in the address where mail can go
account-role = Role
account-role-missing = Choose the role
account-place = Where
account-place-hint = A practice for a youth professional or GP, an access team for access, a municipality for a contract manager. More can follow later.
account-place-missing = Choose a workplace or municipality from the list, or leave this empty
account-last = Last log-in
account-never = not yet
account-locked = locked
account-invited = invited
account-ready = can log in
account-link = { $path }
account-link-heading = Link to begin with
account-link-lead = This link stands here only now. Put the address of Uitstroom before it and give it to this person yourself. It works once: an invitation for seven days, a new beginning for one.
account-change-save = Save
account-access-heading = Access
account-lock-lead = Locking closes access at once. Making a new link wipes password and second factor. What this person recorded stays.
account-unlock-lead = This account is locked. Once it is unlocked, the earlier password and second factor hold again.
account-lock = Lock
account-unlock = Unlock
account-reset = Make a new link
notice-account-invited = The invitation was made. The link could be seen once; make a new one if needed.
notice-account-changed = The details are saved.
notice-account-posted = The reach is saved.
notice-account-withdrawn = The reach ends.
notice-account-locked = The account is locked. Whoever was logged in is out now.
notice-account-unlocked = The account is unlocked.
notice-account-reset = Password and second factor are wiped. The link could be seen once; make a new one if needed.

## Reach: where someone works, or which municipalities count

posting-heading = Reach
posting-empty = Nowhere yet. Without a workplace or municipality there is nothing to see.
posting-place = Workplace or municipality
posting-place-missing = Choose a workplace or municipality from the list
posting-from_on = From
posting-from_on-missing = Fill in the first day, for example today
posting-until_on = Until
posting-until_on-hint = Empty when no end is known
posting-held = What ends
posting-held-missing = Choose what ends from the list
posting-last_on = Last day
posting-last_on-hint = With yesterday as the last day access is closed at once
posting-last_on-missing = Fill in the last day, for example yesterday
posting-save = Give this reach
posting-end-save = End this reach
posting-holds = holds now
posting-ahead = still to come
posting-over = over
posting-of-other-kind = This does not fit the role. A practice is for a youth professional or GP, an access team for access, a municipality for a contract manager.
posting-place-ended = This workplace has ended. Choose another.
posting-in-past = This day is over. Choose today or later; the last day is yesterday at the earliest.
posting-ends-before-it-begins = The last day lies before the first. Choose a later day.
posting-held-already = This reach is there already in these days. Choose other days, or end it first.
posting-not-held = This reach is no longer there. Nothing was changed.
