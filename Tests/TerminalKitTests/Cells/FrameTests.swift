import TestSupport
import Testing

@testable import TerminalKit

@Suite struct FrameTests {
    private let size = Size(width: 12, height: 5)

    /// Draws things that overlap in random places.
    private func scribble(on frame: inout Frame, _ random: inout SeededGenerator, steps: Int) {
        for _ in 0..<steps {
            let area = Rect(
                x: .random(in: -3...14, using: &random), y: .random(in: -2...6, using: &random),
                width: .random(in: 0...10, using: &random), height: .random(in: 0...4, using: &random))
            let style = Style(
                [.inherited, .standard, .red].randomElement(using: &random) ?? .red, on: .inherited,
                Style.Attributes(rawValue: .random(in: 0...31, using: &random)))
            switch Int.random(in: 0..<5, using: &random) {
            case 0: frame.fill(area, with: "·", style: style)
            case 1: frame.restyle(area, style)
            case 2: frame.drawBorder(.light, around: area, title: "漢字", style: style)
            default: frame.write(random.text(pieces: 4), at: area.origin, style: style)
            }
        }
    }

    @Test func wideGlyphsAreNeverCutInHalf() {
        var random = SeededGenerator(seed: 10)
        for _ in 0..<400 {
            var frame = Frame(size: size, widths: .fixed)
            scribble(on: &frame, &random, steps: 8)
            #expect(frame.isWhole)
        }
    }

    @Test func changesLaidOverTheEarlierFrameGiveTheLaterOne() {
        var random = SeededGenerator(seed: 11)
        for _ in 0..<400 {
            var earlier = Frame(size: size, widths: .fixed)
            scribble(on: &earlier, &random, steps: 4)
            var later = earlier
            scribble(on: &later, &random, steps: 2)
            let runs = later.changes(since: earlier)
            for run in runs {
                #expect(run.cells.first?.glyph.isContinuation == false)
                #expect(run.origin.x + run.cells.count <= size.width)
                if run.cells.last?.glyph.width == 2 { Issue.record("a run ends inside of a wide glyph") }
            }
            earlier.apply(runs)
            #expect(earlier == later)
        }
    }

    @Test func aFrameThatIsTheSameHasNoChanges() {
        var frame = Frame(size: size, widths: .fixed)
        frame.write("漢字 and more", at: Point(x: 0, y: 1))
        var again = Frame(size: size, widths: .fixed)
        again.write("漢字 and more", at: Point(x: 0, y: 1))
        #expect(again.changes(since: frame).isEmpty)
    }

    @Test func onlyWhatChangedIsTold() {
        var earlier = Frame(size: size, widths: .fixed)
        earlier.write("one two", at: Point(x: 0, y: 2))
        var later = earlier
        later.write("One twO", at: Point(x: 0, y: 2))
        let runs = later.changes(since: earlier)
        #expect(runs.map(\.origin) == [Point(x: 0, y: 2), Point(x: 6, y: 2)])
        #expect(runs.map(\.cells.count) == [1, 1])
    }

    @Test func aFrameOfAnotherSizeIsToldAsAWhole() {
        let runs = Frame(size: size).changes(since: Frame(size: Size(width: 3, height: 3)))
        #expect(runs.reduce(0) { $0 + $1.cells.count } == 60)
    }

    @Test func drawingStaysInsideOfTheClip() {
        var random = SeededGenerator(seed: 12)
        for _ in 0..<300 {
            let clip = Rect(
                x: .random(in: 0...8, using: &random), y: .random(in: 0...3, using: &random),
                width: .random(in: 0...6, using: &random), height: .random(in: 0...3, using: &random))
            var frame = Frame(size: size, widths: .fixed)
            frame.fill(frame.bounds, with: "#")
            let before = frame
            frame.clipped(to: clip) { scribble(on: &$0, &random, steps: 6) }
            for y in frame.bounds.rows {
                for x in frame.bounds.columns where !clip.contains(Point(x: x, y: y)) {
                    #expect(frame[x, y] == before[x, y])
                }
            }
            #expect(frame.clip == frame.bounds)
        }
    }

    @Test func aClipInsideOfAClipIsWhatBothAllow() {
        var frame = Frame(size: size, widths: .fixed)
        frame.clipped(to: Rect(x: 2, y: 0, width: 4, height: 5)) { frame in
            frame.clipped(to: Rect(x: 0, y: 1, width: 12, height: 1)) { frame in
                frame.fill(frame.bounds, with: "x")
            }
        }
        #expect(frame.rows == ["", "  xxxx", "", "", ""])
    }

    @Test func aWideGlyphThatIsHalfOutsideShowsAsBlank() {
        var frame = Frame(size: Size(width: 4, height: 1), widths: .fixed)
        frame.fill(frame.bounds, with: "#")
        frame.write("漢字漢", at: Point(x: -1, y: 0))
        #expect(frame.rows == [" 字"])
        #expect(frame[3, 0].glyph == .blank)
    }

    @Test func textTakesTheBackgroundThatItIsWrittenOn() {
        var frame = Frame(size: size, widths: .fixed)
        frame.fill(frame.bounds, style: Style(.white, on: .blue))
        frame.write("x", at: Point(x: 0, y: 0), style: Style(.red))
        #expect(frame[0, 0].style == Style(.red, on: .blue))
        frame.restyle(frame.bounds.row(0), .reverse)
        #expect(frame[0, 0].style == Style(.red, on: .blue, .reverse))
        #expect(frame[1, 0].style == Style(.white, on: .blue, .reverse))
    }

    @Test func aCursorOutsideOfTheClipIsHidden() {
        var frame = Frame(size: size)
        frame.placeCursor(at: Point(x: 3, y: 3))
        #expect(frame.cursor == Point(x: 3, y: 3))
        frame.placeCursor(at: Point(x: 12, y: 3))
        #expect(frame.cursor == nil)
    }

    @Test func aBorderEnclosesTheRestAndCarriesItsTitles() {
        var frame = Frame(size: Size(width: 21, height: 4), widths: .fixed)
        let inside = frame.drawBorder(.light, around: frame.bounds, title: "1 Threads ", status: " 8/214 ")
        frame.drawDivider(.light, across: frame.bounds, row: 2)
        #expect(inside == Rect(x: 1, y: 1, width: 19, height: 2))
        #expect(
            frame.rows == [
                "┌1 Threads ─ 8/214 ─┐", "│                   │", "├───────────────────┤", "└───────────────────┘",
            ])
    }

    @Test func framesOfNoSizeTakeAnyDrawing() {
        var random = SeededGenerator(seed: 13)
        for size in [Size(width: 0, height: 0), Size(width: 1, height: 1), Size(width: -3, height: 5)] {
            var frame = Frame(size: size, widths: .fixed)
            scribble(on: &frame, &random, steps: 50)
            #expect(frame.cells.count == frame.size.width * frame.size.height)
        }
    }
}
