import DocketDomain
import DocketStore
import DocketWorkspace
import Foundation
import GRDB
import TestSupport
import Testing

@Suite struct BackupTests {
    private let office: TestOffice
    private let max: LocalWorkspace

    init() async throws {
        office = try await TestOffice()
        max = try await office.open()
    }

    @Test func aBackupIsOnePrivateFileThatOpensAsTheWorkspaceDid() async throws {
        let thread = try await max.newThread("Kept")
        _ = try await max.make(PreparedContent(.ofRows(1500)), .table)
        let file = office.folder.file("copy.db")
        try max.backUp(to: file)
        let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let beside = try FileManager.default.contentsOfDirectory(atPath: office.folder.url.path)
        #expect(beside.filter { $0.hasPrefix("copy.db") } == ["copy.db"])

        let elsewhere = try TemporaryFolder()
        try FileManager.default.copyItem(at: file, to: elsewhere.file("docket.db"))
        let opened = try await LocalWorkspace.open(elsewhere.url, user: UserID("max"), account: "ada")
        #expect(try await opened.queries.thread(thread).title == "Kept")
        #expect(try await opened.faults().isEmpty)
    }

    @Test func noBackupTakesThePlaceOfAFileAndNoneIsLeftHalfDone() async throws {
        let file = office.folder.file("copy.db")
        try Data("precious".utf8).write(to: file)
        #expect(refusal { try max.backUp(to: file) } == .alreadyExists)
        #expect(try Data(contentsOf: file) == Data("precious".utf8))
        #expect(refusal { try max.backUp(to: office.folder.file("none/copy.db")) } == .unavailable)
    }

    @Test func restoringBringsBackWhatWasKeepsWhatIsInAFileAndOthersGoOnWithIt() async throws {
        let kept = try await max.newThread("Kept")
        let file = office.folder.file("copy.db")
        try max.backUp(to: file)
        try await max.perform(.thread(kept, .rename("Changed")))
        let lost = try await max.newThread("Lost")
        let other = try await office.open("max")

        let before = try max.restore(from: file)
        for workspace in [max, other] {
            #expect(try await workspace.queries.thread(kept).title == "Kept")
            #expect(await refusal { try await workspace.queries.thread(lost) } == .notFound)
        }
        try await other.perform(.thread(kept, .rename("Goes on")))
        #expect(try await max.queries.thread(kept).title == "Goes on")
        #expect(try await max.faults().isEmpty)

        // And back again.
        office.ids.advance()
        _ = try other.restore(from: URL(fileURLWithPath: before))
        #expect(try await max.queries.thread(kept).title == "Changed")
        #expect(try await max.queries.thread(lost).title == "Lost")
        #expect(try await max.faults().isEmpty)
    }

    @Test func rubbishIsRefusedAndNothingIsChanged() async throws {
        let thread = try await max.newThread("Kept")
        let before = try await max.lastPlace
        let files = try Self.rubbish(in: office.folder, of: max)
        let names = try FileManager.default.contentsOfDirectory(atPath: office.folder.url.path).sorted()
        for file in files {
            #expect(refusal { try max.restore(from: office.folder.file(file)) } == .corrupt, "\(file)")
        }
        #expect(refusal { try max.restore(from: office.folder.file("none")) } == .notFound)
        #expect(try await max.lastPlace == before)
        #expect(try await max.queries.thread(thread).title == "Kept")
        #expect(try await max.faults().isEmpty)
        #expect(try FileManager.default.contentsOfDirectory(atPath: office.folder.url.path).sorted() == names)
    }

    /// Files that are no backups, each in its own way.
    private static func rubbish(in folder: TemporaryFolder, of workspace: LocalWorkspace) throws -> [String] {
        try Data("some text that is no database at all, but long enough".utf8).write(to: folder.file("text"))
        try Data().write(to: folder.file("empty"))
        let foreign = try DatabaseQueue(path: folder.path("foreign"))
        try foreign.write { try $0.execute(sql: "CREATE TABLE events (x); CREATE TABLE streams (y)") }
        try foreign.close()
        try workspace.backUp(to: folder.file("newer"))
        let newer = try DatabaseQueue(path: folder.path("newer"))
        try newer.write {
            try $0.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('99 from the future')")
        }
        try newer.close()
        try workspace.backUp(to: folder.file("sound"))
        var bytes = try Data(contentsOf: folder.file("sound"))
        try bytes.prefix(bytes.count / 2).write(to: folder.file("cut off"))
        bytes.replaceSubrange(4096..<(4096 * 8), with: Data(repeating: 0xA5, count: 4096 * 7))
        try bytes.write(to: folder.file("overwritten"))
        return ["text", "empty", "foreign", "newer", "cut off", "overwritten"]
    }
}
