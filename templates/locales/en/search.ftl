### Searching for a youth.

search-heading = Found
search-count = { $count ->
    [one] 1 youth found for “{ $q }”.
   *[other] { $count } youths found for “{ $q }”.
}
search-more = There are more than are listed here. Type more letters of the name, or add the date of birth.
search-none = Nobody found for “{ $q }”. Try the beginning of the surname, or the date of birth as 050312.
search-empty = Type a name, a date of birth or a number, for example vries, 050312 or J-0042.
search-reach = You find only youths of your own workplaces.
search-new = Register a youth
search-keys = The arrow keys walk through the list, Enter opens.
