import DocketExport

/// Some rows of a table in an order of their own.
///
/// They are read some ten thousand at a time: of each such part the blocks of the table that hold its rows are read
/// once. So a filtered table is read once, and a sorted one as often as it has parts; memory stays that of one part.
struct RowsInOrder: RowSource {
    /// Numbers of rows, counted from 0.
    let order: [Int]
    let load: @Sendable (Range<Int>) async throws -> [[String]]

    func makeReader() -> any RowReader { Reader(order: order, load: load) }

    private struct Reader: RowReader {
        let order: [Int]
        let load: @Sendable (Range<Int>) async throws -> [[String]]
        var position = 0

        mutating func next() async throws -> [[String]]? {
            guard position < order.count else { return nil }
            let part = order[position..<min(position + RowsInOrder.part, order.count)]
            position = part.endIndex
            var rows = [[String]](repeating: [], count: part.count)
            let places = part.enumerated().sorted { $0.element < $1.element }
            var index = 0
            while index < places.count {
                let block = places[index].element / RowsInOrder.block
                let range = block * RowsInOrder.block..<(block + 1) * RowsInOrder.block
                let loaded = try await load(range)
                while index < places.count, range.contains(places[index].element) {
                    let row = places[index].element - range.lowerBound
                    if loaded.indices.contains(row) { rows[places[index].offset] = loaded[row] }
                    index += 1
                }
            }
            return rows
        }
    }

    private static let part = 50_000
    /// As many rows as a table keeps together.
    private static let block = 1000
}
