import DocketDomain
import Foundation
import TestSupport
import Testing

@testable import DocketApp

/// The user's own editor.
@Suite struct OutsideEditorTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func edit(_ text: String, _ environment: [String: String]) async throws -> String {
        try await OutsideEditor(environment, in: folder.file("state")).edit(text)
    }

    @Test(arguments: [
        ("false", DocketError.Code.cancelled), ("rm", .cancelled), ("/no/such/editor", .notFound),
        ("  ", .failedPrecondition),
    ])
    func anEditorThatLeavesNothingBehindChangesNothing(editor: String, code: DocketError.Code) async {
        let refusal = await #expect(throws: DocketError.self) {
            try await edit("text", ["EDITOR": editor])
        }
        #expect(refusal?.code == code)
    }

    @Test func anEditorThatSavesNothingGivesTheSameText() async throws {
        #expect(try await edit("é\n森", ["EDITOR": "true", "VISUAL": ""]) == "é\n森")
    }

    /// What the editor sees is noted by a program that is one.
    @Test func theTextLiesWhereOnlyItsUserReadsIt() async throws {
        let script = folder.path("editor")
        let noted = folder.path("noted")
        try await folder.writeScript("#!/bin/sh\nls -ld \"$1\" \"$(dirname \"$1\")\" > \(noted)\n", to: "editor")
        // Another one was killed while it was open.
        let left = folder.file("state/editor-left")
        try FileManager.default.createDirectory(at: left, withIntermediateDirectories: true)
        for name in ["lock", "value.txt"] { try Data().write(to: left.appendingPathComponent(name)) }
        #expect(try await edit("secret", ["EDITOR": script]) == "secret")
        let lines = try String(contentsOfFile: noted, encoding: .utf8).split(separator: "\n")
        #expect(lines.map { $0.prefix(10) } == ["drwx------", "-rw-------"])
        #expect(lines.allSatisfy { $0.contains(folder.path("state/editor-")) })
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("state")) == [])
    }
}
