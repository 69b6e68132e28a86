### "Vraag stopberichten na": a contract manager asks the access team.

stop-request-answered-already = Dit verzoek is al beantwoord. De aantallen staan hieronder.
stop-request-negative = Vul 0 of meer in.
