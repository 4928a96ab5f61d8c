"""Keeping the directory true: who says that a record is right, and what follows when nobody does.

facts.py       the facts that people may correct, and how they are said in words
record.py      all that is public of a place, as its owner confirms it
forms.py       the form of a correction
writing.py     facts into a published page
links.py       the link sent to the owner of a place, for one answer
mails.py       what is written to owners and to those who proposed something
public.py, owner.py   the pages of visitors and of owners
decisions.py   an editor decides about a proposal, field by field
freshness.py   records that nobody confirmed sink, then leave the lists
completion.py  how much of a record is filled in
duplicates.py, merging.py   the same place twice
retention.py   what is forgotten, and when
admin/         the views of editors
"""
