import DocketDomain
import DocketUI
import TerminalKit
import TestSupport
import Testing

/// Whatever a cell holds, the lines of the table stay in their columns, and each place of the frame takes the columns
/// that the terminal driver gives it.
@Suite struct TableBorderTests {
    private let size = Size(width: 60, height: 12)

    /// The frame of a table whose first column holds these texts, inside of a border.
    private func frame(_ texts: [String]) -> Frame {
        let sheet = TableSheet(
            name: "wide", columns: [.init(name: "text"), .init(name: "after")], rows: texts.map { [$0, "after"] })
        var viewer = TableViewer([sheet])
        viewer.perform(.resized(Size(width: size.width - 2, height: size.height - 2)))
        var frame = Frame(size: size)
        let inner = frame.drawBorder(.light, around: frame.bounds)
        viewer.draw(in: inner, on: &frame, focused: true, theme: Theme(.mono))
        return frame
    }

    private func expectStraightLines(_ texts: [String]) {
        let frame = frame(texts)
        let line = "│" as Unicode.Scalar
        guard let column = (2..<size.width).first(where: { frame[$0, 1].glyph.base == line }) else {
            Issue.record("no line in the header")
            return
        }
        for y in 1..<size.height - 1 {
            #expect(frame[0, y].glyph.base == line && frame[size.width - 1, y].glyph.base == line)
            if y <= texts.count + 1, frame[column, y].glyph.base != line {
                Issue.record("the line of row \(y) is not at \(column)")
            }
            for x in 0..<size.width { expectAgreement(frame, x, y) }
        }
    }

    /// A base of the place's width, and nothing else that moves the cursor.
    private func expectAgreement(_ frame: Frame, _ x: Int, _ y: Int) {
        let glyph = frame[x, y].glyph
        if glyph.isContinuation {
            #expect(x > 0 && frame[x - 1, y].glyph.width == 2)
            return
        }
        let scalars = Array(glyph.text.unicodeScalars)
        let widths = scalars.map { TextWidth.standard.width(of: $0) }
        #expect(widths.first == glyph.width && widths.dropFirst().allSatisfy { $0 == 0 }, "\(scalars)")
    }

    @Test func aTableOfEveryKindOfWideTextKeepsItsLines() {
        for start in stride(from: 0, to: WideText.sample.count, by: 8) {
            expectStraightLines(Array(WideText.sample[start..<min(start + 8, WideText.sample.count)]))
        }
    }

    @Test(arguments: 0..<60) func aTableOfRandomSequencesKeepsItsLines(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        expectStraightLines((0..<8).map { _ in WideText.random(using: &random) })
    }
}
