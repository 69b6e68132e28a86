//! "Nog te koppelen": what came by message at the access team and nobody follows yet.

use crate::db;
use crate::domain::arrangement::Delivery;
use crate::domain::change::Noun;
use crate::domain::id::ArrangementId;
use crate::domain::youth::Youth;
use crate::text::{Lang, args};
use crate::web::desk::{Desk, WebResult};
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::pages::Page;
use crate::web::view::born_text;
use serde::Serialize;

#[derive(Serialize)]
pub struct UnlinkedPage {
    pub arrangements: Vec<UnlinkedView>,
    pub deliveries: Vec<DeliveryView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct UnlinkedView {
    pub href: String,
    pub name: String,
    pub number: String,
    pub born_text: String,
    pub provider: String,
    pub dates_text: String,
    pub form: Form,
}

#[derive(Debug, Clone, Serialize)]
pub struct DeliveryView {
    pub name: String,
    pub number: String,
    pub born_text: String,
    pub provider: String,
    pub dates_text: String,
    pub reason_text: String,
    pub product: String,
}

impl Page for UnlinkedPage {
    const TEMPLATE: &'static str = "unlinked/list.html";
    fn title(&self, lang: Lang) -> String {
        lang.t("title-unlinked")
    }
    fn examples(lang: Lang) -> Vec<Self> {
        let row = UnlinkedView {
            href: "/arrangements/7".into(),
            name: "Anna de Vries".into(),
            number: "J-0042".into(),
            born_text: "5 maart 2012".into(),
            provider: "De Zeewering".into(),
            dates_text: "01-04-2026".into(),
            form: Form::new(lang, "follow", "/arrangements/7/follower").sealed("c", "s"),
        };
        let delivery = DeliveryView {
            name: "Anna de Vries".into(),
            number: "J-0042".into(),
            born_text: "5 maart 2012".into(),
            provider: "De Zeewering".into(),
            dates_text: "01-04-2026".into(),
            reason_text: "volgens plan".into(),
            product: "45A04".into(),
        };
        vec![Self { arrangements: vec![row], deliveries: vec![delivery] }, Self { arrangements: vec![], deliveries: vec![] }]
    }
}

pub fn list(desk: &Desk) -> WebResult {
    let permit = desk.permit()?;
    let lang = desk.lang;
    let (deliveries, rows, providers) = desk.read(|conn| {
        let deliveries = db::delivery::waiting(conn, permit)?;
        let rows = db::arrangement::waiting(conn, permit)?;
        Ok((deliveries, rows, db::workplace::provider_names(conn)?))
    })?;
    let mut ids: Vec<i64> = rows.iter().map(|(_, youth)| youth.id.0).chain(deliveries.iter().map(|(_, youth)| youth.id.0)).collect();
    ids.sort_unstable();
    ids.dedup();
    desk.seen(Noun::Youth, &ids)?;

    let dates =
        |start, end| lang.with("dates-text", &args([("start", lang.day_or_none(start).into()), ("end", lang.day_or_none(end).into())]));
    let provider = |id| providers.get(&id).cloned().unwrap_or_default();
    let mut arrangements = Vec::new();
    for (it, youth) in rows {
        let id = it.id;
        let form = Form::new(lang, "follow", format!("/arrangements/{id}/follower")).version(it.version);
        arrangements.push(UnlinkedView {
            href: format!("/arrangements/{id}"),
            name: youth.full_name(),
            number: youth.id.to_string(),
            born_text: born_text(lang, youth.born_on, desk.today),
            provider: provider(it.provider_id),
            dates_text: dates(it.start_on, it.planned_end_on),
            form: desk.seal(form)?,
        });
    }
    let delivery = |it: &Delivery, youth: &Youth| DeliveryView {
        name: youth.full_name(),
        number: youth.id.to_string(),
        born_text: born_text(lang, youth.born_on, desk.today),
        provider: provider(it.provider_id),
        dates_text: dates(it.start_on, it.end_on),
        reason_text: it.end_reason.map(|reason| lang.code(reason)).unwrap_or_default(),
        product: it.product_code.clone().or_else(|| it.category.clone()).unwrap_or_default(),
    };
    let page = UnlinkedPage { arrangements, deliveries: deliveries.iter().map(|(it, youth)| delivery(it, youth)).collect() };
    desk.page(&page)
}

/// "Ik volg dit": the arrangement gets a person who follows it.
pub fn follow(desk: &Desk) -> WebResult {
    let id: ArrangementId = desk.id("id")?;
    let (permit, account) = (desk.permit()?, desk.account()?);
    let location = desk.submit(|tx| -> Result<String, WebError> {
        let (arrangement, _) = db::arrangement::find(tx.conn(), permit, id)?;
        db::case::same_version(arrangement.version, desk.carried_version())?;
        // A youth may be in reach while somebody else's workplace follows the help.
        if !permit.reaches(arrangement.follower_workplace_id) {
            return Err(WebError::NotFound);
        }
        tx.save(arrangement.followed_by(account).map_err(|_| WebError::Stale)?)?;
        Ok("/unlinked?saved=followed".to_owned())
    })?;
    desk.see(location)
}
