import DocketDomain
import Testing

@testable import docket

@Suite struct ProgramVersionTests {
    private let commit = "0e7f19e2c1d0a5b4f3e2d1c0b9a8f7e6d5c4b3a2"

    @Test func aBuildTellsItsCommitAndWhetherFilesWereChangedSince() {
        let clean = ProgramVersion("1.2.3", builtFrom: commit, workspaceFormat: 7)
        #expect(clean.text == "1.2.3\ncommit 0e7f19e2c1d0\nworkspace format 7")
        #expect(
            clean.wire == ["version": "1.2.3", "commit": .string(commit), "changed": false, "workspace_format": 7])
        let changed = ProgramVersion("1.2.3", builtFrom: commit + "+", workspaceFormat: 7)
        #expect(changed.text == "1.2.3\ncommit 0e7f19e2c1d0, with changes\nworkspace format 7")
        #expect(changed.wire["changed"] == true)
    }

    @Test(arguments: ["", "+", "0e7f19e2", "0e7f19e2c1d0a5b4f3e2d1c0b9a8f7e6d5c4b3a\u{1B}", "DOCKET_COMMIT"])
    func whatIsNoCommitIsUnknown(_ source: String) {
        let version = ProgramVersion("1.2.3", builtFrom: source, workspaceFormat: 7)
        #expect(version.text == "1.2.3\ncommit unknown\nworkspace format 7")
        #expect(version.wire["commit"] == .null && version.wire["changed"] == .null)
    }
}
