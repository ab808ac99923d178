package import DocketDomain
import OrderedCollections

/// What became of one file of an import.
package struct ImportedFile: Hashable, Sendable {
    package var file: String
    /// The chat export's format; nothing where the file is none.
    package var format: String?
    package var added: ImportCount
    package var skipped: [Skipped]
    package var unchanged: Int
    /// Why nothing of the file could be taken, where nothing could.
    package var failure: Failure?

    package struct Skipped: Hashable, Sendable {
        package let id: String
        package let reason: String

        package init(id: String, reason: String) {
            self.id = id
            self.reason = reason
        }
    }

    package init(
        file: String, format: String? = nil, added: ImportCount = ImportCount(), skipped: [Skipped] = [],
        unchanged: Int = 0, failure: Failure? = nil
    ) {
        self.file = file
        self.format = format
        self.added = added
        self.skipped = skipped
        self.unchanged = unchanged
        self.failure = failure
    }

    var wire: JSON {
        JSON.object(added.members(after: ["file": .string(file), "format": .string(format)])).adding([
            "skipped": .array(skipped.map { ["id": .string($0.id), "reason": .string($0.reason)] }),
            "unchanged": .number(unchanged),
            "error": failure?.body ?? .null,
        ])
    }

    /// The report of an import: its files, and what all of them added.
    package static func report(_ files: [ImportedFile]) -> JSON {
        let total = files.reduce(into: ImportCount()) { $0 += $1.added }
        return .object(total.members(after: ["files": .array(files.map(\.wire))]))
    }
}

extension ImportCount {
    /// The kinds that imports make, which every report names.
    private static let kinds = ["table", "sql_query", "doc"]

    fileprivate func members(after first: OrderedDictionary<String, JSON>) -> OrderedDictionary<String, JSON> {
        var members = first
        members["threads"] = .number(threads)
        members["messages"] = .number(messages)
        let others = artifacts.keys.filter { !Self.kinds.contains($0) }.sorted()
        members["artifacts"] = .object(
            OrderedDictionary(
                uniqueKeysWithValues: (Self.kinds + others).map { ($0, .number(artifacts[$0, default: 0])) }))
        return members
    }
}
