### Help that follows on help.
goes-on-arrangement = with a lighter arrangement
goes-on-pilot_light = without an arrangement, with a pilot light

## Headings

succession-scale-down-heading = Scale down
succession-scale-down-save = Save decision to scale down
succession-scale-up-heading = Scale up
succession-scale-up-save = Save decision to scale up
succession-transfer-heading = Transfer to another provider
succession-transfer-save = Save transfer
succession-renumbering-heading = Other allocation number
succession-renumbering-save = Save new number
title-succession-scale-down = Scale down { $number }
title-succession-scale-up = Scale up { $number }
title-succession-transfer = Transfer { $number }
title-succession-renumbering = Other allocation number { $number }

## Fields

succession-on = Last day of this help
succession-on-hint = What follows begins the day after
succession-on-missing = Fill in the last day of this help, for example today
succession-goes_on = How does help go on?
succession-goes_on-missing = Choose how help goes on
succession-provider = Provider of what follows
succession-provider-missing = Choose the provider of what follows
succession-intensity = Intensity of what follows
succession-intensity-missing = Choose the intensity of what follows
succession-planned_end_on = Planned end of what follows
succession-planned_end_on-missing = Fill in the planned end, for example +6m
succession-number = Allocation number
succession-number-missing = Fill in the new allocation number
succession-relapse_agreement = Relapse agreement
succession-relapse_agreement-hint = What do you watch for, and who calls whom when it gets worse?
succession-pilot_light_on = First pilot-light contact
succession-pilot_light_on-hint = For example +8w. It is planned in the practice
succession-decided_on = Decided on
succession-decided_on-missing = Fill in when it was decided, for example today
succession-decided_by = Who decided?
succession-decided_by-missing = Choose who decided
succession-motive = Why?
succession-motive-hint = Which goals were reached, what is different?
