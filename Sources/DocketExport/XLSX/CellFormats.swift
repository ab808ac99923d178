import CXlsxWriter
import DocketDomain

/// The formats of a workbook's cells: numbers and dates are shown as they were written.
final class CellFormats {
    typealias Format = UnsafeMutablePointer<lxw_format>?

    let header: Format
    let rightHeader: Format
    /// Wrapped, since texts may be long or have lines.
    let text: Format

    private let workbook: UnsafeMutablePointer<lxw_workbook>
    private var numbers: [NumberLook: Format] = [:]
    private var dates: [DateLook: Format] = [:]
    private var patterns: [String: Format] = [:]

    init(_ workbook: UnsafeMutablePointer<lxw_workbook>, _ options: ExportOptions) {
        self.workbook = workbook
        func headerFormat() -> Format {
            let format = workbook_add_format(workbook)
            format_set_bold(format)
            format_set_text_wrap(format)
            format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
            format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue))
            if options.headerStyle == .shaded { format_set_bg_color(format, 0xE8ECF1) }
            return format
        }
        header = headerFormat()
        rightHeader = headerFormat()
        format_set_align(rightHeader, UInt8(LXW_ALIGN_RIGHT.rawValue))
        text = workbook_add_format(workbook)
        format_set_text_wrap(text)
        format_set_align(text, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    }

    func format(for look: CellLook) -> Format {
        switch look {
        case .number(let look): format(for: look)
        case .date(let look): format(for: look)
        }
    }

    private func format(for look: NumberLook) -> Format {
        if let format = numbers[look] { return format }
        let format = makeFormat(NumberPattern.pattern(for: look))
        numbers[look] = format
        return format
    }

    private func format(for look: DateLook) -> Format {
        if let format = dates[look] { return format }
        let format = makeFormat(NumberPattern.pattern(for: look))
        dates[look] = format
        return format
    }

    /// Of one of Excel's patterns.
    func format(for pattern: String) -> Format {
        if let format = patterns[pattern] { return format }
        let format = makeFormat(pattern)
        patterns[pattern] = format
        return format
    }

    private func makeFormat(_ pattern: String) -> Format {
        let format = workbook_add_format(workbook)
        format_set_num_format(format, pattern)
        format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        return format
    }
}
