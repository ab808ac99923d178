import DocketAgents
import DocketDomain
import Foundation
import Testing
import TestSupport

struct LookTests {
    @Test func look() throws {
        let folder = URL(filePath: ProcessInfo.processInfo.environment["DOCKET_GOLD"] ?? "")
        let name = ProcessInfo.processInfo.environment["LOOK"] ?? ""
        let extractor = try ExtractionFixture.extractor()
        for note in try GoldNote.all(in: folder) where note.isOpen && name.split(separator: ",").contains(where: { note.name.hasPrefix($0) }) {
            guard let m = note.meeting else { continue }
            let e = extractor.extract(from: m)
            print("==", note.name)
            for f in e.found { print("  +", f.fieldKey, f.value.serialized(), "|", f.sourceText) }
            for f in e.leftOut { print("  -", f.fieldKey, f.reason.rawValue, f.detail ?? "", "|", f.sourceText) }
        }
    }
}
