import TestSupport
import Testing

@testable import DocketAssistants

struct EventStreamParserTests {
    private func data(_ text: String, cutInto size: Int = .max) throws -> [String] {
        var parser = EventStreamParser()
        var events: [ServerEvent] = []
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            try parser.read(rest.prefix(size), into: &events)
            rest = rest.dropFirst(size)
        }
        if let last = try parser.end() { events.append(last) }
        return events.map { String(decoding: $0.data, as: UTF8.self) }
    }

    @Test func eventEndsWithAnEmptyLine() throws {
        #expect(try data("data: a\n\ndata: b\n\n") == ["a", "b"])
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func everyLineEndEndsALine(_ end: String) throws {
        let text = ["data: a", "data: b", "", ": quiet", "data:c", "", ""].joined(separator: end)
        for size in 1...text.utf8.count { #expect(try data(text, cutInto: size) == ["a\nb", "c"]) }
    }

    @Test func cutsInsideOfCharactersAndLinesChangeNothing() throws {
        let text = "data: {\"t\":\"zwölf € 🙂\"}\n\ndata: 数字\n\n"
        for size in 1...text.utf8.count {
            #expect(try data(text, cutInto: size) == ["{\"t\":\"zwölf € 🙂\"}", "数字"])
        }
    }

    @Test func oneBlankAfterTheColonIsNoData() throws {
        #expect(try data("data:a\n\ndata: a\n\ndata:  a\n\ndata\n\n") == ["a", "a", " a", ""])
    }

    @Test func commentsAndOtherFieldsAreNoData() throws {
        #expect(try data(": a\n\n:\n\nid: 7\nretry: 10\nfoo: b\n\nevent: x\ndata: c\n\n") == ["c"])
    }

    @Test func byteOrderMarkBelongsToNoLine() throws {
        #expect(try data("\u{FEFF}data: a\n\n", cutInto: 1) == ["a"])
    }

    @Test func lastEventNeedsNoEmptyLine() throws {
        #expect(try data("data: a\n\ndata: [DONE]") == ["a", "[DONE]"])
    }

    @Test func nameIsKept() throws {
        var parser = EventStreamParser()
        var events: [ServerEvent] = []
        try parser.read(Array("event: error\ndata: a\n\ndata: b\n\n".utf8), into: &events)
        #expect(events.map(\.name) == ["error", ""])
    }

    @Test func lineBeyondTheLimitFailsAndIsNotHeld() throws {
        var parser = EventStreamParser(limit: 1000)
        var events: [ServerEvent] = []
        try parser.read(Array("data: a\n\n".utf8), into: &events)
        #expect(throws: EventStreamParser.TooLong(bytes: 1000)) {
            for _ in 0..<100 { try parser.read(Array(repeating: UInt8(ascii: "x"), count: 64), into: &events) }
        }
        #expect(events.count == 1)
        #expect(parser.heldBytes == 0)
    }

    @Test func linesOfOneEventAreLimitedTogether() throws {
        var parser = EventStreamParser(limit: 1000)
        var events: [ServerEvent] = []
        #expect(throws: EventStreamParser.TooLong(bytes: 1000)) {
            for _ in 0..<100 { try parser.read(Array("data: 0123456789012345678901234567\n".utf8), into: &events) }
        }
    }

    @Test func anyCutOfAnyStreamReadsTheSame() throws {
        var random = SeededGenerator(seed: 11)
        let lines = ["data: a", "data:b", "data", ": c", "event: d", "", "", "é: f", "data: 🙂"]
        for _ in 0..<300 {
            let text = (0..<12).map { _ in
                (lines.randomElement(using: &random) ?? "")
                    + (["\n", "\r\n", "\r"].randomElement(using: &random) ?? "")
            }.joined()
            let whole = try data(text)
            for size in [1, 2, 3, 7] { #expect(try data(text, cutInto: size) == whole) }
        }
    }
}
