import CustomDump
import DocketDomain
import DocketStore
import DocketWorkspace
import Foundation
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
