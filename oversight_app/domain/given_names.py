"""Given names, by which a person's name is known from other words with capitals."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


GIVEN_NAMES = _words("""
    aaron abdul abigail adam adrian ahmed aisha alan albert alex alexander alexandra alfie ali
    alice alison amanda amelia amir amy andrea andrew angela anita ann anna anne annie anthony
    antonio archie arthur asha ashley barbara barry ben benjamin bernard beth bethany betty bill
    brenda brian bridget callum cameron carl carol caroline catherine charles charlie charlotte
    cheryl chloe chris christian christina christine christopher claire clare clive colin connor
    craig daniel danielle darren dave david dawn dean debbie deborah denise dennis derek diana
    diane dominic donald donna doris dorothy duncan dylan edward elaine eleanor elizabeth ella
    ellie emily emma eric ethan evelyn evie fatima fiona frances francis frank fred gareth gary
    gavin gemma geoffrey george georgia gerald gillian glen gordon grace graham grant greg
    gurpreet hannah harjit harold harriet harry hassan hazel heather helen henry holly howard
    hugh hussain ian ibrahim imran irene isabel isabella isla jack jackie jacob jacqueline jade
    jake james jamie jane janet janice jasmine jason jay jayne jean jeff jennifer jenny jeremy
    jessica jill jim joan joanna joanne jodie joe joel john jonathan jordan joseph josh joshua
    joyce juan judith julia julian julie june karen karl kate katherine kathleen kathryn katie
    kay keith kelly ken kenneth kerry kevin khalid kieran kim kirsty kyle laura lauren leah lee
    leo leon lesley lewis liam lily linda lisa lorraine louis louise lucas lucy luke lynn lynne
    maisie malcolm manjit marc marcus margaret maria marian marie marilyn marion mark martin
    mary matthew maureen max megan melanie melissa mia michael michelle mike mohamed mohammad
    mohammed molly monica morgan muhammad muhammed nadia nancy naomi natalie natasha nathan neil
    niall nicholas nick nicola nicole nigel noah norman oliver olivia omar oscar owen pamela
    patricia patrick paul paula pauline peter phil philip phillip phoebe polly poppy priya
    rachel raj rajesh ralph raymond rebecca reece rhys richard rita rob robert robin roger
    ronald rosemary ross roy ruby russell ruth ryan sally sam samantha samuel sandra sanjay sara
    sarah scott sean shane shannon sharon shaun sheila shirley sian simon sofia sophia sophie
    stacey stanley stella stephanie stephen steve steven stewart stuart sue susan suzanne sylvia
    tanya tara teresa terry thomas tim timothy tina toby tom tony tracey tracy trevor valerie
    vanessa vera veronica victor victoria vincent wayne wendy william yasmin yusuf yvonne zainab
    zara zoe
""")
"""Given names common in the United Kingdom, in small letters (general knowledge)."""
