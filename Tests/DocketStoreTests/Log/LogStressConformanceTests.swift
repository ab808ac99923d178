import DocketDomain
import Synchronization
import TestSupport
import Testing

/// What every engine of the event log keeps up while many write, many are refused, and many read.
@Suite(.timeLimit(.minutes(10))) struct LogStressConformanceTests {
    private static let threads = (0..<5).map { "t\($0)" }

    /// What became of the texts that writers handed in.
    private struct Written {
        var acknowledged: [String] = []
        var refused: [String] = []
    }

    @Test(arguments: LogEngine.allCases)
    func whatEightWritersAreToldIsWhatThreeReadersSeeOnceAndInOrder(engine: LogEngine) async throws {
        let test = try await LogUnderTest(engine)
        let taken = ClaimKey(rawValue: "taken")
        _ = try await test.log.append(
            test.append(
                Self.threads.map { test.begin($0) }, claims: [.take(taken, .thread(ThreadID(Self.threads[0])))]))
        async let first = followed(test)
        async let second = followed(test)
        async let third = followed(test)
        let written = try await withThrowingTaskGroup(of: Written.self) { group in
            for number in 0..<8 {
                group.addTask { try await write(test, SeededGenerator(seed: UInt64(number)), "w\(number)", taken) }
            }
            return try await group.reduce(into: Written()) {
                $0.acknowledged += $1.acknowledged
                $0.refused += $1.refused
            }
        }
        #expect(!written.refused.isEmpty)
        _ = try await test.log.append(test.append([test.say("end", in: Self.threads[0])]))

        let all = try await test.all()
        for seen in [try await first, try await second, try await third] { #expect(seen == all) }
        let texts = all.compactMap(\.event.messageText)
        #expect(texts.sorted() == (written.acknowledged + ["end"]).sorted())
        for thread in Self.threads {
            let versions = all.filter { $0.stream.id == thread }.map(\.version)
            #expect(versions == Array(1...versions.count))
        }
        #expect(all.map(\.checkpoint) == all.map(\.checkpoint).sorted())
        // A reader resumes at every place.
        for index in all.indices {
            let rest = try await test.log.read(tenant: Cast.tenant, after: all[index].checkpoint, limit: .max)
            #expect(rest == Array(all[(index + 1)...]))
        }
    }

    /// Everything up to the end, as a follower is told it.
    private func followed(_ test: LogUnderTest) async throws -> [RecordedEvent] {
        var events: [RecordedEvent] = []
        for try await batch in test.log.follow(tenant: Cast.tenant, after: .start) {
            events += batch
            if events.contains(where: { $0.event.messageText == "end" }) { break }
        }
        return events
    }

    private func write(
        _ test: LogUnderTest, _ generator: SeededGenerator, _ name: String, _ taken: ClaimKey
    ) async throws -> Written {
        var generator = generator
        var written = Written()
        for number in 0..<20 {
            let thread = Self.threads.randomElement(using: &generator) ?? "t0"
            let text = "\(name)-\(number)"
            var appends = [test.append([test.say(text, in: thread)])]
            var told = [text]
            switch Int.random(in: 0..<4, using: &generator) {
            case 0:
                // Somebody else may be faster.
                let version = try await test.version(of: thread) ?? 0
                appends = [test.append([test.say(text, in: thread, .exact(version))])]
            case 1:
                // Refused when part of it is there already.
                let other = StreamID.thread(ThreadID("t4"))
                appends = [test.append([test.say(text, in: thread)], claims: [.take(taken, other)])]
            case 2:
                let refused = test.append([test.say(text + "b", in: thread), test.begin(thread)])
                let other = Self.threads.randomElement(using: &generator) ?? "t1"
                appends += [refused, test.append([test.say(text + "c", in: other), test.say(text + "d", in: thread)])]
                told += [text + "b", text + "c"]
            default: break
            }
            for (outcome, text) in zip(try await test.log.append(appends), told) {
                let texts = text.hasSuffix("c") ? [text, String(text.dropLast()) + "d"] : [text]
                if outcome.isAppended { written.acknowledged += texts } else { written.refused += texts }
            }
        }
        return written
    }
}

extension Event {
    /// The text of a message; nothing for another event.
    fileprivate var messageText: String? {
        guard case .thread(.messageAdded(let added)) = self else { return nil }
        return added.parts.map(\.text).joined()
    }
}
