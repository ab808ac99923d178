import DocketDomain

/// Makes a question of its draft, by what the cells say.
struct QuestionInterpreter {
    private let draft: QuestionDraft
    private let survey: QuestionSurvey
    private let columns: [String]

    init(_ draft: QuestionDraft, _ survey: QuestionSurvey, _ columns: [String]) {
        (self.draft, self.survey, self.columns) = (draft, survey, columns)
    }

    /// The columns whose cells have to be read for a draft, and the values that have to be looked for.
    static func needs(of draft: QuestionDraft, columns: Int) -> (columns: Set<Int>, values: [String]) {
        var read = Set(draft.objects + draft.orders + draft.groups)
        var values: [String] = []
        for condition in draft.conditions {
            if let column = condition.column { read.insert(column) }
            switch condition.test {
            case .isAny(let texts): values += texts
            case .compares, .between: if condition.column == nil { read.formUnion(0..<columns) }
            case .isEmpty: break
            }
        }
        return (read, values)
    }

    func question() throws(QuestionRefusal) -> TableQuestion {
        var question = try aim()
        for condition in draft.conditions { question.conditions.append(try self.condition(condition)) }
        return question
    }

    // MARK: What is asked

    private func aim() throws(QuestionRefusal) -> TableQuestion {
        if let most = draft.most { return try aimAtMost(most) }
        let plain = draft.measures.filter { !$0.isExtreme }
        if draft.isDistinct, plain.allSatisfy({ $0 == .count }) { return try aimAtDistinct() }
        if !plain.isEmpty { return try aimAtMeasures() }
        if draft.top != nil { return try aimAtRows(ranking) }
        guard !draft.measures.isEmpty else {
            throw QuestionRefusal(
                "The question does not say what to compute: count, sum, average, minimum, maximum, the top rows, "
                    + "or the difference of two revisions.")
        }
        let isAboutRows = draft.asksWhich || draft.objects.count > 1
        if isAboutRows, draft.measures.count == 1 { return try aimAtRows(ranking) }
        return try aimAtMeasures()
    }

    /// The ranking that is asked for; of what comes first where it is only said to be the highest or lowest.
    private var ranking: TableQuestion.Ranking {
        draft.top ?? TableQuestion.Ranking(count: 1, isAscending: draft.measures.contains(.minimum))
    }

    private func aimAtMeasures() throws(QuestionRefusal) -> TableQuestion {
        let isRanked = draft.top != nil || draft.isExtremeOfMeasure
        let measures = isRanked ? draft.measures.filter { !$0.isExtreme } : draft.measures
        var objects = draft.objects
        var groups = draft.groups + draft.orders
        let isCount = measures == [.count]
        // In “which city has the highest total fee” what is asked for is the group.
        if isRanked || draft.asksWhich, groups.isEmpty, objects.count > (isCount ? 0 : 1) {
            groups.append(objects.removeFirst())
        }
        guard objects.count <= 1 else { throw severalColumns(objects) }
        guard groups.count <= 1 else { throw QuestionRefusal("Only one column to group by is understood.") }
        var column = objects.first
        if column == nil { column = try measuredColumn(isCount) }
        if let column { try check(column, measures) }
        var question = TableQuestion(aim: .measures(measures, column: column), group: groups.first)
        if isRanked {
            guard groups.count == 1 else {
                throw QuestionRefusal("The question does not say of what the first are asked.")
            }
            guard measures.count == 1 else { throw QuestionRefusal("A ranking goes by one figure; several are named.") }
            question.groupRanking = ranking
        }
        return question
    }

    /// A column that only a condition names: “the sum of fees above 1%”.
    private func measuredColumn(_ isCount: Bool) throws(QuestionRefusal) -> Int? {
        if isCount { return nil }
        let numeric = Set(draft.conditions.compactMap(\.column)).filter { survey.readings[$0]?.isNumeric == true }
        guard numeric.count == 1, let column = numeric.first else {
            throw QuestionRefusal("The question names no column to compute. The columns are \(names(columns.indices)).")
        }
        return column
    }

    private func aimAtDistinct() throws(QuestionRefusal) -> TableQuestion {
        guard draft.objects.count == 1, draft.groups.isEmpty, draft.orders.isEmpty, draft.top == nil else {
            throw QuestionRefusal("Different values can be counted of one column, without groups.")
        }
        return TableQuestion(aim: .distinct(column: draft.objects[0]))
    }

    /// “Which city has the most customers” counts rows; “who has the most fees” looks for the highest one.
    private func aimAtMost(_ isMost: Bool) throws(QuestionRefusal) -> TableQuestion {
        let ranking = draft.top ?? TableQuestion.Ranking(count: 1, isAscending: !isMost)
        guard draft.measures.isEmpty, draft.groups.isEmpty, draft.orders.isEmpty else {
            throw QuestionRefusal("“Most” can't be placed beside another figure.")
        }
        let numeric = draft.objects.filter { survey.readings[$0]?.isNumeric == true }
        if numeric.count == 1, !draft.namesRows { return try aimAtRows(ranking, by: numeric[0]) }
        guard numeric.isEmpty, let group = draft.objects.first, draft.objects.count + (draft.namesRows ? 1 : 0) == 2
        else { throw QuestionRefusal("The question does not say what there are most of.") }
        return TableQuestion(
            aim: .measures([.count], column: draft.objects.dropFirst().first), group: group, groupRanking: ranking)
    }

