//! Every page, full, empty and refused, in both languages.

use crate::support::browser::check_html;
use crate::support::source;
use scraper::Html;
use std::collections::BTreeSet;
use uitstroom::domain::account::Locale;
use uitstroom::text::Lang;
use uitstroom::web::form::Errors;
use uitstroom::web::pages::{Frame, FrameUser, Page, Pages};
use uitstroom::web::{
    absence, act, advice, arrangement, audit, board, case, caseload, consultation, credential, episode, error, evaluation, family, goal,
    hand_over, history, log_in, note_template, practice, question, referral, report, safety, search, settings, start, stop_request,
    talk_sheet, unlinked, welcome, worklist, youth,
};

/// Renders the examples of one page as someone sees them who is logged in, and as nobody.
fn render<P: Page>(pages: &Pages, name: &str) {
    for lang in [Lang(Locale::Nl), Lang(Locale::En)] {
        let examples = P::examples(lang);
        assert!(!examples.is_empty(), "{name} gives an example");
        for (index, page) in examples.iter().enumerate() {
            for user in [None, Some(FrameUser { name: "Sanne".into(), role_text: "jeugdprofessional".into() })] {
                let mut frame = Frame::bare(lang, "zondag 22 november 2026".into());
                frame.search = if user.is_some() { "/search" } else { "" };
                frame.demo = user.is_some();
                frame.user = user;
                frame.errors = Errors::default().summary();
                let html = pages.render(lang, frame, page).unwrap_or_else(|error| panic!("{name} {index} {lang:?}: {error}"));
                check_html(&Html::parse_document(&html), &html, &format!("{name} {index} {lang:?}"));
                assert!(html.len() <= 80_000, "{name} {index}: {} bytes", html.len());
            }
        }
    }
}

/// Renders each page and gives the list of their names.
macro_rules! render_all {
    ($pages:expr, $($page:path),+ $(,)?) => {{
        $( render::<$page>($pages, stringify!($page)); )+
        [$( stringify!($page).rsplit("::").next().unwrap().trim() ),+].map(str::to_owned).into_iter().collect::<BTreeSet<String>>()
    }};
}

#[test]
fn every_page_renders_full_empty_and_refused_in_both_languages() {
    let pages = Pages::load().unwrap();
    let rendered = render_all!(
        &pages,
        absence::AbsencesPage,
        act::ActPage,
        advice::AdvicePage,
        arrangement::ArrangementPage,
        audit::AccessPage,
        audit::ReviewPage,
        audit::TrailPage,
        audit::VerdictPage,
        board::Board,
        case::FilePage,
        caseload::CaseloadPage,
        consultation::ConsultationFormPage,
        consultation::ConsultationPage,
        credential::CredentialPage,
        episode::EpisodePage,
        error::ErrorPage,
        family::FamilyPage,
        evaluation::NewEvaluationPage,
        goal::GoalPage,
        goal::GoalsPage,
        goal::NewGoalPage,
        hand_over::HandOverPage,
        history::HistoryPage,
        log_in::CodePage,
        log_in::PasswordPage,
        practice::PracticePage,
        question::QuestionsPage,
        referral::ReferralFormPage,
        referral::ReferralPage,
        note_template::TemplatePage,
        note_template::TemplatesPage,
        report::RefusedPage,
        report::dashboard::DashboardPage,
        report::ending::EndingPage,
        report::one::OnePage,
        safety::SafetyPage,
        search::ResultsPage,
        settings::SettingsPage,
        start::CarePage,
        talk_sheet::TalkSheetPage,
        stop_request::RequestsPage,
        stop_request::StopRequestsPage,
        unlinked::UnlinkedPage,
        welcome::LinkGonePage,
        worklist::ListPage,
        worklist::WhyPage,
        youth::NewPage,
        youth::YouthPage,
    );
    let declared: BTreeSet<String> = source::program()
        .iter()
        .flat_map(|file| file.text.lines().map(str::to_owned).collect::<Vec<_>>())
        .filter_map(|line| Some(line.strip_prefix("impl Page for ")?.trim_end_matches(" {").to_owned()))
        .collect();
    assert_eq!(rendered, declared, "every page of the program is rendered here");
}

#[test]
fn every_template_belongs_to_a_page_or_is_part_of_one() {
    let named: BTreeSet<String> = source::files("src", ".rs")
        .iter()
        .flat_map(|file| file.text.split("const TEMPLATE: &'static str = \"").skip(1).map(str::to_owned).collect::<Vec<_>>())
        .filter_map(|rest| Some(rest.split_once('"')?.0.to_owned()))
        .collect();
    for file in source::files("templates", ".html") {
        let name = file.path.trim_start_matches("templates/").to_owned();
        if !name.starts_with("layout/") && !name.starts_with("component/") {
            assert!(named.contains(&name), "no page names the template {name}");
        }
    }
}

/// Frames that only a running program makes: a notice, a summary of what is wrong.
#[test]
fn a_frame_says_what_was_saved_and_what_is_wrong() {
    let pages = Pages::load().unwrap();
    let lang = Lang(Locale::Nl);
    let page = settings::SettingsPage::examples(lang).remove(0);
    let mut frame = Frame::bare(lang, "zondag 22 november 2026".into());
    frame.notice = "Opgeslagen".into();
    frame.errors = Errors::one("locale", "Kies een taal.".into()).summary();
    let html = pages.render(lang, frame, &page).unwrap();
    check_html(&Html::parse_document(&html), &html, "settings");
    assert!(html.contains("Opgeslagen") && html.contains("Kies een taal."));
}
