import DocketCharts
import DocketDomain

extension ChartData {
    /// What stands along it where dates do.
    var alongDates: DateGrain? {
        switch content {
        case .table(let table): if case .dates(let grain) = table.kind { grain } else { nil }
        case .points(let points): points.dates
        case .bins, .boxes: nil
        }
    }

    /// How far what stands along it reaches, where it has a scale.
    var alongRange: ClosedRange<Double>? {
        switch content {
        case .table(let table):
            let places = table.keys.compactMap(\.position)
            guard let low = places.min(), let high = places.max() else { return nil }
            return low...high
        case .points(let points): return points.xRange
        case .bins, .boxes: return nil
        }
    }

    /// The pattern of numbers or dates along it; nil where there are others.
    var alongPattern: String? {
        if let dates = alongDates { return NumberPattern.pattern(for: dates) }
        switch content {
        case .table(let table): return table.kind == .categories ? nil : NumberPattern.pattern(for: xWriting)
        case .points, .bins: return NumberPattern.pattern(for: xWriting)
        case .boxes: return nil
        }
    }
}

extension ChartValueWriting {
    /// What a value is multiplied by to become that of a cell: 45 % is 0.45.
    var cellScale: Double { unit == .percent && format != .percent ? 0.01 : 1 }

    func cellValue(_ value: Double) -> Double { unit == .percent && format != .percent ? value / 100 : value }
}

extension NumberPattern {
    /// As a chart writes its values.
    static func pattern(for writing: ChartValueWriting) -> String {
        let affix = writing.writing.affixes[writing.unit]
        let (before, behind) = (quoted(affix?.before ?? ""), quoted(affix?.behind ?? ""))
        let decimals = writing.writing.decimals + writing.furtherDecimals
        func digits(_ decimals: Int, _ whole: String) -> String {
            decimals > 0 ? "\(whole).\(String(repeating: "0", count: min(decimals, mostDecimals)))" : whole
        }
        if writing.format == .percent { return digits(max(0, decimals - 2), "0") + "%" }
        if writing.unit == .percent { return digits(decimals, "0") + "%" }
        let whole = writing.writing.groupMark.isEmpty ? "0" : "#,##0"
        guard writing.format == .compact else {
            return before + (decimals > mostDecimals ? "General" : digits(decimals, whole)) + behind
        }
        let parts = [("[>=1000000]", ",,\"M\""), ("[>=1000]", ",\"k\"")]
        return parts.map { "\($0)\(before)#,##0.0\($1)\(behind);" }.joined() + "\(before)General\(behind)"
    }

    /// More than that would only be zeros behind most numbers.
    private static let mostDecimals = 6

    /// Dates of a grain, in digits that sort.
    static func pattern(for grain: DateGrain) -> String {
        switch grain {
        case .clock: "hh:mm"
        case .instant, .minute, .hour: "yyyy\\-mm\\-dd hh:mm"
        case .day, .week: "yyyy\\-mm\\-dd"
        case .month, .quarter: "yyyy\\-mm"
        case .year, .decade, .century: "yyyy"
        }
    }
}
