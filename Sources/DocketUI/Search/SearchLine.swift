import DocketDomain
import Foundation

/// What is typed to search everything: words, and `name:value` to narrow it down.
struct SearchLine {
    /// What to ask for; nil while nothing is typed, and where a value can't be read.
    private(set) var query: SearchQuery?
    /// Why a value can't be read.
    private(set) var refusal: String?

    /// The names that narrow a search down; any other word with a colon is a word.
    static let names = "kind: customer: thread: after: before: in:"

    init(_ text: String, _ ranking: SearchQuery.Ranking) {
        var query = SearchQuery(text: "")
        query.ranking = ranking
        var words: [String] = []
        for piece in Self.pieces(of: text) {
            guard let (name, value) = Self.property(piece) else {
                words.append(piece)
                continue
            }
            refusal = Self.narrow(&query, name, value) ?? refusal
        }
        query.text = words.joined(separator: " ")
        guard refusal == nil, !query.text.isEmpty || query.isNarrowed else { return }
        self.query = query
    }

    /// What stands between blanks; blanks between quotes part nothing.
    private static func pieces(of text: String) -> [String] {
        var isQuoted = false
        return text.split { character in
            if character == "\"" { isQuoted.toggle() }
            return character.isWhitespace && !isQuoted
        }.map(String.init)
    }

    private static func property(_ piece: String) -> (name: String, value: String)? {
        guard let colon = piece.firstIndex(of: ":") else { return nil }
        let name = piece[..<colon].lowercased()
        guard names.split(separator: " ").contains(where: { $0.dropLast() == name }) else { return nil }
        let value = piece[piece.index(after: colon)...].filter { $0 != "\"" }
        return value.isEmpty ? nil : (name, value)
    }

    /// Takes a property into a query; where its value can't be read, it says what can be written.
    private static func narrow(_ query: inout SearchQuery, _ name: String, _ value: String) -> String? {
        switch name {
        case "kind":
            let names = ["sql": ArtifactKind.sqlQuery, "edit": .profileEdit]
            query.kind = names[value.lowercased()] ?? ArtifactKind(rawValue: value.lowercased())
        case "customer": query.customer = value
        case "thread": query.thread = value
        case "in":
            let scopes = SearchQuery.Scope.allCases.filter { $0.rawValue.hasPrefix(value.lowercased()) }
            guard !scopes.isEmpty else { return "Write in: and one of threads, messages, artifacts, customers" }
            query.scopes.formUnion(scopes)
        default:
            guard let time = Timestamp(iso8601: value) else { return "Write \(name): and a day such as 2026-10-31" }
            if name == "after" { query.after = time } else { query.before = time }
        }
        return nil
    }
}

extension SearchHit {
    /// What to look for where the hit is opened: the words as they stand there, and as they were typed.
    func pattern(typed text: String) -> TextPattern? {
        let found = snippet.filter(\.isMatch).map(\.text)
        let typed = text.split { $0.isWhitespace || $0 == "\"" || $0 == "*" }.map(String.init)
        let missing = typed.filter { word in !found.contains { Self.folded($0).contains(Self.folded(word)) } }
        return TextPattern(text, anyOf: found + missing)
    }

    private static func folded(_ text: String) -> String {
        text.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
    }
}
