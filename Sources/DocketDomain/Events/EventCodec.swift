package import Foundation

/// How events are stored: a type name, the version of the payload's schema, and the payload as JSON.
///
/// A stored payload is never rewritten. When a payload's shape changes, its `schemaVersion` grows and `decode` brings
/// older ones up to date.
package struct EventCodec: Sendable {
    /// The version that new payloads are written with.
    package static let schemaVersion = 1

    package init() {}

    /// The name of an event's type in the log.
    package func type(of event: Event) -> String {
        switch event {
        case .tenant(.created): "tenant_created"
        case .tenant(.userAdded): "user_added"
        case .tenant(.userRemoved): "user_removed"
        case .thread(.created): "thread_created"
        case .thread(.renamed): "thread_renamed"
        case .thread(.described): "thread_described"
        case .thread(.visibilityChanged): "thread_visibility_changed"
        case .thread(.tagged): "thread_tagged"
        case .thread(.labelled): "thread_labelled"
        case .thread(.messageAdded): "message_added"
        case .thread(.imported): "thread_imported"
        case .thread(.deleted): "thread_deleted"
        case .thread(.restored): "thread_restored"
        case .artifact(.created): "artifact_created"
        case .artifact(.revised): "artifact_revised"
        case .artifact(.renamed): "artifact_renamed"
        case .artifact(.described): "artifact_described"
        case .artifact(.commented): "artifact_commented"
        case .artifact(.statusChanged): "artifact_status_changed"
        case .artifact(.linked): "artifact_linked"
        case .artifact(.unlinked): "artifact_unlinked"
        case .artifact(.deleted): "artifact_deleted"
        case .artifact(.restored): "artifact_restored"
        case .artifact(.exported): "artifact_exported"
        case .export(.requested): "export_requested"
        case .export(.completed): "export_completed"
        case .export(.failed): "export_failed"
        case .export(.cancelled): "export_cancelled"
        case .export(.retried): "export_retried"
        case .export(.deleted): "export_deleted"
        case .proposal(.made): "proposal_made"
        case .proposal(.decided): "proposal_decided"
        case .proposal(.takenBack): "decision_taken_back"
        case .proposal(.superseded): "proposal_superseded"
        case .proposal(.reopened): "proposal_reopened"
        case .batch(.submitted): "batch_submitted"
        case .review(.decided): "review_decided"
        case .review(.takenBack): "review_taken_back"
        case .customer(.added): "customer_added"
        case .customer(.rmAssigned): "rm_assigned"
        case .customer(.proposalsReceived): "proposals_received"
        case .customer(.valueSet): "profile_value_set"
        case .customer(.valueRestored): "profile_value_restored"
        case .customer(.proposalClosed): "customer_proposal_closed"
        case .customer(.proposalReopened): "customer_proposal_reopened"
        case .customer(.deleted): "customer_deleted"
        case .customer(.erased): "customer_erased"
        case .schema(.replaced): "schema_replaced"
        }
    }

    /// The payload as UTF-8 JSON.
    package func payload(of event: Event) throws(DocketError) -> Data {
        switch event {
        case .tenant(.created(let payload)): try encode(payload)
        case .tenant(.userAdded(let payload)): try encode(payload)
        case .tenant(.userRemoved(let payload)): try encode(payload)
        case .thread(.created(let payload)): try encode(payload)
        case .thread(.renamed(let payload)): try encode(payload)
        case .thread(.described(let payload)): try encode(payload)
        case .thread(.visibilityChanged(let payload)): try encode(payload)
        case .thread(.tagged(let payload)): try encode(payload)
        case .thread(.labelled(let payload)): try encode(payload)
        case .thread(.messageAdded(let payload)): try encode(payload)
        case .thread(.imported(let payload)): try encode(payload)
        case .thread(.deleted(let payload)): try encode(payload)
        case .thread(.restored(let payload)): try encode(payload)
        case .artifact(.created(let payload)): try encode(payload)
        case .artifact(.revised(let payload)): try encode(payload)
        case .artifact(.renamed(let payload)): try encode(payload)
        case .artifact(.described(let payload)): try encode(payload)
        case .artifact(.commented(let payload)): try encode(payload)
        case .artifact(.statusChanged(let payload)): try encode(payload)
        case .artifact(.linked(let payload)): try encode(payload)
        case .artifact(.unlinked(let payload)): try encode(payload)
        case .artifact(.deleted(let payload)): try encode(payload)
        case .artifact(.restored(let payload)): try encode(payload)
        case .artifact(.exported(let payload)): try encode(payload)
        case .export(.requested(let payload)): try encode(payload)
        case .export(.completed(let payload)): try encode(payload)
        case .export(.failed(let payload)): try encode(payload)
        case .export(.cancelled(let payload)): try encode(payload)
        case .export(.retried(let payload)): try encode(payload)
        case .export(.deleted(let payload)): try encode(payload)
        case .proposal(.made(let payload)): try encode(payload)
        case .proposal(.decided(let payload)): try encode(payload)
        case .proposal(.takenBack(let payload)): try encode(payload)
        case .proposal(.superseded(let payload)): try encode(payload)
        case .proposal(.reopened(let payload)): try encode(payload)
        case .batch(.submitted(let payload)): try encode(payload)
        case .review(.decided(let payload)): try encode(payload)
        case .review(.takenBack(let payload)): try encode(payload)
        case .customer(.added(let payload)): try encode(payload)
        case .customer(.rmAssigned(let payload)): try encode(payload)
        case .customer(.proposalsReceived(let payload)): try encode(payload)
        case .customer(.valueSet(let payload)): try encode(payload)
        case .customer(.valueRestored(let payload)): try encode(payload)
        case .customer(.proposalClosed(let payload)): try encode(payload)
        case .customer(.proposalReopened(let payload)): try encode(payload)
        case .customer(.deleted(let payload)): try encode(payload)
        case .customer(.erased(let payload)): try encode(payload)
        case .schema(.replaced(let payload)): try encode(payload)
        }
    }

    /// Reads an event back.
    ///
    /// - Throws: `corrupt` where the type is unknown, the schema is newer than this program, or the payload is broken.
    package func event(type: String, schemaVersion: Int, payload: Data) throws(DocketError) -> Event {
        guard schemaVersion <= Self.schemaVersion else {
            throw DocketError(
                .corrupt,
                "An event of type \(type) was written by a newer docket. Update docket to read this workspace.")
        }
        return switch type {
        case "tenant_created": .tenant(.created(try decode(payload, type)))
        case "user_added": .tenant(.userAdded(try decode(payload, type)))
        case "user_removed": .tenant(.userRemoved(try decode(payload, type)))
        case "thread_created": .thread(.created(try decode(payload, type)))
        case "thread_renamed": .thread(.renamed(try decode(payload, type)))
        case "thread_described": .thread(.described(try decode(payload, type)))
        case "thread_visibility_changed": .thread(.visibilityChanged(try decode(payload, type)))
        case "thread_tagged": .thread(.tagged(try decode(payload, type)))
        case "thread_labelled": .thread(.labelled(try decode(payload, type)))
        case "message_added": .thread(.messageAdded(try decode(payload, type)))
        case "thread_imported": .thread(.imported(try decode(payload, type)))
        case "thread_deleted": .thread(.deleted(try decode(payload, type)))
        case "thread_restored": .thread(.restored(try decode(payload, type)))
        case "artifact_created": .artifact(.created(try decode(payload, type)))
        case "artifact_revised": .artifact(.revised(try decode(payload, type)))
        case "artifact_renamed": .artifact(.renamed(try decode(payload, type)))
        case "artifact_described": .artifact(.described(try decode(payload, type)))
        case "artifact_commented": .artifact(.commented(try decode(payload, type)))
        case "artifact_status_changed": .artifact(.statusChanged(try decode(payload, type)))
        case "artifact_linked": .artifact(.linked(try decode(payload, type)))
        case "artifact_unlinked": .artifact(.unlinked(try decode(payload, type)))
        case "artifact_deleted": .artifact(.deleted(try decode(payload, type)))
        case "artifact_restored": .artifact(.restored(try decode(payload, type)))
        case "artifact_exported": .artifact(.exported(try decode(payload, type)))
        case "export_requested": .export(.requested(try decode(payload, type)))
        case "export_completed": .export(.completed(try decode(payload, type)))
        case "export_failed": .export(.failed(try decode(payload, type)))
        case "export_cancelled": .export(.cancelled(try decode(payload, type)))
        case "export_retried": .export(.retried(try decode(payload, type)))
        case "export_deleted": .export(.deleted(try decode(payload, type)))
        case "proposal_made": .proposal(.made(try decode(payload, type)))
        case "proposal_decided": .proposal(.decided(try decode(payload, type)))
        case "decision_taken_back": .proposal(.takenBack(try decode(payload, type)))
        case "proposal_superseded": .proposal(.superseded(try decode(payload, type)))
        case "proposal_reopened": .proposal(.reopened(try decode(payload, type)))
        case "batch_submitted": .batch(.submitted(try decode(payload, type)))
        case "review_decided": .review(.decided(try decode(payload, type)))
        case "review_taken_back": .review(.takenBack(try decode(payload, type)))
        case "customer_added": .customer(.added(try decode(payload, type)))
        case "rm_assigned": .customer(.rmAssigned(try decode(payload, type)))
        case "proposals_received": .customer(.proposalsReceived(try decode(payload, type)))
        case "profile_value_set": .customer(.valueSet(try decode(payload, type)))
        case "profile_value_restored": .customer(.valueRestored(try decode(payload, type)))
        case "customer_proposal_closed": .customer(.proposalClosed(try decode(payload, type)))
        case "customer_proposal_reopened": .customer(.proposalReopened(try decode(payload, type)))
        case "customer_deleted": .customer(.deleted(try decode(payload, type)))
        case "customer_erased": .customer(.erased(try decode(payload, type)))
        case "schema_replaced": .schema(.replaced(try decode(payload, type)))
        default:
            throw DocketError(
                .corrupt,
                "The log has an event of the unknown type “\(type)”. It was written by another docket; update this one."
            )
        }
    }

    private func encode(_ value: some Encodable) throws(DocketError) -> Data {
        do {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return try encoder.encode(value)
        } catch {
            throw DocketError(.internal, "An event could not be written as JSON.", cause: "\(error)")
        }
    }

    private func decode<Payload: Decodable>(_ payload: Data, _ type: String) throws(DocketError) -> Payload {
        do {
            return try JSONDecoder().decode(Payload.self, from: payload)
        } catch {
            throw DocketError(
                .corrupt,
                "An event of type \(type) cannot be read. Run `docket doctor`, and restore a backup if it agrees.",
                cause: "\(error)")
        }
    }
}
