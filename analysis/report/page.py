"""The page: what stands in it, chapter by chapter. Chapters choose and word; the numbers are those of estimates.csv."""
import pathlib

import jinja2
from markupsafe import Markup

import notices
import options
from chapters import assumptions, costs, deals_moved, flows, hours_and_days, indicators, maps, page_one, provenance, safety_index, sources, staying, walk
from figures.plane import letters
from telling import Telling

HERE = pathlib.Path(__file__).parent


def page_of(answer, language, replay=None):
    """The page as HTML. @param replay: a page that plattan view has exported, to play in it"""
    telling = Telling(answer, language)
    words, about = telling.words, answer.about
    answer.rename(lambda title: options.named(title, telling.wording))
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(HERE), autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined)
    environment.filters["markup"] = Markup
    return environment.get_template("page.html").render(
        language=language, w=words, answer=answer, about=about, style=Markup((HERE / "style.css").read_text(encoding="utf-8")),
        title=words["title"].format(first=answer.base, count=words["count"](len(answer.alternatives))),
        subtitle=words["subtitle"].format(base=answer.base, date=telling.wording.span(), window=telling.wording.window(), pairs=words["pairs"](about["pairs"])),
        warnings=notices.warnings(telling), notices=notices.told(telling, about["notices"]), one=page_one.page_one(telling),
        forests=indicators.forests(telling), all=indicators.table(telling), has_rostered=indicators.has_rostered(answer),
        maps=maps.figures(telling),
        hours=hours_and_days.hour_figures(telling), hour_table=hours_and_days.hour_table(telling), days=hours_and_days.day_figures(telling), day_table=hours_and_days.day_table(telling),
        replay=replay, replay_words=words["replay_text"] if replay else "",
        flow=flows.figure(telling), flow_table=flows.table(telling),
        postures=staying.postures(telling), who=staying.activities(telling),
        moved=deals_moved.table(telling),
        costs=costs.table(telling), prices=costs.prices(telling), best=costs.best(telling), planes=costs.planes(telling), letters=letters(answer),
        index_figure=safety_index.figure(telling), index=safety_index.table(telling),
        walks=walk.walks(telling),
        tornados=assumptions.tornados(telling), assumed_none=assumptions.none(telling),
        certainties=sources.certainties(answer), patterns=sources.patterns(words),
        provenance=provenance.table(telling))
