//! Forms that exist in tests alone: one of each kind that a form can be, with every kind of question. The list of forms is the
//! only place of the program that knows them (feature `probe`).

use super::{
    consultation,
    form::{
        About, Anchor, Begins, Chapter, Column, Count, DateRule, Event, Fact, Form, Group, Layout, Leaf,
        Likely, List, Listed, Many, Offered, Opened, Order, Paper, Sheets,
    },
    question::{Choice, Question, Section, YES_NO, choice},
};
use crate::case::nouns::{PERIOD, Part};

const COLOURS: &[Choice] = &[choice("red", "Probe red"), choice("blue", "Probe blue")];

/// A tool with every kind of question, twelve in all, and a paper of its own.
pub static TOOL: Form = Form {
    noun: "probe",
    title: "Probe tool",
    name: "Probe tools",
    bar: "Probe",
    source: "Probe source",
    purpose: "Is walked through everything that follows from a form.",
    about: About::Period,
    count: Count::One,
    offered: Offered::WhenUsed(Group::Tools),
    paper: Paper::Own(&Leaf {
        slug: "probe-sheet",
        words: "Probe sheet",
        title: "Probe sheet",
        layout: Layout::Sections,
    }),
    share: Part::Form,
    dates: &[
        DateRule {
            slug: "probed",
            likely: Likely::NotBefore(Anchor::Commencement, "A probe follows the beginning of the work."),
        },
        DateRule { slug: "next-probe", likely: Likely::Ahead },
        DateRule {
            slug: "next-probe",
            likely: Likely::NotBefore(Anchor::Own("probed", "the probe"), "The next probe follows this one."),
        },
    ],
    events: &[Event {
        origin: "probed",
        days: &["probed"],
        only_if: Some(("agreed", "yes")),
        begun_by: "colour",
        words: " probed",
        joint: ": ",
        more: &[("probe", "words"), (consultation::NOUN, consultation::REASON)],
    }],
    facts: &[Fact::Danger("agreed")],
    keeps: &[],
    holds: &[],
    sections: &[
        Section { slug: "first", heading: "Probe, the first part", hint: "", seeds: &[], questions: FIRST },
        Section {
            slug: "second",
            heading: "Probe, the second part",
            hint: "",
            seeds: &[],
            questions: SECOND,
        },
    ],
};

const FIRST: &[Question] = &[
    Question::line("name", "Probed client").name().of_client(),
    Question::line("words", "Probe words"),
    Question::text("more-words", "More probe words"),
    Question::line("who", "Who probed").name(),
    Question::day("probed", "Day of the probe"),
    Question::day("next-probe", "Day of the next probe"),
];

const SECOND: &[Question] = &[
    Question::when("about", "About when"),
    Question::time("clock", "Clock of the probe"),
    Question::one("agreed", "Probe agreed?", YES_NO),
    Question::one("colour", "Colour of the probe", COLOURS).shown_if("agreed", &["yes"]),
    Question::many("colours", "Colours of the probe", COLOURS),
    Question::number("weeks", "Length of the probe", "weeks"),
];

/// Many in a period of work, each with a page, all of them on the paper of the tool.
pub static VISIT: Form = Form {
    noun: "probe-visit",
    title: "Probe visit",
    name: "Probe visits",
    bar: "",
    source: "",
    purpose: "Is there many times.",
    about: About::Period,
    count: Count::Many(&Many {
        counted: ("probe visit", "probe visits"),
        told_by: "held",
        listed: Listed::As(&VISITS),
    }),
    offered: Offered::WhenUsed(Group::Tools),
    paper: Paper::ChapterOf(
        "probe",
        Chapter::Each(&Sheets {
            heading: "Visits of the probe",
            room: 1,
            continued: "More visits of the probe",
        }),
    ),
    share: Part::Form,
    dates: &[DateRule {
        slug: "held",
        likely: Likely::NotBefore(Anchor::Referral, "A probe visit follows the referral."),
    }],
    events: &[Event {
        origin: "held",
        days: &["held"],
        only_if: None,
        begun_by: "",
        words: "Probe visit",
        joint: ": ",
        more: &[("probe-visit", "seen")],
    }],
    facts: &[],
    keeps: &[PERIOD],
    holds: &[],
    sections: &[Section {
        slug: "visit",
        heading: "Visit of the probe",
        hint: "",
        seeds: &[],
        questions: HELD,
    }],
};

const VISITS: List = List {
    path: "probe-visits",
    order: Order::Oldest("held"),
    intro: "",
    title: &["seen"],
    untitled: "nothing seen",
    columns: &[Column { slug: "held", heading: "Held", none: "No day yet" }],
    add: "Add a probe visit",
    empty: "No probe visits yet.",
    opened: Opened::OnItsPage,
    begins: &[("held", Begins::Today)],
};

