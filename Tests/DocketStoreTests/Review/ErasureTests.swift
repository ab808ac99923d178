import CustomDump
import DocketDomain
import DocketExport
import DocketStore
import DocketWorkspace
import Foundation
import GRDB
import TestSupport
import Testing

/// After an erasure nothing of a customer is left in any file.
@Suite struct ErasureTests {
    private static let personal = [
        "Ottilie Zauberberg", "Quixotic Foundry", "Peregrine", "+44 7700 900461", "ottilie@example.org",
        "she has left the Quixotic Foundry", "for reasons of her own",
    ]

    /// A customer of whom much is known, decided and quoted.
    private func known() async throws -> (TestWorkspace, CustomerID) {
        let test = try await TestWorkspace()
        let customer = try await test.customer(
            "c1", name: "Ottilie Zauberberg",
            values: ["employer": "Quixotic Foundry", "email": "ottilie@example.org"])
        let thread = try await test.thread(.team, by: Cast.member)
        try await test.say(
            "Ottilie Zauberberg says she has left the Quixotic Foundry. Call +44 7700 900461.", in: thread,
            by: Cast.member)
        try await test.say("Nothing about anybody: lunch at noon.", in: thread, by: Cast.member)
        let ids = try await test.propose(
            [("employer", "Peregrine Ltd"), ("phone", "+44 7700 900461"), ("notes", "Peregrine and more")],
            for: customer, by: Cast.member, thread: thread, quote: "she has left the Quixotic Foundry", trigger: "crm")
        try await test(Cast.manager).perform(
            .review(ReviewRequest(.edit("Peregrine"), ids[0])), idempotencyKey: "k1")
        try await test.decide(.reject(reason: "for reasons of her own"), [ids[1]])
        try await test.perform(.correct(customer, ["occupation": "Peregrine falconer"]), as: Cast.manager)
        try await test.perform(.undo(.newest), as: Cast.manager)
        return (test, customer)
    }

    @Test func aForkOfTheThreadThatAProposalCameFromIsErasedAsThatIs() async throws {
        let (test, customer) = try await known()
        let queries = test.queries(Cast.member)
        let thread = try #require(try await queries.threads(ThreadFilter(), page: PageRequest(size: 10)).items.first)
        let last = try #require(try await queries.messages(of: thread.id, at: 0..<10).last)
        for _ in 0..<2 {
            try await test.perform(.forkThread(ThreadOrigin(threadID: thread.id, messageID: last.id)), as: Cast.member)
        }
        try await test(Cast.admin).erase(customer, reason: "asked to be forgotten", idempotencyKey: nil)
        #expect(try leftovers(in: test.folder.url) == [])
        #expect(try await queries.threads(ThreadFilter(), page: PageRequest(size: 10)).items.count == 3)
    }

