/// Gathers a column's statistics, while the rows of its table pass by once in chunks.
package struct StatisticsBuilder {
    private let column: Int
    private let format: ColumnFormat
    private let filters: [TableFilter]
    private var counts: [String: Int] = [:]
    private var values: [Double] = []
    private var sum = CompensatedSum()
    private var result = ColumnStatistics()
    private var lowest = Double.infinity
    private var highest = -Double.infinity
    private var isFirstNumber = true

    /// Different values that are counted one by one; more than that are not told apart.
    package static let maximumDistinct = 100_000
    private static let topCount = 10

    package init(column: Int, format: ColumnFormat, filters: [TableFilter] = []) {
        self.column = column
        self.format = format
        self.filters = filters
        result.format = format
    }

    /// Takes the next rows of the table.
    package mutating func add(_ rows: some Sequence<[String]>) {
        for row in rows where filters.allSatisfy({ $0.accepts(row) }) {
            add(cell: column < row.count ? row[column] : "")
        }
    }

    /// Takes the next cell.
    mutating func add(cell: String) {
        result.count += 1
        switch CellValue(cell, as: format) {
        case .missing:
            result.empty += 1
            return
        case .text: addText(cell)
        case .number(let value): addNumber(value, cell)
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
        result.distinct = counts.count
        result.top = counts.map { ColumnStatistics.Frequency(value: $0.key, count: $0.value) }
            .largest(Self.topCount) { ($1.count, $0.value) < ($0.count, $1.value) }
        if format.kind == .number, !values.isEmpty {
            result.sum = sum.value
            result.mean = sum.value / Double(values.count)
            values.sort()
            let middle = values.count / 2
            result.median = values.count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2
        }
        return result
    }

    private mutating func addText(_ cell: String) {
        guard format.kind == .text else { return }
        if result.minimum.map({ Self.precedes(cell, $0) }) ?? true { result.minimum = cell }
        if result.maximum.map({ Self.precedes($0, cell) }) ?? true { result.maximum = cell }
    }

    private mutating func addNumber(_ value: Double, _ cell: String) {
        result.typed += 1
        if value < lowest { (lowest, result.minimum) = (value, cell) }
        if value > highest { (highest, result.maximum) = (value, cell) }
        guard format.kind == .number, let number = CellNumber(cell) else { return }
        values.append(value)
        sum.add(value)
        result.decimals = max(result.decimals, number.decimals)
        let prefix = Self.slice(cell, number.prefix)
        let suffix = Self.slice(cell, number.suffix)
        if isFirstNumber {
            (result.prefix, result.suffix) = (prefix, suffix)
            isFirstNumber = false
        } else {
            if result.prefix != prefix { result.prefix = "" }
            if result.suffix != suffix { result.suffix = "" }
        }
    }

    private static func slice(_ text: String, _ range: Range<Int>) -> String {
        guard !range.isEmpty else { return "" }
        let bytes = text.utf8
        let lower = bytes.index(bytes.startIndex, offsetBy: range.lowerBound)
        return String(text[lower..<bytes.index(lower, offsetBy: range.count)])
    }

    private static func precedes(_ left: String, _ right: String) -> Bool {
        FoldedText.bytes(left).lexicographicallyPrecedes(FoldedText.bytes(right))
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
