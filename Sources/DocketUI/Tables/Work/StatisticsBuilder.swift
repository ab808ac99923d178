import DocketDomain

/// Gathers a column's statistics, while the rows of its table pass by in chunks: once, and once more where all cells say
/// something else about the column than was thought.
package struct StatisticsBuilder {
    private let column: Int
    private let request: RowOrderRequest
    private var readings: ColumnReadings
    private var reading: ColumnReading
    private var filters: [RowFilter] = []
    private var counts: [String: Int] = [:]
    private var numbers = NumberStatistics()
    private var result = ColumnStatistics()
    private var lowest: CellValue?
    private var highest: CellValue?
    private var lowestKey: [UInt8] = []
    private var highestKey: [UInt8] = []

    /// Different values that are counted one by one; more than that are not told apart.
    package static let maximumDistinct = 100_000
    private static let topCount = 10

    /// - Parameter request: Which rows are shown.
    package init(column: Int, _ request: RowOrderRequest) {
        self.column = column
        self.request = request
        readings = ColumnReadings(request, columns: Set([column] + request.filters.compactMap(\.readColumn)))
        reading = readings[column]
        begin()
    }

    private mutating func begin() {
        reading = readings[column]
        filters = request.filters.map { RowFilter($0, readings: readings.all) }
        counts = [:]
        numbers = NumberStatistics()
        result = ColumnStatistics()
        (lowest, highest) = (nil, nil)
    }

    /// Takes the next rows of the table.
    package mutating func add(_ rows: some Sequence<[String]>) {
        for row in rows {
            readings.add(row)
            if filters.allSatisfy({ $0.accepts(row) }) { add(cell: column < row.count ? row[column] : "") }
        }
    }

    /// Whether the rows have to pass once more from the first one on; asked when all have passed.
    package mutating func needsAnotherPass() -> Bool {
        let isOther = readings.settle()
        if isOther { begin() }
        reading = readings[column]
        return isOther
    }

    private mutating func add(cell: String) {
        result.count += 1
        let value = reading.value(of: cell)
        switch value {
        case .missing:
            result.empty += 1
            return
        case .text, .boolean: addText(cell)
        case .number(let number, let unit):
            numbers.add(number, unit)
            addTyped(value, cell)
        case .date: addTyped(value, cell)
        }
        if let count = counts[cell] {
            counts[cell] = count + 1
        } else if counts.count < Self.maximumDistinct {
            counts[cell] = 1
        } else {
            result.isDistinctPartial = true
        }
    }

    package consuming func finish() -> ColumnStatistics {
        result.reading = reading
        result.distinct = counts.count
        result.top = counts.map { ColumnStatistics.Frequency(value: $0.key, count: $0.value) }
            .largest(Self.topCount) { ($1.count, $0.value) < ($0.count, $1.value) }
        result.sums = numbers.sums
        if result.sums.count > 1 { (result.minimum, result.maximum) = (nil, nil) }
        result.mean = numbers.mean(decimals: reading.writing.decimals)
        result.median = numbers.median()
        result.bins = numbers.bins(isWhole: reading.kind == .integer)
        return result
    }

    private mutating func addText(_ cell: String) {
        guard reading.kind == .text || reading.kind == .boolean else { return }
        let key = CollationKey.bytes(cell)
        if result.minimum == nil || key.lexicographicallyPrecedes(lowestKey) {
            (lowestKey, result.minimum) = (key, cell)
        }
        if result.maximum == nil || highestKey.lexicographicallyPrecedes(key) {
            (highestKey, result.maximum) = (key, cell)
        }
    }

    private mutating func addTyped(_ value: CellValue, _ cell: String) {
        result.typed += 1
        if lowest.map({ value.isLess(than: $0) }) ?? true { (lowest, result.minimum) = (value, cell) }
        if highest.map({ $0.isLess(than: value) }) ?? true { (highest, result.maximum) = (value, cell) }
    }
}

extension CellValue {
    fileprivate func isLess(than other: CellValue) -> Bool {
        switch (self, other) {
        case (.number(let left, _), .number(let right, _)): left < right
        case (.date(let left), .date(let right)): left < right
        default: false
        }
    }
}

extension Array {
    /// The first elements of the sorted array, without sorting the rest.
    fileprivate func largest(_ count: Int, by precedes: (Element, Element) -> Bool) -> [Element] {
        var best: [Element] = []
        for element in self {
            if best.count == count, let last = best.last, !precedes(element, last) { continue }
            let place = best.firstIndex { precedes(element, $0) } ?? best.count
            best.insert(element, at: place)
            if best.count > count { best.removeLast() }
        }
        return best
    }
}
