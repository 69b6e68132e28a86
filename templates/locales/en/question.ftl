### What a GP asks the youth professional, and the answer.

question-text-missing = Write down what you want to ask or answer.
question-answered-already = This question has been answered. Read the answer below.
