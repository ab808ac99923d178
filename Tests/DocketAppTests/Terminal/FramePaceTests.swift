import Testing

@testable import DocketApp

@Suite struct FramePaceTests {
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
        #expect(pace.allowsFrame(at: start))
        pace.noteFrame(at: start)
        #expect(pace.due == nil)
        #expect(!pace.allowsFrame(at: start + .milliseconds(3)))
        let due = try #require(pace.due)
        #expect(due - start == .milliseconds(16))
        #expect(pace.allowsFrame(at: due))
        pace.noteFrame(at: due)
        // Then nothing is waited for.
        #expect(pace.due == nil)
        #expect(pace.allowsFrame(at: due + .seconds(1)))
    }

    @Test func aKeyIsNeverMadeToWait() {
        var pace = FramePace()
        let start = ContinuousClock.now
        pace.noteFrame(at: start)
        pace.noteInput()
        #expect(pace.allowsFrame(at: start + .milliseconds(1)))
        pace.noteFrame(at: start + .milliseconds(1))
        #expect(!pace.allowsFrame(at: start + .milliseconds(2)))
    }
}
