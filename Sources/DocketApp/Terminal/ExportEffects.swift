import DocketDomain
import DocketExport
import DocketUI
import DocketWorkspace
import Foundation
import Synchronization

/// What a screen's requests for exports do in the workspace.
struct ExportEffects: Sendable {
    let session: Session
    /// Puts text on the user's clipboard.
    let copy: @Sendable (String) -> Void

    private var workspace: any Workspace { session.workspace }

    func run(_ effect: ExportEffect, _ answer: @escaping @Sendable (ExportAnswer) -> Void) async {
        do throws(DocketError) {
            switch effect {
            case .make(let request):
                let place: ExportPlace? =
                    if let destination = request.destination { try session.place(destination) } else { nil }
                let export = try await make(request.ticket, answer) { () async throws(DocketError) in
                    try await workspace.startExport(
                        ExportSpecification(ExportSource(request.source), as: request.format, request.choices),
                        idempotencyKey: nil)
                }
                if let place {
                    try await save(
                        export, to: place, named: request.destination?.name, ticket: request.ticket, answer)
                }
            case .makeAgain(let id, let ticket):
                _ = try await make(ticket, answer) { () async throws(DocketError) in
                    try await workspace.exportAgain(id, idempotencyKey: nil)
                }
            case .retry(let id, let ticket):
                _ = try await make(ticket, answer) { () async throws(DocketError) in
                    try await workspace.retryExport(id, idempotencyKey: nil)
                }
            case .delete(let id):
                try await workspace.deleteExport(id, idempotencyKey: nil)
                answer(.done("Deleted, with its file"))
            case .open(let id):
                let export = try await workspace.queries.export(id)
                try await Opener(session.settings.opener, environment: session.variables).open(
                    try await address(of: export))
                answer(.done("Opening \(export.fileName)"))
            case .copyPath(let id, let saved):
                let export = try await workspace.queries.export(id)
                var path = saved ?? ""
                if !FileManager.default.fileExists(atPath: path) { path = try await address(of: export) }
                copy(path)
                answer(.done("Path copied: \(path)"))
            case .save(let id, let destination):
                let export = try await workspace.queries.export(id)
                try await save(
                    export, to: try session.place(destination), named: destination.name, ticket: nil, answer)
            }
        } catch {
            answer(.failed(ticket: effect.ticket, error))
        }
    }

    /// Where the file of an export is read: under a readable name, where it is on this machine.
    private func address(of export: ExportSummary) async throws(DocketError) -> String {
        if let path = try workspace.readablePath(of: export) { return path }
        return try await workspace.url(of: export).absoluteString
    }

    private func save(
        _ export: ExportSummary, to place: ExportPlace, named name: String?, ticket: Int?,
        _ answer: @Sendable (ExportAnswer) -> Void
    ) async throws(DocketError) {
        let path = try await workspace.deliver(export, to: place, named: name)
        answer(.saved(export.id, ticket: ticket, path: path, bytes: export.file?.bytes ?? 0))
    }

    private func make(
        _ ticket: Int, _ answer: @escaping @Sendable (ExportAnswer) -> Void,
        _ begin: () async throws(DocketError) -> ExportJob
    ) async throws(DocketError) -> ExportSummary {
        let job = try await begin()
        answer(.begun(job.id, ticket: ticket))
        let told = Mutex<ContinuousClock.Instant?>(nil)
        let result = try await session.run(job) { progress in
            // A screen needs no more than some frames a second.
            let isDue = told.withLock { last in
                let now = ContinuousClock.now
                if let last, now - last < .milliseconds(100) { return false }
                last = now
                return true
            }
            if isDue { answer(.progress(progress.fraction, ticket: ticket)) }
        }
        answer(
            .finished(
                ticket: ticket, name: result.export.fileName, bytes: result.export.file?.bytes ?? 0,
                notes: result.notes))
        return result.export
    }
}

extension ExportEffect {
    /// The export under way that it is about.
    fileprivate var ticket: Int? {
        switch self {
        case .make(let request): request.ticket
        case .makeAgain(_, let ticket), .retry(_, let ticket): ticket
        case .delete, .open, .copyPath, .save: nil
        }
    }
}

extension Session {
    /// The folder of a destination, where a copy can be put into it.
    func place(_ destination: ExportDestination) throws(DocketError) -> ExportPlace {
        let path = Directories(environment: variables).expandingTilde(destination.folder)
        let place = try ExportPlace(path: path.hasSuffix("/") ? path : path + "/")
        try workspace.check(place, named: destination.name)
        return place
    }
}
