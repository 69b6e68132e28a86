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
