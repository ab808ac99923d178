import DocketCharts
import DocketDomain
import DocketExport

/// Tables with a chart of each type.
enum ChartSamples {
    static let columns = ["Month", "Region", "Fees", "Costs", "Share"]

    private static let regions = ["North", "South", "East"]

    /// Twelve months of three regions; some costs are negative.
    static let rows: [[String]] = (1...12).flatMap { month in
        regions.enumerated().map { place, region in
            let fees = 100 + (month * 37 + place * 53) % 90
            let costs = (month * 29 + place * 71) % 120 - 30
            return [
                "2025-\(month < 10 ? "0" : "")\(month)-01", region, "\(fees)", "\(costs)", "0.\(10 + fees % 80)",
            ]
        }
    }

    static let specifications: [ChartSpecification] = [
        ChartSpecification(.bar, x: "Region", y: ["Fees"], title: "Fees of regions"),
        ChartSpecification(.stackedBar, x: "Region", y: ["Fees", "Costs"], title: "Stacked bars"),
        ChartSpecification(.column, x: "Region", y: ["Fees", "Costs"], title: "Columns side by side"),
        ChartSpecification(.stackedColumn, x: "Month", y: ["Fees"], series: "Region", title: "Stacked columns"),
        ChartSpecification(.line, x: "Month", y: ["Costs"], series: "Region", title: "Lines over months"),
        ChartSpecification(.area, x: "Month", y: ["Fees"], series: "Region", title: "Areas over months"),
        ChartSpecification(.scatter, x: "Fees", y: ["Costs"], series: "Region", title: "Points of months"),
        ChartSpecification(.histogram, x: "Fees", title: "Histogram of fees"),
        ChartSpecification(.box, x: "Region", y: ["Fees"], title: "Boxes of regions"),
        ChartSpecification(.heatMap, x: "Month", y: ["Fees"], series: "Region", title: "Heat of regions"),
    ]

    static func document(
        _ chart: ChartSpecification?, columns: [String] = columns, rows: [[String]] = rows, name: String? = nil
    ) -> ExportDocument {
        var table = ExportTable(
            name: name, Table(columns: columns.map { Table.Column(name: $0) }, rows: rows))
        table.chart = chart
        var document = ExportDocument.table(columns, rows)
        document.body = [.table(table)]
        return document
    }
}
