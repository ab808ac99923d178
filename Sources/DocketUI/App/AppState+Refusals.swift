import DocketDomain
import TerminalKit

extension AppState {
    /// Why a command can't be given now; nil when it can.
    package func refusal(of id: CommandID) -> String? {
        switch id {
        case .accept, .reject, .edit, .editOutside, .mark, .markRange, .acceptMany, .rejectMany, .undo, .reveal,
            .order, .assign:
            deskRefusal(of: id)
        case .open where focus == .desk, .otherEnd where focus == .desk, .history where focus == .desk,
            .copy where focus == .desk, .compose where focus == .desk:
            deskSelectionRefusal(id)
        case .details where focus == .desk, .link where focus == .desk, .unlink where focus == .desk,
            .rename where focus == .desk, .delete where focus == .desk, .restore where focus == .desk:
            deskChangeRefusal
        case .exportPDF, .exportDOCX, .exportXLSX, .exportCSV, .exportMarkdown, .exportHTML, .exportJSON,
            .exportOptions:
            exportRefusal(of: id)
        case .exportAgain, .exportRetry, .exportCancel, .exportDelete: exportsRefusal(of: id)
        case .open where focus == .exports, .copy where focus == .exports: exportsRefusal(of: id)
        case .copyAddress where focus == .exports: nil
        case .history where focus == .exports, .otherEnd where focus == .exports:
            exports.list.selection == nil ? "There is no export" : nil
        case .find where focus == .exports, .filter where focus == .exports, .findNext where focus == .exports,
            .findPrevious where focus == .exports:
            "Exports stand by time only"
        case .copyAddress where focus == .desk, .findNext where focus == .desk && find != nil,
            .findPrevious where focus == .desk && find != nil:
            nil
        case .focusThird where screen == .browse: shelf.list.isEmpty ? "This thread has no artifacts" : nil
        case .back: trail.canGoBack ? nil : "There is no place before this one"
        case .forward: trail.canGoForward ? nil : "There is no place after this one"
        case .findNext, .findPrevious:
            find == nil && focus != .viewer ? "Search for something first: \(keymap.label(of: .find))" : nil
        case .open: openRefusal
        case .otherEnd: otherEndRefusal
        case .filter where focus == .messages: "Messages are not filtered; search them with \(keymap.label(of: .find))"
        case .compose: composeRefusal
        case .composeNew, .importFile: writeRefusal
        case .rename: renameRefusal
        case .visibility, .tags: threadRefusal
        case .delete: deleteRefusal
        case .restore: restoreRefusal
        case .details: writeRefusal ?? (subject == nil ? "Nothing is selected" : nil)
        case .link: writeRefusal ?? artifactRefusal
        case .unlink:
            writeRefusal ?? artifactRefusal
                ?? ((shownShelf.selection?.links.isEmpty ?? true) ? "The artifact is linked to no thread" : nil)
        case .history, .copy, .copyAddress: subject == nil ? "Nothing is selected" : nil
        case .nextSheet where hasOneTable, .previousSheet where hasOneTable: "There is only one table here"
        case .outline where hasNoHeadings, .nextHeading where hasNoHeadings, .previousHeading where hasNoHeadings:
            "The text has no headings"
        case _ where AppState.tableActions[id] != nil: focus == .viewer && isTableOpen ? nil : "Open a table first"
        case _ where AppState.textActions[id] != nil:
            focus == .viewer && !isTableOpen ? nil : "Open a document first"
        case .mouseOn: looks.mouse ? "The mouse is on already" : nil
        case .mouseOff: looks.mouse ? nil : "The mouse is off already"
        default: nil
        }
    }

    /// What commands act on.
    enum Subject: Hashable {
        case thread(ThreadSummary)
        case artifact(ArtifactSummary)
    }

    var subject: Subject? {
        switch focus {
        case .threads, .messages: (reading?.thread).map(Subject.thread)
        case .artifacts, .viewer: shownShelf.selection.map(Subject.artifact)
        case .desk, .exports: nil
        }
    }

    private var writeRefusal: String? {
        identity.isReadOnly ? "The workspace is open for reading only" : nil
    }

    /// Only the owner and admins change a thread; the workspace checks that again.
    private var threadRefusal: String? {
        if let reason = writeRefusal { return reason }
        guard case .thread(let thread) = subject else { return "Select a thread first" }
        return thread.deletedAt == nil ? nil : "The thread is deleted; restore it with \(keymap.label(of: .restore))"
    }

    private var artifactRefusal: String? {
        guard case .artifact(let artifact) = subject else { return "Select an artifact first" }
        return artifact.deletedAt == nil
            ? nil : "The artifact is deleted; restore it with \(keymap.label(of: .restore))"
    }

    private var renameRefusal: String? {
        switch subject {
        case .thread: threadRefusal
        case .artifact(let artifact) where artifact.kind == .profileEdit: "A proposal keeps its title"
        case .artifact: writeRefusal ?? artifactRefusal
        case nil: "Nothing is selected"
        }
    }

    private var hasOneTable: Bool {
        guard focus == .viewer, case .table(let table) = shownShelf.viewer?.body else { return false }
        return table.sheets.count == 1
    }

    private var hasNoHeadings: Bool {
        guard focus == .viewer, case .text(let text) = shownShelf.viewer?.body else { return false }
        return text.text.headings.isEmpty && text.text.isComplete
    }

    private var isSubjectDeleted: Bool? {
        switch subject {
        case .thread(let thread): thread.deletedAt != nil
        case .artifact(let artifact): artifact.deletedAt != nil
        case nil: nil
        }
    }

    private var deleteRefusal: String? {
        writeRefusal
            ?? isSubjectDeleted.map {
                $0 ? "It is deleted already; restore it with \(keymap.label(of: .restore))" : nil
            } ?? "Nothing is selected"
    }

    private var restoreRefusal: String? {
        writeRefusal ?? isSubjectDeleted.map { $0 ? nil : "Only what was deleted can be restored" }
            ?? "Nothing is selected"
    }

    private var composeRefusal: String? {
        if let reason = writeRefusal { return reason }
        return switch subject {
        case .thread: threadRefusal
        case .artifact: artifactRefusal
        case nil: "Select a thread first, or start one with \(keymap.label(of: .composeNew))"
        }
    }

    private var openRefusal: String? {
        switch focus {
        case .threads: reading == nil ? "There is no thread to open" : nil
        case .messages: openableArtifacts.isEmpty ? "This message made no artifact" : nil
        case .artifacts: shownShelf.list.selection == nil ? "There is no artifact to open" : nil
        case .desk, .exports: nil
        case .viewer:
            if case .text(let text) = shownShelf.viewer?.body, !text.isOutlineOpen {
                "A text is open already; there is nothing to open in it"
            } else {
                nil
            }
        }
    }

    private var otherEndRefusal: String? {
        switch focus {
        case .threads, .desk, .exports: "Open the thread first"
        case .messages: openableArtifacts.isEmpty ? "This message made no artifact" : nil
        case .artifacts, .viewer:
            (shownShelf.selection?.links.isEmpty ?? true) ? "The artifact is linked to no thread that you may see" : nil
        }
    }

    /// The artifacts of the selected message.
    var openableArtifacts: [ArtifactSummary] {
        guard let reading, let message = reading.selection else { return [] }
        return reading.artifacts(of: message, in: shelf.list.loaded.map(\.item))
    }
}
