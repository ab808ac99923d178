import DocketDomain
import DocketUI
import DocketWorkspace
import Foundation
import Logging
import Synchronization

/// Runs effects beside the screen. What replaces something older cancels it; what is told comes through the mailbox.
///
/// It belongs to the screen's thread; only the tasks that it starts run elsewhere.
final class EffectRunner {
    private let work: EffectHandler
    private let mailbox: Mailbox
    private let copy: @Sendable (String) -> Void
    private let exportEffects: ExportEffects
    /// What is stored before the program ends.
    private let writes = WritesUnderWay()
    /// What is being made, and is given up when the program ends.
    private let exports = WritesUnderWay()
    private var reading: [Query.Slot: Task<Void, Never>] = [:]
    private var tableWork: [String: Task<Void, Never>] = [:]
    private var following: Task<Void, Never>?
    private var listening: Task<Void, Never>?
    private var noticing: Task<Void, Never>?
    private var reaching: Task<Void, Never>?
    /// What others are told of this screen by; nil where they are told nothing.
    private var seat: (any PresenceTelling)?
    /// Answers that are being given; they are stopped when the program ends, and what had come is stored.
    private let answers = WritesUnderWay()
    private let stops = AnswerStops()
    private var delivering: Task<Void, Never>?
    private let delivery: BackgroundDelivery
    private let awaited = AwaitedWork()
    private var alarm: Task<Void, Never>?

    init(session: Session, mailbox: Mailbox, copy: @escaping @Sendable (String) -> Void) {
        exportEffects = ExportEffects(session: session, copy: copy)
        work = EffectHandler(session: session)
        delivery = BackgroundDelivery(
            Deliverer(session, environment: ProcessInfo.processInfo.environment), now: session.environment.now)
        self.mailbox = mailbox
        self.copy = copy
    }

    func read(_ query: Query) {
        reading[query.slot]?.cancel()
        reading[query.slot] = Task { [work, mailbox] in
            let action = await work.answer(query)
            if !Task.isCancelled { mailbox.post(action) }
        }
    }

    func cancel(_ slot: Query.Slot) {
        reading.removeValue(forKey: slot)?.cancel()
    }

    /// A write, once begun, is not given up.
    func perform(_ change: Request) {
        writes.begin { [work, mailbox] in mailbox.post(await work.perform(change)) }
    }

    /// Has the screen look at the clock after so long; the one before is forgotten.
    func wake(afterMilliseconds milliseconds: Int64) {
        alarm?.cancel()
        alarm = Task { [mailbox, now = work.session.environment.now] in
            // Cancelled, where another alarm has taken its place.
            try? await Task.sleep(for: .milliseconds(milliseconds))
            if !Task.isCancelled { mailbox.post(.time(now())) }
        }
    }

    /// An export goes on whatever the screen shows; it is cancelled when the program ends.
    func run(_ effect: ExportEffect) {
        let tasks = if case .delete = effect { writes } else { exports }
        tasks.begin(effect.words) { [exportEffects, mailbox] in
            await exportEffects.run(effect) { mailbox.post(.exports($0)) }
        }
    }

    func ask(_ ask: AnswerAsk) {
        answers.begin { [work, mailbox, stops] in
            let asking = Task { await work.ask(ask) }
            stops.note(asking, for: ask.message)
            let action = await withTaskCancellationHandler {
                await asking.value
            } onCancel: {
                asking.cancel()
            }
            stops.forget(ask.message)
            mailbox.post(action)
            mailbox.post(.paused(work.pauses))
        }
    }

    func stopAnswer(to message: MessageID) { stops.stop(message) }

    func keepOffer(_ offer: OfferID) {
        writes.begin { [work, mailbox] in mailbox.post(await work.keepOffer(offer)) }
    }

    func duplicate(_ artifact: ArtifactID) {
        writes.begin { [work, mailbox] in mailbox.post(await work.duplicate(artifact)) }
    }

    func importFile(_ path: String) {
        writes.begin { [work, mailbox] in mailbox.post(await work.importFile(path)) }
    }

    func run(_ effect: TableEffect, on origin: TableOrigin) {
        let key = "\(origin.artifact) \(Self.kind(of: effect))"
        tableWork[key]?.cancel()
        tableWork[key] = Task { [mailbox, work, copy, awaited] in
            do throws(DocketError) {
                let rows = TableWork(table: try work.table(origin), copy: copy)
                try await awaited.count { () throws(DocketError) in
                    try await rows.run(effect) { mailbox.post(.table(origin, $0)) }
                }
            } catch {
                if let answer = effect.failure { mailbox.post(.table(origin, answer)) }
                // What newer work has replaced is no fault.
                if !Task.isCancelled { mailbox.post(.notice(error.message)) }
            }
        }
    }

    func run(_ request: QueryRequest, as run: RunID) {
        work.session.parameterStore(for: request).write(request.values)
        work.runs.begin(request, as: run) { [mailbox] in mailbox.post(.run(run, $0)) }
    }

