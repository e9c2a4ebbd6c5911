"""Makes a drawing markup that stands in a page."""
import io
import itertools
import re

import matplotlib.pyplot as plt

numbers = itertools.count()


def svg_of(figure):
    """The figure as markup to stand in a page; decoration for a screen reader, which reads the alternative text."""
    text = io.StringIO()
    figure.savefig(text, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None}, transparent=True)
    plt.close(figure)
    markup = text.getvalue()
    markup = markup[markup.index("<svg"):]
    markup = re.sub(r"<metadata>.*?</metadata>", "", markup, flags=re.S)
    markup = re.sub(r'(<image\b[^>]*?)\s+id="[^"]*"', r"\1", markup)  # equal pictures would have one id
    markup = with_own_ids(markup, f"f{next(numbers)}-")
    markup = re.sub(r' d="[^"]*"', lambda path: re.sub(r"(\.\d\d)\d+", r"\1", path.group()), markup)  # hundredths of a point
    markup = re.sub(r'<svg ([^>]*?)width="[^"]*" height="[^"]*"', r"<svg \1", markup, count=1) if "viewBox" in markup[:500] else markup
    return markup.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)


def with_own_ids(markup, prefix):
    """Ids of several figures of a page differ."""
    markup = re.sub(r'\bid="([^"]+)"', lambda m: f'id="{prefix}{m.group(1)}"', markup)
    markup = re.sub(r"url\(#([^)]+)\)", lambda m: f"url(#{prefix}{m.group(1)})", markup)
    return re.sub(r'href="#([^"]+)"', lambda m: f'href="#{prefix}{m.group(1)}"', markup)
