import DocketDomain

/// How the user has exported so far: what the next export begins with.
package struct ExportHabits: Hashable, Sendable, Codable {
    /// The folder that a copy went to last, as it was typed.
    var folder: String?
    /// The export that was asked for last.
    var last: Last?
    /// Where copies of exports lie, newest last.
    private var copies: [Copy] = []

    /// An export, as it can be asked for again.
    struct Last: Hashable, Sendable, Codable {
        let source: String
        let format: ExportFormat
        let choices: ExportChoices
        /// Whether all of a table was wanted although less of it was shown.
        let isWhole: Bool
        let destination: ExportDestination?
    }

    private struct Copy: Hashable, Sendable, Codable {
        let export: String
        let path: String
    }

    private static let keptCopies = 200

    /// The path of the newest copy of an export.
    func copy(of export: ExportID) -> String? {
        copies.last { $0.export == export.rawValue }?.path
    }

    mutating func note(copyOf export: ExportID, at path: String) {
        copies.removeAll { $0.export == export.rawValue }
        copies.append(Copy(export: export.rawValue, path: path))
        copies.removeFirst(max(0, copies.count - Self.keptCopies))
    }

    mutating func note(
        _ target: ExportTarget, as format: ExportFormat, _ choices: ExportChoices, to place: ExportDestination?
    ) {
        last = Last(
            source: target.source.description, format: format, choices: choices,
            isWhole: target.view != nil && choices.view == nil, destination: place)
        if let place { folder = place.folder }
    }

    /// What the last export would be of a target: the same again of the same, and of another one what is not about the
    /// one alone.
    func again(_ target: ExportTarget) -> (choices: ExportChoices, destination: ExportDestination?)? {
        guard let last else { return nil }
        var choices = last.choices
        var destination = last.destination
        if last.source != target.source.description {
            choices.options.title = nil
            choices.options.columns = nil
            choices.options.sheets = nil
            choices.withSensitive = false
            choices.view = last.isWhole ? nil : target.view
            destination = destination.map { ExportDestination(folder: $0.folder) }
        }
        return (choices, destination)
    }
}
