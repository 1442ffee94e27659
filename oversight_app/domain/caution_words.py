"""The words by which cautions about free text are told: what is no name, what is an offence."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NO_FAMILY = _words("""
    act advertiser agency agreement alert ambulance annual assembly assessment assurance audit
    authority avenue award bank barracks bench bill board body borough bridge brigade brook bulletin
    bureau business cabinet cadet cadets campus care case cathedral centre chair chamber charity
    chief chronicle church cinema circus city civic clinic close club coast code college command
    commission commissioner committee community company conference constable constabulary
    control corporation council councillor county court crescent crime crimes criminal crown custody
    day department deputy diocese director district division drive east echo education emergency
    england estate evening event executive express fair farm festival fire first flag force forces
    forum foundation framework front fund game gardens gate gazette general green group grove
    guardian guidance hall head health herald hill hillside home hospital hotel house independent
    information initiative inn inquest inquiry inspector inspectorate institute island journal
    justice lake lane law leader league level library line lodge magistrates mail manager market
    meeting member memorial mental mill minister ministry mirror mission model month motorway
    national neighbourhood network news north north-east notice observer offence offences office
    officer officers officials online open operation operational order panel parish park
    parliament part partner partnership party patrol period phase place plan platform point
    police policing policy post practice press prison prize probation procedure profile
    programme project protection protocol public quarter quarterly question record reform region
    register registry report request reserve response retail review rise river road roads role
    route row royal rural safeguarding safety scheme school scrutiny second secretary section
    senior service services sessions sexual sheriff shop social society south special specials
    square staff standard standards station store strategic strategy street summit sun support
    tavern team telegraph terrace theatre third times tower town training transport trial
    tribunal trust union unit university urban valley victim victims view village visit visitor
    visitors volunteer volunteers wales walk ward watch way week welfare west wing wood world year
    young youth
""")
"""Words with capitals that are no family name: of places, bodies, papers, statutes, offices."""

PLACES = _words("""
    avon bath bedfordshire bradford bristol calne cambridgeshire cheshire chippenham cleveland
    cornwall corsham cumbria derbyshire devizes devon dorset durham dyfed essex gloucestershire
    gwent hampshire hertfordshire humberside kent lancashire leicestershire lincolnshire london
    malmesbury manchester marlborough melksham merseyside midlands norfolk northamptonshire
    northumbria nottinghamshire powys salisbury somerset staffordshire suffolk surrey sussex
    swindon thames trowbridge warminster warwickshire westbury wiltshire wootton yorkshire
    england wales scotland ireland britain
""")
"""Places of forces, and the towns of Wiltshire."""

ALSO_WORDS = _words("""
    bill christian chase dean florence georgia grace grant holly jay jordan june kay lee mark
    max ray rob robin rose ruby sue summer victoria
""")
"""Given names that are words, months or places as well: with a common family name alone are they
taken for a name."""

COMMON_FAMILY = _words("""
    adams ahmed ali allen anderson bailey baker begum bell bennett brown butler campbell carter
    chapman clark clarke collins cook cooper cox davies davis edwards ellis evans foster gray
    green griffiths hall harris harrison hill holmes hughes hunt hussain jackson james jenkins
    johnson jones kaur kelly khan king knight lee lewis marshall martin mason miller mills
    mitchell moore morgan morris murphy murray owen palmer parker patel phillips powell price
    richards richardson roberts robinson rogers russell scott shaw simpson singh smith stevens
    stewart taylor thomas thompson turner walker walsh ward watson webb white wilkinson williams
    wilson wood wright young
""")
"""Family names that are common in the United Kingdom."""

OFFENCES = (
    r"rap(?:e|ed|ist)|(?:sexual |indecent(?:ly)? |common )?assault(?:ed|ing)?|theft|thief|"
    r"burglar(?:y|ies)?|robb(?:ery|ed|er)|groom(?:ed|ing)|murder(?:ed|er)?|manslaughter|"
    r"stalk(?:ed|er|ing)|harass(?:ed|ment|ing)|fraud(?:ster)?|arson(?:ist)?|kidnap(?:ped|ping)?|"
    r"indecent (?:images?|exposure)|p(?:a)?edophile|sex(?:ual)? offen(?:ce|ces|der)|"
    r"child abuse|domestic abuse|abus(?:ed|er)|drink[ -]driv(?:e|er|ing)|drug deal(?:er|ing)|"
    r"possession of|traffick(?:ed|er|ing)|blackmail(?:ed)?|voyeurism|criminal damage|GBH|ABH|"
    r"wound(?:ed|ing)|stabb(?:ed|ing)|perjury|shoplift(?:ed|er|ing)|offender|suspect|"
    r"arrested|convicted|charged with|sentenced|jailed|cautioned for|pleaded guilty|accused of"
)
"""Offences and what is said of those who are accused of them."""

ACCUSED = (
    r"arrested|charged|convicted|accused|suspected|sentenced|jailed|remanded|bailed|"
    r"cautioned for|found guilty|wanted for"
)
"""What follows a name that is accused: "… was arrested"."""
