### The referral history: one sheet for the GP.

title-history = Verwijsgeschiedenis { $number }
history-heading = Verwijsgeschiedenis
history-to-practice = Naar mijn praktijk
history-foot = Alleen verwijzingen die in Uitstroom zijn vastgelegd.

history-pilot-light = Volgende waakvlamcontact
history-seen = Gezien
history-seen-text = { $day } door { $who }

history-helps = Arrangementen
history-helps-empty = Er is geen arrangement vastgelegd.
history-help = Arrangement
history-provider = Aanbieder
history-status = Stand
history-start = Start
history-end = Einddatum
history-referrals = Verwijzingen
history-referrals-empty = Er is geen verwijzing vastgelegd.
history-written = Geschreven
history-target = Gevraagd en naar wie
history-feedback = Terugkoppeling
history-feedback-heard = ontvangen { $day }
history-feedback-owed = nog niet ontvangen, sinds { $day }
history-feedback-none = –
history-decided = Aanmelding en besluiten
history-decided-empty = Er is nog niets besloten.
history-decided-text = { $what }: { $kind }{ $until ->
    [geen] {""}
   *[other] , tot en met { $until }
}
history-closed-text = dossier afgesloten: { $outcome }
history-registered-text = aangemeld: { $asked }
history-relapse = Terugvalafspraak
history-relapse-empty = Er is nog geen terugvalafspraak vastgelegd.
history-people = Wie is te bellen
history-people-empty = Er loopt nu niets.
history-phone-unknown = telefoon niet vastgelegd

history-acts = Gezien, of een vraag?
history-mark-seen = Gezien
history-agreement-wanted = Akkoord gevraagd
history-agree = Akkoord, verzend de verwijzing
history-agreed-already = Op deze verwijzing is al akkoord gegeven, op { $day }. Je hoeft niets meer te doen.
history-stale = Deze verwijzing is intussen gewijzigd. Lees haar hieronder nog eens, en geef dan akkoord.
referral-not-in-your-name = Deze verwijzing is niet op jouw naam geschreven. Alleen de huisarts die erop staat, geeft akkoord.

notice-referral-agreed = Je akkoord is vastgelegd en de verwijzing is verzonden. De regel voor het HIS staat hieronder.
notice-history-seen = Vastgelegd: gezien.
notice-question-asked = Je vraag is gesteld. Het antwoord komt hier en in Mijn praktijk te staan.
notice-practice-moved = De nieuwe praktijk is vastgelegd.

## The line for the practice's own record system

his-decided = { $day } POH-Jeugd: arrangement { $profile } bij { $provider }: { $kind }{ $until ->
    [geen] {""}
   *[other] , tot en met { $until }
}{ $after }.
his-agreed = { $day } POH-Jeugd: verwijzing naar { $target }{ $provider ->
    [geen] {""}
   *[other] , { $provider }
}, akkoord huisarts en verzonden{ $after }.
his-closed = { $day } POH-Jeugd: dossier afgesloten, { $outcome }{ $after }.
his-relapse = ; terugvalafspraak gemaakt
his-next = ; volgend contact { $day }
