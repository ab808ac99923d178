import DocketCharts
import Testing

/// A small table with charts of every type, and how many values each of them draws.
enum Charted {
    static let columns = ["day", "region", "who", "amount", "hours"]
    static let rows = [
        ["2023-11-05", "North", "Anna", "10", "3"], ["2023-12-20", "South", "Ben", "-4", "1.5"],
        ["2024-02-03", "North", "Ben", "5", "2"], ["2024-03-09", "East", "Anna", "2.5", ""],
        ["2024-03-10", "North", "Anna", "1", "7"],
    ]

    struct Sample: Sendable, CustomTestStringConvertible {
        let chart: ChartSpecification
        /// Values that are drawn.
        let values: Int

        var testDescription: String { "\(chart.type.rawValue) \(chart.series ?? "")" }
    }

    static let samples: [Sample] = [
        Sample(chart: ChartSpecification(.bar, x: "region", y: ["amount"]), values: 3),
        Sample(chart: ChartSpecification(.stackedBar, x: "region", y: ["amount"], series: "who"), values: 4),
        Sample(chart: ChartSpecification(.column, x: "region", y: ["amount", "hours"]), values: 5),
        Sample(chart: ChartSpecification(.stackedColumn, x: "region", y: ["amount"], series: "who"), values: 4),
        Sample(chart: ChartSpecification(.line, x: "day", y: ["amount", "hours"]), values: 9),
        Sample(chart: ChartSpecification(.line, x: "day", y: ["amount"], series: "who"), values: 5),
        Sample(chart: ChartSpecification(.line, x: "hours", y: ["amount"]), values: 4),
        Sample(chart: ChartSpecification(.area, x: "day", y: ["amount"], series: "who"), values: 5),
        Sample(chart: ChartSpecification(.scatter, x: "hours", y: ["amount"], series: "who"), values: 4),
        Sample(chart: ChartSpecification(.histogram, x: "amount"), values: 3),
        Sample(chart: ChartSpecification(.box, x: "who", y: ["amount"]), values: 2),
        Sample(chart: ChartSpecification(.heatMap, x: "region", y: ["amount"], series: "who"), values: 4),
    ]
}
