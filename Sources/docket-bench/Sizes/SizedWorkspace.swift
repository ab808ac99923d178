import DocketDomain
import DocketExport
import DocketStore
import DocketWorkspace
import Foundation
import TestSupport

/// A workspace of one size, with a screen that stays open while others are measured.
final class SizedWorkspace {
    let messages: Int
    private let made: MadeWorkspace
    private let session: ScreenSession
    private let scratch: URL

    /// - Parameter scratch: A folder for what exports write.
    init(_ made: MadeWorkspace, messages: Int, scratch: URL) async throws {
        (self.made, self.messages, self.scratch) = (made, messages, scratch)
        session = try await ScreenSession(BuiltProgram.url, ["--workspace", made.folder.path], home: scratch)
    }

    func end() async { await session.end() }

    /// Does a piece of work some times.
    ///
    /// - Returns: The median of its seconds.
    func seconds(of work: SizedWork) async throws -> Double {
        switch work {
        case .firstFrame:
            let started = try await ScreenSession(BuiltProgram.url, ["--workspace", made.folder.path], home: scratch)
            await started.end()
            return started.start.seconds
        case .row:
            try await session.settle("gg")
            return try await session.press("j", times: 15).map(\.seconds).median
        case .page:
            try await session.settle("gg")
            return try await session.press(Self.pageDown, times: 4).map(\.seconds).median
        case .searchNewest: return try await search(.newest)
        case .searchRank: return try await search(.relevance)
        case .openThread: return try await openThread()
        case .accept:
            var all: [Double] = []
            for id in try await made.next(7) { all.append(try await measure { try await made.accept([id]) }.seconds) }
            return all.median
        case .export: return try await export()
        case .list:
            let arguments = ["threads", "list", "--workspace", made.folder.path]
            return try (0..<3).map { _ in try ProgramRun(BuiltProgram.url, arguments).seconds }.median
        }
    }

    private static let pageDown = "\u{1B}[6~"

    /// From words that stand in one of a hundred messages to words that stand in one of ten thousand.
    private func search(_ ranking: SearchQuery.Ranking) async throws -> Double {
        var all: [Double] = []
        for rank in [500, 1000, 2000, 5000, 10_000] {
            var query = SearchQuery(text: "\(Vocabulary.word(rank)) ")
            query.ranking = ranking
            let fixed = query
            all.append(try await measure { try await whole(fixed) }.seconds)
        }
        return all.median
    }

    /// A search that was ended since the disk was slow goes on where it was: what it has read is in memory then.
    private func whole(_ query: SearchQuery) async throws -> Page<SearchHit> {
        var left = 10
        while true {
            do {
                return try await made.workspace.queries.search(query, page: PageRequest(size: 20))
            } catch {
                guard left > 0, error.code == .resourceExhausted else { throw error }
                left -= 1
            }
        }
    }

    /// By its address, and back to the top of all threads.
    private func openThread() async throws -> Double {
        _ = try await session.press("go")
        _ = try await session.press("thread:\(made.standardThread)")
        let opened = try await session.press("\r")
        try await session.settle("1gg")
        return opened.seconds
    }

    private func export() async throws -> Double {
        let output = try FileOutput(folder: scratch, name: "export.csv", replacesExisting: true)
        let (workspace, table) = (made.workspace, made.standardTable)
        return try await measure {
            guard case .table(let content) = try await workspace.queries.revision(nil, of: table).content else {
                throw DocketError(.internal, "The table of 5,000 rows is no table.")
            }
            let document = try await ExportDocument(
                .table(content), title: MadeWorkspace.standardTable, created: Timestamp(milliseconds: 0),
                reading: ContentReading(table, content, in: workspace))
            try await Exporter().write(document, as: .csv, to: output)
        }.seconds
    }
}
