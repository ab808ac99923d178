import DocketDomain
import TerminalKit

extension ExportsScreen {
    package static let commands = CommandTable<ExportsScreen>(
        navigationCommands + subjectCommands() + [
            ScreenCommand(.open, off: fileRefusal) { view, context in
                if let export = view.list.selection { context.add(.exports(.open(export.id))) }
            },
            ScreenCommand(.copy, off: fileRefusal) { view, context in
                guard let export = view.list.selection else { return }
                context.add(.exports(.copyPath(export.id, saved: context.exportHabits.copy(of: export.id))))
            },
            ScreenCommand(.copyAddress) { view, context in
                let address = view.list.selection.map { Address.export($0.id) } ?? .exports
                context.copy(address.description, as: "Address")
            },
            ScreenCommand(.otherEnd, off: selectionRefusal) { view, context in
                if let export = view.list.selection { context.visit(Destination(export.source.subject)) }
            },
            ScreenCommand(.history, off: selectionRefusal) { view, context in
                guard let export = view.list.selection else { return }
                context.present(HistoryOverlay(.export(export.id), title: export.title.shown))
            },
            .never(.find, notSearched), .never(.filter, notSearched), .never(.findNext, notSearched),
            .never(.findPrevious, notSearched),
            own(.exportAgain, "Export again, as it is now", hint: "again", "a", off: againRefusal) { export, context in
                let ticket = context.exports.begin(export.format.uppercased())
                context.add(.exports(.makeAgain(export.id, ticket: ticket)))
                context.say("Exporting “\(export.title.shown)” again")
            },
            own(.exportRetry, "Try again what failed", hint: "retry", "r", off: retryRefusal) { export, context in
                let ticket = context.exports.begin(export.format.uppercased())
                context.add(.exports(.retry(export.id, ticket: ticket)))
                context.say("Trying again")
            },
            own(.exportCancel, "Cancel what is being made", hint: "cancel", "c", off: cancelRefusal) {
                $1.perform(
                    Request(.export($0.id, .cancel), then: .say("Cancelled")),
                    "Cancelling the export “\($0.title.shown)”")
            },
            own(.exportDelete, "Delete the export and its file", hint: "delete", "d", off: deleteRefusal) {
                $1.present(
                    Question(
                        title: "Delete “\($0.title.shown)”, \($0.format.uppercased()), with its file?",
                        text: "Copies that were saved elsewhere stay.", answer: "delete",
                        consequence: .tell(Topic(ExportsTopic.delete($0.id)))))
            },
            own(
                .exportKeep, "Save a copy to a folder, under a readable name", hint: "save to", "s",
                off: { export, _ in noFile(export) }
            ) {
                $1.present(
                    Prompt(Topic(ExportsTopic.save($0.id)), folder: $1.exportHabits.folder ?? ""))
            },
        ])

    private static func own(
        _ id: CommandID, _ title: String, hint: String, _ key: String,
        off refusal: @escaping @Sendable (ExportSummary, SharedState) -> String?,
        run: @escaping @Sendable (ExportSummary, inout ScreenContext) -> Void
    ) -> ScreenCommand<ExportsScreen> {
        let entry = CommandEntry(
            id, .exporting, title, hint: hint, [key], in: [.exports], isLocal: true,
            elsewhere: .open("exports", .goExports))
        return ScreenCommand(
            entry,
            off: { view, shared in
                guard let export = view.list.selection else { return "There is no export" }
                return shared.identity.writeRefusal ?? refusal(export, shared)
            },
            run: { view, context in
                if let export = view.list.selection { run(export, &context) }
            })
    }

    // MARK: Why not

    private static let selectionRefusal: @Sendable (ExportsScreen, SharedState) -> String? = { view, _ in
        view.list.selection == nil ? "There is no export" : nil
    }

    private static let fileRefusal: @Sendable (ExportsScreen, SharedState) -> String? = { view, _ in
        guard let export = view.list.selection else { return "There is no export" }
        return noFile(export)
    }

    private static func noFile(_ export: ExportSummary) -> String? {
        export.status == .completed ? nil : "There is no file: the export is \(export.status.rawValue)"
    }

    private static let notSearched: @Sendable (ExportsScreen, SharedState) -> String = { _, _ in
        "Exports stand by time only"
    }

    private static let againRefusal: @Sendable (ExportSummary, SharedState) -> String? = { _, _ in nil }

    private static let retryRefusal: @Sendable (ExportSummary, SharedState) -> String? = { export, shared in
        if let reason = othersRefusal(export, shared) { return reason }
        return [.failed, .cancelled].contains(export.status)
            ? nil : "Only what failed or was cancelled is tried again"
    }

    private static let cancelRefusal: @Sendable (ExportSummary, SharedState) -> String? = { export, shared in
        if let reason = othersRefusal(export, shared) { return reason }
        return export.status == .processing ? nil : "It is \(export.status.rawValue) already"
    }

    private static let deleteRefusal: @Sendable (ExportSummary, SharedState) -> String? = { export, shared in
        if let reason = othersRefusal(export, shared) { return reason }
        return export.status == .processing ? "It is being made; cancel it first" : nil
    }

    private static func othersRefusal(_ export: ExportSummary, _ shared: SharedState) -> String? {
        let viewer = shared.identity.viewer
        if export.createdBy == viewer.userID || viewer.role == .admin { return nil }
        return "The export is \(shared.identity.name(of: export.createdBy))'s"
    }
}

extension ExportsScreen: Navigable {
    mutating func move(by distance: Int, _ context: inout ScreenContext) { list.move(by: distance) }

    mutating func movePage(_ direction: Int, of parts: Int, _ context: inout ScreenContext) {
        let rows = context.shared.inner(context.body).height
        move(by: direction * max(1, rows / parts - (parts == 1 && rows > 2 ? 1 : 0)), &context)
    }

    mutating func move(to end: ListEnd, _ context: inout ScreenContext) { list.go(to: end) }

    mutating func shiftFocus(by step: Int, wraps: Bool, _ context: inout ScreenContext) {}

    mutating func focusPane(_ number: Int, _ context: inout ScreenContext) {}

    mutating func moveSplit(by change: Int, _ context: inout ScreenContext) {}

    package mutating func close(_ context: inout ScreenContext) {
        if context.isZoomed {
            context.isZoomed = false
        } else {
            context.find = nil
        }
    }
}

extension CommandID {
    static let goExports = CommandID("go.exports")
    static let exportAgain = CommandID("exports.again")
    static let exportRetry = CommandID("exports.retry")
    static let exportCancel = CommandID("exports.cancel")
    static let exportDelete = CommandID("exports.delete")
    static let exportKeep = CommandID("exports.save")
}
