import CPangoCairo
import DocketDomain

extension PageComposer {
    /// What a line of running text takes on the page.
    struct LineExtent {
        let height: Double
        let ascent: Double
    }

    /// Sets a part of running text, line by line.
    ///
    /// - Parameters:
    ///   - inset: From the page's margin.
    ///   - before: Draws what lies under a line, or under several that come one below the other, from `y` on.
    ///   - after: Draws what stands beside a line; it is given where the line's top is.
    func setLines(
        _ part: [ExportRun], family: String = PageFonts.sans, size: Double, inset: Double, width: Double,
        before: (LineExtent) -> Void, after: (LineExtent, Double) -> Void
    ) throws {
        if isLong(part), let text = try PlainParagraph(part, fonts, family: family, size: size, width: width) {
            let extent = LineExtent(height: text.lineHeight, ascent: text.ascent)
            var underlaid = 0
            for (index, line) in text.lines.enumerated() {
                let shownPages = pages
                try makeRoom(height: extent.height)
                if index >= underlaid || pages != shownPages {
                    let room = max(1, Int((bottom - y) / extent.height))
                    underlaid = min(text.lines.count, index + room)
                    before(LineExtent(height: Double(underlaid - index) * extent.height, ascent: extent.ascent))
                }
                let top = y
                show(text, line, x: page.margin + inset, top: top)
                moveDown(by: extent.height)
                after(extent, top)
            }
            return
        }
        let text = shaped.text(of: part, width: width) {
            ShapedText(parts: [part], fonts, family: family, size: size, width: width)
        }
        let links = Self.links(in: part)
        for line in text.lines {
            let extent = LineExtent(height: line.height, ascent: line.ascent)
            try makeRoom(height: extent.height)
            before(extent)
            let x = page.margin + inset
            let top = try advance(line, x: x)
            after(extent, top)
            for link in links {
                for range in text.ranges(of: link.bytes, in: line) {
                    canvas?.link(
                        link.address, x: x + range.lowerBound, y: top, width: range.upperBound - range.lowerBound,
                        height: line.height)
                }
            }
        }
    }

    /// Where the links of a part are, in bytes of its text.
    private static func links(in part: [ExportRun]) -> [(bytes: Range<Int>, address: String)] {
        guard part.contains(where: { $0.link != nil }) else { return [] }
        var links: [(bytes: Range<Int>, address: String)] = []
        var start = 0
        for run in part {
            let end = start + run.shownText.utf8.count
            if let link = run.link { links.append((start..<end, link)) }
            start = end
        }
        return links
    }

    private func show(_ text: PlainParagraph, _ line: PlainText.Line, x: Double, top: Double) {
        guard let canvas else { return }
        let baseline = top + text.ascent
        for piece in text.pieces(of: line) {
            let left = x + piece.x
            let color = piece.run.link == nil ? PDFCanvas.Color.text : .link
            canvas.show(text.text, piece.glyphs, piece.font, x: left, baseline: baseline, color: color)
            if piece.run.style.contains(.underline) {
                canvas.fill(x: left, y: baseline + 1.2, width: piece.width, height: 0.6, color)
            }
            if piece.run.style.contains(.strike) {
                canvas.fill(x: left, y: baseline - 3, width: piece.width, height: 0.6, color)
            }
            if let link = piece.run.link {
                canvas.link(link, x: left, y: top, width: piece.width, height: text.lineHeight)
            }
        }
    }
}
