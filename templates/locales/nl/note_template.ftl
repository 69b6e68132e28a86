### Templates for notes.

templates-heading = Sjablonen
templates-lead = Vaste stukken tekst voor een verslag. Zet er niets in over een persoon.
templates-own = Van mij
templates-own-empty = Nog geen eigen sjablonen. Wat je schrijft, komt hier te staan.
templates-shared = Gedeeld op mijn werkplek
templates-shared-empty = Nog niets gedeeld. Wat collega's delen, komt hier te staan.

template-new-heading = Nieuw sjabloon
template-lead = Begin een regel met S:, O:, E: of P: om te zeggen waar de tekst komt. Zet ___ waar de cursor moet staan.
template-title = Titel
template-body = Tekst
template-body-hint = Bijvoorbeeld: S: Reden van komst: ___
template-workplace = Voor wie
template-workplace-none = alleen voor mij
template-with = iedereen van { $workplace }
template-save = Bewaar sjabloon
template-back = Alle sjablonen
template-by-colleague = Een collega schreef dit sjabloon en kan het wijzigen. Jij kunt het gebruiken.
template-ended = Dit sjabloon wordt sinds { $day } niet meer aangeboden.
template-end-heading = Niet meer aanbieden
template-end-text = Verslagen die ermee zijn gemaakt, blijven zoals ze zijn.
template-end = Bied niet meer aan
template-picker = Sjablonen
template-picker-own = Beheer

template-title-empty = Geef het sjabloon een titel, bijvoorbeeld Eerste gesprek
template-title-long = Maak de titel korter dan 80 tekens
template-body-empty = Schrijf de tekst van het sjabloon, bijvoorbeeld S: Reden van komst: ___
template-body-long = Maak de tekst korter dan 4.000 tekens
template-elsewhere = Deel alleen met een werkplek waar je werkt
template-over = Dit sjabloon wordt niet meer aangeboden. Schrijf een nieuw
template-not-mine = Alleen wie dit sjabloon schreef, kan het wijzigen. Schrijf zelf een nieuw
template-stale = Dit sjabloon is intussen gewijzigd. Kijk of het nog klopt wat je typte en bewaar opnieuw.
