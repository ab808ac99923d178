package import DocketDomain
import Foundation

/// A reader that follows a log, and now and then begins anew from a place that it has seen.
package struct HistoryReader {
    private let log: any EventLog
    private let name: String
    private let history: HistoryFile
    private var random: SeededGenerator
    private var walks = 0
    private var place = Checkpoint.start
    private var seen = [Checkpoint.start]

    package init(_ name: String, seed: UInt64, of log: any EventLog, _ history: HistoryFile) {
        self.name = name
        self.log = log
        self.history = history
        random = SeededGenerator(seed: seed)
    }

    /// Reads what there is.
    ///
    /// - Returns: Whether there was something.
    package mutating func step() async throws -> Bool {
        if random.oneIn(20) {
            walks += 1
            place = seen[Int.random(in: 0..<seen.count, using: &random)]
        }
        let limit = Int.random(in: 1...200, using: &random)
        guard let events = try? await log.read(tenant: Cast.tenant, after: place, limit: limit), let last = events.last
        else { return false }
        try history.add(
            .read(
                reader: "\(name)-w\(walks)", after: HistoryRecord.Place(place),
                events: events.map(HistoryRecord.Event.init)))
        place = last.checkpoint
        seen += events.map(\.checkpoint).filter { _ in random.oneIn(10) }
        return true
    }

    /// Records the whole log, once nobody writes any more.
    package static func conclude(_ log: any EventLog, _ history: HistoryFile) async throws {
        var events: [HistoryRecord.Event] = []
        var place = Checkpoint.start
        while true {
            let batch = try await log.read(tenant: Cast.tenant, after: place, limit: 1000)
            guard let last = batch.last else { break }
            events += batch.map(HistoryRecord.Event.init)
            place = last.checkpoint
        }
        try history.add(.found(events: events))
    }
}
