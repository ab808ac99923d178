import DocketDomain

/// Takes a question apart, word by word. A word that it can't place it refuses, or takes for a value that a cell must
/// have.
struct QuestionReader {
    private let items: [QuestionItem]
    private let columns: [String]
    private let rowNouns: Set<String>
    private var index = 0
    private var draft = QuestionDraft()

    /// In characters.
    private static let longest = 600
    private static let usualTop = 10
    private static let mostTop = 1000

    init(_ question: String, _ table: QuestionedTable) throws(QuestionRefusal) {
        guard question.utf8.count <= Self.longest * 4 else {
            throw QuestionRefusal("The question is too long to be computed from a table by rules.")
        }
        columns = table.columns
        items = QuestionItem.all(in: question, ColumnNames(table.columns))
        rowNouns = Set(FoldedText.words(of: table.title).map(Singular.of))
    }

    mutating func read() throws(QuestionRefusal) -> QuestionDraft {
        draft.isDifference = items.contains { $0.meaning == .difference }
        while let item = current { try take(item) }
        return draft
    }

    private var current: QuestionItem? { index < items.count ? items[index] : nil }

    private func item(_ offset: Int) -> QuestionItem? {
        items.indices.contains(index + offset) ? items[index + offset] : nil
    }

    private mutating func take(_ item: QuestionItem) throws(QuestionRefusal) {
        switch item.kind {
        case .meaning(let meaning): try take(meaning, item)
        case .column(let mention): try takeColumn(one(of: mention, item))
        case .number: try takeNumber(item)
        case .quoted: try takeValues(of: nil)
        case .word: try takeWord(item)
        }
    }

    private mutating func take(_ meaning: QuestionWords.Meaning, _ item: QuestionItem) throws(QuestionRefusal) {
        index += 1
        switch meaning {
        case .measure(let measure): takeMeasure(measure, item)
        case .most(let isFewest): draft.most = !isFewest
        case .distinct: draft.isDistinct = true
        case .top: takeTop(isAscending: false)
        case .bottom: takeTop(isAscending: true)
        case .by: try takeBy()
        case .each: draft.groups.append(try column(behind: item))
        case .with, .and, .filler, .to, .difference: break
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
        case .or, .empty: throw unplaced(item)
        }
    }

    // MARK: Measures

    private mutating func takeMeasure(_ measure: TableMeasure, _ item: QuestionItem) {
        skipFillers()
        if measure.isExtreme {
            if let count = count(at: 0) {
                index += 1
                draft.top = TableQuestion.Ranking(count: count, isAscending: measure == .minimum)
                skipFillers()
            } else if case .measure(let next)? = current?.meaning, !next.isExtreme, !item.endsPhrase {
                draft.isExtremeOfMeasure = true
            }
            if case .column(let mention)? = current?.kind, mention.columns.count == 1 {
                draft.extremeColumn = mention.columns[0]
            }
            if draft.top != nil { return }
        }
        // “The average number of shares” is an average.
        if measure == .count, let last = draft.measures.last, last == .average || last == .sum { return }
        if let column = item.alternative, isAtEnd || isFollowedByClause { draft.objects.append(column) }
        if !draft.measures.contains(measure) { draft.measures.append(measure) }
    }

    private var isAtEnd: Bool { current == nil }

    private var isFollowedByClause: Bool {
        switch current?.meaning {
        case .by, .each, .with: true
        default: false
        }
    }

    private func count(at offset: Int) -> Int? {
        guard let item = item(offset), case .number = item.kind else { return nil }
        return QuestionWords.numbers[FoldedText.of(item.text)] ?? Int(item.text)
    }

    private mutating func takeTop(isAscending: Bool) {
        skipFillers()
        let count = count(at: 0)
        if count != nil { index += 1 }
        draft.top = TableQuestion.Ranking(count: count ?? Self.usualTop, isAscending: isAscending)
    }

    private mutating func takeNumber(_ item: QuestionItem) throws(QuestionRefusal) {
        if let count = count(at: 0), draft.top == nil, let isAscending = isLimit {
            index += 1
            draft.top = TableQuestion.Ranking(count: count, isAscending: isAscending)
            return
        }
        if let count = count(at: 0), case .measure(let measure)? = self.item(1)?.meaning, measure.isExtreme {
            index += 2
            draft.top = TableQuestion.Ranking(count: count, isAscending: measure == .minimum)
            skipFillers()
            if case .column(let mention)? = current?.kind, mention.columns.count == 1 {
                draft.extremeColumn = mention.columns[0]
            }
            return
        }
        if draft.isDifference, !draft.revisions.isEmpty, let number = Int(item.text) {
            index += 1
            draft.revisions.append(number)
            return
        }
        try takeValues(of: nil)
    }

