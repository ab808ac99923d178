import Foundation
import Testing

@testable import DocketUI

@Suite struct KeymapDocumentationTests {
    /// Compares the section with the keymap; `DOCKET_RECORD_KEYS=1` writes it anew instead.
    @Test func readmeListsTheKeysAsTheKeymapHasThem() throws {
        let readme = URL(filePath: #filePath).appending(path: "../../../../README.md").standardizedFileURL
        let text = try String(contentsOf: readme, encoding: .utf8)
        let start = try #require(text.firstRange(of: "<!-- keys: made from the keymap -->\n"))
        let end = try #require(text.firstRange(of: "<!-- end of keys -->"))
        try #require(start.upperBound <= end.lowerBound)
        let section = "\n" + Keymap.standard.documentation + "\n"
        if ProcessInfo.processInfo.environment["DOCKET_RECORD_KEYS"] != nil {
            let recorded = text.replacingCharacters(in: start.upperBound..<end.lowerBound, with: section)
            try Data(recorded.utf8).write(to: readme)
            return
        }
        #expect(
            text[start.upperBound..<end.lowerBound] == section,
            "Record it with DOCKET_RECORD_KEYS=1 swift test --filter KeymapDocumentationTests")
    }

    @Test func theKeysNameEveryCommandThatIsNotHidden() {
        let text = Keymap.standard.documentation
        for entry in CommandEntry.all { #expect(text.contains("`\(entry.id.rawValue)`") == !entry.isHidden) }
    }
}
