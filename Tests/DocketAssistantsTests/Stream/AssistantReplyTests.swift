import DocketAssistants
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(40))) struct AssistantReplyTests {
    @Test func eventsComeInOrderAndTheFailureAfterThem() async {
        let reply = AssistantReply { writer throws(AssistantFailure) in
            for number in 0..<100 { try await writer.write(.text("\(number) ")) }
            throw .brokenOff(reason: "enough")
        }
        let answer = await Answer(reply)
        #expect(answer.text == (0..<100).map { "\($0) " }.joined())
        #expect(answer.failure == .brokenOff(reason: "enough"))
    }

    @Test func writerWaitsUntilEventsAreTaken() async throws {
        let written = Mutex(0)
        let reply = AssistantReply { writer throws(AssistantFailure) in
            for _ in 0..<1000 {
                try await writer.write(.text("x"))
                written.withLock { $0 += 1 }
            }
        }
        var taken = 0
        for try await _ in reply {
            taken += 1
            #expect(written.withLock { $0 } - taken <= 20)
        }
        #expect(taken == 1000)
    }

    @Test func replyThatIsLetGoOfEndsItsWork() async throws {
        let (ended, end) = AsyncStream.makeStream(of: Void.self)
        let reply = AssistantReply { writer throws(AssistantFailure) in
            defer { end.finish() }
            while true { try await writer.write(.text("x")) }
        }
        for try await _ in reply { break }
        for await _ in ended {}
    }

    @Test func cancelledReaderEndsTheWorkAndIsTold() async throws {
        let (ended, end) = AsyncStream.makeStream(of: Void.self)
        let (begun, begin) = AsyncStream.makeStream(of: Void.self)
        let reply = AssistantReply { writer throws(AssistantFailure) in
            defer { end.finish() }
            try await writer.write(.text("x"))
            begin.finish()
            do { try await Task.sleep(for: .seconds(3600)) } catch { throw .cancelled }
        }
        let reader = Task { await Answer(reply) }
        for await _ in begun {}
        reader.cancel()
        #expect(await reader.value.failure == .cancelled)
        for await _ in ended {}
    }
}
