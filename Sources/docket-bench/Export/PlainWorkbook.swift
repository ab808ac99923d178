import CXlsxWriter
import Foundation

/// The baseline: libxlsxwriter as a C program would use it that knows what the columns hold. In constant memory, each
/// line of a text file a row, the same cells in the same formats as an export has.
enum PlainWorkbook {
    typealias Format = UnsafeMutablePointer<lxw_format>?

    /// What the columns of the generated rows hold, with the patterns of the numbers and dates.
    private enum Kind {
        case text, boolean
        case number(String)
        case percent(String)
        case date(String)
    }

    private static let columns: [(kind: Kind, width: Double)] = [
        (.number("0"), 9), (.text, 15), (.date("yyyy\\-mm\\-dd"), 11), (.number("0.00"), 9), (.percent("0.0%"), 8),
        (.boolean, 9), (.text, 8), (.number("0"), 8), (.number("0.00000"), 8), (.text, 30),
    ]

    static func write(_ text: URL, to file: URL) throws {
        guard let input = fopen(text.path, "r") else { throw CocoaError(.fileReadNoSuchFile) }
        defer { fclose(input) }
        var options = lxw_workbook_options()
        options.constant_memory = 1
        let workbook = workbook_new_opt(file.path, &options)
        let sheet = workbook_add_worksheet(workbook, "Rows")
        let formats = columns.map { format(of: $0.kind, workbook) }
        begin(sheet, workbook)
        var line = [CChar](repeating: 0, count: 4096)
        var row: UInt32 = 1
        line.withUnsafeMutableBufferPointer { line in
            while fgets(line.baseAddress, Int32(line.count), input) != nil {
                var cell = line.baseAddress
                var column = 0
                while let start = cell, column < columns.count {
                    let end = strpbrk(start, "\t\n")
                    end?.pointee = 0
                    write(start, columns[column].kind, formats[column], sheet, row, UInt16(column))
                    column += 1
                    cell = end.map { $0 + 1 }
                }
                row += 1
            }
        }
        worksheet_autofilter(sheet, 0, 0, row - 1, UInt16(columns.count - 1))
        guard workbook_close(workbook) == LXW_NO_ERROR else { throw CocoaError(.fileWriteUnknown) }
    }

    private static func begin(
        _ sheet: UnsafeMutablePointer<lxw_worksheet>?, _ workbook: UnsafeMutablePointer<lxw_workbook>?
    ) {
        let header = workbook_add_format(workbook)
        format_set_bold(header)
        format_set_bottom(header, UInt8(LXW_BORDER_THIN.rawValue))
        format_set_bg_color(header, 0xE8ECF1)
        for (index, name) in ExportRows.columns.enumerated() {
            worksheet_set_column(sheet, UInt16(index), UInt16(index), columns[index].width, nil)
            worksheet_write_string(sheet, 0, UInt16(index), name, header)
        }
        worksheet_freeze_panes(sheet, 1, 0)
        worksheet_repeat_rows(sheet, 0, 0)
    }

    private static func format(of kind: Kind, _ workbook: UnsafeMutablePointer<lxw_workbook>?) -> Format {
        switch kind {
        case .text, .boolean: return nil
        case .number(let pattern), .percent(let pattern), .date(let pattern):
            let format = workbook_add_format(workbook)
            format_set_num_format(format, pattern)
            format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
            return format
        }
    }

    private static func write(
        _ cell: UnsafeMutablePointer<CChar>, _ kind: Kind, _ format: Format,
        _ sheet: UnsafeMutablePointer<lxw_worksheet>?, _ row: UInt32, _ column: UInt16
    ) {
        switch kind {
        case .text: worksheet_write_string(sheet, row, column, cell, format)
        case .boolean: worksheet_write_boolean(sheet, row, column, strcmp(cell, "true") == 0 ? 1 : 0, format)
        case .number: worksheet_write_number(sheet, row, column, strtod(cell, nil), format)
        case .percent: worksheet_write_number(sheet, row, column, strtod(cell, nil) / 100, format)
        case .date:
            var date = tm()
            var rest: UnsafeMutablePointer<CChar>? = cell
            date.tm_year = Int32(strtol(cell, &rest, 10)) - 1900
            date.tm_mon = rest.map { Int32(strtol($0 + 1, &rest, 10)) - 1 } ?? 0
            date.tm_mday = rest.map { Int32(strtol($0 + 1, nil, 10)) } ?? 1
            // Days since 1899-12-30.
            worksheet_write_number(sheet, row, column, Double(timegm(&date) / 86_400 + 25_569), format)
        }
    }
}
