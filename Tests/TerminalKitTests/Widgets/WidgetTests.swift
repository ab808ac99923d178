import Testing

@testable import TerminalKit

@Suite struct WidgetTests {
    private func frame(_ width: Int, _ height: Int) -> Frame {
        Frame(size: Size(width: width, height: height), widths: .fixed)
    }

    @Test func aParagraphWrapsScrollsAndAligns() {
        var frame = frame(8, 2)
        frame.draw(Paragraph(["one two three four"], offset: 1), in: frame.bounds)
        #expect(frame.rows == ["three", "four"])
        frame.fill(frame.bounds)
        frame.draw(Paragraph(["abcdefghijk", "x"], column: 3, wraps: false), in: frame.bounds)
        #expect(frame.rows == ["defghijk", ""])
        frame.fill(frame.bounds)
        frame.draw(Paragraph("ab", alignment: .center), in: frame.bounds)
        #expect(frame.rows == ["   ab", ""])
    }

    @Test func aScrollbarShowsWhatPartIsSeen() {
        #expect(Scrollbar(total: 10, visible: 10, offset: 0).thumbRows(height: 10).isEmpty)
        #expect(Scrollbar(total: 100, visible: 10, offset: 0).thumbRows(height: 10) == 0..<1)
        #expect(Scrollbar(total: 100, visible: 10, offset: 90).thumbRows(height: 10) == 9..<10)
        #expect(Scrollbar(total: 20, visible: 10, offset: 5).thumbRows(height: 10) == 3..<8)
        #expect(Scrollbar(total: .max, visible: 10, offset: .max - 10).thumbRows(height: 4) == 3..<4)
    }

    @Test func theSelectedTabIsAlwaysSeen() {
        let titles = ["First", "Second", "Third", "Fourth"]
        for selection in titles.indices {
            var frame = frame(18, 1)
            frame.draw(TabBar(titles, selection: selection), in: frame.bounds)
            #expect(frame.rows[0].contains(titles[selection]))
        }
    }

    @Test func hintsThatDoNotFitAreLeftOutTheLastOneNever() {
        let hints = [
            HintLine.Hint("c", "compose"), .init("enter", "open"), .init("x", "export", isEnabled: false),
            .init("?", "help"),
        ]
        var frame = frame(44, 1)
        frame.draw(HintLine(hints), in: frame.bounds)
        #expect(frame.rows == [" c compose  enter open  x export  ? help"])
        #expect(frame[24, 0].style.attributes == .dim)
        frame = self.frame(22, 1)
        frame.draw(HintLine(hints), in: frame.bounds)
        #expect(frame.rows == [" c compose  ? help"])
        #expect(HintLine(hints).fitting(3, widths: .fixed).isEmpty)
    }

    @Test func aPopUpHidesWhatLiesBelowIt() {
        var frame = frame(16, 5)
        frame.fill(frame.bounds, with: "#")
        frame.draw(Popup(title: " g ", ["b browse", "r review"]), in: frame.bounds)
        #expect(
            frame.rows == [
                "##┌ g ───────┐##", "##│ b browse │##", "##│ r review │##", "##└──────────┘##", "################",
            ])
        frame.draw(Popup(["x"], placement: .bottomRight, border: nil), in: frame.bounds)
        #expect(frame.rows[4] == "############# x")
    }

    @Test func aDialogAsksAndSaysWhichKeysAnswer() {
        var frame = frame(30, 6)
        let dialog = Dialog(
            title: " Delete ", text: ["Delete this thread?"], keys: [.init("y", "delete"), .init("esc", "keep")])
        frame.draw(dialog, in: frame.bounds)
        #expect(
            frame.rows == [
                "   ┌ Delete ─────────────┐", "   │ Delete this thread? │", "   │                     │",
                "   │ y delete  esc keep  │", "   └─────────────────────┘", "",
            ])
        #expect(dialog.parts(in: frame.bounds, widths: .fixed).box.height == 5)
    }

    @Test func aDialogKeepsRoomForAField() {
        let dialog = Dialog(title: "Rename", text: ["New name:"], keys: [.init("enter", "rename")], extraRows: 1)
        let parts = dialog.parts(in: Rect(x: 0, y: 0, width: 80, height: 24), widths: .fixed)
        #expect(parts.extra.height == 1 && parts.extra.width == 40)
        #expect(parts.text.y < parts.extra.y && parts.extra.y < parts.keys.y)
    }

    @Test func aToastLiesInTheLowerRightCorner() {
        var frame = frame(12, 3)
        frame.draw(Toast(["saved"]), in: frame.bounds)
        #expect(frame.rows == ["", "", "      saved"])
        #expect(frame[5, 2].style.attributes == .reverse)
    }

    @Test func noWidgetLeavesItsAreaHoweverSmall() {
        for width in 0...12 {
            for height in 0...5 {
                var frame = frame(14, 7)
                frame.fill(frame.bounds, with: "#")
                let area = Rect(x: 1, y: 1, width: width, height: height)
                frame.draw(Dialog(title: "漢字漢字", text: ["漢字 text"], keys: [.init("y", "yes")], extraRows: 1), in: area)
                frame.draw(Popup(title: "漢字漢字", ["漢字漢字 text"]), in: area)
                frame.draw(Toast(["漢字漢字 text"]), in: area)
                frame.draw(HintLine([.init("漢", "字")]), in: area)
                frame.draw(TabBar(["漢字漢字"], selection: 0), in: area)
                frame.draw(LineEditorView(LineEditor("漢字漢字漢字漢字"), prompt: "漢字"), in: area)
                frame.draw(TextEditorView(TextEditor("漢字漢字漢字漢字\nab")), in: area)
                #expect(frame.isWhole)
                for y in frame.bounds.rows {
                    for x in frame.bounds.columns where !area.contains(Point(x: x, y: y)) {
                        #expect(frame[x, y].glyph.text == "#")
                    }
                }
            }
        }
    }
}
