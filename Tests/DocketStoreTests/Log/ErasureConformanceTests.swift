import DocketDomain
import Foundation
import TestSupport
import Testing

/// How every engine of the event log takes a customer's personal values out of it.
@Suite struct ErasureConformanceTests {
    private static let personal = [
        "Ottilie Zauberberg", "Quixotic Foundry", "Peregrine Ltd", "for reasons of her own",
        "she has left the Quixotic Foundry",
    ]

    private struct Known {
        let test: LogUnderTest
        let customer: CustomerID
        let source: ThreadID
        let proposals: [ArtifactID]
    }

    /// A customer of whom much is known, decided and quoted, beside another one.
    private func known(_ engine: LogEngine) async throws -> Known {
        let test = try await LogUnderTest.withCast(engine)
        let customer = try await test.customer(
            "c1", name: "Ottilie Zauberberg", values: ["employer": "Quixotic Foundry"])
        let other = try await test.customer("c2", name: "Someone Else", values: ["employer": "Initech"])
        let source = try await test.thread(
            "Ottilie Zauberberg says she has left the Quixotic Foundry.", "Lunch at noon.")
        _ = try await test.thread("I met Ottilie Zauberberg: nothing new about Peregrine.")
        let proposals = try await test.propose(
            [("employer", "Peregrine Ltd"), ("occupation", "Falconer"), ("notes", "Peregrine Ltd and more")],
            for: customer, thread: source, quote: "she has left the Quixotic Foundry", trigger: "crm")
        try await test.review(.accept, [proposals[0]], key: "k1")
        try await test.review(.reject(reason: "for reasons of her own"), [proposals[1]])
        _ = try await test.propose([("occupation", "Baker")], for: other)
        return Known(test: test, customer: customer, source: source, proposals: proposals)
    }

    @discardableResult
    private func erase(
        _ known: Known, reason: String = "asked to be forgotten", documents: ErasureDocuments = .list,
        at version: Int? = nil
    ) async throws -> ErasureFindings {
        let test = known.test
        let stream = StreamID.customer(known.customer)
        let snapshot = try #require(try await test.log.state(of: stream, tenant: Cast.tenant))
        return try await test.log.erase(known.customer, tenant: Cast.tenant, documents: documents) { findings in
            var left = ErasureLeft()
            left.documents = documents == .erase ? [] : findings.documents.map(\.id)
            let event = CustomerEvent.erased(
                CustomerErased(reason: reason, erasedAt: test.ids.now, documents: documents, left: left))
            let change = StreamChange(
                stream: stream, expected: .exact(version ?? snapshot.version), events: [.customer(event)])
            let deleted = findings.exports.flatMap { export in
                [
                    StreamChange(
                        stream: .export(export.id), expected: .any,
                        events: [.export(.cancelled(ExportCancelled())), .export(.deleted(ExportDeleted()))])
                ]
            }
            return ErasureRecord(
                append: test.append([change] + deleted, by: Cast.admin),
                files: findings.exports.map { ErasedFile(storage: "local", key: "ada/\($0.id).pdf") })
        }
    }

    /// Everything that the log tells of a tenant, as text.
    private func told(_ test: LogUnderTest) async throws -> String {
        let codec = EventCodec()
        let events = try await test.all()
        var text = try events.map { try codec.stored($0.event).text }.joined(separator: "\n")
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        for stream in Set(events.map(\.stream)).sorted() {
            let state = try await test.log.state(of: stream, tenant: Cast.tenant)?.state
            text += "\n" + String(decoding: try encoder.encode(state), as: UTF8.self)
        }
        let answer = try await test.log.response(
            to: "k1", user: Cast.manager.userID, tenant: Cast.tenant, now: test.ids.now)
        return text + "\n" + String(decoding: answer?.response ?? Data(), as: UTF8.self)
    }

