import DocketArchive
import DocketDomain

/// The conversations of an export as it is downloaded: a ZIP archive with `conversations.json`, or, from large accounts,
/// with `conversations-000.json` and so on.
final class ArchiveConversations: ConversationSource {
    private let archive: ZipArchive
    private var waiting: [ArchiveEntry]
    private var current: (entry: ArchiveEntry, source: ArchiveByteSource, conversations: JSONConversations)?
    private var finishedBytes = 0
    /// Whether it has still to be said that the archive is cut off.
    private var isCutOff: Bool
    let totalBytes: Int

    init(path: String) throws(ArchiveError) {
        archive = try ZipArchive(path: path)
        isCutOff = archive.isCutOff
        let entries = Self.conversationEntries(of: archive.entries)
        guard !entries.isEmpty else {
            throw ArchiveError("The archive holds no conversations.json but \(Self.list(archive.entries)).")
        }
        totalBytes = entries.reduce(0) { $0 &+ $1.size }
        waiting = entries.reversed()
    }

    var bytesRead: Int { finishedBytes + (current?.source.bytesRead ?? 0) }

    func next() throws -> RawConversation.Content? {
        while true {
            if current == nil {
                guard let entry = waiting.popLast() else { return try end() }
                let source = ArchiveByteSource(reader: try archive.open(entry))
                let conversations = JSONConversations(source: source, totalBytes: entry.size) { source.bytesRead }
                current = (entry, source, conversations)
            }
            do {
                if let content = try current?.conversations.next() { return content }
                finishEntry()
            } catch let error as JSONError {
                let name = current?.entry.name ?? ""
                finishEntry()
                throw ArchiveError("“\(name)” in the archive \(BrokenFile.reason(error))")
            } catch {
                finishEntry()
                throw error
            }
        }
    }

    private func end() throws(ArchiveError) -> RawConversation.Content? {
        guard isCutOff else { return nil }
        isCutOff = false
        throw ArchiveError("The archive breaks off: its directory is missing. What is whole in it was read.")
    }

    private func finishEntry() {
        finishedBytes += current?.source.bytesRead ?? 0
        current = nil
    }

    /// The numbered files in their order. An archive with one other JSON file is taken to mean that.
    private static func conversationEntries(of entries: [ArchiveEntry]) -> [ArchiveEntry] {
        let files = entries.filter { !$0.isDirectory && !$0.name.hasPrefix("__MACOSX/") }
        let named = files.filter { isConversations($0.name) }
        if !named.isEmpty { return named.sorted { $0.name < $1.name } }
        let json = files.filter { $0.name.hasSuffix(".json") || $0.name.hasSuffix(".jsonl") }
        return json.count == 1 ? json : []
    }

    private static func isConversations(_ path: String) -> Bool {
        let name = path.split(separator: "/").last ?? ""
        guard name.hasPrefix("conversations"), name.hasSuffix(".json") else { return false }
        let number = name.dropFirst("conversations".count).dropLast(".json".count)
        return number.isEmpty || number.first == "-" && number.count > 1 && number.dropFirst().allSatisfy(\.isNumber)
    }

    private static func list(_ entries: [ArchiveEntry]) -> String {
        entries.prefix(5).map { String($0.name.prefix(60)) }.joined(separator: ", ")
            + (entries.count > 5 ? " and \(entries.count - 5) more" : "")
    }
}
