//! An iJw message becomes facts: allocations, starts and stops find their arrangement, or are kept until it comes.
//!
//! The newest allocation is the one with the latest date and time, whatever the order of arrival (IV013, OP080).

use crate::db::message::{self, MessageKey};
use crate::db::{self, DbError, DbResult, Tx};
use crate::domain::arrangement::{Allocation, Arrangement, ArrangementRefused, Delivery, EndedHow, Ending, Moved, Recorded};
use crate::domain::calendar::plus_days;
use crate::domain::catalogue::Catalogue;
use crate::domain::code::EndReason;
use crate::domain::id::{AllocationId, ArrangementId, DeliveryId, ProviderId, WorkplaceId, YouthId};
use crate::domain::identity::MunicipalityCode;
use crate::domain::youth::{Household, Youth};
use crate::exchange::ijw::{AllocatedProduct, Content, Message, StartProduct, StopProduct};
use chrono::NaiveDate;
use serde::Serialize;

/// What became of one product of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Allocated,
    Reallocated,
    /// An older allocation of a number that has a newer one: kept, without effect.
    Older,
    Withdrawn,
    Started,
    Resumed,
    Paused,
    Stopped,
    TakenBack,
    /// No allocation yet: kept as a delivery without allocation.
    KeptWithoutAllocation,
    /// Known already; nothing changed.
    Already,
    /// A second start, a stop after a final stop, a stop before the temporary one, a number of another child: the facts stand.
    Contradicts,
    NothingToTakeBack,
}

/// One line of the report: numbers only, no name and no citizen number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Told {
    pub youth: String,
    pub number: Option<i64>,
    pub outcome: Outcome,
    /// Whether this youth was not known here before.
    pub new_youth: bool,
    /// Deliveries without allocation that found their allocation now.
    pub attached: usize,
}

/// What a whole message did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    pub message: &'static str,
    pub municipality: String,
    pub provider: String,
    pub identification: String,
    /// The same message was read before: nothing changed.
    pub repeat: bool,
    /// The file of this citizen number has another birth date: somebody must look.
    pub other_birth_date: bool,
    pub products: Vec<Told>,
}

struct Intake<'t, 'c> {
    tx: &'t mut Tx<'c>,
    youth: YouthId,
    municipality: MunicipalityCode,
    provider: ProviderId,
    access_team: WorkplaceId,
    today: NaiveDate,
}

/// Takes a message in. Everything in it, or nothing: the caller's transaction decides.
pub fn take_in(tx: &mut Tx, message: &Message, content_hash: &str, catalogue: &Catalogue, today: NaiveDate) -> DbResult<Report> {
    let header = &message.header;
    let mut report = Report {
        message: header.kind.name(),
        municipality: message.municipality().to_string(),
        provider: message.provider().as_str().to_owned(),
        identification: header.identification.clone(),
        repeat: false,
        other_birth_date: false,
        products: Vec::new(),
    };
    let key = MessageKey { kind: header.kind.code(), sender: &header.sender, identification: &header.identification, content_hash };
    if message::is_known(tx, &key)? {
        report.repeat = true;
        return Ok(report);
    }
    message::remember(tx, &key, header.dated_on)?;

    let municipality = message.municipality().clone();
    let provider = db::workplace::provider_with(tx, message.provider())?;
    let access_team = db::workplace::access_team(tx, &municipality)?;
    let (youth, new_youth) = youth_of(tx, message, &municipality, today)?;
    report.other_birth_date = db::youth::of_import(tx.conn(), youth)?.born_on != message.client.born_on;
    let mut intake = Intake { tx, youth, municipality, provider, access_team, today };
    let mut tell = |number, (outcome, attached)| {
        report.products.push(Told { youth: youth.to_string(), number, outcome, new_youth, attached });
    };
    match &message.content {
        Content::Allocations(products) => {
            for it in products {
                let done = intake.allocate(it, catalogue)?;
                tell(Some(it.number), done);
            }
        }
        Content::Starts(products) => {
            for it in products {
                let done = intake.start(it)?;
                tell(it.number, (done, 0));
            }
        }
        Content::Stops(products) => {
            for it in products {
                let done = intake.stop(it)?;
                tell(it.number, (done, 0));
            }
        }
    }
    Ok(report)
}

