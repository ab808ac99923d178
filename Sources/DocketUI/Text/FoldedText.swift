/// Text without the difference of capital and small letters, the same in every locale.
enum FoldedText {
    /// Appends the folded bytes of a text.
    static func append(_ text: String, to bytes: inout [UInt8]) {
        let isPlain = text.utf8.withContiguousStorageIfAvailable { utf8 in
            guard utf8.allSatisfy({ $0 < 0x80 }) else { return false }
            bytes.append(contentsOf: utf8.lazy.map(lowercased))
            return true
        }
        if isPlain != true { bytes.append(contentsOf: text.lowercased().utf8) }
    }

    /// The folded bytes of a text.
    static func bytes(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        append(text, to: &bytes)
        return bytes
    }

    @inline(__always)
    static func lowercased(_ byte: UInt8) -> UInt8 {
        byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
    }
}
