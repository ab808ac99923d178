import DocketDomain
import TerminalKit

extension AppState {
    /// Does a command that can be done.
    mutating func run(_ id: CommandID, _ effects: inout [Effect]) {
        switch id {
        case .moveDown: move(by: 1, &effects)
        case .moveUp: move(by: -1, &effects)
        case .halfPageDown: movePage(1, of: 2, &effects)
        case .halfPageUp: movePage(-1, of: 2, &effects)
        case .pageDown: movePage(1, of: 1, &effects)
        case .pageUp: movePage(-1, of: 1, &effects)
        case .top: moveToEnd(.start, &effects)
        case .bottom: moveToEnd(.end, &effects)
        case .left: shift(by: -1, &effects)
        case .right: shift(by: 1, &effects)
        case .focusFirst where focus == .desk: focusDeskPane(0)
        case .focusSecond where focus == .desk: focusDeskPane(1)
        case .focusThird where focus == .desk: focusDeskPane(2)
        case .focusFirst where screen == .exports: break
        case .focusFirst: focus = screen == .browse ? .threads : .artifacts
        case .focusSecond: focusSecond()
        case .focusThird: focusThird()
        case .focusNext: shiftFocus(by: 1, wraps: true)
        case .focusPrevious: shiftFocus(by: -1, wraps: true)
        case .zoom: isZoomed.toggle()
        case .narrowPane: moveSplit(by: -20)
        case .widenPane: moveSplit(by: 20)
        case .open: open(&effects)
        case .close: close(&effects)
        case .goBrowse: enter(.browse, &effects)
        case .goArtifacts: enter(.artifacts, &effects)
        case .goReview: enter(.review, &effects)
        case .goCustomers: enter(.customers, &effects)
        case .goExports: enter(.exports, &effects)
        case .exportPDF, .exportDOCX, .exportXLSX, .exportCSV, .exportMarkdown, .exportHTML, .exportJSON,
            .exportOptions:
            runExport(id, &effects)
        case .exportAgain, .exportRetry, .exportCancel, .exportDelete: runInExports(id, &effects)
        case .edit where screen == .customers: editProfile()
        case .accept, .reject, .edit, .editOutside, .mark, .markRange, .acceptMany, .rejectMany, .undo:
            runReviewing(id, &effects)
        case .reveal: toggleRevealed()
        case .order: openDeskOrder(&effects)
        case .assign: askForManager(&effects)
        case .back: if let address = trail.back() { go(to: address, &effects) }
        case .forward: if let address = trail.forward() { go(to: address, &effects) }
        case .otherEnd: goToOtherEnd(&effects)
        case .find, .findNext, .findPrevious, .searchEverything, .filter: runFinding(id, &effects)
        case .compose, .composeNew, .rename, .delete, .restore, .visibility, .tags, .details, .link, .unlink:
            runChanging(id, &effects)
        case .history: showHistory()
        case .copy: copySelection(&effects)
        case .copyAddress: copy(address.description, as: "Address", &effects)
        case .palette: overlay = .palette(PaletteState())
        case .help: overlay = .help(HelpState())
        case .interrupt: break
        case .redraw:
            reloadAll(&effects)
            effects.append(.redraw)
        case .suspend: effects.append(.suspend)
        case .quit: backOrQuit(&effects)
        case .mouseOn, .mouseOff:
            looks.mouse = id == .mouseOn
            effects.append(.setMouse(looks.mouse))
            say(looks.mouse ? "Mouse on" : "Mouse off")
        case .themeAuto: looks.theme = .auto
        case .themeDark: looks.theme = .dark
        case .themeLight: looks.theme = .light
        case .themeMono: looks.theme = .mono
        case .importFile: overlay = .prompt(PromptState(purpose: .importFile, editor: LineEditor()))
        case .openDemo: effects.append(.openDemo)
        case .sortUp, .sortDown, .sortFurtherUp, .sortFurtherDown, .clearSort, .freeze, .narrowColumn, .widenColumn,
            .fitColumn, .fitColumns, .hideColumn, .showColumns, .statistics, .rowNumbers, .filterByCell, .firstColumn,
            .lastColumn, .nextSheet, .previousSheet, .copyRow, .copyColumn, .copyTable, .copyMarkdown, .outline,
            .nextHeading, .previousHeading:
            runInViewer(id, &effects)
        case .crash: effects.append(.crash)
        }
    }

    // MARK: Opening and closing

    private mutating func open(_ effects: inout [Effect]) {
        switch focus {
        case .threads: focus = .messages
        case .messages: openCards(&effects)
        case .artifacts:
            shownShelf.openSelection()
            focus = .viewer
        case .viewer: openInViewer(&effects)
        case .desk: openAtDesk(&effects)
        case .exports: runInExports(.open, &effects)
        }
    }

