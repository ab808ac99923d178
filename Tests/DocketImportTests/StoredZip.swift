import Foundation

/// A ZIP archive whose entries are stored as they are.
func storedZip(_ entries: [(name: String, content: String)], isEncrypted: Bool = false) -> [UInt8] {
    var output: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
        let content = Array(entry.content.utf8)
        let offset = UInt32(output.count)
        let common =
            little(UInt16(20)) + little(UInt16(isEncrypted ? 1 : 0)) + little(UInt16(0)) + little(UInt32(0))
            + little(checksum(content)) + little(UInt32(content.count)) + little(UInt32(content.count))
            + little(UInt16(entry.name.utf8.count)) + little(UInt16(0))
        output += little(UInt32(0x0403_4B50)) + common + Array(entry.name.utf8) + content
        directory += little(UInt32(0x0201_4B50)) + little(UInt16(20)) + common
        directory += [UInt8](repeating: 0, count: 10) + little(offset) + Array(entry.name.utf8)
    }
    let end =
        little(UInt32(0x0605_4B50)) + little(UInt32(0)) + little(UInt16(entries.count)) + little(UInt16(entries.count))
        + little(UInt32(directory.count)) + little(UInt32(output.count)) + little(UInt16(0))
    return output + directory + end
}

private func little<Value: FixedWidthInteger>(_ value: Value) -> [UInt8] {
    withUnsafeBytes(of: value.littleEndian) { Array($0) }
}

/// CRC-32 as ZIP uses it.
private func checksum(_ bytes: [UInt8]) -> UInt32 {
    var value = UInt32.max
    for byte in bytes {
        value ^= UInt32(byte)
        for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
    }
    return ~value
}
