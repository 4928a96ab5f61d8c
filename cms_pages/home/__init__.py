"""The home page of a city: blocks that editors order, the sections made of them, what each shows today."""
