//! Words that stand in or beside names: titles, particles, kin and trades, services, and names that are words as well.
//!
//! Each list is in folded letters, a word between spaces.

use std::collections::BTreeSet;
use std::sync::OnceLock;

/// A list of words, cut up when it is first asked.
pub(super) struct List {
    words: &'static str,
    cut: OnceLock<BTreeSet<&'static str>>,
}

impl List {
    const fn new(words: &'static str) -> Self {
        Self { words, cut: OnceLock::new() }
    }

    /// Whether it holds a word.
    pub fn has(&self, word: &str) -> bool {
        self.cut.get_or_init(|| self.all().collect()).contains(word)
    }

    /// Every word of it.
    pub fn all(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.words.split_ascii_whitespace()
    }
}

/// Said before a name, and no name by themselves.
pub(super) static TITLES: List = List::new(
    "mr mrs ms miss mx dr doctor sir dame lady lord rev reverend revd father fr sister sr brother br pastor imam \
rabbi canon vicar deacon chaplain sheikh haji hajji alhaji alhaja pc pcso dc ds dci sgt sergeant insp \
inspector constable superintendent nurse matron midwife prof professor councillor cllr judge captain major \
uncle aunt auntie aunty gran grandma grandpa granddad grandad nanna granny mum mummy dad daddy cousin madam \
master herr frau monsieur madame senor senora",
);

/// Small words within a name.
pub(super) static PARTICLES: List = List::new(
    "de da do dos das di du del della der den la le les los las van von vom zu zur ter ten af av al el ul ur ud bin \
ibn bint bat ap ab ferch y e i st and of the mac mc o d l san santa abu umm ould",
);

/// Words that tell what follows: they part two names of one person.
pub(super) static CONNECTORS: List = List::new(
    "nee formerly aka alias born previously called known as not name names maiden \
birth unknown anon anonymous tbc na senior junior snr jnr jr sr ii iii iv esq obe mbe phd",
);

/// Kin and what somebody is to somebody: said of many people, and no name.
pub(super) static KIN: List = List::new(
    "child children baby babies stillborn unborn infant toddler twin twins mother father mum dad \
mam mama papa son sons daughter daughters brother brothers sister sisters sibling siblings wife husband spouse partner \
partners ex fiance fiancee girlfriend boyfriend friend friends neighbour neighbours neighbor neighbors carer carers \
man woman men women boy girl person people client family families household relative relatives cousin cousins nephew \
nephews niece nieces uncle uncles aunt aunts auntie grandmother grandfather grandson granddaughter grandchild \
grandchildren grandparent grandparents parent parents stepfather stepmother stepson stepdaughter stepchild guardian \
landlord landlady lodger tenant tenants flatmate housemate somebody someone nobody everyone both others other another \
self themself herself himself me i you him her widow widower foster fosterer donor pet dog cat deceased late \
colleague colleagues colleague's godmother godfather mil fil inlaw inlaws law",
);

/// Trades and services that are named in the place of a person.
pub(super) static TRADES: List = List::new(
    "gp gps nurse nurses district doctor doctors surgery practice practitioner practitioners \
consultant consultants social worker workers care caring home homes house housing association associations \
association's council councils councillor local authority authorities police officer officers pc pcso constable fire \
rescue service services ambulance crew crews paramedic paramedics hospital hospitals ward wards clinic clinics memory \
mental health team teams alcohol drug drugs substance misuse therapist therapists therapy occupational physio \
physiotherapist physiotherapists ot ots speech psychologist psychiatrist psychiatrists counsellor counselling chemist \
pharmacy pharmacist pharmacists dentist optician chiropodist podiatrist hospice palliative nursing residential day \
centre center centres community communities club clubs group groups charity charities voluntary organisation \
organisations organization bank banks building society benefits benefit dwp jobcentre pension pensions solicitor \
solicitors lawyer lawyers court courts probation prison magistrates attorney attorneys deputy deputies advocate \
advocates advocacy imca imha rpr school schools college colleges university teacher teachers headteacher tutor library \
church chapel mosque temple synagogue gurdwara parish vicar minister priest pastor imam lunch choir bowls gym leisure \
shop shops shopkeeper pub cafe driver drivers taxi bus postman postwoman postie milkman cleaner cleaners warden wardens \
scheme manager managers supervisor supervision senior staff duty desk reception receptionist receptionists secretary \
assistant assessor assessors caretaker support supported living outreach respite agency agencies provider providers \
company trust foundation limited ltd plc nhs cmht cqc mash dols lpa poa safeguarding adult adults children's childrens \
adult's line lead area office officers' department unit emergency out hours hour night evening morning daytime sitting \
service's telecare lifeline pendant alarm alarms meals wheels befriender befriending volunteer volunteers visitor \
visitors interpreter interpreters transport landlord's records record register letter letters email emails referral \
referrer note notes file files report reports telephone phone call calls visit visits text message messages \
conversation discharge summary summaries assessment assessments review reviews panel meeting meetings minutes form \
forms swift mosaic discussion own account accounts observation observations observed seen statement history \
chronology previous earlier records' court's world online internet website facebook whatsapp garden allotment market \
street road lane avenue close court crescent drive place square terrace gardens park hill green farm lodge grange \
manor hall villa flat villas estate village town city north south east west county borough region national royal \
general infirmary clinic's surgery's medical foundation's water gas electric energy broadband council's chapel's \
church's sick ill various several unknown unclear none nothing anybody anyone relevant professionals professional \
specialist specialists nhs111 111 999 101 equipment adaptations handyperson repairs repair contractor contractors \
engineer engineers electrician plumber builder gardener hairdresser barber dietitian dietician audiology hearing sight \
vision diabetic diabetes stroke falls continence tissue viability wound heart failure respiratory cancer macmillan \
dementia alzheimer's alzheimers age uk mind samaritans redcross cross red lloyds barclays natwest hsbc santander \
halifax nationwide tesco asda sainsburys aldi lidl morrisons boots barnardos barnardo's citizens advice shelter",
);

