import TerminalKit

/// Text that somebody is to decide on: what has no form of its own is named, such as ⟨RLO⟩, so that nothing reads
/// differently from what is stored.
enum ExactText {
    private static let oneLine = Sanitizer(invisibles: .revealed, lineBreaks: .marked)

    static func line(_ text: String) -> String {
        oneLine.clean(text)
    }

    static func block(_ text: String) -> String {
        Sanitizer.exact.clean(text)
    }
}
