/// The digits of a number and the marks among them, read from where the digits begin.
///
/// One mark alone leaves open what it means only before exactly three digits: `1.250` and `1,250`. Two different marks,
/// or the same one twice, leave no doubt, and neither do other numbers of digits.
struct DigitRuns {
    private(set) var marks = NumberShape.Marks.none
    private(set) var group = NumberShape.Group.none
    private(set) var mantissa: UInt64 = 0
    private(set) var significant = 0
    private(set) var firstRun = 0
    private(set) var run = 0
    private(set) var lastMark = 0
    private(set) var startsWithZero: Bool
    /// The mark that was met last, and the one of the groups before it.
    private var last = NumberShape.Group.none
    private var inner = NumberShape.Group.none
    private var markCount = 0
    /// Whether all groups between two marks have three digits; or two but for the last one (lakhs and crores).
    private var areThrees = true
    private var areTwos = true
    private var innerCount = 0

    /// Nil where there are no digits, or marks where nobody puts them.
    init?(_ cursor: inout CellCursor) {
        startsWithZero = cursor.current == UInt8(ascii: "0")
        while !cursor.isAtEnd {
            if let digit = CellCursor.digit(cursor.current) {
                if significant < 18 { mantissa = mantissa &* 10 &+ UInt64(digit) }
                if significant > 0 || digit > 0 { significant += 1 }
                run += 1
                cursor.advance()
                continue
            }
            let (mark, length) = Self.mark(cursor)
            guard length > 0, CellCursor.isDigit(cursor.ahead(length)) else { break }
            add(mark, at: cursor.position)
            cursor.advance(length)
        }
        guard run > 0 else { return nil }
        if markCount == 0 { firstRun = run }
        guard decide() else { return nil }
        if lastMark == 0 { lastMark = cursor.position }
    }

    private mutating func add(_ mark: NumberShape.Group, at position: Int) {
        if markCount == 0 {
            firstRun = run
        } else {
            // The mark before this one stood between groups.
            if innerCount > 0, inner != last { (areThrees, areTwos) = (false, false) }
            if innerCount > 0, previousRun != 2 { areTwos = false }
            if run != 3 { areThrees = false }
            inner = last
            innerCount += 1
            previousRun = run
        }
        last = mark
        lastMark = position
        markCount += 1
        run = 0
    }

    private var previousRun = 0

    private mutating func decide() -> Bool {
        guard markCount > 0 else { return true }
        let isPointOrComma = last == .point || last == .comma
        guard isPointOrComma || firstRun > 0 else { return false }
        if innerCount == 0 {
            if !isPointOrComma {
                group = last
                lastMark = 0
                return run == 3 && firstRun <= 3
            }
            let isDecimal = run != 3 || firstRun == 0 || firstRun > 3 || firstRun == 1 && startsWithZero
            switch last {
            case .point: marks = isDecimal ? .decimalPoint : .openPoint
            default: marks = isDecimal ? .decimalComma : .openComma
            }
            return true
        }
        guard (1...3).contains(firstRun) else { return false }
        if last == inner {
            // Groups all the way.
            let isLakh = last == .comma && run == 3 && firstRun <= 2 && areTwos && previousRun == 2
            guard run == 3 && areThrees || isLakh else { return false }
            group = last
            lastMark = 0
            if last == .point { marks = .groupedByPoint }
            if last == .comma { marks = .groupedByComma }
            return true
        }
        let isLakh = inner == .comma && firstRun <= 2 && innerCount > 1 && areTwos && previousRun == 3
        guard isPointOrComma, areThrees || isLakh else { return false }
        group = inner
        marks = last == .point ? .decimalPoint : .decimalComma
        return true
    }

    /// The mark that stands here, and its bytes.
    private static func mark(_ cursor: CellCursor) -> (NumberShape.Group, Int) {
        switch cursor.current {
        case UInt8(ascii: ","): return (.comma, 1)
        case UInt8(ascii: "."): return (.point, 1)
        case UInt8(ascii: "'"): return (.apostrophe, 1)
        case UInt8(ascii: "_"): return (.underscore, 1)
        case UInt8(ascii: " "): return (.space, 1)
        case 0xE2 where cursor.ahead(1) == 0x80 && (cursor.ahead(2) == 0x99 || cursor.ahead(2) == 0x98):
            return (.curlyApostrophe, 3)
        default:
            let length = cursor.blankLength
            return (.wideSpace, length)
        }
    }
}
