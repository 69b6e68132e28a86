### What every page says: frame, menu, titles, notices, forms and shared parts.

layout-skip = Skip to the content
layout-demo = Demonstration: all data are invented.
layout-nav = Main menu
layout-tabs = Parts
layout-search = Search
layout-search-label = Search for a youth by name or date of birth
layout-search-hint = name or date of birth
layout-log-out = Log out
layout-as-of = As of { $day }
layout-key-new = new consultation
layout-key-search = search
layout-key-flag = next flag
layout-key-save = save
layout-idle = This screen closes in 2 minutes, because nothing has happened for a while. Stay?
layout-stay = Stay logged in
layout-stayed = Done, the screen stays open.
layout-inserted = Inserted. What you had typed is still there.
layout-copied = Copied.
layout-identity = Youth
layout-urgent = Urgent
layout-why = Why?
layout-keep-on = Keep on
layout-follower = Follower
layout-flag-count = { $count ->
    [0] no flags
    [one] 1 flag
   *[other] { $count } flags
}
layout-to-file = To the file
layout-yes = yes

## Menu

nav-start = Start
nav-caseload = Caseload
nav-worklist = Worklist
nav-unlinked = To be linked
nav-practice = My practice
nav-talk-sheet = Talk sheet
nav-settings = Settings

## Titles of pages. Never a name.

title-log-in = Log in
title-code = Enter the code
title-start = Start
title-search = Search
title-youth-new = Register a youth
title-youth = Youth { $number }
title-case = File { $number }
title-consultation-new = New consultation { $number }
title-consultation = Consultation { $number }
title-consultation-settle = Settle consultation { $number }
title-episode = Adjust the help question { $number }
title-referral-new = Write a referral { $number }
title-referral = Referral { $number }
title-arrangement-new = Add arrangement { $number }
title-arrangement-start = Record start { $number }
title-arrangement-extend = Extend arrangement { $number }
title-arrangement-end = End arrangement { $number }
title-arrangement = Arrangement { $number }
title-goals = Goals { $number }
title-goal = Goal { $number }
title-goal-new = Add a goal { $number }
title-evaluation-new = Record an evaluation { $number }
title-safety = Safety { $number }
title-family = Family { $number }
title-family-act = { $act } { $number }
title-consultation-shared = Talk with several children { $number }
title-worklist = Worklist
title-worklist-kept = Worklist, kept on
title-why = Why { $rule }? { $number }
title-caseload = Caseload
title-advice = Advice without a file
title-templates = Templates
title-template = Template
title-template-new = New template
title-unlinked = To be linked
title-settings = Settings

## Notices after an act

notice-consultation-saved = The consultation has been saved.
notice-consultation-planned = The consultation has been saved and the next appointment is set.
notice-youth-registered = The youth has been registered. This is the file.
notice-consent-saved = The consent has been recorded.
notice-episode-described = The help question is adjusted.
notice-referral-written = The referral is ready as a draft. Record the GP's agreement to send it.
notice-referral-sent = The agreement is recorded and the referral is sent.
notice-referral-moved = The state is updated.
notice-referral-answered = The feedback is recorded.
notice-arrangement-added = The arrangement has been added.
notice-arrangement-started = The start has been recorded.
notice-arrangement-extended = The decision to extend has been recorded.
notice-arrangement-ended = The end has been recorded.
notice-arrangement-paused = The pause has been recorded.
notice-arrangement-resumed = Help goes on again. Below is a proposal for the end date; it holds only after a decision.
notice-arrangement-stacked = The agreement has been recorded.
notice-arrangement-grown-up-decided = The decision about help after 18 has been recorded.
notice-arrangement-succeeded = The decision has been recorded. This is what follows.
notice-pilot-light-lit = The pilot light burns, and the first contact is planned.
notice-returned-to-care = Back to full care. Plan the next consultation.
notice-case-closed = The case is closed.
notice-case-closed-already = Someone else has closed this case meanwhile.
notice-case-reopened = The case is open again. A new episode has begun.
notice-goal-saved = The goal is saved.
notice-score-saved = The score is saved.
notice-evaluation-saved = The evaluation is saved.
notice-safety-saved = The step has been recorded.
notice-consultation-shared = The talk is saved in each file.
notice-consent-withdrawn = The withdrawal is recorded.
notice-residence-saved = The residence is recorded.
notice-person-saved = The person is added.
notice-person-ended = Recorded: no longer involved.
notice-authority-saved = The authority is recorded.
notice-household-saved = The family is changed.
notice-answer-given = Your answer has been saved. The flag comes back when the facts change or the date has passed.
notice-settings-saved = Your settings have been saved.
notice-case-taken = This file is yours now.
notice-advice-given = The advice has been saved.
notice-template-saved = The template has been saved.
notice-template-ended = The template is not offered any more.
notice-followed = You now follow this arrangement.
notice-logged-out = You have been logged out.
notice-timed-out = You have been logged out, because nothing happened for a while. What you typed has been kept as a draft.
notice-draft-kept = Your text has been kept as a draft.

## Long lists

list-pages = Pages
list-leaf = { $from } to { $to } of { $total }
list-previous = Previous
list-next = Next

## Forms

form-optional = (optional)
form-all-fields = Fill in every field. A field that may stay empty says so.
form-error = Error:
form-errors = Please look at this again
form-split = The text was divided over S, O, E and P.
form-draft-saved = Draft saved
form-draft-failed = Draft not saved yet. We will try again in a moment.
form-choose = Make a choice
form-fill = Enter something here
form-number = Enter a whole number, for example 45

form-stale = Somebody else has settled this meanwhile. See in the file what stands there now; what you typed is still here
form-too-long = This text is too long. Make it shorter than 12,000 characters

form-busy = The data are busy for a moment. What you typed is still here; save again in a few seconds.
form-name = This is no name. Use letters, at most 200 characters.

layout-unseen = not visible to you

## Pages of sections: places, accounts, contracts, limits

board-done = done
board-to-do = still to do
board-stale = Someone else changed this meanwhile. What you typed is still here. Look at what stands there now and save again
nav-accounts = People
nav-workplaces = Workplaces
nav-providers = Providers
nav-limits = Limits
nav-catalogue = Catalogue
nav-system = System
nav-terms = Contracts