    /// Whether the number here says how many rows are asked for, as in “the 3 customers with the lowest fee”, and from
    /// which end.
    private var isLimit: Bool? {
        switch item(1)?.kind {
        case .column?, .meaning(.rows)?: break
        default: return nil
        }
        guard item(2)?.meaning == .with else { return nil }
        for item in items[(index + 3)...] {
            if item.meaning == .filler { continue }
            if case .measure(let measure)? = item.meaning, measure.isExtreme { return measure == .minimum }
            return nil
        }
        return nil
    }

    // MARK: Columns

    private func one(of mention: ColumnMention, _ item: QuestionItem) throws(QuestionRefusal) -> Int {
        guard mention.columns.count == 1 else {
            let names = mention.columns.map { "“\(columns[$0])”" }.joined(separator: " or ")
            throw QuestionRefusal("“\(item.text)” could be the column \(names). Name one of them.")
        }
        return mention.columns[0]
    }

    private mutating func column(behind lead: QuestionItem) throws(QuestionRefusal) -> Int {
        skipFillers()
        guard let item = current, case .column(let mention) = item.kind else {
            throw QuestionRefusal(
                "“\(lead.text) \(current?.text ?? "")” names no column. The columns are \(names).".replacing(
                    " ”", with: "”"))
        }
        index += 1
        return try one(of: mention, item)
    }

    private var names: String {
        let shown = columns.prefix(20).joined(separator: ", ")
        return columns.count > 20 ? shown + ", …" : shown
    }

    private mutating func takeBy() throws(QuestionRefusal) {
        skipFillers()
        if case .measure? = current?.meaning { return }
        guard let item = current, case .column(let mention) = item.kind else {
            throw QuestionRefusal("“by \(current?.text ?? "…")” names no column. The columns are \(names).")
        }
        index += 1
        draft.orders.append(try one(of: mention, item))
    }

    /// A column begins a condition where a comparison and a value follow; else it is what is asked for.
    private mutating func takeColumn(_ column: Int) throws(QuestionRefusal) {
        let isCounted = draft.measures == [.count] && draft.objects.isEmpty && draft.conditions.isEmpty
        let isWith = item(-1)?.meaning == .with
        index += 1
        let start = index
        var isNegated = false
        let hasVerb = current?.meaning == .equals
        if hasVerb { index += 1 }
        if current?.meaning == .not {
            isNegated = true
            index += 1
        }
        if current?.text.lowercased() == "of", item(1)?.comparison != nil { index += 1 }
        switch current?.kind {
        case .meaning(.compares(let comparison))?:
            index += 1
            try takeComparison(comparison, of: column, isNegated: isNegated)
            if isCounted && !isWith && !hasVerb { draft.conditions[draft.conditions.count - 1].isOfCounted() }
            return
        case .meaning(.between)? where !draft.isDifference:
            index += 1
            return try takeRange(of: column, isNegated: isNegated)
        case .meaning(.empty)?:
            index += 1
            draft.conditions.append(.init(column: column, test: .isEmpty, isNegated: isNegated))
            return
        default: break
        }
        if current?.isPlain == true, (hasVerb || isNegated) && !isCounted || isWith {
            return try takeValues(of: column, isNegated: isNegated)
        }
        index = start
        draft.objects.append(column)
    }

    private mutating func skipFillers() {
        while let meaning = current?.meaning, meaning == .filler || isOf(meaning) { index += 1 }
    }

    /// Behind a measure “of” only leads to its column.
    private func isOf(_ meaning: QuestionWords.Meaning) -> Bool {
        guard meaning == .preposition, current?.text.lowercased() == "of", case .column? = item(1)?.kind else {
            return false
        }
        return true
    }

    // MARK: Conditions

    /// “Is” without a column before it says nothing, unless “not” or a value follows.
    private mutating func takeLooseEquals() throws(QuestionRefusal) {
        if case .meaning(.empty)? = current?.kind, let last = draft.objects.popLast() {
            index += 1
            draft.conditions.append(.init(column: last, test: .isEmpty))
        }
    }

