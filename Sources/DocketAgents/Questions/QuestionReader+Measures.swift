extension QuestionReader {
    mutating func takeMeasure(_ measure: TableMeasure, _ item: QuestionItem) {
        let before = items[..<(index - 1)].last { $0.meaning != .filler }
        let isJoined = before?.meaning == .and || before?.endsPhrase == true || draft.isExtremeOfMeasure
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
            if let top = draft.top {
                // “The bottom 3 highest” says two things at once.
                draft.isUnjoined = draft.isUnjoined || (top.isAscending && measure == .maximum)
                draft.top?.isAscending = measure == .minimum
                return
            }
        }
        // “The average number of shares” is an average.
        if measure == .count, let last = draft.measures.last, last == .average || last == .sum { return }
        if let column = item.alternative, isAtEnd || isFollowedByClause { draft.objects.append(column) }
        if !draft.measures.isEmpty, !isJoined { draft.isUnjoined = true }
        if !measure.isExtreme, draft.measures.allSatisfy(\.isExtreme) {
            draft.objectsBeforeMeasure = draft.objects.count
        }
        if !draft.measures.contains(measure) { draft.measures.append(measure) }
    }

    var isAtEnd: Bool { current == nil }

    var isFollowedByClause: Bool {
        switch current?.meaning {
        case .by, .each, .with: true
        default: false
        }
    }

    func count(at offset: Int) -> Int? {
        guard let item = item(offset), case .number = item.kind else { return nil }
        return QuestionWords.numbers[FoldedText.of(item.text)] ?? Int(item.text)
    }

    mutating func takeTop(isAscending: Bool) {
        skipFillers()
        let count = count(at: 0)
        if count != nil { index += 1 }
        draft.top = TableQuestion.Ranking(count: count ?? TableQuestion.Ranking.usual, isAscending: isAscending)
    }

    mutating func takeNumber(_ item: QuestionItem) throws(QuestionRefusal) {
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
    var isLimit: Bool? {
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
}
