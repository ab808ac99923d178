import DocketDomain
import Foundation
import Synchronization

extension InMemoryEventLog: ErasingLog {
    func exports(of customer: CustomerID, tenant: TenantID) async throws -> [ExportID] {
        contents.withLock { Erasure(contents: $0, tenant: tenant, customer: customer).exports }
    }

    func erase(_ customer: CustomerID, tenant: TenantID, _ append: Append) async throws {
        defer { watchers.announce() }
        try contents.withLock { contents in
            var all = contents
            guard case .appended = try Self.write(append, to: &all) else {
                throw DocketError(.conflict, "Somebody changed customer \(customer) at the same time. Try again.")
            }
            var erasure = Erasure(contents: all, tenant: tenant, customer: customer)
            try erasure.run()
            contents = erasure.contents
        }
    }

    /// The erasure of one customer, event by event.
    private struct Erasure {
        var contents: Contents
        let tenant: TenantID
        let customer: CustomerID
        private let codec = EventCodec()
        private var personal = PersonalValues()
        private var proposals: Set<ArtifactID> = []
        private var batches: Set<BatchID> = []
        /// Where the proposals came from.
        private var sources: Set<StreamID> = []

        init(contents: Contents, tenant: TenantID, customer: CustomerID) {
            self.contents = contents
            self.tenant = tenant
            self.customer = customer
            for recorded in contents.events where recorded.tenantID == tenant {
                switch recorded.event {
                case .proposal(.made(let made)) where made.customerID == customer:
                    proposals.insert(ArtifactID(recorded.stream.id))
                    if let thread = made.threadID { sources.insert(.thread(thread)) }
                case .batch(.submitted(let submitted)) where submitted.customerID == customer:
                    batches.insert(BatchID(recorded.stream.id))
                default: break
                }
            }
        }

        /// Those that tell of the customer and are not deleted.
        var exports: [ExportID] {
            let linked = Set(
                proposals.flatMap { id -> [ThreadID] in
                    let snapshot = contents.streams[Position(tenant: tenant, stream: .artifact(id))]
                    guard case .artifact(let state)? = snapshot?.state else { return [] }
                    return state.relations.keys.map { ThreadID($0) }
                })
            return contents.streams.compactMap { position, snapshot in
                guard position.tenant == tenant, case .export(let state) = snapshot.state, !state.isDeleted else {
                    return nil
                }
                let isOne =
                    switch state.source.subject {
                    case .thread(let thread): linked.contains(thread)
                    default: tells(state.source.subject)
                    }
                return isOne ? ExportID(position.stream.id) : nil
            }.sorted()
        }

        private func tells(_ subject: Address) -> Bool {
            switch subject {
            case .customer(let id): id == customer
            case .artifact(let id): proposals.contains(id)
            case .batch(let id): batches.contains(id)
            default: false
            }
        }

        mutating func run() throws {
            let own = Set(
                [StreamID.customer(customer)] + proposals.map { .artifact($0) } + batches.map { .batch($0) })
            try rewrite {
                own.contains($0.stream)
            } with: { event, personal, codec in
                let stored = try codec.stored(event.event)
                let payload = personal.replaced(try JSON(parsing: stored.text, maximumDepth: 512), ofType: stored.type)
                return try codec.event(
                    StoredEvent(
                        type: stored.type, schemaVersion: stored.schemaVersion, payload: Data(payload.serialized().utf8)
                    ))
            }
            try rewrite { _ in
                true
            } with: { [sources] event, personal, _ in
                let isSource = sources.contains(event.stream)
                let found = personal
                return event.event.replacingTexts {
                    isSource ? found.removed(from: $0) : found.removed(phrasesFrom: $0)
                } ?? event.event
            }
            try rewriteExportTitles()
            try foldAgain()
            try rewriteResponses()
            let prefix = ClaimKey.pendingPrefix(customer)
            contents.claims = contents.claims.filter {
                $0.key.tenant != tenant || !$0.key.key.rawValue.hasPrefix(prefix)
            }
            contents.outbox = contents.outbox.filter { !isOwn($0) || $0.deliveredAt != nil }
            for index in contents.outbox.indices where isOwn(contents.outbox[index]) {
                contents.outbox[index].payload = personal.replaced(contents.outbox[index].payload)
            }
        }

        private func isOwn(_ delivery: InMemoryDelivery) -> Bool {
            delivery.tenant == tenant && delivery.orderingKey == customer.rawValue
        }

        private mutating func rewrite(
            _ isMeant: (RecordedEvent) -> Bool,
            with change: (RecordedEvent, inout PersonalValues, EventCodec) throws -> Event
        ) throws {
            for (index, recorded) in contents.events.enumerated()
            where recorded.tenantID == tenant && isMeant(recorded) {
                contents.events[index] = recorded.with(try change(recorded, &personal, codec))
            }
        }

        private mutating func rewriteExportTitles() throws {
            for (index, recorded) in contents.events.enumerated() where recorded.tenantID == tenant {
                guard case .export(.requested(var requested)) = recorded.event, tells(requested.source.subject) else {
                    continue
                }
                requested.title = personal.removed(from: requested.title)
                contents.events[index] = recorded.with(.export(.requested(requested)))
            }
        }

        private mutating func foldAgain() throws {
            contents.streams = [:]
            for recorded in contents.events {
                let position = Position(tenant: recorded.tenantID, stream: recorded.stream)
                let state = try evolve(contents.streams[position]?.state, recorded.event)
                contents.streams[position] = StreamSnapshot(version: recorded.version, state: state)
            }
        }

        private mutating func rewriteResponses() throws {
            let ids = Set(proposals.map(\.rawValue) + [customer.rawValue])
            for (key, request) in contents.requests where key.tenant == tenant {
                let response = try JSON(parsing: request.response)
                guard response.mentions(ids) else { continue }
                contents.requests[key] = IdempotentRequest(
                    key: request.key, fingerprint: request.fingerprint,
                    response: Data(personal.replaced(response).serialized(sortedKeys: true).utf8),
                    expiresAt: request.expiresAt)
            }
        }
    }
}

extension RecordedEvent {
    /// The same with another event at its place.
    fileprivate func with(_ event: Event) -> RecordedEvent {
        RecordedEvent(
            position: position, tenantID: tenantID, stream: stream, version: version, eventID: eventID, event: event,
            actorID: actorID, actorRole: actorRole, correlationID: correlationID, recordedAt: recordedAt)
    }
}
