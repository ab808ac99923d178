import DocketDomain

/// Writes the body of a document.
final class DocumentWriter {
    let work: RenderContext
    private let archive: ArchiveOutput
    var buffer: [UInt8] = []
    var links = DocumentLinks()
    private(set) var numbering = DocumentNumbering()
    private(set) var notes: [String] = []
    var charts = DocumentCharts()
    private var fonts: PageFonts?
    private var section: Section

    /// The stretch of pages of one size that is being written.
    private struct Section {
        var page: PageSize
        /// Whether it holds more than headings, which go along with the table after them.
        var hasText = false
        var hasWideTable = false
    }

    init(_ work: RenderContext, _ archive: ArchiveOutput) {
        self.work = work
        self.archive = archive
        section = Section(page: Self.page(work.options))
    }

    func write() async throws {
        buffer.append(contentsOf: PackageParts.header.utf8)
        buffer.append(
            contentsOf:
                "<w:document xmlns:w=\"\(PackageParts.main)\" xmlns:r=\"\(PackageParts.office)\"><w:body>".utf8)
        if !work.document.title.isEmpty { paragraph("Title", [ExportRun(work.document.title)]) }
        if !work.document.subtitle.isEmpty {
            paragraph("Subtitle", [ExportRun(work.document.subtitleLine)])
        }
        var reader = work.document.body.makeReader()
        while let blocks = try await reader.next() {
            for block in blocks { try await write(block, Position()) }
        }
        append(section.page)
        buffer.append("</w:body></w:document>")
        try archive.flush(&buffer)
    }

    func take() throws { try archive.take(&buffer) }

    func note(_ text: String) {
        if !notes.contains(text) { notes.append(text) }
    }

    /// The fonts of charts: loaded for the first one.
    func chartFonts() throws(DocketError) -> PageFonts {
        if let fonts { return fonts }
        try AddressSpace.check(megabytes: 512, for: "It")
        let loaded = try PageFonts()
        fonts = loaded
        return loaded
    }

    /// Where a block stands: in lists and quotes.
    private struct Position {
        var style = "BodyText"
        var indent = 0
        var listLevel = -1
    }

    private func write(_ block: ExportBlock, _ place: Position) async throws {
        switch block {
        case .table(let table):
            try await write(table)
            return
        case .heading(let level, let runs):
            endWideSection()
            paragraph("Heading\(min(max(level, 1), 6))", runs)
        case .paragraph(let runs):
            beginText()
            paragraph(place.style, runs, indent: place.indent)
        case .code(_, let text):
            beginText()
            let text = text.hasSuffix("\n") ? String(text.dropLast()) : text
            paragraph("Code", [ExportRun(text)], indent: place.indent)
        case .rule:
            beginText()
            buffer.append(
                "<w:p><w:pPr><w:pStyle w:val=\"BodyText\"/><w:pBdr><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"C4CCD6\"/></w:pBdr></w:pPr></w:p>"
            )
        case .quote(let blocks):
            var inner = place
            inner.style = "Quote"
            inner.indent += 360
            for block in blocks { try await write(block, inner) }
        case .list(let list):
            beginText()
            try await write(list, place)
        }
        try take()
    }

    private func write(_ list: ExportList, _ place: Position) async throws {
        var inner = place
        inner.listLevel = min(place.listLevel + 1, DocumentNumbering.levels - 1)
        inner.indent = (inner.listLevel + 1) * 360
        inner.style = "ListParagraph"
        let id =
            list.start.map { numbering.id(forListAt: inner.listLevel, from: $0) } ?? DocumentNumbering.bullets
        for item in list.items {
            var rest = item.blocks[...]
            var runs: [ExportRun] = []
            if case .paragraph(let first) = rest.first {
                runs = first
                rest = rest.dropFirst()
            }
            if let isDone = item.isDone {
                runs.insert(ExportRun(isDone ? "☑ " : "☐ "), at: 0)
                paragraph("ListParagraph", runs, indent: inner.indent)
            } else {
                paragraph("ListParagraph", runs, list: (id, inner.listLevel))
            }
            for block in rest { try await write(block, inner) }
        }
    }

