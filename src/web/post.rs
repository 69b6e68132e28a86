//! Mail that a page or a command causes: queued in the write of its cause, sent by the timed work.

use crate::clock::amsterdam;
use crate::db::{Tx, outbox};
use crate::domain::account::{Account, LinkPurpose};
use crate::mail::Writer;
use crate::text::Lang;
use crate::web::error::WebError;
use crate::web::secret::Link;
use chrono::{NaiveDate, NaiveDateTime};

/// Queues a link for its account; says whether mail brings it. Where none does, who made the link hands it over.
pub fn link(
    mail: Option<&Writer>,
    tx: &mut Tx,
    account: &Account,
    purpose: LinkPurpose,
    link: &Link,
    until: NaiveDateTime,
    today: NaiveDate,
) -> Result<bool, WebError> {
    let Some(writer) = mail.filter(|_| !account.email.is_empty()) else { return Ok(false) };
    let (lang, until) = (Lang(account.locale), amsterdam(until));
    let letter = match purpose {
        LinkPurpose::SetUp => return Ok(false),
        LinkPurpose::Invitation => writer.invitation(lang, &account.login, &link.path, until)?,
        LinkPurpose::Reset => writer.reset(lang, &account.login, &link.path, until)?,
    };
    outbox::queue(tx, account.id, today, &letter)?;
    Ok(true)
}

/// Tells whose second factor became another.
pub fn second_factor_changed(mail: Option<&Writer>, tx: &mut Tx, account: &Account, today: NaiveDate) -> Result<(), WebError> {
    if let Some(writer) = mail.filter(|_| !account.email.is_empty()) {
        outbox::queue(tx, account.id, today, &writer.second_factor_changed(Lang(account.locale), today)?)?;
    }
    Ok(())
}
