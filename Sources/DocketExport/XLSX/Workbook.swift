import CXlsxWriter
import DocketDomain
import Foundation

/// A workbook of libxlsxwriter in constant memory. What the library would complain about, or write wrongly, is checked
/// before it gets there.
final class Workbook {
    private let work: RenderContext
    private(set) var workbook: UnsafeMutablePointer<lxw_workbook>?
    let formats: CellFormats
    private var names = WorksheetNames()
    private var notes: [String] = []
    private var longTexts: LongTexts?
    private var sheets: [UnsafeMutablePointer<lxw_worksheet>] = []

    init(_ work: RenderContext) throws(DocketError) {
        try ExportLibrary.workbooks.load()
        self.work = work
        var options = lxw_workbook_options()
        options.constant_memory = 1
        options.use_zip64 = 0
        guard let workbook = workbook_new_opt(work.file.path, &options) else {
            throw DocketError(.internal, "The workbook cannot be made.")
        }
        self.workbook = workbook
        formats = CellFormats(workbook, work.options)
        setProperties(workbook)
    }

    deinit {
        // Only where it was not finished: the rows lie in files of the library's that it would close itself.
        guard let workbook else { return }
        for sheet in sheets {
            if let file = sheet.pointee.optimize_tmpfile { fclose(file) }
        }
        lxw_workbook_free(workbook)
    }

    private func setProperties(_ workbook: UnsafeMutablePointer<lxw_workbook>) {
        let document = work.document
        var properties = lxw_doc_properties()
        properties.created = time_t(document.created.milliseconds / 1000)
        document.title.xmlSafe.withCString { title in
            (document.author ?? "").xmlSafe.withCString { author in
                document.subtitleLine.xmlSafe.withCString { subject in
                    properties.title = UnsafeMutablePointer(mutating: title)
                    properties.author = UnsafeMutablePointer(mutating: author)
                    properties.subject = UnsafeMutablePointer(mutating: subject)
                    // The library copies them.
                    workbook_set_properties(workbook, &properties)
                }
            }
        }
    }

    /// Begins a worksheet; another one of the same table where the first is full.
    func add(
        _ name: String, _ table: ExportTable, _ readings: [ColumnReading], _ widths: ColumnWidths,
        isContinued: Bool = false
    ) throws(DocketError) -> Worksheet {
        if isContinued { note(Self.splitNote) }
        let sheet = try add(names.next(for: name))
        let worksheet = Worksheet(sheet, table, readings, formats) { [weak self] row, column, text in
            try self?.keep(text, table: sheet.pointee.name.map { String(cString: $0) } ?? name, row, column)
        }
        worksheet.begin(widths)
        worksheet.setPrinting(work.options, widths)
        return worksheet
    }

    /// Begins a worksheet for the values of a table's chart.
    func addChartSheet(
        for name: String
    ) throws(DocketError) -> (sheet: UnsafeMutablePointer<lxw_worksheet>, name: String) {
        let name = names.next(for: name, ending: " chart")
        return (try add(name), name)
    }

    /// Tells the file's reader something.
    func note(_ sentence: String) {
        if !notes.contains(sentence) { notes.append(sentence) }
    }

    private func add(_ name: String) throws(DocketError) -> UnsafeMutablePointer<lxw_worksheet> {
        guard sheets.count < Self.maximumWorksheets else {
            throw DocketError(
                .failedPrecondition,
                "There are more tables than the \(Self.maximumWorksheets) worksheets that an XLSX file can get here. Choose some of them, or another format."
            )
        }
        guard let workbook, let sheet = SilencedErrors.during({ workbook_add_worksheet(workbook, name) }) else {
            let folder = NSTemporaryDirectory()
            throw DocketError(
                .resourceExhausted,
                "“\(work.file.output.shownName)” was not written: its worksheets cannot be kept in \(folder) meanwhile. Free some space there.",
                cause: String(cString: strerror(errno)))
        }
        sheets.append(sheet)
        setPage(sheet)
        return sheet
    }

    private func setPage(_ sheet: UnsafeMutablePointer<lxw_worksheet>) {
        worksheet_set_paper(sheet, work.options.paper == .a4 ? 9 : 1)
        if work.options.orientation == .landscape { worksheet_set_landscape(sheet) }
        let inches = work.options.margin / 25.4
        worksheet_set_margins(sheet, inches, inches, inches, inches)
    }

    /// The library does not look whether its own files could be written.
    func check(_ worksheet: Worksheet) throws(DocketError) {
        guard worksheet.couldBeWritten else {
            throw DocketError(
                .resourceExhausted,
                "“\(work.file.output.shownName)” was not written: no space is left for its worksheets in \(NSTemporaryDirectory()). Free some first."
            )
        }
    }

    private func keep(_ text: String, table: String, _ row: Int, _ column: Int) throws {
        if longTexts == nil {
            longTexts = LongTexts(try add(names.next(for: "Long texts")), formats)
            notes.append(
                "Cells of more than \(Worksheet.maximumCharacters) characters are cut in XLSX; the worksheet “Long texts” has them whole."
            )
        }
        longTexts?.append(text, table: table, row: row, column: column)
    }

    /// Ends the file.
    ///
    /// - Returns: What its reader should know.
    func finish() throws(DocketError) -> [String] {
        guard let workbook else { return notes }
        if sheets.isEmpty {
            _ = try add("Sheet1")
            notes.append("There is no table in it: the worksheet is empty.")
        }
        self.workbook = nil
        let code = SilencedErrors.during { workbook_close(workbook) }
        guard code == LXW_NO_ERROR else {
            let cause = String(cString: lxw_strerror(code))
            throw DocketError(
                .resourceExhausted,
                "“\(work.file.output.shownName)” was not written: no space is left in \(work.file.output.shownFolder), or it is too large.",
                cause: cause)
        }
        return notes
    }

    /// The library keeps a file open for each worksheet; the rest of the program needs some too.
    private static let maximumWorksheets: Int = {
        var limit = rlimit()
        guard getrlimit(.init(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 256 }
        return max(16, Int(clamping: limit.rlim_cur) / 2)
    }()

    private static let splitNote =
        "The table has more rows than a worksheet takes (\(Worksheet.maximumRows)): it goes on in further ones."
}

extension String {
    /// Without the characters that XML 1.0 does not have, and that the library would write all the same; its line ends
    /// all alike, as spreadsheets have them.
    var xmlSafe: String {
        let isSafe = withBytes { bytes in
            bytes.allSatisfy { $0 >= 0x20 && $0 != 0xEF || $0 == 0x09 || $0 == 0x0A }
        }
        if isSafe { return self }
        var scalars = String.UnicodeScalarView()
        var last: Unicode.Scalar = " "
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0x0A where last == "\r": break
            case 0x0D: scalars.append("\n")
            case 0x09, 0x0A, 0x20..<0xFFFE, 0x10000...: scalars.append(scalar)
            default: break
            }
            last = scalar
        }
        return String(scalars)
    }
}
