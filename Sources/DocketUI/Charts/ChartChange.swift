import DocketCharts

/// What keys change of a chart: to the next choice, or with a step of -1 to the one before.
package enum ChartChange: Hashable, Sendable {
    case type(Int)
    case x(Int)
    case y(Int)
    case series(Int)
    case aggregate(Int)
}

/// The charts that a table's columns allow.
struct ChartChoices {
    let proposal: ChartProposal

    /// The chart after a change; nil where there is no other choice.
    func changed(_ specification: ChartSpecification, by change: ChartChange) -> ChartSpecification? {
        var wish = specification
        switch change {
        case .type(let step): return nextType(specification, step)
        case .x(let step):
            let isNumeric = specification.type == .scatter || specification.type == .histogram
            let choices = isNumeric ? proposal.numbers + proposal.dates : proposal.names
            wish.x = Self.next(choices.map(Optional.some), after: specification.x, step) ?? nil
        case .y(let step):
            guard specification.type != .histogram else { return nil }
            wish.y = Self.next(values(for: specification), after: specification.y, step) ?? specification.y
        case .series(let step):
            guard specification.type != .histogram, specification.type != .box else { return nil }
            let groups = proposal.categories.filter { $0 != specification.x }
            let none: [String?] = specification.type == .heatMap ? [] : [nil]
            wish.series =
                Self.next(none + groups.map(Optional.some), after: specification.series, step) ?? specification.series
        case .aggregate(let step):
            guard specification.type.isAggregated, !specification.y.isEmpty else { return nil }
            wish.aggregate = Self.next(ChartAggregate.allCases, after: specification.effectiveAggregate, step)
        }
        return wish == specification || wish.fault != nil ? nil : wish
    }

    private func nextType(_ specification: ChartSpecification, _ step: Int) -> ChartSpecification? {
        let types = ChartType.allCases
        guard let place = types.firstIndex(of: specification.type) else { return nil }
        for distance in 1..<types.count {
            let type = types[((place + distance * step) % types.count + types.count) % types.count]
            if let wish = proposal.specification(of: type, like: specification), wish.fault == nil { return wish }
        }
        return nil
    }

    /// One column of numbers after the other, all of them together, and none where rows are counted.
    private func values(for specification: ChartSpecification) -> [[String]] {
        let numbers = proposal.numbers.filter { $0 != specification.x }
        var choices = numbers.map { [$0] }
        if numbers.count > 1, specification.type != .heatMap { choices.append(Array(numbers.prefix(12))) }
        if specification.type.isAggregated { choices.append([]) }
        return choices
    }

    private static func next<Choice: Equatable>(_ choices: [Choice], after choice: Choice, _ step: Int) -> Choice? {
        guard !choices.isEmpty else { return nil }
        guard let place = choices.firstIndex(of: choice) else { return step > 0 ? choices.first : choices.last }
        return choices[((place + step) % choices.count + choices.count) % choices.count]
    }
}
