import CXlsxWriter

/// The worksheet that keeps the texts that no cell takes, in pieces one below the other.
final class LongTexts {
    private let sheet: UnsafeMutablePointer<lxw_worksheet>
    private let formats: CellFormats
    private var row: UInt32 = 0

    init(_ sheet: UnsafeMutablePointer<lxw_worksheet>, _ formats: CellFormats) {
        self.sheet = sheet
        self.formats = formats
        for (column, name) in ["Worksheet", "Row", "Column", "Piece", "Text"].enumerated() {
            worksheet_write_string(sheet, 0, UInt16(column), name, formats.header)
        }
        worksheet_set_column(sheet, 4, 4, 60, nil)
        worksheet_freeze_panes(sheet, 1, 0)
    }

    /// - Parameters:
    ///   - row: Of the worksheet, counted from 0.
    ///   - column: Counted from 0.
    func append(_ text: String, table: String, row sourceRow: Int, column: Int) {
        var rest = text
        var piece = 1
        while !rest.isEmpty, Int(row) + 1 < Worksheet.maximumRows {
            row += 1
            let part = Worksheet.cut(rest)
            worksheet_write_string(sheet, row, 0, table, formats.text)
            worksheet_write_number(sheet, row, 1, Double(sourceRow + 1), nil)
            worksheet_write_number(sheet, row, 2, Double(column + 1), nil)
            worksheet_write_number(sheet, row, 3, Double(piece), nil)
            worksheet_write_string(sheet, row, 4, part.xmlSafe, formats.text)
            rest = String(rest.unicodeScalars.dropFirst(part.unicodeScalars.count))
            piece += 1
        }
    }
}
