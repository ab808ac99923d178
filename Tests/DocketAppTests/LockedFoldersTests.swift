import DocketApp
import Foundation
import Testing

@Suite struct LockedFoldersTests {
    private let parent: URL
    private let demos: LockedFolders

    init() throws {
        parent = FileManager.default.temporaryDirectory.appendingPathComponent("demos-\(UUID())", isDirectory: true)
        try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
        demos = LockedFolders(in: parent, prefix: "docket-demo-")
    }

    private var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: parent.path).sorted() }
    }

    private func makeFolder(_ name: String, lock: String? = "lock") throws {
        let folder = parent.appendingPathComponent(name, isDirectory: true)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        if let lock { try Data().write(to: folder.appendingPathComponent(lock)) }
    }

    @Test func aFolderInUseStaysAndOneWhoseProcessIsGoneIsRemoved() throws {
        defer { try? FileManager.default.removeItem(at: parent) }
        let shown = try demos.make()
        try makeFolder("docket-demo-left")
        demos.removeLeftovers()
        #expect(try names == [shown.folder.lastPathComponent])
        shown.remove()
        #expect(try names.isEmpty)
    }

    @Test func whatIsNoneOfThemStays() throws {
        defer { try? FileManager.default.removeItem(at: parent) }
        try makeFolder("other")
        try makeFolder("docket-demo-without-lock", lock: nil)
        try makeFolder("docket-demo-being-made", lock: "lock.new")
        try FileManager.default.createSymbolicLink(
            at: parent.appendingPathComponent("docket-demo-link"),
            withDestinationURL: parent.appendingPathComponent("other"))
        let before = try names
        demos.removeLeftovers()
        #expect(try names == before)
        #expect(FileManager.default.fileExists(atPath: parent.appendingPathComponent("other/lock").path))
    }
}
