### Away, and who covers meanwhile.

title-absences = Afwezig en waarnemen
nav-absences = Waarneming
absence-heading = Afwezig en waarnemen
absence-lead = Ben je er even niet, dan neemt een collega waar. Die bereikt dan jouw dossiers, en in het logboek staat namens wie.
absence-mine = Mijn afwezigheid
absence-mine-empty = Je hebt geen afwezigheid vastgelegd.
absence-line = { $from } – { $until }, { $who } neemt waar
absence-ended = Eerder beëindigd op { $day }
absence-runs = loopt
absence-ahead = komt nog
absence-back = Ik ben er weer
absence-stay = Gaat niet door
absence-past = { $count ->
    [one] 1 eerdere keer
   *[other] { $count } eerdere keren
}
absence-covering = Voor wie ik waarneem
absence-covering-line = { $who }, { $from } – { $until }
absence-covering-empty = Je neemt voor niemand waar.
absence-cover-note = Je neemt waar voor { $who } tot en met { $day }
absence-record = Afwezigheid vastleggen
absence-record-lead = De waarneming begint en stopt vanzelf. Beide dagen tellen mee. Ben je langer dan 26 weken weg, draag dan over.
absence-cover = Wie neemt waar?
absence-from_on = Eerste dag
absence-from_on-missing = Vul de eerste dag in, bijvoorbeeld morgen
absence-until_on = Laatste dag
absence-until_on-missing = Vul de laatste dag in, bijvoorbeeld +2w
absence-cover-missing = Kies een collega die waarneemt
absence-save = Leg vast
notice-absence-recorded = De afwezigheid is vastgelegd.
notice-absence-ended = De waarneming is beëindigd.
absence-covers-oneself = Je kunt niet voor jezelf waarnemen. Kies een collega
absence-cover-may-not = Deze collega kan niet waarnemen. Kies een jeugdprofessional uit de lijst
absence-ends-before-it-begins = De laatste dag ligt vóór de eerste. Kies een latere dag
absence-over-already = Deze dagen zijn al voorbij. Kies vandaag of later als laatste dag
absence-too-long = Dit is langer dan 26 weken. Kies een eerdere dag, of draag de dossiers over
absence-overlaps = In deze dagen ben je al afwezig gemeld. Kies andere dagen, of beëindig eerst die afwezigheid
absence-ended-already = Deze afwezigheid was al voorbij
