import DocketCharts
import DocketDomain
import Testing

@Suite struct ChartSpecificationTests {
    @Test func whatIsWrittenIsReadAgain() throws {
        for type in ChartType.allCases {
            var specification = ChartSpecification(
                type, x: "day", y: ["open", "Gebühr €"], title: "A", format: .compact)
            if type == .histogram { specification.y = [] }
            if type == .heatMap { (specification.y, specification.series) = (["open"], "client") }
            if type.isAggregated { (specification.aggregate, specification.sort) = (.mean, .valueDescending) }
            specification.limit = 7
            let text = try JSON(parsing: specification.json.serialized())
            #expect(try ChartSpecification(json: text) == specification)
        }
    }

    @Test func oneColumnNeedsNoBrackets() throws {
        let specification = try ChartSpecification(json: ["type": "bar", "x": "client", "y": "open", "series": nil])
        #expect(specification == ChartSpecification(.bar, x: "client", y: ["open"]))
    }

    @Test(arguments: [
        (#"[1]"#, "visualization is no object."), (#"{"x": "a"}"#, "visualization.type is missing. Allowed is bar, "),
        (#"{"type": "pie", "x": "a"}"#, "visualization.type is “pie”. Allowed is bar, stacked_bar, column,"),
        (#"{"type": "bar", "x": 3}"#, "visualization.x is no text."),
        (#"{"type": "bar", "x": "a", "y": [1]}"#, "visualization.y is no list."),
        (#"{"type": "bar", "x": "a", "limit": 0}"#, "visualization.limit is no such number."),
        (
            #"{"type": "bar", "x": "a", "serie": "b"}"#,
            "visualization.serie is not known. Allowed is type, x, y, series,"
        ),
        (#"{"type": "bar", "y": ["a"]}"#, "visualization: “x” is missing"),
        (#"{"type": "scatter", "x": "a"}"#, "visualization: “y” is missing"),
        (#"{"type": "heat_map", "x": "a"}"#, "visualization: “series” is missing"),
        (#"{"type": "histogram", "x": "a", "aggregate": "sum"}"#, "visualization: histogram have no “aggregate”"),
    ])
    func anErrorNamesThePlaceAndWhatIsAllowed(_ text: String, _ message: String) throws {
        let json = try JSON(parsing: text)
        let error = #expect(throws: DocketError.self) { try ChartSpecification(json: json) }
        #expect(error?.message.hasPrefix(message) == true, "\(error?.message ?? "")")
    }
}
