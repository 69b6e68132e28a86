### A contract manager asks the access team to find out what has stopped.

stop-request-answered-already = This request has been answered. The counts are below.
stop-request-negative = Fill in 0 or more.
