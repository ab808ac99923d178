import DocketApp
import Foundation
import Testing

@Suite struct TemporaryDemosTests {
    private let parent: URL
    private let demos: TemporaryDemos

    init() throws {
        parent = FileManager.default.temporaryDirectory.appendingPathComponent("demos-\(UUID())", isDirectory: true)
        try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
        demos = TemporaryDemos(in: parent)
    }

    private var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: parent.path).sorted() }
    }

    private func makeFolder(_ name: String, lock: String? = "demo.lock") throws {
        let folder = parent.appendingPathComponent(name, isDirectory: true)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        if let lock { try Data().write(to: folder.appendingPathComponent(lock)) }
    }

    @Test func aCopyThatIsShownStaysAndOneWhoseProcessIsGoneIsRemoved() throws {
        defer { try? FileManager.default.removeItem(at: parent) }
        let shown = try demos.make()
        try makeFolder("docket-demo-left")
        demos.removeLeftovers()
        #expect(try names == [shown.folder.lastPathComponent])
        shown.remove()
        #expect(try names.isEmpty)
    }

    @Test func whatIsNoCopyOfTheDemoStays() throws {
        defer { try? FileManager.default.removeItem(at: parent) }
        try makeFolder("other")
        try makeFolder("docket-demo-without-lock", lock: nil)
        try makeFolder("docket-demo-being-made", lock: "demo.lock.new")
        try FileManager.default.createSymbolicLink(
            at: parent.appendingPathComponent("docket-demo-link"),
            withDestinationURL: parent.appendingPathComponent("other"))
        let before = try names
        demos.removeLeftovers()
        #expect(try names == before)
        #expect(FileManager.default.fileExists(atPath: parent.appendingPathComponent("other/demo.lock").path))
    }
}
