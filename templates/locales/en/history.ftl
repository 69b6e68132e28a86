### The referral history: one sheet for the GP.

title-history = Referral history { $number }
history-heading = Referral history
history-to-practice = To my practice
history-foot = Only referrals that were recorded in Uitstroom.

history-pilot-light = Next pilot-light contact
history-seen = Seen
history-seen-text = { $day } by { $who }

history-helps = Arrangements
history-helps-empty = No arrangement was recorded.
history-help = Arrangement
history-provider = Provider
history-status = Status
history-start = Start
history-end = End date
history-referrals = Referrals
history-referrals-empty = No referral was recorded.
history-written = Written
history-target = Asked, and of whom
history-feedback = Feedback
history-feedback-heard = received { $day }
history-feedback-owed = not received yet, since { $day }
history-feedback-none = –
history-decided = Registration and decisions
history-decided-empty = Nothing was decided yet.
history-decided-text = { $what }: { $kind }{ $until ->
    [none] {""}
   *[other] , up to and including { $until }
}
history-closed-text = file closed: { $outcome }
history-registered-text = registered: { $asked }
history-relapse = Relapse agreement
history-relapse-empty = No relapse agreement was recorded yet.
history-people = Whom to call
history-people-empty = Nothing runs now.
history-phone-unknown = telephone not recorded

history-acts = Seen, or a question?
history-mark-seen = Seen
history-agreement-wanted = Agreement wanted
history-agree = Agree, send the referral
history-agreed-already = This referral was agreed to already, on { $day }. There is nothing more to do.
history-stale = This referral was changed meanwhile. Read it again below, and then agree.
referral-not-in-your-name = This referral was not written in your name. Only the GP named on it agrees.

notice-referral-agreed = Your agreement is recorded and the referral is sent. The line for the GP system is below.
notice-history-seen = Recorded: seen.
notice-question-asked = Your question was asked. The answer will stand here and in My practice.
notice-practice-moved = The new practice is recorded.

## The line for the practice's own record system

his-decided = { $day } POH-Jeugd: arrangement { $profile } at { $provider }: { $kind }{ $until ->
    [none] {""}
   *[other] , up to and including { $until }
}{ $after }.
his-agreed = { $day } POH-Jeugd: referral to { $target }{ $provider ->
    [none] {""}
   *[other] , { $provider }
}, GP agreed and sent{ $after }.
his-closed = { $day } POH-Jeugd: file closed, { $outcome }{ $after }.
his-relapse = ; relapse agreement made
his-next = ; next contact { $day }
