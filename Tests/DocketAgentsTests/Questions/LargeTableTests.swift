import DocketAgents
import Testing

struct LargeTableTests {
    /// Rows that are made as they are read.
    private struct MadeRows: TableRows {
        let count: Int

        func makeReader() -> any TableRowReader { Reader(count: count) }

        private struct Reader: TableRowReader {
            let count: Int
            var place = 0

            mutating func next() -> [[String]]? {
                guard place < count else { return nil }
                let end = min(place + 500, count)
                defer { place = end }
                return (place..<end).map { ["g\($0 % 12_000)", "\($0)"] }
            }
        }
    }

    private func reply(_ question: String, rows: Int) async throws -> TableReply {
        let table = QuestionedTable(title: "", columns: ["Group", "Value"], rows: MadeRows(count: rows))
        return try await TableAnalyst(table).reply(to: question)
    }

    @Test func moreGroupsThanAreToldApartStandTogether() async throws {
        guard case .answer(let answer) = try await reply("count rows per group", rows: 13_000) else {
            Issue.record("no answer")
            return
        }
        #expect(answer.rows.count == 10_001)
        #expect(answer.rows.last == ["(other)", "2000"])
        #expect(
            answer.sentence
                == "Number of rows for each Group over 13000 rows, only the first 10000 different values are told apart, "
                + "and the other 2000 rows stand together.")
    }

    @Test func tooManyGroupsAreNotRanked() async throws {
        guard case .unanswered(let reason) = try await reply("top 3 groups by total value", rows: 13_000) else {
            Issue.record("answered")
            return
        }
        #expect(reason == "“Group” has more than 10000 different values, too many to rank.")
    }

    @Test func allRowsCount() async throws {
        guard case .answer(let answer) = try await reply("sum of value", rows: 20_001) else {
            Issue.record("no answer")
            return
        }
        #expect(answer.rows == [["200010000"]] || answer.rows == [["200,010,000"]])
    }

    @Test func readingThatFailsIsNoAnswer() async throws {
        struct Broken: TableRows, TableRowReader, Error {
            func makeReader() -> any TableRowReader { self }
            func next() throws -> [[String]]? { throw self }
        }
        await #expect(throws: Broken.self) {
            try await TableAnalyst(QuestionedTable(title: "", columns: ["a"], rows: Broken())).reply(to: "sum of a")
        }
    }
}
