import Dispatch

/// A thread of its own for making a file, or a part of one. That takes seconds without a pause: on the threads of all other
/// work, as many as there are processors, two exports would let nothing else be answered.
final class ExportThread: TaskExecutor {
    private let queue = DispatchQueue(label: "docket.export")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
