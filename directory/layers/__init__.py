"""What stands on the map without a page of its own: how it is declared, read, listed and drawn.

`kinds` declares what a layer may hold; everything else reads that declaration.
"""
