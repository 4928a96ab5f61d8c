"""Woven motifs as plain SVG, from two colours and a weave.

Warp threads are vertical, weft threads horizontal. A weave says, for each crossing (x, y),
whether the warp passes over the weft: what shows is the colour of the thread on top. Crossings
in a row on one thread join into a float, one rectangle with a hair of gap that shows the cloth
beneath. A tile repeats a weave; a woven picture is drawn by rows of characters, one a crossing.

weaves.py     the weaves, and the yarns of a city on them
threads.py    floats as paths, paths as SVG
pixels.py     floats as rectangles of whole pixels
tiles.py      seamless tiles
selvedge.py   the patches of all cities in one strip
jacquard.py   woven pictures
cloth.py      a grid to draw on
buildings.py  houses, mills, trees
skylines.py   the skyline of a city
topics.py     the picture of a topic; its drawings are in topics.txt
swatchbook.py every topic in one light picture, for lists
"""
