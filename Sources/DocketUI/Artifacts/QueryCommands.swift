import DocketDomain

extension KeyContext {
    /// A query, as its text.
    static let query = KeyContext("query", "Query", first: .text, within: .text)
    /// What a query gave.
    static let result = KeyContext("result", "Result", first: .table, within: .table)
}

/// Commands of a query that is open, and of its result.
extension ShowsArtifacts {
    static var queryCommands: [ScreenCommand<Self>] {
        [
            query(
                .runAgain, "Run the query again, with the same values", hint: "run again", ["ctrl-r"],
                in: [.query, .result]
            ) {
                $0.artifacts.runAgain(&$1)
            },
            ScreenCommand(
                entry(.stopRun, "Stop the query that runs", hint: "stop", ["ctrl-x"], in: [.query, .result]),
                off: { view, _ in
                    view.isViewerFocused && view.artifacts.viewer?.run?.isRunning == true
                        ? nil : "No query is running here"
                },
                run: { $0.artifacts.stopRun(&$1) }),
            ScreenCommand(
                entry(.keepResult, "Keep the result as a table of its own", hint: "keep", ["w"], in: [.result]),
                off: { view, _ in view.keepRefusal },
                run: { view, context in
                    guard let artifact = view.artifacts.viewer?.artifact else { return }
                    context.present(
                        Prompt(
                            Topic(QueryTopic.keepResult(artifact.id)), label: "title:",
                            advice: "enter keeps the result",
                            text: "\(artifact.title): result"))
                }),
            query(.editQuery, "Edit the query: a new revision", hint: "edit", ["e"], in: [.query]) { view, context in
                guard let artifact = view.artifacts.viewer?.artifact, let query = view.artifacts.openQuery else {
                    return
                }
                context.present(QueryEditor(artifact.id, title: artifact.title, query, context.shared))
            },
            query(.plan, "The plan: how the query would be run", hint: "plan", ["P"], in: [.query, .result]) {
                view, context in
                guard let viewer = view.artifacts.viewer, let query = viewer.sqlQuery else { return }
                let request = viewer.run?.request ?? QueryRequest(query, artifact: viewer.artifact.id)
                context.present(PlanOverlay(request, title: viewer.artifact.title))
            },
            query(
                .sourceTables, "Tables and columns of the query's source", hint: "tables", ["S"], in: [.query]
            ) { view, context in
                guard let viewer = view.artifacts.viewer, let query = viewer.sqlQuery else { return }
                context.present(SchemaOverlay(of: QueryRequest(query, artifact: viewer.artifact.id)))
            },
            query(
                .queryChanges, "What changed between two revisions of the query", hint: "changes", ["D"], in: [.query],
                isLocal: true
            ) { view, context in
                guard let artifact = view.artifacts.viewer?.artifact else { return }
                guard artifact.revision > 1 else { return context.refuse("The query has one revision only") }
                context.present(QueryChangesOverlay(artifact.id, title: artifact.title, newest: artifact.revision))
            },
        ]
    }

    private var keepRefusal: String? {
        guard isViewerFocused, let run = artifacts.viewer?.run, run.hasResult else { return "Run a query first" }
        if run.isRunning { return "The rows are still coming" }
        return run.kept == nil ? nil : "The result is kept already"
    }

    private static func query(
        _ id: CommandID, _ title: String, hint: String? = nil, _ keys: [String], in contexts: [KeyContext],
        isLocal: Bool = false, run: @escaping @Sendable (inout Self, inout ScreenContext) -> Void
    ) -> ScreenCommand<Self> {
        ScreenCommand(
            entry(id, title, hint: hint, keys, in: contexts, isLocal: isLocal),
            off: { view, _ in
                view.isViewerFocused && view.artifacts.viewer?.sqlQuery != nil ? nil : "Open a query first"
            }, run: run)
    }

    private static func entry(
        _ id: CommandID, _ title: String, hint: String?, _ keys: [String], in contexts: [KeyContext],
        isLocal: Bool = false
    ) -> CommandEntry {
        CommandEntry(
            id, .query, title, hint: hint, keys, in: contexts, isLocal: isLocal,
            elsewhere: .because("Open a query first"))
    }
}

extension CommandID {
    static let runAgain = CommandID("query.run-again")
    static let stopRun = CommandID("query.stop")
    static let keepResult = CommandID("query.keep-result")
    static let editQuery = CommandID("query.edit")
    static let plan = CommandID("query.plan")
    static let sourceTables = CommandID("query.tables")
    static let queryChanges = CommandID("query.changes")
}
