import DocketDomain

/// Puts what was computed into a table and a sentence.
struct CalculationAnswer {
    private let question: TableQuestion
    private let columns: [String]
    private let readings: [Int: ColumnReading]
    private let calculation: TableCalculation

    init(
        _ question: TableQuestion, _ columns: [String], _ readings: [Int: ColumnReading],
        _ calculation: TableCalculation
    ) {
        (self.question, self.columns, self.readings) = (question, columns, readings)
        self.calculation = calculation
    }

    func answer() throws(QuestionRefusal) -> TableAnswer {
        switch question.aim {
        case .rows(let ranking, let column): rankedRows(ranking, column)
        case .distinct(let column): distinct(column)
        case .measures(let measures, let column):
            if let group = question.group {
                try grouped(measures, column, by: group)
            } else {
                try measured(measures, column)
            }
        }
    }

    // MARK: Shapes

    private func measured(_ measures: [TableMeasure], _ column: Int?) throws(QuestionRefusal) -> TableAnswer {
        let tally = calculation.whole
        let isCounted = measures == [.count]
        guard isCounted || !tally.parts.isEmpty else { throw nothing(column) }
        let rows =
            isCounted
            ? [[count(tally, column)]]
            : tally.parts.map { part in
                measures.map { value(of: $0, tally, part, column) }
            }
        return TableAnswer(
            columns: measures.map { $0.title(of: name(column)) }, rows: rows,
            sentence: sentence(
                phrase(measures, column) + " " + scope,
                leftOut(measures, column, [tally]) ?? different(measures, column),
                units(rows)))
    }

    /// Of what is counted, how many are different: who asks for customers may mean that.
    private func different(_ measures: [TableMeasure], _ column: Int?) -> String? {
        guard column != nil, measures == [.count] else { return nil }
        let count = calculation.groups.groups.count
        return calculation.groups.isPartial
            ? "more than \(count) different values" : "\(count) different \(count == 1 ? "value" : "values")"
    }

    private func grouped(
        _ measures: [TableMeasure], _ column: Int?, by group: Int
    ) throws(QuestionRefusal) -> TableAnswer {
        let all = calculation.groups
        guard question.groupRanking == nil || !all.isPartial else {
            throw QuestionRefusal(
                "“\(columns[group])” has more than \(GroupTally.most) different values, too many to rank.")
        }
        var lines = all.groups.flatMap { group in
            self.lines(group.name.isEmpty ? "(empty)" : group.name, group.tally, measures, column)
        }
        guard lines.contains(where: \.hasValue) else { throw nothing(column) }
        var lead = phrase(measures, column) + " for each \(columns[group]) " + scope
        if let ranking = question.groupRanking {
            lines = try ranked(lines, ranking, column)
            let extreme = ranking.isAscending ? "lowest" : "highest"
            lead =
                "The \(lines.count) of \(all.groups.count) different values of \(columns[group]) with the \(extreme) "
                + phrase(measures, column).lowercasedFirst + " " + scope
        } else {
            let keys = lines.map { CollationKey.bytes($0.cells[0]) }
            lines = lines.indices.sorted { keys[$0].lexicographicallyPrecedes(keys[$1]) }.map { lines[$0] }
        }
        if all.isPartial { lines += self.lines("(other)", all.others, measures, column) }
        let tallies = all.groups.map(\.tally) + [all.others]
        var words = [leftOut(measures, column, tallies)]
        if all.isPartial {
            words.append(
                "only the first \(GroupTally.most) different values are told apart, and the other "
                    + "\(rows(all.others.rows)) stand together")
        }
        return TableAnswer(
            columns: [columns[group]] + measures.map { $0.title(of: name(column)) }, rows: lines.map(\.cells),
            sentence: sentence(lead, words.compactMap { $0 }.joinedOrNil, nil))
    }

    private struct Line {
        var cells: [String]
        /// What it is ranked by.
        var value: CellValue
        var unit: CellUnit

        var hasValue: Bool { value != .missing }
    }

    private func lines(_ name: String, _ tally: ColumnTally, _ measures: [TableMeasure], _ column: Int?) -> [Line] {
        if measures == [.count] {
            let number = column == nil ? tally.rows : tally.filled
            return [
                Line(cells: [name, "\(number)"], value: .number(DecimalNumber(Int128(number)), .none), unit: .none)
            ]
        }
        guard !tally.parts.isEmpty else {
            return [Line(cells: [name] + measures.map { _ in "" }, value: .missing, unit: .none)]
        }
        return tally.parts.map { part in
            let cells = measures.map { value(of: $0, tally, part, column) }
            return Line(cells: [name] + cells, value: figure(of: measures[0], part, column), unit: part.unit)
        }
    }

    private func ranked(
        _ lines: [Line], _ ranking: TableQuestion.Ranking, _ column: Int?
    ) throws(QuestionRefusal) -> [Line] {
        let lines = lines.filter(\.hasValue)
        guard Set(lines.map(\.unit)).count == 1 else {
            throw QuestionRefusal(
                "“\(name(column) ?? "")” has several currencies or units, so its groups have no common order.")
        }
        let order = lines.indices.sorted { left, right in
            let (first, second) = ranking.isAscending ? (left, right) : (right, left)
            if lines[first].value.precedes(lines[second].value) { return true }
            return !lines[second].value.precedes(lines[first].value) && left < right
        }
        return order.prefix(ranking.count).map { lines[$0] }
    }

