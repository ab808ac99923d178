import CPangoCairo
import DocketDomain

/// The file that pages are drawn into.
///
/// Between `keep` and `endKeeping` what is drawn is only noted down, and drawn by another task meanwhile. That is all that
/// two tasks do at once: the one has `cairo`, `surface`, `buffer` and `failure`, the other one the rest.
final class PDFCanvas: @unchecked Sendable {
    private let file: UnfinishedFile
    private let pages: Int
    private var surface: OpaquePointer?
    private var cairo: OpaquePointer?
    private var buffer: [UInt8] = []
    private var failure: DocketError?
    private var batch: [cairo_glyph_t] = []
    private var batchFont: PlainFont?
    private var batchColor = Color.text
    private var hasPage = false
    /// What was noted down and is not being drawn yet; nothing where all is drawn at once.
    private var kept: [Mark]?
    private var drawing: Task<Void, Never>?
    private let thread = ExportThread()
    private var hasStructure = false
    private var links = 0
    /// Whether some links could not be made.
    private(set) var hasMoreLinks = false

    static let maximumLinks = 5000
    /// Of more cairo makes copies that are given back to the system each time.
    private static let glyphsAtOnce = 800

    struct Color: Hashable {
        let red, green, blue: Double

        /// - Parameter value: As 0xRRGGBB.
        init(_ value: Int) {
            red = Double(value >> 16 & 0xFF) / 255
            green = Double(value >> 8 & 0xFF) / 255
            blue = Double(value & 0xFF) / 255
        }

        static let text = Color(0x1C2430)
        static let faint = Color(0x5B6675)
        static let line = Color(0xD8DEE6)
        static let strongLine = Color(0x8A97A8)
        static let header = Color(0xE8ECF1)
        static let zebra = Color(0xF6F8FA)
        static let code = Color(0xF3F5F8)
        static let bar = Color(0xC4CCD6)
        static let link = Color(0x0B5CAD)
    }

    /// - Parameter pages: How many there will be.
    init(_ work: RenderContext, pages: Int) throws(DocketError) {
        file = work.file
        self.pages = pages
        surface = cairo_pdf_surface_create_for_stream(
            { closure, bytes, count in
                guard let closure, let bytes else { return CAIRO_STATUS_WRITE_ERROR }
                let canvas = Unmanaged<PDFCanvas>.fromOpaque(closure).takeUnretainedValue()
                return canvas.take(UnsafeBufferPointer(start: bytes, count: Int(count)))
            }, Unmanaged.passUnretained(self).toOpaque(), 595, 842)
        cairo = cairo_create(surface)
        setMetadata(work.document)
    }

    deinit {
        cairo_destroy(cairo)
        cairo_surface_destroy(surface)
    }

    private func setMetadata(_ document: ExportDocument) {
        func set(_ key: cairo_pdf_metadata_t, _ value: String) {
            cairo_pdf_surface_set_metadata(surface, key, value.shown)
        }
        set(CAIRO_PDF_METADATA_TITLE, document.title)
        if let author = document.author { set(CAIRO_PDF_METADATA_AUTHOR, author) }
        if !document.subtitle.isEmpty {
            set(CAIRO_PDF_METADATA_SUBJECT, document.subtitleLine)
        }
        set(CAIRO_PDF_METADATA_CREATOR, "docket")
        set(CAIRO_PDF_METADATA_CREATE_DATE, CivilTime(document.created).toTheSecond)
        set(CAIRO_PDF_METADATA_MOD_DATE, CivilTime(document.created).toTheSecond)
    }

    private func take(_ bytes: UnsafeBufferPointer<UInt8>) -> cairo_status_t {
        buffer.append(contentsOf: bytes)
        do throws(DocketError) {
            try file.take(&buffer)
            return CAIRO_STATUS_SUCCESS
        } catch {
            failure = error
            return CAIRO_STATUS_WRITE_ERROR
        }
    }

    // MARK: Pages

    func beginPage(_ page: PageSize) throws(DocketError) {
        try endPage()
        mark(.page(page))
        hasPage = true
    }

    private func endPage() throws(DocketError) {
        guard hasPage else { return }
        flush()
        mark(.pageEnd)
        hasPage = false
        if kept == nil { try check() }
    }

    func finish() throws(DocketError) {
        if hasStructure {
            flush()
            cairo_tag_end(cairo, "Document")
        }
        try endPage()
        cairo_surface_finish(surface)
        try check()
        try file.flush(&buffer)
    }

    private func check() throws(DocketError) {
        if let failure { throw failure }
        for status in [cairo_status(cairo), cairo_surface_status(surface)] where status != CAIRO_STATUS_SUCCESS {
            throw DocketError(
                .internal, "The pages cannot be drawn.",
                cause: cairo_status_to_string(status).map { String(cString: $0) }
            )
        }
    }

    func pageLabel(_ number: Int) -> String { "Page \(number) of \(pages)" }

    // MARK: Drawing

    func fill(x: Double, y: Double, width: Double, height: Double, _ color: Color) {
        mark(.area(x: x, y: y, width: width, height: height, color))
    }

    /// Adds a line of plain text. Lines are kept until another font or another kind of text follows.
    func show(_ text: PlainText, _ line: PlainText.Line, _ font: PlainFont, x: Double, baseline: Double) {
        show(text, line.start..<line.end, font, x: x, baseline: baseline)
    }

