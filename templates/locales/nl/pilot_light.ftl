### The pilot light.
title-pilot-light = Waakvlam { $number }
pilot-light-heading = Naar waakvlam
pilot-light-save = Bewaar waakvlam
kindling-on = Waakvlam vanaf
kindling-on-missing = Vul in vanaf wanneer het waakvlam is, bijvoorbeeld vandaag
kindling-first_contact_on = Eerste waakvlamcontact
kindling-first_contact_on-hint = Bijvoorbeeld +8w. Het wordt meteen gepland
kindling-first_contact_on-missing = Vul in wanneer het eerste waakvlamcontact is, bijvoorbeeld +8w
kindling-lasting_until = Blijvende waakvlam afgesproken tot
kindling-lasting_until-hint = Tot die dag vraagt niemand of de waakvlam uit kan
kindling-relapse_agreement = Terugvalafspraak
kindling-relapse_agreement-hint = Waar letten jullie op, en wie belt wie als het weer minder gaat?
title-return-to-care = Terug naar volle zorg { $number }
return-to-care-heading = Terug naar volle zorg
return-to-care-save = Bewaar terugkeer
return-on = Vanaf
return-on-missing = Vul in vanaf wanneer, bijvoorbeeld vandaag
return-motive = Wat is er veranderd?
return-motive-hint = Dit telt als een terugkeer

## Refusals

pilot-light-episode-closed = Deze casus is gesloten. Heropen de casus eerst
pilot-light-burns-already = De waakvlam brandt al
pilot-light-burns-not = Er brandt geen waakvlam
pilot-light-too-far = Spreek de waakvlam hooguit drie maanden vooruit af
pilot-light-before-episode = Deze dag ligt vóór de aanmelding. Kies een latere dag
pilot-light-no-agreement = Schrijf eerst de terugvalafspraak op: waar letten jullie op, en wie belt wie
pilot-light-contact-early = Het eerste contact ligt niet vóór de waakvlam, en niet vóór vandaag. Kies een latere dag
pilot-light-until-early = Deze dag ligt vóór het eerste contact. Kies een latere dag, of laat het leeg
pilot-light-safety-first = Eerst veiligheid: afschalen kan alleen met een tweede professional
pilot-light-return-in-future = Deze dag moet nog komen
pilot-light-return-early = Deze dag ligt vóór de waakvlam. Kies een latere dag
pilot-light-motive-missing = Schrijf op wat er is veranderd
