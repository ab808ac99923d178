import DocketDomain
import DocketStore
import DocketWorkspace
import Foundation
import TestSupport
import Testing

/// Content that does not stay in its event.
@Suite struct LargeContentTests {
    private let office: TestOffice
    private let max: LocalWorkspace

    init() async throws {
        office = try await TestOffice()
        max = try await office.open()
    }

    private func chunks(_ content: ArtifactContent) throws -> [TableContent.Chunk] {
        guard case .table(let table) = content, case .chunks(let chunks) = table.rows else {
            throw DocketError(.internal, "Its rows are not in chunks.")
        }
        return chunks
    }

    @Test(arguments: [(1000, "", false), (1001, "", true), (10, String(repeating: "x", count: 7000), true)])
    func aTableOfMoreThan1000RowsOr64KiBGoesToChunks(rows: Int, note: String, isChunked: Bool) throws {
        let content = PreparedContent(.ofRows(rows, note: note))
        #expect(content.blobs.isEmpty == !isChunked)
        guard isChunked else { return }
        let chunks = try chunks(content.content)
        #expect(chunks.reduce(0) { $0 + $1.rowCount } == rows)
        #expect(chunks.allSatisfy { $0.rowCount <= 1000 })
        #expect(Set(chunks.map(\.digest)) == Set(content.blobs.keys))
        for (digest, bytes) in content.blobs { #expect(StableDigest.sha256(bytes) == digest) }
    }

    @Test func rowsAreReadBackByRangeFromOneChunkOrSeveral() async throws {
        let id = try await max.make(PreparedContent(.ofRows(2500)), .table)
        guard case .table(let table) = try await max.queries.revision(nil, of: id).content else {
            Issue.record("It is no table.")
            return
        }
        #expect(table.rowCount == 2500)
        for range in [0..<3, 998..<1003, 0..<2500, 2499..<2500, 2500..<2600, 0..<0, 1000..<2000, 2400..<9999] {
            let rows = try await max.rows(of: table, artifact: id, in: range)
            #expect(rows == range.clamped(to: 0..<2500).map { ["row \($0)", ""] }, "\(range)")
        }
        let revision = try await max.queries.revision(nil, of: id)
        let payload = try await max.payload(of: revision, artifact: id, rows: 1..<2)
        #expect(payload["rows"] == [["row 1", ""]])
        #expect(payload["row_count"] == 2500)
    }

    @Test func aRevisionSharesTheChunksThatDidNotChange() async throws {
        var table = Table.ofRows(3500)
        let first = PreparedContent(table)
        let id = try await max.make(first, .table)
        table.rows[1500][1] = "changed"
        let second = PreparedContent(table)
        try await max.perform(
            .artifact(id, .revise(second.content, title: nil)), idempotencyKey: nil, blobs: second.blobs)
        let (old, new) = (try chunks(first.content), try chunks(second.content))
        #expect(zip(old, new).map { $0 == $1 } == [true, false, true, true])
        for (number, text) in [(1, ""), (2, "changed")] {
            guard case .table(let content) = try await max.queries.revision(number, of: id).content else { continue }
            #expect(try await max.rows(of: content, artifact: id, in: 1500..<1501) == [["row 1500", text]])
        }
        #expect(try await max.faults().isEmpty)
    }

    @Test func aDocumentOfMoreThan64KiBIsABlobAndReadsBackByteForByte() async throws {
        for count in [64 << 10, (64 << 10) + 1] {
            let text = String(repeating: "é", count: count / 2) + (count.isMultiple(of: 2) ? "" : "x")
            let content = try PreparedContent(markdown: text)
            #expect(content.blobs.isEmpty == (count == 64 << 10))
            let id = try await max.make(content, .doc)
            guard case .doc(let stored) = try await max.queries.revision(nil, of: id).content else {
                Issue.record("It is no document.")
                continue
            }
            #expect(try await max.text(of: stored, artifact: id) == text)
        }
    }

    @Test func tablesOfASheetAreReadEachForItself() async throws {
        let content = PreparedContent([("Short", .ofRows(2)), ("Long", .ofRows(1500))])
        let id = try await max.make(content, .sheet)
        let revision = try await max.queries.revision(nil, of: id)
        let payload = try await max.payload(of: revision, artifact: id, rows: 1..<2)
        let tables = try #require(payload["tables"]?.array)
        #expect(tables.map { $0["name"] } == ["Short", "Long"])
        #expect(tables.map { $0["row_count"] } == [2, 1500])
        #expect(tables.allSatisfy { $0["rows"] == [["row 1", ""]] })
    }

    @Test func aFileToAttachIsReadWithItsDigestAndKindAndAFolderIsNone() throws {
        let file = office.folder.file("notes.md")
        try Data("# Notes".utf8).write(to: file)
        let attached = try AttachedFile(reading: file)
        #expect(
            attached.attachment
                == NewAttachment(
                    name: "notes.md", mimeType: "text/markdown", sizeBytes: 7, digest: attached.digest, isText: true))
        #expect(attached.bytes == Data("# Notes".utf8))
        #expect(attached.digest == StableDigest.sha256(attached.bytes))
        #expect(refusal { try AttachedFile(reading: office.folder.file("none")) } == .notFound)
        #expect(refusal { try AttachedFile(reading: office.folder.url) } == .invalidArgument)
    }
}
