### The administrator's start page, and how the installation stands.

admin-heading = Beheer
admin-lead = { $count ->
    [0] Alles is ingericht. Mensen kunnen aan het werk.
    [one] Er is nog 1 ding te doen.
   *[other] Er zijn nog { $count } dingen te doen.
}
admin-steps-heading = Eerste inrichting
admin-step-open = Openen
admin-step-municipalities = De gemeenten zijn ingelezen
admin-step-municipalities-how = Lees de gemeenten in met het commando uitstroom import municipalities
admin-step-workplaces = Praktijken en toegangsteams
admin-step-people = Mensen voor elke rol
admin-step-people-without = Nog niemand als: { $roles }
admin-step-second-factor = Iedereen heeft een wachtwoord en een tweede stap
admin-step-second-factor-waiting = { $count ->
    [one] 1 genodigde koos nog geen wachtwoord en tweede stap
   *[other] { $count } genodigden kozen nog geen wachtwoord en tweede stap
}
admin-step-providers = Aanbieders
admin-step-limits = De grenzen van de signalen zijn bekeken en bewaard
admin-step-mail = Mail gaat de deur uit
admin-step-mail-how = Mail gaat nog niet de deur uit, of er is mail blijven liggen. Vul [mail] in de instellingen in en kijk bij Systeem.
admin-step-backup = Er is een reservekopie van { $day }
admin-step-backup-how = Er is nog geen reservekopie. Maak er een met “uitstroom backup create”.

title-system = Systeem
system-heading = Systeem
system-lead = Hoe deze installatie ervoor staat.
system-standing-heading = Versie en gegevens
system-backup = Laatste reservekopie
system-backup-none = geen
system-version = Versie van Uitstroom
system-database = Database
system-schema = Stand van het schema
system-mail-heading = Mail
system-mail-sends = Mail die niet weg kan, wordt drie dagen lang opnieuw geprobeerd. Wat de ontvanger afwijst, wordt meteen opgegeven.
system-mail-none = Deze installatie verstuurt geen mail. Koppelingen geef je zelf door.
system-mail-waiting = Wacht
system-mail-delayed = Waarvan uitgesteld
system-mail-given-up = Opgegeven
system-mail-kind = Soort
system-mail-to = Aan
system-mail-queued = Van
system-mail-failure = Antwoord
mail-spent-late = kwam te laat: koppeling of overzicht gold niet meer
mail-spent-locked = account is geblokkeerd
system-mail-state = Stand
system-mail-given-up-one = { $attempts ->
    [one] opgegeven na 1 poging
   *[other] opgegeven na { $attempts } pogingen
}
system-mail-tried = { $attempts ->
    [one] 1 keer geprobeerd
   *[other] { $attempts } keer geprobeerd
}
system-audit-heading = Logboek
system-audit-ask = Loop het hele logboek na: is er niets weggehaald of gewijzigd? Bij veel gegevens duurt dit even.
system-audit = Loop het logboek na
system-audit-whole = Nagelopen: het logboek is volledig en ongewijzigd, { $events } gebeurtenissen.
system-audit-broken = Het logboek klopt niet vanaf gebeurtenis { $at }. Bewaar deze gegevens zoals ze zijn en meld het aan de privacyfunctionaris.
system-views-broken = Het logboek van inzage klopt niet vanaf regel { $at }. Bewaar deze gegevens zoals ze zijn en meld het aan de privacyfunctionaris.