/// The youth of a message: known by citizen number, or made with a household of its own.
fn youth_of(tx: &mut Tx, message: &Message, municipality: &MunicipalityCode, today: NaiveDate) -> DbResult<(YouthId, bool)> {
    let client = &message.client;
    if let Some(known) = db::text::youth_with_number(tx.conn(), &client.bsn)? {
        return Ok((known, false));
    }
    let household_id = tx.save(Household::form())?;
    let youth = Youth {
        id: YouthId::NEW,
        version: 1,
        household_id,
        practice_id: None,
        first_name: client.first_names.clone().or_else(|| client.initials.clone()).unwrap_or_default(),
        prefix: client.prefix.clone().unwrap_or_default(),
        last_name: client.last_name.clone(),
        born_on: client.born_on,
        sex: client.sex,
        municipality: municipality.clone(),
        died_on: None,
        known_at: today,
    };
    let id = tx.save(youth.from_message())?;
    db::text::set_number(tx, id, &client.bsn)?;
    Ok((id, true))
}

impl Intake<'_, '_> {
    fn recorded(&self) -> Recorded {
        Recorded { by: None, today: self.today }
    }

    fn arrangement(&mut self, number: Option<i64>) -> DbResult<Option<Arrangement>> {
        let Some(number) = number else { return Ok(None) };
        db::arrangement::with_number(self.tx.conn(), &self.municipality, self.provider, number)
    }

    /// Whether this number was given to another child: the key of an allocation does not allow that, so the message is wrong.
    fn is_of_another(&mut self, number: Option<i64>) -> DbResult<bool> {
        Ok(self.arrangement(number)?.is_some_and(|it| it.youth_id != self.youth))
    }

    fn save(&mut self, moved: Moved) -> DbResult<()> {
        self.tx.save(moved).map(|_| ())
    }

    fn allocate(&mut self, product: &AllocatedProduct, catalogue: &Catalogue) -> DbResult<(Outcome, usize)> {
        if self.is_of_another(Some(product.number))? {
            return Ok((Outcome::Contradicts, 0));
        }
        let known = self.arrangement(Some(product.number))?;
        let today = self.today;
        let allocation = |arrangement_id| Allocation {
            id: AllocationId::NEW,
            arrangement_id,
            number: product.number,
            allocated_at: product.allocated_on.and_time(product.allocated_time),
            starts_on: product.starts_on,
            ends_on: product.ends_on,
            category: product.category.clone(),
            product_code: product.code.clone(),
            reason: product.change,
            known_at: today,
        };
        let Some(known) = known else {
            let id = self.first_allocation(product, catalogue)?;
            self.tx.save(allocation(id).receive())?;
            let attached = self.attach(product, id)?;
            return Ok((if product.is_withdrawal() { Outcome::Withdrawn } else { Outcome::Allocated }, attached));
        };
        let allocation = allocation(known.id);
        if db::arrangement::knows_allocation(self.tx.conn(), known.id, allocation.allocated_at)? {
            return Ok((Outcome::Already, 0));
        }
        let newest = db::arrangement::newest_allocation(self.tx.conn(), known.id)?;
        let is_newest = newest.is_none_or(|at| allocation.allocated_at > at);
        self.tx.save(allocation.clone().receive())?;
        if !is_newest {
            if let Some(change) = known.allocated_earlier(product.allocated_on) {
                self.tx.save(change)?;
            }
            return Ok((Outcome::Older, 0));
        }
        let meaning = catalogue.meaning(product.category.as_deref(), product.code.as_deref());
        self.save(known.reallocated(&allocation, meaning, self.recorded()))?;
        Ok((if allocation.withdraws() { Outcome::Withdrawn } else { Outcome::Reallocated }, 0))
    }

