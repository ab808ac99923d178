import DocketDomain
import DocketStore
import Foundation
import Synchronization

/// What a log had that was copied, and both have now.
package struct LogCopyReport: Hashable, Sendable {
    /// Events that both have.
    package let events: Int
    /// Of these, those that were copied now: what an earlier copy had was left alone.
    package let copied: Int
    /// The digest over all events, in their order, in either log.
    package let digest: String
    package let blobs: Int
    package let claims: Int
    package let requests: Int
    package let deliveries: Int
}

/// Copies a log into another one, which has nothing else, and compares both.
///
/// Events keep their ids, versions and times, and who wrote them. A copy that was broken off goes on where it stopped.
struct LogCopying {
    let source: any EventLog
    let target: any EventLog
    let listener: CareProgress.Listener?

    private static let batch = 500
    /// Changes of one append: of so few the ids are asked for in their order.
    private static let changesAtOnce = 100
    private static let blobBytesAtOnce = 8 << 20

    func run() async throws -> LogCopyReport {
        guard try await source.unfinishedErasure(at: nil) == nil else {
            throw DocketError(
                .failedPrecondition,
                "An erasure has left files that are still to be removed. Open the workspace once with docket, and copy then."
            )
        }
        let (there, place) = try await common()
        let copied = try await copyEvents(after: place)
        let (claims, requests, deliveries) = (
            try await source.claims(), try await source.requests(), try await source.deliveries()
        )
        try await target.keep(claims: claims, requests: requests, deliveries: deliveries)
        let (events, digest, blobs) = try await compareEvents()
        guard events == there + copied else { throw Self.overtaken }
        let kept = try await target.requests()
        let lost = Set(requests).subtracting(kept)
        guard try await Set(target.claims()) == Set(claims), lost.allSatisfy({ $0.isForgotten(in: kept) }),
            try await target.deliveries() == deliveries.map(\.leasedToNobody)
        else { throw Self.overtaken }
        return LogCopyReport(
            events: events, copied: copied, digest: digest, blobs: blobs, claims: claims.count, requests: kept.count,
            deliveries: deliveries.count)
    }

    // MARK: What is there already

    /// How many events of the source the target has, and the last of their places in the source.
    ///
    /// - Throws: `failedPrecondition` where it has others.
    private func common() async throws -> (count: Int, place: Checkpoint) {
        var (theirs, ours) = (Checkpoint.start, Checkpoint.start)
        var count = 0
        while true {
            let there = try await target.readAll(after: theirs, limit: Self.batch)
            guard let last = there.last else { return (count, ours) }
            let here = try await source.readAll(after: ours, limit: there.count)
            guard here.count == there.count, try Self.digest(here) == Self.digest(there) else {
                throw DocketError(
                    .failedPrecondition,
                    "The log that is to be copied to has other events already. Name an empty one.")
            }
            count += there.count
            (theirs, ours) = (last.checkpoint, here.last?.checkpoint ?? ours)
        }
    }

    private static func digest(_ events: [RecordedEvent]) throws -> String {
        var digest = LogDigest()
        for event in events { try digest.add(event) }
        return digest.text
    }

    // MARK: Copying

    private func copyEvents(after place: Checkpoint) async throws -> Int {
        let head = try await source.head()
        var place = place
        var count = 0
        while case let events = try await source.readAll(after: place, limit: Self.batch), let last = events.last {
            try await copyBlobs(of: events)
            let outcomes = try await target.append(Self.appends(of: events))
            for outcome in outcomes { guard case .appended = outcome else { throw Self.overtaken } }
            count += events.count
            place = last.checkpoint
            let share = head.position > 0 ? Double(place.position) / Double(head.position) : 1
            listener?(CareProgress(share: min(0.7, share * 0.7), area: "copying"))
        }
        return count
    }

    /// Events as appends that write the same events again: those of one command together, as far as they follow each other.
    private static func appends(of events: [RecordedEvent]) -> [Append] {
        var appends: [Append] = []
        var index = events.startIndex
        while index < events.endIndex {
            let first = events[index]
            let run = events[index...].prefix(changesAtOnce).prefix { $0.isOfSameStep(as: first) }
            appends.append(append(of: run, first))
            index = run.endIndex
        }
        return appends
    }

    private static func append(of events: ArraySlice<RecordedEvent>, _ first: RecordedEvent) -> Append {
        let keeper = IDKeeper(ids: events.filter { $0.event.ownID == nil }.map(\.eventID.rawValue))
        let changes = events.map { event in
            StreamChange(
                stream: event.stream, expected: event.version == 1 ? .noStream : .exact(event.version - 1),
                events: [event.event])
        }
        return Append(
            tenantID: first.tenantID,
            actor: Viewer(tenantID: first.tenantID, userID: first.actorID, role: first.actorRole),
            recordedAt: first.recordedAt, correlationID: first.correlationID, changes: changes, claims: [], blobs: [:],
            outbox: [], request: nil, makeID: keeper.next)
    }

