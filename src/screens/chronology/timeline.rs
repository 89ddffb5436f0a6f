//! The drawing: lanes by kind, from a life to a week, by finger, mouse or keyboard. Every entry of it is in the table too.

use super::{book::Book, part_heading, table};
use crate::{
    browser::{clock, memo::memo, soon},
    case::date::day_in_words,
    parts::{self, Button},
    reports::chronology::{
        entry::Valence,
        filter::Filter,
        timeline::{Mark, Span, TimelineLayout, WIDTH, scene},
    },
};
use chrono::{Days, NaiveDate};
use leptos::prelude::*;
use std::sync::Arc;

#[derive(Clone, Copy)]
struct Look {
    book: Book,
    span: RwSignal<Span>,
    around: RwSignal<NaiveDate>,
    /// The entries whose words are read under the drawing.
    read: RwSignal<Vec<String>>,
    /// Which mark the keyboard stands on.
    at: RwSignal<usize>,
    days: Memo<(NaiveDate, NaiveDate)>,
    scene: Memo<Arc<TimelineLayout>>,
}

impl Look {
    fn zoom(self, span: Option<Span>) {
        if let Some(span) = span {
            let (first, last) = self.days.get_untracked();
            // From the whole life one looks closer at its end, where the work is.
            let middle = match self.span.get_untracked() {
                Span::Life => last,
                _ => first + Days::new(u64::try_from((last - first).num_days() / 2).unwrap_or_default()),
            };
            self.around.set(middle);
            self.span.set(span);
            self.at.set(0);
        }
    }

    fn step(self, is_later: bool) {
        let (first, last) = self.days.get_untracked();
        let half = Days::new(u64::try_from((last - first).num_days() / 2).unwrap_or_default().max(1));
        self.around.update(|day| {
            let moved = if is_later { day.checked_add_days(half) } else { day.checked_sub_days(half) };
            *day = moved.unwrap_or(*day);
        });
        self.at.set(0);
    }

    /// Reads one entry, or looks closer where several lie together.
    fn take(self, mark: &Mark) {
        self.read.set(mark.ids.clone());
        if mark.ids.len() > 1 {
            let (first, last) = mark.days;
            let middle = first + Days::new(u64::try_from((last - first).num_days() / 2).unwrap_or_default());
            if let Some(closer) = self.span.get_untracked().closer() {
                self.around.set(middle);
                self.span.set(closer);
                self.at.set(0);
                soon::focus_first(".kith-timeline [tabindex='0']");
            }
        }
    }

    fn focus(self, place: usize) {
        self.at.set(place);
        soon::focus_first(".kith-timeline [tabindex='0']");
    }

    /// Left and right go by time; up and down to the nearest mark of the next lane.
    fn key(self, key: &str) -> bool {
        let scene = self.scene.get_untracked();
        let at = self.at.get_untracked();
        let Some(here) = scene.marks.get(at) else { return false };
        let lane = |is_down: bool| {
            let others = scene
                .marks
                .iter()
                .enumerate()
                .filter(|(_, mark)| if is_down { mark.lane > here.lane } else { mark.lane < here.lane });
            others
                .min_by(|(_, a), (_, b)| {
                    let far = |mark: &Mark| (mark.lane.abs_diff(here.lane), (mark.x - here.x).abs());
                    far(a).partial_cmp(&far(b)).unwrap_or(std::cmp::Ordering::Equal)
                })
                .map(|(place, _)| place)
        };
        let to = match key {
            "ArrowRight" => Some(at + 1).filter(|to| *to < scene.marks.len()),
            "ArrowLeft" => at.checked_sub(1),
            "Home" => Some(0),
            "End" => scene.marks.len().checked_sub(1),
            "ArrowDown" => lane(true),
            "ArrowUp" => lane(false),
            "Enter" | " " => {
                self.take(here);
                return true;
            }
            "+" | "=" => {
                self.zoom(self.span.get_untracked().closer());
                self.focus(0);
                return true;
            }
            "-" => {
                self.zoom(self.span.get_untracked().wider());
                self.focus(0);
                return true;
            }
            _ => return false,
        };
        if let Some(to) = to {
            self.focus(to);
        }
        true
    }
}

/// The part of the screen.
pub fn view(book: Book) -> AnyView {
    let (span, around) = (RwSignal::new(Span::Life), RwSignal::new(clock::today()));
    let days = memo(move || {
        book.view.with(|view| span.get().days(around.get(), view.rows.iter().map(|row| &row.entry)))
    });
    let drawn = memo(move || {
        let days = days.get();
        Arc::new(book.view.with(|view| scene(view.rows.iter().map(|row| &row.entry), days)))
    });
    let look = Look {
        book,
        span,
        around,
        read: RwSignal::new(Vec::new()),
        at: RwSignal::new(0),
        days,
        scene: drawn,
    };
    let button = move |words: &'static str, act: fn(Look), is_off: fn(Span) -> bool| {
        Button::new(parts::Look::Secondary, words, move || act(look))
            .class("govuk-!-margin-bottom-2")
            .disabled(move || is_off(span.get()))
            .view()
    };
    let in_sight = move || {
        let (first, last) = days.get();
        format!("{}: {} to {}", span.get().in_words(), day_in_words(first), day_in_words(last))
    };
    let undated = move || {
        let count = drawn.with(|scene| scene.undated);
        (count > 0).then(|| view! { <p class="govuk-hint">{count} {if count == 1 { " entry has" } else { " entries have" }} " no date that can be drawn."</p> })
    };
    view! {
        {part_heading("Timeline")}
        <p class="govuk-body">"Every entry of the drawing is in the table as well. With the keyboard: arrows go from mark to mark, Enter reads one, plus and minus look closer and wider."</p>
        <div class="kith-timeline__tools" role="group" aria-label="What is in sight">
            {button("Closer", |look| look.zoom(look.span.get_untracked().closer()), |span| span.closer().is_none())}
            {button("Wider", |look| look.zoom(look.span.get_untracked().wider()), |span| span.wider().is_none())}
            {button("Earlier", |look| look.step(false), |span| span == Span::Life)}
            {button("Later", |look| look.step(true), |span| span == Span::Life)}
            <p class="govuk-body govuk-!-margin-bottom-2" role="status">{in_sight}</p>
        </div>
        <div class="kith-table-scroll kith-timeline" role="region" aria-label="Timeline" tabindex="-1">
            {move || drawing(look, &drawn.get())}
        </div>
        {undated}
        {reading(look)}
    }
    .into_any()
}

