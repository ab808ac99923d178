import DocketDomain

/// Puts blocks on pages. Without a canvas it only counts the pages.
final class PageComposer {
    let work: RenderContext
    let fonts: PageFonts
    let canvas: PDFCanvas?
    let shaped: ShapedParts
    var plans: TablePlans
    private(set) var notes: [String] = []
    /// Pages so far.
    private(set) var pages = 0
    private(set) var page: PageSize
    /// Where the next line goes, from the top of the page.
    var y = 0.0
    /// Headings that wait for what they stand above, so that they share its page.
    private var waiting: [Heading] = []
    private var outline: [(level: Int, id: Int32)] = []
    private var hasContent = false
    /// Bytes of text, and some for each piece of it, that are still set by pango. What is long beyond that is set
    /// plainly where it can be, and takes a small part of the time.
    private var shapeable = 200_000
    private var marks: [String: ShapedText] = [:]

    /// A heading, or the title with its subtitle, with the space around them.
    private struct Heading {
        let text: ShapedText
        let title: String?
        let level: Int
        let before: Double
        let after: Double
        var color = PDFCanvas.Color.text

        var height: Double { text.lines.reduce(before + after) { $0 + $1.height } }
    }

    init(_ work: RenderContext, _ fonts: PageFonts, _ plans: TablePlans, _ shaped: ShapedParts, canvas: PDFCanvas?) {
        self.work = work
        self.shaped = shaped
        self.fonts = fonts
        self.plans = plans
        self.canvas = canvas
        page = PageSize(work.options, isLandscape: work.options.orientation == .landscape)
    }

    func compose() async throws {
        plans.rewind()
        addTitle()
        var reader = work.document.body.makeReader()
        while let blocks = try await reader.next() {
            try Task.checkCancellation()
            for block in blocks { try await compose(block, Inset()) }
        }
        if !waiting.isEmpty || pages == 0 { try place(height: 0, on: portrait) }
    }

    // MARK: Pages

    var portrait: PageSize {
        PageSize(work.options, isLandscape: work.options.orientation == .landscape)
    }

    /// Where the content ends: the page's number stands below.
    var bottom: Double { page.height - max(page.margin, Self.footerHeight) }
    var contentHeight: Double { contentHeight(of: page) }

    func contentHeight(of size: PageSize) -> Double {
        size.height - max(size.margin, Self.footerHeight) - size.margin
    }

    /// Of the headings that wait for what they stand above.
    var waitingHeight: Double { waiting.reduce(0) { $0 + $1.height } }

    /// Prepares a place for something of that height, which is kept whole where a page can hold it: on this page, or on
    /// the next one, or on one of another size. Headings that wait are set above it.
    func place(height: Double, on size: PageSize) throws {
        let headings = waitingHeight
        let needed = min(height, contentHeight - headings)
        if pages == 0 || size != page || hasContent && y + headings + needed > bottom {
            try beginPage(size)
        }
        let headingsOnPage = waiting
        waiting = []
        for heading in headingsOnPage { try set(heading) }
        hasContent = true
    }

    func beginPage(_ size: PageSize) throws {
        page = size
        pages += 1
        y = page.margin
        hasContent = false
        guard let canvas else { return }
        try canvas.beginPage(page)
        let font = try fonts.plain(PlainFont.Face(size: 8))
        var label = PlainText()
        guard let lines = label.add(canvas.pageLabel(pages), font, width: page.contentWidth) else { return }
        for line in label.lines[lines] {
            canvas.show(
                label, line.start..<line.end, font, x: page.width - page.margin - line.width,
                baseline: page.height - max(page.margin, Self.footerHeight) / 2 + font.ascent / 2, color: .faint)
        }
    }

    private static let footerHeight = 28.0

    // MARK: Headings

    private func addTitle() {
        let document = work.document
        if !document.title.isEmpty {
            let text = ShapedText(
                [ExportRun(document.title)], fonts, size: 18, isBold: true, width: page.contentWidth)
            waiting.append(Heading(text: text, title: document.title, level: 0, before: 0, after: 4))
        }
        if !document.subtitle.isEmpty {
            let text = ShapedText(
                [ExportRun(document.subtitleLine)], fonts, size: 9, width: page.contentWidth)
            waiting.append(Heading(text: text, title: nil, level: 0, before: 0, after: 10, color: .faint))
        }
    }

    func addHeading(_ runs: [ExportRun], level: Int) throws {
        // Many headings with nothing between them are no longer kept together.
        if waiting.count > 8 { try place(height: 0, on: page) }
        guard runs.reduce(0, { $0 + $1.text.utf8.count }) <= Self.longestHeading else {
            return try setLong(runs)
        }
        let sizes = [15.0, 13, 11.5, 10.5, 10, 10]
        let size = sizes[min(max(level, 1), sizes.count) - 1]
        let text = ShapedText(runs, fonts, size: size, isBold: true, width: page.contentWidth)
        waiting.append(
            Heading(text: text, title: runs.plainText, level: level, before: size * 0.9, after: size * 0.35))
    }

    /// What goes on like this is no heading, whatever it is called.
    private static let longestHeading = 4000

    private func set(_ heading: Heading) throws {
        if hasContent { y += heading.before }
        if let title = heading.title { addToOutline(title, heading.level) }
        for line in heading.text.lines {
            try advance(line, x: page.margin, color: heading.color)
        }
        y += heading.after
        hasContent = true
    }

    private func addToOutline(_ title: String, _ level: Int) {
        guard let canvas else { return }
        while let last = outline.last, last.level >= level { outline.removeLast() }
        let words = title.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let id = canvas.outline(words, page: pages, y: y, parent: outline.last?.id ?? 0)
        outline.append((level, id))
    }

    /// The mark of a list's item. Most are bullets, which are made once.
    func markText(_ mark: String) -> ShapedText {
        if let known = marks[mark] { return known }
        let text = ShapedText([ExportRun(mark)], fonts, size: Self.bodySize, width: nil)
        if marks.count < 100 { marks[mark] = text }
        return text
    }

    // MARK: Lines

    /// Whether so much text has been set that this piece is set plainly.
    func isLong(_ runs: [ExportRun]) -> Bool {
        shapeable -= runs.reduce(250) { $0 + Self.shapingCost($1.text) }
        return shapeable < 0
    }

    /// A line costs pango much, however short it is, and so does each of many blanks in a row.
    private static func shapingCost(_ text: String) -> Int {
        text.withBytes { bytes in
            var cost = bytes.count
            var isAfterBlank = false
            for byte in bytes {
                let isBlank = byte == UInt8(ascii: " ")
                if byte == UInt8(ascii: "\n") { cost += 40 }
                if isBlank, isAfterBlank { cost += 20 }
                isAfterBlank = isBlank
            }
            return cost
        }
    }

    /// Sets a line and moves below it, on the next page where this one is full.
    ///
    /// - Returns: Where its top is.
    @discardableResult
    func advance(_ line: ShapedText.Line, x: Double, color: PDFCanvas.Color = .text) throws -> Double {
        try makeRoom(height: line.height)
        let top = y
        canvas?.show(line, x: x, baseline: y + line.ascent, color: color)
        y += line.height
        hasContent = true
        return top
    }

    /// Begins another page where this one has no room for a line.
    func makeRoom(height: Double) throws {
        if y + height > bottom, hasContent { try beginPage(page) }
    }

    /// Leaves the place to what was drawn there: what comes next stands below it, or on another page.
    func moveDown(by height: Double) {
        y += height
        hasContent = true
    }

    func note(_ text: String) {
        if !notes.contains(text) { notes.append(text) }
    }
}
