import DocketDomain
import DocketWorkspace
import Testing

/// Reads and decisions of one process at the same time.
@Suite struct ManyAtOnceTests {
    @Test(.timeLimit(.minutes(40))) func decisionsDoNotWaitForReadersThatWaitForThem() async throws {
        let office = try await TestOffice()
        let workspace = try await office.open()
        let thread = try await workspace.newThread()
        for _ in 0..<3 {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<24 {
                    group.addTask { @concurrent in
                        _ = try await workspace.queries.threads(ThreadFilter(), page: PageRequest(size: 10))
                        _ = try await workspace.say("\(number)", in: thread)
                        _ = try await workspace.queries.messages(of: thread, at: 0..<10)
                    }
                }
                try await group.waitForAll()
            }
        }
        #expect(try await workspace.queries.thread(thread).messageCount == 72)
    }
}
