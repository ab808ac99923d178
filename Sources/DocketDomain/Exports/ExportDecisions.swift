/// Decides what becomes of exports.
struct ExportDecisions {
    let loaded: LoadedState
    let context: Context

    private var viewer: Viewer { context.viewer }
    private var sight: Visibility { Visibility(loaded: loaded, viewer: viewer) }

    func requirements(_ new: NewExport) -> [Requirement] {
        requirements(new.source)
    }

    func requirements(_ id: ExportID) -> [Requirement] {
        [.stream(.export(id))] + (loaded.export(id).map { requirements($0.state.source) } ?? [])
    }

    /// What is exported, and what it may be seen through.
    private func requirements(_ source: ExportSource) -> [Requirement] {
        let grants = Visibility.sightRequirements(viewer)
        switch source.subject {
        case .artifact(let id): return grants + loaded.artifactRequirements(id)
        case .batch(let id):
            let customer = loaded.batch(id).map { [Requirement.stream(.customer($0.customerID))] } ?? []
            return grants + [.stream(.batch(id))] + customer
        default: return source.stream.map { [.stream($0)] } ?? []
        }
    }

    func request(_ new: NewExport) throws(DocketError) -> ChangeSet {
        let source = ExportSource(new.source.subject, version: try newest(new.source))
        let id = ExportID(context.makeID())
        let requested = ExportRequested(
            source: source, format: new.format, fileExtension: new.fileExtension,
            title: try TextRules.title(new.title, of: "export"), options: new.options, runner: new.runner,
            createdBy: viewer.userID, sees: sight.customer(of: source).flatMap { sight.sight(of: $0) })
        return ChangeSet(
            changes: [StreamChange(stream: .export(id), expected: .noStream, events: [.export(.requested(requested))])],
            outcome: outcome(id))
    }

    /// The state of the source that is exported; it must be one that there is.
    private func newest(_ source: ExportSource) throws(DocketError) -> Int? {
        let newest: Int
        switch source.subject {
        case .artifact(let id): newest = try sight.livingArtifact(id).state.revision
        case .thread(let id): newest = try sight.livingThread(id).state.messageCount
        case .customer(let id):
            _ = try sight.livingCustomer(id)
            return nil
        case .batch:
            // A batch's report has only what its reader sees of the proposals.
            return nil
        default:
            throw DocketError(
                .invalidArgument,
                "“\(source.subject)” cannot be exported. Name an artifact, thread:ID, review:BATCH or customer:ID.")
        }
        guard let version = source.version else { return newest }
        guard (0...newest).contains(version) else {
            throw DocketError(.notFound, "\(source.subject) has no revision \(version). The newest one is \(newest).")
        }
        return version
    }

    func change(_ id: ExportID, _ command: ExportCommand) throws(DocketError) -> ChangeSet {
        let (export, version) = try sight.export(id)
        guard export.createdBy == viewer.userID || [.admin, .system].contains(viewer.role) else {
            throw DocketError(
                .permissionDenied, "Export \(id) is \(export.createdBy)'s. Ask them, or export it yourself.")
        }
        guard let event = try event(for: command, on: export, id) else { return .already(outcome(id)) }
        var changes = [StreamChange(stream: .export(id), expected: .exact(version), events: [.export(event)])]
        if case .completed = event, case .artifact(let artifact) = export.source.subject {
            let told = ArtifactExported(exportID: id, format: export.format, revision: export.source.version ?? 0)
            changes.append(
                StreamChange(stream: .artifact(artifact), expected: .any, events: [.artifact(.exported(told))]))
        }
        return ChangeSet(changes: changes, outcome: outcome(id))
    }

    /// The event that a command makes, or nothing where all is so already.
    private func event(
        for command: ExportCommand, on export: ExportState, _ id: ExportID
    ) throws(DocketError) -> ExportEvent? {
        switch (command, export.status) {
        case (.complete(let file), .processing): return .completed(ExportCompleted(file: file))
        case (.fail(let code, let reason), .processing): return .failed(ExportFailed(code: code, reason: reason))
        case (.cancel, .processing): return .cancelled(ExportCancelled())
        case (.cancel, .cancelled): return nil
        case (.retry(let runner), .failed), (.retry(let runner), .cancelled):
            return .retried(ExportRetried(runner: runner))
        case (.delete, .processing):
            throw DocketError(
                .failedPrecondition, "Export \(id) is being made. Cancel it first: `docket exports cancel \(id)`.")
        case (.delete, _): return .deleted(ExportDeleted())
        case (.retry, .processing):
            throw DocketError(.failedPrecondition, "Export \(id) is being made already.")
        case (.retry, .completed):
            throw DocketError(
                .failedPrecondition, "Export \(id) is there already. `docket exports show \(id)` says where.")
        case (.complete, _), (.fail, _), (.cancel, _):
            throw DocketError(.failedPrecondition, "Export \(id) is \(export.status.rawValue) already.")
        }
    }

    private func outcome(_ id: ExportID) -> CommandOutcome {
        var outcome = CommandOutcome()
        outcome.exportID = id
        return outcome
    }
}
