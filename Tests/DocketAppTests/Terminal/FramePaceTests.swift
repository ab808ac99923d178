import Testing

@testable import DocketApp

@Suite struct FramePaceTests {
    private static func allows(_ pace: inout FramePace, _ time: ContinuousClock.Instant) -> Bool {
        pace.allowsFrame(at: time)
    }

    @Test func whatComesByItselfIsDrawnOnceInAFramesTime() {
        var pace = FramePace()
        let start = ContinuousClock.now
        var frames = 0
        // Something new each millisecond, for a second.
        for millisecond in 0..<1000 {
            let now = start + .milliseconds(millisecond)
            guard pace.allowsFrame(at: now) else { continue }
            frames += 1
            pace.noteFrame(at: now)
        }
        #expect(frames == 63)
    }

    @Test func aLoneChangeIsDrawnAtOnceAndOneSoonAfterAFrameLater() throws {
        var pace = FramePace()
        let start = ContinuousClock.now
        #expect(Self.allows(&pace, start))
        pace.noteFrame(at: start)
        #expect(pace.due == nil)
        #expect(!Self.allows(&pace, start + .milliseconds(3)))
        let due = try #require(pace.due)
        #expect(due - start == .milliseconds(16))
        #expect(Self.allows(&pace, due))
        pace.noteFrame(at: due)
        // Then nothing is waited for.
        #expect(pace.due == nil)
        #expect(Self.allows(&pace, due + .seconds(1)))
    }

    @Test func aKeyIsNeverMadeToWait() {
        var pace = FramePace()
        let start = ContinuousClock.now
        pace.noteFrame(at: start)
        pace.noteInput()
        #expect(Self.allows(&pace, start + .milliseconds(1)))
        pace.noteFrame(at: start + .milliseconds(1))
        #expect(!Self.allows(&pace, start + .milliseconds(2)))
    }
}
