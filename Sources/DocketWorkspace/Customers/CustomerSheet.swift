import DocketDomain
import Foundation

/// A CSV file of customers, with what its columns mean.
struct CustomerSheet {
    enum Column {
        case id, name, rm
        case field(ProfileField)
        case ignored
    }

    let columns: [Column]
    /// The columns' headers as written.
    let headers: [String]
    /// The rows after the header, each with its number in the file, the header being 1.
    let rows: [(number: Int, cells: [String])]
    /// What may not be meant as it was read, such as a row with too few cells: in sentences, with the line.
    let warnings: [String]

    /// - Throws: `invalidArgument` where the file is no text, has no header, or names a column twice.
    init(_ bytes: Data, schema: ProfileSchema) throws(DocketError) {
        let (bytes, warning) = try TextEncoding.decoded(bytes)
        let text = try Array(bytes).withUnsafeBufferPointer { buffer throws(DocketError) in try DelimitedText(buffer) }
        let all = text.rows
        warnings = (warning.map { [$0] } ?? []) + text.warnings
        guard let header = all.first, header.contains(where: { !$0.trimmed.isEmpty }) else {
            throw DocketError(.invalidArgument, "The file is empty. Its first row names the columns.")
        }
        headers = header.map(\.trimmed)
        columns = headers.map { Self.column($0, schema) }
        var names: Set<String> = []
        for (column, header) in zip(columns, headers) {
            let name: String
            switch column {
            case .id: name = "id"
            case .name: name = "name"
            case .rm: name = "rm"
            case .field(let field): name = "field \(field.key)"
            case .ignored: continue
            }
            guard names.insert(name).inserted else {
                throw DocketError(.invalidArgument, "Two columns mean the same: “\(header)” is the second. Keep one.")
            }
        }
        guard names.contains("name") || names.contains("field full_name") || names.contains("id") else {
            throw DocketError(
                .invalidArgument,
                "The file has no column “name”. Its first row names the columns: id, name, rm, and fields.")
        }
        rows = all.enumerated().dropFirst().map { ($0.offset + 1 + text.linesBefore, $0.element) }.filter { row in
            row.cells.contains { !$0.trimmed.isEmpty }
        }
    }

    private static func column(_ header: String, _ schema: ProfileSchema) -> Column {
        let folded = folded(header)
        switch folded {
        case "id", "customerid": return .id
        case "name", "customername": return .name
        case "rm", "rmid", "relationshipmanager": return .rm
        default:
            let field = schema.fields.first { self.folded($0.key) == folded || self.folded($0.label) == folded }
            return field.map(Column.field) ?? .ignored
        }
    }

    /// Letters and digits only, in lower case: “Date of birth” and `date_of_birth` name the same column.
    private static func folded(_ text: String) -> String {
        text.lowercased().filter { $0.isLetter || $0.isNumber }
    }
}
