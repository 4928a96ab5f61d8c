"""Seamless tiles: bands, patches, separators, the ribbon of the timeline."""

from collections import defaultdict

from core.theme.weaving.threads import float_path, runs, svg


def tile(weave, yarns):
    """One repeat of `weave` as an SVG whose edges meet."""
    return svg(weave.width, weave.height, tile_paths(weave), yarns, ground="g")


def tile_paths(weave):
    """{yarn: path} of one repeat of `weave`."""
    paths = defaultdict(str)
    for thread in range(weave.width):
        yarn = weave.warps[thread % len(weave.warps)]
        paths[yarn] += _thread_path(thread, weave.height, True, _warp_over(weave, thread))
    for thread in range(weave.height):
        yarn = weave.wefts[thread % len(weave.wefts)]
        paths[yarn] += _thread_path(thread, weave.width, False, _weft_over(weave, thread))
    return paths


def _warp_over(weave, x):
    return lambda step: weave.is_warp_on_top(x, step)


def _weft_over(weave, y):
    return lambda step: not weave.is_warp_on_top(step, y)


def _thread_path(thread, length, vertical, is_on_top):
    """The floats of one thread; those cut by the edge stay open when they continue beyond it."""
    path = ""
    for start, size in runs(length, is_on_top):
        opens_before = start == 0 and is_on_top(length - 1)
        opens_after = start + size == length and is_on_top(0)
        path += float_path(thread, start, size, vertical, opens_before, opens_after)
    return path
