import Dispatch
import Foundation

/// The signals that ask a program to end. The first one asks; another one ends the program as it always does.
struct EndingSignals {
    private static let signals = [SIGTERM, SIGINT]
    private let sources: [any DispatchSourceSignal]

    /// - Parameter end: What the first signal does.
    init(_ end: @escaping @Sendable () -> Void) {
        sources = Self.signals.map { number in
            // The system's own way would end the program at once.
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                signal(number, SIG_DFL)
                end()
            }
            source.resume()
            return source
        }
    }

    func restore() {
        for source in sources { source.cancel() }
        for number in Self.signals { signal(number, SIG_DFL) }
    }
}
