import DocketDomain

extension QuestionReader {
    /// “Is” without a column before it says nothing, unless “not” or a value follows.
    mutating func takeLooseEquals() throws(QuestionRefusal) {
        if case .meaning(.empty)? = current?.kind, let last = draft.objects.popLast() {
            index += 1
            draft.conditions.append(.init(column: last, test: .isEmpty))
        }
    }

    mutating func takePreposition(isNegated: Bool) throws(QuestionRefusal) {
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
    mutating func takeValues(of column: Int?, isNegated: Bool = false) throws(QuestionRefusal) {
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
        let isNoun = column == nil && !isNegated && values.count == 1 && isNoun(values[0])
        draft.conditions.append(
            .init(column: column, test: .isAny(values), isNegated: isNegated, isNoun: isNoun))
    }

    var isListing: Bool { current?.meaning == .or || current?.meaning == .and }

    func isNoun(_ value: String) -> Bool {
        let words = FoldedText.words(of: value).map(Singular.of)
        return !words.isEmpty && words.allSatisfy(rowNouns.contains)
    }

    mutating func takeComparison(
        _ comparison: TableCondition.Comparison, of column: Int?, isNegated: Bool
    ) throws(QuestionRefusal) {
        let operand = try operand()
        draft.conditions.append(
            .init(column: column, test: .compares(comparison, operand), isNegated: isNegated))
    }

    mutating func takeRange(of column: Int?, isNegated: Bool) throws(QuestionRefusal) {
        let low = try operand()
        guard current?.meaning == .and || current?.meaning == .to else {
            throw QuestionRefusal("“between \(low)” has no second bound.")
        }
        index += 1
        draft.conditions.append(
            .init(column: column, test: .between(low, try operand()), isNegated: isNegated))
    }

    static let longestOperand = 5

    /// The longest run of words from here that is a number or a date, with its currency or unit.
    mutating func operand() throws(QuestionRefusal) -> String {
        while current?.meaning == .filler { index += 1 }
        let run = items[index...].prefix(Self.longestOperand).prefix(while: \.isPlain)
        for length in (0...run.count).reversed() where length > 0 {
            let text = run.prefix(length).map(\.text).joined(separator: " ").replacing(" percent", with: "%")
            switch CellShape(text) {
            case .number(let number):
                // Any word could be a unit.
                if case .word = number.unit { continue }
            case .date: break
            default: continue
            }
            index += length
            return text
        }
        throw QuestionRefusal("“\(current?.text ?? "…")” is no number and no date to compare with.")
    }
}
