"""Orders of all engines, measured against the judgements and laid out to be read."""

from statistics import mean

from tests.relevance.judged import NOTHING, PROOF, TUNE, queries
from tests.relevance.measures import ndcg, reciprocal_rank

WORST = 10


class Report:
    """`orders`: {engine: {set: {question: [document]}}}, « bm25 » among the engines."""

    def __init__(self, orders: dict[str, dict[str, dict[str, list[str]]]]):
        self.orders = orders
        self.engines = [engine for engine in orders if engine != "bm25"]
        self.sets = list(orders["bm25"])
        self.judged = {name: [q for q in queries(name) if q.kind != NOTHING] for name in self.sets}

    def score(self, engine, name, query, measure=ndcg) -> float:
        """How good the answer of an engine to one question is."""
        return measure(query.grades, self.orders[engine][name][query.name])

    def mean(self, engine: str, name: str, half: str, measure=ndcg) -> float:
        """Over the questions of one half of a set."""
        asked = (query for query in self.judged[name] if query.half == half)
        return mean(self.score(engine, name, query, measure) for query in asked)

    def figures(self) -> dict:
        """{engine: {"ndcg10", "mrr": over the proving halves of all sets, and of each set and half}}."""
        proving = [(name, query) for name in self.sets for query in self.judged[name] if query.half == PROOF]
        return {
            engine: {
                "ndcg10": round(mean(self.score(engine, *asked) for asked in proving), 4),
                "mrr": round(mean(self.score(engine, *asked, reciprocal_rank) for asked in proving), 4),
                **{
                    name: {
                        half: {
                            "ndcg10": round(self.mean(engine, name, half), 4),
                            "mrr": round(self.mean(engine, name, half, reciprocal_rank), 4),
                        }
                        for half in (TUNE, PROOF)
                    }
                    for name in self.sets
                },
            }
            for engine in self.orders
        }

    def different(self) -> list[str]:
        """Questions whose first 20 are not the same list on all engines."""
        first, *others = self.engines
        return [
            f"{name}, {question}"
            for name in self.sets
            for question, order in self.orders[first][name].items()
            if any(self.orders[other][name][question] != order for other in others)
        ]

    def misled(self, engine: str) -> list[str]:
        """Questions where what only looks right comes before everything that is."""
        found = []
        for name in self.sets:
            for query in self.judged[name]:
                order = self.orders[engine][name][query.name]
                wrong = f"{query.city}:{query.wrong}"
                right = {document for document, grade in query.grades.items() if grade > 1}
                if wrong in order and not right.intersection(order[: order.index(wrong)]):
                    found.append(query.name)
        return found

    def lines(self):
        """The report, line by line."""
        for name in self.sets:
            yield f"\n{name}: {len(self.judged[name])} questions"
            yield f"  {'':14}{'tune':>8}{'':8}{'proof':>8}"
            yield f"  {'':14}" + f"{'nDCG@10':>8}{'MRR':>8}" * 2
            for engine in self.orders:
                cells = [
                    self.mean(engine, name, half, measure)
                    for half in (TUNE, PROOF)
                    for measure in (ndcg, reciprocal_rank)
                ]
                yield f"  {engine:14}" + "".join(f"{cell:8.3f}" for cell in cells)
        yield from self._by_class()
        for engine in self.engines:
            yield from self._worst(engine)
            yield f"\n{engine}: what looks right and is wrong comes first: {self.misled(engine) or 'nowhere'}"
        yield f"\nnot alike on {' and '.join(self.engines)}: {len(self.different())}"
        yield from (f"  {question}" for question in self.different())

    def _by_class(self):
        for name in self.sets:
            yield f"\n{name}: nDCG@10 of each class (questions)"
            for kind in dict.fromkeys(query.kind for query in self.judged[name]):
                asked = [query for query in self.judged[name] if query.kind == kind]
                cells = (
                    f"{engine} {mean(self.score(engine, name, query) for query in asked):.3f}"
                    for engine in self.orders
                )
                yield f"  {kind:14}({len(asked):3})  {'  '.join(cells)}"

    def _worst(self, engine):
        """Of each class, the ten worst answers that are not perfect; `-` marks what nobody has judged yet."""
        for name in self.sets:
            yield f"\n{engine}, {name}: the worst of each class, with the grades of the first five"
            for kind in dict.fromkeys(query.kind for query in self.judged[name]):
                yield f"  {kind}"
                asked = [query for query in self.judged[name] if query.kind == kind]
                scored = sorted((self.score(engine, name, query), query.name, query) for query in asked)
                for score, _name, query in scored[:WORST]:
                    if score < 1:
                        first = self._seen(engine, name, query)
                        yield f"    {score:.2f} {query.name}: {first} ({query.half})"

    def _seen(self, engine, name, query):
        order = self.orders[engine][name][query.name][:5]
        slugs = [document.rstrip("/").rpartition("/")[2] for document in order]
        grades = [query.grades.get(document, "-") for document in order]
        return " ".join(f"{slug}={grade}" for slug, grade in zip(slugs, grades, strict=True))
