package import DocketDomain

/// Writes rows of a table as text that can be pasted, with the whole text of every cell.
package struct TableTextWriter: Hashable, Sendable {
    package let columns: [Table.Column]
    /// Which columns are written.
    package let indices: [Int]
    package let format: CopyFormat
    package private(set) var text = ""

    package init(columns: [Table.Column], indices: [Int], format: CopyFormat, withHeader: Bool) {
        self.columns = columns
        self.indices = indices
        self.format = format
        if withHeader { addHeader() }
    }

    /// Adds the next rows.
    package mutating func add(_ rows: some Sequence<[String]>) {
        for row in rows {
            add(cells: indices.map { $0 < row.count ? row[$0] : "" })
        }
    }

    private mutating func addHeader() {
        add(cells: indices.map { columns[$0].name })
        guard format == .markdown else { return }
        let rules = indices.map { index in
            switch columns[index].align {
            case nil: "---"
            case .left: ":---"
            case .center: ":---:"
            case .right: "---:"
            }
        }
        text += "| " + rules.joined(separator: " | ") + " |\n"
    }

    private mutating func add(cells: [String]) {
        switch format {
        case .tsv: text += cells.map(Self.tabSeparated).joined(separator: "\t") + "\n"
        case .markdown: text += "| " + cells.map(Self.markdown).joined(separator: " | ") + " |\n"
        }
    }

    /// Quoted as spreadsheets do it, where the cell would otherwise end early.
    private static func tabSeparated(_ cell: String) -> String {
        let needsQuotes = cell.utf8.contains { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D } || cell.utf8.first == 0x22
        guard needsQuotes else { return cell }
        var text = "\""
        for scalar in cell.unicodeScalars {
            if scalar == "\"" { text.unicodeScalars.append(scalar) }
            text.unicodeScalars.append(scalar)
        }
        return text + "\""
    }

    private static func markdown(_ cell: String) -> String {
        var text = String.UnicodeScalarView()
        var previous: Unicode.Scalar = " "
        for scalar in cell.unicodeScalars {
            switch scalar {
            case "|": text.append(contentsOf: "\\|".unicodeScalars)
            case "\n" where previous == "\r": break
            case "\n", "\r": text.append(contentsOf: "<br>".unicodeScalars)
            default: text.append(scalar)
            }
            previous = scalar
        }
        return String(text)
    }
}
