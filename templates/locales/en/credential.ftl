### What one logs in with: passwords, second factors, links that let someone in once.

forgotten-link = Forgotten your password?
forgotten-heading = Forgotten password
forgotten-lead = Fill in your user name. You get a mail with a link to choose a new password.
forgotten-send = Send the mail
forgotten-no-mail = Uitstroom sends no mail here.
forgotten-ask = Ask your administrator for a link to choose a new password.

credential-login = User name
credential-login-hint = Short, without capitals or spaces
credential-login-missing = Fill in a user name
credential-name = Name
credential-name-hint = As colleagues know you
credential-name-missing = Fill in your name
credential-email = E-mail address
credential-email-hint = For links and the overview only; it never holds the name of a youth
credential-email-missing = Fill in an e-mail address
credential-password = Your password of now
credential-password-missing = Fill in your password of now; it shows that it is you
credential-new_password = New password
credential-new_password-hint = At least 12 characters, without your user name. Three or four separate words are easy to remember.
credential-new_password-missing = Choose a new password
credential-again = New password, once more
credential-code = Code from your app
credential-code-hint = Six digits; each code works once
credential-code-missing = Fill in the six digits from your app

password-short = This is too short. Choose at least 12 characters, for example three or four separate words.
password-long = This is too long. Choose 200 characters at most.
password-login = Your user name is in it. Choose something that has nothing to do with it.
password-common = This is chosen often and guessed soon. Take three or four separate words.
password-again = The two are not the same. Type the new password twice in the same way.
password-wrong = This is not your password of now. Nothing was changed; try again.
password-crowded = Too many passwords are being checked right now. Nothing was changed; try again in a few seconds.
code-new-wrong = This code does not belong to the app below. Nothing was changed; scan the drawing and take the code the app shows now.

settings-digest = Overview by mail
settings-digest-hint = At 7 o'clock: how much is past its end date, ends soon or waits. Numbers only, and nothing when there is nothing.
settings-digest-missing = Choose whether and how often you want an overview
settings-credentials = Logging in and mail
settings-email = Mail goes to { $email }.
settings-no-email = No e-mail address of yours is known.

email-heading = Change e-mail address
email-lead = The link for a new password and the overview go here.
email-save = Save the address
new-password-heading = Choose a new password
new-password-lead = On other computers you log in again afterwards.
new-password-save = Save the password
second-factor-heading = Another app for the codes
second-factor-lead = The app you use now stops working afterwards. You get a mail about it.
second-factor-save = Use this app

offer-heading = Couple an app for the codes
offer-said = Open an app for codes on your telephone, scan the drawing and fill in below the code that the app shows.
offer-drawing = QR code with the key that stands below
offer-key = Scanning does not work? Type this key into the app:

welcome-first-heading = Start using Uitstroom
welcome-first-lead = You make the first account, the administrator's. After that this link works no more.
welcome-heading = Welcome to Uitstroom
welcome-lead = Choose a password and couple an app for the codes. Then you log in.
welcome-keeps-lead = Also fill in a code from the app you use already. You no longer have that app? Then ask your administrator for a new link.
welcome-login = Your user name is { $login }.
welcome-save = Start using my account

link-gone-heading = This link works no more
link-gone-said = A link works once and for a limited time. Nothing was changed.
link-gone-todo = You chose a password just now? Then you can simply log in. Otherwise ask for a new link, or ask your administrator for one.
link-gone-log-in = To logging in

notice-account-ready = Your account is ready. Log in; wait for the next code in your app.
notice-password-chosen = Your new password was saved. Log in with it; wait for the next code in your app.
notice-reset-asked = If this user name exists and has an e-mail address, a mail is on its way. Look among the unwanted mail too.
notice-email-saved = Your e-mail address was saved.
notice-password-saved = Your new password was saved. On other computers you are logged out.
notice-second-factor-saved = Your new app is coupled. On other computers you are logged out.
