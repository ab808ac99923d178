package import DocketDomain
import Foundation

/// A writer that appends at random what others write at the same time: to the same streams, with the same claims, some of
/// it twice.
package struct HistoryWriter {
    private let log: any EventLog
    private let name: String
    private let history: HistoryFile
    private var random: SeededGenerator
    private var made = 0

    /// Streams that all writers share.
    private static let streams = (0..<6).map { StreamID.thread(ThreadID("order-\($0)")) }

    package init(_ name: String, seed: UInt64, to log: any EventLog, _ history: HistoryFile) {
        self.name = name
        self.log = log
        self.history = history
        random = SeededGenerator(seed: seed)
    }

    /// Makes the streams; where another writer has done that, nothing is changed.
    package mutating func begin() async throws {
        for stream in Self.streams {
            _ = try await write([
                append([StreamChange(stream: stream, expected: .noStream, events: [Self.created])])
            ])
        }
    }

    /// One call of the log.
    package mutating func step() async throws {
        switch Int.random(in: 0..<10, using: &random) {
        case 0..<4:
            try await write([append([change()])])
        case 4..<6:
            let version = try? await log.state(of: Self.streams[0], tenant: Cast.tenant)?.version
            try await write([append([change(Self.streams[0], expected: .exact(version ?? 1))])])
        case 6:
            let streams = Self.streams.shuffled(using: &random).prefix(3)
            try await write([append(streams.map { change($0) })])
        case 7:
            // Two streams want it, and one gets it.
            let key = "order:\(Int.random(in: 0..<2000, using: &random))"
            let stream = random.oneIn(2) ? Self.streams[1] : Self.streams[2]
            try await write([
                append(
                    [change(stream)], claims: [.take(ClaimKey(rawValue: key), stream)],
                    claim: HistoryRecord.Claim(key: key, owner: stream.description))
            ])
        case 8:
            let key = "order:\(Int.random(in: 0..<20_000, using: &random))"
            for _ in 0..<2 { try await write([append([change()], request: key)]) }
        default:
            try await write((0..<3).map { _ in append([change()]) })
        }
    }

    private mutating func change(_ stream: StreamID? = nil, expected: ExpectedVersion = .any) -> StreamChange {
        let stream = stream ?? Self.streams[Int.random(in: 0..<Self.streams.count, using: &random)]
        let events = (0...Int.random(in: 0..<3, using: &random)).map { _ in
            made += 1
            return Event.thread(
                .messageAdded(
                    MessageAdded(
                        id: MessageID("\(name)-m\(made)"), role: .user, parts: [.text("word \(made)")],
                        createdAt: Timestamp(milliseconds: 2))))
        }
        return StreamChange(stream: stream, expected: expected, events: events)
    }

    private static let created = Event.thread(
        .created(
            ThreadCreated(
                title: "Order", ownerID: Cast.member.userID, visibility: .team, createdAt: Timestamp(milliseconds: 1))))

    /// An append, and what the history says of it.
    private struct Entry {
        let append: Append
        let claim: HistoryRecord.Claim?
    }

    private mutating func append(
        _ changes: [StreamChange], claims: [ClaimChange] = [], claim: HistoryRecord.Claim? = nil, request: String? = nil
    ) -> Entry {
        made += 1
        // Random ids: a writer that was killed is followed by another of its name.
        let append = Append(
            tenantID: Cast.tenant, actor: Cast.member, recordedAt: Timestamp(milliseconds: 1_700_000_000_000),
            correlationID: "\(name)-a\(made)", changes: changes, claims: claims, blobs: [:], outbox: [],
            request: request.map { key in
                IdempotentRequest(
                    key: key, fingerprint: key, response: Data(key.utf8),
                    expiresAt: Timestamp(milliseconds: 4_000_000_000_000))
            }, makeID: { UUID().uuidString.lowercased() })
        return Entry(append: append, claim: claim)
    }

    private func write(_ entries: [Entry]) async throws {
        for entry in entries {
            try history.add(
                .asked(
                    append: entry.append.correlationID, at: HistoryFile.now,
                    events: entry.append.changes.reduce(0) { $0 + $1.events.count }, claim: entry.claim,
                    request: entry.append.request?.key))
        }
        let outcomes = try? await log.append(entries.map(\.append))
        for (index, entry) in entries.enumerated() {
            let outcome: HistoryRecord.Outcome =
                switch outcomes?[index] {
                case .appended(let place)?: .written(HistoryRecord.Place(place))
                case .replayed?: .replayed
                case .conflict?: .refused
                case nil: .unknown
                }
            try history.add(.answered(append: entry.append.correlationID, at: HistoryFile.now, outcome: outcome))
        }
        // Out of reach: not tried at once again.
        if outcomes == nil { try await Task.sleep(for: .milliseconds(20)) }
    }
}
