import DocketDomain
import DocketUI
import DocketWorkspace
import Synchronization

/// Runs the queries of artifacts for the screen, and has the rows that they gave.
final class RunWork: Sendable {
    struct Result: Sendable {
        let run: RunID
        let request: QueryRequest
        let rows: SpooledResult
        fileprivate(set) var end: QueryEnd?
    }

    private struct Running {
        var tasks: [RunID: Task<Void, Never>] = [:]
        /// The one that began last at the end.
        var results: [Result] = []
    }

    private let workspace: any Workspace
    private let running = Mutex(Running())

    /// Results that are kept at hand.
    private static let mostResults = 8
    /// How often it is told how many rows there are.
    private static let pace = Duration.milliseconds(50)

    init(_ workspace: any Workspace) {
        self.workspace = workspace
    }

    deinit {
        stopAll()
    }

    /// What a run gave, with its end, where it came to one.
    func result(of run: RunID) throws(DocketError) -> Result {
        guard let result = running.withLock({ $0.results.first { $0.run == run } }) else {
            throw DocketError(.notFound, "The result is not there any more. Run the query again.")
        }
        return result
    }

    /// Runs a query beside the screen.
    func begin(_ request: QueryRequest, as run: RunID, tell: @escaping @Sendable (RunNews) -> Void) {
        let task = Task {
            await self.run(request, as: run, tell: tell)
            forget(run)
        }
        running.withLock { $0.tasks[run] = task }
    }

    func stop(_ run: RunID) { running.withLock { $0.tasks[run] }?.cancel() }

    private func forget(_ run: RunID) { running.withLock { _ = $0.tasks.removeValue(forKey: run) } }

    func stopAll() {
        for task in running.withLock({ Array($0.tasks.values) }) { task.cancel() }
    }

    /// Runs a query and tells what becomes of it, until its end.
    @concurrent func run(
        _ request: QueryRequest, as run: RunID, tell: @Sendable (RunNews) -> Void
    ) async {
        do throws(QueryFailure) {
            let rows = try keepRows(of: request, run)
            var told = ContinuousClock.now - Self.pace
            for try await part in workspace.sources.run(request) {
                switch part {
                case .columns(let columns):
                    rows.begin(columns)
                    tell(.columns(columns))
                case .rows(let values):
                    try append(values, to: rows)
                    guard ContinuousClock.now - told >= Self.pace else { continue }
                    told = .now
                    tell(.rows(rows.rowCount))
                case .end(let end):
                    note(end, of: run)
                    tell(.ended(end))
                }
            }
        } catch {
            tell(.failed(error))
        }
    }

    private func keepRows(of request: QueryRequest, _ run: RunID) throws(QueryFailure) -> SpooledResult {
        do throws(DocketError) {
            let rows = try SpooledResult()
            running.withLock { running in
                running.results.removeAll { $0.run.artifact == run.artifact }
                running.results.append(Result(run: run, request: request, rows: rows))
                if running.results.count > Self.mostResults { running.results.removeFirst() }
            }
            return rows
        } catch {
            throw QueryFailure(error)
        }
    }

    private func note(_ end: QueryEnd, of run: RunID) {
        running.withLock { running in
            guard let index = running.results.lastIndex(where: { $0.run == run }) else { return }
            running.results[index].end = end
        }
    }

    private func append(_ values: [[SQLValue]], to rows: SpooledResult) throws(QueryFailure) {
        do throws(DocketError) {
            try rows.add(values)
        } catch {
            throw QueryFailure(error)
        }
    }
}