    /// Adds some glyphs of a plain text, in the same way.
    func show(
        _ text: PlainText, _ range: Range<Int>, _ font: PlainFont, x: Double, baseline: Double, color: Color = .text
    ) {
        if batchFont !== font || batchColor != color { flush() }
        batchFont = font
        batchColor = color
        Self.append(text.glyphs[range], x: x, baseline: baseline, to: &batch)
    }

    private static func append(
        _ glyphs: ArraySlice<PlainText.Glyph>, x: Double, baseline: Double, to batch: inout [cairo_glyph_t]
    ) {
        var x = x
        for glyph in glyphs {
            batch.append(cairo_glyph_t(index: UInt(glyph.index), x: x, y: baseline))
            x += glyph.advance
        }
    }

    /// - Parameter x: Of the left edge of the text that the line is in.
    func show(_ line: ShapedText.Line, x: Double, baseline: Double, color: Color = .text) {
        assert(kept == nil, "what is kept is plain")
        flush()
        setColor(color)
        cairo_move_to(cairo, x + line.x, baseline)
        pango_cairo_show_layout_line(cairo, line.pointer)
    }

    /// Draws with cairo itself, its origin at a place of the page.
    func draw(x: Double, y: Double, _ body: (OpaquePointer) -> Void) {
        flush()
        guard let cairo else { return }
        cairo_save(cairo)
        cairo_translate(cairo, x, y)
        body(cairo)
        cairo_restore(cairo)
    }

    private func flush() {
        guard let font = batchFont, !batch.isEmpty else { return }
        mark(.glyphs(batch, font, batchColor))
        batch.removeAll(keepingCapacity: true)
    }

    private func draw(_ mark: Mark) {
        switch mark {
        case .page(let page): cairo_pdf_surface_set_size(surface, page.width, page.height)
        case .pageEnd: cairo_show_page(cairo)
        case .area(let x, let y, let width, let height, let color):
            setColor(color)
            cairo_rectangle(cairo, x, y, width, height)
            cairo_fill(cairo)
        case .glyphs(let glyphs, let font, let color):
            setColor(color)
            cairo_set_scaled_font(cairo, font.scaled)
            glyphs.withUnsafeBufferPointer { glyphs in
                for start in stride(from: 0, to: glyphs.count, by: Self.glyphsAtOnce) {
                    let part = UnsafeBufferPointer(rebasing: glyphs[start...].prefix(Self.glyphsAtOnce))
                    cairo_show_glyphs(cairo, part.baseAddress, Int32(part.count))
                }
            }
        }
    }

    private func setColor(_ color: Color) {
        cairo_set_source_rgb(cairo, color.red, color.green, color.blue)
    }

    // MARK: Drawing meanwhile

    /// What plain pages are made of.
    private enum Mark {
        case page(PageSize)
        case pageEnd
        case area(x: Double, y: Double, width: Double, height: Double, Color)
        case glyphs([cairo_glyph_t], PlainFont, Color)
    }

    private func mark(_ mark: Mark) {
        if kept == nil { draw(mark) } else { kept?.append(mark) }
    }

    /// From now on nothing is drawn but areas and plain text, and that when it is handed over.
    func keep() {
        kept = []
    }

    /// Begins to draw what was kept, when all before it has been drawn.
    func handOver() async throws(DocketError) {
        guard let marks = kept else { return }
        await drawing?.value
        try check()
        kept = []
        drawing = Task(executorPreference: thread) { [self] in
            for mark in marks { draw(mark) }
        }
    }

    func endKeeping() async throws(DocketError) {
        guard kept != nil else { return }
        try await handOver()
        await endDrawing()
        kept = nil
        try check()
    }

    /// Waits until nothing is drawn meanwhile any more: only then may the file be finished, or removed.
    func endDrawing() async {
        await drawing?.value
        drawing = nil
    }

    // MARK: Navigation

    /// Makes a part of the page lead to an address, unless there are very many already: each costs memory until the
    /// file is finished.
    func link(_ address: String, x: Double, y: Double, width: Double, height: Double) {
        guard links < Self.maximumLinks else {
            hasMoreLinks = true
            return
        }
        links += 1
        var quoted = ""
        for byte in address.utf8 {
            // Quotes and backslashes would end the attribute; all but ASCII is written in percent signs anyway.
            let isPlain = byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: "'") && byte != UInt8(ascii: "\\")
            quoted += isPlain ? String(UnicodeScalar(byte)) : "%" + String(Int(byte) + 0x100, radix: 16).dropFirst()
        }
        flush()
        // cairo 1.16 writes what links refer to only where the document has a structure besides them.
        if !hasStructure { cairo_tag_begin(cairo, "Document", nil) }
        hasStructure = true
        cairo_tag_begin(cairo, CAIRO_TAG_LINK, "rect=[\(x) \(y) \(width) \(height)] uri='\(quoted)'")
        cairo_tag_end(cairo, CAIRO_TAG_LINK)
    }

    /// Adds a heading to the outline.
    ///
    /// - Parameter parent: The heading above it; 0 for none.
    /// - Returns: Its id, for those below it.
    func outline(_ title: String, page: Int, y: Double, parent: Int32) -> Int32 {
        let text = title.shown
        guard !text.isEmpty else { return parent }
        return cairo_pdf_surface_add_outline(
            surface, parent, text, "page=\(page) pos=[0 \(Int(max(y, 0)))]", CAIRO_PDF_OUTLINE_FLAG_OPEN)
    }
}
