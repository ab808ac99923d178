import DocketDomain
import DocketWorkspace
import GRPCCore

/// What can be done to chats.
struct ChatCommands: Docket_Chat_V1_ChatCommandService.SimpleServiceProtocol {
    let reception: Reception

    func ensureChatForArtifactAndSendMessage(
        request: Docket_Chat_V1_EnsureChatForArtifactAndSendMessageRequest, context: ServerContext
    ) async throws -> Docket_Chat_V1_EnsureChatForArtifactAndSendMessageResponse {
        try await reception.answer(context, Claim(user: request.userID, tenant: request.tenantID)) { workspace in
            let artifact: ArtifactID = try Field.id(request.artifactID, "artifact_id")
            let chat: ThreadID? = try Field.optionalID(request.chatID, "chat_id")
            let visibility = try request.visibility.read("visibility")
            let message = try IncomingMessage(
                request.message, isGiven: request.hasMessage, as: workspace.viewer)
            guard message.artifact == nil || message.artifact == artifact else {
                throw InvalidField("message.artifact_id", "The message is about \(artifact). Leave it empty.")
            }
            let sent = try await workspace.send(message, to: .artifact(artifact, in: chat), key: request.idempotencyKey)
            // The discussion is begun as its user's own: whoever else is to see it sees it from here on. A repeated call
            // makes up for a server that ended in between.
            if sent.outcome.threadCreated, let visibility, visibility != .private {
                try await workspace.perform(.thread(sent.chat, .setVisibility(visibility)))
            }
            var response = Docket_Chat_V1_EnsureChatForArtifactAndSendMessageResponse()
            response.chatID = sent.chat.rawValue
            response.persistedMessage = sent.message
            response.chatCreated = sent.outcome.threadCreated
            return response
        }
    }

    func createChat(
        request: Docket_Chat_V1_CreateChatRequest, context: ServerContext
    ) async throws -> Docket_Chat_V1_CreateChatResponse {
        try await reception.answer(context, Claim(user: request.userID, tenant: request.tenantID)) { workspace in
            let metadata = request.metadata
            let new = NewThread(
                title: try Field.text(request.title, "title"), description: metadata.description_p,
                visibility: try request.visibility.read("visibility") ?? .private,
                agentID: request.agentID.isEmpty ? nil : request.agentID,
                tags: metadata.tags.isEmpty ? nil : metadata.tags,
                labels: metadata.labels.isEmpty ? nil : metadata.labels,
                artifactID: try Field.optionalID(request.artifactID, "artifact_id"))
            let outcome = try await workspace.perform(
                .createThread(new), idempotencyKey: Field.key(request.idempotencyKey))
            guard let id = outcome.threadID else { throw DocketError(.internal, "The chat was made, but has no id.") }
            var response = Docket_Chat_V1_CreateChatResponse()
            response.chat = try await workspace.chat(id)
            return response
        }
    }

    func sendMessage(
        request: Docket_Chat_V1_SendMessageRequest, context: ServerContext
    ) async throws -> Docket_Chat_V1_SendMessageResponse {
        try await reception.answer(context, Claim(user: request.userID, tenant: request.tenantID)) { workspace in
            let chat: ThreadID = try Field.id(request.chatID, "chat_id")
            let message = try IncomingMessage(
                request.message, isGiven: request.hasMessage, as: workspace.viewer)
            let target: OutgoingMessage.Target = message.artifact.map { .artifact($0, in: chat) } ?? .thread(chat)
            var response = Docket_Chat_V1_SendMessageResponse()
            response.message = try await workspace.send(message, to: target, key: request.idempotencyKey).message
            return response
        }
    }

    func updateChatTitle(
        request: Docket_Chat_V1_UpdateChatTitleRequest, context: ServerContext
    ) async throws -> Docket_Chat_V1_UpdateChatTitleResponse {
        try await reception.answer(context, Claim(user: request.userID, tenant: request.tenantID)) { workspace in
            let chat: ThreadID = try Field.id(request.chatID, "chat_id")
            try await workspace.perform(.thread(chat, .rename(try Field.text(request.title, "title"))))
            var response = Docket_Chat_V1_UpdateChatTitleResponse()
            response.chat = try await workspace.chat(chat)
            return response
        }
    }

    func deleteChat(
        request: Docket_Chat_V1_DeleteChatRequest, context: ServerContext
    ) async throws -> Docket_Chat_V1_DeleteChatResponse {
        try await reception.answer(context, Claim(user: request.userID, tenant: request.tenantID)) { workspace in
            try await workspace.perform(.thread(try Field.id(request.chatID, "chat_id"), .delete))
            var response = Docket_Chat_V1_DeleteChatResponse()
            response.success = true
            return response
        }
    }

    func associateArtifact(
        request: Docket_Chat_V1_AssociateArtifactRequest, context: ServerContext
    ) async throws -> Docket_Chat_V1_AssociateArtifactResponse {
        try await reception.answer(context, Claim(user: request.userID, tenant: request.tenantID)) { workspace in
            let chat: ThreadID = try Field.id(request.chatID, "chat_id")
            let artifact: ArtifactID = try Field.id(request.artifactID, "artifact_id")
            let link = try await workspace.link(artifact, to: chat, try request.relationType.read("relation_type"))
            var response = Docket_Chat_V1_AssociateArtifactResponse()
            response.relation = Docket_Chat_V1_ChatArtifactRelation(
                chat: chat, artifact: artifact, link.relation, at: link.linkedAt, by: link.linkedBy)
            return response
        }
    }

    func updateVisibility(
        request: Docket_Chat_V1_UpdateVisibilityRequest, context: ServerContext
    ) async throws -> Docket_Chat_V1_UpdateVisibilityResponse {
        try await reception.answer(context, Claim(user: request.userID, tenant: request.tenantID)) { workspace in
            let chat: ThreadID = try Field.id(request.chatID, "chat_id")
            guard let visibility = try request.visibility.read("visibility") else {
                throw InvalidField("visibility", "Say who sees the chat.")
            }
            try await workspace.perform(.thread(chat, .setVisibility(visibility)))
            var response = Docket_Chat_V1_UpdateVisibilityResponse()
            // An admin may take away from themselves what belongs to somebody else.
            response.chat = try await workspace.chat(chat)
            return response
        }
    }
}

extension Workspace {
    /// Links an artifact to a thread, and says how it is linked then.
    func link(_ artifact: ArtifactID, to chat: ThreadID, _ relation: Relation) async throws(DocketError) -> ArtifactLink
    {
        try await perform(.artifact(artifact, .link(chat, relation)))
        guard let link = try await queries.threads(of: artifact).first(where: { $0.threadID == chat }) else {
            throw DocketError(.conflict, "The link between \(artifact) and \(chat) was taken away at the same time.")
        }
        return link
    }

    /// Sends a message; with a key once.
    fileprivate func send(
        _ message: IncomingMessage, to target: OutgoingMessage.Target, key: String
    ) async throws(DocketError) -> (chat: ThreadID, message: Docket_Chat_V1_ChatMessage, outcome: CommandOutcome) {
        let outgoing = OutgoingMessage(target: target, parts: message.parts, attachments: message.attachments)
        let outcome = try await perform(.send(outgoing), idempotencyKey: Field.key(key), blobs: message.blobs)
        guard let chat = outcome.threadID, let id = outcome.messageID else {
            throw DocketError(.internal, "The message was stored, but its place is unknown.")
        }
        var writing = MessageWriting(self)
        var written = try await writing.written(try await queries.message(id))
        written.idempotencyKey = key
        return (chat, written, outcome)
    }
}
