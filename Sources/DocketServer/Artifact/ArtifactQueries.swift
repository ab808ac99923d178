import DocketDomain
import DocketWire
import DocketWorkspace
import GRPCCore
import SwiftProtobuf

/// What can be asked about artifacts.
struct ArtifactQueries: Docket_Artifact_V1_ArtifactQueryService.SimpleServiceProtocol {
    let reception: Reception
    let heartbeat: Duration

    func getArtifact(
        request: Docket_Artifact_V1_GetArtifactRequest, context: ServerContext
    ) async throws -> Docket_Artifact_V1_GetArtifactResponse {
        try await reception.answer(context, Claim(tenant: request.tenantID)) { workspace in
            let id: ArtifactID = try Field.id(request.artifactID, "artifact_id")
            guard request.revision >= 0 else {
                throw InvalidField("revision", "Revisions are counted from 1; 0 is the newest.")
            }
            let revision = request.revision == 0 ? nil : Int(request.revision)
            var response = Docket_Artifact_V1_GetArtifactResponse()
            response.artifact = try await workspace.artifact(id, revision: revision, rows: try request.rows())
            if request.includeChats {
                let links = try await workspace.queries.threads(of: id)
                response.artifact.chatRefs = links.map(Docket_Artifact_V1_ChatReference.init)
            }
            return response
        }
    }

    func listArtifacts(
        request: Docket_Artifact_V1_ListArtifactsRequest, context: ServerContext
    ) async throws -> Docket_Artifact_V1_ListArtifactsResponse {
        try await reception.answer(context, Claim(tenant: request.tenantID)) { workspace in
            var filter = ArtifactFilter()
            filter.threadID = try Field.optionalID(request.chatID, "chat_id")
            filter.customerID = try Field.optionalID(request.customerID, "customer_id")
            filter.batchID = try Field.optionalID(request.batchID, "batch_id")
            filter.kind = request.kind.isEmpty ? nil : ArtifactKind(rawValue: request.kind)
            filter.status = request.status.isEmpty ? nil : request.status
            let page = try await workspace.queries.artifacts(
                filter, page: try Field.page(request.pageSize, request.pageToken))
            var response = Docket_Artifact_V1_ListArtifactsResponse()
            response.artifacts = page.items.map { Docket_Artifact_V1_Artifact($0, tenant: workspace.viewer.tenantID) }
            response.nextPageToken = page.nextToken
            response.totalCount = Int32(counted: page.total.count)
            return response
        }
    }

    func getArtifactChats(
        request: Docket_Artifact_V1_GetArtifactChatsRequest, context: ServerContext
    ) async throws -> Docket_Artifact_V1_GetArtifactChatsResponse {
        try await reception.answer(context, Claim(tenant: request.tenantID)) { workspace in
            let id: ArtifactID = try Field.id(request.artifactID, "artifact_id")
            let page = try Field.page(request.pageSize, request.pageToken)
            var links = try await workspace.queries.threads(of: id)[...]
            // The token is the last chat of the page before.
            if !page.token.isEmpty {
                guard let place = links.firstIndex(where: { $0.threadID.rawValue == page.token }) else {
                    throw InvalidField("page_token", "The page token belongs to another list. Ask for the first page.")
                }
                links = links[(place + 1)...]
            }
            var response = Docket_Artifact_V1_GetArtifactChatsResponse()
            response.chats = links.prefix(page.size).map(Docket_Artifact_V1_ChatReference.init)
            response.nextPageToken = links.count > page.size ? response.chats.last?.chatID ?? "" : ""
            return response
        }
    }

    func getArtifactHistory(
        request: Docket_Artifact_V1_GetArtifactHistoryRequest, context: ServerContext
    ) async throws -> Docket_Artifact_V1_GetArtifactHistoryResponse {
        try await reception.answer(context, Claim(tenant: request.tenantID)) { workspace in
            let id: ArtifactID = try Field.id(request.artifactID, "artifact_id")
            let page = try await workspace.queries.history(
                of: .artifact(id), page: try Field.page(request.pageSize, request.pageToken))
            var response = Docket_Artifact_V1_GetArtifactHistoryResponse()
            response.entries = page.items.map(Docket_Artifact_V1_ArtifactHistoryEntry.init)
            response.nextPageToken = page.nextToken
            return response
        }
    }

    func streamArtifactUpdates(
        request: Docket_Artifact_V1_StreamArtifactUpdatesRequest,
        response: RPCWriter<Docket_Artifact_V1_ArtifactUpdate>, context: ServerContext
    ) async throws {
        let (workspace, id) = try await reception.answer(context, Claim(tenant: request.tenantID)) { workspace in
            let id: ArtifactID = try Field.id(request.artifactID, "artifact_id")
            guard try await workspace.queries.artifact(id).deletedAt == nil else { throw ArtifactNews.gone(id) }
            return (workspace, id)
        }
        let news = ArtifactNews(workspace: workspace, artifact: id)
        let feed = UpdateFeed(
            workspace: workspace, subject: .object(.artifact(id)), heartbeat: heartbeat,
            check: { try await reception.recheck(context) }, tell: { try await news.told(by: $0) })
        try await feed.run(after: request.resumeToken, context, ending: reception.calls) { told in
            var update = told.update ?? Docket_Artifact_V1_ArtifactUpdate()
            update.checkpointToken = StreamToken(told.checkpoint, of: .object(.artifact(id))).text
            update.timestamp = Google_Protobuf_Timestamp(told.at)
            try await response.write(update)
        }
    }
}

extension Docket_Artifact_V1_GetArtifactRequest {
    /// The rows that are asked for; nothing for the first ones.
    fileprivate func rows() throws(InvalidField) -> Range<Int>? {
        guard rowsFrom >= 0 else { throw InvalidField("rows_from", "Rows are counted from 0.") }
        guard rowsTo >= 0 else { throw InvalidField("rows_to", "Rows are counted from 0.") }
        guard rowsFrom != 0 || rowsTo != 0 else { return nil }
        guard rowsTo != 0 else { return Int(rowsFrom)..<Int(rowsFrom) + 100 }
        guard rowsFrom <= rowsTo else { throw InvalidField("rows_to", "It is before rows_from.") }
        return Int(rowsFrom)..<Int(rowsTo)
    }
}

extension Docket_Artifact_V1_ArtifactHistoryEntry {
    fileprivate init(_ entry: HistoryEntry) {
        self.init()
        let payload = entry.wire["payload"]
        eventType = entry.type
        timestamp = Google_Protobuf_Timestamp(entry.event.recordedAt)
        userID = entry.event.actorID.rawValue
        chatID = payload?["thread_id"]?.string ?? ""
        metadata = ["event_id": entry.event.eventID.rawValue]
        if let revision = payload?["revision"]?.int { metadata["revision"] = String(revision) }
        text = entry.text
    }
}
