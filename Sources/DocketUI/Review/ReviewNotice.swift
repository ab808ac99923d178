/// What the line under the panes tells.
package struct ReviewNotice: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case done
        case refused
        case underWay
    }

    package let text: String
    package let kind: Kind

    package init(_ text: String, _ kind: Kind) {
        self.text = text
        self.kind = kind
    }
}
