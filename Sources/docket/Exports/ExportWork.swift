import DocketApp
import DocketDomain
import DocketExport
import DocketWire
import DocketWorkspace
import Foundation

/// Makes exports in front of the user: with a line of progress, and until Ctrl-C.
struct ExportWork {
    private let session: Session
    private let output: Output

    init(_ session: Session, _ output: Output) {
        self.session = session
        self.output = output
    }

    /// Begins an export and makes its file; an interrupt cancels it.
    func make(_ begin: @escaping @Sendable () async throws(DocketError) -> ExportJob) async throws -> ExportResult {
        let bar = ProgressLine("Export", output: output)
        defer { bar?.finish() }
        let work = Task { [session] in
            let job = try await begin()
            return try await session.run(job) { bar?.show($0.fraction, "") }
        }
        let interruption = Interruption { work.cancel() }
        defer { interruption.end() }
        return try await work.value
    }
}

/// Tells what an export has become, and hands out its file.
struct FinishedExport {
    private let session: Session
    private let global: GlobalOptions

    init(_ session: Session, _ global: GlobalOptions) {
        self.session = session
        self.global = global
    }

    func give(_ result: ExportResult, out: String?, _ place: ExportPlace?) async throws {
        let export = result.export
        if out == "-" { return try await print(export) }
        var copy: String?
        if let place {
            do {
                copy = try await session.workspace.deliver(export, to: place)
            } catch {
                throw DocketError(error.code, "\(error.message) \(kept(export))", cause: error.cause)
            }
        }
        let path = session.workspace.path(of: export)
        let json = export.wire(
            path: path, url: ExportText.address(of: path), copy: copy, rows: result.rows, notes: result.notes)
        try global.output.show(json) { copy ?? path ?? "Kept: `docket exports url \(export.id)`" }
        if !global.json { for note in result.notes { global.output.note(note) } }
    }
}

extension FinishedExport {
    /// Prints the file.
    private func print(_ export: ExportSummary) async throws {
        var unprinted: CommandFailure?
        do {
            try await session.workspace.read(export) { part throws(DocketError) in
                do {
                    try Output.print(bytes: part)
                } catch {
                    unprinted = CommandFailure(error)
                    throw DocketError(.unavailable, "Standard output takes no more.")
                }
            }
        } catch {
            guard let unprinted else { throw error }
            throw CommandFailure(
                code: unprinted.report.code, status: unprinted.status,
                message: "\(unprinted.report.message) \(kept(export))")
        }
    }

    /// Where the export is, although its copy is not.
    private func kept(_ export: ExportSummary) -> String {
        if let path = session.workspace.path(of: export) { return "The export itself is kept: \(path)." }
        return "The export itself is kept: `docket exports url \(export.id)`."
    }
}

/// What Ctrl-C does while something is made that has to be given up in order.
final class Interruption {
    private let source: any DispatchSourceSignal

    init(_ action: @escaping @Sendable () -> Void) {
        signal(SIGINT, SIG_IGN)
        source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
        source.setEventHandler(handler: action)
        source.resume()
    }

    /// Ctrl-C ends the program again.
    func end() {
        source.cancel()
        Terminal.setUpSignals()
    }
}
