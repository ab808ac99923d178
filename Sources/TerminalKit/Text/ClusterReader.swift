/// Walks through text by grapheme clusters, with a short way for ASCII and for what never shares a cluster with it.
enum ClusterReader {
    /// Calls `ascii` for characters of one ASCII byte, `lone` for others of one scalar that is as plain, and `cluster` for
    /// all that is left, in order, until one answers false; answers whether the text was read to its end.
    @inline(__always)
    static func read(
        _ text: Substring, ascii: (UInt8) -> Bool, lone: (Unicode.Scalar) -> Bool, cluster: (Character) -> Bool
    ) -> Bool {
        let whole = text.utf8.withContiguousStorageIfAvailable {
            read($0, ascii: ascii, lone: lone, cluster: cluster)
        }
        return whole ?? text.allSatisfy(cluster)
    }

    /// Two neighbouring scalars of ASCII, or of those that join nothing, never share a cluster (but for CR LF, which are
    /// controls here), so only what lies between such pairs needs Unicode's rules.
    @inline(__always)
    private static func read(
        _ bytes: UnsafeBufferPointer<UInt8>, ascii: (UInt8) -> Bool, lone: (Unicode.Scalar) -> Bool,
        cluster: (Character) -> Bool
    ) -> Bool {
        var index = 0
        var longest = usualLength
        while index < bytes.count {
            if bytes[index] < 0x80, index + 1 == bytes.count || bytes[index + 1] < 0x80 {
                guard ascii(bytes[index]) else { return false }
                index += 1
                continue
            }
            if let scalar = LoneScalar.first(of: bytes, from: index) {
                guard scalar.isASCII ? ascii(UInt8(scalar.value)) : lone(scalar) else { return false }
                index += UTF8.width(scalar)
                continue
            }
            var end = index + 1
            while end < bytes.count, end - index < longest, bytes[end - 1] >= 0x80 || bytes[end] >= 0x80 { end += 1 }
            let isWhole = end == bytes.count || bytes[end - 1] < 0x80 && bytes[end] < 0x80
            while !isWhole, bytes[end] & 0xC0 == 0x80 { end -= 1 }
            // A string of its own: in a part of another, each step looks for the start of its cluster once more, and
            // in a row of flags that is the start of the row.
            let piece = String(decoding: UnsafeBufferPointer(rebasing: bytes[index..<end]), as: UTF8.self)
            // The last cluster of a piece that was cut may go on.
            let stop = isWhole ? piece.endIndex : piece.index(before: piece.endIndex)
            if stop == piece.startIndex {
                longest *= 2
                continue
            }
            guard piece[..<stop].allSatisfy(cluster) else { return false }
            index += piece.utf8.distance(from: piece.startIndex, to: stop)
            longest = usualLength
        }
        return true
    }

    /// Bytes of a piece that Unicode's rules go over: the walk is lazy and stops where the caller does, so looking far
    /// ahead would be for nothing.
    private static let usualLength = 4096
}
