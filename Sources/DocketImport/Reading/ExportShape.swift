import DocketDomain

/// How the conversations are put into a JSON export, judged by its first bytes.
enum ExportShape: Hashable {
    /// An array of them, or a single one, or several whose lines are too long to tell.
    case elements
    /// An array that is the value of this key of the outermost object.
    case wrapped(key: String)
    /// One on each line.
    case lines

    /// Bytes from the start that are looked at.
    static let headLimit = 4 << 20
    private static let wrapper = "conversations"

    init(head: [UInt8], isWhole: Bool) {
        guard head.first(where: { !Self.skipped.contains($0) }) == UInt8(ascii: "{") else {
            self = .elements
            return
        }
        if Self.isLines(head, isWhole: isWhole) {
            self = .lines
        } else if Self.isWrapped(head) {
            self = .wrapped(key: Self.wrapper)
        } else {
            self = .elements
        }
    }

    private static let byteOrderMark: Set<UInt8> = [0xEF, 0xBB, 0xBF]
    private static let skipped = byteOrderMark.union([0x20, 0x0A, 0x0D, 0x09])

    /// Whether there are several lines, and the first is an object by itself, or all begin as objects and one of them is
    /// one: any may be broken. An object that was printed on many lines has other lines too. What fails here is no JSON,
    /// and so no sign.
    private static func isLines(_ head: [UInt8], isWhole: Bool) -> Bool {
        var lines = head.split(separator: UInt8(ascii: "\n"), maxSplits: 8)[...]
        if !isWhole { lines = lines.dropLast() }
        let first = lines.filter { line in line.contains { !skipped.contains($0) } }.prefix(5)
        guard first.count > 1 || first.count == 1 && !isWhole else { return false }
        if let line = first.first, isObject(line) { return true }
        return first.allSatisfy { line in line.first { !byteOrderMark.contains($0) } == UInt8(ascii: "{") }
            && first.contains(where: isObject)
    }

    private static func isObject(_ line: ArraySlice<UInt8>) -> Bool {
        (try? JSON(parsing: line.drop { skipped.contains($0) }, maximumDepth: .max))?.object != nil
    }

    private static func isWrapped(_ head: [UInt8]) -> Bool {
        var inner = JSONElements(source: MemoryByteSource(head), arrayKey: wrapper)
        // ShareGPT's own conversations have this key too, but their elements are turns. A head that breaks off before its
        // first element is not wrapped: what is broken is told when it is read.
        guard case .bytes(let bytes, let offset) = try? inner.next(), offset > 0,
            let first = try? JSON(parsing: bytes, maximumDepth: .max)
        else { return false }
        return ChatFormat(of: first) != nil && first[wrapper] == nil
    }
}
