import CXlsxWriter
import Foundation

/// The baseline: libxlsxwriter as a C program would use it, in constant memory, each line of a text file a row.
enum PlainWorkbook {
    /// Which columns of the generated rows are numbers.
    private static let numbers: Set<Int> = [0, 3, 7, 8]

    static func write(_ text: URL, to file: URL) throws {
        guard let input = fopen(text.path, "r") else { throw CocoaError(.fileReadNoSuchFile) }
        defer { fclose(input) }
        var options = lxw_workbook_options()
        options.constant_memory = 1
        let workbook = workbook_new_opt(file.path, &options)
        let sheet = workbook_add_worksheet(workbook, "Rows")
        var line = [CChar](repeating: 0, count: 4096)
        var row: UInt32 = 0
        line.withUnsafeMutableBufferPointer { line in
            while fgets(line.baseAddress, Int32(line.count), input) != nil {
                var cell = line.baseAddress
                var column = 0
                while let start = cell {
                    let end = strpbrk(start, "\t\n")
                    end?.pointee = 0
                    if numbers.contains(column) {
                        worksheet_write_number(sheet, row, UInt16(column), strtod(start, nil), nil)
                    } else if start.pointee != 0 {
                        worksheet_write_string(sheet, row, UInt16(column), start, nil)
                    }
                    column += 1
                    cell = end.map { $0 + 1 }
                    if column == 10 { break }
                }
                row += 1
            }
        }
        guard workbook_close(workbook) == LXW_NO_ERROR else { throw CocoaError(.fileWriteUnknown) }
    }
}
