"""The days on which France rests: public holidays, and the school holidays of a zone."""
