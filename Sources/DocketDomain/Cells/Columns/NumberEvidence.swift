/// What the numbers of a column say together: which marks they have, which units, and whether a spreadsheet can hold them.
struct NumberEvidence: Sendable {
    private(set) var count = 0
    private(set) var decimalPoints = 0
    private(set) var decimalCommas = 0
    private(set) var openPoints = 0
    private(set) var openCommas = 0
    /// Open points before three digits of which the last is a zero, which decimals would not need.
    private(set) var roundPoints = 0
    private(set) var exampleOfPoint = ""
    private(set) var exampleOfComma = ""
    /// Whole numbers without any mark, below a thousand and from there on.
    private(set) var small = 0
    private(set) var large = 0
    private(set) var plain = 0
    private(set) var plainOrPointed = 0
    private(set) var inParentheses = 0
    /// Written in three-digit groups from the first one on, as parts of a telephone number may be.
    private(set) var evenSpaces = 0
    private(set) var credits = 0
    private(set) var debits = 0
    /// The unit of the last number, which most often is that of the next one.
    private(set) var lastUnit: CellUnit?
    private(set) var units: Set<CellUnit> = []
    private(set) var affixes: [CellUnit: NumberWriting.Affix] = [:]
    private(set) var decimals = 0
    /// Decimals where open marks begin them.
    private(set) var openDecimals = 0
    private(set) var group = NumberShape.Group.none
    private(set) var isExact = true

    /// Units that are told apart; a column of more has words, not units.
    static let mostUnits = 40

    mutating func add(_ number: NumberShape, in bytes: UnsafeBufferPointer<UInt8>) {
        count += 1
        addMarks(number, in: bytes)
        if number.unit != lastUnit {
            lastUnit = number.unit
            if units.count < Self.mostUnits, units.insert(number.unit).inserted, number.unit != .none {
                affixes[number.unit] = Self.affix(number, in: bytes)
            }
        }
        if number.isPlain {
            plain += 1
            if number.significant > 3 { large += 1 } else { small += 1 }
        }
        if number.unit == .none, number.group == .none { plainOrPointed += 1 }
        let isFootnote = number.sign == .parentheses && number.unit == .none && number.marks == .none
        if isFootnote, number.group == .none { inParentheses += 1 }
        if number.group == .space, number.firstRun == 3, number.marks == .none, number.unit == .none,
            number.sign == .none
        {
            evenSpaces += 1
        }
        if number.sign == .credit { credits += 1 }
        if number.sign == .debit { debits += 1 }
        if number.group != .none { group = number.group }
        let isTooLong = number.significant > 15 || number.lastRun > 15 && number.decimals(pointIsDecimal: true) > 0
        let isMinusZero = number.significant == 0 && number.sign != .none && number.sign != .plus
        if isTooLong || number.hasPower || isMinusZero { isExact = false }
    }

    private mutating func addMarks(_ number: NumberShape, in bytes: UnsafeBufferPointer<UInt8>) {
        switch number.marks {
        case .none: break
        case .decimalPoint, .groupedByComma: decimalPoints += 1
        case .decimalComma, .groupedByPoint: decimalCommas += 1
        case .openPoint, .openComma: addOpen(number, in: bytes)
        }
        if number.marks != .openPoint, number.marks != .openComma, !number.hasPower {
            decimals = max(decimals, number.decimals(pointIsDecimal: true))
        }
    }

    private mutating func addOpen(_ number: NumberShape, in bytes: UnsafeBufferPointer<UInt8>) {
        let isPoint = number.marks == .openPoint
        if case .currency(let currency) = number.unit, currency.decimals < 3 {
            // No amount of it has three decimals.
            if isPoint { decimalCommas += 1 } else { decimalPoints += 1 }
            return
        }
        openDecimals = 3
        if isPoint {
            if openPoints == 0 { exampleOfPoint = String(decoding: bytes, as: UTF8.self) }
            openPoints += 1
            if number.unit == .percent { decimalPoints += 1 }
            if bytes[number.end - 1] == UInt8(ascii: "0") { roundPoints += 1 }
        } else {
            if openCommas == 0 { exampleOfComma = String(decoding: bytes, as: UTF8.self) }
            openCommas += 1
        }
    }

    /// What stands around a number of a unit, without what is of the number itself: a sign, or a word for a thousand.
    private static func affix(_ number: NumberShape, in bytes: UnsafeBufferPointer<UInt8>) -> NumberWriting.Affix {
        var end = number.start
        // A sign may stand between a currency and its number.
        let signs = [UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "(")]
        while end > number.outerStart, signs.contains(bytes[end - 1]) { end -= 1 }
        let before = String(decoding: bytes[number.outerStart..<end], as: UTF8.self)
        return NumberWriting.Affix(
            before: before.hasSuffix("−") ? String(before.dropLast()) : before,
            behind: String(decoding: bytes[number.unitStart..<number.unitEnd], as: UTF8.self))
    }
}
