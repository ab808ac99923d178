import TerminalKit
import Testing

struct BackgroundReportTests {
    @Test(arguments: [
        ("\u{1B}]11;rgb:0000/0000/0000\u{1B}\\", 0.0), ("\u{1B}]11;rgb:ffff/ffff/ffff\u{7}", 1.0),
        ("\u{1B}]11;rgb:ff/ff/ff\u{7}", 1.0), ("\u{1B}]11;rgb:f/f/f\u{7}", 1.0),
        ("\u{1B}]11;rgba:1e1e/1e1e/1e1e/ffff\u{1B}\\", 0.1176), ("jk\u{1B}[A\u{1B}]11;rgb:fdfd/f6f6/e3e3\u{7}q", 0.965),
    ])
    func theBrightnessOfAnAnswerIsFound(_ text: String, _ expected: Double) throws {
        var report = BackgroundReport()
        let answer = report.feed(text.utf8)
        let brightness = try #require(answer)
        #expect(abs(brightness - expected) < 0.01)
    }

    @Test func anAnswerMayComeByteByByte() throws {
        var report = BackgroundReport()
        let answers = Array("\u{1B}]11;rgb:0000/8080/ffff\u{7}".utf8).compactMap { report.feed([$0]) }
        #expect(answers.count == 1)
    }

    @Test(arguments: [
        "", "j", "\u{1B}]11;?\u{7}", "\u{1B}]10;rgb:0000/0000/0000\u{7}", "\u{1B}]11;rgb:0000/0000\u{7}",
        "\u{1B}]11;rgb:zz/00/00\u{7}", "\u{1B}]11;rgb:00000/00/00\u{7}", "\u{1B}]11;rgb:+1/00/00\u{7}",
        "\u{1B}]11;rgb" + String(repeating: "0", count: 200) + "\u{7}", "\u{1B}]11;rgb\u{7}", "\u{1B}]11;#000000\u{7}",
        "11;rgb:0000/0000/0000\u{7}",
    ])
    func whatIsNoAnswerIsNone(_ text: String) {
        var report = BackgroundReport()
        let answer = report.feed(text.utf8)
        #expect(answer == nil)
    }
}
