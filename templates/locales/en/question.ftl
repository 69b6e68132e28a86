### What a GP asks the youth professional, and the answer.

question-text-missing = Write down what you want to ask or answer.
question-answered-already = This question has been answered. Read the answer below.

## Asking and answering

question-asked = { $who ->
    [none] Asked { $day }
   *[other] Asked { $day } by { $who }
}
question-answered = { $who ->
    [none] Answered { $day }
   *[other] Answered { $day } by { $who }
}
question-open = not answered yet
question-text = Question to the youth professional
question-text-hint = You read the answer here and in My practice
question-ask = Ask the question
question-answer = Answer to the GP
question-answer-hint = The GP reads this. No working notes, goals or safety
question-answer-save = Save answer
question-line = { $name }, asked { $day }
start-questions = Questions of GPs
title-questions = Questions of the GP { $number }
questions-heading = Questions of the GP
questions-lead = What the GP asked, and what was answered.
questions-open = To be answered
questions-open-empty = No question waits for an answer.
questions-answered = Answered
questions-answered-empty = Nothing was answered yet.
notice-question-answered = Your answer is saved. The GP reads it on a page of his own.
