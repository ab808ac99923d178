import DocketDomain
import DocketUI
import TerminalKit
import Testing

/// Each test states all that a key makes happen.
@Suite struct ExportingTests {
    private func request(_ screen: inout TestScreen) throws -> ExportRequest {
        let effects = screen.takeEffects()
        guard effects.count == 1, case .exports(.make(let request)) = effects[0] else {
            Issue.record("No export was asked for, but \(effects)")
            throw CancellationError()
        }
        return request
    }

    @Test(arguments: [
        ("p", ExportFormat.pdf), ("d", .docx), ("x", .xlsx), ("c", .csv), ("m", .markdown), ("h", .html), ("j", .json),
    ])
    func twoKeysExportTheOpenTable(_ key: String, _ format: ExportFormat) throws {
        var screen = TestScreen()
        try screen.press("3 k enter")
        let artifact = try #require(screen.state.threadArtifacts.selection)
        #expect(artifact.kind == .table)
        try screen.press("x \(key)")
        let request = try request(&screen)
        #expect(request.source == .artifact(artifact.id))
        #expect(request.format == format)
        #expect(request.choices == ExportChoices())
        #expect(screen.text.contains("Exporting “\(artifact.title)” as \(format.name)"))
    }

    @Test func xShowsWhatCanFollowAndWhyNot() throws {
        var screen = TestScreen()
        try screen.press("1 x")
        #expect(!screen.rows(with: "PDF").contains { $0.contains("–") })
        try screen.press("esc 3")
        while let item = screen.state.threadArtifacts.selection, item.kind != .doc { try screen.press("j") }
        try screen.press("x")
        #expect(screen.rows(with: "CSV").contains { $0.contains("A document is no table") })
        try screen.press("c")
        #expect(screen.takeEffects().isEmpty)
        #expect(screen.text.contains("A document is no table"))
    }

    @Test func aThreadIsExportedFromItsList() throws {
        var screen = TestScreen()
        try screen.press("1 x p")
        #expect(try request(&screen).source == .thread(screen.sample.threads[0].id))
    }

    @Test func aFilteredAndSortedTableIsExportedAsItIsShown() throws {
        var screen = TestScreen()
        try screen.press("3 k enter l - [ x c")
        let view = try #require(try request(&screen).choices.view)
        #expect(view.columns.count > 0 && !view.columns.contains(1))
        #expect(view.sorts.count == 1)
        #expect(screen.text.contains("as shown"))
    }

    @Test func theOptionsSayWhatIsExported() throws {
        var screen = TestScreen()
        try screen.press("3 k enter l - x o")
        #expect(screen.text.contains("what the viewer shows"))
        try screen.press("down l down l enter")
        let request = try request(&screen)
        #expect(request.choices.view == nil)
        #expect(request.choices.options.paper == .letter)
        #expect(request.format == .pdf)
    }

    @Test func aSheetIsExportedWholeUnlessItsTableIsFilteredOrChosen() throws {
        var screen = TestScreen()
        try screen.press("3")
        while let item = screen.state.threadArtifacts.selection, item.kind != .sheet { try screen.press("j") }
        try screen.press("enter . x c")
        #expect(try request(&screen).choices.view == nil)
        try screen.press("[ x c")
        let shown = try request(&screen).choices.view
        #expect(shown?.sheet == 1 && shown?.sorts.count == 1)
        #expect(screen.text.contains("as shown"))
        try screen.press("r x o")
        #expect(screen.rows(with: "Tables").contains { $0.contains("all 2") })
        try screen.press("down l l")
        #expect(screen.rows(with: "Tables").contains { $0.contains("Debts") })
        try screen.press("enter")
        #expect(try request(&screen).choices.view == ExportView(sheet: 1, columns: [], filters: [], sorts: []))
        #expect(screen.text.contains("one table of it"))
    }

    @Test func marginsAreChosen() throws {
        var screen = TestScreen()
        try screen.press("3 k enter x o down down down l l enter")
        #expect(try request(&screen).choices.options.margin == 25)
    }

    @Test func theTitleIsTypedAndOtherLettersAreKeys() throws {
        var screen = TestScreen()
        try screen.press("3 k enter x o l l l")
        #expect(screen.rows(with: "Format").contains { $0.contains("CSV") })
        try screen.press("G down down down down down down 'Fees of hjkl' enter")
        let request = try request(&screen)
        #expect(request.format == .csv)
        #expect(request.choices.options.title == "Fees of hjkl")
    }

    @Test func escapeExportsNothing() throws {
        var screen = TestScreen()
        try screen.press("3 k enter x o esc")
        #expect(screen.takeEffects().isEmpty)
        #expect(screen.state.overlay == nil)
    }

    @Test func aReadOnlyWorkspaceExportsNothing() throws {
        var screen = TestScreen(isReadOnly: true)
        try screen.press("1 x p")
        #expect(screen.takeEffects().isEmpty)
        #expect(screen.text.contains("reading only"))
    }

    @Test func theTitleBarTellsHowFarItIsAndTheEndIsTold() throws {
        var screen = TestScreen()
        try screen.press("1 x p")
        let ticket = try request(&screen).ticket
        screen.handle(.exports(.begun(ExportID("e1"), ticket: ticket)))
        screen.handle(.exports(.progress(0.42, ticket: ticket)))
        #expect(screen.frame.rows[0].contains("PDF 42 %"))
        screen.handle(.exports(.finished(ticket: ticket, name: "Fees.pdf", bytes: 12_345, notes: [])))
        #expect(screen.text.contains("Fees.pdf · 12.3 kB"))
        #expect(!screen.frame.rows[0].contains("PDF"))
    }

    @Test func anInterruptCancelsWhatIsMade() throws {
        var screen = TestScreen()
        try screen.press("1 x p")
        let ticket = try request(&screen).ticket
        screen.handle(.exports(.begun(ExportID("e1"), ticket: ticket)))
        try screen.press("ctrl-c")
        #expect(
            screen.takeEffects() == [
                .perform(Request(.export(ExportID("e1"), .cancel), then: .say("The export was cancelled")))
            ])
    }

    @Test func aFailureIsShownUntilItIsDismissed() throws {
        var screen = TestScreen()
        try screen.press("1 x p")
        let ticket = try request(&screen).ticket
        screen.handle(.exports(.failed(ticket: ticket, DocketError(.resourceExhausted, "No room is left."))))
        #expect(screen.text.contains("No room is left."))
        try screen.press("j")
        #expect(screen.text.contains("No room is left."))
    }
}
