import DocketDomain
import DocketExport
import DocketStore
import DocketUI
import DocketWorkspace
import Foundation
import Synchronization

/// What a screen's requests for exports do in the workspace.
struct ExportEffects: Sendable {
    let session: Session
    /// Puts text on the user's clipboard.
    let copy: @Sendable (String) -> Void

    private var workspace: Workspace { session.workspace }

    func run(_ effect: ExportEffect, _ answer: @escaping @Sendable (ExportAnswer) -> Void) async {
        do throws(DocketError) {
            switch effect {
            case .make(let request):
                try await make(request.ticket, answer) { () async throws(DocketError) in
                    try await workspace.startExport(
                        DocketWorkspace.ExportRequest(ExportSource(request.source), as: request.format, request.choices)
                    )
                }
            case .makeAgain(let id, let ticket):
                try await make(ticket, answer) { () async throws(DocketError) in
                    try await workspace.exportAgain(id)
                }
            case .retry(let id, let ticket):
                try await make(ticket, answer) { () async throws(DocketError) in
                    try await workspace.retryExport(id)
                }
            case .delete(let id):
                try await workspace.deleteExport(id)
                answer(.done("Deleted, with its file"))
            case .open(let id):
                let export = try await workspace.queries.export(id)
                let url = try await workspace.url(of: export)
                try Opener(session.settings.opener, environment: session.variables).open(
                    workspace.path(of: export) ?? url.absoluteString)
                answer(.done("Opening \(Workspace.fileName(of: export))"))
            case .copyPath(let id):
                let export = try await workspace.queries.export(id)
                let path =
                    if let path = workspace.path(of: export) { path } else {
                        try await workspace.url(of: export).absoluteString
                    }
                copy(path)
                answer(.done("Path copied"))
            }
        } catch {
            answer(.failed(ticket: effect.ticket, error))
        }
    }

    private func make(
        _ ticket: Int, _ answer: @escaping @Sendable (ExportAnswer) -> Void,
        _ begin: () async throws(DocketError) -> ExportJob
    ) async throws(DocketError) {
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
                ticket: ticket, name: Workspace.fileName(of: result.export), bytes: result.export.file?.bytes ?? 0,
                notes: result.notes))
    }
}

extension ExportEffect {
    /// The export under way that it is about.
    fileprivate var ticket: Int? {
        switch self {
        case .make(let request): request.ticket
        case .makeAgain(_, let ticket), .retry(_, let ticket): ticket
        case .delete, .open, .copyPath: nil
        }
    }
}
