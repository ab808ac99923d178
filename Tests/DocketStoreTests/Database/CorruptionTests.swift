import DocketDomain
import DocketStore
import DocketWorkspace
import Foundation
import GRDB
import TestSupport
import Testing

/// Bytes that change by themselves: what is read is what was written, or it is said that something is damaged.
@Suite struct CorruptionTests {
    /// A workspace with something of everything, in one file.
    fileprivate struct Sample: Sendable {
        let bytes: [UInt8]
        let threads: [ThreadID]
        let artifacts: [ArtifactID]
        let proposals: [ArtifactID]
        let table: ArtifactID
        let chunks: [String]
        /// Question → answers, line by line.
        let truth: [String: Set<String>]
    }

    /// Made once for all tests.
    private static let sample = Task { try await made() }

    private static func made() async throws -> Sample {
        let test = try await TestWorkspace()
        try await test.customer("c1", name: "Ada Okafor", values: ["employer": "Acme", "tax_id": "T1"])
        var threads: [ThreadID] = []
        var artifacts: [ArtifactID] = []
        for number in 0..<4 {
            let thread = try await test.thread(.team, by: Cast.member, title: "Plans for quarter \(number)")
            threads.append(thread)
            try await test.perform(.thread(thread, .describe("What is to be done \(number)")), as: Cast.member)
            try await test.perform(.thread(thread, .label(set: ["client": "Acme"], remove: [])), as: Cast.member)
            for line in 0..<6 {
                let text = (0..<40).map { "word\($0 * line + number)" }.joined(separator: " ")
                try await test.say("Globex wrote: \(text)", in: thread, by: Cast.member)
            }
            let text = (0..<200).map { "- item \($0) of \(number)" }.joined(separator: "\n")
            artifacts.append(try await test.document(text, in: thread, by: Cast.member, title: "List \(number)"))
        }
        let long = PreparedContent(.ofRows(1500, note: "note"))
        let table = try await test.artifact(long, .table, in: threads[0], by: Cast.member)
        let proposals = try await test.propose(
            [("employer", "Globex"), ("occupation", "Baker"), ("phone", "+1 555 0100")], for: CustomerID("c1"),
            by: Cast.member, thread: threads[0], quote: "Globex wrote")
        try await test.decide(.edit("Initech"), [proposals[0]])
        try await test.decide(.reject(reason: "not true"), [proposals[1]])
        let plain = try TemporaryFolder()
        try test.database.backUp(to: plain.path("docket.db"))
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: plain.path("docket.db"))))
        var sample = Sample(
            bytes: bytes, threads: threads, artifacts: artifacts, proposals: proposals, table: table,
            chunks: long.blobs.keys.sorted(), truth: [:])
        let told = await sample.ask(in: plain.url)
        #expect(told.allSatisfy { $0.1.1 == nil }, "\(told)")
        sample = Sample(
            bytes: bytes, threads: threads, artifacts: artifacts, proposals: proposals, table: table,
            chunks: sample.chunks, truth: told.mapValues(\.0))
        return sample
    }

    /// What stands in each page of the file: a table, an index, or a part of the search index.
    private static func owners(in bytes: [UInt8]) throws -> [String: [Int]] {
        let folder = try TemporaryFolder()
        try Data(bytes).write(to: folder.file("docket.db"))
        let rows = try DatabaseQueue(path: folder.path("docket.db")).read { db in
            try Row.fetchAll(db, sql: "SELECT name, pageno FROM dbstat")
        }
        return Dictionary(grouping: rows) { $0["name"] as String }.mapValues { $0.map { $0["pageno"] as Int } }
    }

    /// Asks all there is after one bit has flipped, and expects the truth, the whole truth, or `corrupt`.
    ///
    /// - Returns: Whether damage was met.
    private static func expectNothingWrong(
        _ sample: Sample, _ place: Int, _ bit: UInt8, _ what: String
    ) async throws -> Bool {
        var bytes = sample.bytes
        bytes[place] ^= bit
        let folder = try TemporaryFolder()
        try Data(bytes).write(to: folder.file("docket.db"))
        var isDamaged = false
        for (question, answer) in await sample.ask(in: folder.url) {
            let (lines, code) = answer
            // Dictionaries are told in another order each time: the letters are the same.
            let truth = Set((sample.truth[question] ?? []).map { String($0.sorted()) })
            let told = Set(lines.map { String($0.sorted()) })
            #expect(code == .corrupt || told == truth, "\(question), bit \(bit) at \(place), \(what): \(lines)")
            if code == .corrupt { isDamaged = true }
        }
        return isDamaged
    }

    @Test(arguments: 0..<2)
    func aBitThatFlippedIsNeverShownAsSomethingElse(part: Int) async throws {
        let sample = try await Self.sample.value
        var random = SeededGenerator(seed: UInt64(part) + 4711)
        var damaged = 0
        for _ in 0..<40 {
            let place = Int.random(in: 0..<sample.bytes.count, using: &random)
            let bit = UInt8(1) << UInt8.random(in: 0..<8, using: &random)
            if try await Self.expectNothingWrong(sample, place, bit, "anywhere") { damaged += 1 }
        }
        #expect(damaged > 0)
    }

    @Test(arguments: 0..<2)
    func aBitThatFlippedInATableOrAnIndexIsNeverShownAsSomethingElseAndTheDoctorFindsIt(part: Int) async throws {
        let sample = try await Self.sample.value
        var random = SeededGenerator(seed: UInt64(part) + 815)
        let owners = try Self.owners(in: sample.bytes)
        #expect(owners.count > 50)
        for owner in owners.keys.sorted().enumerated().filter({ $0.offset % 2 == part }).map(\.element) {
            guard let page = owners[owner]?.randomElement(using: &random),
                let place = ((page - 1) * 4096..<page * 4096).filter({ sample.bytes[$0] != 0 })
                    .randomElement(using: &random)
            else { continue }
            let bit = UInt8(1) << UInt8.random(in: 0..<8, using: &random)
            _ = try await Self.expectNothingWrong(sample, place, bit, owner)
            var bytes = sample.bytes
            bytes[place] ^= bit
            let folder = try TemporaryFolder()
            try Data(bytes).write(to: folder.file("docket.db"))
            do throws(DocketError) {
                let database = try WorkspaceDatabase(path: folder.path("docket.db"), readOnly: true)
                let faults = try await database.faults()
                #expect(faults.contains { $0.message.hasPrefix("Page \(page) of the file") }, "\(owner): \(faults)")
                #expect(LocalWorkspace.isDamaged(in: folder.url))
            } catch {
                #expect(error.code == .corrupt, "\(owner): \(error)")
            }
        }
    }

    @Test(
        arguments: [
            "threads", "threads_by_time", "messages", "messages_by_thread", "artifacts", "artifacts_by_time",
            "relations",
            "documents", "proposals", "proposals_by_batch", "search_data", "revisions",
            "sqlite_autoindex_blobs_1", "sqlite_autoindex_events_1",
        ])
    func whatTheLogTellsIsMadeAnewAfterDamage(owner: String) async throws {
        let sample = try await Self.sample.value
        var random = SeededGenerator(seed: 99)
        let pages = try #require(try Self.owners(in: sample.bytes)[owner]).shuffled(using: &random)
        var repaired = 0
        for page in pages where repaired == 0 {
            var bytes = sample.bytes
            // The middle of a page is what it holds; its beginning and its cells' sizes are how SQLite finds it.
            let places = ((page - 1) * 4096 + 2048..<page * 4096 - 8).filter { bytes[$0] >= 0x61 && bytes[$0] <= 0x7A }
            guard let place = places.randomElement(using: &random) else { continue }
            bytes[place] ^= 1
            repaired += 1
            let folder = try TemporaryFolder()
            try Data(bytes).write(to: folder.file("docket.db"))
            let database = try WorkspaceDatabase(path: folder.path("docket.db"))
            _ = try await database.rebuild()
            #expect(try await database.faults() == [], "byte \(place) of \(owner)")
            for (question, answer) in await sample.ask(in: folder.url) {
                let truth = Set((sample.truth[question] ?? []).map { String($0.sorted()) })
                #expect(Set(answer.0.map { String($0.sorted()) }) == truth, "\(question), byte \(place) of \(owner)")
            }
        }
        #expect(repaired == 1)
    }

    @Test(arguments: ["events", "streams", "claims", "blobs"])
    func whatOnlyTheLogTellsIsNotMadeAnewFromDamage(owner: String) async throws {
        let sample = try await Self.sample.value
        let pages = try #require(try Self.owners(in: sample.bytes)[owner])
        var random = SeededGenerator(seed: 5)
        let picked = pages.randomElement(using: &random)
        let page = try #require(picked)
        var bytes = sample.bytes
        let letter = ((page - 1) * 4096 + 3500..<page * 4096 - 8).filter { bytes[$0] >= 0x61 && bytes[$0] <= 0x7A }
            .randomElement(using: &random)
        let place = try #require(letter)
        bytes[place] ^= 1
        let folder = try TemporaryFolder()
        try Data(bytes).write(to: folder.file("docket.db"))
        let refused = await refusal {
            let database = try WorkspaceDatabase(path: folder.path("docket.db"))
            _ = try await database.rebuild()
        }
        #expect(refused == .corrupt, "byte \(place) of \(owner)")
        #expect(LocalWorkspace.isDamaged(in: folder.url))
    }

    @Test func everyBitOfTheTablesNamesAndColumnsIsCheckedWhenAWorkspaceIsOpened() async throws {
        let sample = try await Self.sample.value
        var random = SeededGenerator(seed: 7)
        // The texts of the tables stand where the file begins.
        for text in ["CREATE TABLE threads", "created_at INTEGER", "CREATE TABLE proposals", "owner_id TEXT"] {
            let file = Data(sample.bytes)
            guard let range = file.range(of: Data(text.utf8)) else {
                Issue.record("There is no \(text).")
                continue
            }
            for _ in 0..<8 {
                var bytes = sample.bytes
                bytes[Int.random(in: range, using: &random)] ^= UInt8(1) << UInt8.random(in: 0..<7, using: &random)
                let folder = try TemporaryFolder()
                try Data(bytes).write(to: URL(fileURLWithPath: folder.path("docket.db")))
                let refused = await refusal {
                    try await LocalWorkspace.open(
                        folder.url, tenant: Cast.tenant, user: Cast.admin.userID, account: "root", readOnly: true)
                }
                #expect(refused == .corrupt)
            }
        }
    }

    @Test func aBlobIsWhatItsDigestSaysOrDamagedAndTheDoctorSaysSo() async throws {
        let test = try await TestWorkspace()
        let long = PreparedContent(.ofRows(1500, note: "note"))
        let table = try await test.artifact(long, .table, by: Cast.member)
        let digest = try #require(long.blobs.keys.sorted().first)
        #expect(try await test.queries(Cast.member).blob(digest, of: table) == long.blobs[digest])
        var bytes = try #require(long.blobs[digest])
        bytes[bytes.count / 2] ^= 1
        let damaged = bytes
        try await test.database.write { db in
            try db.execute(sql: "UPDATE blobs SET bytes = ? WHERE digest = ?", arguments: [damaged, digest])
        }
        #expect(await refusal { try await test.queries(Cast.member).blob(digest, of: table) } == .corrupt)
        #expect(try await test.database.faults().contains { $0.area == "blobs" && $0.message.contains(digest) })
    }

    @Test func aBlobThatARowNamesAndThatIsNotThereIsDamage() async throws {
        let test = try await TestWorkspace()
        let long = PreparedContent(.ofRows(1500, note: "note"))
        let table = try await test.artifact(long, .table, by: Cast.member)
        let digest = try #require(long.blobs.keys.sorted().first)
        try await test.database.write { try $0.execute(sql: "DELETE FROM blobs") }
        #expect(await refusal { try await test.queries(Cast.member).blob(digest, of: table) } == .corrupt)
        #expect(await refusal { try await test.queries(Cast.member).blob("unheard of", of: table) } == .notFound)
    }

    @Test(
        arguments: [
            "UPDATE relations SET linked_at = linked_at + 1", "UPDATE relations SET linked_by = 'x'",
            "UPDATE relations SET relation = 'referenced'", "UPDATE threads SET title = 'x'",
        ])
    func aLinkIsWhatWasWritten(sql: String) async throws {
        let test = try await TestWorkspace()
        let thread = try await test.thread(by: Cast.member)
        let document = try await test.document(in: thread, by: Cast.member)
        #expect(try await test.queries(Cast.member).threads(of: document).map(\.threadID) == [thread])
        try await test.database.write { try $0.execute(sql: sql) }
        #expect(await refusal { try await test.queries(Cast.member).threads(of: document) } == .corrupt)
        #expect(
            await refusal {
                try await test.queries(Cast.member).artifacts(ArtifactFilter(), page: PageRequest(size: 9))
            } == .corrupt)
    }

    @Test func tagsTenantsAndBatchesAreWhatWasWritten() async throws {
        let test = try await TestWorkspace()
        let thread = try await test.thread(by: Cast.member)
        try await test.perform(.thread(thread, .tag(add: ["x"], remove: [])), as: Cast.member)
        try await test.customer("c1", name: "Ada", values: [:])
        _ = try await test.propose([("employer", "Globex"), ("phone", "+1 555 0100")], for: CustomerID("c1"))
        try await test.database.write { db in
            try db.execute(sql: "UPDATE thread_tags SET tag = 'y'")
            try db.execute(sql: "UPDATE tenants SET name = 'x'")
            try db.execute(sql: "UPDATE batches SET proposal_count = 9")
        }
        let queries = test.queries(Cast.manager)
        #expect(await refusal { try await queries.tenants(page: PageRequest(size: 9)) } == .corrupt)
        #expect(
            await refusal { try await queries.proposals(ReviewFilter(), page: PageRequest(size: 9)) } == .corrupt)
        #expect(
            await refusal {
                try await test.perform(.thread(thread, .tag(add: ["z"], remove: [])), as: Cast.member)
            } == .corrupt)
    }

    @Test func jsonThatSQLiteCannotReadIsDamage() async throws {
        let test = try await TestWorkspace()
        try await test.customer("c1", name: "Ada", values: [:])
        try await test.propose([("employer", "Globex")], for: CustomerID("c1"), by: Cast.agent)
        try await test.perform(.grantSight(Cast.agent.userID, .profiles), as: Cast.admin)
        let changed = try await test.database.write { db in
            try db.execute(sql: "UPDATE schemas SET schema = substr(schema, 1, 40), checksum = NULL")
            return db.changesCount
        }
        #expect(changed > 0)
        #expect(
            await refusal {
                try await test.queries(Cast.agent).proposals(ReviewFilter(), page: PageRequest(size: 9))
            } == .corrupt)
    }

    @Test func aRowOfAnEarlierDocketHasNoChecksumAndIsReadAsItIs() async throws {
        let test = try await TestWorkspace()
        let thread = try await test.thread(by: Cast.member, title: "Plans")
        try await test.database.write { db in
            for table in ["events", "streams"] {
                try db.execute(sql: "UPDATE \(table) SET checksum = NULL")
            }
        }
        #expect(try await test.queries(Cast.member).thread(thread).title == "Plans")
        try await test.say("Hello", in: thread, by: Cast.member)
        #expect(try await test.database.faults() == [])
    }

    @Test(arguments: ["threads", "messages", "events", "proposals", "profile_values", "customers", "revisions"])
    func aValueOfTheWrongKindIsDamageAndNoSignal(table: String) async throws {
        let sample = try await Self.sample.value
        for value in ["NULL", "x'FF00'", "7", "1.5"] {
            let folder = try TemporaryFolder()
            let path = folder.path("docket.db")
            try Data(sample.bytes).write(to: URL(fileURLWithPath: path))
            let queue = try DatabaseQueue(path: path)
            try await queue.write { db in
                try db.execute(sql: "PRAGMA ignore_check_constraints = ON")
                try db.execute(sql: "UPDATE \(table) SET checksum = NULL")
                let columns = try Row.fetchAll(db, sql: "SELECT name FROM pragma_table_info('\(table)') WHERE pk = 0")
                for row in columns {
                    let name: String = row["name"]
                    // Columns that must hold something refuse nothing; keys are unique.
                    try? db.execute(sql: "UPDATE \(table) SET \(name) = \(value)")
                }
            }
            try queue.close()
            for (question, answer) in await sample.ask(in: folder.url) {
                #expect(answer.1 != .internal, "\(question) of \(table) with \(value)")
            }
        }
    }
}

