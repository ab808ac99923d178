import CXlsxWriter
import DocketDomain
import Foundation

/// One worksheet with a table: a bold header that stays in view, filters, typed cells.
final class Worksheet {
    static let maximumRows = 1_048_576
    static let maximumColumns = 16_384
    /// Of a cell, counted in UTF-16.
    static let maximumCharacters = 32_767

    let sheet: UnsafeMutablePointer<lxw_worksheet>
    private let table: ExportTable
    private let readings: [ColumnReading]
    private let formats: CellFormats
    private let keepLong: (Int, Int, String) throws -> Void
    /// None where every text fits into one line: it would be half of what a short cell takes.
    private var textFormat: CellFormats.Format = nil
    private var row: UInt32 = 1

    init(
        _ sheet: UnsafeMutablePointer<lxw_worksheet>, _ table: ExportTable, _ readings: [ColumnReading],
        _ formats: CellFormats, keepLong: @escaping (Int, Int, String) throws -> Void
    ) {
        self.sheet = sheet
        self.table = table
        self.readings = readings
        self.formats = formats
        self.keepLong = keepLong
    }

    /// The column right of the table, with one free between.
    var columnBeside: Int { table.columns.count + 1 }

    var name: String { sheet.pointee.name.map { String(cString: $0) } ?? "" }

    var isFull: Bool { row == Self.maximumRows }

    var couldBeWritten: Bool {
        guard let file = sheet.pointee.optimize_tmpfile else { return true }
        return ferror(file) == 0
    }

    func begin(_ widths: ColumnWidths) {
        textFormat = widths.hasTallCells ? formats.text : nil
        for (index, column) in table.columns.enumerated() {
            worksheet_set_column(sheet, UInt16(index), UInt16(index), widths.width(of: index), nil)
            let isRight = readings[index].isNumeric && readings[index].isExact
            write(Self.cut(column.name), 0, UInt16(index), isRight ? formats.rightHeader : formats.header)
        }
        worksheet_freeze_panes(sheet, 1, 0)
        worksheet_repeat_rows(sheet, 0, 0)
    }

    /// Printed it is as wide as one page, and as long as it needs.
    func setPrinting(_ options: ExportOptions, _ widths: ColumnWidths) {
        worksheet_set_paper(sheet, options.paper == .a4 ? Self.a4 : Self.letter)
        let total = table.columns.indices.reduce(0) { $0 + widths.width(of: $1) }
        let isLandscape =
            switch options.orientation {
            case .automatic: total > Self.portraitCharacters
            case .portrait: false
            case .landscape: true
            }
        if isLandscape { worksheet_set_landscape(sheet) }
        worksheet_fit_to_pages(sheet, 1, 0)
    }

    /// Numbers of paper sizes (ECMA-376 part 1, 18.3.1.63).
    private static let a4: UInt8 = 9
    private static let letter: UInt8 = 1
    /// What a page in portrait holds in the default font.
    private static let portraitCharacters = 90.0

    /// Sets what is known at the end only.
    func close() {
        guard !table.columns.isEmpty else { return }
        worksheet_autofilter(sheet, 0, 0, row - 1, UInt16(table.columns.count - 1))
    }

    /// Appends one of some rows.
    ///
    /// - Parameter looks: The formats of all looks that the rows so far have.
    func append(_ rows: ReadyRows, _ index: Int, looks: [CellFormats.Format]) throws {
        let width = table.columns.count
        var isEmpty = true
        for column in 0..<width {
            switch rows.cells[index * width + column] {
            case .empty: continue
            case .text(let text): worksheet_write_string(sheet, row, UInt16(column), text, textFormat)
            case .longText:
                let cell = rows.rows[index][column]
                try keepLong(Int(row), column, cell)
                write(Self.cut(cell), row, UInt16(column), textFormat)
            case .number(let value, let look): worksheet_write_number(sheet, row, UInt16(column), value, looks[look])
            case .boolean(let isTrue): worksheet_write_boolean(sheet, row, UInt16(column), isTrue ? 1 : 0, nil)
            }
            isEmpty = false
        }
        // An empty row is a row all the same, also at the end.
        if isEmpty { worksheet_write_blank(sheet, row, 0, formats.text) }
        row += 1
    }

    /// Whether a cell takes the whole of a text.
    static func holds(_ text: String) -> Bool {
        text.utf8.count <= maximumCharacters || text.utf16.count <= maximumCharacters
    }

    private func write(_ text: String, _ row: UInt32, _ column: UInt16, _ format: CellFormats.Format) {
        worksheet_write_string(sheet, row, column, text.xmlSafe, format)
    }

    /// As much of a text as a cell takes, without half a character at the end.
    static func cut(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        var count = 0
        for scalar in text.unicodeScalars {
            count += scalar.value > 0xFFFF ? 2 : 1
            if count > maximumCharacters { break }
            scalars.append(scalar)
        }
        return String(scalars)
    }
}
