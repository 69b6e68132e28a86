### When something does not work: what happened, what is kept, what to do.

error-prefix = Error:
error-kept = What is kept
error-todo = What you can do
error-code = Code for the administrator
error-home = To the start page

error-400-title = This request could not be read
error-400-said = The page received something that the program does not understand.
error-400-kept = Nothing has changed.
error-400-todo = Go back, reload the page and try again.

error-403-title = Your role may not do this
error-403-said = This page belongs to another role than yours.
error-403-kept = Nothing has changed.
error-403-todo = If you think you should be able to do this, ask the administrator.

error-404-title = Not found
error-404-said = This page does not exist, or does not belong to your workplaces.
error-404-kept = Nothing has changed.
error-404-todo = Search for the youth by name or date of birth, or go to the start page.

error-409-title = Somebody was just ahead of you
error-409-said = While you were busy, somebody else changed this too.
error-409-kept = The other's change has been saved. Yours has not yet.
error-409-todo = Go back, copy what you typed, reload the page and see what stands there now.

error-413-title = This is too large
error-413-said = What you sent is larger than the program accepts.
error-413-kept = Nothing of what you sent has been saved.
error-413-todo = Go back and make the text or the file smaller.

error-419-title = This page has expired
error-419-said = The page was open from before the log-in, or another window has logged in again.
error-419-kept = What you typed in a note has been kept as a draft. The rest has not yet.
error-419-todo = Go back, reload the page and save again.

error-422-title = This cannot be done like this
error-422-said = What you asked does not fit what is recorded now.
error-422-kept = Nothing has changed.
error-422-todo = Go back and check what you entered.

error-429-title = Wait a moment
error-429-said = Too many requests came in a short time.
error-429-kept = What was saved is saved.
error-429-todo = Wait a minute and then try again.

error-500-title = Something went wrong on our side
error-500-said = The program could not finish this. It is not your fault.
error-500-kept = What was saved is saved. An act is saved as a whole or not at all.
error-500-todo = Try again. If it fails again, give the code below to the administrator.

error-503-title = Out of reach for a moment
error-503-said = The program is busy or being updated.
error-503-kept = What was saved is saved.
error-503-todo = Wait a minute and then try again.