    /// A number seen for the first time becomes an arrangement with a follower.
    fn first_allocation(&mut self, product: &AllocatedProduct, catalogue: &Catalogue) -> DbResult<ArrangementId> {
        let (profile, intensity) = catalogue.meaning(product.category.as_deref(), product.code.as_deref());
        let follower = db::case::follower_of(self.tx, self.youth, self.access_team)?;
        let arrangement = Arrangement {
            id: ArrangementId::NEW,
            version: 1,
            youth_id: self.youth,
            provider_id: self.provider,
            municipality: self.municipality.clone(),
            profile,
            intensity,
            category: product.category.clone(),
            product_code: product.code.clone(),
            follower_workplace_id: follower,
            follower_id: None,
            referral_id: None,
            predecessor_id: None,
            // Categories 43 and 44 are residential help (JZ020).
            with_stay: matches!(product.category.as_deref(), Some("43" | "44")),
            allocation_number: Some(product.number),
            allocated_on: Some(product.allocated_on),
            start_on: None,
            planned_end_on: product.ends_on,
            planned_end_source: None,
            actual_end_on: None,
            end_reason: None,
            paused_on: None,
            withdrawn: product.is_withdrawal(),
            known_at: self.today,
        };
        let id = db::arrangement::begin(self.tx, arrangement.allocated(self.recorded()))?;
        db::case::follow(self.tx, self.youth, follower, self.today)?;
        Ok(id)
    }

    /// What was delivered without allocation finds its place: by number, or by product where it carried none (TR019).
    fn attach(&mut self, product: &AllocatedProduct, id: ArrangementId) -> DbResult<usize> {
        let mut attached = 0;
        let to = Some(product.number);
        for number in [to, None] {
            while let Some(delivery) =
                db::delivery::kept(self.tx, self.youth, &self.municipality, self.provider, number, product.code.as_deref())?
            {
                if let Some(on) = delivery.start_on {
                    self.apply(to, |it, recorded| it.start(on, recorded))?;
                }
                if let Some(paused) = delivery.paused_on {
                    self.apply(to, |it, recorded| it.pause(plus_days(paused, -1), recorded))?;
                }
                if let (Some(on), Some(reason)) = (delivery.end_on, delivery.end_reason) {
                    self.apply(to, |it, recorded| stopped(it, on, reason, recorded))?;
                }
                self.tx.save(delivery.attach(id))?;
                attached += 1;
            }
        }
        Ok(attached)
    }

    /// Does an act to the arrangement as it is stored now; says whether the act agreed.
    fn apply(
        &mut self,
        number: Option<i64>,
        act: impl FnOnce(&Arrangement, Recorded) -> Result<Moved, ArrangementRefused>,
    ) -> DbResult<bool> {
        let arrangement = self.arrangement(number)?.ok_or(DbError::NotFound)?;
        match act(&arrangement, self.recorded()) {
            Ok(moved) => self.save(moved).map(|()| true),
            Err(_) => Ok(false),
        }
    }

    fn start(&mut self, product: &StartProduct) -> DbResult<Outcome> {
        if self.is_of_another(product.number)? {
            return Ok(Outcome::Contradicts);
        }
        let Some(arrangement) = self.arrangement(product.number)? else {
            return self.keep(
                product.number,
                product.category.as_deref(),
                product.code.as_deref(),
                product.removes,
                |delivery, removes| {
                    if removes {
                        return (delivery.start_on == Some(product.began_on)).then(|| Delivery { start_on: None, ..delivery.clone() });
                    }
                    Some(Delivery { start_on: Some(product.began_on), paused_on: None, ..delivery.clone() })
                },
            );
        };
        let same = arrangement.start_on == Some(product.began_on);
        let recorded = self.recorded();
        match (product.removes, arrangement.start_on) {
            // The end that was told stands on this start: it has to be taken back first.
            (true, Some(_)) if same && (arrangement.actual_end_on.is_some() || arrangement.paused_on.is_some()) => Ok(Outcome::Contradicts),
            (true, Some(_)) if same => self.save(arrangement.take_back_start(recorded)).map(|()| Outcome::TakenBack),
            (true, _) => Ok(Outcome::NothingToTakeBack),
            (false, Some(_)) if arrangement.paused_on.is_none() => Ok(if same { Outcome::Already } else { Outcome::Contradicts }),
            (false, begun) => match arrangement.start(product.began_on, recorded) {
                Ok(moved) => self.save(moved).map(|()| if begun.is_some() { Outcome::Resumed } else { Outcome::Started }),
                Err(_) => Ok(Outcome::Contradicts),
            },
        }
    }