    /// Hands the ids of events out again, in their order.
    private final class IDKeeper: Sendable {
        private let ids: Mutex<ArraySlice<String>>

        init(ids: [String]) {
            self.ids = Mutex(ids[...])
        }

        @Sendable func next() -> String { ids.withLock { $0.popFirst() ?? "" } }
    }

    private func copyBlobs(of events: [RecordedEvent]) async throws {
        guard let first = events.first else { return }
        var tenants: [TenantID: [String: Data]] = [:]
        var bytes = 0
        for (tenant, digest) in try named(in: events) {
            guard let blob = try await source.blob(digest, tenant: tenant) else { continue }
            tenants[tenant, default: [:]][digest] = blob
            bytes += blob.count
            guard bytes > Self.blobBytesAtOnce else { continue }
            try await write(tenants, first)
            (tenants, bytes) = ([:], 0)
        }
        try await write(tenants, first)
    }

    private func write(_ blobs: [TenantID: [String: Data]], _ first: RecordedEvent) async throws {
        for (tenant, blobs) in blobs {
            let append = Append(
                tenantID: tenant, actor: Viewer(tenantID: tenant, userID: first.actorID, role: .system),
                recordedAt: first.recordedAt, correlationID: first.correlationID, changes: [], claims: [],
                blobs: blobs, outbox: [], request: nil, makeID: { "" })
            guard case .appended = try await target.append(append) else { throw Self.overtaken }
        }
    }

    /// What may be the names of blobs, with their tenants.
    private func named(in events: [RecordedEvent]) throws -> [(tenant: TenantID, digest: String)] {
        var found: [(TenantID, String)] = []
        let codec = EventCodec()
        for event in events {
            let names = BlobNames.named(in: try codec.stored(event.event).text)
            found += names.map { (event.tenantID, $0) }
        }
        return found
    }

    // MARK: Comparing

    /// Reads both logs, with their blobs, from the beginning on.
    private func compareEvents() async throws -> (count: Int, digest: String, blobs: Int) {
        var (ours, theirs) = (LogDigest(), LogDigest())
        var (here, there) = (Checkpoint.start, Checkpoint.start)
        var blobs = 0
        let head = try await source.head()
        while case let events = try await source.readAll(after: here, limit: Self.batch), let last = events.last {
            let copies = try await target.readAll(after: there, limit: events.count)
            for event in events { try ours.add(event) }
            for event in copies { try theirs.add(event) }
            guard ours.count == theirs.count, ours.text == theirs.text else { throw Self.overtaken }
            for (tenant, digest) in try named(in: events) {
                guard let blob = try await source.blob(digest, tenant: tenant) else { continue }
                guard try await target.blob(digest, tenant: tenant) == blob else { throw Self.overtaken }
                blobs += 1
            }
            (here, there) = (last.checkpoint, copies.last?.checkpoint ?? there)
            let share = head.position > 0 ? Double(here.position) / Double(head.position) : 1
            listener?(CareProgress(share: min(1, 0.7 + share * 0.3), area: "comparing"))
        }
        guard try await target.readAll(after: there, limit: 1).isEmpty else { throw Self.overtaken }
        return (ours.count, ours.text, blobs)
    }

    private static let overtaken = DocketError(
        .conflict,
        "The copy is not the log: somebody wrote to one of them meanwhile. End the other processes, and run this again: it goes on with what is there."
    )
}

extension RecordedEvent {
    /// Whether both were written by one command at one time.
    fileprivate func isOfSameStep(as other: RecordedEvent) -> Bool {
        tenantID == other.tenantID && actorID == other.actorID && actorRole == other.actorRole
            && correlationID == other.correlationID && recordedAt == other.recordedAt
    }
}

extension KeptRequest {
    /// Whether another log has nothing under its key: what expires may be left out.
    fileprivate func isForgotten(in others: [KeptRequest]) -> Bool {
        !others.contains { $0.tenantID == tenantID && $0.userID == userID && $0.request.key == request.key }
    }
}

extension KeptDelivery {
    fileprivate var leasedToNobody: KeptDelivery {
        KeptDelivery(
            tenantID: tenantID,
            delivery: OutboxDelivery(
                id: delivery.id, deliveryID: delivery.deliveryID, trigger: delivery.trigger, payload: delivery.payload,
                customerID: delivery.customerID, createdAt: delivery.createdAt, notBefore: delivery.notBefore,
                claimedUntil: nil, attempts: delivery.attempts, deliveredAt: delivery.deliveredAt,
                failedAt: delivery.failedAt, lastError: delivery.lastError))
    }
}