    /// - Parameter indent: In twentieths of a point.
    func paragraph(_ style: String, _ runs: [ExportRun], indent: Int = 0, list: (id: Int, level: Int)? = nil) {
        buffer.append(contentsOf: "<w:p><w:pPr><w:pStyle w:val=\"\(style)\"/>".utf8)
        if let list {
            buffer.append(
                contentsOf:
                    "<w:numPr><w:ilvl w:val=\"\(list.level)\"/><w:numId w:val=\"\(list.id)\"/></w:numPr>".utf8)
        }
        let isRightToLeft = runs.plainText.isRightToLeft
        if isRightToLeft { buffer.append("<w:bidi/>") }
        if indent > 0 { buffer.append(contentsOf: "<w:ind w:left=\"\(indent)\"/>".utf8) }
        buffer.append("</w:pPr>")
        for run in runs where !run.text.isEmpty { append(run, isRightToLeft) }
        buffer.append("</w:p>")
    }

    // MARK: Sections

    private static func page(_ options: ExportOptions) -> PageSize {
        PageSize(options, isLandscape: options.orientation == .landscape)
    }

    private func beginText() {
        endWideSection()
        section.hasText = true
    }

    private func endWideSection() {
        guard section.hasWideTable else { return }
        endSection()
    }

    private func endSection() {
        buffer.append("<w:p><w:pPr>")
        append(section.page)
        buffer.append("</w:pPr></w:p>")
        section = Section(page: Self.page(work.options))
    }

    private func append(_ page: PageSize) {
        func twips(_ points: Double) -> Int { Int((points * 20).rounded()) }
        let margin = twips(page.margin)
        let orientation = page.width > page.height ? " w:orient=\"landscape\"" : ""
        buffer.append(
            contentsOf: """
                <w:sectPr><w:footerReference w:type="default" r:id="rId4"/>\
                <w:pgSz w:w="\(twips(page.width))" w:h="\(twips(page.height))"\(orientation)/>\
                <w:pgMar w:top="\(margin)" w:right="\(margin)" w:bottom="\(max(margin, 720))" w:left="\(margin)" \
                w:header="\(margin / 2)" w:footer="\(max(margin, 720) / 2)" w:gutter="0"/></w:sectPr>
                """.utf8)
    }

    // MARK: Tables

    private func write(_ table: ExportTable) async throws {
        if let name = table.name {
            endWideSection()
            paragraph("Heading1", [ExportRun(name)])
        }
        guard !table.columns.isEmpty else { return }
        guard table.columns.count <= Self.maximumColumns else {
            throw DocketError(
                .failedPrecondition,
                "The table has \(table.columns.count) columns; DOCX takes \(Self.maximumColumns). Choose some of them."
            )
        }
        if let advice = ExportFormat.docx.advice(rows: table.rowCount) { note(advice) }
        var extents = table.columns.map { column in
            var extent = CharacterExtent()
            extent.add(column.name, isBold: true)
            return extent
        }
        let readings = try await TableSurvey(table, work.counter) { column, cell, _ in
            extents[column].add(cell)
        }.readings
        let natural = extents.map { min($0.line, 60) * Self.characterWidth + Self.cellPadding }
        let least = extents.map { min($0.word, 22) * Self.characterWidth + Self.cellPadding }
        preparePage(natural: natural, least: least)
        try await writeChart(of: table, on: section.page)
        let widths = ColumnPlan.widths(natural: natural, minimum: least, available: section.page.contentWidth)
        // So many columns are read in smaller letters rather than with broken words.
        let scale = section.page.contentWidth / least.reduce(0, +)
        let fontSize = scale < 1 ? max(Int(Self.fontSize * scale), Self.smallestFontSize) : nil
        let writer = TableWriter(self, table, readings, widths, fontSize: fontSize)
        try await writer.write()
    }

    /// Turns the page for a table that is too wide for it, or makes it as wide as the words need.
    private func preparePage(natural: [Double], least: [Double]) {
        let portrait = Self.page(work.options)
        let landscape = PageSize(work.options, isLandscape: true)
        let needed = least.reduce(0, +)
        let wantsTurn =
            work.options.orientation == .automatic
            && (natural.reduce(0, +) > portrait.contentWidth * 1.15 || needed > portrait.contentWidth)
        var page = wantsTurn ? landscape : portrait
        if needed > page.contentWidth {
            page.width = min(needed + 2 * page.margin, Self.maximumPageWidth)
        }
        if page == portrait {
            beginText()
            return
        }
        if section.hasText || section.hasWideTable && section.page != page { endSection() }
        section.page = page
        section.hasWideTable = true
    }

    /// What word processors take.
    private static let maximumColumns = 63
    private static let maximumPageWidth = 22.0 * 72
    /// Points, on average, in the font of tables.
    private static let characterWidth = 4.7
    /// The margins of a cell, and a little for fonts that are wider.
    private static let cellPadding = 11.0
    /// Half-points.
    private static let fontSize = 18.0
    private static let smallestFontSize = 9
}