    fn stop(&mut self, product: &StopProduct) -> DbResult<Outcome> {
        if self.is_of_another(product.number)? {
            return Ok(Outcome::Contradicts);
        }
        let pauses_from = plus_days(product.ended_on, 1);
        let Some(arrangement) = self.arrangement(product.number)? else {
            return self.keep(
                product.number,
                product.category.as_deref(),
                product.code.as_deref(),
                product.removes,
                |delivery, removes| {
                    let known = if product.reason.is_pause() {
                        delivery.paused_on == Some(pauses_from)
                    } else {
                        delivery.end_on == Some(product.ended_on)
                    };
                    let begun = Delivery { start_on: delivery.start_on.or(Some(product.began_on)), ..delivery.clone() };
                    match (removes, product.reason.is_pause()) {
                        (true, true) => known.then(|| Delivery { paused_on: None, ..delivery.clone() }),
                        (true, false) => known.then(|| Delivery { end_on: None, end_reason: None, ..delivery.clone() }),
                        (false, true) => Some(Delivery { paused_on: Some(pauses_from), ..begun }),
                        (false, false) => {
                            Some(Delivery { end_on: Some(product.ended_on), end_reason: Some(product.reason), paused_on: None, ..begun })
                        }
                    }
                },
            );
        };
        let known = if product.reason.is_pause() {
            arrangement.paused_on == Some(pauses_from)
        } else {
            arrangement.actual_end_on == Some(product.ended_on) && arrangement.end_reason == Some(product.reason)
        };
        let recorded = self.recorded();
        if product.removes {
            return if known {
                self.save(arrangement.take_back_stop(recorded)).map(|()| Outcome::TakenBack)
            } else {
                Ok(Outcome::NothingToTakeBack)
            };
        }
        if known {
            return Ok(Outcome::Already);
        }
        // A final stop may follow a temporary one, but not lie before it (TR414).
        if arrangement.paused_on.is_some_and(|from| pauses_from < from) {
            return Ok(Outcome::Contradicts);
        }
        // The stop tells the start as well; a start message that never came is no reason to lose the end.
        if arrangement.start_on.is_none() && !self.apply(product.number, |it, recorded| it.start(product.began_on, recorded))? {
            return Ok(Outcome::Contradicts);
        }
        let done = if product.reason.is_pause() {
            self.apply(product.number, |it, recorded| it.pause(product.ended_on, recorded))?
        } else {
            self.apply(product.number, |it, recorded| stopped(it, product.ended_on, product.reason, recorded))?
        };
        Ok(match (done, product.reason.is_pause()) {
            (false, _) => Outcome::Contradicts,
            (true, true) => Outcome::Paused,
            (true, false) => Outcome::Stopped,
        })
    }

    /// Keeps a start or stop for which no allocation has come.
    fn keep(
        &mut self,
        number: Option<i64>,
        category: Option<&str>,
        code: Option<&str>,
        removes: bool,
        change: impl FnOnce(&Delivery, bool) -> Option<Delivery>,
    ) -> DbResult<Outcome> {
        let known = db::delivery::kept(self.tx, self.youth, &self.municipality, self.provider, number, code)?;
        let blank = Delivery {
            id: DeliveryId::NEW,
            version: 1,
            youth_id: self.youth,
            provider_id: self.provider,
            municipality: self.municipality.clone(),
            number,
            category: category.map(str::to_owned),
            product_code: code.map(str::to_owned),
            start_on: None,
            paused_on: None,
            end_on: None,
            end_reason: None,
            attached_to: None,
            known_at: self.today,
        };
        // It waits at the access team of the municipality, which reaches the youth through a case.
        db::case::follow(self.tx, self.youth, self.access_team, self.today)?;
        match known {
            None if removes => Ok(Outcome::NothingToTakeBack),
            None => {
                let delivery = change(&blank, false).unwrap_or(blank);
                self.tx.save(delivery.keep())?;
                Ok(Outcome::KeptWithoutAllocation)
            }
            Some(known) => match change(&known, removes) {
                None => Ok(Outcome::NothingToTakeBack),
                Some(next) if next == known => Ok(Outcome::Already),
                Some(next) => {
                    self.tx.save(next.add())?;
                    Ok(if removes { Outcome::TakenBack } else { Outcome::KeptWithoutAllocation })
                }
            },
        }
    }
}

/// A stop as reported: stored whatever guard or agreement says.
fn stopped(arrangement: &Arrangement, on: NaiveDate, reason: EndReason, recorded: Recorded) -> Result<Moved, ArrangementRefused> {
    let ending = Ending { on, reason, how: EndedHow::Reported, motive: String::new() };
    arrangement.end(ending, false, recorded).map(|(moved, _)| moved)
}