    @Test(arguments: LogEngine.allCases)
    func afterAnErasureTheLogHasNothingOfTheCustomerAndAllOfTheOthers(engine: LogEngine) async throws {
        let known = try await known(engine)
        let before = try await told(known.test)
        for text in Self.personal { #expect(before.contains(text)) }
        let count = try await known.test.all().count

        try await erase(known)

        let after = try await told(known.test)
        for text in Self.personal { #expect(!after.contains(text), "\(text)") }
        for text in ["Someone Else", "Initech", "Baker", "Lunch at noon.", "asked to be forgotten"] {
            #expect(after.contains(text), "\(text)")
        }
        // A value alone means nothing outside of the threads that it came from.
        #expect(after.contains("nothing new about Peregrine"))
        #expect(try await known.test.all().count == count + 1)
    }

    @Test(arguments: LogEngine.allCases)
    func statesAreWhatTheEventsSayAndNothingIsClaimedOrDeliveredAnyMore(engine: LogEngine) async throws {
        let known = try await known(engine)
        let test = known.test
        try await erase(known)
        var states: [StreamID: StreamState] = [:]
        for recorded in try await test.all() {
            states[recorded.stream] = try evolve(states[recorded.stream], recorded.event)
        }
        let streams = Array(states.keys)
        #expect(try await test.log.states(of: streams, tenant: Cast.tenant).mapValues(\.state) == states)
        let late = Timestamp(milliseconds: test.ids.now.milliseconds + 60_000)
        #expect(try await test.log.outbox(of: Cast.tenant).claim(limit: 9, by: "a", now: late, lease: 1).isEmpty)
        for value in ["peregrine ltd and more", "Peregrine Ltd and more"] {
            let claim = ClaimKey.pending(known.customer, field: "notes", value: value)
            #expect(try await test.log.owner(of: claim, tenant: Cast.tenant) == nil)
        }
        let refused = await refusal {
            try await test.propose([("employer", "Globex")], for: known.customer)
        }
        #expect(refused == .failedPrecondition)
    }

    @Test(arguments: LogEngine.allCases)
    func anErasureOfACustomerWhoHasMovedOnIsAConflictAndChangesNothing(engine: LogEngine) async throws {
        let known = try await known(engine)
        let before = try await told(known.test)
        #expect(await refusal { try await erase(known, at: 1) } == .conflict)
        #expect(try await told(known.test) == before)
        #expect(try await known.test.log.unfinishedErasure(at: nil) == nil)
    }

    @Test(arguments: LogEngine.allCases)
    func theExportsThatTellOfACustomerAreFoundWithTheirFilesAndTheirTitlesErased(engine: LogEngine) async throws {
        let known = try await known(engine)
        let test = known.test
        let batch = try #require(
            try await test.all().compactMap { recorded -> BatchID? in
                guard case .batch(.submitted(let submitted)) = recorded.event else { return nil }
                return submitted.customerID == known.customer ? BatchID(recorded.stream.id) : nil
            }.first)
        let naming = try await test.thread("Ottilie Zauberberg was here, too.")
        let other = try await test.thread("Lunch again.")
        var telling: [ExportID] = []
        let subjects: [Address] = [
            .customer(known.customer), .artifact(known.proposals[0]), .batch(batch), .thread(known.source),
            .thread(naming),
        ]
        for subject in subjects { telling.append(try await test.export(subject, title: "Report")) }
        telling.append(try await test.export(.thread(other), title: "For Zauberberg, Ottilie"))
        let stays = [
            try await test.export(.customer(CustomerID("c2"))), try await test.export(.thread(other), title: "Lunch"),
        ]
        let deleted = try await test.export(.customer(known.customer), title: "Ottilie Zauberberg again")
        try await test.perform(.export(deleted, .cancel), as: Cast.admin)
        try await test.perform(.export(deleted, .delete), as: Cast.admin)

        let found = try await erase(known).exports.map(\.id)
        #expect(found == telling.sorted())
        #expect(found.allSatisfy { !stays.contains($0) })
        let left = try #require(try await test.log.unfinishedErasure(at: nil))
        #expect(left.isNew && Set(left.files.map(\.key)) == Set(telling.map { "ada/\($0).pdf" }))
        try await test.log.finishErasure(removed: Array(left.files.dropFirst()))
        let one = Array(left.files.prefix(1))
        #expect(try await test.log.unfinishedErasure(at: nil) == UnfinishedErasure(isNew: false, files: one))
        // What cannot be removed is tried again after longer and longer pauses.
        let now = test.ids.now
        for pause in [Int64(60_000), 120_000, 240_000] {
            try await test.log.postponeErasure(of: one, now: now)
            let due = Timestamp(milliseconds: now.milliseconds + pause)
            let before = Timestamp(milliseconds: due.milliseconds - 1)
            #expect(try await test.log.unfinishedErasure(at: before) == nil)
            #expect(try await test.log.unfinishedErasure(at: due)?.files == one)
            #expect(try await test.log.unfinishedErasure(at: nil)?.files == one)
        }
        try await test.log.finishErasure(removed: one)
        #expect(try await test.log.unfinishedErasure(at: nil) == nil)
        let titles = try await test.all().compactMap { recorded -> String? in
            guard case .export(.requested(let requested)) = recorded.event else { return nil }
            return requested.title
        }
        #expect(!titles.contains { $0.contains("Ottilie") } && titles.contains("Report"))
    }

    @Test(arguments: LogEngine.allCases, ErasureDocuments.allCases)
    func documentsThatNameACustomerAreErasedOrLeftAsIsAskedFor(
        engine: LogEngine, documents: ErasureDocuments
    ) async throws {
        let known = try await known(engine)
        let test = known.test
        let text = "# Fees\n\nOf OTTILIE ZAUBERBERG and others."
        let long = Data(String(repeating: "Fees of Zauberberg, Ottilie. ", count: 10).utf8)
        let digest = StableDigest.sha256(long)
        let inline = try await test.document(.inline(text))
        let blob = try await test.document(.blob(digest: digest, bytes: long.count), blobs: [digest: long])
        let other = try await test.document(.inline("# Lunch"))
        let found = try await erase(known, documents: documents)
        #expect(Set(found.documents.map(\.id)) == [inline, blob])
        let told = try await told(test)
        #expect(told.contains("OTTILIE ZAUBERBERG") == (documents != .erase))
        #expect(told.contains("# Lunch") && !found.documents.map(\.id).contains(other))
        #expect((try await test.log.blob(digest, tenant: Cast.tenant) == nil) == (documents == .erase))
        guard documents == .list else { return }
        // Later only the whole of it can be erased.
        try await erase(known, documents: .erase)
        #expect(!(try await self.told(test)).contains("Fees\\n"))
        #expect(try await test.log.blob(digest, tenant: Cast.tenant) == nil)
    }

    @Test(arguments: LogEngine.allCases)
    func filesOfTheMessagesThatWereQuotedAreErasedAndThoseThatNameTheCustomer(engine: LogEngine) async throws {
        let test = try await LogUnderTest.withCast(engine)
        let customer = try await test.customer("c1", name: "Ottilie Zauberberg")
        let files = ["secret scan", "a note on Ottilie  Zauberberg", "lunch"].map { Data($0.utf8) }
        let digests = files.map { StableDigest.sha256($0) }
        let source = try await test.thread(
            "she is a falconer", file: ("passport.pdf", digests[0]), blobs: [digests[0]: files[0]])
        _ = try await test.thread("see file", file: ("note.txt", digests[1]), blobs: [digests[1]: files[1]])
        _ = try await test.thread(
            "see file", file: ("ottilie_zauberberg.pdf", digests[2]), blobs: [digests[2]: files[2]])
        _ = try await test.thread("lunch", file: ("lunch.pdf", digests[2]), blobs: [digests[2]: files[2]])
        _ = try await test.propose(
            [("occupation", "Falconer")], for: customer, thread: source, quote: "she is a falconer")
        try await erase(
            Known(test: test, customer: customer, source: source, proposals: []))
        let told = try await told(test)
        for text in ["passport", "note.txt", "ottilie", digests[0], digests[1]] {
            #expect(!told.contains(text), "\(text)")
        }
        #expect(told.contains("lunch.pdf") && told.contains(digests[2]))
        #expect(try await test.log.blob(digests[0], tenant: Cast.tenant) == nil)
        #expect(try await test.log.blob(digests[1], tenant: Cast.tenant) == nil)
        #expect(try await test.log.blob(digests[2], tenant: Cast.tenant) == files[2])
    }

    @Test(arguments: LogEngine.allCases)
    func bytesOfAnErasedFileStayWhereADocumentOrATableIsKeptInThem(engine: LogEngine) async throws {
        let test = try await LogUnderTest.withCast(engine)
        let customer = try await test.customer("c1", name: "Ottilie Zauberberg")
        let files = ["nobody else's", "# Lunch", "[[\"lunch\"]]"].map { Data($0.utf8) }
        let digests = files.map { StableDigest.sha256($0) }
        let blobs = Dictionary(uniqueKeysWithValues: zip(digests, files))
        let source = try await test.thread()
        let attachments = digests.map {
            NewAttachment(name: "scan.txt", mimeType: "text/plain", sizeBytes: 1, digest: $0)
        }
        let message = OutgoingMessage(
            target: .thread(source), parts: [.text("she is a falconer")], attachments: attachments)
        try await test.perform(.send(message), as: Cast.member, blobs: blobs)
        _ = try await test.document(.blob(digest: digests[1], bytes: files[1].count), blobs: blobs)
        let table = TableContent(
            columns: [Table.Column(name: "meal")], rowCount: 1,
            rows: .chunks([TableContent.Chunk(digest: digests[2], rowCount: 1)]))
        let new = NewArtifact(kind: .table, title: "Meals", content: .table(table))
        try await test.perform(.createArtifact(new), as: Cast.member, blobs: blobs)
        _ = try await test.propose(
            [("occupation", "Falconer")], for: customer, thread: source, quote: "she is a falconer")
        try await erase(Known(test: test, customer: customer, source: source, proposals: []))
        #expect(!(try await told(test)).contains("scan.txt"))
        for (digest, bytes) in zip(digests, [nil, files[1], files[2]]) {
            #expect(try await test.log.blob(digest, tenant: Cast.tenant) == bytes)
        }
    }

    @Test(arguments: LogEngine.allCases)
    func theExportsInProgressAreThoseOfAllTenantsWithTheirRunners(engine: LogEngine) async throws {
        let test = try await LogUnderTest.withCast(engine)
        try await test.customer("c1")
        try await test.customer("f1", in: Cast.otherTenant)
        #expect(try await test.log.exportsInProgress().isEmpty)
        let first = try await test.export(.customer(CustomerID("c1")), runner: "r1")
        let second = try await test.export(.customer(CustomerID("c1")), runner: "r2")
        let foreign = try await test.export(.customer(CustomerID("f1")), runner: "r3", by: Cast.foreignAdmin)
        try await test.perform(.export(first, .fail(code: "internal", reason: "x")), as: Cast.admin)
        let expected: Set = [
            ExportInProgress(tenantID: Cast.tenant, id: second, runner: RunnerID("r2")),
            ExportInProgress(tenantID: Cast.otherTenant, id: foreign, runner: RunnerID("r3")),
        ]
        #expect(Set(try await test.log.exportsInProgress()) == expected)
        try await test.perform(.export(first, .retry(RunnerID("r4"))), as: Cast.admin)
        try await test.perform(.export(second, .cancel), as: Cast.admin)
        let left = try await test.log.exportsInProgress().filter { $0.tenantID == Cast.tenant }
        #expect(left == [ExportInProgress(tenantID: Cast.tenant, id: first, runner: RunnerID("r4"))])
    }
}
