import Foundation
import TestSupport
import Testing

@testable import DocketDomain
@testable import DocketStore

/// What dead processes leave of their copies goes, and nothing else does.
@Suite struct WorkFolderTests {
    private let folder: TemporaryFolder
    private var path: String { folder.path("docket.db") }

    init() throws {
        folder = try TemporaryFolder()
        _ = try WorkspaceDatabase(path: path)
    }

    /// What a process leaves that is killed while it writes a backup.
    private func leave(_ id: String, part: String?) throws {
        try folder.write("", to: "work-\(id)/lock")
        try folder.write("personal", to: "work-\(id)/copy.db")
        if let part { try folder.write(part, to: "work-\(id)/parts") }
    }

    @Test func whatTheDeadLeftIsNamedAndRemovedAtTheNextStart() throws {
        try folder.write("half", to: "elsewhere/b.db.work-1.part")
        try leave("1", part: folder.path("elsewhere/b.db.work-1.part"))
        try leave("2", part: nil)
        try folder.write("kept", to: "docket.db.before-restore-7")
        let copies = WorkspaceDatabase.copies(in: folder.url)
        #expect(
            copies.map { ($0.path as NSString).lastPathComponent } == [
                "work-1", "work-2", "docket.db.before-restore-7",
            ])
        #expect(copies.map(\.isLeftOver) == [true, true, false])
        _ = try WorkspaceDatabase(path: path, readOnly: true)
        #expect(WorkspaceDatabase.copies(in: folder.url).count == 3)
        _ = try WorkspaceDatabase(path: path)
        #expect(WorkspaceDatabase.copies(in: folder.url).map(\.bytes) == [4])
        #expect(try folder.names(in: "elsewhere").isEmpty)
    }

    @Test func aNoteRemovesNothingButItsOwnPart() throws {
        try folder.write("mine", to: "letter.txt")
        try folder.write("mine", to: "b.db.work-2.part")
        try leave("1", part: folder.path("letter.txt"))
        try leave("3", part: folder.path("b.db.work-2.part"))
        _ = try WorkspaceDatabase(path: path)
        #expect(try folder.names(in: "").filter { $0.hasPrefix("work-") }.isEmpty)
        #expect(try folder.names(in: "").contains("letter.txt"))
        #expect(try folder.names(in: "").contains("b.db.work-2.part"))
    }

    @Test func aFolderWhoseProcessDiedBeforeItHadALockGoesAfterAMinute() throws {
        for name in ["work-old", "work-new"] {
            try FileManager.default.createDirectory(at: folder.file(name), withIntermediateDirectories: false)
        }
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSinceNow: -120)], ofItemAtPath: folder.path("work-old"))
        _ = try WorkspaceDatabase(path: path)
        #expect(try folder.names(in: "").filter { $0.hasPrefix("work-") } == ["work-new"])
    }

    @Test func notesAndCopiesAreForTheirOwnerAlone() throws {
        let work = try WorkFolder(in: folder.url)
        _ = try work.part(beside: folder.path("b.db"))
        for name in try FileManager.default.contentsOfDirectory(atPath: work.url.path) {
            let path = work.url.appendingPathComponent(name).path
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o600, "\(name)")
        }
        withExtendedLifetime(work) {}
    }

    @Test func whatSomebodyWorksOnStays() throws {
        let work = try WorkFolder(in: folder.url)
        let part = try work.part(beside: folder.path("b.db"))
        try Data("half".utf8).write(to: URL(fileURLWithPath: part))
        _ = try WorkspaceDatabase(path: path)
        #expect(WorkFolder.leftOver(in: folder.url).isEmpty)
        #expect(FileManager.default.fileExists(atPath: part))
        withExtendedLifetime(work) {}
    }

    @Test func aFinishedBackupAndACheckLeaveNothing() async throws {
        let database = try WorkspaceDatabase(path: path)
        let before = Set(try folder.names(in: ""))
        try database.backUp(to: folder.path("b.db"))
        #expect(throws: DocketError.self) { try database.backUp(to: folder.path("no/such/folder/b.db")) }
        #expect(try await database.faults() == [])
        #expect(Set(try folder.names(in: "")).subtracting(before) == ["b.db"])
    }
}
