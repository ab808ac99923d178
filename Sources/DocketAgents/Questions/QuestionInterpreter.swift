import DocketDomain

/// Makes a question of its draft, by what the cells say.
struct QuestionInterpreter {
    let draft: QuestionDraft
    let survey: QuestionSurvey
    let columns: [String]

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
        for condition in draft.conditions {
            if isWordForRows(condition) { continue }
            question.conditions.append(try self.condition(condition))
        }
        try checkTogether(question.conditions)
        return question
    }

    // MARK: What is asked

    func aim() throws(QuestionRefusal) -> TableQuestion {
        if let top = draft.top, !(1...TableQuestion.Ranking.most).contains(top.count) {
            throw QuestionRefusal("1 to \(TableQuestion.Ranking.most) rows can be asked for.")
        }
        guard !draft.isUnjoined || draft.isExtremeOfMeasure else {
            throw QuestionRefusal("The question names figures of figures, or several without “and” between them.")
        }
        if let most = draft.most { return try aimAtMost(most) }
        let plain = draft.measures.filter { !$0.isExtreme }
        if draft.isDistinct { return try aimAtDistinct(plain) }
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
    var ranking: TableQuestion.Ranking {
        draft.top ?? TableQuestion.Ranking(count: 1, isAscending: draft.measures.contains(.minimum))
    }

    func aimAtMeasures() throws(QuestionRefusal) -> TableQuestion {
        let isRanked = draft.top != nil || draft.isExtremeOfMeasure
        let measures = isRanked ? draft.measures.filter { !$0.isExtreme } : draft.measures
        var objects = draft.objects
        var groups = draft.groups + draft.orders
        let isCount = measures == [.count]
        // In “which city has the highest total fee” what is asked for is the group.
        if isRanked || draft.asksWhich, groups.isEmpty, draft.objectsBeforeMeasure > 0,
            objects.count > (isCount ? 0 : 1)
        {
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
    func measuredColumn(_ isCount: Bool) throws(QuestionRefusal) -> Int? {
        if isCount { return nil }
        let numeric = Set(draft.conditions.compactMap(\.column)).filter { survey.readings[$0]?.isNumeric == true }
        guard numeric.count == 1, let column = numeric.first else {
            throw QuestionRefusal("The question names no column to compute. The columns are \(names(columns.indices)).")
        }
        return column
    }

    func aimAtDistinct(_ plain: [TableMeasure]) throws(QuestionRefusal) -> TableQuestion {
        guard plain == draft.measures, plain.isEmpty || plain == [.count], draft.objects.count == 1,
            draft.groups.isEmpty, draft.orders.isEmpty, draft.top == nil
        else {
            throw QuestionRefusal("Different values can be counted of one column, without groups.")
        }
        return TableQuestion(aim: .distinct(column: draft.objects[0]))
    }

    /// “Which city has the most customers” counts rows; “who has the most fees” looks for the highest one.
    func aimAtMost(_ isMost: Bool) throws(QuestionRefusal) -> TableQuestion {
        let ranking = draft.top ?? TableQuestion.Ranking(count: 1, isAscending: !isMost)
        guard draft.measures.isEmpty, draft.groups.isEmpty, draft.orders.isEmpty else {
            throw QuestionRefusal("“Most” can't be placed beside another figure.")
        }
        let numeric = draft.objects.filter { survey.readings[$0]?.isNumeric == true }
        let namesRows = draft.namesRows || draft.conditions.contains(where: isWordForRows)
        if numeric.count == 1, !namesRows { return try aimAtRows(ranking, by: numeric[0]) }
        guard numeric.isEmpty, let group = draft.objects.first, draft.objects.count + (namesRows ? 1 : 0) == 2
        else { throw QuestionRefusal("The question does not say what there are most of.") }
        return TableQuestion(
            aim: .measures([.count], column: draft.objects.dropFirst().first), group: group, groupRanking: ranking)
    }

    func aimAtRows(
        _ ranking: TableQuestion.Ranking, by named: Int? = nil
    ) throws(QuestionRefusal) -> TableQuestion {
        guard draft.groups.isEmpty else { throw QuestionRefusal("The first rows of each group can't be computed.") }
        guard draft.orders.count <= 1 else {
            throw QuestionRefusal("Rows are ranked by one column; several are named.")
        }
        let ordered = draft.objects.filter { isOrdered($0) }
        let column = named ?? draft.orders.first ?? draft.extremeColumn.flatMap { isOrdered($0) ? $0 : nil }
        guard let column = column ?? (ordered.count == 1 ? ordered[0] : nil) else {
            throw QuestionRefusal("The question does not say by which column of numbers or dates the rows are ranked.")
        }
        guard isOrdered(column) else { throw isText(column) }
        let others = draft.objects.filter { $0 != column && survey.readings[$0]?.isNumeric == true }
        guard others.isEmpty else { throw severalColumns([column] + others) }
        return TableQuestion(aim: .rows(ranking, column: column))
    }

    func isOrdered(_ column: Int) -> Bool {
        guard let reading = survey.readings[column] else { return false }
        return reading.isNumeric || reading.isDate
    }

    func check(_ column: Int, _ measures: [TableMeasure]) throws(QuestionRefusal) {
        let isAdded = measures.contains { $0 == .sum || $0 == .average }
        guard measures != [.count] else { return }
        guard isOrdered(column) else { throw isText(column) }
        guard !isAdded || survey.readings[column]?.isNumeric == true else {
            throw QuestionRefusal("“\(columns[column])” has dates, which can't be added up.")
        }
    }
}
