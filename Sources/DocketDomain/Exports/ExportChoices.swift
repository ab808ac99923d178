import Foundation

/// How the file should be, as the log keeps it: with this an export can be made again.
package struct ExportChoices: Hashable, Sendable, Codable {
    package var options = ExportOptions()
    /// What a viewer showed; everything where there is none.
    package var view: ExportView?
    /// Whether fields that are marked sensitive are in it.
    package var withSensitive = false
    /// Whether a thread's documents and tables stand whole behind its messages.
    package var withContents = false

    package init() {}

    private enum CodingKeys: String, CodingKey {
        case options, view, withSensitive, withContents
    }

    /// Exports of earlier versions said nothing of contents.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        options = try container.decode(ExportOptions.self, forKey: .options)
        view = try container.decodeIfPresent(ExportView.self, forKey: .view)
        withSensitive = try container.decode(Bool.self, forKey: .withSensitive)
        withContents = try container.decodeIfPresent(Bool.self, forKey: .withContents) ?? false
    }

    /// Reads what `json()` wrote; the standard choices where there is nothing.
    package init(json: JSON?) throws(DocketError) {
        guard let json else { return }
        do {
            self = try JSONDecoder().decode(Self.self, from: Data(json.serialized().utf8))
        } catch {
            throw DocketError(
                .corrupt, "The options of this export cannot be read. Export again with new ones.", cause: "\(error)")
        }
    }

    /// As the log keeps it.
    package func json() throws(DocketError) -> JSON {
        do {
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            return try JSON(parsing: [UInt8](try encoder.encode(self)))
        } catch {
            throw DocketError(.internal, "The options of an export cannot be written.", cause: "\(error)")
        }
    }
}

/// The part of a table that a viewer showed: which columns, which rows, in which order.
package struct ExportView: Hashable, Sendable, Codable {
    package struct Sort: Hashable, Sendable, Codable {
        package var column: Int
        package var descending: Bool

        package init(column: Int, descending: Bool) {
            self.column = column
            self.descending = descending
        }
    }

    /// Which of a sheet's tables; 0 for a table.
    package var sheet: Int
    /// Columns, counted from 0, in the order in which they stood.
    package var columns: [Int]
    /// As they were typed.
    package var filters: [String]
    package var sorts: [Sort]

    package init(sheet: Int, columns: [Int], filters: [String], sorts: [Sort]) {
        self.sheet = sheet
        self.columns = columns
        self.filters = filters
        self.sorts = sorts
    }
}
