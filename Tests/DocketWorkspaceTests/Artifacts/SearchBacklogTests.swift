import DocketDomain
import DocketStore
import DocketWorkspace
import TestSupport
import Testing

/// Rows of very long tables, which search finds a little later than they are kept.
@Suite struct SearchBacklogTests {
    private let office: TestOffice
    private let max: LocalWorkspace

    init() async throws {
        office = try await TestOffice()
        max = try await office.open()
    }

    /// A table of which only the last chunk has the word.
    private func make(_ word: String) async throws -> ArtifactID {
        var table = Table.ofRows(18_000)
        table.rows[17_999][1] = word
        return try await max.make(PreparedContent(table), .table)
    }

    private func found(_ word: String) async throws -> [String] {
        try await max.queries.search(SearchQuery(text: word), page: PageRequest(size: 10)).items.map(\.id)
    }

    @Test func aSearchFindsTheLastRowOfAVeryLongTable() async throws {
        let table = try await make("albatross")
        #expect(try await found("albatross") == [table.rawValue])
        #expect(try await !max.makeSearchable(), "the search has left nothing")
        #expect(try await max.faults().isEmpty)
    }

    @Test func itIsMadeSearchableAPartAtATime() async throws {
        _ = try await make("albatross")
        #expect(try await max.faults().isEmpty, "what is not indexed yet is no fault")
        var parts = 1
        while try await max.makeSearchable() { parts += 1 }
        #expect(parts == 1)
        #expect(try await found("albatross").count == 1)
        #expect(try await max.faults().isEmpty)
    }

    @Test func aTableThatIsChangedBeforeItWasIndexedIsFoundAsItIs() async throws {
        let table = try await make("albatross")
        let second = PreparedContent(.ofRows(2, note: "cormorant"))
        try await max.perform(
            .artifact(table, .revise(second.content, title: nil)), idempotencyKey: nil, blobs: second.blobs)
        #expect(try await found("albatross").isEmpty)
        #expect(try await found("cormorant") == [table.rawValue])
        #expect(try await max.faults().isEmpty)
    }

    @Test func whatIsMadeAnewFromTheLogIsSearchable() async throws {
        let table = try await make("albatross")
        _ = try await max.rebuild()
        #expect(try await !max.makeSearchable())
        #expect(try await found("albatross") == [table.rawValue])
        #expect(try await max.faults().isEmpty)
    }
}
