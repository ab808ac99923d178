import CPangoCairo
import DocketDomain

/// The file that pages are drawn into.
final class PDFCanvas {
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
    private var hasStructure = false
    private var links = 0
    /// Whether some links could not be made.
    private(set) var hasMoreLinks = false

    static let maximumLinks = 5000

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
        cairo_pdf_surface_set_size(surface, page.width, page.height)
        hasPage = true
    }

    private func endPage() throws(DocketError) {
        guard hasPage else { return }
        flush()
        cairo_show_page(cairo)
        hasPage = false
        try check()
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
        setColor(color)
        cairo_rectangle(cairo, x, y, width, height)
        cairo_fill(cairo)
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
        var x = x
        for index in range {
            batch.append(cairo_glyph_t(index: text.glyphs[index], x: x, y: baseline))
            x += text.advances[index]
        }
    }

    /// - Parameter x: Of the left edge of the text that the line is in.
    func show(_ line: ShapedText.Line, x: Double, baseline: Double, color: Color = .text) {
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
        setColor(batchColor)
        cairo_set_scaled_font(cairo, font.scaled)
        cairo_show_glyphs(cairo, batch, Int32(batch.count))
        batch.removeAll(keepingCapacity: true)
    }

    private func setColor(_ color: Color) {
        cairo_set_source_rgb(cairo, color.red, color.green, color.blue)
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
