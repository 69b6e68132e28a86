### The sheet for the talk between GP and youth professional.

talk-sheet-heading = Talk sheet
talk-sheet-lead = For the ten-minute talk at { $workplace }.
talk-sheet-places = Workplaces
talk-sheet-nothing = Nothing to talk about.
talk-sheet-agreements = Agreement wanted
talk-sheet-second_readers = Second reader
talk-sheet-closings = Proposed to close or scale down
talk-sheet-owed = Feedback not received yet
talk-sheet-heard = Feedback received
talk-sheet-questions = Open questions
talk-sheet-guarded = Safety first: confer with a second professional
talk-sheet-agreement = { $what }, written { $day }{ $gp ->
    [none] {""}
   *[other] , in the name of { $gp }
}
talk-sheet-owed-row = { $what }, since { $day }{ $gp ->
    [none] {""}
   *[other] , in the name of { $gp }
}
talk-sheet-heard-row = { $what }, received { $day }{ $gp ->
    [none] {""}
   *[other] , in the name of { $gp }
}
