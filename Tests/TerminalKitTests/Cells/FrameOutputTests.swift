import Testing

@testable import TerminalKit

@Suite struct FrameOutputTests {
    @Test func plainTextHasNoBlanksAtTheEndsOfRows() {
        var frame = Frame(size: Size(width: 6, height: 2), widths: .fixed)
        frame.write("漢 x", at: Point(x: 0, y: 0))
        #expect(frame.plainText == "漢 x\n\n")
    }

    @Test func stylesBecomeTheSequencesOfATerminalAndEndWithTheRow() {
        var frame = Frame(size: Size(width: 3, height: 1), widths: .fixed)
        frame.write("a", at: Point(x: 0, y: 0), style: Style(.red, on: .palette(200), .bold))
        #expect(frame.ansiText() == "\u{1B}[0;1;31;48;5;200ma\u{1B}[0m  \n")
        #expect(frame.ansiText(colors: 0) == "\u{1B}[0;1ma\u{1B}[0m  \n")
    }

    @Test func coloursAreReducedToThePaletteThatThereIs() {
        #expect(Color.palette(196).reduced(to: 16) == .brightRed)
        #expect(Color.palette(21).reduced(to: 8) == .blue)
        #expect(Color.palette(232).reduced(to: 16) == .black)
        #expect(Color.palette(255).reduced(to: 16) == .brightWhite)
        #expect(Color.brightGreen.reduced(to: 8) == .green)
        #expect(Color.standard.reduced(to: 8) == .standard)
        for index in UInt8.min...UInt8.max {
            #expect(Color.palette(index).reduced(to: 8).index.map { $0 < 8 } == true)
            #expect(Color.palette(index).reduced(to: 16).index.map { $0 < 16 } == true)
        }
    }

    @Test func brightTextStaysReadableWithEightColours() {
        #expect(Style(.brightBlack).reduced(to: 8) == Style(.standard, on: .standard, .dim))
        #expect(Style(.brightRed).reduced(to: 8) == Style(.red, on: .standard, .bold))
        #expect(Style(.palette(240)).reduced(to: 8).foreground != .black)
        #expect(Style(.black, on: .cyan).reduced(to: 8) == Style(.black, on: .cyan))
    }

    @Test func withoutUnicodeLinesHaveLookAlikesAndTheRestAreQuestionMarks() {
        var frame = Frame(size: Size(width: 8, height: 3), widths: .fixed)
        frame.drawBorder(.light, around: frame.bounds, title: "漢é…")
        let ascii = frame.asciiOnly()
        #expect(ascii.rows == ["+? ?~--+", "|      |", "+------+"])
        #expect(ascii.plainText.utf8.allSatisfy { $0 < 0x7F })
    }

    @Test func aStyleOverAnotherKeepsWhatItDoesNotSet() {
        let base = Style(.red, on: .blue, .bold)
        #expect(Style(.green, on: .inherited, .underline).over(base) == Style(.green, on: .blue, [.bold, .underline]))
        #expect(Style.plain.over(base) == base)
    }
}
