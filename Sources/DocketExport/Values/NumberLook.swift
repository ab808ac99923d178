import DocketDomain

/// How a number was written in its cell, so that it can be shown again as it was.
struct NumberLook: Hashable {
    var decimals: UInt8 = 0
    var isGrouped = false
    var hasNoWhole = false
    var isPercent = false
    var sign = NumberShape.Sign.none
    /// What stands before and behind the digits, but for signs.
    var before = ""
    var behind = ""

    init(_ number: NumberShape, in bytes: UnsafeBufferPointer<UInt8>, pointIsDecimal: Bool) {
        decimals = UInt8(clamping: number.decimals(pointIsDecimal: pointIsDecimal))
        isGrouped = number.isGrouped(pointIsDecimal: pointIsDecimal)
        hasNoWhole = number.hasNoWhole
        isPercent = number.unit == .percent
        sign = number.sign
        if number.outerStart < number.start { before = Self.text(bytes[number.outerStart..<number.start]) }
        var end = max(number.outerEnd, number.end)
        if sign == .credit || sign == .debit { end = CellCursor(bytes).end }
        if end > number.end { behind = Self.text(bytes[number.end..<end], keepsDashes: number.hasDash) }
        if isPercent { behind.removeAll { $0 == "%" } }
    }

    /// Without signs, which the pattern of a number has by itself.
    private static func text(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, keepsDashes: Bool = false) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        guard !keepsDashes, text.unicodeScalars.contains(where: { "-−–+()".unicodeScalars.contains($0) }) else {
            return text
        }
        return text.filter { !"-−–+()".contains($0) }
    }
}

/// How a date was written in its cell, and the order of its numbers.
struct DateLook: Hashable {
    let written: DateShape.Look
    let order: DateShape.Orders
    let hasShortYear: Bool
    let isTime: Bool

    init(_ date: DateShape, columnOrder: DateShape.Orders?) {
        written = date.look
        order = date.look.order.isEmpty ? columnOrder ?? .dayFirst : date.look.order
        hasShortYear = date.hasShortYear
        isTime = date.grain == .time
    }
}
