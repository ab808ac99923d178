import DocketDomain

/// The conversations of one JSON text or one file of JSON lines.
final class JSONConversations: ConversationSource {
    /// Whether there is nothing in it at all.
    let isEmpty: Bool
    let totalBytes: Int
    private let progress: () -> Int
    // One of the two, and not an enumeration of both: they are changed in place.
    private var elements: JSONElements?
    private var lines: JSONLines?
    /// The line after the one that was given, and what went wrong when it was read: whether a line is the last shows
    /// when the next one is looked for.
    private var ahead: JSONElement?
    private var error: (any Error)?

    /// - Parameter progress: how many bytes of the source were read.
    init(source: any ByteSource, totalBytes: Int, progress: @escaping () -> Int) {
        let peeked = PeekedByteSource(source, limit: ExportShape.headLimit)
        isEmpty = peeked.isWhole && peeked.head.isEmpty
        self.totalBytes = totalBytes
        self.progress = progress
        switch ExportShape(head: peeked.head, isWhole: peeked.isWhole) {
        case .elements: elements = JSONElements(source: peeked, allowsSequence: true)
        case .wrapped(let key): elements = JSONElements(source: peeked, arrayKey: key)
        case .lines: lines = JSONLines(source: peeked)
        }
    }

    var bytesRead: Int { progress() }

    func next() throws -> RawConversation.Content? {
        if lines == nil { return try elements?.next().map(RawConversation.Content.json) }
        if let error {
            self.error = nil
            throw error
        }
        let line = try ahead ?? lines?.next()
        do {
            ahead = line == nil ? nil : try lines?.next()
        } catch let found {
            ahead = nil
            error = found
        }
        guard let line else { return nil }
        if ahead == nil, error == nil, let broken = Self.cutOff(line) { return .item(broken) }
        return .json(line)
    }

    /// A line that ends in the middle of a value.
    private static func cutOff(_ line: JSONElement) -> TranscriptItem? {
        guard case .bytes(let bytes, let offset) = line else { return nil }
        do {
            _ = try JSON(parsing: bytes, maximumDepth: .max)
            return nil
        } catch {
            guard error.isAtEnd else { return nil }
            return .broken(
                id: RawConversation.id(in: bytes),
                reason: "The file breaks off in its last line, at byte \(offset + bytes.count).")
        }
    }
}