    private mutating func takePreposition(isNegated: Bool) throws(QuestionRefusal) {
        skipFillers()
        guard let item = current else { throw QuestionRefusal("The question ends before it says what it is about.") }
        switch item.kind {
        case .column(let mention):
            let column = try one(of: mention, item)
            let start = index
            index += 1
            if current?.meaning == .equals { index += 1 }
            if current?.isPlain == true { return try takeValues(of: column, isNegated: isNegated) }
            guard !isNegated else { throw unplaced(item) }
            index = start
            try takeColumn(column)
        case .number, .quoted, .word: try takeValues(of: nil, isNegated: isNegated)
        case .meaning(.rows): break
        case .meaning(.measure), .meaning(.each), .meaning(.revision), .meaning(.previous), .meaning(.which):
            guard !isNegated else { throw unplaced(item) }
        default: throw unplaced(item)
        }
    }

    /// Values that are named one after the other: “Zurich, Basel or Bern”.
    private mutating func takeValues(of column: Int?, isNegated: Bool = false) throws(QuestionRefusal) {
        var values: [String] = []
        while true {
            var parts: [String] = []
            var isEnded = false
            while !isEnded, let part = current, part.isPlain {
                parts.append(part.text)
                isEnded = part.endsPhrase
                index += 1
            }
            values.append(parts.joined(separator: " "))
            let step = isListing ? 1 : 0
            guard isEnded || step == 1, item(step)?.isPlain == true else { break }
            index += step
        }
        if column == nil, values.count == 1, let value = values.first, isNoun(value) {
            draft.namesRows = true
            return
        }
        draft.conditions.append(.init(column: column, test: .isAny(values), isNegated: isNegated))
    }

    private var isListing: Bool { current?.meaning == .or || current?.meaning == .and }

    private func isNoun(_ value: String) -> Bool {
        let words = FoldedText.words(of: value).map(Singular.of)
        return !words.isEmpty && words.allSatisfy(rowNouns.contains)
    }

    private mutating func takeWord(_ item: QuestionItem) throws(QuestionRefusal) {
        if isNoun(item.text) {
            index += 1
            draft.namesRows = true
            return
        }
        try takeValues(of: nil)
    }

    private mutating func takeComparison(
        _ comparison: TableCondition.Comparison, of column: Int?, isNegated: Bool
    ) throws(QuestionRefusal) {
        let operand = try operand()
        draft.conditions.append(
            .init(column: column, test: .compares(comparison, operand), isNegated: isNegated))
    }

    private mutating func takeRange(of column: Int?, isNegated: Bool) throws(QuestionRefusal) {
        let low = try operand()
        guard current?.meaning == .and || current?.meaning == .to else {
            throw QuestionRefusal("“between \(low)” has no second bound.")
        }
        index += 1
        draft.conditions.append(
            .init(column: column, test: .between(low, try operand()), isNegated: isNegated))
    }

    private static let longestOperand = 5

    /// The longest run of words from here that is a number or a date, with its currency or unit.
    private mutating func operand() throws(QuestionRefusal) -> String {
        while current?.meaning == .filler { index += 1 }
        let run = items[index...].prefix(Self.longestOperand).prefix(while: \.isPlain)
        for length in (0...run.count).reversed() where length > 0 {
            let text = run.prefix(length).map(\.text).joined(separator: " ")
            switch CellShape(text) {
            case .number, .date:
                index += length
                return text
            default: continue
            }
        }
        throw QuestionRefusal("“\(current?.text ?? "…")” is no number and no date to compare with.")
    }

    // MARK: Revisions

    private var leadsToRevision: Bool {
        let next = items[index...].first { $0.meaning != .filler }
        return next?.meaning == .revision || next?.meaning == .previous
    }

    private mutating func takeRevisions() throws(QuestionRefusal) {
        guard draft.isDifference else { throw QuestionRefusal("Only the difference of two revisions can be computed.") }
        while let item = current {
            if case .number = item.kind, let number = Int(item.text) {
                draft.revisions.append(number)
            } else if ![.and, .to, .revision, .filler].contains(item.meaning) {
                return
            }
            index += 1
        }
    }

    private func unplaced(_ item: QuestionItem) -> QuestionRefusal {
        QuestionRefusal("“\(item.text)” can't be placed in this question.")
    }
}
