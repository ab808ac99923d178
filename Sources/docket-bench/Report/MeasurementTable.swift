/// Figures as a table in Markdown, so that it can stand in a document as it is printed.
struct MeasurementTable {
    private let measurements: [Measurement]

    init(_ measurements: [Measurement]) { self.measurements = measurements }

    var text: String {
        let header = ["work", "figure", "baseline of the same run", "ratio", "target", ""]
        let rows = measurements.map { measurement in
            [
                measurement.work, measurement.figure,
                measurement.baseline.map { "\($0.name): \(Measurement.text($0.value, measurement.unit))" } ?? "–",
                measurement.ratio?.shown ?? "–", measurement.value == nil ? "–" : "≤ \(measurement.target.shown)",
                measurement.verdict,
            ]
        }
        let widths = header.indices.map { column in ([header] + rows).map { $0[column].count }.max() ?? 0 }
        func line(_ cells: [String]) -> String {
            "| " + zip(cells, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }.joined(separator: " | ")
                + " |"
        }
        let rule = "|" + widths.map { String(repeating: "-", count: $0 + 2) }.joined(separator: "|") + "|"
        let missed = measurements.count { $0.isMet == false }
        let absent = measurements.count { $0.value == nil }
        return ([Machine.description, "", line(header), rule] + rows.map(line)).joined(separator: "\n")
            + "\n\n\(measurements.count - missed - absent) met, \(missed) missed, \(absent) not measured"
    }
}
