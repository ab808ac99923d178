package import DocketDomain

extension CellColumn {
    /// What all of its cells say.
    package var reading: ColumnReading {
        var survey = ColumnSurvey(name: name)
        for cell in cells { survey.add(cell) }
        return survey.reading ?? ColumnReading()
    }

    /// A value as the table writes it; nil for text.
    package static func text(of value: CellValue, in reading: ColumnReading) -> String? {
        switch value {
        case .number(let number, _): return number.trimmingZeros().text
        case .boolean(let truth): return "\(truth)"
        case .date(let moment):
            let time = CivilTime(Timestamp(milliseconds: Int64(moment / 1000)))
            switch reading.kind {
            case .time: return String(time.toTheSecond.dropFirst(11).dropLast())
            case .dateTime: return String(time.toTheSecond.dropLast())
            default: return time.date
            }
        case .text, .missing: return nil
        }
    }

    /// The value of a cell as the table writes it, without zeros that say nothing.
    package func value(at index: Int) -> String? {
        values[index].map { DecimalNumber($0)?.trimmingZeros().text ?? $0 }
    }
}
