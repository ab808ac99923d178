extension NumberEvidence {
    /// Whether the digits under this name are no numbers.
    func areNames(under name: ColumnName) -> Bool {
        if name.namesVersions, plainOrPointed > 0 { return true }
        return name.namesCodes && plain > 0 || count > 0 && evenSpaces == count
    }

    /// Decides what the numbers are.
    func decide(_ reading: inout ColumnReading) {
        // Numbers in parentheses alone count something; among others they are below zero.
        guard inParentheses < count else { return }
        guard let found = decidedUnits else { return }
        let (pointIsDecimal, doubt) = decidedMarks
        if let doubt {
            reading.doubt = doubt
            return
        }
        reading.pointIsDecimal = pointIsDecimal
        reading.isMarkTold = decimalPoints + decimalCommas + openPoints + openCommas > 0
        reading.units = found
        reading.creditIsNegative = credits > 0 && debits == 0 && credits < count
        let opens = openPoints > 0 && pointIsDecimal == true || openCommas > 0 && pointIsDecimal == false
        let most = max(decimals, opens ? openDecimals : 0)
        reading.kind = kind(found, decimals: most)
        var writing = NumberWriting()
        writing.decimals = most
        writing.affixes = affixes
        let isComma = pointIsDecimal == false || pointIsDecimal == nil && decimalCommas > decimalPoints
        writing.decimalMark = isComma ? "," : "."
        writing.groupMark = groupMark(isComma: isComma)
        reading.writing = writing
    }

    private func kind(_ units: [CellUnit], decimals: Int) -> ColumnReading.Kind {
        guard let first = units.first else { return decimals == 0 ? .integer : .decimal }
        if units.allSatisfy(\.isCurrency) || units.dropFirst().allSatisfy(\.isCurrency) && first == .none {
            return .money
        }
        switch first {
        case .percent where units.count == 1: return .percent
        case .perMille where units.count == 1: return .perMille
        case .basisPoints where units.count == 1: return .basisPoints
        default: return .quantity
        }
    }

    /// The units in the order in which they are sorted; none where nothing is measured, nil where words are no units.
    private var decidedUnits: [CellUnit]? {
        guard units.count < Self.mostUnits else { return nil }
        let words = units.filter(\.isWord)
        guard words.isEmpty || words.count == 1 && units.count == 1 else { return nil }
        var found = units.filter { $0 != .none }
        // Amounts without a currency are of the only one; a share is another thing than a number.
        if units.contains(.none), found.count > 1 || found.contains(where: \.isShare) { found.insert(.none) }
        return found.sorted { name(of: $0) < name(of: $1) }
    }

    private func name(of unit: CellUnit) -> String {
        guard let affix = affixes[unit] else { return "" }
        return affix.before + affix.behind
    }

    /// Whether an open point begins the decimals; nil where no cell is open and both marks occur.
    private var decidedMarks: (pointIsDecimal: Bool?, doubt: ColumnDoubt?) {
        let example = openPoints > 0 ? exampleOfPoint : exampleOfComma
        let hasOpen = openPoints + openCommas > 0
        switch (decimalPoints > 0, decimalCommas > 0) {
        case (true, true): return hasOpen ? (nil, .bothMarks(example)) : (nil, nil)
        case (true, false): return (true, nil)
        case (false, true): return (false, nil)
        case (false, false): break
        }
        if openPoints > 0, openCommas > 0 { return (nil, .openMark(example)) }
        // A comma before three digits groups thousands, but for shares, which are seldom that many.
        if openPoints == 0 { return openCommas > 0 && kindIsShare ? (nil, .openMark(example)) : (true, nil) }
        // Who writes 250 and 1.000 writes no decimals; who writes 1500 and 1.234 groups nothing.
        if roundPoints > 0, small > 0, large == 0 { return (false, nil) }
        if large > 0, roundPoints == 0 { return (true, nil) }
        return (nil, .openMark(example))
    }

    private var kindIsShare: Bool { units.contains(where: \.isShare) }

    private func groupMark(isComma: Bool) -> String {
        switch group {
        case .apostrophe: "'"
        case .curlyApostrophe: "’"
        case .space: " "
        case .wideSpace: "\u{A0}"
        case .underscore: "_"
        case .none, .comma, .point: isComma ? "." : ","
        }
    }
}
