### A contract manager asks the access team to find out what has stopped.

stop-request-answered-already = This request has been answered. The counts are below.
stop-request-negative = Fill in 0 or more.
stop-request-asked-already = This was asked before and waits for an answer. Nothing was saved; the request stands beside this.

title-stop-requests = Asking for stop messages
nav-stop-requests = Stop messages
stop-request-lead = Ask the access team to find out what has really stopped of the help that is past its end. You hear when that was done. What turns out to have stopped is in the figures from the next month, by the same road as every other count.
stop-request-act = Ask for stop messages
stop-request-ask = Ask
stop-request-save = Ask
stop-request-municipality = Municipality
stop-request-municipality-missing = Choose the municipality whose access team finds this out.
stop-request-provider = Provider
stop-request-provider-hint = Leave empty to ask about every provider.
stop-request-every-provider = every provider
stop-request-asked = asked on { $asked }, counted on { $counted }
stop-request-what = About
stop-request-when = Asked
stop-request-answered-on = Answered
stop-request-looked-into = looked into on { $day }
stop-request-waiting = Waiting for an answer
stop-request-waiting-empty = No open requests. What you ask stands here until the access team answers.
stop-request-answered = Answered
stop-request-answered-empty = Nothing answered yet. Once the access team has looked into it, that stands here.

stop-answer-lead = The contract manager asks what has really stopped. Look into your own worklist and write down how many. The contract manager sees only that you looked into it: the counts follow in the reports.
stop-answer-worklist = Worklist: past the end
stop-answer-waiting = To be answered
stop-answer-waiting-empty = There is nothing to find out. A request of the contract manager will stand here.
stop-answer-answered-empty = Nothing answered yet.
stop-answer-stopped = Stopped
stop-answer-stopped-hint = How many have really stopped.
stop-answer-stopped-missing = Fill in how many have stopped, 0 if there are none.
stop-answer-running = Runs on
stop-answer-running-hint = How many run on.
stop-answer-running-missing = Fill in how many run on, 0 if there are none.
stop-answer-save = Looked into

notice-stops-requested = The request is with the access team. That it was looked into will stand here.
notice-stops-answered = Written down. The contract manager sees that you looked into it.
