import Crypto
package import Foundation

/// The digests that docket makes. They are stored, and so are the same on every machine and in every version.
///
/// - `sha256` is for what nobody may be able to make look alike: blobs, requests, submissions, messages, exported files.
/// - `claim` is for the value of a pending proposal in the key that it claims. The logs of existing workspaces hold it,
///   so it stays what it is: a claim made with another digest would let a second proposal of the same value in.
/// - `fnv1a` tells docket's own texts apart where confusing them would do no harm: page tokens, a table's columns.
package enum StableDigest {
    /// SHA-256 in hexadecimal digits.
    package static func sha256(_ bytes: some DataProtocol) -> String {
        hexadecimal(SHA256.hash(data: bytes))
    }

    /// Two FNV-1a digests of 64 bits with different bases, in base 36. It keeps no secret.
    package static func claim(_ text: String) -> String {
        let first = fnv1a(text.utf8)
        let second = fnv1a(text.utf8.lazy.map { $0 &+ 0x5D }, basis: 0x6c62_272e_07bb_0142)
        return String(first, radix: 36) + "." + String(second, radix: 36)
    }

    /// FNV-1a of 64 bits. It keeps no secret.
    package static func fnv1a(_ bytes: some Sequence<UInt8>, basis: UInt64 = 0xcbf2_9ce4_8422_2325) -> UInt64 {
        bytes.reduce(basis) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
    }

    /// Two digits for each byte, in small letters.
    package static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