    private func aimAtRows(
        _ ranking: TableQuestion.Ranking, by named: Int? = nil
    ) throws(QuestionRefusal) -> TableQuestion {
        guard draft.groups.isEmpty else { throw QuestionRefusal("The first rows of each group can't be computed.") }
        guard draft.orders.count <= 1 else {
            throw QuestionRefusal("Rows are ranked by one column; several are named.")
        }
        guard (1...1000).contains(ranking.count) else { throw QuestionRefusal("Up to 1000 rows can be ranked.") }
        let ordered = draft.objects.filter { isOrdered($0) }
        let column = named ?? draft.orders.first ?? draft.extremeColumn.flatMap { isOrdered($0) ? $0 : nil }
        guard let column = column ?? (ordered.count == 1 ? ordered[0] : nil) else {
            throw QuestionRefusal("The question does not say by which column of numbers or dates the rows are ranked.")
        }
        guard isOrdered(column) else { throw isText(column) }
        return TableQuestion(aim: .rows(ranking, column: column))
    }

    private func isOrdered(_ column: Int) -> Bool {
        guard let reading = survey.readings[column] else { return false }
        return reading.isNumeric || reading.isDate
    }

    private func check(_ column: Int, _ measures: [TableMeasure]) throws(QuestionRefusal) {
        let isAdded = measures.contains { $0 == .sum || $0 == .average }
        guard measures != [.count] else { return }
        guard isOrdered(column) else { throw isText(column) }
        guard !isAdded || survey.readings[column]?.isNumeric == true else {
            throw QuestionRefusal("“\(columns[column])” has dates, which can't be added up.")
        }
    }

    // MARK: Conditions

    private func condition(_ draft: QuestionDraft.Condition) throws(QuestionRefusal) -> TableCondition {
        switch draft.test {
        case .isAny(let values): try equality(draft, values)
        case .compares(_, let operand): try comparison(draft, [operand])
        case .between(let low, let high): try comparison(draft, [low, high])
        case .isEmpty: TableCondition(column: draft.column ?? 0, test: draft.test, isNegated: draft.isNegated)
        }
    }

    private func equality(
        _ draft: QuestionDraft.Condition, _ values: [String]
    ) throws(QuestionRefusal) -> TableCondition {
        let words = values.map { "“\($0)”" }.joined(separator: " or ")
        if let column = draft.column {
            let isRead = values.allSatisfy { value in
                survey.columns(with: [value]).contains(column)
                    || OperandReading(value, survey.readings[column]).isUsable
            }
            guard isRead else { throw QuestionRefusal("No cell of “\(columns[column])” says \(words).") }
            return TableCondition(column: column, test: .isAny(values), isNegated: draft.isNegated)
        }
        let found = survey.columns(with: values)
        guard let column = found.first else {
            throw QuestionRefusal("\(words) is neither a column of this table nor what one of its cells says.")
        }
        guard found.count == 1 else {
            throw QuestionRefusal("\(words) stands in \(names(found.sorted())). Name the column that is meant.")
        }
        return TableCondition(column: column, test: .isAny(values), isNegated: draft.isNegated)
    }

    private func comparison(
        _ draft: QuestionDraft.Condition, _ operands: [String]
    ) throws(QuestionRefusal) -> TableCondition {
        func fits(_ column: Int) -> Bool {
            operands.allSatisfy { OperandReading($0, survey.readings[column]).isUsable }
        }
        let counted = draft.counted ?? (self.draft.objects.count == 1 ? self.draft.objects[0] : nil)
        if let column = draft.column ?? counted.flatMap({ isOrdered($0) && fits($0) ? $0 : nil }) {
            guard isOrdered(column) else { throw isText(column) }
            guard fits(column) else {
                throw QuestionRefusal(
                    "“\(columns[column])” can't be compared with \(operands.joined(separator: " and ")): "
                        + "its cells are of another kind or unit, or of several.")
            }
            return TableCondition(column: column, test: draft.test, isNegated: draft.isNegated)
        }
        let fitting = columns.indices.filter { isOrdered($0) && fits($0) }
        guard fitting.count == 1 else {
            throw QuestionRefusal(
                "The question does not say which column is compared with \(operands.joined(separator: " and ")).")
        }
        return TableCondition(column: fitting[0], test: draft.test, isNegated: draft.isNegated)
    }

    // MARK: Words

    private func names(_ indices: some Sequence<Int>) -> String {
        indices.map { "“\(columns[$0])”" }.joined(separator: ", ")
    }

    private func severalColumns(_ found: [Int]) -> QuestionRefusal {
        QuestionRefusal("The question names several columns: \(names(found)). Ask for one of them.")
    }

    private func isText(_ column: Int) -> QuestionRefusal {
        let doubt = survey.readings[column]?.doubt.map { " " + $0.text } ?? ""
        return QuestionRefusal("“\(columns[column])” has neither numbers nor dates.\(doubt)")
    }
}
