import DocketDomain

/// A word, number, mark of comparison or quoted text of a question.
struct QuestionToken: Hashable {
    enum Kind: Hashable {
        case word, number, quoted, comparison
    }

    let kind: Kind
    /// As written, without quotes and the marks around it.
    let text: String
    /// Folded.
    let key: String
    /// The words in it in the singular, as names of columns are compared.
    let stems: [String]
    /// Whether a comma or the like stands behind it.
    let endsPhrase: Bool

    init(kind: Kind, text: String, endsPhrase: Bool = false) {
        self.kind = kind
        self.text = text
        key = FoldedText.of(text)
        stems = kind == .comparison ? [] : FoldedText.words(of: text).map(Singular.of)
        self.endsPhrase = endsPhrase
    }

    static func all(in question: String) -> [QuestionToken] {
        var tokens: [QuestionToken] = []
        var rest = question[...]
        while true {
            rest = rest.drop { $0.isWhitespace || ",;:!?()".contains($0) }
            guard let first = rest.first else { return tokens }
            if let token = quoted(&rest, first) ?? comparison(&rest, first) {
                tokens.append(token)
            } else {
                tokens.append(word(&rest))
            }
        }
    }

    private static let quotes: [Character: Character] = [
        "\"": "\"", "“": "”", "„": "“", "«": "»", "`": "`", "'": "'", "‘": "’",
    ]

    private static func quoted(_ rest: inout Substring, _ first: Character) -> QuestionToken? {
        guard let close = quotes[first], let end = rest.dropFirst().firstIndex(of: close) else { return nil }
        let text = rest[rest.index(after: rest.startIndex)..<end]
        rest = rest[rest.index(after: end)...]
        return QuestionToken(kind: .quoted, text: String(text))
    }

    private static func comparison(_ rest: inout Substring, _ first: Character) -> QuestionToken? {
        guard "<>=≤≥≠!".contains(first) else { return nil }
        let mark = rest.prefix { "<>=≤≥≠!".contains($0) }
        rest = rest[mark.endIndex...]
        return QuestionToken(kind: .comparison, text: String(mark))
    }

    private static func word(_ rest: inout Substring) -> QuestionToken {
        let piece = rest.prefix { !$0.isWhitespace && !"<>=≤≥≠;!?()\"“”".contains($0) }
        rest = rest[piece.endIndex...]
        var text = piece
        var isEnd = rest.first.map { ";!?".contains($0) } ?? false
        while let last = text.last, ",.:".contains(last), text.count > 1 {
            text.removeLast()
            isEnd = true
        }
        return QuestionToken(kind: isNumber(text) ? .number : .word, text: String(text), endsPhrase: isEnd)
    }

    private static func isNumber(_ text: Substring) -> Bool {
        switch CellShape(String(text)) {
        case .number, .date: text.contains(where: \.isNumber)
        default: false
        }
    }
}