/// Further words by which a service or a faith is called, and nobody.
pub(super) static SERVICES: List = List::new(
    "methodist methodists catholic catholics baptist baptists anglican anglicans quaker quakers muslim muslims islam hindu \
hindus sikh sikhs jewish jews buddhist buddhists christian christians evangelical salvation army jehovah's jehovahs witness \
witnesses bible study alpha cathedral kirk minster mission fellowship congregation worship faith bloods eyes feet rehab \
renal chest walk centre blood warfarin insulin specsavers",
);

/// Small words of the language, which part names from what is said beside them.
pub(super) static SMALL: List = List::new(
    "a an and the his her their our my your its he she they we it is was are were be been has \
have had who whom whose which that this these those of from for to at in on by with without about after before since \
next door opposite upstairs downstairs near nearby over under up down out no not yet none also too or nor but if when \
while as via per than then there here all any some each every both either neither more most new old former ex only \
same via cc re same today tomorrow yesterday monday tuesday wednesday thursday friday saturday sunday weekly daily \
possibly maybe perhaps probably unknown see told said says say rang called reported agreed will would can could should \
may might must do does did needs need needed speaks herself himself because lives living at so far only still",
);

/// Names that are ordinary words as well.
pub(super) static COMMON: List = List::new(
    "will grace mark rose hope frank bill joy faith dawn crystal gem sage ash summer autumn winter sunny sky star \
charity patience prudence mercy honour honor precious blessing gift favour goodness comfort destiny justice \
king prince duke earl bishop pope abbot major page carter cook baker butler turner ward wood woods hill field \
fields rivers river lake moor stone stones bank banks bush bird fox wolf lamb bull swan crane peacock pike \
salmon young old long short strong small little large brown black white green gray grey gold silver day days \
week weeks friend friends good best rich poor sharp bright moody grave graves church chapel temple hall house \
castle town city street lane park parks forest garden gardener farmer shepherd knight singer piper porter \
price pound penny cash chip buck chance chase grant pierce wade warren web wells woody candy cherry honey lark \
liberty myrtle opal pansy plum queen rainbow trinity unity bliss brandy victory love peace wisdom promise \
success miracle testimony praise favor divine princess lucky happy merry power may april june august january \
march friday monday sunday saturday tuesday wednesday thursday said can man sing hung sang wing ping fang bin \
ting song sun kind lang stark amen islam jihad sale mat pal das sol cruz costa bond bell ball battle beach \
bean beard berry blood bloom boot booth bow bowman box branch bread bridge bridges brush buckle bunch burn \
butcher camp cannon card carpenter case chamber chambers clerk close coat collar constable corner cotton couch \
cousin cousins cow crisp cross crook crow cup curry dance darling deal dear death dent dew dial dove down \
draper dream driver dusty early east elder english even fair fall fell finder fine fish flood flower flowers \
foot ford foreman frame freeman french frost fry gentle glass glover golden goose grain griffin groom ground \
grove guest hand hands hard hardy hare hart hawk hay head heard heart hedge hide high holder holiday hood hook \
horn inman iron jewel joiner judge just keen key keys kettle lamp land last law laws lawn leaf leak lean lee \
lock low lush maid main mallet manner marble mayor mead mean meadow meadows mellow mild mint mist money monk \
moon more moss mould mount mountain muse nail nation near neat new nice night noon north nurse nut oak orchard \
orange organ over pack pain palm paradise parish parson partridge pen pepper pick pilgrim pine plant platt \
pole pond poole porch post pots pride priest proud purse quick quiet race rain ransom rash reader reed rest \
rice ridge ring rock roller roots rope rush salt sand savage saw sawyer seal self sellers service shade sheep \
shield ship shore shut sides skill slack slate slaughter sleep smart snow south speed spice spring square \
squire stair stand stare steel steer step stern steward still stock store storm stride strange summers sweet \
swift tab table tanner tear tell thorn tide till tooth trail tree true twist vale valentine van vine vicar \
walls war warm waters way weaver west wheat wheel wheeler whisky wild wilder wind winner wise wool word work \
worth wright yard yeoman bless blossom flora fern saffron rue tansy bay ocean skye willow aspen cedar laurel \
linden maple nan nana nanny al del den le mac bin san la el da de do dos du di child mann mother father lord \
lady",
);

