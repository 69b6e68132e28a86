### What a GP asks the youth professional, and the answer.

question-text-missing = Schrijf op wat je wilt vragen of antwoorden.
question-answered-already = Deze vraag is al beantwoord. Lees het antwoord hieronder.

## Asking and answering

question-asked = { $who ->
    [geen] Gevraagd { $day }
   *[other] Gevraagd { $day } door { $who }
}
question-answered = { $who ->
    [geen] Beantwoord { $day }
   *[other] Beantwoord { $day } door { $who }
}
question-open = nog niet beantwoord
question-text = Vraag aan de jeugdprofessional
question-text-hint = Je leest het antwoord hier en in Mijn praktijk
question-ask = Stel de vraag
question-answer = Antwoord aan de huisarts
question-answer-hint = De huisarts leest dit. Geen werkaantekeningen, doelen of veiligheid
question-answer-save = Bewaar antwoord
question-line = { $name }, gevraagd { $day }
start-questions = Vragen van huisartsen
title-questions = Vragen van de huisarts { $number }
questions-heading = Vragen van de huisarts
questions-lead = Wat de huisarts vroeg, en wat daarop is geantwoord.
questions-open = Nog te beantwoorden
questions-open-empty = Er is geen vraag die op een antwoord wacht.
questions-answered = Beantwoord
questions-answered-empty = Er is nog niets beantwoord.
notice-question-answered = Je antwoord is bewaard. De huisarts leest het op de eigen pagina.
