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
        let width = page.contentWidth - inset.left
        for piece in Self.pieces(of: runs) {
            let text = ShapedText(piece, fonts, size: Self.bodySize, width: width)
            for line in text.lines {
                let top = try advance(line, x: page.margin + inset.left)
                if let text = mark { set(mark: text, inset, top: top, line) }
                mark = nil
                draw(inset.bars, top: top, height: line.height)
                addLinks(piece, text, line, x: page.margin + inset.left, top: top)
            }
        }
    }

    private func set(mark: String, _ inset: Inset, top: Double, _ line: ShapedText.Line) {
        guard let canvas else { return }
        let text = ShapedText([ExportRun(mark)], fonts, size: Self.bodySize, width: nil)
        guard let first = text.lines.first else { return }
        let x = max(page.margin, page.margin + inset.left - first.width - 5)
        canvas.show(first, x: x, baseline: top + line.ascent)
    }

    private func draw(_ bars: [Double], top: Double, height: Double) {
        for bar in bars { canvas?.fill(x: page.margin + bar, y: top, width: 2, height: height, .bar) }
    }

    private func addLinks(_ runs: [ExportRun], _ text: ShapedText, _ line: ShapedText.Line, x: Double, top: Double) {
        guard let canvas else { return }
        var start = 0
        for run in runs {
            let end = start + run.shownText.utf8.count
            defer { start = end }
            guard let link = run.link else { continue }
            for range in text.ranges(of: start..<end, in: line) {
                canvas.link(
                    link, x: x + range.lowerBound, y: top, width: range.upperBound - range.lowerBound,
                    height: line.height)
            }
        }
    }

    private func setCode(_ text: String, _ inset: Inset) throws {
        try place(height: Self.codeSize * 3, on: portrait)
        let text = text.hasSuffix("\n") ? String(text.dropLast()) : text
        let x = page.margin + inset.left
        let width = page.contentWidth - inset.left
        canvas?.fill(x: x, y: y, width: width, height: 4, .code)
        y += 4
        for piece in Self.pieces(of: [ExportRun(text)]) {
            let lines = ShapedText(
                piece, fonts, family: PageFonts.monospace, size: Self.codeSize, width: width - 16
            )
            for line in lines.lines {
                if y + line.height > bottom { try beginPage(page) }
                canvas?.fill(x: x, y: y, width: width, height: line.height + 0.2, .code)
                let top = try advance(line, x: x + 8)
                draw(inset.bars, top: top, height: line.height)
            }
        }
        canvas?.fill(x: x, y: y, width: width, height: 4, .code)
        y += 4 + 8
    }

    /// Long text in pieces of some lines each: pango takes a text as a whole.
    private static func pieces(of runs: [ExportRun]) -> [[ExportRun]] {
        guard runs.reduce(0, { $0 + $1.text.utf8.count }) > pieceBytes else { return [runs] }
        var pieces: [[ExportRun]] = [[]]
        var bytes = 0
        for run in runs {
            for (index, line) in run.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                if index > 0 {
                    if bytes > pieceBytes {
                        pieces.append([])
                        bytes = 0
                    } else {
                        pieces[pieces.count - 1].append(ExportRun("\n", run.style, link: run.link))
                    }
                }
                pieces[pieces.count - 1].append(ExportRun(String(line), run.style, link: run.link))
                bytes += line.utf8.count
            }
        }
        return pieces
    }

    static let bodySize = 10.0
    private static let codeSize = 8.5
    private static let pieceBytes = 4000
}
