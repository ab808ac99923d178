/// A digest that is the same in every process: it tells values apart where the values themselves should not stand.
package enum StableDigest {
    /// Two FNV-1a digests of 64 bits with different bases, in base 36. It keeps no secret.
    package static func of(_ text: String) -> String {
        var first: UInt64 = 0xcbf2_9ce4_8422_2325
        var second: UInt64 = 0x6c62_272e_07bb_0142
        for byte in text.utf8 {
            first = (first ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
            second = (second ^ UInt64(byte &+ 0x5D)) &* 0x0000_0100_0000_01b3
        }
        return String(first, radix: 36) + "." + String(second, radix: 36)
    }
}
