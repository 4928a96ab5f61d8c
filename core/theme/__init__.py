"""The look of a city: two yarns and a weave, and everything computed from them.

palette.py   contrast of two colours, and what two yarns must satisfy
weaves.py    which thread lies on top, and a float of thread as a path
weaving/     tiles, woven pictures, skylines, topic drawings
motifs.py    a city's motif by name, as SVG
stylesheet.py  the one style sheet of the portal, layer by layer
gallery.py   every component with every state
"""
