### What a GP asks the youth professional, and the answer.

question-text-missing = Schrijf op wat je wilt vragen of antwoorden.
question-answered-already = Deze vraag is al beantwoord. Lees het antwoord hieronder.
