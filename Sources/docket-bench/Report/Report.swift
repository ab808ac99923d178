import DocketDomain
import Foundation

/// Where figures go: each is printed as it comes, or all of them in a table at the end.
final class Report {
    enum Form { case lines, table, json }

    private let form: Form
    private(set) var measurements: [Measurement] = []

    init(_ form: Form) { self.form = form }

    func add(_ measurement: Measurement) {
        measurements.append(measurement)
        say(measurement.lines)
    }

    /// Says something beside the figures, for whoever waits.
    func note(_ text: String) { say(text) }

    /// Where the table comes at the end, what is said before it stands beside it.
    private func say(_ text: String) {
        if form == .lines { print(text) } else { FileHandle.standardError.write(Data("\(text)\n".utf8)) }
    }

    /// Prints the table, or the JSON, of all figures.
    func finish() {
        switch form {
        case .lines: break
        case .table: print(MeasurementTable(measurements).text)
        case .json:
            let wire: JSON = [
                "machine": .string(Machine.description), "measurements": .array(measurements.map(\.wire)),
            ]
            print(wire.serialized())
        }
    }
}
