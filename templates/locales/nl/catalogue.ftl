### The catalogue: profiles, intensities, help questions.

profile-P1 = Profiel 1: problemen van de jeugdige en een moeilijke relatie tussen de ouders
profile-P2 = Profiel 2: opvoedvaardigheden bij ontwikkelings- of gedragsproblemen
profile-P3 = Profiel 3
profile-P4 = Profiel 4
profile-P5 = Profiel 5
profile-P6 = Profiel 6
profile-P7 = Profiel 7
profile-P8 = Profiel 8
profile-P9 = Profiel 9
profile-P10 = Profiel 10
profile-unknown = profiel onbekend

intensity-perspective = perspectief
intensity-intensive = intensief
intensity-lasting_light = duurzaam licht
intensity-lasting_heavy = duurzaam zwaar
intensity-unknown = intensiteit onbekend

help-question-anxiety = angst
help-question-low_mood = somberheid
help-question-behaviour = gedrag
help-question-attention = aandacht en concentratie
help-question-autism = autisme (vermoeden)
help-question-psychosomatic = lichamelijke klachten door spanning
help-question-compulsion = dwang
help-question-sleep = slapen
help-question-bedwetting = bedplassen
help-question-parenting = opvoeding
help-question-divorce = scheiding
help-question-bullying = pesten
help-question-school_absence = niet naar school gaan
help-question-trauma = trauma
help-question-self_harm = zelfbeschadiging
help-question-suicidality = suïcidaliteit
help-question-eating = eten
help-question-language = taal en spraak
help-question-dyslexia = dyslexie
help-question-substances = middelengebruik
help-question-suspected_neglect = vermoeden van verwaarlozing
help-question-other = anders

life-domain-home = thuis
life-domain-school = school
life-domain-leisure = vrije tijd
life-domain-health = gezondheid
life-domain-safety = veiligheid
life-domain-relations = relaties
life-domain-self_reliance = zelfredzaamheid
life-domain-housing = wonen
life-domain-work = werk en inkomen
