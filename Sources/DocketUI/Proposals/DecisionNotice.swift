import TerminalKit

/// What a line tells of a decision that was taken, or refused.
package struct DecisionNotice: Hashable, Sendable {
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

extension DecisionNotice {
    func line(_ drawing: Drawing) -> Line {
        let theme = drawing.theme
        let (sign, word, style): (String, String, Style) =
            switch kind {
            case .done: ("✓ ", "", theme.success)
            case .refused: ("! ", "Not done: ", theme.warning)
            case .underWay: ("… ", "", theme.muted)
            }
        return Line(" " + drawing.sign(sign, word) + text, style)
    }
}