    @Test func afterAnErasureNoFileHasTheCustomersValues() async throws {
        let (test, customer) = try await known()
        #expect(try leftovers(in: test.folder.url) == Set(Self.personal))
        try await test.customer("c2", name: "Someone Else", values: ["employer": "Globex"])

        try await test(Cast.admin).erase(customer, reason: "asked to be forgotten", idempotencyKey: nil)

        #expect(try leftovers(in: test.folder.url) == [])
        let profile = try await test.queries(Cast.admin).customer(customer)
        #expect(profile.summary.isErased && profile.values.isEmpty && profile.summary.pendingCount == 0)
        #expect(try await test.queries(Cast.admin).customer(CustomerID("c2")).values["employer"]?.value == "Globex")
        let history = try await test.queries(Cast.admin).history(of: .customer(customer), page: PageRequest(size: 100))
        #expect(history.items.contains { $0.text.contains("asked to be forgotten") })
        let message = try await test.queries(Cast.member).search(
            SearchQuery(text: "lunch"), page: PageRequest(size: 10))
        #expect(message.items.count == 1)
        #expect(
            try await test.queries(Cast.member).search(
                SearchQuery(text: "Quixotic"), page: PageRequest(size: 10)
            ).items.isEmpty)
    }

    @Test func whatOthersRepeatIsErasedAndWhatTheyMeanOtherwiseStays() async throws {
        let (test, customer) = try await known()
        let source = try #require(try await test.queue(filter(customer), as: Cast.admin).first?.sourceThreadID)
        try await test.say("So the new one is Peregrine: noted.", in: source, by: Cast.member)
        let other = try await test.thread(.team, by: Cast.member)
        let commands: [ThreadCommand] = [
            .rename("Ottilie Zauberberg, again"), .describe("Who said: she has left the Quixotic Foundry"),
            .label(set: ["client": "Ottilie Zauberberg"], remove: []),
        ]
        for command in commands { try await test.perform(.thread(other, command), as: Cast.member) }
        let stays = try await test.say("A text about private clients of the team.", in: other, by: Cast.member)
        let table = try await test.document(in: other, by: Cast.member, title: "Fees of Ottilie Zauberberg")
        // Words that docket itself uses are no less a value.
        _ = try await test.propose(
            [("notes", "text"), ("occupation", "team"), ("employer", "user")], for: customer, by: Cast.member,
            thread: source, quote: "So the new one is Peregrine")

        try await test(Cast.admin).erase(customer, reason: "asked", idempotencyKey: nil)

        #expect(try leftovers(in: test.folder.url) == [])
        let thread = try await test.queries(Cast.member).thread(other)
        #expect(thread.title == "[erased], again" && thread.visibility == .team)
        #expect(try await test.queries(Cast.member).artifact(table).title == "Fees of [erased]")
        let messages = try await test.queries(Cast.member).messages(of: other, at: 0..<10)
        #expect(messages.first { $0.id == stays }?.parts == [.text("A text about private clients of the team.")])
        #expect(try await test.database.faults() == [])
    }

    @Test func rebuildingAndTheDoctorAgreeWithWhatWasErased() async throws {
        let (test, customer) = try await known()
        try await test(Cast.admin).erase(customer, reason: "asked", idempotencyKey: nil)
        let live = try await test.readModel()
        _ = try await test(Cast.admin).rebuild()
        let rebuilt = try await test.readModel()
        expectNoDifference(rebuilt, live)
        #expect(try await test.database.faults() == [])
    }

    @Test func aRequestThatComesAgainIsAnsweredWithoutTheValues() async throws {
        let (test, customer) = try await known()
        let item = try #require(
            try await test.queue(filter(customer), as: Cast.admin).first { $0.status == .edited })
        try await test(Cast.admin).erase(customer, reason: "asked", idempotencyKey: nil)
        let again = try await test(Cast.manager).perform(
            .review(ReviewRequest(.edit("Peregrine"), item.id)), idempotencyKey: "k1")
        #expect(again.review?.decided.map(\.value) == ["[erased]"])
    }

    /// Everywhere that a name can stand beside the customer's own data.
    private func plant(in test: TestWorkspace, _ customer: CustomerID) async throws {
        let other = try await test.thread(.team, by: Cast.member, title: "Plans with Frau Zauberberg, Ottilie")
        let commands: [ThreadCommand] = [
            .tag(add: ["ottilie-zauberberg", "OttilieZauberberg"], remove: []),
            .label(set: ["ottilie.zauberberg": "yes", "client": "Öttilie ZAUBERBERG"], remove: []),
            .tag(add: [], remove: ["ottilie-zauberberg"]), .describe("Zauberberg Ottilie"),
        ]
        for command in commands { try await test.perform(.thread(other, command), as: Cast.member) }
        let source = try #require(try await test.queue(filter(customer), as: Cast.admin).first?.sourceThreadID)
        for (thread, name, text) in [
            (source, "zauberberg.txt", "Ottilie Zauberberg"), (other, "list.txt", "with ottilie zauberberg"),
            (other, "Zauberberg_Ottilie.txt", "nothing"),
        ] {
            let bytes = Data(text.utf8)
            let digest = StableDigest.sha256(bytes)
            let file = NewAttachment(name: name, mimeType: "text/plain", sizeBytes: bytes.count, digest: digest)
            let message = OutgoingMessage(
                target: .thread(thread), parts: [.text("Her file, of Quixotic Foundry")], attachments: [file])
            if thread == source {
                try await test.perform(.send(message), as: Cast.member, blobs: [digest: bytes])
                let line = ProposalLine(
                    line: 1, fieldKey: "dependents", proposedValue: 3, sourceText: "Her file, of Quixotic Foundry")
                try await test.perform(
                    .propose(Submission(customerID: customer, threadID: source, lines: [line])), as: Cast.member)
            } else {
                let other = OutgoingMessage(target: .thread(thread), parts: [.text("See")], attachments: [file])
                try await test.perform(.send(other), as: Cast.member, blobs: [digest: bytes])
            }
        }
        _ = try await test.document("# Ottilie Zauberberg\n\nAll about her.", in: other, by: Cast.member)
        let wide = PreparedContent(.ofRows(1500, note: "for ottilie zauberberg"))
        _ = try await test.artifact(wide, .table, in: other, by: Cast.member, title: "Rows")
        let workspace = try test(Cast.member)
        var choices = ExportChoices()
        choices.options.title = "Report on Ottilie Zauberberg"
        for (address, options) in [(Address.thread(other), ExportChoices()), (.thread(source), choices)] {
            let job = try await workspace.startExport(
                ExportSpecification(ExportSource(address), as: .markdown, options), idempotencyKey: nil)
            _ = try await workspace.run(job) { _ in }
        }
        let copy = test.folder.url.appendingPathComponent("docket.db.before-restore-1")
        try test.database.backUp(to: copy.path)
    }

    @Test func whereverANameStandsItIsErasedOrToldOf() async throws {
        for documents in ErasureDocuments.allCases {
            let (test, customer) = try await known()
            try await plant(in: test, customer)
            let report = try await test(Cast.admin).erase(
                customer, reason: "asked", documents: documents, idempotencyKey: nil)
            #expect(report.documents.count == 2 && report.copies == 1 && report.exports >= 2)
            #expect(report.left.documents.count == (documents == .erase ? 0 : 2))
            let left = try leftovers(in: test.folder.url)
            #expect(left.isEmpty == (documents == .erase), "\(documents): \(left)")
            let events = try await test.queries(Cast.admin).events(
                after: .start, stream: .customer(customer), limit: 1000)
            guard case .customer(.erased(let erased))? = events.last?.event.event else {
                Issue.record("There is no such event.")
                return
            }
            #expect(erased.left == report.left && erased.documents == documents)
            #expect(try await test.database.faults() == [])
            guard documents != .erase else { continue }
            let again = try await test(Cast.admin).erase(
                customer, reason: "asked", documents: .erase, idempotencyKey: nil)
            // Kept is kept; what was listed can be erased as a whole.
            #expect(again.documents.count == (documents == .list ? 2 : 0))
            #expect(try leftovers(in: test.folder.url).isEmpty == (documents == .list))
            #expect(try await test.database.faults() == [])
        }
    }

    @Test func anotherCustomerWhoIsNamedTogetherWithThemIsToldOf() async throws {
        let (test, customer) = try await known()
        try await test.customer("c2", name: "Max Else", values: ["notes": "Married to Ottilie Zauberberg"])
        let report = try await test(Cast.admin).erase(customer, reason: "asked", idempotencyKey: nil)
        #expect(report.left.customers == [CustomerID("c2")])
        let profile = try await test.queries(Cast.admin).customer(CustomerID("c2"))
        #expect(profile.values["notes"]?.value == "Married to Ottilie Zauberberg")
    }

    @Test(arguments: ["She said \"call me\"", "Call me\nat noon", "It is in C:\\notes now"])
    func anotherCustomerWithTheSameQuoteIsToldOfWhateverSignsItHas(quote: String) async throws {
        let (test, customer) = try await known()
        let other = try await test.customer("c2", name: "Max Else")
        let thread = try await test.thread(.team, by: Cast.member)
        try await test.say(quote, in: thread, by: Cast.member)
        for customer in [customer, other] {
            _ = try await test.propose(
                [("occupation", "Baker")], for: customer, by: Cast.member, thread: thread, quote: quote)
        }
        let report = try await test(Cast.admin).erase(customer, reason: "asked", idempotencyKey: nil)
        #expect(report.left.customers == [other])
        let item = try #require(try await test.queue(filter(other), as: Cast.admin).first)
        #expect(item.sourceText == quote)
    }

    @Test func everyStateFromBeforeARestoreGoesWithAllItsFiles() async throws {
        let (test, customer) = try await known()
        for name in ["before-restore-7", "damaged-8", "damaged-8-wal", "damaged-8-shm"] {
            let file = test.folder.url.appendingPathComponent("docket.db.\(name)")
            try Data("Ottilie Zauberberg".utf8).write(to: file)
        }
        #expect(WorkspaceDatabase.copies(in: test.folder.url).count == 4)
        let report = try await test(Cast.admin).erase(customer, reason: "asked", idempotencyKey: nil)
        #expect(report.copies == 2)
        #expect(WorkspaceDatabase.copies(in: test.folder.url).isEmpty)
        #expect(try leftovers(in: test.folder.url) == [])
    }

    @Test func anErasureThatWasInterruptedIsFinishedWhenTheWorkspaceIsOpenedNext() async throws {
        let (test, customer) = try await known()
        let admin = try test(Cast.admin)
        let job = try await admin.startExport(
            ExportSpecification(ExportSource(.customer(customer)), as: .markdown), idempotencyKey: nil)
        let file = try #require(admin.path(of: try await admin.run(job) { _ in }.export))
        // What is written in one step, and nothing after it.
        let log = SQLiteEventLog(test.database)
        let snapshot = try #require(try await log.state(of: .customer(customer), tenant: Cast.tenant))
        let ids = test.ids
        _ = try await log.erase(customer, tenant: Cast.tenant, documents: .list) { findings in
            let event = CustomerEvent.erased(CustomerErased(reason: "x", erasedAt: ids.now))
            let change = StreamChange(
                stream: .customer(customer), expected: .exact(snapshot.version), events: [.customer(event)])
            let deleted = findings.exports.map {
                StreamChange(
                    stream: .export($0.id), expected: .any, events: [.export(.deleted(ExportDeleted()))])
            }
            return ErasureRecord(
                append: Append(
                    tenantID: Cast.tenant, actor: Cast.admin, recordedAt: ids.now, correlationID: ids.next(),
                    changes: [change] + deleted, claims: [], blobs: [:], outbox: [], request: nil,
                    makeID: { ids.next() }),
                files: findings.exports.compactMap(\.file).map { ErasedFile(storage: $0.storage, key: $0.key) })
        }
        #expect(FileManager.default.fileExists(atPath: file))
        #expect(try await log.unfinishedErasure(at: nil)?.files.count == 1)
        try await admin.recoverExports()
        #expect(!FileManager.default.fileExists(atPath: file))
        #expect(try await log.unfinishedErasure(at: nil) == nil)
        #expect(try leftovers(in: test.folder.url) == [])
    }

    @Test func filesThatCannotBeReachedAreTriedAgainWithPausesAndAllElseIsDone() async throws {
        let (test, customer) = try await known()
        let far = try TemporaryFolder()
        let storage = SwitchedStorage(in: far.url)
        let ids = test.ids
        var features = LocalWorkspace.Features()
        features.review = .sample
        let admin = try await LocalWorkspace.open(
            test.folder.url, tenant: Cast.tenant, user: Cast.admin.userID, account: "root", features: features,
            exports: ExportSettings(storage: storage),
            environment: Environment(now: { ids.now }, makeID: { ids.next() }))
        let job = try await admin.startExport(
            ExportSpecification(ExportSource(.customer(customer)), as: .markdown), idempotencyKey: nil)
        let file = try #require(admin.path(of: try await admin.run(job) { _ in }.export))
        storage.isReachable = false
        #expect(
            await refusal { try await admin.erase(customer, reason: "asked", idempotencyKey: nil) } == .unavailable)
        // What the workspace itself has freed does not wait for it.
        #expect(try leftovers(in: test.folder.url) == [])
        #expect(storage.deletions == 1 && FileManager.default.fileExists(atPath: file))
        #expect(try await test.database.faults().map(\.area) == ["erasure"])
        for _ in 0..<3 { try await admin.recoverExports() }
        #expect(storage.deletions == 1)
        ids.advance(milliseconds: 60_000)
        for _ in 0..<3 { try await admin.recoverExports() }
        #expect(storage.deletions == 2)
        storage.isReachable = true
        ids.advance(milliseconds: 120_000)
        try await admin.recoverExports()
        #expect(!FileManager.default.fileExists(atPath: file))
        #expect(try await test.database.faults() == [])
    }

    @Test func aFileThatIsNoTextIsSearchedToo() async throws {
        let (test, customer) = try await known()
        let other = try await test.thread(.team, by: Cast.member, title: "Lunch")
        let wide = Data("Ottilie Zauberberg".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] })
        for bytes in [Data([0, 255, 254]) + Data("Ottilie Zauberberg".utf8) + Data([0, 200]), wide, Data([7]) + wide] {
            let digest = StableDigest.sha256(bytes)
            let file = NewAttachment(
                name: "scan.bin", mimeType: "application/octet-stream", sizeBytes: bytes.count, digest: digest)
            let message = OutgoingMessage(
                target: .thread(other), parts: [.text("See the file")], attachments: [file])
            try await test.perform(.send(message), as: Cast.member, blobs: [digest: bytes])
        }
        try await test(Cast.admin).erase(customer, reason: "asked", idempotencyKey: nil)
        #expect(try leftovers(in: test.folder.url) == [])
        let blobs = try await test.database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM blobs") }
        #expect(blobs == 0)
    }

    @Test func whatWaitsIsRejectedInTheStepThatErases() async throws {
        let (test, customer) = try await known()
        let before = try await test.queries(Cast.admin).head()
        try await test(Cast.admin).erase(customer, reason: "asked", idempotencyKey: nil)
        let events = try await test.queries(Cast.admin).events(after: before, stream: nil, limit: 1000)
        #expect(Set(events.map(\.event.correlationID)).count == 1)
        #expect(events.contains { if case .proposal(.decided) = $0.event.event { true } else { false } })
        #expect(events.contains { if case .customer(.erased) = $0.event.event { true } else { false } })
    }

    private func filter(_ customer: CustomerID) -> ReviewFilter {
        var filter = ReviewFilter()
        filter.customerID = customer
        filter.status = nil
        return filter
    }

    @Test func onlyAdminsEraseWithAReasonAndNothingChangesAfterwards() async throws {
        let (test, customer) = try await known()
        for viewer in [Cast.manager, Cast.member, Cast.agent] {
            #expect(
                await refusal { try await test(viewer).erase(customer, reason: "x", idempotencyKey: nil) }
                    == .permissionDenied)
        }
        #expect(
            await refusal { try await test(Cast.admin).erase(customer, reason: " ", idempotencyKey: nil) }
                == .invalidArgument)
        #expect(
            await refusal { try await test(Cast.admin).erase(CustomerID("no"), reason: "x", idempotencyKey: nil) }
                == .notFound)
        #expect(try leftovers(in: test.folder.url) == Set(Self.personal))
        try await test(Cast.admin).erase(customer, reason: "x", idempotencyKey: nil)
        #expect(try await test(Cast.admin).erase(customer, reason: "again", idempotencyKey: nil).already)
        let propose = { try await test.propose([("employer", "Globex")], for: customer) }
        #expect(await refusal(propose) == .failedPrecondition)
    }

    @Test func exportsOfTheCustomerAndOfProposalsAreRemovedWithTheirFilesWhoeverMadeThem() async throws {
        let (test, customer) = try await known()
        let proposal = try #require(try await test.queue(filter(customer), as: Cast.admin).first?.id)
        var made: [(viewer: Viewer, export: ExportSummary)] = []
        for (viewer, subject) in [(Cast.manager, Address.customer(customer)), (Cast.admin, .artifact(proposal))] {
            let workspace = try test(viewer)
            let job = try await workspace.startExport(
                ExportSpecification(ExportSource(subject), as: .markdown), idempotencyKey: nil)
            made.append((viewer, try await workspace.run(job, progress: { _ in }).export))
        }
        let paths = try made.compactMap { try test($0.viewer).path(of: $0.export) }
        #expect(paths.count == 2 && paths.allSatisfy(FileManager.default.fileExists(atPath:)))
        try await test(Cast.admin).erase(customer, reason: "x", idempotencyKey: nil)
        for (viewer, export) in made {
            #expect(await refusal { try await test(viewer).queries.export(export.id) } == .notFound)
        }
        #expect(!paths.contains(where: FileManager.default.fileExists(atPath:)))
    }

    /// Which of the texts stand in any file of the workspace, byte for byte; names of the search index are in lower case.
    private func leftovers(in folder: URL) throws -> Set<String> {
        var found: Set<String> = []
        for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
            guard !file.hasDirectoryPath else { continue }
            let bytes = try Data(contentsOf: file)
            for text in Self.personal {
                let words = text.split(separator: " ").map(String.init) + [text]
                let whole = bytes.range(of: Data(text.utf8)) != nil
                let rare = ["ottilie", "zauberberg", "quixotic", "peregrine"]
                let indexed = words.contains {
                    rare.contains($0.lowercased()) && bytes.range(of: Data($0.lowercased().utf8)) != nil
                }
                if whole || indexed { found.insert(text) }
            }
        }
        return found
    }
}
