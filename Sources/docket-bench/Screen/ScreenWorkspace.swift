import DocketDomain
import DocketStore
import DocketWorkspace
import Foundation

/// A workspace of the size that screens are measured with: many threads, one long thread, one long table.
struct ScreenWorkspace {
    let folder: URL
    let thread: ThreadID
    let table: ArtifactID

    /// How large it is.
    struct Extent {
        var threads: Int
        var messages: Int
        var rows: Int
    }

    private static let longThread = "A long thread"
    private static let longTable = "A long table"

    /// Finds what is to be measured in a workspace that was made before.
    init(in folder: URL) async throws {
        let workspace = try await LocalWorkspace.open(folder, account: "bench")
        self.folder = folder
        var named = ThreadFilter()
        named.text = Self.longThread
        let threads = try await workspace.queries.threads(named, page: PageRequest(size: 1)).items
        let artifacts = try await workspace.queries.artifacts(ArtifactFilter(), page: PageRequest(size: 1)).items
        guard let thread = threads.first, let table = artifacts.first else {
            throw DocketError(.notFound, "\(folder.path) is no workspace that this command has made.")
        }
        self.thread = thread.id
        self.table = table.id
    }

    /// Makes one. Nothing in it is random: each text says where it is.
    static func make(in folder: URL, _ extent: Extent) async throws -> ScreenWorkspace {
        let workspace = try await LocalWorkspace.create(folder, account: "bench")
        let file = folder.appendingPathComponent("generated.jsonl")
        defer { try? FileManager.default.removeItem(at: file) }
        try write(extent, to: file)
        _ = try await workspace.importChats(file, format: nil, options: ImportOptions())
        let rows = csv(rows: extent.rows)
        let prepared = try PreparedContent(ofKind: .table, from: rows, name: "table.csv")
        let new = NewArtifact(kind: .table, title: longTable, content: prepared.content, threadID: nil)
        _ = try await workspace.perform(.createArtifact(new), idempotencyKey: nil, blobs: prepared.blobs)
        return try await ScreenWorkspace(in: folder)
    }

    private static let words = [
        "mandate", "fee", "minimum", "risk", "note", "letter", "review", "advice", "ledger", "bond", "fund", "rate",
    ]

    private static func sentence(_ number: Int, words count: Int) -> String {
        (0..<count).map { words[(number &* 31 &+ $0 &* $0 &* 7) % words.count] }.joined(separator: " ")
    }

    /// Conversations of two messages, one line each, and at last the long one.
    private static func write(_ extent: Extent, to file: URL) throws {
        try Data().write(to: file)
        let handle = try FileHandle(forWritingTo: file)
        defer { try? handle.close() }
        var buffer = ""
        func add(_ id: String, _ title: String, messages: some Sequence<Int>) throws {
            let texts = messages.map { number in
                let role = number % 2 == 0 ? "user" : "assistant"
                return
                    "{\"role\":\"\(role)\",\"content\":\"Message \(number): \(sentence(number, words: 12 + number % 40))\"}"
            }
            buffer += "{\"id\":\"\(id)\",\"title\":\"\(title)\",\"messages\":[\(texts.joined(separator: ","))]}\n"
            guard buffer.utf8.count > 1 << 20 else { return }
            try handle.write(contentsOf: Data(buffer.utf8))
            buffer = ""
        }
        for number in 0..<extent.threads - 1 {
            try add(
                "c\(number)", "Conversation \(number) \(sentence(number, words: 3))",
                messages: 2 * number...2 * number + 1)
        }
        try add("long", longThread, messages: 0..<extent.messages)
        try handle.write(contentsOf: Data(buffer.utf8))
    }

    private static func csv(rows: Int) -> Data {
        var text = Data("id,name,client,amount,rate,opened,status,region,owner,note\n".utf8)
        for row in 0..<rows {
            text += Data(
                "\(row),Position \(row),Client \(row % 997),\(row * 37 % 1_000_003).\(row % 90 + 10),0.\(row % 90 + 10),2024-0\(row % 9 + 1)-1\(row % 10),open,Zurich \(row % 12),\(words[row % 12]),\(sentence(row, words: 3))\n"
                    .utf8)
        }
        return text
    }
}
