import DocketDomain
import DocketWorkspace
import Foundation
import Synchronization

/// One line on the terminal that says how far a long work has come, drawn over again.
final class ProgressLine: Sendable {
    private let title: String
    private let drawn = Mutex<(last: ContinuousClock.Instant, width: Int)?>(nil)

    /// Nothing where standard error is no terminal, or a program reads what is printed.
    init?(_ title: String, output: Output) {
        guard Terminal.errorIsTerminal, !output.isQuiet, !output.isJSON else { return nil }
        self.title = VisibleText.line(title)
    }

    func show(_ progress: ImportProgress) {
        let share = progress.totalBytes > 0 ? Double(progress.bytesRead) / Double(progress.totalBytes) : 0
        show(share, "\(progress.threads) threads, \(progress.messages) messages")
    }

    func show(_ progress: CareProgress) { show(progress.share, progress.area) }

    /// - Parameters:
    ///   - share: From 0 to 1; nothing where the whole is not known.
    ///   - text: What has been done.
    func show(_ share: Double?, _ text: String) {
        drawn.withLock { drawn in
            let now = ContinuousClock.now
            if let last = drawn?.last, now - last < .milliseconds(100) { return }
            let line = self.text(share, text).cut(to: (Terminal.size?.columns ?? 80) - 1)
            write("\r" + line.padded(to: drawn?.width ?? 0))
            drawn = (now, line.width)
        }
    }

    /// Takes the line away.
    func finish() {
        drawn.withLock { drawn in
            guard let width = drawn?.width else { return }
            write("\r" + String(repeating: " ", count: width) + "\r")
            drawn = nil
        }
    }

    private func text(_ share: Double?, _ text: String) -> String {
        guard let share = share.map({ min(1, $0) }) else { return "\(title) … \(text)" }
        let cells = 24
        let done = Int(share * Double(cells))
        let bar = String(repeating: "#", count: done) + String(repeating: "-", count: cells - done)
        return "\(title) [\(bar)] \(Int(share * 100)) %  \(text)"
    }

    private func write(_ text: String) {
        _ = Array(text.utf8).withUnsafeBytes { Foundation.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
