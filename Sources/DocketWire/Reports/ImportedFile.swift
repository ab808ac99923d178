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
    /// What became of each message that the file has.
    package var account: MessageAccount
    /// Why nothing of the file could be taken, or where it breaks off.
    package var failure: Failure?

    package struct Skipped: Hashable, Sendable {
        package let id: String
        package let reason: String
        package let messages: Int

        package init(id: String, reason: String, messages: Int = 0) {
            self.id = id
            self.reason = reason
            self.messages = messages
        }
    }

    package init(
        file: String, format: String? = nil, added: ImportCount = ImportCount(), skipped: [Skipped] = [],
        unchanged: Int = 0, account: MessageAccount = MessageAccount(), failure: Failure? = nil
    ) {
        self.file = file
        self.format = format
        self.added = added
        self.skipped = skipped
        self.unchanged = unchanged
        self.account = account
        self.failure = failure
    }

    var wire: JSON {
        JSON.object(added.members(after: ["file": .string(file), "format": .string(format)])).adding([
            "skipped": .array(
                skipped.map {
                    ["id": .string($0.id), "reason": .string($0.reason), "messages": .number($0.messages)]
                }),
            "unchanged": .number(unchanged),
            "earlier": .number(added.earlier ?? 0),
        ]).adding(account.members).adding([
            "error": failure?.body ?? .null
        ])
    }

    /// The report of an import: its files, and what all of them added.
    package static func report(_ files: [ImportedFile]) -> JSON {
        let total = files.reduce(into: ImportCount()) { $0 += $1.added }
        return .object(total.members(after: ["files": .array(files.map(\.wire))]))
    }
}

extension MessageAccount {
    fileprivate var members: KeyValuePairs<String, JSON> {
        [
            "messages_in_file": .number(inFile),
            "messages_known": .number(known),
            "messages_hidden": Self.counts(hidden),
            "parts_hidden": Self.counts(hiddenParts),
            "messages_skipped": .array(
                skipped.map {
                    [
                        "conversation": .string($0.conversation), "message": .string($0.message),
                        "reason": .string($0.reason),
                    ]
                }),
            "notes": .array(notes.map { ["conversation": .string($0.conversation), "text": .string($0.text)] }),
        ]
    }

    private static func counts(_ counts: [String: Int]) -> JSON {
        .object(OrderedDictionary(uniqueKeysWithValues: counts.sorted { $0.key < $1.key }.map { ($0, .number($1)) }))
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
