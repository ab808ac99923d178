extension QuestionReader {
    func one(of mention: ColumnMention, _ item: QuestionItem) throws(QuestionRefusal) -> Int {
        guard mention.columns.count == 1 else {
            let names = mention.columns.map { "“\(columns[$0])”" }.joined(separator: " or ")
            throw QuestionRefusal("“\(item.text)” could be the column \(names). Name one of them.")
        }
        return mention.columns[0]
    }

    mutating func column(behind lead: QuestionItem) throws(QuestionRefusal) -> Int {
        skipFillers()
        guard let item = current, case .column(let mention) = item.kind else {
            throw QuestionRefusal(
                "“\(lead.text) \(current?.text ?? "")” names no column. The columns are \(names).".replacing(
                    " ”", with: "”"))
        }
        index += 1
        return try one(of: mention, item)
    }

    var names: String {
        let shown = columns.prefix(20).joined(separator: ", ")
        return columns.count > 20 ? shown + ", …" : shown
    }

    mutating func takeBy() throws(QuestionRefusal) {
        skipFillers()
        if case .measure? = current?.meaning { return }
        guard let item = current, case .column(let mention) = item.kind else {
            throw QuestionRefusal("“by \(current?.text ?? "…")” names no column. The columns are \(names).")
        }
        index += 1
        draft.orders.append(try one(of: mention, item))
    }

    /// A column begins a condition where a comparison and a value follow; else it is what is asked for.
    mutating func takeColumn(_ column: Int) throws(QuestionRefusal) {
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

    mutating func skipFillers() {
        while let meaning = current?.meaning, meaning == .filler || isOf(meaning) { index += 1 }
    }

    /// Behind a measure “of” only leads to its column.
    func isOf(_ meaning: QuestionWords.Meaning) -> Bool {
        guard meaning == .preposition, current?.text.lowercased() == "of", case .column? = item(1)?.kind else {
            return false
        }
        return true
    }
}