const HELD: &[Question] =
    &[Question::day("held", "Day of the probe visit"), Question::text("seen", "What the probe visit saw")];

/// Many of the case as a whole, opened in their list, with a table for paper.
pub static LOG: Form = Form {
    noun: "probe-line",
    title: "Probe line",
    name: "Probe log",
    bar: "Probe log",
    source: "",
    purpose: "Is a line of a log.",
    about: About::Case,
    count: Count::Many(&Many {
        counted: ("probe line", "probe lines"),
        told_by: "on",
        listed: Listed::As(&LINES),
    }),
    offered: Offered::WhenUsed(Group::Tools),
    paper: Paper::Own(&Leaf {
        slug: "probe-log",
        words: "Probe log",
        title: "Probe log",
        layout: Layout::Table,
    }),
    share: Part::Form,
    dates: &[],
    events: &[],
    facts: &[],
    keeps: &[],
    holds: &[],
    sections: &[Section {
        slug: "line",
        heading: "Line of the probe",
        hint: "",
        seeds: &[],
        questions: LINE,
    }],
};

const LINES: List = List {
    path: "probe-log",
    order: Order::Newest("on"),
    intro: "",
    title: &["on"],
    untitled: "No day yet",
    columns: &[
        Column { slug: "on", heading: "Day", none: "" },
        Column { slug: "line", heading: "Line", none: "" },
    ],
    add: "Add a probe line",
    empty: "No probe lines yet.",
    opened: Opened::InTheList,
    begins: &[("on", Begins::Today)],
};

const LINE: &[Question] =
    &[Question::day("on", "Day of the probe line"), Question::text("line", "Words of the probe line")];

/// Many in a period of work, each on a paper of its own.
pub static LETTER: Form = Form {
    noun: "probe-letter",
    title: "Probe letter",
    name: "Probe letters",
    bar: "",
    source: "",
    purpose: "Is a paper of its own.",
    about: About::Period,
    count: Count::Many(&Many {
        counted: ("probe letter", "probe letters"),
        told_by: "",
        listed: Listed::As(&LETTERS),
    }),
    offered: Offered::Always(Group::Tools),
    paper: Paper::Own(&Leaf {
        slug: "probe-letter",
        words: "Probe letter",
        title: "Probe letter",
        layout: Layout::Sections,
    }),
    share: Part::Form,
    dates: &[],
    events: &[],
    facts: &[],
    keeps: &[PERIOD],
    holds: &[],
    sections: &[Section {
        slug: "letter",
        heading: "Letter of the probe",
        hint: "",
        seeds: &[],
        questions: WORDS,
    }],
};

const LETTERS: List = List {
    path: "probe-letters",
    order: Order::Oldest("sent"),
    intro: "",
    title: &["sent"],
    untitled: "not sent",
    columns: &[Column { slug: "words", heading: "Words", none: "" }],
    add: "Add a probe letter",
    empty: "No probe letters yet.",
    opened: Opened::OnItsPage,
    begins: &[],
};

const WORDS: &[Question] =
    &[Question::day("sent", "Day of the probe letter"), Question::text("words", "Words of the probe letter")];

/// Many of the practitioner's own practice, each with a page.
pub static DIARY: Form = Form {
    noun: "probe-diary",
    title: "Probe diary entry",
    name: "Probe diary",
    bar: "Probe diary",
    source: "",
    purpose: "Is an entry of a practice.",
    about: About::Practice,
    count: Count::Many(&Many {
        counted: ("probe diary entry", "probe diary entries"),
        told_by: "written",
        listed: Listed::As(&DIARIES),
    }),
    offered: Offered::Always(Group::Practice),
    paper: Paper::InTheWhole,
    share: Part::Form,
    dates: &[],
    events: &[],
    facts: &[],
    keeps: &[],
    holds: &[],
    sections: &[Section {
        slug: "entry",
        heading: "Entry of the probe diary",
        hint: "",
        seeds: &[],
        questions: ENTRY,
    }],
};

const DIARIES: List = List {
    path: "probe-diary",
    order: Order::Newest("written"),
    intro: "",
    title: &["thought"],
    untitled: "nothing thought",
    columns: &[Column { slug: "written", heading: "Written", none: "No day yet" }],
    add: "Add a probe diary entry",
    empty: "No probe diary entries yet.",
    opened: Opened::OnItsPage,
    begins: &[("written", Begins::Today)],
};

const ENTRY: &[Question] = &[
    Question::day("written", "Day of the probe diary"),
    Question::text("thought", "Thought of the probe diary").required("Enter the thought"),
    Question::number("spent", "Time of the probe diary", "hours"),
    Question::one("kept", "Probe diary kept?", YES_NO),
];
