/// Walks through text by grapheme clusters, with a short way for ASCII.
enum ClusterReader {
    /// Calls `ascii` for characters of one ASCII byte and `cluster` for all others, in order, until one answers
    /// false; answers whether the text was read to its end.
    static func read(
        _ text: Substring, ascii: (UInt8) -> Bool, cluster: (Character) -> Bool
    ) -> Bool {
        let whole = text.utf8.withContiguousStorageIfAvailable { bytes in
            read(bytes, of: text, ascii: ascii, cluster: cluster)
        }
        return whole ?? text.allSatisfy(cluster)
    }

    /// Two neighbouring ASCII bytes never share a cluster (but for CR LF, which are controls here), so only
    /// what lies between such pairs needs Unicode's rules.
    private static func read(
        _ bytes: UnsafeBufferPointer<UInt8>, of text: Substring, ascii: (UInt8) -> Bool,
        cluster: (Character) -> Bool
    ) -> Bool {
        var index = 0
        while index < bytes.count {
            if bytes[index] < 0x80, index + 1 == bytes.count || bytes[index + 1] < 0x80 {
                guard ascii(bytes[index]) else { return false }
                index += 1
                continue
            }
            var end = index + 1
            while end < bytes.count, bytes[end - 1] >= 0x80 || bytes[end] >= 0x80 {
                end += 1
                // The walk is lazy and stops where the caller does, so looking far ahead would be for nothing.
                if end - index > lookahead { end = bytes.count }
            }
            let start = text.utf8.index(text.startIndex, offsetBy: index)
            let stop = text.utf8.index(start, offsetBy: end - index)
            guard text[start..<stop].allSatisfy(cluster) else { return false }
            index = end
        }
        return true
    }

    private static let lookahead = 4096
}
