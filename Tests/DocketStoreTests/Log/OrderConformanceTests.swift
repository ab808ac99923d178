import Foundation
import TestSupport
import Testing

@testable import DocketDomain

/// What every engine promises to those who write and read at the same time: checked by what they saw.
@Suite struct OrderConformanceTests {
    @Test(arguments: LogEngine.allCases)
    func nothingIsLostDoubledTornOrOutOfOrderForEightWritersAndThreeReaders(engine: LogEngine) async throws {
        let test = try await LogUnderTest(engine)
        let folder = try TemporaryFolder()
        let file = folder.url.appendingPathComponent("history.ndjson")
        let history = try HistoryFile(file)
        var first = HistoryWriter("first", seed: 0, to: test.log, history)
        try await first.begin()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 1...8 {
                group.addTask {
                    var writer = HistoryWriter("w\(number)", seed: UInt64(number), to: test.log, history)
                    for _ in 0..<40 { try await writer.step() }
                }
            }
            for number in 1...3 {
                group.addTask {
                    var reader = HistoryReader("r\(number)", seed: UInt64(number), of: test.log, history)
                    for _ in 0..<150 where try await !reader.step() { try await Task.sleep(for: .milliseconds(2)) }
                }
            }
            try await group.waitForAll()
        }
        try await HistoryReader.conclude(test.log, history)
        let seen = try LogHistory(lines: try Data(contentsOf: file))
        #expect(seen.faults() == [])
        #expect(seen.acknowledged > 300)
        #expect(seen.unanswered == 0)
        #expect(seen.reads > 300)
    }
}
