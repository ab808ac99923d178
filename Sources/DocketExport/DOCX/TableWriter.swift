import DocketDomain

/// Writes a table row by row, its header repeated on every page.
struct TableWriter {
    private let document: DocumentWriter
    private let table: ExportTable
    private let widths: [Int]
    /// What every cell of a column begins with.
    private let openings: [(start: [UInt8], end: [UInt8])]

    private let size: String

    /// - Parameters:
    ///   - widths: Of the columns, in points.
    ///   - fontSize: In half-points, where it is not that of the table's style.
    init(
        _ document: DocumentWriter, _ table: ExportTable, _ readings: [ColumnReading], _ widths: [Double],
        fontSize: Int?
    ) {
        size = fontSize.map { "<w:sz w:val=\"\($0)\"/><w:szCs w:val=\"\($0)\"/>" } ?? ""
        self.document = document
        self.table = table
        let twips = widths.map { Int(($0 * 20).rounded(.down)) }
        self.widths = twips
        openings = table.columns.indices.map { index in
            let align = table.columns[index].align ?? (readings[index].standsRight ? .right : .left)
            let alignment =
                switch align {
                case .left: ""
                case .center: "<w:jc w:val=\"center\"/>"
                case .right: "<w:jc w:val=\"right\"/>"
                }
            let start = "<w:tc><w:tcPr><w:tcW w:w=\"\(twips[index])\" w:type=\"dxa\"/></w:tcPr><w:p>"
            return (Array(start.utf8), Array((alignment.isEmpty ? "" : "<w:pPr>\(alignment)</w:pPr>").utf8))
        }
    }

    func write() async throws {
        document.buffer.append(
            contentsOf: """
                <w:tbl><w:tblPr><w:tblStyle w:val="DocketTable"/><w:tblW w:w="\(widths.reduce(0, +))" w:type="dxa"/>\
                <w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" \
                w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr><w:tblGrid>
                """.utf8)
        for width in widths { document.buffer.append(contentsOf: "<w:gridCol w:w=\"\(width)\"/>".utf8) }
        document.buffer.append("</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>")
        for (index, column) in table.columns.enumerated() { append(column.name, index) }
        document.buffer.append("</w:tr>")
        var rows = TableRowStream(table, document.work.counter)
        while let more = try await rows.next() {
            for row in more {
                append(row)
                try document.take()
            }
        }
        // A paragraph after the table: two tables without one between them would be one.
        document.buffer.append("</w:tbl><w:p/>")
    }

    private func append(_ row: [String]) {
        // Long rows flow over pages, others stay whole.
        if row.allSatisfy(Self.isShort) {
            document.buffer.append("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
        } else {
            document.buffer.append("<w:tr>")
        }
        for (index, cell) in row.enumerated() { append(cell, index) }
        document.buffer.append("</w:tr>")
    }

    private func append(_ cell: String, _ column: Int) {
        document.buffer.append(contentsOf: openings[column].start)
        let isRightToLeft = cell.isRightToLeft
        if isRightToLeft {
            document.buffer.append("<w:pPr><w:bidi/></w:pPr>")
        } else {
            document.buffer.append(contentsOf: openings[column].end)
        }
        if !cell.isEmpty {
            document.buffer.append("<w:r>")
            if isRightToLeft || !size.isEmpty {
                document.buffer.append("<w:rPr>")
                document.buffer.append(contentsOf: size.utf8)
                if isRightToLeft { document.buffer.append("<w:rtl/>") }
                document.buffer.append("</w:rPr>")
            }
            document.append(text: cell)
            document.buffer.append("</w:r>")
        }
        document.buffer.append("</w:p></w:tc>")
    }

    private static func isShort(_ cell: String) -> Bool {
        cell.utf8.count < longCell && cell.withBytes { bytes in bytes.count { $0 == 0x0A } } < manyLines
    }

    private static let longCell = 600
    private static let manyLines = 20
}
