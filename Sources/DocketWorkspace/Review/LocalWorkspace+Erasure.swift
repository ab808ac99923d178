package import DocketDomain
import DocketExport
import DocketStore
import Foundation

extension LocalWorkspace {
    @discardableResult
    package func erase(
        _ customer: CustomerID, reason: String, documents: ErasureDocuments, idempotencyKey: String?
    ) async throws(DocketError) -> ErasureReport {
        let request: JSON = [
            "request": "erase", "customer": .string(customer.rawValue), "reason": .string(reason),
            "documents": .string(documents.rawValue),
        ]
        return try await once(idempotencyKey, request) { () async throws(DocketError) in
            try await erase(customer, reason: reason, documents)
        }
    }

    private func erase(
        _ customer: CustomerID, reason: String, _ documents: ErasureDocuments
    ) async throws(DocketError) -> ErasureReport {
        guard viewer.role == .admin else {
            throw DocketError(
                .permissionDenied,
                "Only an admin may erase a customer; \(viewer.userID) is \(viewer.role.rawValue). Ask an admin.")
        }
        let reason = reason.trimmed
        guard !reason.isEmpty, reason.utf8.count <= Limits.noteBytes else {
            throw DocketError(.invalidArgument, "Say why the customer is erased: --reason TEXT.")
        }
        return try await stored {
            var backoff = Backoff()
            while true {
                do {
                    return try await eraseOnce(customer, reason: reason, documents)
                } catch let error as DocketError where error.code == .conflict {
                    // Somebody has decided, or handed in, in between.
                    guard try await backoff.pause() else { throw error }
                }
            }
        }
    }

    private func eraseOnce(
        _ customer: CustomerID, reason: String, _ documents: ErasureDocuments
    ) async throws -> ErasureReport {
        let prepared = try await prepareErasure(of: customer)
        let before = prepared.state
        let viewer = viewer
        let storage = exports.storage.name
        let findings = try await log.erase(customer, tenant: viewer.tenantID, documents: documents) { findings in
            var append = prepared.append
            let erased = CustomerErased(
                reason: reason, erasedAt: append.recordedAt, documents: documents,
                left: findings.left(documents))
            // What was erased before is erased again without an event that says so twice.
            if !before.isErased || before.listedDocuments != erased.listed {
                append.add(.customer(.erased(erased)), to: .customer(customer), standingAt: prepared.version)
            }
            for export in findings.exports {
                if export.isBeingMade {
                    append.add(.export(.cancelled(ExportCancelled())), to: .export(export.id))
                }
                append.add(.export(.deleted(ExportDeleted())), to: .export(export.id))
            }
            return ErasureRecord(append: append, files: findings.exports.map { ErasedFile($0, storage: storage) })
        }
        var report = ErasureReport()
        let isDocumentErased = documents == .erase && !findings.documents.isEmpty
        report.already = before.isErased && !isDocumentErased && findings.exports.isEmpty
        report.documents = findings.documents
        report.left = findings.left(documents)
        report.exports = findings.exports.count
        report.copies = try await finishErasures()
        return report
    }

    private struct PreparedErasure: Sendable {
        let append: Append
        let state: CustomerState
        let version: Int
    }

    /// The rejection of all that waits, as what is to be written.
    private func prepareErasure(of customer: CustomerID) async throws -> PreparedErasure {
        let snapshot = try await log.state(of: .customer(customer), tenant: viewer.tenantID)
        guard let snapshot, case .customer(let state) = snapshot.state else {
            throw DocketError(.notFound, "There is no customer \(customer). See `docket customers list`.")
        }
        // What was handed in before that is in the list.
        try await node?.catchUp()
        var filter = ReviewFilter()
        filter.customerID = customer
        let pending = try await queries.proposalIDs(filter, limit: .max)
        guard !pending.isEmpty else {
            let context = Context(viewer: viewer, now: environment.now(), makeID: environment.makeID)
            let guarded = StreamChange(stream: .customer(customer), expected: .exact(snapshot.version), events: [])
            return PreparedErasure(
                append: Append(context: context, correlationID: context.makeID(), changes: [guarded]), state: state,
                version: snapshot.version)
        }
        var request = ReviewRequest(pending.map { ProposalDecision($0, .reject(reason: "The customer was erased.")) })
        request.asAdmin = true
        request.isStrict = true
        // What was handed in since the proposals were listed would be left.
        guard let append = try await prepare(KeyedCommand(.review(request), key: nil), blobs: [:]).append,
            append.changes.contains(where: {
                $0.stream == .customer(customer) && $0.expected == .exact(snapshot.version)
            })
        else {
            throw Self.overtaken
        }
        return PreparedErasure(append: append, state: state, version: snapshot.version)
    }
}

extension ErasedFile {
    /// The file of an export; one that was not finished may have left one when its process died.
    fileprivate init(_ export: ErasureFindings.Export, storage: String) {
        let key = StorageKey(export: export.id, of: export.createdBy, fileExtension: export.fileExtension)
        self = export.file ?? ErasedFile(storage: storage, key: key.description)
    }
}

extension ErasureFindings {
    /// What stays and names the customer.
    fileprivate func left(_ mode: ErasureDocuments) -> ErasureLeft {
        var left = ErasureLeft()
        left.documents = mode == .erase ? [] : documents.map(\.id)
        left.customers = customers
        return left
    }
}

extension CustomerErased {
    /// The documents that are left for a person to decide.
    fileprivate var listed: [ArtifactID]? { documents == .list ? left?.documents : nil }
}

extension Append {
    /// Adds an event to those of its stream.
    fileprivate mutating func add(_ event: Event, to stream: StreamID, standingAt version: Int? = nil) {
        guard let index = changes.firstIndex(where: { $0.stream == stream }) else {
            let expected = version.map(ExpectedVersion.exact) ?? .any
            changes.append(StreamChange(stream: stream, expected: expected, events: [event]))
            return
        }
        let change = changes[index]
        changes[index] = StreamChange(stream: stream, expected: change.expected, events: change.events + [event])
    }
}
