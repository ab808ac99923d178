import DocketDomain

/// Takes a question apart, word by word. A word that it can't place it refuses, or takes for a value that a cell must
/// have.
struct QuestionReader {
    let items: [QuestionItem]
    let columns: [String]
    let rowNouns: Set<String>
    var index = 0
    var draft = QuestionDraft()

    /// In bytes.
    private static let longest = 2400

    init(_ question: String, _ table: QuestionedTable) throws(QuestionRefusal) {
        guard question.utf8.count <= Self.longest else {
            throw QuestionRefusal("The question is too long to be computed from a table by rules.")
        }
        columns = table.columns
        items = QuestionItem.all(in: question, ColumnNames(table.columns))
        rowNouns = Set(FoldedText.words(of: table.title).filter { $0.allSatisfy(\.isLetter) }.map(Singular.of))
    }

    mutating func read() throws(QuestionRefusal) -> QuestionDraft {
        if let first = items.first, QuestionWords.verdicts.contains(first.firstWord) {
            throw QuestionRefusal("A question that is answered by yes or no is not computed. Ask for the figure.")
        }
        draft.isDifference = items.contains { $0.meaning == .difference }
        while let item = current { try take(item) }
        return draft
    }

    var current: QuestionItem? { index < items.count ? items[index] : nil }

    func item(_ offset: Int) -> QuestionItem? {
        items.indices.contains(index + offset) ? items[index + offset] : nil
    }

    mutating func take(_ item: QuestionItem) throws(QuestionRefusal) {
        switch item.kind {
        case .meaning(let meaning): try take(meaning, item)
        case .column(let mention): try takeColumn(one(of: mention, item))
        case .number: try takeNumber(item)
        case .quoted, .word: try takeValues(of: nil)
        }
    }

    mutating func take(_ meaning: QuestionWords.Meaning, _ item: QuestionItem) throws(QuestionRefusal) {
        index += 1
        switch meaning {
        case .measure(let measure): takeMeasure(measure, item)
        case .most(let isFewest): draft.most = !isFewest
        case .distinct: draft.isDistinct = true
        case .top: takeTop(isAscending: false)
        case .bottom: takeTop(isAscending: true)
        case .by: try takeBy()
        case .each: draft.groups.append(try column(behind: item))
        case .with, .and, .filler, .difference: break
        case .to where draft.isDifference: break
        case .equals: try takeLooseEquals()
        case .preposition: try takePreposition(isNegated: false)
        case .exclusion: try takePreposition(isNegated: true)
        case .not:
            if current?.meaning == .preposition { index += 1 }
            try takePreposition(isNegated: true)
        case .compares where draft.isDifference && leadsToRevision: break
        case .compares(let comparison): try takeComparison(comparison, of: nil, isNegated: false)
        case .which: draft.asksWhich = true
        case .rows: draft.namesRows = true
        case .revision: try takeRevisions()
        case .previous: draft.revisions.append(nil)
        case .between where draft.isDifference: break
        case .between: try takeRange(of: nil, isNegated: false)
        case .or, .empty, .to: throw unplaced(item)
        }
    }
}
