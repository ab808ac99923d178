import DocketDomain
import DocketExport
import Foundation

/// Some rows of a table in an order of their own.
///
/// The table is read once, and its rows are kept in a file; from there they are read in their order, however often.
struct RowsInOrder: RowSource {
    private let file: RowFile
    /// Where in the file each row begins.
    private let places: [Int]

    /// - Parameters:
    ///   - order: Numbers of rows, counted from 0.
    ///   - folder: Where the file lies, without a name and readable by nobody else.
    init(_ order: [Int], of source: any RowSource, in folder: URL) async throws {
        file = try RowFile(in: folder)
        var starts = [Int](repeating: Self.isLeftOut, count: (order.max() ?? -1) + 1)
        for row in order { starts[row] = 0 }
        var reader = source.makeReader()
        var row = 0
        while row < starts.count, let rows = try await reader.next() {
            try Task.checkCancellation()
            for cells in rows {
                if row < starts.count, starts[row] != Self.isLeftOut { starts[row] = try file.append(cells) }
                row += 1
            }
        }
        guard row >= starts.count else { throw DocketError(.corrupt, "A table has fewer rows than it says.") }
        try file.flush()
        places = order.map { starts[$0] }
    }

    func makeReader() -> any RowReader { Reader(file: file, places: places[...]) }

    private struct Reader: RowReader {
        let file: RowFile
        var places: ArraySlice<Int>

        mutating func next() async throws -> [[String]]? {
            guard !places.isEmpty else { return nil }
            let part = places.prefix(RowsInOrder.part)
            places = places.dropFirst(part.count)
            return try part.map { place throws(DocketError) in try file.row(at: place) }
        }
    }

    private static let part = 1000
    private static let isLeftOut = -1
}
