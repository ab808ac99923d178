import ArgumentParser
import Foundation
import TestSupport

/// One writer or reader, until it is told to end, or killed.
struct OrderAct: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "order-act", abstract: "A part of order.", shouldDisplay: false)

    enum Part: String, ExpressibleByArgument { case writer, reader }

    @Argument var part: Part
    @Option var name: String
    @Option var log: String
    @Option var history: String
    @Option var seed: UInt64

    func run() async throws {
        let log = try await OrderedLog.openPatiently(log)
        let file = try HistoryFile(URL(fileURLWithPath: history))
        // The answer to what is being written is heard out.
        signal(SIGTERM, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: SIGTERM)
        let acting = Task {
            switch part {
            case .writer:
                var writer = HistoryWriter(name, seed: seed, to: log, file)
                while !Task.isCancelled { try await writer.step() }
            case .reader:
                var reader = HistoryReader(name, seed: seed, of: log, file)
                while !Task.isCancelled {
                    if try await !reader.step() { try await Task.sleep(for: .milliseconds(2)) }
                }
            }
        }
        source.setEventHandler { acting.cancel() }
        source.resume()
        do {
            try await acting.value
        } catch is CancellationError {
            // It was told to end.
        }
    }
}
