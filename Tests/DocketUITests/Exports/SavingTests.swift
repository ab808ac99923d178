import DocketDomain
import TerminalKit
import Testing

@testable import DocketUI

/// Exports that go to a folder, several at once, and once more.
@Suite struct SavingTests {
    private func requests(_ screen: inout TestScreen) -> [ExportRequest] {
        screen.takeEffects().compactMap { if case .exports(.make(let request)) = $0 { request } else { nil } }
    }

    private func openTable(_ screen: inout TestScreen) throws {
        try screen.press("3 k enter")
        _ = screen.takeEffects()
    }

    @Test func theFolderIsTypedOnceAndRememberedThen() throws {
        var screen = TestScreen()
        try openTable(&screen)
        try screen.press("x s '~/Reports' enter")
        var request = try #require(requests(&screen).first)
        #expect(request.format == .pdf)
        #expect(request.destination == ExportDestination(folder: "~/Reports"))
        #expect(screen.text.contains("to ~/Reports"))
        try screen.press("x s enter")
        request = try #require(requests(&screen).first)
        #expect(request.destination == ExportDestination(folder: "~/Reports"))
    }

    @Test func theNextProgramKnowsTheFolder() throws {
        var screen = TestScreen()
        try openTable(&screen)
        try screen.press("x s '~/Reports' enter")
        let json = screen.state.remembered.json(atMost: 1 << 20)
        var other = TestScreen()
        other.restart(with: try #require(Remembered(json: json)))
        try openTable(&other)
        try other.press("x s enter")
        #expect(requests(&other).first?.destination == ExportDestination(folder: "~/Reports"))
    }

    @Test func aFolderThatIsNotThereIsNotOfferedAgain() throws {
        var screen = TestScreen()
        try openTable(&screen)
        try screen.press("x s '/gone' enter")
        let ticket = try #require(requests(&screen).first?.ticket)
        screen.handle(.exports(.failed(ticket: ticket, DocketError(.notFound, "There is no folder /gone."))))
        #expect(screen.text.contains("There is no folder /gone."))
        try screen.press("esc x s '/tmp' enter")
        #expect(requests(&screen).first?.destination == ExportDestination(folder: "/tmp"))
    }

    @Test func aFolderThatCannotBeUsedIsToldInTheForm() throws {
        var screen = TestScreen()
        try openTable(&screen)
        try screen.press("x s '/nowhere' down 'For Ada' enter")
        #expect(requests(&screen).isEmpty)
        #expect(screen.text.contains("There is no folder /nowhere."))
        let form = try #require(screen.state.overlay?.content as? ExportForm)
        #expect(form.row == .folder && form.folder.text == "/nowhere" && form.name.text == "For Ada")
        try screen.press("backspace")
        #expect(!screen.text.contains("There is no folder"))
        try screen.press("ctrl-u '/tmp' enter")
        #expect(screen.state.overlay == nil)
        #expect(requests(&screen).first?.destination == ExportDestination(folder: "/tmp", name: "For Ada"))
    }

    @Test func whatIsTypedWhileTheFolderIsLookedAtIsAskedAnew() throws {
        var screen = TestScreen()
        try openTable(&screen)
        screen.answers = false
        try screen.press("x s '/nowhere' enter")
        try screen.press("'2'")
        screen.answerAll()
        #expect(screen.state.overlay?.content is ExportForm)
        #expect(!screen.text.contains("There is no folder") && requests(&screen).isEmpty)
    }

    @Test func aNameOfItsOwnIsTyped() throws {
        var screen = TestScreen()
        try openTable(&screen)
        try screen.press("x s '/tmp' down 'For Ada' enter")
        #expect(requests(&screen).first?.destination == ExportDestination(folder: "/tmp", name: "For Ada"))
    }

    @Test func optionsAloneSaveNothingElsewhere() throws {
        var screen = TestScreen()
        try openTable(&screen)
        try screen.press("x s '~/Reports' enter x o enter")
        #expect(requests(&screen).map(\.destination) == [ExportDestination(folder: "~/Reports"), nil])
    }

    @Test func columnsAreChosen() throws {
        var screen = TestScreen()
        try openTable(&screen)
        try screen.press("x o")
        let form = try #require(screen.state.overlay?.content as? ExportForm)
        let place = try #require(form.rows.firstIndex(of: .columns))
        #expect(form.offeredColumns.count > 2)
        try screen.press(Array(repeating: "down", count: place).joined(separator: " "))
        // All but the second one.
        try screen.press("l down down space enter")
        let request = try #require(requests(&screen).first)
        #expect(request.choices.options.columns == form.offeredColumns.filter { $0 != 1 })
        #expect(request.choices.view == nil)
    }

    @Test func noColumnAtAllIsRefused() throws {
        var screen = TestScreen()
        try openTable(&screen)
        try screen.press("x o")
        let form = try #require(screen.state.overlay?.content as? ExportForm)
        let place = try #require(form.rows.firstIndex(of: .columns))
        try screen.press(Array(repeating: "down", count: place).joined(separator: " ") + " l")
        for _ in form.offeredColumns { try screen.press("down space") }
        try screen.press("enter")
        #expect(requests(&screen).isEmpty)
        #expect(screen.text.contains("Choose one column at least"))
    }

    @Test func columnsOfWhatIsShownAreChosenAmongThem() throws {
        var screen = TestScreen()
        try openTable(&screen)
        try screen.press("l - x o")
        let form = try #require(screen.state.overlay?.content as? ExportForm)
        #expect(!form.offeredColumns.contains(1))
        let place = try #require(form.rows.firstIndex(of: .columns))
        try screen.press(Array(repeating: "down", count: place).joined(separator: " ") + " l down space enter")
        let view = try #require(requests(&screen).first?.choices.view)
        #expect(view.columns == Array(form.offeredColumns.dropFirst()))
    }

    // MARK: Once more

    @Test func oneKeyRepeatsTheLastExport() throws {
        var screen = TestScreen()
        try openTable(&screen)
        try screen.press("X")
        #expect(screen.text.contains("Nothing has been exported yet"))
        try screen.press("x s '/tmp' down 'For Ada' enter")
        let first = try #require(requests(&screen).first)
        try screen.press("X")
        let again = try #require(requests(&screen).first)
        #expect(again.format == first.format && again.choices == first.choices)
        #expect(again.destination == first.destination)
        #expect(again.ticket != first.ticket)
    }

    @Test func ofSomethingElseItIsDoneAsTheLastTime() throws {
        var screen = TestScreen()
        try openTable(&screen)
        try screen.press("x s '/tmp' down 'For Ada' down 'Her fees' enter 1")
        _ = screen.takeEffects()
        try screen.press("X")
        let again = try #require(requests(&screen).first)
        #expect(again.source == .thread(screen.sample.threads[0].id))
        #expect(again.choices.options.title == nil)
        #expect(again.destination == ExportDestination(folder: "/tmp"))
    }

    // MARK: Several at once

    @Test func whatIsMarkedBecomesAFileEach() throws {
        var screen = TestScreen()
        try screen.press("g a space space")
        let marked = screen.state[AllArtifactsScreen.self].artifacts.marked
        #expect(marked.count == 2)
        #expect(screen.text.contains("2 marked"))
        _ = screen.takeEffects()
        try screen.press("x p")
        let requests = requests(&screen)
        #expect(requests.map(\.source) == marked.map { .artifact($0.id) })
        #expect(Set(requests.map(\.ticket)).count == 2)
        #expect(screen.text.contains("Exporting 2 artifacts as PDF, a file each"))
        try screen.press("esc x p")
        #expect(self.requests(&screen).count == 1, "Escape has taken the marks away")
    }

    @Test func ofWhatIsMarkedWhatCannotBeIsNamed() throws {
        var screen = TestScreen()
        try screen.press("g a")
        var kinds: Set<ArtifactKind> = []
        let count = screen.state[AllArtifactsScreen.self].artifacts.list.count
        for _ in 0..<count {
            guard let item = screen.state[AllArtifactsScreen.self].artifacts.list.selection else { break }
            if item.kind == .table || item.kind == .doc, kinds.insert(item.kind).inserted {
                try screen.press("space")
            } else {
                try screen.press("j")
            }
        }
        #expect(kinds == [.table, .doc])
        _ = screen.takeEffects()
        try screen.press("x c")
        #expect(requests(&screen).count == 1)
        #expect(screen.text.contains("A document is no table"))
    }

    @Test func marksAreForTheListAlone() throws {
        var screen = TestScreen()
        try screen.press("g a space enter")
        _ = screen.takeEffects()
        try screen.press("x p")
        let open = try #require(screen.state[AllArtifactsScreen.self].artifacts.viewer?.artifact)
        #expect(requests(&screen).map(\.source) == [.artifact(open.id)])
    }

    // MARK: Several at once

    @Test func severalThatAreSavedAtOnceAreToldOfTogether() throws {
        var screen = TestScreen()
        try screen.press("g a space j space j space x p")
        let asked = requests(&screen)
        #expect(asked.count == 3)
        for request in asked {
            screen.handle(.exports(.finished(ticket: request.ticket, name: "F.pdf", bytes: 1000, notes: [])))
        }
        #expect(screen.text.contains("Made 3 files · 3.0 kB"))
    }

    @Test func ofSeveralCopiesItIsToldHowManyThereAreAndWhere() throws {
        var exports = ExportsUnderWay()
        let tickets = (0..<3).map { _ in exports.begin("PDF") }
        exports.gather(tickets, isSaved: true)
        let other = exports.begin("PDF")
        #expect(!exports.isGathered(other) && tickets.allSatisfy(exports.isGathered))
        #expect(exports.note(tickets[0]) { $0.noteMade(tickets[0], bytes: 700, notes: ["Some cells are cut"]) } == nil)
        let one = exports.note(tickets[0]) { $0.noteSaved(tickets[0], at: "/home/dana/a.pdf", bytes: 700) }
        #expect(one == "Saved 1 of 3 files in /home/dana · 700 B · Some cells are cut")
        _ = exports.note(tickets[1]) { $0.noteFailed(tickets[1]) }
        let last = exports.note(tickets[2]) { $0.noteSaved(tickets[2], at: "/home/dana/c.pdf", bytes: 700) }
        #expect(last == "Saved 2 of 3 files in /home/dana · 1.4 kB · Some cells are cut")
        #expect(!tickets.contains(where: exports.isGathered))
    }

    // MARK: The view of exports

    @Test func theCopysPathIsTheOneThatIsCopied() throws {
        var screen = TestScreen()
        let export = ExportSummary(
            id: ExportID("e1"), source: ExportSource(.artifact(ArtifactID("fees")), version: 1), title: "Fees",
            format: "pdf", fileExtension: "pdf", options: nil, status: .completed, createdBy: SampleWorkspace.owner,
            createdAt: SampleWorkspace.now, finishedAt: SampleWorkspace.now,
            file: StoredExport(storage: "local", key: "dana/e1.pdf", bytes: 1, digest: "d"), failure: nil,
            runner: RunnerID("r"))
        screen.sample.exports = [export]
        screen.handle(.exports(.saved(ExportID("e1"), ticket: nil, path: "/tmp/Fees.pdf", bytes: 1200)))
        #expect(screen.text.contains("Saved /tmp/Fees.pdf · 1.2 kB"))
        try screen.press("g x")
        _ = screen.takeEffects()
        try screen.press("y s '/nowhere' enter")
        #expect(screen.text.contains("There is no folder /nowhere."))
        try screen.press("ctrl-u '/home' enter")
        #expect(
            screen.takeEffects() == [
                .exports(.copyPath(ExportID("e1"), saved: "/tmp/Fees.pdf")),
                .exports(.save(ExportID("e1"), ExportDestination(folder: "/home"))),
            ])
    }
}
