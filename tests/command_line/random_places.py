"""Small random sites with their demand, and random scenarios on them, as random_combinations.py draws them: most are valid, some by chance are not."""
import json
import math

days_to_try = ("2018-07-17", "2018-03-24", "2018-10-27", "2018-12-31", "2020-02-28", "2018-07-15", "2018-03-25")


def rectangle(x0, y0, x1, y1):
    return [[x0, y0], [x1, y0], [x1, y1], [x0, y1], [x0, y0]]


def around(x, y, width, height):
    return rectangle(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


class Place:
    """A site: its features in local metres, and the names that demand and scenarios can use."""

    def __init__(self, draw):
        self.draw, self.features, self.names, self.closed = draw, [], {}, []
        self.in_single_file = False  # whether people pass each other nowhere on the way from gate to gate
        self.width, self.height = round(draw.uniform(8, 60), 2), round(draw.uniform(6, 40), 2)
        self.ground()
        self.gates()
        self.things()
        self.write = draw.choices((self.local, self.degrees, self.plane), (6, 2, 2))[0]

    def add(self, kind, geometry, coordinates, **properties):
        number = len(self.names.setdefault(kind, []))
        name = properties.pop("id", f"{kind}_{number}")
        self.names[kind].append(name)
        shape = None if geometry is None else {"type": geometry, "coordinates": coordinates}
        self.features.append({"type": "Feature", "properties": {"kind": kind, "id": name, **properties}, "geometry": shape})

    def point(self, margin=0.6):
        """A point, as a rule one on which something can stand."""
        for _ in range(20):
            x, y = round(self.draw.uniform(margin, self.width - margin), 3), round(self.draw.uniform(margin, self.height - margin), 3)
            if not any(x0 < x < x1 and y0 < y < y1 for x0, y0, x1, y1 in self.closed):
                break
        return [x, y]

    def close(self, x0, y0, x1, y1, margin=0.3):
        """Nothing shall stand there."""
        self.closed.append((x0 - margin, y0 - margin, x1 + margin, y1 + margin))

    def ground(self):
        draw, w, h = self.draw, self.width, self.height
        self.form = draw.choice(("room", "room", "two rooms", "court", "stairs", "corner"))
        square = {"square": draw.random() < 0.9}
        if self.form == "room":
            self.add("walkable", "Polygon", [rectangle(0, 0, w, h)], **square)
        elif self.form == "two rooms":
            passage = round(draw.choice((draw.uniform(0.46, 0.7), draw.uniform(0.7, 1.2), draw.uniform(1.2, 3))), 3)
            self.in_single_file = passage < 1.2
            long, middle, y = round(draw.uniform(0.1, 4), 3), round(w / 2, 3), round(draw.uniform(2, h - 2), 3)
            self.add("walkable", "Polygon", [rectangle(0, 0, middle, h)], **square)
            self.add("walkable", "Polygon", [rectangle(middle, y - passage / 2, middle + long, y + passage / 2)], cover="roofed")
            self.add("walkable", "Polygon", [rectangle(middle + long, 0, w + long, h)])
            self.width = w + long
            self.close(middle, 0, middle + long, h)
        elif self.form == "court":
            self.add("walkable", "Polygon", [rectangle(0, 0, w, h), rectangle(w * 0.35, h * 0.35, w * 0.65, h * 0.65)], **square)
            self.close(w * 0.35, h * 0.35, w * 0.65, h * 0.65)
            if draw.random() < 0.3:
                self.add("walkable", "Polygon", [around(w / 2, h / 2, w * 0.2, h * 0.2)])
        elif self.form == "stairs":
            self.add("walkable", "Polygon", [rectangle(0, 0, w / 2, h)], **square)
            self.add("walkable", "Polygon", [rectangle(w / 2, 0, w, h)], stairs={"rise": round(draw.uniform(0.5, 6), 1), "up": draw.choice(([1, 0], [-1, 0]))})
        else:
            self.add("walkable", "Polygon", [[[0, 0], [w, 0], [w, h * 0.4], [w * 0.4, h * 0.4], [w * 0.4, h], [0, h], [0, 0]]], **square)
            self.close(w * 0.4, h * 0.4, w, h)

    def gates(self):
        draw = self.draw
        far = self.height * (0.4 if self.form == "corner" else 1)
        sides = [((0, 0), (0, self.height)), ((self.width, 0), (self.width, far)), ((0, 0), (self.width * 0.45, 0)), ((0, self.height), (self.width * 0.4, self.height))]
        for side, (a, b) in enumerate(sides[:2] + draw.sample(sides, draw.choice((0, 0, 1, 2)))):
            length = math.dist(a, b)
            wide = min(length, draw.choice((draw.uniform(0.5, 1), draw.uniform(1, 4), length)))
            start = draw.choice((0, length - wide, draw.uniform(0, length - wide)))
            ends = [[round(a[i] + (b[i] - a[i]) * share, 3) for i in (0, 1)] for share in (start / length, (start + wide) / length)]
            more = {"opening_hours": "house"} if side >= 2 and draw.random() < 0.3 else {}
            if draw.random() < 0.1:
                more["service_rate"] = round(draw.uniform(0.2, 3), 2)
            if draw.random() < 0.1:
                more[draw.choice(("shop", "culture"))] = True
            self.add("gate", "LineString", ends, **more)

    def things(self):
        draw, w, h = self.draw, self.width, self.height
        for _ in range(draw.choice((0, 0, 1, 3, 6))):
            if draw.random() < 0.5:
                (x, y), radius = self.point(), round(draw.uniform(0.1, 1), 2)
                self.add("obstacle", "Point", [x, y], radius=radius, blocks_sight=draw.random() < 0.5)
                self.close(x - radius, y - radius, x + radius, y + radius)
            else:
                (x, y), wide, high = self.point(-0.3), draw.uniform(0.1, w / 3), draw.uniform(0.1, h / 3)
                self.add("obstacle", "Polygon", [around(x, y, wide, high)])
                self.close(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)
        for rule in draw.sample(("scene", "event", "furniture", "office", "decor", "keep_clear"), draw.choice((0, 1, 2, 4))):
            (x, y), wide, high = self.point(1), draw.uniform(1, w / 2), draw.uniform(1, h / 2)
            rings = [around(x, y, wide, high)]
            if draw.random() < 0.4:
                rings.append(around(x, y, wide * 0.6, high * 0.6))
            self.add("zone", "Polygon", rings, id=rule + "_area", rule=rule)
            if rule == "keep_clear":
                self.close(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)
        for _ in range(draw.choice((0, 1, 3))):
            self.add("seat", "Point", self.point(), places=draw.randint(1, 5), comfort=draw.choice((0, 0.5, 1)), along=draw.choice(([1, 0], [0, 1])))
        for _ in range(draw.choice((0, 1, 2))):
            self.add("bin", "Point", self.point(), capacity=draw.choice((1, 20, 100)), ash=draw.random() < 0.5)
        for _ in range(draw.choice((0, 1, 2))):
            self.add("luminaire", "Point", self.point(), lumen=draw.choice((0, 500, 4000)), height=draw.choice((3, 6)), hours=draw.choice(("dark", "always")))
        for kind, more in (("vegetation", {"height": 1.8}), ("screen", {"height": 2}), ("edge", {"attractive": True}), ("link", {})):
            if draw.random() < 0.3:
                self.add(kind, "LineString", [self.point(), self.point()], **more)
        if draw.random() < 0.2:
            self.add("traffic", "Polygon", [around(w / 2, -4, w, 3)], vehicles_per_hour=600)
        if draw.random() < 0.3:
            self.add("node", None, None, distance=150, capacity=draw.choice((1, 5)))
        if draw.random() < 0.2:
            self.add("door", "Point", self.point(), service_time=draw.choice((5, 60)), **({"of": "house"} if draw.random() < 0.5 else {}))
        self.add("route", "LineString", [self.point() for _ in range(draw.randint(2, 5))], id="safety_walk", purpose="main")

    def local(self):
        return self.collection({"plattan": {"coordinates": "local", "anchor": {"wgs84": [18.0653, 59.3325]}}}, lambda x, y: [x, y])

    def degrees(self):
        return self.collection({}, lambda x, y: [18.0653 + x / 56881.4, 59.3325 + y / 111412.7])

    def plane(self):
        return self.collection({"crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3011"}}}, lambda x, y: [153600 + x, 6579700 + y])

    def collection(self, head, at):
        def moved(value):
            return at(*value) if value and isinstance(value[0], (int, float)) else [moved(part) for part in value]

        features = [{**one, "geometry": one["geometry"] and {**one["geometry"], "coordinates": moved(one["geometry"]["coordinates"])}} for one in self.features]
        return json.dumps({"type": "FeatureCollection", "name": "trial", **head, "features": features})

    def areas(self):
        return self.names["walkable"] + self.names.get("zone", [])

    def demand(self):
        """Trips from gate to gate with a scene, or crowds, or both."""
        draw, gates = self.draw, self.names["gate"]
        text = ""
        if any("opening_hours" in one["properties"] for one in self.features):
            text += "opening_hours: {house: {mon-sun: " + draw.choice(("07:00-22:00", "[11:50-12:10, 13:00-14:00]", "20:00-02:00", "00:00-24:00")) + "}}\n"
        trips = draw.random() < 0.75
        if trips:
            row, full = "[" + "4.2, " * 23 + "3.4]", lambda: "[" + ", ".join(str(draw.choice((0, 0.5, 1))) for _ in range(24)) + "]"
            ends = ", ".join(f"{name}: {{gates: {{{name}: 1}}}}" for name in gates)
            shares = [1.0] if draw.random() < 0.5 else [0.7, 0.3]
            classes = []
            for letter, share in zip("AB", shares):
                classes.append(f"{letter}: {{share: {share}, between: [{gates[0]}, {gates[1]}]}}" if letter == "A" or draw.random() < 0.5 else
                               f"{letter}: {{share: {share}, ends: {{{gates[0]}: 0.5, {gates[1]}: 0.5}}}}")
            # Twenty thousand people in single file are a jam of thousands: right, but a day of it takes many minutes.
            most = 3000 if text or self.in_single_file else 20000
            text += f"trips_per_day: {draw.choice((50, 500, 3000, most))}\nhourly: {{weekday: {row}, saturday: {row}, sunday: {row}}}\nends: {{{ends}}}\nclasses: {{{', '.join(classes)}}}\n"
            if draw.random() < 0.7:
                text += f"scene: {{dealers: {full()}, buyers: {full()}, drug_users: {full()}, rough_sleepers: {full()}, youth_at_risk: {full()}, offenders: {full()}, ends: {{{gates[0]}: 1}}}}\n"
        if draw.random() < 0.95:
            text += f"staff: {{gate: {draw.choice(gates)}}}\n"
        if not trips or draw.random() < 0.3:
            text += "crowds:\n"
            for i in range(draw.choice((1, 1, 2, 4))):
                start = f"gate: {draw.choice(gates)}" if draw.random() < 0.7 else f"area: {draw.choice(self.areas())}"
                more = [f"{key}: {value}" for key, value in (("over", draw.choice(("0 s", "60 s", "600 s"))), ("waits", draw.choice(("0", "30"))), ("speed", "1.3 m/s"),
                                                             ("group_size", draw.choice((1, 2, 4, 12))), ("laps", 1), ("choice", draw.choice(("nearest", "quickest", "shared"))))
                        if draw.random() < 0.4 and (key != "over" or "gate" in start)]
                words = [start, f"count: {draw.choice((1, 2, 10, 60, 300))}", "at: " + draw.choice(("11:59", "12:00", "12:03")), f"to: {draw.choice(gates)}", *more]
                text += f"  c{i}: {{{', '.join(words)}}}\n"
        return text