    func stop(_ run: RunID) { work.runs.stop(run) }

    func keepResult(of run: RunID, title: String) {
        writes.begin { [work, mailbox] in mailbox.post(await work.keepResult(of: run, title: title)) }
    }

    /// Work of one kind replaces what was begun before it.
    private static func kind(of effect: TableEffect) -> String {
        switch effect {
        case .loadRows(let sheet, _): "rows \(sheet)"
        case .computeOrder(let sheet, _, _): "order \(sheet)"
        case .search(let sheet, _, _, _, _): "search \(sheet)"
        case .computeStatistics(let sheet, _, _, _): "statistics \(sheet)"
        case .computeChart: "chart"
        case .copyRows, .copy, .report: "copy"
        }
    }

    /// Tells what others change from now on, this process included.
    func follow(after checkpoint: SealedCheckpoint) {
        let changes = ChangeFollowing(
            session: work.session, mailbox: mailbox, delivery: delivery, awaited: awaited)
        following = Task { await changes.run(after: checkpoint) }
    }

    /// Follows the answers that are being given, by this process and others. What had come of one whose process has died
    /// is kept, unless nothing may be written.
    func followAnswers(keepsAbandoned: Bool) {
        let workspace = work.session.workspace
        let news = workspace.answers.news()
        listening = Task { [mailbox, log = work.session.log] in
            for await some in news {
                mailbox.post(.answers(some))
                let hasEnded = some.contains { if case .ended = $0 { true } else { false } }
                guard keepsAbandoned, hasEnded else { continue }
                do throws(DocketError) {
                    try await workspace.keepAbandonedAnswers()
                } catch {
                    log.warning("What is left of an answer is not kept yet: \(error.message)")
                }
            }
        }
    }

    /// Follows who else works in the workspace.
    ///
    /// - Parameter tells: Whether they are told of this screen.
    func followOthers(tells: Bool) {
        let board = work.session.workspace.presence
        if tells { seat = board.enter() }
        let others = board.others()
        noticing = Task { [mailbox] in
            for await present in others { mailbox.post(.others(present)) }
        }
    }

    func tell(_ whereabouts: Whereabouts) { seat?.tell(whereabouts) }

    /// Follows whether the log can be reached.
    func followReach() {
        let reach = work.session.workspace.isLogInReach()
        reaching = Task { [mailbox] in
            for await isInReach in reach { mailbox.post(.logInReach(isInReach)) }
        }
    }

    /// Delivers what follows from decisions, while the screen is open.
    func deliver() {
        delivering = Task { [delivery, log = work.session.log] in
            do {
                try await delivery.run { attempt in
                    guard let error = attempt.error else { return }
                    log.warning("A delivery failed: \(error)", metadata: ["delivery": "\(attempt.delivery.id)"])
                }
            } catch {
                log.error("Nothing is delivered any more: \(error)")
            }
        }
    }

    /// Gives up the exports that are being made, and waits until everything is stored, and the log says what became of
    /// them; or for so long.
    func finish(until end: DispatchTime) {
        exports.cancel()
        answers.cancel()
        if writes.wait(until: end), exports.wait(until: end) { answers.wait(until: end) }
    }

    /// What is not stored yet and no request asked for, in words.
    var unstored: [String] { writes.words + exports.words }

    func stop() {
        writes.cancel()
        exports.cancel()
        answers.cancel()
        following?.cancel()
        listening?.cancel()
        noticing?.cancel()
        reaching?.cancel()
        seat?.leave()
        delivering?.cancel()
        alarm?.cancel()
        work.runs.stopAll()
        for task in reading.values { task.cancel() }
        for task in tableWork.values { task.cancel() }
    }
}

extension ExportEffect {
    /// What is lost of it where the program does not await it.
    fileprivate var words: String? {
        switch self {
        case .make, .makeAgain, .retry: "What became of an export"
        case .delete: "Deleting an export"
        case .save: "Saving a copy of an export"
        case .open, .copyPath: nil
        }
    }
}

extension TableEffect {
    /// What tells a viewer that its wish could not be met.
    var failure: TableAction? {
        switch self {
        case .loadRows(let sheet, _): .failed(sheet: sheet, ticket: nil)
        case .computeOrder(let sheet, _, let ticket), .search(let sheet, _, _, _, let ticket),
            .computeStatistics(let sheet, _, _, let ticket), .computeChart(let sheet, _, _, _, let ticket):
            .failed(sheet: sheet, ticket: ticket)
        case .copyRows, .copy, .report: nil
        }
    }
}

/// What stops answers that are being given, by the messages that they answer.
private final class AnswerStops: Sendable {
    private let tasks = Mutex<[MessageID: Task<Action, Never>]>([:])

    func note(_ task: Task<Action, Never>, for id: MessageID) { tasks.withLock { $0[id] = task } }
    func forget(_ id: MessageID) { tasks.withLock { $0[id] = nil } }
    func stop(_ id: MessageID) { tasks.withLock { $0[id] }?.cancel() }
}
