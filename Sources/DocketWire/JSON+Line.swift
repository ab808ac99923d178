package import DocketDomain

extension JSON {
    /// The document on one line of its own, with its line end. Controls that JSON lets stand, but that steer terminals,
    /// are escaped too: the text they are in stays the same.
    package var line: [UInt8] {
        var bytes: [UInt8] = []
        append(to: &bytes)
        bytes.append(UInt8(ascii: "\n"))
        return bytes.indices.contains { Self.isControl(bytes, $0) } ? Self.escaped(bytes) : bytes
    }

    /// The same without the line end.
    package var lineText: String { String(decoding: line.dropLast(), as: UTF8.self) }

    private static func escaped(_ bytes: [UInt8]) -> [UInt8] {
        var escaped: [UInt8] = []
        escaped.reserveCapacity(bytes.count + 64)
        var index = 0
        while index < bytes.count {
            if isControl(bytes, index) {
                if bytes[index] == 0xC2 { index += 1 }
                escaped += Array("\\u00\(String(bytes[index], radix: 16))".utf8)
            } else {
                escaped.append(bytes[index])
            }
            index += 1
        }
        return escaped
    }

    /// Whether DEL, or a C1 control in UTF-8, begins at this byte.
    private static func isControl(_ bytes: [UInt8], _ index: Int) -> Bool {
        bytes[index] == 0x7F || bytes[index] == 0xC2 && index + 1 < bytes.count && bytes[index + 1] < 0xA0
    }
}
