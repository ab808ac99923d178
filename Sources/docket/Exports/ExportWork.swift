import DocketApp
import DocketDomain
import DocketExport
import DocketWire
import DocketWorkspace
import Foundation
import Synchronization

/// Makes exports in front of the user: with a line of progress, and until Ctrl-C.
struct ExportWork {
    private let session: Session
    private let output: Output

    init(_ session: Session, _ output: Output) {
        self.session = session
        self.output = output
    }

    /// Begins an export and makes its file; an interrupt cancels it.
    func make(_ begin: @escaping @Sendable () async throws -> ExportJob) async throws -> ExportResult {
        try await make(of: [()]) { try await begin() }[0].get()
    }

    /// The same for several sources, side by side, as many at a time as there are processors.
    func make<Source: Sendable>(
        of sources: [Source], _ begin: @escaping @Sendable (Source) async throws -> ExportJob
    ) async -> [Result<ExportResult, any Error>] {
        let bar = ProgressLine("Export", output: output)
        defer { bar?.finish() }
        let shares = Shares(count: sources.count)
        let work = Task { [session] in
            await withTaskGroup(of: (Int, Result<ExportResult, any Error>).self) { group in
                var results: [Int: Result<ExportResult, any Error>] = [:]
                for (index, source) in sources.enumerated() {
                    if index >= ProcessInfo.processInfo.activeProcessorCount, let (done, result) = await group.next() {
                        results[done] = result
                    }
                    group.addTask {
                        do {
                            let job = try await begin(source)
                            let result = try await session.run(job) { progress in
                                bar?.show(shares.set(index, progress.fraction), "")
                            }
                            return (index, .success(result))
                        } catch {
                            return (index, .failure(error))
                        }
                    }
                }
                for await (done, result) in group { results[done] = result }
                return sources.indices.compactMap { results[$0] }
            }
        }
        let interruption = Interruption { work.cancel() }
        defer { interruption.end() }
        return await work.value
    }

    /// How much of each export is done.
    private final class Shares: Sendable {
        private let shares: Mutex<[Double]>

        init(count: Int) {
            shares = Mutex(Array(repeating: 0, count: count))
        }

        /// - Returns: The share of all; nothing where one of them is not known.
        func set(_ index: Int, _ share: Double?) -> Double? {
            guard let share else { return nil }
            return shares.withLock { shares in
                shares[index] = share
                return shares.reduce(0, +) / Double(shares.count)
            }
        }
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
        if out == "-" { return try await print(result.export) }
        let given = try await given(result, place)
        try global.output.show(given.json) { given.text }
        tellNotes(of: result)
    }

    /// The same for several exports; what failed is told with them.
    func give(_ results: [Result<ExportResult, any Error>], of sources: [String], _ place: ExportPlace?) async throws {
        var items: [(json: JSON, text: String)] = []
        var skipped: [(source: String, failure: CommandFailure)] = []
        for (source, result) in zip(sources, results) {
            do {
                items.append(try await given(try result.get(), place))
            } catch {
                skipped.append((source, CommandFailure(error)))
            }
        }
        try global.output.show([
            "items": .array(items.map(\.json)),
            "skipped": .array(
                skipped.map { source, failure in
                    [
                        "source": .string(source), "code": .string(failure.report.code),
                        "message": .string(failure.report.message),
                    ]
                }),
        ]) {
            let lines = skipped.map { "Skipped \(VisibleText.line($0)): \(VisibleText.line($1.report.message))" }
            return (items.map(\.text) + lines).joined(separator: "\n")
        }
        for case .success(let result) in results { tellNotes(of: result) }
        if let interrupted = skipped.first(where: { $0.failure.status == .interrupted }) { throw interrupted.failure }
        if !skipped.isEmpty { throw ExitStatus.badData }
    }

    /// Puts the copy of an export where it is wanted, and says what there is to say of it.
    private func given(_ result: ExportResult, _ place: ExportPlace?) async throws -> (json: JSON, text: String) {
        let export = result.export
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
        return (json, copy ?? path ?? "Kept: `docket exports url \(export.id)`")
    }

    private func tellNotes(of result: ExportResult) {
        guard !global.json else { return }
        for note in result.notes { global.output.note(note) }
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
