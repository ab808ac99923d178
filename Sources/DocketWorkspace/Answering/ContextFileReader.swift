import DocketAgents
import DocketAssistants
import DocketDomain

/// Reads files that came with messages for an assistant, as far as it may fit in what that takes.
struct ContextFileReader {
    private let agent: AgentSettings
    private let workspace: any Workspace
    /// Bytes that are still read: more than fit in any case.
    private var room: Int

    init(of agent: AgentSettings, in workspace: any Workspace) {
        self.agent = agent
        self.workspace = workspace
        room = max(agent.contextTokens * 8, Limits.pictureBytes * 4)
    }

    /// What an import knew of, but did not have, is in nobody's context.
    ///
    /// - Parameter isAsked: Whether the message is the one to be answered, whose files are read in any case.
    mutating func files(of message: Message, isAsked: Bool = false) async throws(DocketError) -> [ContextFile] {
        var files: [ContextFile] = []
        for attachment in message.attachments {
            let isPicture = MediaType.isPicture(attachment.mimeType)
            guard let digest = isPicture ? attachment.digest : attachment.textDigest else { continue }
            let size = attachment.sizeBytes ?? 0
            if isPicture, !agent.takesPictures {
                files.append(ContextFile(name: attachment.name, content: .withheld(agent.pictureRefusal)))
            } else if size > room, !isAsked {
                files.append(ContextFile(name: attachment.name, content: .withheld("It did not fit.")))
            } else {
                do throws(DocketError) {
                    let bytes = try await workspace.queries.blob(digest, of: message.id)
                    room -= bytes.count
                    files.append(
                        ContextFile(
                            name: attachment.name,
                            content: isPicture
                                ? .picture(ContextPicture(bytes: bytes, mediaType: attachment.mimeType))
                                : .text(String(decoding: bytes, as: UTF8.self))))
                } catch {
                    guard error.code == .notFound else { throw error }
                }
            }
        }
        return files
    }

    /// A file that is not sent yet.
    func file(_ file: AttachedFile) -> ContextFile {
        let type = file.attachment.mimeType
        let content: ContextFile.Content =
            switch (file.isPicture, agent.takesPictures) {
            case (true, false): .withheld(agent.pictureRefusal)
            case (true, true): .picture(ContextPicture(bytes: file.bytes, mediaType: type))
            case (false, _): .text(String(decoding: file.bytes, as: UTF8.self))
            }
        return ContextFile(name: file.attachment.name, content: content)
    }
}

extension AgentSettings {
    /// Why it is given no pictures.
    var pictureRefusal: String { "\(name) takes no pictures." }
}
