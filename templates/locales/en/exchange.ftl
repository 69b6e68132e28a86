### Reading messages (iJw).

ijw-too-large = This file is too large for an iJw message (more than 25 MB). Ask the sender to send it in parts
ijw-too-deep = This file is nested deeper than an iJw message can be. Check that the right file was chosen
ijw-bom = The file begins with a byte order mark. Ask the sender for UTF-8 without one
ijw-not-utf8 = The file is not UTF-8. Ask the sender to make the message again
ijw-not-xml = The file is not valid XML. Check that it arrived in full
ijw-entity = The file holds a DOCTYPE or an unknown entity. Ask the sender for the message without it
ijw-attribute = An element has an attribute that iJw messages do not know. Ask the sender to repair the message
ijw-unknown-message = This is no JW301, JW305 or JW307. Choose one of these messages
ijw-wrong-version = This message is not of release 3.2. Ask the sender for release 3.2
ijw-missing = { $element } is missing. Ask the sender to complete the message
ijw-twice = { $element } stands there twice. Ask the sender to repair the message
ijw-unexpected = Something is out of its place, at { $element }. Ask the sender to repair the message
ijw-empty = { $element } is empty. Ask the sender to complete the message
ijw-value = The value of { $element } is not in the standard. Ask the sender to repair the message
ijw-bsn = { $element } is no existing BSN. Ask the sender to check it
ijw-dates = { $element } is before the beginning. Ask the sender to check the dates
ijw-withdrawal = { $element }: a removed allocation ends on its first day. Ask the sender to repair the message

import-repeat = read before, nothing changes
import-dry-run = Dry run: nothing was stored.
import-municipalities = { $rows } municipalities read, { $changed } new or changed
import-allocated = allocated
import-reallocated = allocation changed
import-older = older allocation, kept without effect
import-withdrawn = allocation withdrawn
import-started = started
import-resumed = resumed
import-paused = stopped for a while
import-stopped = stopped
import-taken_back = taken back
import-kept_without_allocation = kept as a delivery without allocation
import-already = was known already
import-contradicts = contradicts the known facts; nothing changed
import-nothing_to_take_back = there is nothing to take back

import-other-birth-date = mind: the file of this citizen service number has another birth date
