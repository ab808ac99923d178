/// The libraries that find dates and amounts in texts, in Python.
enum ValueScript {
    /// Reads a line of JSON for each note and writes one object: what each library that is there found, and in what
    /// time.
    static let text = """
        import json, sys, time
        notes = [json.loads(line) for line in open(sys.argv[1])]
        found = {}
        def run(name, load, read):
            try:
                tool = load()
            except ImportError:
                return
            # What it loads at the first text is not its speed.
            read(tool, notes[0])
            begin = time.monotonic()
            values = [sorted(set(read(tool, note))) for note in notes]
            found[name] = {"seconds": time.monotonic() - begin, "values": values}
        def dateparser():
            from dateparser.search import search_dates
            return search_dates
        def dates(search, note):
            import datetime
            today = datetime.datetime.strptime(note["day"], "%Y-%m-%d")
            settings = {"RELATIVE_BASE": today, "DATE_ORDER": "MDY" if note["monthFirst"] else "DMY"}
            return [day.strftime("%Y-%m-%d") for _, day in search(note["text"], languages=["en"], settings=settings) or []]
        def quantulum3():
            from quantulum3 import parser
            return parser.parse
        def quantities(parse, note):
            amounts = []
            for line in note["text"].splitlines():
                try:
                    amounts += [str(float(part.value)) for part in parse(line) if part.unit.entity.name == "currency"]
                except Exception:
                    pass
            return amounts
        def price_parser():
            from price_parser import Price
            return Price.fromstring
        def prices(read, note):
            amounts = [read(line) for line in note["text"].splitlines()]
            return [str(float(price.amount)) for price in amounts if price.amount is not None and price.currency]
        run("dateparser", dateparser, dates)
        run("quantulum3", quantulum3, quantities)
        run("price-parser", price_parser, prices)
        json.dump(found, open(sys.argv[2], "w"))
        """
}