    private func rankedRows(_ ranking: TableQuestion.Ranking, _ column: Int) -> TableAnswer {
        let found = calculation.ranked
        let rows = found?.rows ?? []
        let extreme = ranking.isAscending ? "lowest" : "highest"
        let lead = rows.count == 1 ? "The row with the \(extreme)" : "The \(rows.count) rows with the \(extreme)"
        let several = found.map { $0.units > 1 ? "each currency or unit by itself" : nil } ?? nil
        let leftOut = (found?.leftOut ?? 0) > 0 ? "\(self.rows(found?.leftOut ?? 0)) without one left out" : nil
        return TableAnswer(
            columns: columns, rows: rows.map { row in columns.indices.map { $0 < row.count ? row[$0] : "" } },
            sentence: sentence("\(lead) \(columns[column]) \(scope)", leftOut, several))
    }

    private func distinct(_ column: Int) -> TableAnswer {
        let groups = calculation.groups
        let partial = groups.isPartial ? "more than \(GroupTally.most) are not told apart" : nil
        return TableAnswer(
            columns: ["Different values of \(columns[column])"],
            rows: [[groups.isPartial ? "\(groups.groups.count) or more" : "\(groups.groups.count)"]],
            sentence: sentence("Different values of \(columns[column]), as they are written, \(scope)", partial, nil))
    }

    // MARK: Values

    private func count(_ tally: ColumnTally, _ column: Int?) -> String {
        "\(column == nil ? tally.rows : tally.filled)"
    }

    private func value(
        of measure: TableMeasure, _ tally: ColumnTally, _ part: ColumnTally.Part, _ column: Int?
    ) -> String {
        let writing = reading(column).writing
        switch measure {
        case .count: return count(tally, column)
        case .minimum: return part.low.cell.trimmed.description
        case .maximum: return part.high.cell.trimmed.description
        case .sum, .average:
            guard case .number(let number, let unit) = figure(of: measure, part, column) else { return "" }
            return writing.text(number, unit: unit)
        }
    }

    private func figure(of measure: TableMeasure, _ part: ColumnTally.Part, _ column: Int?) -> CellValue {
        let decimals = reading(column).writing.decimals
        return switch measure {
        case .count: .number(DecimalNumber(Int128(part.count)), .none)
        case .sum: .number(part.sum, part.unit)
        case .average:
            .number(
                part.sum.divided(by: part.count, decimals: max(decimals, part.sum.scale) + 2).trimmingZeros(), part.unit
            )
        case .minimum: part.low.value
        case .maximum: part.high.value
        }
    }

    // MARK: Words

    private func reading(_ column: Int?) -> ColumnReading {
        column.flatMap { readings[$0] } ?? ColumnReading()
    }

    private func name(_ column: Int?) -> String? { column.map { columns[$0] } }

    private func nothing(_ column: Int?) -> QuestionRefusal {
        let what = name(column).map { "“\($0)” has no value to compute" } ?? "There are no rows"
        return QuestionRefusal("\(what) \(scope).")
    }

    private func phrase(_ measures: [TableMeasure], _ column: Int?) -> String {
        let words = measures.map { measure in
            switch measure {
            case .count: column == nil ? "Number of rows" : "Number of cells with content"
            case .sum: "Sum"
            case .average: "Average"
            case .minimum: "Lowest value"
            case .maximum: "Highest value"
            }
        }
        let all = ([words[0]] + words.dropFirst().map(\.lowercasedFirst)).joined(separator: " and ")
        return name(column).map { "\(all) of \($0)" } ?? all
    }

    private var scope: String {
        let conditions = question.conditions.map { $0.text(columns) }
        let counted = "over \(rows(calculation.rows))"
        return conditions.isEmpty ? counted : "\(counted) where \(conditions.joined(separator: " and "))"
    }

    private func rows(_ count: Int) -> String { count == 1 ? "1 row" : "\(count) rows" }

    private func leftOut(_ measures: [TableMeasure], _ column: Int?, _ tallies: [ColumnTally]) -> String? {
        guard let column, measures != [.count] else { return nil }
        let kind = readings[column]?.isDate == true ? "date" : "number"
        let odd = tallies.reduce(0) { $0 + $1.odd }
        let empty = tallies.reduce(0) { $0 + $1.empty }
        var words: [String] = []
        if odd > 0 { words.append(odd == 1 ? "1 cell that is no \(kind)" : "\(odd) cells that are no \(kind)s") }
        if empty > 0 { words.append(empty == 1 ? "1 empty cell" : "\(empty) empty cells") }
        return words.isEmpty ? nil : words.joined(separator: " and ") + " left out"
    }

    private func units(_ rows: [[String]]) -> String? {
        rows.count > 1 ? "each currency or unit by itself" : nil
    }

    private func sentence(_ lead: String, _ leftOut: String?, _ units: String?) -> String {
        let other = calculation.incomparable
        let incomparable = other > 0 ? "\(rows(other)) that the condition can't be asked of left out" : nil
        return [lead, units, leftOut, incomparable].compactMap { $0 }.joined(separator: ", ") + "."
    }
}

extension [String] {
    fileprivate var joinedOrNil: String? { isEmpty ? nil : joined(separator: ", ") }
}

extension String {
    fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
