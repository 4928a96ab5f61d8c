"""Forms for people without an account: no session, no cookie, hence no CSRF token.

stamps.py   a signed mark in each form: how old it is, and which one it is
proof.py    some work done by the visitor's browser while the form is filled in (altcha)
limits.py   how many forms a day are taken of one network, about one place and in one city; no address is kept
forms.py    a form with all three, and a field that only robots fill in
views.py    who may send it, and what happens then

What it proposes waits for an editor (core.models.AnonymousProposal):

decisions.py   one decision, once
answers.py     what is written to people without an account
retention.py   what is forgotten, and when

A form is a subclass of AnonymousForm, a template that includes core/anonymous_fields.html
and loads core/js/proof.js, and a view under `takes_forms` that calls `take`. Without JavaScript there
is no proof: fewer forms a day are then taken from one network.
"""
