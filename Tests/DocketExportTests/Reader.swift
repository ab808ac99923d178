import DocketDomain
import Foundation
import TestSupport

/// Other people's programs that read what docket wrote (`Resources/setup --test` installs them).
enum Reader {
    /// Runs a program to its end, which must be a good one.
    static func run(_ program: String, _ arguments: String...) async throws -> String {
        try await run(program, arguments)
    }

    /// Runs a script with Debian's Python, which has the libraries, and reads what it printed as JSON.
    static func python(_ script: String, _ arguments: String...) async throws -> JSON {
        let system = FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")
        return try JSON(parsing: await run(system ? "/usr/bin/python3" : "python3", ["-c", script] + arguments))
    }

    private static func run(_ program: String, _ arguments: [String]) async throws -> String {
        let folder = FileManager.default.temporaryDirectory
        let output = try OutputFile(in: folder)
        let errors = try OutputFile(in: folder)
        let process = try ChildProcess(
            URL(fileURLWithPath: "/usr/bin/env"), [program] + arguments,
            environment: ProcessInfo.processInfo.environment, folder: folder,
            input: FileHandle.nullDevice.fileDescriptor, output: output.descriptor, errors: errors.descriptor)
        let code = await process.ended()
        guard code == 0 else {
            throw DocketError(.internal, "\(program) ended with \(code): \(errors.text)")
        }
        return output.text
    }

    /// The cells of every worksheet: type and value.
    static let workbook = """
        import sys, json, openpyxl
        book = openpyxl.load_workbook(sys.argv[1])
        print(json.dumps([{"name": sheet.title, "frozen": sheet.freeze_panes, "filter": sheet.auto_filter.ref,
            "rows": [[[cell.data_type,
                cell.value.isoformat() if cell.data_type == "d" else repr(cell.value)
                if cell.data_type == "n" and cell.value is not None else cell.value, cell.number_format]
                for cell in row] for row in sheet.iter_rows()]} for sheet in book.worksheets]))
        """

    /// The cells of every table, the styles of paragraphs, and the properties of a document.
    static let document = """
        import sys, json, docx
        document = docx.Document(sys.argv[1])
        print(json.dumps({"title": document.core_properties.title, "author": document.core_properties.author,
            "orientation": [section.orientation for section in document.sections],
            "paragraphs": [[p.style.name, p.text] for p in document.paragraphs],
            "tables": [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]}))
        """

    static let separated = """
        import sys, json, csv
        csv.field_size_limit(10 ** 9)
        print(json.dumps(list(csv.reader(open(sys.argv[1], newline="", encoding="utf-8"), delimiter=sys.argv[2]))))
        """

    static let page = """
        import sys, json, lxml.html
        page = lxml.html.parse(sys.argv[1], lxml.html.HTMLParser(encoding="utf-8")).getroot()
        print(json.dumps([[["".join(cell.itertext()) for cell in row.iter("th", "td")] for row in table.iter("tr")]
            for table in page.iter("table")]))
        """

    /// The text of pages in the order in which it was drawn, without blanks and line ends, and without what is on every
    /// page.
    static func text(ofPages path: String) async throws -> String {
        let text = try await run("pdftotext", "-raw", path, "-")
        let lines = text.split(whereSeparator: { $0 == "\n" || $0 == "\u{0C}" })
        return lines.filter { $0.wholeMatch(of: /Page \d+ of \d+/) == nil }.joined().squeezed
    }
}

extension String {
    /// Without blanks and line ends.
    var squeezed: String {
        String(String.UnicodeScalarView(unicodeScalars.filter { !$0.properties.isWhitespace }))
    }
}
