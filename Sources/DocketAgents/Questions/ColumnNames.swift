/// Finds names of columns in a question: in any case, with or without accents, singular or plural, and by a part of the
/// name that only one column has.
struct ColumnNames {
    private let names: [[String]]

    init(_ columns: [String]) {
        names = columns.map { FoldedText.words(of: $0).map(Singular.of) }
    }

    private static let longest = 8

    /// The longest name that begins with the first token.
    func mention(at tokens: ArraySlice<QuestionToken>) -> ColumnMention? {
        guard let first = tokens.first, !first.stems.isEmpty else { return nil }
        // A mark of comparison is no part of a name.
        let named = tokens.prefix(Self.longest).prefix { !$0.stems.isEmpty }
        let lengths = (1...named.count).reversed()
        for length in lengths {
            let words = named.prefix(length).flatMap(\.stems)
            let found = names.indices.filter { names[$0] == words }
            if !found.isEmpty { return ColumnMention(columns: found, length: length, isWhole: true) }
        }
        guard first.kind == .word else { return nil }
        for length in lengths {
            let part = named.prefix(length)
            guard part.allSatisfy({ $0.kind == .word && !QuestionWords.isStructure($0) }) else { continue }
            let words = part.flatMap(\.stems)
            let found = names.indices.filter { names[$0].contains(words) }
            if !found.isEmpty { return ColumnMention(columns: found, length: length, isWhole: false) }
        }
        return nil
    }
}