    private mutating func openCards(_ effects: inout [Effect]) {
        let artifacts = openableArtifacts
        if artifacts.count > 1 {
            overlay = .picker(
                PickerState(
                    .openArtifact, title: "Open which?",
                    options: artifacts.map { PickerState.Option($0.id.rawValue, $0.title, note: $0.kind.label) }))
        } else if let artifact = artifacts.first {
            openOnShelf(artifact)
        }
    }

    mutating func openOnShelf(_ artifact: ArtifactSummary) {
        shelf.list.select { $0.id == artifact.id }
        if shelf.viewer?.artifact.id != artifact.id { shelf.viewer = ArtifactViewer(artifact) }
        focus = .viewer
    }

    /// One step out: an error line, a zoomed pane, an inner pane, a filter.
    private mutating func close(_ effects: inout [Effect]) {
        if failure != nil {
            failure = nil
        } else if loads[.find] != nil {
            drop(&effects) { $0 == .find }
        } else if focus == .viewer, closeInViewer(&effects) {
            return
        } else if focus == .desk {
            closeAtDesk(&effects)
        } else if isZoomed {
            isZoomed = false
        } else if let find {
            self.find = nil
            if find.isFilter { stepOut(&effects) }
        } else {
            stepOut(&effects)
        }
    }

    private mutating func stepOut(_ effects: inout [Effect]) {
        switch focus {
        case .viewer: focus = .artifacts
        case .artifacts where !FilterText.text(of: shownShelf.filter).isEmpty:
            setGalleryFilter(ArtifactFilter(), &effects)
        case .artifacts where screen == .browse: focus = .messages
        case .artifacts: enter(.browse, &effects)
        case .messages: focus = .threads
        case .threads where threadFilter != ThreadFilter(): setThreadFilter(ThreadFilter(), &effects)
        default: break
        }
    }

    private mutating func backOrQuit(_ effects: inout [Effect]) {
        if isZoomed {
            isZoomed = false
        } else if focus == .viewer {
            focus = .artifacts
        } else if focus == .messages || (screen == .browse && focus == .artifacts) {
            focus = .threads
        } else if focus == .desk, leaveDeskPane() {
            return
        } else if screen != .browse {
            enter(.browse, &effects)
        } else {
            effects.append(.quit)
        }
    }

    // MARK: The other end

    private mutating func goToOtherEnd(_ effects: inout [Effect]) {
        if focus == .desk { return goToOtherEndAtDesk(&effects) }
        if focus == .exports { return visitSource(&effects) }
        guard focus == .artifacts || focus == .viewer else {
            openCards(&effects)
            return
        }
        guard let artifact = shownShelf.selection else { return }
        if artifact.links.count > 1 {
            let options = artifact.links.map { link in
                PickerState.Option(link.threadID.rawValue, link.title, note: link.relation.rawValue)
            }
            overlay = .picker(PickerState(.threadOf(artifact.id), title: "Go to which thread?", options: options))
        } else if let link = artifact.links.first {
            go(to: link, of: artifact, &effects)
        }
    }

    /// Shows the message of a thread that an artifact is linked by.
    mutating func go(to link: ArtifactLink, of artifact: ArtifactSummary, _ effects: inout [Effect]) {
        enter(.browse, &effects)
        threads.select { $0.id == link.threadID }
        show(link.threadID, known: threads.loaded.first { $0.item.id == link.threadID }?.item, &effects)
        if let message = link.messageID {
            wantedMessage = message
            request(.message(message), &effects)
        }
        focus = .messages
    }

    // MARK: Copying

    mutating func copy(_ text: String, as what: String, _ effects: inout [Effect]) {
        effects.append(.copy(text))
        say("\(what) copied")
    }

    private mutating func copySelection(_ effects: inout [Effect]) {
        switch focus {
        case .threads: copy(address.description, as: "Address", &effects)
        case .messages:
            guard let message = reading?.selection else { return }
            copy(message.parts.map(\.text).joined(separator: "\n\n"), as: "Message", &effects)
        case .artifacts: copy(address.description, as: "Address", &effects)
        case .viewer: copyInViewer(&effects)
        case .desk: copyAtDesk(&effects)
        case .exports: runInExports(.copy, &effects)
        }
    }

    private mutating func showHistory() {
        if focus == .desk { return showDeskHistory() }
        if focus == .exports, let export = exports.list.selection {
            overlay = .history(HistoryState(stream: .export(export.id), title: export.title.shown))
            return
        }
        switch subject {
        case .thread(let thread): overlay = .history(HistoryState(stream: .thread(thread.id), title: thread.title))
        case .artifact(let artifact):
            overlay = .history(HistoryState(stream: .artifact(artifact.id), title: artifact.title))
        case nil: break
        }
    }
}
