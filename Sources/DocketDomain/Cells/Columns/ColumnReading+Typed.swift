extension ColumnReading {
    /// Of a column that has only numbers, since its source says so.
    package static let numbers: ColumnReading = {
        var reading = alone
        reading.isWhole = true
        reading.isExact = true
        return reading
    }()

    /// Of a column that has only `true` and `false`, since its source says so.
    package static let truths: ColumnReading = {
        var reading = ColumnReading()
        reading.kind = .boolean
        reading.isWhole = true
        reading.isExact = true
        return reading
    }()
}
