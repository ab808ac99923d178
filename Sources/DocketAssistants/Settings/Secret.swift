package import DocketDomain
internal import Foundation

/// A key. It never shows itself in a text.
package struct Secret: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    let value: String

    private static let maximumBytes = 4096

    /// - Throws: `failedPrecondition` where a header could not carry it; the error does not tell the key.
    package init(_ value: String) throws(DocketError) {
        guard !value.isEmpty, value.utf8.count <= Self.maximumBytes,
            value.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else {
            throw DocketError(
                .failedPrecondition,
                "The key is empty, too long, or has other characters than a key has: letters, digits and signs of ASCII on one line, without blanks. Copy it anew."
            )
        }
        self.value = value
    }

    /// How it may come back in a text.
    var forms: [String] {
        let encoded = value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? value
        return [value, encoded, Data(value.utf8).base64EncodedString()]
    }

    /// Whether a word gives its beginning or its end away, as servers do that mask the rest.
    func isSeen(in word: String) -> Bool {
        let shown = 6
        guard value.utf8.count >= 2 * shown else { return false }
        let word = word.lowercased()
        let value = value.lowercased()
        return word.contains(value.prefix(shown)) || word.contains(value.suffix(shown))
            || word.contains("*") && word.hasSuffix(value.suffix(3))
    }

    package var description: String { "Secret(hidden)" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
