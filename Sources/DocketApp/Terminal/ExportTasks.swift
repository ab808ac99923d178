import DocketUI
import Synchronization

/// The exports that a screen has begun: they go on beside it, and end with it.
final class ExportTasks: Sendable {
    private let work: ExportEffects
    private let tasks = Mutex<[Int: Task<Void, Never>]>([:])
    private let next = Mutex(0)

    init(_ work: ExportEffects) {
        self.work = work
    }

    func begin(_ effect: ExportEffect, _ answer: @escaping @Sendable (ExportAnswer) -> Void) {
        let number = next.withLock { number in
            number += 1
            return number
        }
        let task = Task { [work] in await work.run(effect, answer) }
        tasks.withLock { $0[number] = task }
        Task {
            await task.value
            tasks.withLock { $0[number] = nil }
        }
    }

    /// Cancels what is being made, and waits until the log says so.
    func end() async {
        let running = tasks.withLock { $0.values.map(\.self) }
        for task in running { task.cancel() }
        for task in running { await task.value }
    }
}

/// The exports of the screen's thread, for whoever waits until that has ended.
final class RunningExports: Sendable {
    private let tasks = Mutex<ExportTasks?>(nil)

    func hold(_ new: ExportTasks) {
        tasks.withLock { $0 = new }
    }

    func end() async {
        await tasks.withLock { $0 }?.end()
    }
}
