/// Raw HTML taken apart into tags and the text between them.
struct HTMLTokens: Sequence, IteratorProtocol {
    enum Token {
        /// As it is written.
        case text(Range<Int>)
        case tag(HTMLTag, Range<Int>)
        /// A comment or a declaration, which says nothing to a reader.
        case remark
    }

    let bytes: [UInt8]
    private var position = 0
    /// Whether a comment has been looked for the end of, and had none: later ones have none either.
    private var hasOpenComment = false

    init(_ html: String) {
        bytes = Array(html.utf8)
    }

    mutating func next() -> Token? {
        guard position < bytes.count else { return nil }
        let start = position
        if let end = endOfRemark(from: start) {
            position = end
            return .remark
        }
        if let end = endOfTag(from: start), let tag = HTMLTag(bytes[start..<end]) {
            position = end
            return .tag(tag, start..<end)
        }
        position = bytes[(start + 1)...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
        return .text(start..<position)
    }

    /// What is not ended soon is no tag: looking further from each `<` would cost the square of the text.
    private static let longestTag = 1024

    private func endOfTag(from start: Int) -> Int? {
        guard bytes[start] == UInt8(ascii: "<"), start + 1 < bytes.count,
            bytes[start + 1] == UInt8(ascii: "/") || (bytes[start + 1] | 0x20) &- UInt8(ascii: "a") < 26
        else { return nil }
        var quote: UInt8?
        for index in (start + 1)..<Swift.min(bytes.count, start + Self.longestTag) {
            let byte = bytes[index]
            if let open = quote {
                if byte == open { quote = nil }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
            case UInt8(ascii: ">"): return index + 1
            case UInt8(ascii: "<"): return nil
            default: break
            }
        }
        return nil
    }

    private mutating func endOfRemark(from start: Int) -> Int? {
        let rest = bytes[start...]
        if rest.starts(with: "<!--".utf8) {
            guard !hasOpenComment else { return nil }
            let end = rest.dropFirst(4).firstRange(of: "-->".utf8)?.upperBound
            hasOpenComment = end == nil
            return end
        }
        guard rest.starts(with: "<!".utf8) || rest.starts(with: "<?".utf8) else { return nil }
        return rest.prefix(Self.longestTag).firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 }
    }
}
