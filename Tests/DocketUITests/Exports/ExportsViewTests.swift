import DocketDomain
import DocketUI
import TerminalKit
import Testing

@Suite struct ExportsViewTests {
    private static func export(
        _ id: String, _ title: String, _ format: String, _ status: ExportStatus, minutesAgo: Int,
        by user: UserID = SampleWorkspace.owner, bytes: Int? = nil, failure: ExportFailure? = nil
    ) -> ExportSummary {
        ExportSummary(
            id: ExportID(id), source: ExportSource(.artifact(ArtifactID("fees")), version: 1), title: title,
            format: format, fileExtension: format, options: nil, status: status, createdBy: user,
            createdAt: SampleWorkspace.time(minutesAgo: minutesAgo),
            finishedAt: status == .processing ? nil : SampleWorkspace.time(minutesAgo: minutesAgo),
            file: bytes.map { StoredExport(storage: "local", key: "dana/\(id).\(format)", bytes: $0, digest: "d") },
            failure: failure, runner: RunnerID("r"))
    }

    private static var sample: SampleWorkspace {
        var sample = SampleWorkspace.office
        sample.exports = [
            export("e1", "Quarterly fees", "pdf", .processing, minutesAgo: 0),
            export("e2", "Fee comparison", "xlsx", .completed, minutesAgo: 5, bytes: 12_345),
            export(
                "e3", "All trades", "docx", .failed, minutesAgo: 60,
                failure: ExportFailure(code: "resourceExhausted", reason: "No room is left.")),
            export("e4", "費用の比較", "csv", .cancelled, minutesAgo: 120, by: UserID("kim")),
            export("e5", "Evil \u{1B}[31m\u{202E}fdp", "html", .completed, minutesAgo: 2000, bytes: 900),
        ]
        return sample
    }

    private func screen(width: Int = 120, height: Int = 40, role: Role = .rm) throws -> TestScreen {
        var screen = TestScreen(Self.sample, width: width, height: height, role: role)
        try screen.press("g x")
        return screen
    }

    @Test(arguments: [(40, 12), (80, 24), (120, 40), (200, 60)])
    func looks(_ width: Int, _ height: Int) throws {
        var screen = try screen(width: width, height: height)
        screen.handle(.exports(.begun(ExportID("e1"), ticket: 1)))
        try expectGolden(screen.frame, "Screens/exports-\(width)x\(height)")
    }

    @Test(arguments: [(80, 24), (120, 40)])
    func looksOfTheOptions(_ width: Int, _ height: Int) throws {
        var screen = TestScreen(Self.sample, width: width, height: height)
        try screen.press("3 k enter x")
        try expectGolden(screen.frame, "Screens/export-keys-\(width)x\(height)")
        try screen.press("o down")
        try expectGolden(screen.frame, "Screens/export-options-\(width)x\(height)")
    }

    @Test func anEmptyViewSaysHowToExport() throws {
        var screen = TestScreen()
        try screen.press("g x")
        #expect(screen.text.contains("No exports yet"))
        #expect(screen.text.contains("xp on a table"))
        #expect(screen.state.screen == .exports)
    }

    @Test func whatIsFinishedIsOpenedCopiedAndExportedAgain() throws {
        var screen = try screen()
        try screen.press("j")
        _ = screen.takeEffects()
        try screen.press("enter y a")
        #expect(
            screen.takeEffects() == [
                .exports(.open(ExportID("e2"))), .exports(.copyPath(ExportID("e2"), saved: nil)),
                .exports(.makeAgain(ExportID("e2"), ticket: 1)),
            ])
        try screen.press("d")
        #expect(screen.text.contains("Delete “Fee comparison”, XLSX, with its file?"))
        try screen.press("n")
        #expect(screen.takeEffects().isEmpty)
        try screen.press("d y")
        #expect(screen.takeEffects() == [.exports(.delete(ExportID("e2")))])
        try screen.press("r c")
        #expect(screen.takeEffects().isEmpty)
    }

    @Test func whatRunsIsCancelledAndNotDeleted() throws {
        var screen = try screen()
        _ = screen.takeEffects()
        try screen.press("enter d r")
        #expect(screen.takeEffects().isEmpty)
        try screen.press("c")
        #expect(
            screen.takeEffects() == [.perform(Request(.export(ExportID("e1"), .cancel), then: .say("Cancelled")))])
    }

    @Test func whatFailedSaysWhyAndIsTriedAgain() throws {
        var screen = try screen()
        #expect(screen.rows(with: "All trades").contains { $0.contains("No room is left.") })
        _ = screen.takeEffects()
        try screen.press("j j r")
        #expect(screen.takeEffects() == [.exports(.retry(ExportID("e3"), ticket: 1))])
    }

    @Test func anotherUsersExportIsNotTheirsToChange() throws {
        var screen = try screen()
        _ = screen.takeEffects()
        try screen.press("j j j d r")
        #expect(screen.takeEffects().isEmpty)
        #expect(screen.text.contains("The export is Kim Lee's"))
        var admin = try self.screen(role: .admin)
        _ = admin.takeEffects()
        try admin.press("j j j d y")
        #expect(admin.takeEffects() == [.exports(.delete(ExportID("e4")))])
    }

    @Test func oneGoesToTheSourceAndBackAndOut() throws {
        var screen = try screen()
        try screen.press("i")
        guard let history = screen.state.overlay?.content as? HistoryOverlay else {
            Issue.record("No history is open.")
            return
        }
        #expect(history.stream == .export(ExportID("e1")))
        try screen.press("esc q")
        #expect(screen.state.screen == .browse)
    }

    @Test func changesOfOthersAreShown() throws {
        var screen = try screen()
        screen.sample.exports.removeFirst()
        screen.handle(.changed([.export(ExportID("e1"))]))
        #expect(!screen.text.contains("Quarterly fees"))
        try screen.press("q")
        screen.sample.exports.removeFirst()
        screen.handle(.changed([.export(ExportID("e2"))]))
        try screen.press("g x")
        #expect(!screen.text.contains("Fee comparison"))
    }

    @Test func anAddressIsSelectedThoughNewerExportsHaveComeMeanwhile() throws {
        var screen = try screen()
        try screen.press("q")
        screen.handle(.changed([.export(ExportID("e1"))]))
        screen.handle(.visit(.export(ExportID("e3"))))
        try screen.press("i")
        let history = try #require(screen.state.overlay?.content as? HistoryOverlay)
        #expect(history.stream == .export(ExportID("e3")))
    }

    @Test func anAddressOpensTheView() throws {
        var screen = TestScreen(Self.sample)
        screen.handle(.visit(.exports))
        #expect(screen.state.screen == .exports)
        #expect(screen.frame.rows[0].contains("exports"))
        try screen.press("{")
        #expect(screen.state.screen == .browse)
    }
}
