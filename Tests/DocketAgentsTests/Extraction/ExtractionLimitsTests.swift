import DocketAgents
import DocketDomain
import TestSupport
import Testing

/// Notes of any size, with anything in them.
struct ExtractionLimitsTests {
    @Test(arguments: [
        "", "\u{0}\u{1}\u{7F}", "\u{202E}Income: 180k\u{202C}", String(repeating: "[", count: 10_000),
        String(repeating: "a", count: 1 << 20), String(repeating: "1", count: 1 << 16),
        String(repeating: "@", count: 10_000),
        String(repeating: "\"", count: 9_999), "e\u{301}\u{301} risk: balanced\u{301}", "\r\n\r\nRisk: low\r\n",
        "-->\n<v",
        String(repeating: "> ", count: 5_000), "Income: 99999999999999999999999999k", "DOB 99/99/9999",
        "👨‍👩‍👧 mortgage of £5m 🏠",
    ])
    func nothingIsTooStrange(text: String) throws {
        for kind in MeetingNotes.Kind.allCases {
            let extraction = try ExtractionFixture.extract(text, kind: kind)
            let characters = Array(text)
            #expect(extraction.found.allSatisfy { String(characters[$0.range]) == $0.sourceText })
            #expect(extraction.leftOut.allSatisfy { String(characters[$0.range]) == $0.sourceText })
        }
    }

    @Test func timeGrowsWithTheNotesOnly() async throws {
        let part =
            "Spoke with Marta. She earns £180k a year, her brother 90k; if she moves, maybe less. Review on 4 May.\n"
        #expect(try await growth { _ = try time(String(repeating: part, count: $0 * 600)) } <= 10)
    }

    @Test func whatIsTakenBackIsLookedForNearbyOnly() async throws {
        let part = "She owes £180k. "
        let cue = "Sorry, nothing.\n"
        let factor = try await growth { factor in
            _ = try time(String(repeating: part, count: factor * 800) + String(repeating: cue, count: factor * 800))
        }
        #expect(factor <= 10)
    }

    #if !DEBUG
        @Test func aMegabyteTakesLessThanTwoSeconds() throws {
            let part =
                "Spoke with Marta. She earns £180k a year, her brother 90k; if she moves, maybe less. Review on 4 May.\n"
            let taken = try time(String(repeating: part, count: (1 << 20) / part.utf8.count))
            print("a megabyte:", taken)
            #expect(taken < .seconds(2))
        }
    #endif

    private func time(_ text: String) throws -> Duration {
        let extractor = try ExtractionFixture.extractor()
        let day = try #require(ExtractionFixture.day)
        let notes = MeetingNotes(text: text, day: day, customers: ["Marta Lindqvist"])
        return ContinuousClock().measure { _ = extractor.extract(from: notes) }
    }
}
