"""Plain English words for the same thing, beside those that a model of meaning finds: who buys a firm acquires it."""

from bot.answers.texts.claims import root
from bot.search.words import Word, words_in

#: One group of words a line; what means two things (`run`, `set`, `address`) stands in none.
_GROUPS = """\
buy acquire purchase takeover
hire recruit employ
staff employee worker personnel
exec executive chief officer
resign quit depart
sue lawsuit court
fix repair patch resolve solve mend
delete remove drop
forbid ban prohibit
shrink compress reduce
grow increase expand raise boost
bump update upgrade
gauge measure
fast quick rapid speed accelerate
begin start
end finish stop
kill terminate shut
choose pick select
vulnerability flaw bug hole
electricity power energy
performance perf
error mistake bug
salary pay wage
cheap inexpensive affordable
fake mock simulate
merge land
small tiny little mini compact
big large huge giant enormous
hide conceal obscure
hijack compromise exploit abuse
steal theft rob
accuse allege allegation blame
copy duplicate clone replicate
imitate mimic emulate
rewrite rework port
replace substitute swap
forbidden illegal unlawful
law legislation regulation regulate
country nation national
money funding fund
doctor physician medical
car vehicle automobile
picture image photo
developer programmer coder engineer
company firm startup vendor
journalist reporter newspaper
scientist researcher
study paper research
slide presentation
file document
job employment career hiring
teach train
learn study
shop store retail
phone smartphone mobile handset
house home
child kid children minor
ocean sea marine
plane aircraft airplane
dead die death killed
hurt injure harm
sick ill disease
free gratis complimentary
secret confidential hidden
leak expose disclose disclosure
report disclose discover find
use adopt
danger risk hazard
guard protect protection defend
allow permit enable
show display
find discover detect
improve enhance better
worsen degrade
fail failure fault
crash outage
late delay postpone
limit restrict restriction cap
member participant partner
group team consortium
gang crew group
leader chief head
boss ceo
alone solo
tool utility
helper assistant copilot
guide tutorial introduction
website site webpage
backup copy snapshot
watch monitor observe
talk speech lecture presentation
meeting conference meetup
computer machine server
sound audio acoustic
voice speech spoken
chip processor semiconductor
graphics gpu
conversation chat dialogue
chatbot assistant
remember memory recall
email mail
password credential
attacker hacker intruder
attack breach hack intrusion
weakness defect flaw
price cost fee
cut lower decrease reduce shrink
stop halt pause
launch release unveil introduce
due scheduled slated planned
rework rebalance rebalanced revamp overhaul redesign
announce reveal
invest investor stake
stock share
earnings revenue income profit
donate donation grant
punish fine penalty sanction
vote election ballot
army military
university college
student pupil
strange odd weird
wrong incorrect
predict forecast
translate translation
summarize summary
question query
answer reply response
song music
deceive mislead trick fool
fabricate hallucinate invent
thinking reasoning
worldwide global international
region area
city town
merge combine unite
split divide separate
verify validate check
sample example
goal aim purpose target
effect impact consequence
method approach technique
component piece part
category kind type
catalogue catalog
recommendation advice tip
gather collect
criticise criticize criticism
endorse support
worry concern fear
"""
_SAME: dict[str, list[str]] = {}


def groups() -> tuple[tuple[str, ...], ...]:
    """Give the groups of words for the same thing."""
    return tuple(tuple(line.split()) for line in _GROUPS.splitlines())


for _group in groups():
    for _word in _group:
        _SAME.setdefault(root(_word), []).extend(other for other in _group if other != _word)


def synonyms_of(word: str) -> tuple[Word, ...]:
    """Give the words that say the same as one, given folded."""
    return tuple(words_in(" ".join(_SAME.get(root(word), ()))))
