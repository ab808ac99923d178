package import DocketDomain

extension Workspace {
    /// The text of a file that a message carries; nothing where it is no text, or only known by its name.
    package func text(of file: Attachment, in message: Message) async throws(DocketError) -> String? {
        guard let digest = file.textDigest else { return nil }
        return String(decoding: try await queries.blob(digest, of: message.id), as: UTF8.self)
    }
}
