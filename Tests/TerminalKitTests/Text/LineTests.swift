import Testing

@testable import TerminalKit

@Suite struct LineTests {
    @Test func aLineIsCutWhereItIsTooLongInTheStyleOfWhatWasCut() {
        let line = Line([Span("abc"), Span("defgh", .bold)])
        #expect(line.truncated(to: 5, widths: .fixed) == Line([Span("abc"), Span("d…", .bold)]))
        #expect(line.truncated(to: 8, widths: .fixed) == line)
        #expect(Line("abc").truncated(to: 0, widths: .fixed).text == "")
    }

    @Test func aLineLiesWhereItsAlignmentSays() {
        var frame = Frame(size: Size(width: 9, height: 3), widths: .fixed)
        frame.write("ab", in: frame.bounds.row(0))
        frame.write("ab", in: frame.bounds.row(1), alignment: .center)
        frame.write("漢", in: frame.bounds.row(2), alignment: .right)
        #expect(frame.rows == ["ab", "   ab", "       漢"])
    }

    @Test func aLineThatIsTooWideEndsInAnEllipsisInsideOfItsArea() {
        var frame = Frame(size: Size(width: 6, height: 1), widths: .fixed)
        frame.write("abcdef", in: frame.bounds.left(4), alignment: .right)
        #expect(frame.rows == ["abc…"])
    }

    @Test func measuringStopsAtItsLimit() {
        let line = Line(String(repeating: "x", count: 1_000_000))
        #expect(line.width(.fixed, limit: 10) == 11)
    }
}
