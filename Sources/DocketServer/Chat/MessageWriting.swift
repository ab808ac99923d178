import DocketDomain
import DocketWorkspace
import Foundation
import SwiftProtobuf

/// Writes messages for a client, with their pictures as long as there is room.
struct MessageWriting {
    private let workspace: any Workspace
    /// Bytes of pictures that may still be sent: clients take no more than 4 MiB at once unless they are told to.
    private var room = 2 << 20

    init(_ workspace: any Workspace) {
        self.workspace = workspace
    }

    mutating func written(_ message: DocketDomain.Message) async throws(DocketError) -> Docket_Chat_V1_ChatMessage {
        var written = Docket_Chat_V1_ChatMessage()
        written.id = message.id.rawValue
        written.chatID = message.threadID.rawValue
        written.role = message.role.rawValue
        for part in message.parts {
            if let part = try await self.written(part, of: message.id) { written.parts.append(part) }
        }
        written.attachments = message.attachments.map { Docket_Chat_V1_Attachment($0) }
        written.createdAt = Google_Protobuf_Timestamp(message.createdAt)
        written.artifactID = message.mention?.artifactID.rawValue ?? ""
        written.artifactAction = message.mention?.action.rawValue ?? ""
        written.tenantID = workspace.viewer.tenantID.rawValue
        return written
    }

    /// A part; nothing for what was only thought.
    private mutating func written(
        _ part: MessagePart, of message: MessageID
    ) async throws(DocketError) -> Docket_Chat_V1_MessagePart? {
        var written = Docket_Chat_V1_MessagePart()
        switch part {
        case .text(let text):
            written.text.text = text
        case .code(let language, let content):
            written.code.language = language
            written.code.content = content
        case .image(let source, let mimeType):
            written.image.mimeType = mimeType
            switch source {
            case .url(let url): written.image.url = url
            case .digest(let digest): written.image.data = try await picture(digest, of: message)
            }
        case .reasoning:
            return nil
        }
        return written
    }

    private mutating func picture(_ digest: String, of message: MessageID) async throws(DocketError) -> Data {
        guard room > 0 else { return Data() }
        let bytes: Data
        do {
            bytes = try await workspace.queries.blob(digest, of: message)
        } catch  where error.code == .notFound {
            return Data()
        }
        guard bytes.count <= room else { return Data() }
        room -= bytes.count
        return bytes
    }
}

extension Docket_Chat_V1_Attachment {
    fileprivate init(_ attachment: Attachment) {
        self.init()
        id = attachment.id.rawValue
        name = attachment.name
        mimeType = attachment.mimeType
        sizeBytes = Int64(attachment.sizeBytes ?? 0)
    }
}
