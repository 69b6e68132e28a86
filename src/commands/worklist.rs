//! `worklist --user NAME`: the worklist of one person as that person's page shows it.

use super::{Place, say};
use crate::db;
use crate::db::case_files::Stretch;
use crate::db::overview::Overview;
use crate::domain::account::Account;
use crate::domain::change::Noun;
use crate::domain::code::Code;
use crate::domain::outflow::rule::Value as FactValue;
use crate::domain::outflow::worklist::Line;
use crate::domain::permission::{Action, Permit};
use crate::text::Lang;
use crate::web::view::{Names, sentence};
use anyhow::Context;
use serde_json::{Map, Value, json};

#[derive(clap::Args)]
pub struct Worklist {
    /// The log-in name whose worklist it is
    #[arg(long, value_name = "NAME")]
    user: String,
    /// As JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    place: Place,
}

impl Worklist {
    pub fn run(self) -> anyhow::Result<()> {
        let installation = self.place.open()?;
        let today = installation.clock.today();
        let db = &installation.db;
        let account: Account =
            db.read(|conn| db::account::with_login(conn, &self.user, today))?.with_context(|| format!("there is no user {}", self.user))?;
        let (holder, _) = db.read(|conn| db::account::holder(conn, &account, today))?;
        // What that person would see, looked at by the operator: the trail names the command.
        let shown = Permit::grant(&holder, Action::ReadWorklist).with_context(|| format!("{} has no worklist", self.user))?;
        let (list, providers, names) = db.read(|conn| -> db::DbResult<_> {
            let list = Overview::load(conn, &shown, Stretch::LISTED, today)?.worklist;
            Ok((list, db::workplace::provider_names(conn)?, db::account::names(conn)?))
        })?;
        let operator = installation.permit("worklist", Action::ReadWorklist)?;
        let mut ids: Vec<i64> = list.lines.iter().chain(&list.kept).map(|it| it.flag.youth.0).collect();
        ids.sort_unstable();
        ids.dedup();
        db.seen(&operator, Noun::Youth, &ids, installation.clock.now())?;

        let lang = Lang(account.locale);
        let names = Names { providers, accounts: names, ..Names::default() };
        if self.json {
            let told = |lines: &[Line]| lines.iter().map(|it| told(it, lang, &names)).collect::<Vec<_>>();
            say(&json!({ "as_of": today, "user": account.login, "lines": told(&list.lines), "kept": told(&list.kept) }).to_string());
            return Ok(());
        }
        for line in &list.lines {
            say(&format!("{:<4} {:<8} {}", line.flag.rule.code.code(), line.flag.youth, sentence(lang, &line.flag, &names.providers)));
        }
        Ok(())
    }
}

/// One line in the shape that programs rely on.
fn told(line: &Line, lang: Lang, names: &Names) -> Value {
    let flag = &line.flag;
    let mut facts = Map::new();
    for fact in &flag.evidence.facts {
        let value = match fact.value {
            None => Value::Null,
            Some(FactValue::Day(day)) => json!(day),
            Some(FactValue::Count(count) | FactValue::Provider(count)) => json!(count),
            Some(FactValue::Code(_, code)) => json!(code),
        };
        facts.insert(fact.name.to_owned(), value);
    }
    let limits: Map<_, _> = flag.evidence.limits.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
    let answer = line.answer.as_ref().map(|it| {
        json!({ "kind": it.kind.code(), "motive": it.motive.code(), "until": it.until_on, "by": names.login(it.given_by), "on": it.given_on })
    });
    json!({
        "rule": flag.rule.code.code(),
        "version": flag.rule.version,
        "kind": flag.evidence.kind.code(),
        "guarded": flag.guarded,
        "urgent": flag.evidence.urgent,
        "subject": { "type": flag.subject.kind.code(), "id": flag.subject.id },
        "case": flag.case.map(|it| it.0),
        "youths": [flag.youth.to_string()],
        "since": flag.evidence.since,
        "days": flag.evidence.days,
        "facts": facts,
        "limits": limits,
        "clears": flag.rule.clears,
        "answers": flag.answers().iter().map(|it| it.code()).collect::<Vec<_>>(),
        "answer": answer,
        "sentence": sentence(lang, flag, &names.providers),
    })
}
