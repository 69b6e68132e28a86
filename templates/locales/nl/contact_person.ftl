### People around a youth.

relation-10 = ouder
relation-11 = voogd
relation-13 = pleegouder
relation-17 = familielid
relation-18 = gezinslid
relation-19 = buur
relation-20 = vriend of kennis
relation-07 = hulpverlener
relation-21 = cliëntondersteuner
relation-22 = huisarts
relation-25 = wijkcoach
relation-09 = anders

may-know-nothing = niets
may-know-appointments = alleen afspraken
may-know-progress = hoe het gaat
may-know-everything = alles

person-heading = Iemand toevoegen
person-name = Naam
person-name-missing = Vul de naam in
person-relation = Wie is dit voor de jeugdige?
person-relation-missing = Kies wie dit voor de jeugdige is
person-phone = Telefoon
person-may_know = Wat mag diegene weten?
person-may_know-missing = Kies wat diegene mag weten
person-has_authority = heeft gezag
person-in_action_team = doet mee in het actieteam
person-knows = Mag weten: { $what }
person-waits-for-youth = Ouders mogen vanaf 16 jaar alleen meelezen als de jeugdige dat goed vindt
person-save = Bewaar persoon
person-end-heading = Niet meer betrokken
person-end-ended_on = Niet meer betrokken sinds
person-end-ended_on-missing = Vul in sinds welke dag diegene niet meer betrokken is, bijvoorbeeld vandaag
person-end-save = Bewaar
person-ended-in-future = Deze dag moet nog komen. Vul vandaag of een eerdere dag in
person-already-ended = Dit was al vastgelegd. Ga terug naar het gezin om te zien wie er nu staan
