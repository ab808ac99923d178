package import DocketDomain

/// The rows of a query's result as the lines of a file, written while they come.
package struct ResultText: Sendable {
    package enum Format: Sendable {
        case csv, tsv, markdown
    }

    private let format: Format
    private let csv: CSVFormat

    package init(_ format: Format) {
        self.format = format
        var options = ExportOptions()
        if format == .tsv { options.delimiter = .tab }
        csv = CSVFormat(options)
    }

    /// The line, or lines, before the rows.
    package func append(_ columns: [SQLColumn], to buffer: inout [UInt8]) {
        switch format {
        case .csv, .tsv: csv.append(columns.map(\.name), to: &buffer)
        case .markdown:
            append(cells: columns.map(\.name), to: &buffer)
            for _ in columns { buffer.append("| --- ") }
            buffer.append("|\n")
        }
    }

    package func append(_ row: [SQLValue], to buffer: inout [UInt8]) {
        switch format {
        case .csv, .tsv: csv.append(row, to: &buffer)
        case .markdown: append(cells: row.map { $0 == .null ? "NULL" : $0.cellText }, to: &buffer)
        }
    }

    private func append(cells: [String], to buffer: inout [UInt8]) {
        for cell in cells {
            buffer.append("| ")
            MarkdownText.append(cell: cell, to: &buffer)
            buffer.append(" ")
        }
        buffer.append("|\n")
    }
}
