### Contracts, tariffs, the municipality's own totals.

tariff-unit-arrangement = per arrangement
tariff-unit-month = per month
tariff-unit-week = per week
tariff-unit-hour = per hour
contract-ends-before-start = The last day lies before the first. Fill in a later last day, or leave it empty.
contract-ceiling-not-positive = Fill in a ceiling above € 0, or leave it empty if there is none.
tariff-not-positive = Fill in a tariff above € 0.
tariff-outside-contract = This tariff begins outside the contract. Choose a first day within the contract.
own-total-negative = Fill in 0 or more.
own-total-in-future = This day is still to come. Fill in the day on which was counted.