def hours(draw):
    begin, end = draw.choice((("12:00", "12:20"), ("11:00", "13:00"), ("22:00", "02:00"), ("00:00", "24:00"), ("12:05", "12:06"), ("23:50", "00:10")))
    return f"{begin}-{end}"


class Schema:
    """Draws values that the schema of scenarios allows."""

    def __init__(self, path):
        root = json.loads(path.read_text())["properties"]
        self.parameters, self.interventions = root["parameters"]["properties"], root["interventions"]["items"]["properties"]
        self.interventions.pop("remove", None)

    def parameter(self, draw):
        section = draw.choice(sorted(self.parameters))
        name = draw.choice(sorted(self.parameters[section]["properties"]))
        rule = self.parameters[section]["properties"][name]["allOf"][0]
        return section, name, self.number(draw, rule)

    @staticmethod
    def number(draw, rule):
        low, high = rule.get("minimum", -1000), rule.get("maximum", 1000)
        if rule["type"] == "integer":
            return draw.choice((low, low + 1, min(high, low + draw.choice((2, 5, 10))), draw.randint(low, min(high, 50))))
        return draw.choice((low, high, round(draw.uniform(low, high), 6)))

    def value(self, draw, key, rule, place):
        if "anyOf" in rule:
            return self.value(draw, key, draw.choice(rule["anyOf"]), place)
        kind = rule.get("type")
        named = {"area": lambda: draw.choice(place.areas()), "post": lambda: draw.choice(place.areas()), "route": lambda: "safety_walk",
                 "gate": lambda: draw.choice(place.names["gate"]), "at": place.point, "line": lambda: place.point() + place.point(), "hours": lambda: hours(draw)}
        if key in named and not (key == "hours" and kind == "array") and not (key == "area" and kind != "string"):
            return named[key]()
        if kind == "array":
            item = rule["items"]
            if item.get("type") == "string" and "enum" in item:
                return draw.sample(item["enum"], draw.randint(0, 2))
            if item.get("type") == "string" and "pattern" in item:
                return [hours(draw) for _ in range(draw.choice((0, 1, 1, 2)))]
            if item.get("type") == "string":
                return draw.sample(place.areas(), draw.choice((0, 1)))
            return [self.value(draw, "", item, place) for _ in range(draw.choice((0, 1, 2)))]
        if kind == "object":
            return {inner: self.value(draw, inner, inner_rule, place) for inner, inner_rule in rule["properties"].items()
                    if inner in rule.get("required", ()) or draw.random() < 0.5}
        if kind == "boolean":
            return draw.random() < 0.5
        if kind == "string" and "enum" in rule:
            return draw.choice(rule["enum"])
        if kind == "string" and rule.get("format") == "date":
            return draw.choice(days_to_try)
        if key == "id":
            return draw.choice(place.names.get("luminaire") or ["no lamp"])
        if kind == "string":
            return hours(draw) if "pattern" in rule else draw.choice(("dark", "always"))
        if kind == "integer":
            return min(self.number(draw, rule), 12)
        return self.number(draw, rule)

    def intervention(self, draw, place):
        kind = draw.choice(sorted(self.interventions))
        rules = {key: rule for key, rule in self.interventions[kind]["properties"].items() if "allOf" in rule}
        needed = {"screens": ("line",), "kiosk": ("at",), "cameras": ("at",), "bins": ("emptying",), "opening_hours": ("gate",), "events": ("area",), "lighting": ("area",)}.get(kind, ())
        chosen = [key for key in rules if key in needed or draw.random() < 0.35]
        made = {key: self.value(draw, key, rules[key]["allOf"][0], place) for key in chosen}
        if "from" in made and "until" in made and draw.random() < 0.9:
            made["from"], made["until"] = sorted((made["from"], made["until"]))
        if made.get("emptying") == []:
            made["emptying"] = [hours(draw)]
        return {kind: made}

    def scenario(self, draw, place):
        """@return the scenario as a map; JSON is YAML"""
        made = {"scenario": draw.choice(("Trial", "Försök: 1", "a, b # c", "~")), "site": "site.geojson", "demand": "site.demand.yaml", "date": draw.choice(days_to_try),
                "spin_up": draw.choice((0, 0, 0, 1))}
        if draw.random() < 0.3:
            made["weather"] = draw.choice(("dry", "rain", "cold"))
        for _ in range(draw.choice((0, 0, 1, 3, 8))):
            section, name, value = self.parameter(draw)
            made.setdefault("parameters", {}).setdefault(section, {})[name] = value
        made["interventions"] = [self.intervention(draw, place) for _ in range(draw.choice((0, 1, 2, 5)))]
        return made

    def mistake(self, draw, made):
        """The same scenario with one mistake."""
        wrong = json.loads(json.dumps(made))
        what = draw.randrange(7)
        if what == 0:
            wrong["colour"] = "red"
        elif what == 1:
            wrong["date"] = draw.choice(("2018-02-30", "today", 2018, None, "2018-7-1"))
        elif what == 2:
            wrong["spin_up"] = draw.choice((-1, 61, 1.5, "x", [1]))
        elif what == 3:
            section, name, _ = self.parameter(draw)
            wrong.setdefault("parameters", {}).setdefault(section, {})[name] = draw.choice((1e300, "nan", "3 parsec", [], {}, "inf", -1e9))
        elif what == 4:
            wrong["interventions"] = wrong.get("interventions", []) + [draw.choice(({"guards": {"pairs": 21}}, {"guards": []}, {"wizards": {}}, {}, {"guards": {}, "bins": {}}, {"remove": "x"}, None, 3))]
        elif what == 5:
            wrong[draw.choice(("site", "demand"))] = draw.choice(("nowhere", ".", "", "/dev/zero", 5, None))
        else:
            wrong["weather"] = draw.choice(("snow", {"2018-07-17": "hail"}, []))
        return wrong
