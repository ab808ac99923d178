import DocketDomain
import DocketExport
import Foundation
import Synchronization
import TestSupport
import Testing

@Suite struct SideBySideTests {
    /// Stops exports in their middle until it is opened.
    private final class Gate: Sendable {
        private let arrived = Mutex(0)
        private let opened = DispatchSemaphore(value: 0)

        var waiting: Int { arrived.withLock { $0 } }

        func pass() {
            arrived.withLock { $0 += 1 }
            opened.wait()
        }

        func open(for count: Int) {
            for _ in 0..<count { opened.signal() }
        }
    }

    @Test(.timeLimit(.minutes(1)), arguments: [ExportFormat.xlsx, .pdf, .docx, .csv])
    func asManyAsThereAreProcessorsAreMadeAtOnceAndOtherWorkGoesOn(_ format: ExportFormat) async throws {
        let folder = try TemporaryFolder()
        let count = ProcessInfo.processInfo.activeProcessorCount
        let rows = (0..<2000).map { ["\($0)", "Customer \($0)"] }
        let document = ExportDocument.table(["Number", "Name"], rows)
        let gate = Gate()
        try await withThrowingTaskGroup(of: ExportReport.self) { group in
            for number in 0..<count {
                let output = try FileOutput(folder: folder.url, name: "\(number).\(format.rawValue)")
                let isStopped = Mutex(false)
                group.addTask {
                    try await Exporter().write(document, as: format, to: output) { progress in
                        let isFirst = isStopped.withLock { stopped in
                            defer { stopped = progress.done > 0 }
                            return !stopped && progress.done > 0
                        }
                        if isFirst { gate.pass() }
                    }
                }
            }
            // Each of them holds a thread: this goes on because they are not those of all other work.
            while gate.waiting < count { try await Task.sleep(for: .milliseconds(1)) }
            gate.open(for: count)
            for try await report in group { #expect(report.rows == 2000) }
        }
        let files = try (0..<count).map { try Data(contentsOf: folder.file("\($0).\(format.rawValue)")) }
        #expect(files.allSatisfy { $0 == files[0] })
    }
}
