//! Forms that exist in tests alone: one of each kind that a form can be, with every kind of question. The list of forms is the
//! only place of the program that knows them (feature `probe`).

use super::{
    consultation,
    form::{
        About, Anchor, Begins, Chapter, Clock, Column, Count, DateRule, Event, Fact, Form, Fulfilled, Group,
        Layout, Leaf, Likely, List, Listed, Many, Offered, Opened, Order, Paper, Sheets,
    },
    question::{Choice, Question, Rows, Scale, Section, Voice, YES_NO, choice, signature},
};
use crate::case::nouns::{Holds, Lost, ORDER, PERIOD, Part, field};

const COLOURS: &[Choice] = &[choice("red", "Probe red"), choice("blue", "Probe blue")];

/// A tool with every kind of question, and a paper of its own.
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
    clocks: &[],
    facts: &[Fact::Danger("agreed"), Fact::Kept("depth"), Fact::Kept("weeks")],
    law: &["care-act-2014"],
    keeps: &[],
    holds: &[],
    sections: &[
        Section {
            slug: "first",
            heading: "Probe, the first part",
            hint: "",
            source_rows: &[],
            questions: FIRST,
        },
        Section {
            slug: "second",
            heading: "Probe, the second part",
            hint: "",
            source_rows: &[],
            questions: SECOND,
        },
        Section {
            slug: "third",
            heading: "Probe, the third part",
            hint: "What stands beside others, and in things of its own.",
            source_rows: &[],
            questions: THIRD,
        },
    ],
};

const FIRST: &[Question] = &[
    Question::line("name", "Probed client").name().of_client(),
    Question::line("words", "Probe words"),
    Question::text("more-words", "More probe words")
        .rows(2)
        .hint("As many as fit.")
        .limit(40)
        .beside(&[(consultation::NOUN, consultation::REASON)]),
    Question::words("own", "What matters", Voice::Own).may_name(),
    Question::words("view", "What matters", Voice::Practitioner),
    Question::words("other", "What matters", Voice::Other),
    Question::text("why", "Why it was probed").same_as(consultation::NOUN, consultation::REASON),
    Question::text("called", "What the probed client is called").same_as("person", "preferred-name"),
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
    Question::scale("depth", "Depth of the probe", &DEPTH),
];

const DEPTH: Scale = Scale { from: 1, to: 5, ends: ("the shallowest", "as deep as it goes") };

const THIRD: &[Question] = &[
    Question::link("rests-on", "Line on which the probe rests", &["probe-line"]),
    Question::link("for-whom", "For whom the probe is", &["person"]),
    Question::person("beside", "Who stood beside the probe"),
    signature!("agreed-by", "Probe agreed by").required("Say who agreed to the probe, and when"),
    Question::table("steps", "Steps of the probe", STEPS).required("Add a step of the probe"),
    Question::table("marks", "Marks of the probe", MARKS),
];

/// Rows that are ordered by hand, with every kind of question that can be asked of a row.
const STEPS: &Rows = &Rows {
    noun: "probe-step",
    one: ("Probe step", "probe step"),
    add: "Add a probe step",
    of: &[
        Question::text("what", "What the step is").required("Say what the step is"),
        Question::line("note", "Note of the step").short("Note"),
        Question::words("voice", "Said of the step", Voice::Own),
        Question::day("by", "Day of the step"),
        Question::when("since", "Since when the step is"),
        Question::time("at", "Time of the step"),
        Question::one("state", "State of the step", COLOURS),
        Question::line("because", "Why the step is blue")
            .short("Because")
            .shown_if("state", &["blue"])
            .required("Say why the step is blue"),
        Question::many("states", "States of the step", COLOURS),
        Question::number("size", "Size of the step", "feet"),
        Question::scale("depth", "Depth of the step", &DEPTH),
        Question::link("line", "Line of the step", &["probe-line"]),
        Question::person("who", "Who takes the step"),
    ],
    keeps: &[PERIOD, ORDER],
    grid: None,
};

/// Rows in the order in which they are added.
const MARKS: &Rows = &Rows {
    noun: "probe-mark",
    one: ("Probe mark", "probe mark"),
    add: "Add a probe mark",
    of: &[Question::line("words", "Words of the mark")],
    keeps: &[PERIOD],
    grid: None,
};

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
    clocks: &[
        Clock {
            slug: "probe-visit-due",
            words: "Probe visit",
            from: Anchor::Own("held", "the visit"),
            days: 21,
            only_if: None,
            held: "held",
            fulfilled: Fulfilled::Next,
            lapses: true,
            beside: None,
        },
        Clock {
            slug: "probe-visit-first",
            words: "First probe visit",
            from: Anchor::Commencement,
            days: 3,
            only_if: None,
            held: "held",
            fulfilled: Fulfilled::Chosen("seen-by", "red"),
            lapses: true,
            beside: None,
        },
    ],
    facts: &[],
    law: &[],
    keeps: &[PERIOD],
    holds: &[],
    sections: &[Section {
        slug: "visit",
        heading: "Visit of the probe",
        hint: "",
        source_rows: &[],
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

const HELD: &[Question] = &[
    Question::day("held", "Day of the probe visit"),
    Question::text("seen", "What the probe visit saw"),
    Question::one("seen-by", "Colour of whoever saw the probe visit", COLOURS),
    Question::text("why", "Why it was visited").same_as(consultation::NOUN, consultation::REASON),
    Question::table("sights", "Sights of the visit", SIGHTS),
    Question::rated("marked", "Marks at the visit", MARKS),
];

/// Rows of one of many.
const SIGHTS: &Rows = &Rows {
    noun: "probe-sight",
    one: ("Probe sight", "probe sight"),
    add: "Add a probe sight",
    of: &[Question::person("who", "Who saw it"), Question::line("words", "Words of the sight")],
    keeps: &[field("visit", Holds::Link(&["probe-visit"], Lost::Goes)), ORDER],
    grid: None,
};

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
    clocks: &[],
    facts: &[],
    law: &[],
    keeps: &[],
    holds: &[],
    sections: &[Section {
        slug: "line",
        heading: "Line of the probe",
        hint: "",
        source_rows: &[],
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
    clocks: &[],
    facts: &[],
    law: &[],
    keeps: &[PERIOD],
    holds: &[],
    sections: &[Section {
        slug: "letter",
        heading: "Letter of the probe",
        hint: "",
        source_rows: &[],
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
    clocks: &[],
    facts: &[],
    law: &[],
    keeps: &[],
    holds: &[],
    sections: &[Section {
        slug: "entry",
        heading: "Entry of the probe diary",
        hint: "",
        source_rows: &[],
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
