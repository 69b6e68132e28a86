//! What the program writes by mail: counts and links, in the receiver's language, as plain text and as HTML.

pub mod carrier;

use crate::config::{Config, Mail, Transport};
use crate::domain::account::MailKind;
use crate::domain::code::Code;
use crate::domain::mail::Letter;
use crate::domain::outflow::worklist::Standing;
use crate::text::{Lang, args};
use anyhow::{Context, bail};
use chrono::{NaiveDate, NaiveDateTime};
use lettre::message::Mailbox;
use serde::Serialize;
use tera::Tera;

/// Writes the mails of an installation that sends any.
pub struct Writer {
    tera: Tera,
    base_url: String,
    host: String,
}

#[derive(Serialize)]
struct Link {
    href: String,
    text: String,
}

/// What every mail is made of.
#[derive(Serialize)]
struct Content {
    lang: &'static str,
    subject: String,
    greeting: String,
    lines: Vec<String>,
    counts: Vec<String>,
    link: Link,
    after: Vec<String>,
    setting: Option<Link>,
}

impl Content {
    const TEMPLATE: &'static str = "mail/letter.html";
    const PLAIN: &'static str = "mail/letter.txt";
}

/// Who sends, as the settings name it.
fn sender(settings: &Mail) -> anyhow::Result<Mailbox> {
    settings.from.parse().context("the setting mail.from is no address: write it as \"Uitstroom <uitstroom@example.org>\"")
}

impl Writer {
    /// `None` where the settings say that no mail is sent.
    pub fn new(config: &Config) -> anyhow::Result<Option<Self>> {
        if config.mail.transport == Transport::None {
            return Ok(None);
        }
        let base_url = config.link("");
        if config.server.base_url.is_empty() && config.mail.transport == Transport::Smtp {
            bail!("mail goes out, but the setting server.base_url is empty: write there where people reach Uitstroom");
        }
        let host = sender(&config.mail)?.email.domain().to_owned();
        let mut tera = Tera::new();
        tera.add_raw_templates([
            (Content::TEMPLATE, include_str!("../../templates/mail/letter.html")),
            (Content::PLAIN, include_str!("../../templates/mail/letter.txt")),
        ])?;
        Ok(Some(Self { tera, base_url, host }))
    }

    /// To a new colleague, who chooses a password and a second factor by this link.
    pub fn invitation(&self, lang: Lang, login: &str, path: &str, until: NaiveDateTime) -> anyhow::Result<Letter> {
        let lines = vec![lang.t("mail-invitation-said"), lang.with("mail-login", &args([("login", login.to_owned().into())]))];
        let link = self.link(path, lang.t("mail-invitation-link"));
        let after = vec![works_until(lang, until), lang.t("mail-invitation-unasked")];
        self.letter(MailKind::Invitation, lang, lang.t("mail-invitation-subject"), lines, link, after)
    }

    /// To who forgot a password, or was reset.
    pub fn reset(&self, lang: Lang, login: &str, path: &str, until: NaiveDateTime) -> anyhow::Result<Letter> {
        let lines = vec![lang.t("mail-reset-said"), lang.with("mail-login", &args([("login", login.to_owned().into())]))];
        let link = self.link(path, lang.t("mail-reset-link"));
        let after = vec![works_until(lang, until), lang.t("mail-reset-unasked")];
        self.letter(MailKind::Reset, lang, lang.t("mail-reset-subject"), lines, link, after)
    }

    /// To whose second factor became another.
    pub fn second_factor_changed(&self, lang: Lang, on: NaiveDate) -> anyhow::Result<Letter> {
        let lines = vec![lang.with("mail-factor-said", &args([("day", lang.written_day(on).into())]))];
        let link = self.link("/settings", lang.t("mail-factor-link"));
        self.letter(MailKind::SecondFactorChanged, lang, lang.t("mail-factor-subject"), lines, link, vec![lang.t("mail-factor-unasked")])
    }

    /// How a worklist stands. Of what is nothing, nothing is said.
    pub fn digest(&self, lang: Lang, today: NaiveDate, standing: Standing) -> anyhow::Result<Letter> {
        let counts = [
            ("mail-digest-past-end", standing.past_end),
            ("mail-digest-ends-soon", standing.ends_soon),
            ("mail-digest-waits", standing.waits),
        ];
        let said = counts.into_iter().filter(|(_, count)| *count > 0);
        let content = Content {
            counts: said.map(|(key, count)| lang.with(key, &args([("count", count.into())]))).collect(),
            setting: Some(self.link("/settings", lang.t("mail-digest-setting"))),
            ..self.content(
                lang,
                lang.t("mail-digest-subject"),
                vec![lang.with("mail-digest-said", &args([("day", lang.long_day(today).into())]))],
                self.link("/worklist", lang.t("mail-digest-link")),
                vec![lang.t("mail-digest-no-names")],
            )
        };
        self.render(MailKind::Digest, &content)
    }

