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
        let element = try elements?.next() ?? lines?.next()
        return element.map(RawConversation.Content.json)
    }
}