const fn sign_letter(sign: Option<Valence>) -> &'static str {
    match sign {
        Some(Valence::Positive) => "+",
        Some(Valence::Negative) => "\u{2212}",
        _ => "",
    }
}

fn drawing(look: Look, scene: &TimelineLayout) -> AnyView {
    let height = format!("{:.0}", scene.height.max(60.0));
    let at = |number: f64| format!("{number:.1}");
    let ticks = scene.ticks.iter().map(|tick| {
        let x = at(tick.x);
        view! {
            <line class="kith-timeline__tick" x1=x.clone() x2=x.clone() y1="26" y2=height.clone()></line>
            <text class="kith-timeline__date" x=x y="18" text-anchor="middle">{tick.label.clone()}</text>
        }
    });
    let lanes = scene.lanes.iter().map(|lane| {
        view! {
            <line class="kith-timeline__lane" x1="0" x2=at(WIDTH) y1=at(lane.y) y2=at(lane.y)></line>
            <text class="kith-timeline__name" x="4" y=at(lane.y + 17.0)>{lane.label}</text>
        }
    });
    let mark = |(place, mark): (usize, &Mark)| {
        let class = match mark.sign {
            Some(Valence::Positive) => "kith-timeline__mark kith-timeline__mark--positive",
            Some(Valence::Negative) => "kith-timeline__mark kith-timeline__mark--negative",
            _ => "kith-timeline__mark",
        };
        let words =
            if mark.ids.len() > 1 { mark.ids.len().to_string() } else { sign_letter(mark.sign).to_owned() };
        // Round for what is good or neither, cornered for what is bad: never by colour alone.
        let round = if mark.sign == Some(Valence::Negative) { "2" } else { "13" };
        let (label, title) = (mark.label.clone(), mark.label.clone());
        let taken = StoredValue::new(mark.clone());
        let take = move |_| {
            look.at.set(place);
            taken.with_value(|mark| look.take(mark));
        };
        let tab = move || if look.at.get() == place { "0" } else { "-1" };
        let key = move |event: leptos::ev::KeyboardEvent| {
            if !event.ctrl_key() && !event.meta_key() && !event.alt_key() && look.key(&event.key()) {
                event.prevent_default();
            }
        };
        view! {
            <g class=class role="button" tabindex=tab aria-label=label on:click=take on:keydown=key>
                <title>{title}</title>
                <rect x=at(mark.x) y=at(mark.y) width=at(mark.width.max(26.0) - 2.0) height="26" rx=round></rect>
                <text x=at(mark.x + (mark.width - 2.0) / 2.0) y=at(mark.y + 18.0) text-anchor="middle">{words}</text>
            </g>
        }
    };
    let marks = scene.marks.iter().enumerate().map(mark).collect_view();
    view! {
        <svg class="kith-timeline__svg" role="group" aria-label="Entries by time and kind" width=at(WIDTH + 30.0) height=height.clone() viewBox=format!("0 0 {} {height}", WIDTH + 30.0)>
            <g aria-hidden="true">{ticks.collect_view()} {lanes.collect_view()}</g>
            {marks}
        </svg>
    }
    .into_any()
}

/// The words of the mark that was chosen, with the ways to the table.
fn reading(look: Look) -> AnyView {
    let body = move || {
        let ids = look.read.get();
        let entries: Vec<_> = ids.iter().filter_map(|id| look.book.entry(id)).take(20).collect();
        if entries.is_empty() {
            return ().into_any();
        }
        let link = look.book.link(Filter { rows: ids.clone(), is_among: true, ..Filter::default() });
        let item = |entry: crate::reports::chronology::Entry| {
            let family = table::family(look.book, &entry).map(|to| {
                let about = format!(": {}", entry.date);
                view! { " " <a class="govuk-link kith-touch" href=to>"Family at this date" <span class="govuk-visually-hidden">{about}</span></a> }
            });
            view! {
                <li>
                    <strong>{entry.date}</strong> " " {entry.incident} " "
                    <span class="kith-secondary">{entry.source} " " {entry.significance}</span>
                    {family}
                </li>
            }
        };
        view! {
            <ul class="govuk-list">{entries.into_iter().map(item).collect_view()}</ul>
            <p class="kith-actions"><a class="govuk-link kith-touch" href=link>"Show in the table"</a></p>
        }
        .into_any()
    };
    view! { <div class="kith-timeline__reading" aria-live="polite">{body}</div> }.into_any()
}
