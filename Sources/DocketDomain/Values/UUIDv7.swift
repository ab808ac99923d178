/// UUIDs of version 7 (RFC 9562): 48 bits of milliseconds, then a counter and random bits, so that they sort by time.
package enum UUIDv7 {
    /// Writes one UUID in lower case.
    ///
    /// - Parameters:
    ///   - milliseconds: Since the Unix epoch; the low 48 bits are used.
    ///   - counter: The 12 bits after the version: what keeps ids of the same millisecond in order.
    ///   - random: The last 62 bits.
    package static func string(milliseconds: Int64, counter: UInt16, random: UInt64) -> String {
        let high = UInt64(truncatingIfNeeded: milliseconds) << 16 | 0x7000 | UInt64(counter & 0x0FFF)
        let low = random & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
        return String(unsafeUninitializedCapacity: 36) { buffer in
            var index = 0
            for (word, shifts) in [(high, 16), (low, 16)] {
                for nibble in 0..<shifts {
                    if index == 8 || index == 13 || index == 18 || index == 23 {
                        buffer[index] = UInt8(ascii: "-")
                        index += 1
                    }
                    let value = UInt8(truncatingIfNeeded: word >> UInt64(60 - 4 * nibble)) & 0x0F
                    buffer[index] = value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
                    index += 1
                }
            }
            return index
        }
    }
}