extension CorruptionTests.Sample {
    /// Asks all that a workspace is asked: answers line by line, and the code of what went wrong.
    fileprivate func ask(in folder: URL) async -> [String: (Set<String>, DocketError.Code?)] {
        var answers: [String: (Set<String>, DocketError.Code?)] = [:]
        func ask(_ question: String, _ answer: () async throws -> [String]) async {
            do {
                answers[question] = (Set(try await answer()), nil)
            } catch {
                answers[question] = ([], WorkspaceDatabase.translated(error).code)
            }
        }
        let workspace: LocalWorkspace
        do throws(DocketError) {
            workspace = try await LocalWorkspace.open(
                folder, tenant: Cast.tenant, user: Cast.admin.userID, account: "root", readOnly: true)
        } catch {
            return ["open": ([], error.code)]
        }
        let queries = workspace.queries
        let page = PageRequest(size: 100)
        await ask("threads") {
            try await queries.threads(ThreadFilter(), page: page).items.map {
                "\($0.id) \($0.title) \($0.description) \($0.tags) \($0.labels) \($0.visibility)"
            }
        }
        for thread in threads {
            await ask("messages of \(thread)") {
                try await queries.messages(of: thread, page: page).items.map { String(reflecting: $0) }
            }
            await ask("history of \(thread)") {
                try await queries.history(of: .thread(thread), page: page).items.map { "\($0.event.event) \($0.text)" }
            }
        }
        await ask("artifacts") {
            try await queries.artifacts(ArtifactFilter(), page: page).items.map {
                "\($0.id) \($0.kind) \($0.title) \($0.status) \($0.description) \($0.createdBy) \($0.createdAt)"
            }
        }
        for artifact in artifacts + [table] {
            await ask("revision of \(artifact)") {
                [String(reflecting: try await queries.revision(nil, of: artifact))]
            }
        }
        for chunk in chunks {
            await ask("blob \(chunk)") { [try await queries.blob(chunk, of: table).base64EncodedString()] }
        }
        await ask("customer") {
            let profile = try await queries.customer(CustomerID("c1"))
            return [profile.summary.name, "\(profile.schema)"]
                + profile.values.map { "\($0.key) \($0.value.value) \($0.value.setBy) \($0.value.setAt)" }
        }
        var every = ReviewFilter()
        every.status = nil
        await ask("proposals") { [every] in
            try await queries.proposals(every, page: page).items.map {
                "\($0.id) \($0.status) \($0.customerName) \($0.fieldName) \($0.proposedValue) \($0.previousValue) "
                    + "\($0.currentValue) \($0.sourceText ?? "") \(String(describing: $0.decision))"
            }
        }
        for proposal in proposals {
            await ask("evidence of \(proposal)") {
                [String(reflecting: try await queries.proposalDetails(proposal).evidence)]
            }
        }
        await ask("events") {
            try await workspace.events(after: nil, stream: nil, limit: 1000).compactMap { change in
                guard case .event(let entry) = change.change else { return nil }
                return "\(entry.event.event) \(entry.text)"
            }
        }
        await ask("search") {
            try await queries.search(SearchQuery(text: "globex"), page: page).items.map {
                "\($0.address) \($0.title) \($0.snippet.map(\.text).joined())"
            }
        }
        await ask("users") { try await queries.users(page: page).items.map { String(reflecting: $0) } }
        return answers
    }
}
