import DocketDomain
import DocketWorkspace
import Foundation
import GRPCCore
import OrderedCollections

/// What can be done to artifacts.
struct ArtifactCommands: Docket_Artifact_V1_ArtifactCommandService.SimpleServiceProtocol {
    let reception: Reception

    func createArtifact(
        request: Docket_Artifact_V1_CreateArtifactRequest, context: ServerContext
    ) async throws -> Docket_Artifact_V1_CreateArtifactResponse {
        try await reception.answer(context, Claim(user: request.userID, tenant: request.tenantID)) { workspace in
            let kind = ArtifactKind(rawValue: try Field.text(request.kind, "kind"))
            let content = try Self.content(request.payload, of: kind)
            let metadata = request.metadata.sorted { $0.key < $1.key }.map { ($0.key, JSON.string($0.value)) }
            let new = NewArtifact(
                kind: kind, title: try Field.text(request.title, "title"), content: content.content,
                threadID: try Field.optionalID(request.primaryChatID, "primary_chat_id"),
                metadata: metadata.isEmpty ? nil : .object(OrderedDictionary(uniqueKeysWithValues: metadata)))
            let outcome = try await workspace.perform(
                .createArtifact(new), idempotencyKey: Field.key(request.idempotencyKey), blobs: content.blobs)
            guard let id = outcome.artifactID else {
                throw DocketError(.internal, "The artifact was made, but has no id.")
            }
            var response = Docket_Artifact_V1_CreateArtifactResponse()
            response.artifactID = id.rawValue
            return response
        }
    }

    func reviseArtifact(
        request: Docket_Artifact_V1_ReviseArtifactRequest, context: ServerContext
    ) async throws -> Docket_Artifact_V1_ReviseArtifactResponse {
        try await reception.answer(context, Claim(tenant: "")) { workspace in
            let id: ArtifactID = try Field.id(request.artifactID, "artifact_id")
            guard request.expectedRevision >= 0 else {
                throw InvalidField("expected_revision", "Revisions are counted from 1; 0 is any.")
            }
            let content = try Self.content(request.payload, of: try await workspace.queries.artifact(id).kind)
            let expected = request.expectedRevision == 0 ? nil : Int(request.expectedRevision)
            try await workspace.perform(
                .artifact(id, .revise(content.content, title: nil, expecting: expected)),
                idempotencyKey: Field.key(request.idempotencyKey), blobs: content.blobs)
            var response = Docket_Artifact_V1_ReviseArtifactResponse()
            response.artifact = try await workspace.artifact(id)
            return response
        }
    }

    func associateChat(
        request: Docket_Artifact_V1_AssociateChatRequest, context: ServerContext
    ) async throws -> Docket_Artifact_V1_AssociateChatResponse {
        try await reception.answer(context, Claim(user: request.userID, tenant: request.tenantID)) { workspace in
            let artifact: ArtifactID = try Field.id(request.artifactID, "artifact_id")
            let chat: ThreadID = try Field.id(request.chatID, "chat_id")
            let link = try await workspace.link(artifact, to: chat, try request.relationType.read("relation_type"))
            var response = Docket_Artifact_V1_AssociateChatResponse()
            response.chatReference = Docket_Artifact_V1_ChatReference(link)
            return response
        }
    }

    func dissociateChat(
        request: Docket_Artifact_V1_DissociateChatRequest, context: ServerContext
    ) async throws -> Docket_Artifact_V1_DissociateChatResponse {
        try await reception.answer(context, Claim(user: request.userID, tenant: request.tenantID)) { workspace in
            let artifact: ArtifactID = try Field.id(request.artifactID, "artifact_id")
            try await workspace.perform(.artifact(artifact, .unlink(try Field.id(request.chatID, "chat_id"))))
            var response = Docket_Artifact_V1_DissociateChatResponse()
            response.success = true
            return response
        }
    }

    func deleteArtifact(
        request: Docket_Artifact_V1_DeleteArtifactRequest, context: ServerContext
    ) async throws -> Docket_Artifact_V1_DeleteArtifactResponse {
        try await reception.answer(context, Claim(user: request.userID, tenant: request.tenantID)) { workspace in
            try await workspace.perform(.artifact(try Field.id(request.artifactID, "artifact_id"), .delete))
            var response = Docket_Artifact_V1_DeleteArtifactResponse()
            response.success = true
            return response
        }
    }

    /// A payload that was sent, as the content of a kind.
    private static func content(_ payload: Data, of kind: ArtifactKind) throws -> PreparedContent {
        guard !payload.isEmpty else { throw InvalidField("payload", "It is empty. Give the payload as JSON.") }
        let json: JSON
        do {
            json = try JSON(parsing: payload, maximumDepth: Limits.nesting)
        } catch {
            throw InvalidField("payload", "It is no valid JSON: \(error).")
        }
        return try PreparedContent(ofKind: kind, payload: json)
    }
}