/// Names that are words as well, but in this work are more often names.
pub(super) static SELDOM: List = List::new(
    "amber angel art basil belle billy bob brook brooks carol chuck clay clementine cliff colt constance coral \
daisy dale dean dolly dot drake drew eve felicity finch fisher gale gay gene ginger glen goodluck guy hank \
harmony harry hazel heath heather herb holly hunter iris ivy jack jade jasmine jay juniper kit kitty lance \
lily marsh mason max melody miles miller nick norm olive parsons pat pearl poppy potter ray rob robin rod \
rosemary rowan ruby rusty sam sandy scarlett serenity skip stew sue tailor teddy trip verity victor viola \
violet walker wren",
);

/// Words so small that in front of a sentence they are hardly ever names.
pub(super) static WEAK: List = List::new(
    "he she we it so an do my no to in on at by go if me of or up us am as be is the her his him \
you your our man can even more over just last new old long still down may even near well then than now how why out off \
all any are but for had has not was who yes",
);

/// Months and days, which stand beside numbers.
pub(super) static MONTHS: List = List::new(
    "january march april may june july august sunday monday tuesday wednesday thursday friday \
saturday spring summer autumn winter",
);

/// First names and surnames that are places as well.
pub(super) static LOCALES: List = List::new(
    "chester lincoln jordan chelsea paris florence georgia india israel carlisle preston \
bolton derby kent york london sydney adelaide austin brooklyn charlotte china dakota devon england holland houston \
ireland kenya lancaster lisburn logan milan norfolk oakley phoenix regina rhodes scotland siena sofia stafford surrey \
troy tyne vienna virginia victoria wales warwick washington wells windsor worcester asia africa savannah cairo madison \
sheffield bradford burnley halifax hamilton hastings kendal kingston leicester stockton sutton wakefield walsall \
whitby wigan wolverhampton bath bury reading sale dublin cork kerry clare tyrone down antrim aberdeen perth nelson \
wellington barnsley durham oldham rochdale selby skipton thornton buxton clifton ashton",
);

/// What follows the name of a street, a house or a firm.
pub(super) static PLACE_WORDS: List = List::new(
    "road street lane avenue close court crescent drive place square terrace gardens \
garden way park hill green farm lodge grange manor hall house villa villas estate village hospital surgery ward clinic \
centre center church chapel school college academy university library practice trust foundation association bridge \
station bank group ltd plc limited society scheme homes care day croft wood woods mews rise walk row grove view \
cottage cottages pharmacy infirmary hospice hotel inn arms council institute theatre club town city",
);

/// Said before a place.
pub(super) static WHERE: List =
    List::new("in to from near at around outside towards through via of visiting into");

/// Said before a word that is no name.
pub(super) static ARTICLES: List = List::new(
    "the a an this that these those his her my your their our no any some every each what \
which whose such",
);

/// Said before one thing, and before nobody's name.
pub(super) static ONE: List = List::new("a an no");

/// What somebody does and no thing: after a word it tells that the word is a name.
pub(super) static ACTS: List = List::new(
    "rang called came visited told asked reported agreed refused lived lives moved went thinks thought phoned emailed \
texted met arrived attended cried shouted confirmed says declined wanted feels apologised insisted",
);

/// What somebody or something does or is.
pub(super) static DEEDS: List = List::new(
    "said has had was is needs wants felt saw left signed and rang called came visited told asked reported agreed \
refused lived lives moved went phoned",
);

/// Words that stand in front of a verb: "Will came" may be half a question.
pub(super) static AUXILIARIES: List = List::new("will may can might must");

/// Said after a Chinese or Japanese surname.
pub(super) static HONORIFICS: List = List::new(
    "\u{5148}\u{751f} \u{5973}\u{58eb} \u{5c0f}\u{59d0} \u{592a}\u{592a} \
\u{8001}\u{5e08} \u{8001}\u{5e2b} \u{533b}\u{751f} \u{91ab}\u{751f} \u{5976}\u{5976} \u{7237}\u{7237} \u{963f}\u{59e8} \
\u{53d4}\u{53d4} \u{4f2f}\u{4f2f} \u{592b}\u{4eba} \u{5e08}\u{5085} \u{62a4}\u{58eb} \u{8b77}\u{58eb} \u{3055}\u{3093} \
\u{69d8} \u{541b}",
);

/// Chinese surnames of two characters.
pub(super) static DOUBLE_SURNAMES: List = List::new(
    "\u{6b27}\u{9633} \u{6b50}\u{967d} \u{53f8}\u{9a6c} \u{53f8}\u{99ac} \
\u{8bf8}\u{845b} \u{8af8}\u{845b} \u{4e0a}\u{5b98} \u{6155}\u{5bb9} \u{590f}\u{4faf} \u{7687}\u{752b} \u{5c09}\u{9072}",
);
