import DocketCharts
import DocketDomain

/// Commands of a table's chart.
extension ShowsArtifacts {
    static var chartCommands: [ScreenCommand<Self>] {
        [
            ScreenCommand(
                CommandEntry(
                    .chart, .table, "Chart of this table, or the table again", hint: "chart", ["v"],
                    in: [.table, .chart], also: ["graph", "plot", "draw"], elsewhere: .because("Open a table first")),
                off: { view, _ in view.tableRefusal }, run: { $0.artifacts.act(TableAction.toggleChart, &$1) }),
            chart(.chartType, "Chart: next type", hint: "type", ["t"], .type(1)),
            chart(.chartTypeBefore, "Chart: type before", ["T"], .type(-1)),
            chart(.chartX, "Chart: next column along it", hint: "x", ["]", ")"], .x(1)),
            chart(.chartXBefore, "Chart: column along it before", ["[", "("], .x(-1)),
            chart(.chartY, "Chart: next column of values", hint: "y", ["y"], .y(1)),
            chart(.chartYBefore, "Chart: column of values before", ["Y"], .y(-1)),
            chart(.chartSeries, "Chart: next column of series", hint: "series", ["s"], .series(1)),
            chart(.chartSeriesBefore, "Chart: column of series before", ["S"], .series(-1)),
            chart(.chartAggregate, "Chart: next aggregate", hint: "aggregate", ["a"], .aggregate(1)),
            chart(.chartAggregateBefore, "Chart: aggregate before", ["A"], .aggregate(-1)),
            keeping(.keepChart, "Keep this chart with the table", hint: "keep", ["w"]) { $0.keepChart(&$1) },
            keeping(.forgetChart, "Forget the chart that is kept with the table", ["W"]) { $0.forgetChart(&$1) },
        ]
    }

    private static func chart(
        _ id: CommandID, _ title: String, hint: String? = nil, _ keys: [String], _ change: ChartChange
    ) -> ScreenCommand<Self> {
        keeping(id, title, hint: hint, keys) { $0.act(TableAction.changeChart(change), &$1) }
    }

    private static func keeping(
        _ id: CommandID, _ title: String, hint: String? = nil, _ keys: [String],
        _ run: @escaping @Sendable (inout ArtifactListState, inout ScreenContext) -> Void
    ) -> ScreenCommand<Self> {
        let reason = "Open a table's chart first"
        return ScreenCommand(
            CommandEntry(
                id, .table, title, hint: hint, keys, in: [.chart], isLocal: true, elsewhere: .because(reason)),
            off: { view, _ in view.isViewerFocused && view.artifacts.isChartOpen ? nil : reason },
            run: { run(&$0.artifacts, &$1) })
    }
}

extension ArtifactListState {
    /// Keeps the chart that is shown with its artifact.
    fileprivate mutating func keepChart(_ context: inout ScreenContext) {
        guard let artifact = viewer?.artifact, case .table(let table) = viewer?.body, let chart = table.chart else {
            return
        }
        let json = chart.specification.json
        // What could not be read back is not kept.
        guard (try? ChartSpecification(json: json)) != nil else {
            return context.refuse("This chart can't be kept: a column of it has no name")
        }
        context.perform(
            Request(.artifact(artifact.id, keeping(json)), then: .say("Chart kept")),
            "Keeping the chart")
    }

    /// The change that keeps a chart, or none: of a query a new revision.
    private func keeping(_ chart: JSON?) -> ArtifactCommand {
        guard var query = viewer?.sqlQuery else { return .visualize(chart) }
        query.visualization = chart
        return .revise(.sqlQuery(query), title: nil)
    }

    fileprivate mutating func forgetChart(_ context: inout ScreenContext) {
        guard let artifact = viewer?.artifact, case .table(let table) = viewer?.body else { return }
        guard table.keptChart != nil else { return context.refuse("No chart is kept with this table") }
        context.perform(
            Request(.artifact(artifact.id, keeping(nil)), then: .say("Chart forgotten")), "Forgetting the chart")
    }
}

extension CommandID {
    package static let chart = CommandID("table.chart")
    static let chartType = CommandID("chart.next-type")
    static let chartTypeBefore = CommandID("chart.type-before")
    static let chartX = CommandID("chart.next-x")
    static let chartXBefore = CommandID("chart.x-before")
    static let chartY = CommandID("chart.next-y")
    static let chartYBefore = CommandID("chart.y-before")
    static let chartSeries = CommandID("chart.next-series")
    static let chartSeriesBefore = CommandID("chart.series-before")
    static let chartAggregate = CommandID("chart.next-aggregate")
    static let chartAggregateBefore = CommandID("chart.aggregate-before")
    static let keepChart = CommandID("chart.keep")
    static let forgetChart = CommandID("chart.forget")
}
