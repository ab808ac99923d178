/// A short message in the corner, until the next key.
package struct Notice: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case done
        case refused
    }

    package let text: String
    package let kind: Kind

    package init(_ text: String, _ kind: Kind = .done) {
        self.text = text
        self.kind = kind
    }
}
