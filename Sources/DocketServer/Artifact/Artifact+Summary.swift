import DocketDomain
import DocketWorkspace
import Foundation
import SwiftProtobuf

extension Docket_Artifact_V1_Artifact {
    /// An artifact as other programs see it, without its payload.
    init(_ artifact: ArtifactSummary, tenant: TenantID) {
        self.init()
        id = artifact.id.rawValue
        kind = artifact.kind.rawValue
        title = artifact.title
        status = artifact.status
        revision = Int32(counted: artifact.revision)
        metadata = artifact.labels
        description_p = artifact.description
        comment = artifact.comment
        chatIds = artifact.links.map(\.threadID.rawValue)
        primaryChatID = artifact.primaryThreadID?.rawValue ?? ""
        customerID = artifact.customerID?.rawValue ?? ""
        rmID = artifact.rmID?.rawValue ?? ""
        batchID = artifact.batchID?.rawValue ?? ""
        createdByType = artifact.createdBy.type.rawValue
        createdByID = artifact.createdBy.id.rawValue
        createdAt = Google_Protobuf_Timestamp(artifact.createdAt)
        if let time = artifact.deletedAt { deletedAt = Google_Protobuf_Timestamp(time) }
        tenantID = tenant.rawValue
    }
}

extension ArtifactSummary {
    /// Its metadata as texts: what is none is written as JSON.
    var labels: [String: String] {
        guard let members = metadata?.object else { return [:] }
        return Dictionary(uniqueKeysWithValues: members.map { ($0.key, $0.value.string ?? $0.value.serialized()) })
    }
}

extension Docket_Artifact_V1_ChatReference {
    init(_ link: ArtifactLink) {
        self.init()
        chatID = link.threadID.rawValue
        chatTitle = link.title
        relationType = Docket_Chat_V1_RelationType(link.relation)
        linkedAt = Google_Protobuf_Timestamp(link.linkedAt)
    }
}

extension Workspace {
    /// An artifact with the payload of one of its revisions.
    ///
    /// - Parameters:
    ///   - revision: The newest one unless it is given.
    ///   - rows: Of tables; the first ones unless others are given.
    func artifact(
        _ id: ArtifactID, revision: Int? = nil, rows: Range<Int>? = nil
    ) async throws(DocketError) -> Docket_Artifact_V1_Artifact {
        let summary = try await queries.artifact(id)
        let revision = try await queries.revision(revision, of: id)
        var artifact = Docket_Artifact_V1_Artifact(summary, tenant: viewer.tenantID)
        artifact.revision = Int32(counted: revision.revision)
        artifact.title = revision.title
        artifact.payload = try await payloadBytes(of: revision, artifact: id, rows: rows ?? 0..<100)
        return artifact
    }

    /// A payload as it is sent.
    ///
    /// - Throws: `resourceExhausted` where it is larger than clients take at once.
    func payloadBytes(
        of revision: ArtifactRevision, artifact: ArtifactID, rows: Range<Int>
    ) async throws(DocketError) -> Data {
        let payload = try await self.payload(of: revision, artifact: artifact, rows: rows)
        let bytes = Data(payload.serialized().utf8)
        // Clients take 4 MiB at once unless they are told to take more; the rest is for what stands beside it.
        guard bytes.count <= 7 << 19 else {
            throw DocketError(
                .resourceExhausted,
                "The payload has \(ByteText.text(bytes.count)), more than is sent at once. Of tables ask for fewer rows; others are read by `docket artifacts show \(artifact) --json`."
            )
        }
        return bytes
    }
}
