import DocketDomain

extension QuestionInterpreter {
    /// A word of the table's title that no cell says.
    func isWordForRows(_ condition: QuestionDraft.Condition) -> Bool {
        guard condition.isNoun, case .isAny(let values) = condition.test else { return false }
        return survey.columns(with: values).isEmpty
    }

    /// A cell does not say two things: who asks so means “or”, or something else.
    func checkTogether(_ conditions: [TableCondition]) throws(QuestionRefusal) {
        var columns: Set<Int> = []
        for condition in conditions where !condition.isNegated {
            guard case .isAny = condition.test else { continue }
            guard columns.insert(condition.column).inserted else {
                throw QuestionRefusal(
                    "“\(self.columns[condition.column])” is asked to say two things at once. Join them by “or”.")
            }
        }
    }

    func condition(_ draft: QuestionDraft.Condition) throws(QuestionRefusal) -> TableCondition {
        switch draft.test {
        case .isAny(let values): try equality(draft, values)
        case .compares(_, let operand): try comparison(draft, [operand])
        case .between(let low, let high): try comparison(draft, [low, high])
        case .isEmpty: TableCondition(column: draft.column ?? 0, test: draft.test, isNegated: draft.isNegated)
        }
    }

    func equality(
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

    func comparison(
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
}
