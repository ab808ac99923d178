import Testing

@testable import DocketUI

@Suite struct SparklineTests {
    @Test func barsGoFromTheLowestToTheHighestNumber() {
        #expect(Sparkline([0, 1, 2, 3, 4, 5, 6, 7], columns: 20).text() == "▁▂▃▄▅▆▇█")
        #expect(Sparkline([-5, -3, -1], columns: 20).text() == "▁▅█")
        #expect(Sparkline([1000, 1001], columns: 20).text() == "▁█")
        #expect(Sparkline([0, 1, 2, 3, 4, 5, 6, 7], columns: 20).text(isASCII: true) == "_.:-=+*#")
    }

    @Test func whatIsMissingIsAGap() {
        #expect(Sparkline([1, nil, 2], columns: 20).text() == "▁ █")
        #expect(Sparkline([nil, nil], columns: 20).text() == "  ")
        #expect(Sparkline([], columns: 20).text() == "")
    }

    @Test func equalNumbersAreInTheMiddle() {
        #expect(Sparkline([7, 7, 7], columns: 20).text() == "▄▄▄")
        #expect(Sparkline([0], columns: 20).text() == "▄")
    }

    @Test func numbersThatHaveNoRoomComeTogether() {
        #expect(Sparkline([1, 1, nil, nil, 9, 9], columns: 3).text() == "▁ █")
        #expect(Sparkline((0..<1000).map(Double.init), columns: 8).text() == "▁▂▃▄▅▆▇█")
        #expect(Sparkline([1, 2, 3], columns: 0).text().count == 1)
    }

    @Test func theLargestNumbersHaveTheirPlaces() {
        let huge = Double.greatestFiniteMagnitude
        #expect(Sparkline([-huge, 0, huge], columns: 3).text() == "▁▅█")
        #expect(Sparkline([huge, huge, -huge, -huge], columns: 2).text() == "█▁")
        #expect(Sparkline([0, .leastNonzeroMagnitude], columns: 2).text().count == 2)
    }

    @Test func countsBeginAtZero() {
        #expect(Sparkline(counts: [0, 1, 8]).text() == " ▂█")
        #expect(Sparkline(counts: [5, 5]).text() == "██")
        #expect(Sparkline(counts: []).text() == "")
    }

    @Test func listsAreReadAsJSONAndPostgreSQLWriteThem() {
        #expect(NumberList.values(of: "[1, 2.5, -3e2]") == [1, 2.5, -300])
        #expect(NumberList.values(of: " {1,NULL,2,NaN,3} ") == [1, nil, 2, nil, 3])
        #expect(NumberList.values(of: "[1, null, 2,\n 3]") == [1, nil, 2, 3])
        #expect(NumberList.values(of: "[1e999, 1, 2, 3]") == [nil, 1, 2, 3])
        for other in [
            "", "[", "[]", "[1, 2]", "[1, 2, null]", "1, 2, 3", "[1, 2, 3", "[1, 2, 3}", "[1, 2, three]", "[1,,2,3]",
            "[[1,2,3]]", "[\"1\", \"2\", \"3\"]", "{\"a\": 1}", "[0x10, 1, 2, 3]", "[1, 2, 3] and more",
            "[inf, 1, 2, 3]",
            "[" + String(repeating: "1,", count: 5000) + "1]",
        ] {
            #expect(NumberList.values(of: other) == nil, "\(other.prefix(40))")
        }
    }
}
