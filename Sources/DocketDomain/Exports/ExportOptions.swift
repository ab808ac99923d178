/// How an export should look and what it should hold. The defaults suit most.
package struct ExportOptions: Hashable, Sendable, Codable {
    package enum Paper: String, Hashable, Sendable, Codable, CaseIterable {
        case a4, letter
    }

    package enum Orientation: String, Hashable, Sendable, Codable, CaseIterable {
        /// Landscape where the columns need it.
        case automatic = "auto"
        case portrait, landscape
    }

    package enum HeaderStyle: String, Hashable, Sendable, Codable, CaseIterable {
        /// Bold on a shaded ground.
        case shaded
        /// Bold on the page's own ground.
        case plain
    }

    package enum Delimiter: String, Hashable, Sendable, Codable, CaseIterable {
        case comma, semicolon, tab, pipe

        /// In ASCII.
        package var byte: UInt8 {
            switch self {
            case .comma: UInt8(ascii: ",")
            case .semicolon: UInt8(ascii: ";")
            case .tab: UInt8(ascii: "\t")
            case .pipe: UInt8(ascii: "|")
            }
        }
    }

    package var paper = Paper.a4
    package var orientation = Orientation.automatic
    /// Millimetres on every side of a page, 0 to 100.
    package var margin = 15.0
    /// In place of the document's own title.
    package var title: String?
    /// Which columns of the table, counted from 0 and in this order; nil for all. Only where there is one table.
    package var columns: [Int]?
    /// Which of a sheet's tables, counted from 0; nil for all.
    package var sheets: [Int]?
    package var headerStyle = HeaderStyle.shaded
    package var delimiter = Delimiter.comma
    /// Whether CSV keeps spreadsheets from taking text for a formula (OWASP, "CSV Injection").
    package var neutralisesFormulas = true

    package init() {}
}
