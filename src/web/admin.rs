//! The start page of the administrator: what is still to be done before people can work.

use crate::clock::amsterdam;
use crate::db;
use crate::domain::code::Code;
use crate::domain::permission::Role;
use crate::text::{Lang, args};
use crate::web::board::{Board, Section, Step};
use crate::web::desk::{Desk, WebResult};
use crate::web::view::{LabelledLink, count};
use chrono::NaiveDate;

/// What an installation has, as far as the list asks for it.
#[derive(Default)]
struct Found {
    municipalities: usize,
    workplaces: usize,
    providers: usize,
    /// Roles that nobody has who can log in or was invited.
    without: Vec<Role>,
    /// Who was invited and has not chosen a second factor yet.
    waiting: usize,
    /// Whether anyone saved the limits.
    limits: bool,
    /// Whether mail goes somewhere and none waits that failed.
    mail: bool,
    /// The day of the newest backup.
    backup: Option<NaiveDate>,
}

pub fn example(lang: Lang) -> Board {
    board(lang, &Found { municipalities: 342, without: vec![Role::Gp, Role::PrivacyOfficer], waiting: 2, ..Found::default() })
}

fn board(lang: Lang, found: &Found) -> Board {
    let step = |key: &str, done: bool, href: &str| Step {
        done,
        text: lang.t(key),
        link: (!href.is_empty()).then(|| LabelledLink { href: href.to_owned(), label: lang.t("admin-step-open") }),
    };
    let told = |step: Step, text: String| if step.done { step } else { Step { text, ..step } };
    let roles = found.without.iter().map(|it| lang.code(*it)).collect::<Vec<_>>().join(", ");
    let steps = vec![
        told(step("admin-step-municipalities", found.municipalities > 0, ""), lang.t("admin-step-municipalities-how")),
        step("admin-step-workplaces", found.workplaces > 0, "/admin/workplaces"),
        told(
            step("admin-step-people", found.without.is_empty(), "/admin/accounts"),
            lang.with("admin-step-people-without", &args([("roles", roles.into())])),
        ),
        told(
            step("admin-step-second-factor", found.waiting == 0, "/admin/accounts"),
            lang.with("admin-step-second-factor-waiting", &args([("count", count(found.waiting))])),
        ),
        step("admin-step-providers", found.providers > 0, "/admin/providers"),
        step("admin-step-limits", found.limits, "/admin/limits"),
        told(step("admin-step-mail", found.mail, "/admin/system"), lang.t("admin-step-mail-how")),
        match found.backup {
            Some(on) => Step { done: true, text: lang.with("admin-step-backup", &args([("day", lang.day(on).into())])), link: None },
            None => step("admin-step-backup-how", false, ""),
        },
    ];
    let open = steps.iter().filter(|it| !it.done).count();
    Board::new(lang.t("title-start"), lang.t("admin-heading"), lang.with("admin-lead", &args([("count", count(open))])))
        .section(Section::new("steps", lang.t("admin-steps-heading")).steps(steps))
}

pub fn show(desk: &Desk) -> WebResult {
    let found = desk.read(|conn| {
        let accounts: Vec<_> = db::account::all(conn)?.into_iter().filter(|(it, _)| !it.is_locked(desk.today)).collect();
        Ok(Found {
            municipalities: db::workplace::municipality_names(conn)?.len(),
            workplaces: db::workplace::all(conn)?.iter().filter(|it| !it.has_ended(desk.today)).count(),
            providers: db::workplace::providers(conn)?.iter().filter(|it| !it.has_ended(desk.today)).count(),
            without: Role::ALL.iter().copied().filter(|role| !accounts.iter().any(|(it, _)| it.role == *role)).collect(),
            waiting: accounts.iter().filter(|(_, set_up)| !set_up).count(),
            limits: db::setting::thresholds_history(conn)?.versions.iter().any(|it| it.recorded_by.is_some()),
            mail: desk.app.mail.is_some() && !db::outbox::was_kept_back(conn)?,
            backup: db::backup::newest(desk.app.config.backup_folder()).map(|(_, it)| amsterdam(it.made_at).date()),
        })
    })?;
    desk.page(&board(desk.lang, &found))
}
