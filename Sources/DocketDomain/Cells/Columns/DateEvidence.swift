/// What the dates of a column say together: which number is the month, and whether a spreadsheet can hold them.
struct DateEvidence: Sendable {
    private(set) var count = 0
    private var possible: DateShape.Orders = [.dayFirst, .monthFirst, .yearFirst]
    private var hasTold = false
    private var open = 0
    private var openOrders: DateShape.Orders = []
    private var example = ""
    private var times = 0
    private var weeks = 0
    private var months = 0
    private var quarters = 0
    private var withTime = 0
    private(set) var isExact = true

    mutating func add(_ date: DateShape, in bytes: UnsafeBufferPointer<UInt8>) {
        count += 1
        if !date.toldOrder.isEmpty {
            hasTold = true
            possible.formIntersection(date.toldOrder)
        }
        if !date.isCertain {
            if open == 0 {
                example = String(decoding: bytes, as: UTF8.self)
                openOrders = date.openOrders
            }
            open += 1
            possible.formIntersection(date.openOrders)
        }
        switch date.grain {
        case .time: times += 1
        case .day: if date.hasTime { withTime += 1 }
        case .week: weeks += 1
        case .month: months += 1
        case .quarter: quarters += 1
        }
        if !date.look.isExact || date.hasOffset || isBeforeSpreadsheets(date) { isExact = false }
    }

    /// Spreadsheets count days reliably from March 1900 on.
    private func isBeforeSpreadsheets(_ date: DateShape) -> Bool {
        guard date.grain == .day else { return false }
        return [date.dayFirst, date.monthFirst, date.yearFirst].contains { $0 != .min && $0 < -25_508 }
    }

    /// Decides what the dates are.
    func decide(_ reading: inout ColumnReading) {
        if open > 0 {
            switch possible {
            case .dayFirst, .monthFirst, .yearFirst: reading.order = possible
            case []:
                reading.doubt = .bothOrders(example, openOrders)
                return
            default:
                reading.doubt = .openOrder(example, possible)
                return
            }
        } else if hasTold {
            reading.order = possible.isEmpty ? nil : possible
        }
        reading.kind = kind
    }

    private var kind: ColumnReading.Kind {
        switch count {
        case times: .time
        case weeks: .week
        case months: .month
        case quarters: .quarter
        default: withTime > 0 ? .dateTime : .date
        }
    }
}
