### Contacts: planned, held, missed.

consultation-status-planned = planned
consultation-status-held = held
consultation-status-not_reached = not reached
consultation-status-not_turned_up = did not turn up
consultation-status-cancelled_by_family = cancelled by family
consultation-status-cancelled_by_us = cancelled by us

form-practice = at the practice
form-phone = phone
form-video = video
form-home = at home
form-school = at school
form-mail = mail
form-team_meeting = team meeting

consultation-kind-intake = intake
consultation-kind-follow_up = follow-up
consultation-kind-evaluation = evaluation
consultation-kind-closing = closing talk
consultation-kind-gp_talk = talk with the GP
consultation-kind-pilot_light = pilot-light contact

present-youth = youth
present-parents = parents
present-both = youth and parents
present-network = network
present-school = school
present-gp = GP

## Form

consultation-heading = New consultation
consultation-settle-heading = Settle consultation
consultation-note = Note
consultation-note-text = Write at least one line at S, O, E or P. Fill in the other fields; a field that may stay empty says so.
consultation-facts = About this consultation
consultation-s = S
consultation-s-hint = What do youth and parents tell?
consultation-o = O
consultation-o-hint = What do you see?
consultation-e = E
consultation-e-hint = What do you make of it?
consultation-p = P
consultation-p-hint = What do you agree on?
consultation-status = Outcome
consultation-status-missing = Choose what became of the consultation
consultation-on = Date
consultation-on-missing = Enter the date of the consultation, for example today
consultation-time = Time
consultation-minutes = Minutes
consultation-minutes-missing = Enter how many minutes it took, for example 45
consultation-how = How
consultation-how-missing = Choose how the consultation went
consultation-kind = Kind
consultation-kind-missing = Choose the kind of consultation
consultation-present = Who were present?
consultation-next_on = Next appointment
consultation-next_on-hint = For example +2w; may stay empty
consultation-save = Save consultation
consultation-time-form = Enter the time as 14:05, or leave the field empty

consultation-in-future = This day is still to come. Choose “planned”, or enter an earlier day
consultation-planned-in-past = An appointment is today or later. Choose a later day, or enter how the consultation went
consultation-before-episode = This day is before the registration. Choose a later day
consultation-episode-closed = This file is closed. Open it again before you record a consultation
consultation-minutes-range = Enter the length in minutes, from 5 up to and including 240
consultation-note-empty = Write at least one line of the note, at S, O, E or P
consultation-already-settled = This consultation has been settled. Open the file to see how

## Showing

consultation-unsettled = still to settle
consultation-settle = Settle
consultation-his = For the GP's system
consultation-his-hint = Plain text of S, O, E and P.
consultation-copy = Copy for the GP's system

draft-restored = Draft of { $at } restored
consultation-keep-draft = Keep as draft

pilot-light-outcome-stable = stable
pilot-light-outcome-varying = varying
pilot-light-outcome-relapse = relapse

## After closing, and pilot light

consultation-outcome = Outcome
consultation-outcome-hint = How you found the family.
consultation-late_reason = Why after closing
consultation-late_reason-hint = It is marked "after closing" in the file. The closing date does not change.
consultation-late-reason-missing = Say why you still add this, for example: the report from school came later
consultation-outcome-missing = Choose how it went: stable, varying or relapse
title-consultation-late = Add after closing { $number }
consultation-late-heading = Add after closing
consultation-after-closing = after closing

## A talk with several children

consultation-shared-heading = Talk with several children
consultation-children = Who else was there?
consultation-children-missing = Choose at least one other child, or record an ordinary consultation
consultation-each-child = About each child apart
consultation-each-child-text = The note above goes into each file. What you write here goes to that child alone, under E.
consultation-part = About { $name } alone
consultation-part-of-nobody = You wrote something about a child that is not ticked. Tick the child, or take that text away