    fn link(&self, path: &str, text: String) -> Link {
        Link { href: format!("{}{path}", self.base_url), text }
    }

    fn content(&self, lang: Lang, subject: String, lines: Vec<String>, link: Link, after: Vec<String>) -> Content {
        Content { lang: lang.0.code(), subject, greeting: lang.t("mail-greeting"), lines, counts: Vec::new(), link, after, setting: None }
    }

    fn letter(
        &self,
        kind: MailKind,
        lang: Lang,
        subject: String,
        lines: Vec<String>,
        link: Link,
        after: Vec<String>,
    ) -> anyhow::Result<Letter> {
        self.render(kind, &self.content(lang, subject, lines, link, after))
    }

    fn render(&self, kind: MailKind, content: &Content) -> anyhow::Result<Letter> {
        let context = tera::Context::from_serialize(content)?;
        Ok(Letter {
            kind,
            subject: content.subject.clone(),
            plain: self.tera.render(Content::PLAIN, &context)?,
            html: self.tera.render(Content::TEMPLATE, &context)?,
            host: self.host.clone(),
        })
    }
}

fn works_until(lang: Lang, until: NaiveDateTime) -> String {
    let told = [("day", lang.written_day(until.date())), ("time", lang.time(until))];
    lang.with("mail-link-until", &args(told.map(|(name, text)| (name, text.into()))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::account::Locale;
    use std::path::Path;

    fn config() -> Config {
        let mut config = Config::load(Path::new("/nonexistent")).unwrap();
        config.mail.transport = Transport::Smtp;
        config.mail.from = "Uitstroom <post@uitstroom.example>".into();
        config.server.base_url = "https://uitstroom.example/".into();
        config
    }

    #[test]
    fn every_mail_says_the_same_as_text_and_as_html_in_both_languages() {
        let writer = Writer::new(&config()).unwrap().unwrap();
        let (day, at) = ("2026-11-23".parse().unwrap(), "2026-11-24T09:05:00".parse().unwrap());
        let standing = Standing { past_end: 3, ends_soon: 1, waits: 0 };
        for lang in [Lang(Locale::Nl), Lang(Locale::En)] {
            let letters = [
                (writer.invitation(lang, "sanne", "/welcome/abc", at).unwrap(), "https://uitstroom.example/welcome/abc"),
                (writer.reset(lang, "sanne", "/welcome/abc", at).unwrap(), "https://uitstroom.example/welcome/abc"),
                (writer.second_factor_changed(lang, day).unwrap(), "https://uitstroom.example/settings"),
                (writer.digest(lang, day, standing).unwrap(), "https://uitstroom.example/worklist"),
            ];
            for (letter, link) in &letters {
                assert_eq!(letter.host, "uitstroom.example");
                assert!(letter.html.contains(&format!("<a href=\"{link}\">")), "{}", letter.html);
                assert!(letter.plain.contains(&format!(":\n{link}\n")), "{}", letter.plain);
                let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>().join(" ");
                let mut inside = String::new();
                let body = letter.html.split_once("<body>").unwrap().1;
                body.split('<').for_each(|it| inside.push_str(it.split_once('>').map_or("", |(_, text)| text)));
                for line in inside.lines().filter(|it| !it.trim().is_empty()) {
                    let line = words(&line.replace("&#39;", "'").replace("&#x27;", "'"));
                    assert!(words(&letter.plain).contains(&line), "{line}\n{}", letter.plain);
                }
                for text in [&letter.subject, &letter.plain, &letter.html] {
                    assert!(!text.contains('⟦') && !text.contains("\n\n\n"), "{text}");
                }
            }
            let digest = &letters[3].0;
            assert!(digest.plain.contains("- 3 ") && digest.plain.contains("- 1 "), "{}", digest.plain);
            assert_eq!(digest.plain.matches("\n- ").count(), 2, "what is nothing is not said: {}", digest.plain);
            assert!(digest.plain.contains("https://uitstroom.example/settings"), "{}", digest.plain);
        }
    }

    #[test]
    fn settings_that_cannot_send_say_which_one_is_wrong() {
        let wrong = |change: fn(&mut Config)| {
            let mut config = config();
            change(&mut config);
            Writer::new(&config).err().map(|it| it.to_string()).unwrap_or_default()
        };
        assert!(wrong(|it| it.mail.from = "uitstroom".into()).contains("mail.from"));
        assert!(wrong(|it| it.server.base_url = String::new()).contains("server.base_url"));
        let mut none = config();
        none.mail.transport = Transport::None;
        assert!(Writer::new(&none).unwrap().is_none());
    }
}
