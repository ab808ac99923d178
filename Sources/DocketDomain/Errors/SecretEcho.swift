import Foundation

/// Finds secrets in what a server says, in whichever form they come back: in another case, backwards, with blanks or
/// signs between the letters, percent-encoded, as hexadecimal digits or in base64, and in part.
struct SecretEcho {
    /// What is looked for, of letters and digits alone.
    private let forms: [[UInt8]]

    /// So many letters of a secret, in a row, give it away.
    private static let telling = 8
    /// Fewer are enough at its beginning or end: servers show these and mask the rest.
    private static let shown = 6

    init(of secrets: [String]) {
        var forms: Set<[UInt8]> = []
        for secret in secrets where secret.utf8.count >= 4 {
            for text in [secret, String(secret.reversed())] {
                let encoded = Data(text.utf8).base64EncodedString()
                let digits = StableDigest.hexadecimal(text.utf8)
                forms.formUnion([text, encoded, digits].map { Self.folded($0.utf8) })
            }
        }
        self.forms = forms.filter { $0.count >= 4 }
    }

    /// The words that hold a part of a secret, alone or with those beside them.
    func words(of words: [String]) -> Set<Int> {
        guard !forms.isEmpty else { return [] }
        var found: Set<Int> = []
        for isDecoded in [false, true] {
            var letters: [UInt8] = []
            var owners: [Int] = []
            for (index, word) in words.enumerated() {
                let folded = Self.folded(isDecoded ? Self.decoded(word) : Array(word.utf8))
                letters += folded
                owners += Array(repeating: index, count: folded.count)
            }
            for form in forms { find(form, in: letters, owners, &found) }
        }
        return found
    }

    private func find(_ form: [UInt8], in letters: [UInt8], _ owners: [Int], _ found: inout Set<Int>) {
        let length = min(Self.telling, form.count)
        var parts: Set<ArraySlice<UInt8>> = []
        for start in 0...form.count - length { parts.insert(form[start..<start + length]) }
        mark(parts, length, in: letters, owners, &found)
        guard form.count >= 2 * Self.shown else { return }
        mark([form.prefix(Self.shown), form.suffix(Self.shown)], Self.shown, in: letters, owners, &found)
    }

    private func mark(
        _ parts: Set<ArraySlice<UInt8>>, _ length: Int, in letters: [UInt8], _ owners: [Int], _ found: inout Set<Int>
    ) {
        guard letters.count >= length else { return }
        for start in 0...letters.count - length where parts.contains(letters[start..<start + length]) {
            found.formUnion(owners[start]...owners[start + length - 1])
        }
    }

    /// Letters and digits of ASCII, small.
    private static func folded(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        bytes.compactMap { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
            default: nil
            }
        }
    }

    /// The bytes of a percent-encoded word.
    private static func decoded(_ word: String) -> [UInt8] {
        let bytes = Array(word.utf8)
        var decoded: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
                let value = UInt8(String(decoding: bytes[index + 1...index + 2], as: UTF8.self), radix: 16)
            {
                decoded.append(value)
                index += 3
            } else {
                decoded.append(bytes[index])
                index += 1
            }
        }
        return decoded
    }
}
