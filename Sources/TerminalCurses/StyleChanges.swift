/// The changes of style among what is sent to a terminal (ECMA-48, SGR).
enum StyleChanges {
    private static let escape: UInt8 = 0x1B

    /// Leaves out each change that the next one takes back at once: curses sets the standard colour, and then everything,
    /// which is a tenth of the bytes of a row of a table.
    static func trimmed(_ bytes: [UInt8]) -> [UInt8] {
        var kept: [UInt8] = []
        kept.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            guard bytes[index] == escape, let end = end(in: bytes, from: index) else {
                kept.append(bytes[index])
                index += 1
                continue
            }
            if !isReset(bytes, at: end) { kept += bytes[index..<end] }
            index = end
        }
        return kept
    }

    /// Where a change of style that begins at a place ends; nil where there is none.
    private static func end(in bytes: [UInt8], from start: Int) -> Int? {
        guard start + 1 < bytes.count, bytes[start] == escape, bytes[start + 1] == UInt8(ascii: "[") else { return nil }
        let final = bytes[(start + 2)...].firstIndex { !(0x30...0x3B).contains($0) }
        return final.flatMap { bytes[$0] == UInt8(ascii: "m") ? $0 + 1 : nil }
    }

    /// Whether a change that begins at a place begins with taking back all others.
    private static func isReset(_ bytes: [UInt8], at start: Int) -> Bool {
        guard let end = end(in: bytes, from: start) else { return false }
        let parameters = bytes[(start + 2)..<(end - 1)]
        return parameters.isEmpty || parameters.elementsEqual([0x30]) || parameters.starts(with: [0x30, 0x3B])
    }
}
