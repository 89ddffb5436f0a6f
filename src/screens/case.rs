//! Which screen of a case is shown, once the case is open.

use super::{
    chronology, ecomap, form, genogram, hand_over, history, identity::IdentityBar, integrity, list,
    open_file, overview, past, practice, print, strengths,
};
use crate::parts::heading::heading;
use crate::{
    browser::{memo::memo, page, soon},
    case::Subject,
    workbench::{Place, bench::use_bench, place::CasePlace},
};
use leptos::prelude::*;

/// A screen of a case, once the case is open.
#[must_use]
pub fn screen(id: String, place: CasePlace) -> AnyView {
    let bench = use_bench();
    let (wanted, subject) = (id.clone(), Subject::of(&id));
    let is_open = memo(move || bench.open.with_session(|session| session.id() == wanted).unwrap_or(false));
    let was_opening = StoredValue::new(false);
    let body = move || {
        if !is_open.get() {
            was_opening.set_value(true);
            let words = match subject {
                Subject::Case => "Opening the case\u{2026}",
                Subject::Practice => "Opening my practice\u{2026}",
            };
            return view! {
                {heading(words)}
                {(subject == Subject::Practice).then(practice::amiss)}
                <p class="govuk-body"><a class="govuk-link" href=bench.link(Place::Home)>"Back to the cases"</a></p>
            }
            .into_any();
        }
        // The heading that gave way had the focus; the one in its place takes it over.
        if was_opening.get_value() && page::is_focused("page-title") {
            soon::focus_first("#page-title");
        }
        was_opening.set_value(false);
        let (case, place) = (id.clone(), place.clone());
        let inner = match place.clone() {
            CasePlace::Overview if subject == Subject::Practice => practice::screen(bench),
            CasePlace::Overview => overview::screen(bench, &case),
            CasePlace::Form(noun, thing) => form::screen(&case, &noun, &thing),
            CasePlace::List(noun, period) => list::screen(&case, &noun, period),
            CasePlace::Chronology | CasePlace::ChronologyAt(_) => chronology::screen(&case),
            CasePlace::Genogram => genogram::screen(None),
            CasePlace::GenogramAt(day, entry) => {
                genogram::screen(Some((day, bench.link(Place::Case(case.clone(), CasePlace::entry(&entry))))))
            }
            CasePlace::Ecomap => ecomap::screen(),
            CasePlace::Strengths => strengths::screen(&case),
            CasePlace::HandOver => hand_over::screen(Some(case.clone())),
            CasePlace::Received => open_file::received(&case),
            CasePlace::Print(paper, thing) => print::screen(&case, &paper, &thing),
            CasePlace::Send(episode) => print::send(&case, &episode),
            CasePlace::History(about) => history::screen(&case, about),
            CasePlace::Past => past::screen(),
        };
        // The links of the case know the family's screen and not the day that is shown on it.
        let here = if matches!(place, CasePlace::GenogramAt(..)) { CasePlace::Genogram } else { place };
        let bar = match subject {
            Subject::Case => view! { <IdentityBar id=case.clone() here/> }.into_any(),
            Subject::Practice => practice::bar(bench, &here),
        };
        view! { {bar} {integrity::alert(case.clone())} {super::clock::alert(case)} {inner} }.into_any()
    };
    view! { {body} }.into_any()
}
