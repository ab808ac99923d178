import DocketDomain
import DocketWorkspace
import GRPCCore
import SwiftProtobuf

/// What can be asked about chats.
struct ChatQueries: Docket_Chat_V1_ChatQueryService.SimpleServiceProtocol {
    let reception: Reception
    let heartbeat: Duration

    /// What is said of a chat that was deleted, or that cannot be seen any more.
    static func gone(_ id: ThreadID) -> DocketError {
        DocketError(.notFound, "There is no chat \(id) any more.")
    }

    func getChat(
        request: Docket_Chat_V1_GetChatRequest, context: ServerContext
    ) async throws -> Docket_Chat_V1_GetChatResponse {
        try await reception.answer(context, Claim(tenant: request.tenantID)) { workspace in
            var response = Docket_Chat_V1_GetChatResponse()
            response.chat = try await workspace.chat(try Field.id(request.chatID, "chat_id"))
            return response
        }
    }

    func listChats(
        request: Docket_Chat_V1_ListChatsRequest, context: ServerContext
    ) async throws -> Docket_Chat_V1_ListChatsResponse {
        try await reception.answer(context, Claim(user: request.userID, tenant: request.tenantID)) { workspace in
            let page = try await workspace.queries.threads(
                try request.filter.read(), page: try Field.page(request.pageSize, request.pageToken))
            var response = Docket_Chat_V1_ListChatsResponse()
            response.chats = page.items.map { Docket_Chat_V1_Chat($0, tenant: workspace.viewer.tenantID) }
            response.nextPageToken = page.nextToken
            response.totalCount = Int32(counted: page.total.count)
            response.totalIsExact = page.total.isExact
            return response
        }
    }

    func getMessages(
        request: Docket_Chat_V1_GetMessagesRequest, context: ServerContext
    ) async throws -> Docket_Chat_V1_GetMessagesResponse {
        try await reception.answer(context, Claim(tenant: request.tenantID)) { workspace in
            let chat: ThreadID = try Field.id(request.chatID, "chat_id")
            _ = try await workspace.chat(chat)
            let page = try await workspace.queries.messages(
                of: chat, page: try Field.page(request.pageSize, request.pageToken, standard: 50, limit: 200))
            var response = Docket_Chat_V1_GetMessagesResponse()
            var writing = MessageWriting(workspace)
            for message in page.items { response.messages.append(try await writing.written(message)) }
            response.nextPageToken = page.nextToken
            response.hasMore_p = page.hasMore
            response.totalCount = Int32(counted: page.total.count)
            return response
        }
    }

    func getChatArtifacts(
        request: Docket_Chat_V1_GetChatArtifactsRequest, context: ServerContext
    ) async throws -> Docket_Chat_V1_GetChatArtifactsResponse {
        try await reception.answer(context, Claim(tenant: request.tenantID)) { workspace in
            let chat: ThreadID = try Field.id(request.chatID, "chat_id")
            _ = try await workspace.chat(chat)
            var filter = ArtifactFilter()
            filter.threadID = chat
            let page = try await workspace.queries.artifacts(
                filter, page: try Field.page(request.pageSize, request.pageToken))
            var response = Docket_Chat_V1_GetChatArtifactsResponse()
            response.artifacts = page.items.map { Docket_Chat_V1_ArtifactReference($0, in: chat) }
            response.nextPageToken = page.nextToken
            return response
        }
    }

    func searchChats(
        request: Docket_Chat_V1_SearchChatsRequest, context: ServerContext
    ) async throws -> Docket_Chat_V1_SearchChatsResponse {
        try await reception.answer(context, Claim(user: request.userID, tenant: request.tenantID)) { workspace in
            guard request.filter.query.isEmpty else {
                throw InvalidField("filter.query", "What is searched for stands in query. Leave this one empty.")
            }
            var filter = try request.filter.read()
            filter.text = try Field.text(request.query, "query")
            let page = try await workspace.queries.threads(
                filter, page: try Field.page(request.pageSize, request.pageToken))
            var response = Docket_Chat_V1_SearchChatsResponse()
            response.chats = page.items.map { Docket_Chat_V1_Chat($0, tenant: workspace.viewer.tenantID) }
            response.nextPageToken = page.nextToken
            response.totalCount = Int32(counted: page.total.count)
            return response
        }
    }

    func streamChatUpdates(
        request: Docket_Chat_V1_StreamChatUpdatesRequest, response: RPCWriter<Docket_Chat_V1_ChatUpdate>,
        context: ServerContext
    ) async throws {
        let (workspace, chat) = try await reception.answer(context, Claim(tenant: request.tenantID)) { workspace in
            let chat: ThreadID = try Field.id(request.chatID, "chat_id")
            _ = try await workspace.chat(chat)
            return (workspace, chat)
        }
        let news = ChatNews(workspace: workspace, chat: chat)
        let feed = UpdateFeed(
            workspace: workspace, subject: .object(.thread(chat)), heartbeat: heartbeat,
            check: { try await reception.recheck(context) }, tell: { try await news.told(by: $0) })
        try await feed.run(after: request.resumeToken, context, ending: reception.calls) { told in
            var update = told.update ?? Docket_Chat_V1_ChatUpdate()
            update.checkpointToken = StreamToken(told.checkpoint, of: .object(.thread(chat))).text
            update.timestamp = Google_Protobuf_Timestamp(told.at)
            try await response.write(update)
        }
    }
}

extension Workspace {
    /// A thread that has not been deleted, as other programs see it.
    func chat(_ id: ThreadID) async throws(DocketError) -> Docket_Chat_V1_Chat {
        let thread = try await queries.thread(id)
        guard thread.deletedAt == nil else { throw ChatQueries.gone(id) }
        return Docket_Chat_V1_Chat(thread, tenant: viewer.tenantID)
    }
}

extension Docket_Chat_V1_ChatFilter {
    fileprivate func read() throws(InvalidField) -> ThreadFilter {
        var filter = ThreadFilter()
        filter.text = query.isEmpty ? nil : query
        filter.visibility = try visibility.read("filter.visibility")
        guard artifactIds.count <= 1 else {
            throw InvalidField("filter.artifact_ids", "Chats are listed by one artifact at a time.")
        }
        filter.artifactID = try artifactIds.first.map { id throws(InvalidField) in
            try Field.id(id, "filter.artifact_ids[0]")
        }
        if hasCreatedAfter { filter.createdAfter = try Field.time(createdAfter, "filter.created_after") }
        if hasCreatedBefore { filter.createdBefore = try Field.time(createdBefore, "filter.created_before") }
        return filter
    }
}

extension Docket_Chat_V1_ArtifactReference {
    fileprivate init(_ artifact: ArtifactSummary, in chat: ThreadID) {
        self.init()
        artifactID = artifact.id.rawValue
        title = artifact.title
        kind = artifact.kind.rawValue
        guard let link = artifact.links.first(where: { $0.threadID == chat }) else { return }
        relationType = Docket_Chat_V1_RelationType(link.relation)
        linkedAt = Google_Protobuf_Timestamp(link.linkedAt)
    }
}
