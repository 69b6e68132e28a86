### Templates for notes.

templates-heading = Templates
templates-lead = Fixed pieces of text for a note. Put nothing about a person in them.
templates-own = Mine
templates-own-empty = No templates of your own yet. What you write appears here.
templates-shared = Shared at my workplace
templates-shared-empty = Nothing shared yet. What colleagues share appears here.

template-new-heading = New template
template-lead = Begin a line with S:, O:, E: or P: to say where the text goes. Put ___ where the cursor should be.
template-title = Title
template-body = Text
template-body-hint = For example: S: Reason for coming: ___
template-workplace = For whom
template-workplace-none = only for me
template-with = everyone at { $workplace }
template-save = Save template
template-back = All templates
template-by-colleague = A colleague wrote this template and can change it. You can use it.
template-ended = This template has not been offered since { $day }.
template-end-heading = Offer it no more
template-end-text = Notes made with it stay as they are.
template-end = Offer it no more
template-picker = Templates
template-picker-own = Manage

template-title-empty = Give the template a title, for example First talk
template-title-long = Make the title shorter than 80 characters
template-body-empty = Write the text of the template, for example S: Reason for coming: ___
template-body-long = Make the text shorter than 4,000 characters
template-elsewhere = Share only with a workplace where you work
template-over = This template is not offered any more. Write a new one
template-not-mine = Only who wrote this template can change it. Write one of your own
template-stale = This template was changed meanwhile. See whether what you typed still holds and save again.
