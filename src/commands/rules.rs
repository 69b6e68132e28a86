//! `rules list`: every rule with its limits, as the program has them.

use super::say;
use crate::domain::account::Locale;
use crate::domain::code::Code;
use crate::domain::outflow::rule::Rule;
use crate::domain::outflow::rules::RULES;
use crate::text::Lang;
use clap::Subcommand;
use serde_json::{Value, json};

#[derive(clap::Args)]
pub struct Rules {
    #[command(subcommand)]
    ask: Ask,
}

#[derive(Subcommand)]
enum Ask {
    /// List the rules
    List {
        /// As JSON
        #[arg(long)]
        json: bool,
    },
}

impl Rules {
    pub fn run(self) -> anyhow::Result<()> {
        let Ask::List { json } = self.ask;
        if json {
            say(&Value::Array(RULES.iter().map(|it| listed(it)).collect()).to_string());
            return Ok(());
        }
        for rule in RULES {
            say(&format!("{:<4} {}", rule.code.code(), title(rule, Locale::Nl)));
            for limit in rule.limits {
                let origin = Lang(Locale::Nl).code(limit.origin);
                say(&format!("     {} = {} {} ({} to {}; {origin})", limit.name, limit.default, limit.unit, limit.min, limit.max));
            }
        }
        Ok(())
    }
}

fn title(rule: &Rule, locale: Locale) -> String {
    Lang(locale).t(&format!("rule-{}-title", rule.code.code()))
}

fn listed(rule: &Rule) -> Value {
    let mut subjects: Vec<_> = rule.judges.iter().map(|it| it.subject().code()).collect();
    subjects.dedup();
    let limits: Vec<_> = rule
        .limits
        .iter()
        .map(
            |it| json!({ "name": it.name, "value": it.default, "unit": it.unit, "min": it.min, "max": it.max, "origin": it.origin.code() }),
        )
        .collect();
    json!({
        "code": rule.code.code(),
        "kinds": rule.kinds.iter().map(|it| it.code()).collect::<Vec<_>>(),
        "place": rule.place,
        "place_urgent": rule.place_urgent,
        "subjects": subjects,
        "audience": rule.audience.iter().map(|it| it.code()).collect::<Vec<_>>(),
        "title": { "nl": title(rule, Locale::Nl), "en": title(rule, Locale::En) },
        "thresholds": limits,
        "clears": rule.clears,
    })
}
