import DocketDomain
import Foundation
import Synchronization

extension InMemoryEventLog: ErasingLog {
    func erase(
        _ customer: CustomerID, tenant: TenantID, documents: ErasureDocuments,
        record: @escaping @Sendable (ErasureFindings) throws -> ErasureRecord
    ) async throws -> ErasureFindings {
        defer { watchers.announce() }
        return try contents.withLock { contents in
            var erasure = Erasure(contents: contents, tenant: tenant, customer: customer, documents: documents)
            let findings = try erasure.run(record: record)
            contents = erasure.contents
            return findings
        }
    }

    func unfinishedErasure(at time: Timestamp?) async throws -> UnfinishedErasure? {
        contents.withLock { contents in
            let files = contents.erasedFiles.filter { file in
                time.map { contents.postponed[file]?.until ?? $0 <= $0 } ?? true
            }
            guard contents.isErasureNew || !files.isEmpty else { return nil }
            return UnfinishedErasure(isNew: contents.isErasureNew, files: files)
        }
    }

    func finishErasure(removed files: [ErasedFile]) async throws {
        contents.withLock { contents in
            contents.erasedFiles.removeAll { files.contains($0) }
            contents.isErasureNew = false
        }
    }

    func postponeErasure(of files: [ErasedFile], now: Timestamp) async throws {
        contents.withLock { contents in
            for file in files {
                let attempt = (contents.postponed[file]?.attempts ?? 0) + 1
                let until = Timestamp(
                    milliseconds: now.milliseconds + UnfinishedErasure.pause(afterAttempt: attempt))
                contents.postponed[file] = (attempt, until)
            }
        }
    }

    /// The erasure of one customer, event by event.
    private struct Erasure {
        var contents: Contents
        let tenant: TenantID
        let customer: CustomerID
        private var erasing: Erasing

        init(contents: Contents, tenant: TenantID, customer: CustomerID, documents: ErasureDocuments) {
            self.contents = contents
            self.tenant = tenant
            self.customer = customer
            let blobs = contents.blobs
            erasing = Erasing(customer, documents: documents) { blobs[TenantKey(tenant: tenant, key: $0)] }
        }

        mutating func run(record: (ErasureFindings) throws -> ErasureRecord) throws -> ErasureFindings {
            for recorded in contents.events where recorded.tenantID == tenant { try erasing.learn(recorded) }
            let count = contents.events.count
            try rewrite(from: 0)
            let findings = erasing.findings
            let record = try record(findings)
            guard case .appended = try InMemoryEventLog.write(record.append, to: &contents) else {
                throw DocketError(.conflict, "Somebody changed customer \(customer) at the same time. Try again.")
            }
            try rewrite(from: count)
            try foldAgain()
            try rewriteRequests()
            let prefix = ClaimKey.pendingPrefix(customer)
            contents.claims = contents.claims.filter {
                $0.key.tenant != tenant || !$0.key.key.rawValue.hasPrefix(prefix)
            }
            contents.outbox = contents.outbox.filter { !isOwn($0) || $0.deliveredAt != nil }
            for index in contents.outbox.indices where isOwn(contents.outbox[index]) {
                contents.outbox[index].payload = erasing.erased(delivery: contents.outbox[index].payload)
            }
            try replaceBlobs()
            contents.erasedFiles += record.files
            contents.isErasureNew = true
            let identity = contents.identity
            contents.identity = LogIdentity(
                epoch: identity.epoch, key: identity.key, erasures: identity.erasures + 1)
            return findings
        }

        private func isOwn(_ delivery: InMemoryDelivery) -> Bool {
            delivery.tenant == tenant && delivery.orderingKey == customer.rawValue
        }

        private mutating func rewrite(from index: Int) throws {
            for (index, recorded) in contents.events.enumerated().dropFirst(index) where recorded.tenantID == tenant {
                guard let event = try erasing.rewritten(recorded) else { continue }
                contents.events[index] = recorded.with(event)
            }
        }

        private mutating func replaceBlobs() throws {
            for (digest, bytes) in erasing.blobs { contents.blobs[TenantKey(tenant: tenant, key: digest)] = bytes }
            let codec = EventCodec()
            let payloads = try contents.events.map { try codec.stored($0.event).text }
            for digest in erasing.freedBlobs where !payloads.contains(where: { $0.contains(digest) }) {
                contents.blobs[TenantKey(tenant: tenant, key: digest)] = nil
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

        private mutating func rewriteRequests() throws {
            for (key, request) in contents.requests where key.tenant == tenant {
                let response = erasing.erased(response: try JSON(parsing: request.response))
                contents.requests[key] = IdempotentRequest(
                    key: request.key, fingerprint: request.fingerprint,
                    response: Data(response.serialized(sortedKeys: true).utf8), expiresAt: request.expiresAt)
            }
        }
    }
}

extension RecordedEvent {
    /// The same with another event at its place.
    fileprivate func with(_ event: Event) -> RecordedEvent {
        RecordedEvent(
            checkpoint: checkpoint, tenantID: tenantID, stream: stream, version: version, eventID: eventID,
            event: event,
            actorID: actorID, actorRole: actorRole, correlationID: correlationID, recordedAt: recordedAt)
    }
}
