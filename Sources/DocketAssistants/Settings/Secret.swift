package import DocketDomain

/// A key. It never shows itself in a text.
package struct Secret: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    let value: String

    private static let maximumBytes = 4096

    /// - Throws: `configuration` where a header could not carry it; the error does not tell the key.
    package init(_ value: String) throws(DocketError) {
        guard !value.isEmpty, value.utf8.count <= Self.maximumBytes,
            value.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else {
            throw DocketError(
                .configuration,
                "The key is empty, too long, or has other characters than a key has: letters, digits and signs of ASCII on one line, without blanks. Copy it anew."
            )
        }
        self.value = value
    }

    package var description: String { "Secret(hidden)" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

extension ServerWords {
    /// The words of a server that was given a key.
    init(_ text: String, hiding key: Secret?) {
        self.init(text, hiding: key.map { [$0.value] } ?? [])
    }
}
