"""« Proposer une activité »: anybody, without an account; an editor makes a page of it, or declines.

dates.py       lines of a form: a day, from, to
forms.py       what is asked
public.py      the page with the form
drafts.py      the page that a proposal would be
decisions.py   accepted or declined
mails.py       the answer
admin/         what editors of the city see
"""
