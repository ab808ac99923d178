import DocketDomain
import DocketStore
import DocketWorkspace
import TestSupport
import Testing

/// Ids as people write them: whole, or by a beginning or an ending.
@Suite struct ObjectNameTests {
    private let test: TestWorkspace

    init() async throws {
        test = try await TestWorkspace()
    }

    @Test func everyBeginningAndEveryEndingThatOnlyOneHasFindsIt() async throws {
        var ids: [ThreadID] = []
        for number in 0..<12 {
            ids.append(try await test.thread(by: Cast.member, title: "Thread \(number)"))
            test.ids.advance(milliseconds: Int64(number * 40_000))
        }
        let queries = test.queries(Cast.member)
        for id in ids {
            let text = id.rawValue
            for length in 1...text.count {
                for part in [String(text.prefix(length)), String(text.suffix(length))] {
                    let fitting = ids.filter { $0.rawValue.hasPrefix(part) || $0.rawValue.hasSuffix(part) }
                    if fitting.count == 1 {
                        #expect(try await queries.threadID(part) == id, "\(part)")
                        #expect(try await queries.threadID("thread:\(part)") == id, "\(part)")
                        #expect(try await queries.resolved(.thread(ThreadID(part))) == .thread(id))
                    } else {
                        let refusal = await refusal { try await queries.threadID(part) }
                        #expect(refusal == .invalidArgument, "\(part)")
                    }
                }
            }
        }
    }

    @Test func aRefusalNamesTheCandidates() async throws {
        let first = try await test.thread(by: Cast.member, title: "Fees")
        let second = try await test.thread(by: Cast.member, title: "Budget")
        let shared = String(zip(first.rawValue, second.rawValue).prefix { $0 == $1 }.map(\.0))
        do {
            _ = try await test.queries(Cast.member).threadID(shared)
            Issue.record("\(shared) was taken for one of them")
        } catch {
            for text in [first.rawValue, second.rawValue, "Fees", "Budget", shared] {
                #expect(error.message.contains(text))
            }
        }
    }

    @Test func aWholeIDIsMeantEvenWhereOthersBeginWithIt() async throws {
        let short = try await test.customer("1001", name: "Short")
        let long = try await test.customer("10012", name: "Long")
        let queries = test.queries(Cast.manager)
        #expect(try await queries.customerID("1001") == short)
        #expect(try await queries.customerID("10012") == long)
        #expect(try await queries.customerID("0012") == long)
        // Too little of an id that somebody chose: it is a name of its own.
        #expect(try await queries.customerID("12") == CustomerID("12"))
        #expect(try await queries.customerID("7777") == CustomerID("7777"))
    }

    @Test func whatTheViewerDoesNotSeeIsNoCandidate() async throws {
        let mine = try await test.thread(by: Cast.member, title: "Mine")
        let other = try await test.thread(by: Cast.colleague, title: "Theirs")
        _ = try await test.customer("okafor-7", name: "Ada Okafor")
        let part = String(other.rawValue.suffix(12))
        #expect(try await test.queries(Cast.member).threadID(part) == ThreadID(part))
        #expect(try await test.queries(Cast.colleague).threadID(part) == other)
        #expect(try await test.queries(Cast.member).threadID(String(mine.rawValue.suffix(12))) == mine)
        #expect(try await test.queries(Cast.agent).customerID("okaf") == CustomerID("okaf"))
        #expect(try await test.queries(Cast.namesake).threadID(part) == ThreadID(part))
        for kind in ObjectKind.allCases {
            #expect(try await test.queries(Cast.foreignAdmin).objects([kind], named: "0", limit: 9).isEmpty)
        }
    }

    @Test func artifactsAndBatchesAreFoundByTheirParts() async throws {
        let customer = try await test.customer("c-okafor", name: "Ada Okafor")
        let proposal = try await test.propose([("employer", "Globex")], for: customer)[0]
        let queries = test.queries(Cast.manager)
        let artifact = try await queries.artifact(proposal)
        let batch = try #require(artifact.batchID)
        #expect(try await queries.artifactID(proposal.short) == proposal)
        #expect(try await queries.batchID(String(batch.rawValue.suffix(9))) == batch)
        #expect(try await queries.resolved(.batch(BatchID(batch.short))) == .batch(batch))
        #expect(try await queries.artifactIDs([proposal.rawValue, proposal.short]) == [proposal, proposal])
    }
}
