import Foundation
import OrderedCollections

/// Replaces texts in an artifact's content, in blobs too.
struct ContentErasing {
    private let blob: (String) throws -> Data?
    private let replaced: (String) -> String
    /// Digest → bytes of the blobs that take the place of others.
    private(set) var blobs: [String: Data] = [:]

    init(blob: @escaping (String) throws -> Data?, replaced: @escaping (String) -> String) {
        self.blob = blob
        self.replaced = replaced
    }

    mutating func replaced(_ content: ArtifactContent) throws -> ArtifactContent {
        switch content {
        case .table(let table): .table(try replaced(table))
        case .sheet(let tables):
            .sheet(
                try tables.map {
                    ArtifactContent.NamedTable(name: replaced($0.name), table: try replaced($0.table))
                })
        case .doc(.inline(let text)): .doc(.inline(replaced(text)))
        case .doc(.blob(let digest, let count)):
            if let text = try text(of: digest), case let erased = replaced(text), erased != text {
                .doc(.blob(digest: keep(Data(erased.utf8)), bytes: erased.utf8.count))
            } else {
                .doc(.blob(digest: digest, bytes: count))
            }
        case .sqlQuery(var query):
            .sqlQuery(replace(in: &query))
        case .other(let json): .other(json.replacingStrings(replaced))
        }
    }

    private func replace(in query: inout SQLQuery) -> SQLQuery {
        query.sql = replaced(query.sql)
        query.parameters = query.parameters?.replacingStrings(replaced)
        query.visualization = query.visualization?.replacingStrings(replaced)
        return query
    }

    private mutating func replaced(_ table: TableContent) throws -> TableContent {
        let columns = table.columns.map { Table.Column(name: replaced($0.name), align: $0.align) }
        let rows: TableContent.Rows
        switch table.rows {
        case .inline(let lines): rows = .inline(lines.map { $0.map(replaced) })
        case .chunks(let chunks):
            rows = .chunks(
                try chunks.map { chunk in
                    guard let bytes = try blob(chunk.digest) else { return chunk }
                    let lines = try JSONDecoder().decode([[String]].self, from: bytes)
                    let erased = lines.map { $0.map(replaced) }
                    guard erased != lines else { return chunk }
                    let encoder = JSONEncoder()
                    encoder.outputFormatting = .withoutEscapingSlashes
                    return TableContent.Chunk(
                        digest: keep(try encoder.encode(erased)), rowCount: chunk.rowCount)
                })
        }
        return TableContent(columns: columns, rowCount: table.rowCount, rows: rows)
    }

    private func text(of digest: String) throws -> String? {
        try blob(digest).map { String(decoding: $0, as: UTF8.self) }
    }

    private mutating func keep(_ bytes: Data) -> String {
        let digest = StableDigest.sha256(bytes)
        blobs[digest] = bytes
        return digest
    }
}

extension JSON {
    /// The same with every text in it replaced; names of members stay.
    func replacingStrings(_ replaced: (String) -> String) -> JSON {
        switch self {
        case .string(let text): .string(replaced(text))
        case .array(let elements): .array(elements.map { $0.replacingStrings(replaced) })
        case .object(let members): .object(members.mapValues { $0.replacingStrings(replaced) })
        case .null, .bool, .number: self
        }
    }
}

extension ArtifactEvent {
    /// The content that the event brings.
    var content: ArtifactContent? {
        switch self {
        case .created(let created): created.content
        case .revised(let revised): revised.content
        default: nil
        }
    }

    var title: String? {
        switch self {
        case .created(let created): created.title
        case .revised(let revised): revised.title
        default: nil
        }
    }

    /// The same with other content.
    func holding(_ content: ArtifactContent) -> ArtifactEvent {
        switch self {
        case .created(var created):
            created.content = content
            return .created(created)
        case .revised(var revised):
            revised.content = content
            return .revised(revised)
        default: return self
        }
    }

    /// The same with nothing of what it held.
    var erasedWhole: ArtifactEvent {
        guard let content else { return self }
        switch holding(content.erased) {
        case .created(var created):
            created.title = PersonalValues.mark
            created.metadata = nil
            return .created(created)
        case .revised(var revised):
            if revised.title != nil { revised.title = PersonalValues.mark }
            return .revised(revised)
        default: return self
        }
    }
}

extension ArtifactContent {
    /// Content of the same kind with nothing in it but the mark of an erasure.
    fileprivate var erased: ArtifactContent {
        let table = TableContent(Table(columns: [Table.Column(name: PersonalValues.mark)], rows: []))
        return switch self {
        case .table: .table(table)
        case .sheet: .sheet([NamedTable(name: PersonalValues.mark, table: table)])
        case .doc: .doc(.inline(PersonalValues.mark))
        case .sqlQuery: .sqlQuery(SQLQuery(sql: "-- " + PersonalValues.mark))
        case .other: .other(.string(PersonalValues.mark))
        }
    }

    /// The digests of all blobs that it is kept in.
    package var digests: [String] {
        switch self {
        case .table(let table): table.digests
        case .sheet(let tables): tables.flatMap(\.table.digests)
        case .doc(.blob(let digest, _)): [digest]
        case .doc(.inline), .sqlQuery, .other: []
        }
    }
}

extension TableContent {
    fileprivate var digests: [String] {
        guard case .chunks(let chunks) = rows else { return [] }
        return chunks.map(\.digest)
    }
}
