import DocketDomain
import DocketExport
import DocketUI
import DocketWorkspace

/// Finds the order of the rows that a table's viewer shows, by the viewer's own filters and sorts.
struct RowOrderFinder: RowOrderFinding {
    func rowOrder(of table: ExportTable, in view: ExportView) async throws -> [Int] {
        var sample: [[String]] = []
        var reader = table.rows.makeReader()
        while sample.count < Self.sampleRows, let rows = try await reader.next() { sample += rows }
        let request = try RowOrderRequest(view, columns: table.columns, sample: Array(sample.prefix(Self.sampleRows)))
        var builder = RowOrderBuilder(request)
        repeat {
            reader = table.rows.makeReader()
            while let rows = try await reader.next() {
                try Task.checkCancellation()
                builder.add(rows)
            }
        } while builder.needsAnotherPass()
        let order = builder.finish()
        return (0..<order.count).map { order[$0] }
    }

    /// How many rows tell what a column holds.
    private static let sampleRows = 5000
}
