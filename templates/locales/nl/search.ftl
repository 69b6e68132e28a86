### Searching for a youth.

search-heading = Gevonden
search-count = { $count ->
    [one] 1 jeugdige gevonden bij “{ $q }”.
   *[other] { $count } jeugdigen gevonden bij “{ $q }”.
}
search-more = Er zijn er meer dan hier staan. Typ meer letters van de naam, of de geboortedatum erbij.
search-none = Niemand gevonden bij “{ $q }”. Probeer het begin van de achternaam, of de geboortedatum als 050312.
search-empty = Typ een naam, een geboortedatum of een nummer, bijvoorbeeld vries, 050312 of J-0042.
search-reach = Je vindt alleen jeugdigen van je eigen werkplekken.
search-new = Jeugdige aanmelden
search-keys = Pijltjes lopen door de lijst, Enter opent.
