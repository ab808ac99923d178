import DocketDomain
import TestSupport
import Testing

@Suite struct AddressTests {
    @Test(
        arguments: [
            ("threads", .threads), ("thread:t1", .thread(ThreadID("t1"))), ("artifacts", .artifacts),
            ("artifact:a1", .artifact(ArtifactID("a1"))), ("review", .review), ("review:b1", .batch(BatchID("b1"))),
            ("customers", .customers), ("customer:c1", .customer(CustomerID("c1"))), ("exports", .exports),
            ("thread:a:b/c?d", .thread(ThreadID("a:b/c?d"))), ("customer:Müller", .customer(CustomerID("Müller"))),
            ("customer:\u{301}x", .customer(CustomerID("\u{301}x"))),
        ] as [(String, Address)])
    func itReadsAndWritesEachPlace(text: String, address: Address) throws {
        #expect(try Address(parsing: text) == address)
        #expect(address.description == text)
    }

    @Test(
        arguments: [
            "", ":", "thread", "thread:", "Thread:t1", "thread: t1", "thread:a b", "thread:\u{0}", "thread:a\n",
            "threads:x",
            "artifacts:", "exports:1", "review:", "tenant:x", " thread:t1", "thread:\u{1B}[2J", "thread：t1",
        ])
    func whatIsNoAddressIsRefused(text: String) {
        #expect(refusal { try Address(parsing: text) } == .invalidArgument)
    }

    @Test func whateverCanBeReadIsWrittenTheSameAgain() throws {
        var random = SeededGenerator(seed: 3)
        var read = 0
        for _ in 0..<5000 {
            let text = (0..<Int.random(in: 1...3, using: &random)).map { _ in
                random.pick(
                    "thread", "artifact", "review", "customer", "exports", ":", "::", "x", "é", "\u{7F}", "世", " ")
            }.joined()
            guard let address = try? Address(parsing: text) else { continue }
            read += 1
            #expect(address.description == text)
        }
        #expect(read > 100)
    }
}
