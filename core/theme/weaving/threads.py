"""Floats as SVG paths, and paths as an SVG that knows both colour schemes."""

CELL = 8  # SVG units of one crossing
GAP = 1  # SVG units between two floats, where the cloth beneath shows


def runs(length, is_on_top):
    """(start, size) of each run of consecutive steps where `is_on_top(step)`."""
    start = None
    for step in range(length + 1):
        inside = step < length and is_on_top(step)
        if inside and start is None:
            start = step
        elif not inside and start is not None:
            yield start, step - start
            start = None


def float_path(thread, start, size, vertical, open_start=False, open_end=False):
    """One float as a closed path; an open end continues in the next tile and has no gap."""
    begin = start * CELL + (0 if open_start else GAP / 2)
    end = (start + size) * CELL - (0 if open_end else GAP / 2)
    across, thick, long = thread * CELL + GAP / 2, CELL - GAP, end - begin
    if vertical:
        return f"M{across:g} {begin:g}h{thick}v{long:g}h-{thick}z"
    return f"M{begin:g} {across:g}h{long:g}v{thick}h-{long:g}z"


def svg(width, height, paths, yarns, ground=None):
    """An SVG of `width` x `height` crossings. `paths`: {yarn: path}; `yarns`: (light, dark)."""
    across, down = width * CELL, height * CELL
    beneath = f'<path class="{ground}" d="M0 0h{across}v{down}H0z"/>' if ground else ""
    body = "".join(f'<path class="{yarn}" d="{path}"/>' for yarn, path in paths.items())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{across}" height="{down}" '
        f'viewBox="0 0 {across} {down}">{style(yarns, {*paths, ground})}{beneath}{body}</svg>\n'
    )


def style(yarns, letters):
    """The `<style>` of an SVG whose paths have the letter of their yarn as class, in both schemes."""
    light, dark = (
        "".join(f".{yarn}{{fill:{colour}}}" for yarn, colour in scheme.items() if yarn in letters)
        for scheme in yarns
    )
    return f"<style>{light}@media(prefers-color-scheme:dark){{{dark}}}</style>"
