import DocketExport
import TestSupport
import Testing

@testable import DocketWorkspace

/// Rows of a table in the order that a viewer sorted them into.
@Suite struct RowsInOrderTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func rows(_ order: [Int], of table: [[String]]) async throws -> RowsInOrder {
        try await RowsInOrder(order, of: table, in: folder.url)
    }

    private func read(_ source: any RowSource) async throws -> [[String]] {
        var reader = source.makeReader()
        var all: [[String]] = []
        while let rows = try await reader.next() { all += rows }
        return all
    }

    @Test func areTheChosenOnesInTheirOrderHoweverOftenTheyAreRead() async throws {
        let table = (0..<5000).map { row in
            (0..<row % 4).map { "\(row)·\($0)" + String(repeating: "ü", count: row % 700) }
        }
        let order = (0..<5000).filter { $0 % 3 != 0 }.shuffled()
        let rows = try await rows(order, of: table)
        for _ in 0..<2 { #expect(try await read(rows) == order.map { table[$0] }) }
    }

    @Test func emptyRowsAndCellsAndLongOnesAreKept() async throws {
        let table = [[], ["", ""], [String(repeating: "x", count: 3 << 20)], ["a\0b\n", "漢字"], [""]]
        #expect(try await read(rows([4, 2, 0, 3, 1, 1], of: table)) == [4, 2, 0, 3, 1, 1].map { table[$0] })
        #expect(try await read(rows([], of: table)).isEmpty)
    }

    @Test func moreRowsThanThereAreIsAFault() async throws {
        await #expect(throws: (any Error).self) { _ = try await rows([0, 2], of: [["a"], ["b"]]) }
    }

    @Test func nothingIsLeftInTheFolder() async throws {
        let rows = try await rows([1, 0], of: [["a"], ["b"]])
        #expect(try folder.names(in: "").isEmpty)
        #expect(try await read(rows) == [["b"], ["a"]])
    }
}
