"""From a question to a checked answer.

Each room knows those before it: `texts` (what any text says), `patterns` (how questions are put), `kinds` (what kind of
thing they want, and what gives one), `questions` (what a message asks), `model` and `checking` (what a model is shown
and wrote), `terms` (what an ask names and says), `coverage` (how much of that stands together in a post), `attribution`
(who made or did what it names), `judging` (do the digests hold it), `finding` (where), `extraction` (which sentences
answer), `structured` (what a list, a rank or a count does), `writing` (the answer), and `answering`, which calls them
in turn.

The same words mean the same in all of them: `search` holds every passage, an `ask` is one thing asked, `terms` are its
names and words, `scope` the posts of its days, `everything` all the posts it may draw on, `passages` those looked at,
best first; a `claim` is a sentence to be checked, and `sources` are the passages that it stands on.
"""
