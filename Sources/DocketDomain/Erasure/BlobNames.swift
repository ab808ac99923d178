/// Finds the names of blobs in what an event says.
package enum BlobNames {
    /// All that may be one: 64 hexadecimal digits in small letters.
    package static func named(in payload: String) -> [String] {
        payload.utf8.split(whereSeparator: { !isOfDigest($0) }).filter { $0.count == 64 }.map { String(Substring($0)) }
    }

    private static func isOfDigest(_ byte: UInt8) -> Bool {
        byte &- UInt8(ascii: "0") < 10 || byte &- UInt8(ascii: "a") < 6
    }
}
