/// A part of a question: a word with a meaning, a column, or what may be a value.
struct QuestionItem {
    enum Kind {
        case meaning(QuestionWords.Meaning)
        case column(ColumnMention)
        case number, quoted, word
    }

    var kind: Kind
    /// As written.
    let text: String
    /// Whether a comma or the like stands behind it.
    let endsPhrase: Bool
    /// The column that a word with a meaning could be the name of.
    var alternative: Int?

    var meaning: QuestionWords.Meaning? {
        if case .meaning(let meaning) = kind { meaning } else { nil }
    }

    var firstWord: String { FoldedText.of(text.prefix { !$0.isWhitespace }) }

    var comparison: TableCondition.Comparison? {
        if case .compares(let comparison)? = meaning { comparison } else { nil }
    }

    /// Whether it can be a part of a value.
    var isPlain: Bool {
        switch kind {
        case .number, .quoted, .word: true
        default: false
        }
    }

    /// The parts of a question about a table with these columns.
    static func all(in question: String, _ names: ColumnNames) -> [QuestionItem] {
        let tokens = QuestionToken.all(in: question)
        var items: [QuestionItem] = []
        var rest = tokens[...]
        while let first = rest.first {
            let (kind, length, alternative) = read(rest, first, after: items.last { $0.meaning != .filler }, names)
            let part = rest.prefix(length)
            items.append(
                QuestionItem(
                    kind: kind, text: part.map(\.text).joined(separator: " "),
                    endsPhrase: part.last?.endsPhrase ?? false, alternative: alternative))
            rest = rest.dropFirst(length)
        }
        return items
    }

    private static func read(
        _ rest: ArraySlice<QuestionToken>, _ first: QuestionToken, after last: QuestionItem?, _ names: ColumnNames
    ) -> (Kind, length: Int, alternative: Int?) {
        let mention = names.mention(at: rest)
        if first.kind == .quoted {
            if let mention, mention.isWhole, last?.leadsToValue != true {
                return (.column(mention), mention.length, nil)
            }
            return (.quoted, 1, nil)
        }
        let meaning = QuestionWords.meaning(at: rest)
        if let mention, mention.isWhole, mention.length >= meaning?.length ?? 0 {
            guard let meaning, mention.length == meaning.length, meaning.meaning != .filler,
                last?.leadsToColumn != true
            else { return (.column(mention), mention.length, nil) }
            return (.meaning(meaning.meaning), meaning.length, mention.columns.first)
        }
        if let meaning { return (.meaning(meaning.meaning), meaning.length, nil) }
        if let mention { return (.column(mention), mention.length, nil) }
        if first.kind == .number || isCount(rest, after: last) { return (.number, 1, nil) }
        return (.word, 1, nil)
    }

    /// Whether the first token is a number in words, as in “top five” and “the five highest”.
    private static func isCount(_ rest: ArraySlice<QuestionToken>, after last: QuestionItem?) -> Bool {
        guard let first = rest.first, QuestionWords.numbers[first.key] != nil else { return false }
        if last?.meaning == .top || last?.meaning == .bottom { return true }
        guard case .measure(let measure)? = QuestionWords.meaning(at: rest.dropFirst())?.meaning else { return false }
        return measure.isExtreme
    }

    private var leadsToColumn: Bool {
        switch meaning {
        case .measure, .by, .each, .with: true
        default: false
        }
    }

    private var leadsToValue: Bool {
        switch meaning {
        case .equals, .not, .preposition, .exclusion, .compares, .or, .between: true
        default: false
        }
    }
}
