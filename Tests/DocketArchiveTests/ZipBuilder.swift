import Foundation

/// Makes ZIP archives byte by byte, so that every part of them can be wrong on purpose.
struct ZipBuilder {
    struct Entry {
        var name: [UInt8]
        var content: [UInt8]
        var isDeflated = false
        var isEncrypted = false
        var checksum: UInt32?
        /// What the directory claims, where that is not the truth.
        var claimedSize: Int?
        var isZip64 = false
        var method: UInt16?

        init(_ name: String, _ content: [UInt8]) {
            self.name = Array(name.utf8)
            self.content = content
        }

        init(_ name: String, _ content: String) {
            self.init(name, Array(content.utf8))
        }
    }

    var entries: [Entry] = []
    var comment = ""

    func bytes() -> [UInt8] {
        var output: [UInt8] = []
        var directory: [UInt8] = []
        for entry in entries {
            let offset = output.count
            let stored = entry.isDeflated ? Self.deflatedInStoredBlocks(entry.content) : entry.content
            let checksum = entry.checksum ?? Self.checksum(entry.content)
            let size = entry.claimedSize ?? entry.content.count
            let flags: UInt16 = (entry.isEncrypted ? 1 : 0) | 0x800
            let method = entry.method ?? (entry.isDeflated ? 8 : 0)
            let sizes = entry.isZip64 ? [UInt32.max, .max] : [UInt32(stored.count), UInt32(size)]
            let extra =
                entry.isZip64
                ? Self.little(UInt16(1)) + Self.little(UInt16(16)) + Self.little(UInt64(size))
                    + Self.little(UInt64(stored.count)) : []
            let common =
                Self.little(UInt16(45)) + Self.little(flags) + Self.little(method) + Self.little(UInt32(0))
                + Self.little(checksum) + sizes.flatMap(Self.little) + Self.little(UInt16(entry.name.count))
                + Self.little(UInt16(extra.count))
            output += Self.little(UInt32(0x0403_4B50)) + common + entry.name + extra + stored
            directory += Self.little(UInt32(0x0201_4B50)) + Self.little(UInt16(45)) + common
            directory += [UInt8](repeating: 0, count: 10) + Self.little(UInt32(offset)) + entry.name + extra
        }
        let start = output.count
        output += directory
        output += Self.little(UInt32(0x0605_4B50)) + Self.little(UInt32(0)) + Self.little(UInt16(entries.count))
        output += Self.little(UInt16(entries.count)) + Self.little(UInt32(directory.count))
        output += Self.little(UInt32(start)) + Self.little(UInt16(comment.utf8.count)) + Array(comment.utf8)
        return output
    }

    private static func little<Value: FixedWidthInteger>(_ value: Value) -> [UInt8] {
        withUnsafeBytes(of: value.littleEndian) { Array($0) }
    }

    /// Deflate's blocks without compression (RFC 1951, 3.2.4).
    private static func deflatedInStoredBlocks(_ content: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        var rest = content[...]
        repeat {
            let block = rest.prefix(0xFFFF)
            rest = rest.dropFirst(block.count)
            output.append(rest.isEmpty ? 1 : 0)
            output += little(UInt16(block.count)) + little(~UInt16(block.count)) + block
        } while !rest.isEmpty
        return output
    }

    /// CRC-32 as ZIP uses it.
    static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var value = UInt32.max
        for byte in bytes {
            value ^= UInt32(byte)
            for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
        }
        return ~value
    }
}

/// A file that is there only for the time of `body`.
func withTemporaryFile(_ bytes: [UInt8], _ body: (String) throws -> Void) throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("docket-\(UUID().uuidString).zip")
    try Data(bytes).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    try body(url.path)
}
