### The catalogue: profiles, intensities, help questions.

profile-P1 = Profile 1: problems of the youth and a troubled relation between the parents
profile-P2 = Profile 2: parenting skills with developmental or behavioural problems
profile-P3 = Profile 3
profile-P4 = Profile 4
profile-P5 = Profile 5
profile-P6 = Profile 6
profile-P7 = Profile 7
profile-P8 = Profile 8
profile-P9 = Profile 9
profile-P10 = Profile 10
profile-unknown = profile unknown

intensity-perspective = perspective
intensity-intensive = intensive
intensity-lasting_light = lasting, light
intensity-lasting_heavy = lasting, heavy
intensity-unknown = intensity unknown

help-question-anxiety = anxiety
help-question-low_mood = low mood
help-question-behaviour = behaviour
help-question-attention = attention and concentration
help-question-autism = autism (suspected)
help-question-psychosomatic = physical complaints from stress
help-question-compulsion = compulsion
help-question-sleep = sleep
help-question-bedwetting = bedwetting
help-question-parenting = parenting
help-question-divorce = divorce
help-question-bullying = bullying
help-question-school_absence = not going to school
help-question-trauma = trauma
help-question-self_harm = self-harm
help-question-suicidality = suicidality
help-question-eating = eating
help-question-language = language and speech
help-question-dyslexia = dyslexia
help-question-substances = substance use
help-question-suspected_neglect = suspected neglect
help-question-other = other

life-domain-home = home
life-domain-school = school
life-domain-leisure = leisure
life-domain-health = health
life-domain-safety = safety
life-domain-relations = relations
life-domain-self_reliance = self-reliance
life-domain-housing = housing
life-domain-work = work and income
