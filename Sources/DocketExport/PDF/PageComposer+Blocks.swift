import CPangoCairo
import DocketDomain

extension PageComposer {
    /// How far a block stands in, and the bars of the quotes that it is in.
    struct Inset {
        var left = 0.0
        var bars: [Double] = []
        var isInList = false
    }

    func compose(_ block: ExportBlock, _ inset: Inset) async throws {
        switch block {
        case .heading(let level, let runs): try addHeading(runs, level: level)
        case .paragraph(let runs):
            try setParagraph(runs, inset)
            y += inset.isInList ? 3 : 7
        case .code(_, let text): try setCode(text, inset)
        case .rule:
            try place(height: 14, on: portrait)
            canvas?.fill(
                x: page.margin + inset.left, y: y + 6, width: page.contentWidth - inset.left, height: 0.7, .bar)
            y += 14
        case .quote(let blocks):
            var inner = inset
            inner.bars.append(inset.left + 2)
            inner.left += 14
            for block in blocks { try await compose(block, inner) }
        case .list(let list): try await compose(list, inset)
        case .table(let table): try await compose(table)
        }
    }

    private func compose(_ list: ExportList, _ inset: Inset) async throws {
        // Deep lists stop moving in, so that there is room for their text.
        let step = inset.left < page.contentWidth / 2 ? 18.0 : 0
        for (index, item) in list.items.enumerated() {
            let mark = item.isDone.map { $0 ? "☑" : "☐" } ?? list.start.map { "\($0 + index)." } ?? "•"
            var inner = inset
            inner.left += step
            inner.isInList = true
            var rest = item.blocks[...]
            if case .paragraph(let runs) = rest.first {
                try setParagraph(runs, inner, mark: mark)
                y += 3
                rest = rest.dropFirst()
            } else {
                try setParagraph([ExportRun(" ")], inner, mark: mark)
            }
            for block in rest { try await compose(block, inner) }
        }
        if !inset.isInList { y += 5 }
    }

    /// - Parameter mark: Stands before the first line, to the left of the text.
    private func setParagraph(_ runs: [ExportRun], _ inset: Inset, mark: String? = nil) throws {
        var mark = mark
        try place(height: Self.bodySize * 1.5, on: portrait)
        for part in TextParts(runs.isEmpty ? [ExportRun(" ")] : runs) {
            try setLines(
                part, size: Self.bodySize, inset: inset.left, width: page.contentWidth - inset.left, before: { _ in }
            ) { line, top in
                if let text = mark { set(mark: text, inset, top: top, ascent: line.ascent) }
                mark = nil
                draw(inset.bars, top: top, height: line.height)
            }
        }
    }

    /// Sets a heading that is as long as a page: as a paragraph.
    func setLong(_ heading: [ExportRun]) throws {
        let bold = heading.map { run in
            var run = run
            run.style.insert(.bold)
            return run
        }
        try setParagraph(bold, Inset())
        y += 7
    }

    private func set(mark: String, _ inset: Inset, top: Double, ascent: Double) {
        guard let canvas else { return }
        let text = markText(mark)
        guard let first = text.lines.first else { return }
        let x = max(page.margin, page.margin + inset.left - first.width - 5)
        canvas.show(first, x: x, baseline: top + ascent)
    }

    private func draw(_ bars: [Double], top: Double, height: Double) {
        for bar in bars { canvas?.fill(x: page.margin + bar, y: top, width: 2, height: height, .bar) }
    }

    private func setCode(_ text: String, _ inset: Inset) throws {
        try place(height: Self.codeSize * 3, on: portrait)
        let text = text.hasSuffix("\n") ? String(text.dropLast()) : text
        let x = page.margin + inset.left
        let width = page.contentWidth - inset.left
        canvas?.fill(x: x, y: y, width: width, height: 4, .code)
        y += 4
        for part in TextParts([ExportRun(text)]) {
            try setLines(
                part, family: PageFonts.monospace, size: Self.codeSize, inset: inset.left + 8, width: width - 16,
                before: { [self] line in canvas?.fill(x: x, y: y, width: width, height: line.height + 0.2, .code) },
                after: { line, top in draw(inset.bars, top: top, height: line.height) })
        }
        canvas?.fill(x: x, y: y, width: width, height: 4, .code)
        y += 4 + 8
    }

    static let bodySize = 10.0
    private static let codeSize = 8.5
}
