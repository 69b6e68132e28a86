### The sheet for the talk between GP and youth professional.

talk-sheet-heading = Overlegblad
talk-sheet-lead = Voor het overleg van tien minuten bij { $workplace }.
talk-sheet-places = Werkplekken
talk-sheet-nothing = Niets te bespreken.
talk-sheet-agreements = Akkoord gevraagd
talk-sheet-second_readers = Tweede lezer
talk-sheet-closings = Voorstel om af te sluiten of af te schalen
talk-sheet-owed = Terugkoppeling nog niet ontvangen
talk-sheet-heard = Terugkoppeling ontvangen
talk-sheet-questions = Open vragen
talk-sheet-guarded = Eerst veiligheid: overleg met een tweede professional
talk-sheet-agreement = { $what }, geschreven { $day }{ $gp ->
    [geen] {""}
   *[other] , namens { $gp }
}
talk-sheet-owed-row = { $what }, sinds { $day }{ $gp ->
    [geen] {""}
   *[other] , namens { $gp }
}
talk-sheet-heard-row = { $what }, ontvangen { $day }{ $gp ->
    [geen] {""}
   *[other] , namens { $gp }
}
