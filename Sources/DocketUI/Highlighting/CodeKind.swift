import TerminalKit

/// What a stretch of code is.
enum CodeKind: Hashable, Sendable {
    case plain, keyword, string, comment, number
    /// A key, a parameter, a variable or an attribute.
    case name
}

extension Theme {
    func style(of kind: CodeKind) -> Style {
        switch kind {
        case .plain: .plain
        case .keyword: codeKeyword
        case .string: codeString
        case .comment: codeComment
        case .number: codeNumber
        case .name: codeName
        }
    }
}
